#!/usr/bin/env bash
# All but the last two digits are a text in DuckDB and nothing on Spark, and a text from place 0 is longer there.
#
# Expected: left(code, -2) and right(code, -2), all but two digits at one end, become something that cuts so, or are
#   refused; substring(code, 0, 3) counts the place before the first one in both, as the standard does, or in neither.
# Happens: both functions are passed on by name. Spark answers the empty text for any length below zero, not null, so
#   every village lies in the regency ''. For substring Spark takes place 0 for 1 and has a sign more than DuckDB.
# Who meets it: whoever takes the code of a region from that of its part, the level above, in SQL.
# Seen with: duckdb 2.0.0, sqlglot 30.30.0, pyspark 4.1.1, Java 17:
#   DuckDB [('5301', '01', '53')], Spark [('', '', '530')]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0 sqlglot==30.30.0 pyspark==4.1.1
"$folder/venv/bin/python" - 2> "$folder/log" <<'PY'
import duckdb
import sqlglot
from pyspark.sql import SparkSession

QUERY = """select left(code, -2) as above, right(code, -4) as place, substring(code, 0, 3) as province
from (values ('530101')) as villages(code)"""
session = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
(translated,) = sqlglot.transpile(QUERY, read="duckdb", write="spark")
here = duckdb.connect().execute(QUERY).fetchall()
there = [tuple(row) for row in session.sql(translated).collect()]
print(translated)
print("DuckDB", here, "Spark", there)
assert here == [("5301", "01", "53")] and there == [("", "", "530")], "both cut alike now"
PY
