#!/usr/bin/env bash
# A number formatted with groups of digits in DuckDB is the format itself in Spark.
#
# Expected: format() is translated into a function that fills the same pattern, or refused.
# Happens: sqlglot writes FORMAT_STRING with the pattern of DuckDB (that of the fmt library), but Spark's has the
#   patterns of printf, so it finds nothing to fill and returns the pattern as text: every row says {:,}.
# Who meets it: whoever words numbers in SQL and moves the query.
# Seen with: duckdb 2.0.0, sqlglot 30.30.0, pyspark 4.1.1, Java 17: DuckDB [('1,234,567',)], Spark [('{:,}',)]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0 sqlglot==30.30.0 pyspark==4.1.1
"$folder/venv/bin/python" - 2> "$folder/log" <<'PY'
import duckdb
import sqlglot
from pyspark.sql import SparkSession

QUERY = """select format('{:,}', 1234567) as told"""
session = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
(translated,) = sqlglot.transpile(QUERY, read="duckdb", write="spark")
here = duckdb.connect().execute(QUERY).fetchall()
there = [tuple(row) for row in session.sql(translated).collect()]
print(translated)
print("DuckDB", here, "Spark", there)
assert here == [('1,234,567',)] and there == [('{:,}',)], "the pattern is translated now"
PY
