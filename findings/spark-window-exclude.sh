#!/usr/bin/env bash
# The mean of the neighbours has the row itself among them on Spark: EXCLUDE CURRENT ROW is gone after the translation.
#
# Expected: a window with EXCLUDE, which Spark does not know, is rewritten or refused, or a warning says that it is
#   lost.
# Happens: sqlglot reads EXCLUDE and writes the frame without it. The three places 10, 20 and 90 are compared with the
#   mean of the two others in DuckDB and with the mean of all three on Spark, so what stands out does so less.
# Who meets it: whoever looks for values far from their neighbours, or for the rank of one against the rest.
# Seen with: duckdb 2.0.0, sqlglot 30.30.0, pyspark 4.1.1, Java 17:
#   DuckDB [('A', 55.0), ('B', 50.0), ('C', 15.0)], Spark [('A', 40.0), ('B', 40.0), ('C', 40.0)]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0 sqlglot==30.30.0 pyspark==4.1.1
"$folder/venv/bin/python" - 2> "$folder/log" <<'PY'
import duckdb
import sqlglot
from pyspark.sql import SparkSession

QUERY = """select place, avg(value) over (
    order by place rows between unbounded preceding and unbounded following exclude current row) as others
from (values ('A', 10), ('B', 20), ('C', 90)) as given(place, value) order by place"""
session = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
(translated,) = sqlglot.transpile(QUERY, read="duckdb", write="spark")
here = duckdb.connect().execute(QUERY).fetchall()
there = [tuple(row) for row in session.sql(translated).collect()]
print(translated)
print("DuckDB", here, "Spark", there)
assert here == [("A", 55.0), ("B", 50.0), ("C", 15.0)], "EXCLUDE has another meaning in DuckDB now"
assert there == [("A", 40.0), ("B", 40.0), ("C", 40.0)], "EXCLUDE is translated or refused now"
PY
