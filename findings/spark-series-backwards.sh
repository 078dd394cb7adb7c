#!/usr/bin/env bash
# An empty series of numbers counts backwards on Spark: from 3 to 1 there are no rows in DuckDB and three on Spark.
#
# Expected: generate_series(3, 1) is empty, as DuckDB and PostgreSQL have it, also after a translation.
# Happens: sqlglot writes SEQUENCE(3, 1), whose step is -1 by default when the end is smaller: 3, 2, 1. A span whose end
#   lies before its beginning, which used to vanish, counts now. range(3, 1), the sibling, is translated with a guard.
# Who meets it: whoever fills the years between a beginning and an end that may be in the wrong order.
# Seen with: duckdb 2.0.0, sqlglot 30.30.0, pyspark 4.1.1, Java 17: DuckDB [(1, 3, 6)], Spark [(2, 6, 12)]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0 sqlglot==30.30.0 pyspark==4.1.1
"$folder/venv/bin/python" - 2> "$folder/log" <<'PY'
import duckdb
import sqlglot
from pyspark.sql import SparkSession

QUERY = """select count(distinct span) as spans, count(*) as years, sum(year) as total
from (select span, unnest(generate_series(first, last)) as year
      from (values ('a', 1, 3), ('b', 3, 1)) as spans(span, first, last)) as unfolded"""
session = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
(translated,) = sqlglot.transpile(QUERY, read="duckdb", write="spark")
here = duckdb.connect().execute(QUERY).fetchall()
there = [tuple(row) for row in session.sql(translated).collect()]
print(translated)
print("DuckDB", here, "Spark", there)
assert here == [(1, 3, 6)] and there == [(2, 6, 12)], "both say the same of an empty series now"
PY
