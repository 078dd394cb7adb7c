#!/usr/bin/env bash
# regexp_replace takes out the first match in DuckDB and every match on Spark, and the translation loses the difference.
#
# Expected: a call without the option "g" becomes something that replaces once, or a warning says that Spark cannot.
# Happens: with "g" and without it the same REGEXP_REPLACE is written: 53.01.01 without its first dot is 5301.01 in
#   DuckDB and 530101 on Spark. Keys made so no longer join, and where the pattern occurs once nothing shows.
# Who meets it: whoever cleans codes of regions or phone numbers in SQL.
# Seen with: duckdb 2.0.0, sqlglot 30.30.0, pyspark 4.1.1, Java 17:
#   DuckDB [('5301.01', '530101')], Spark [('530101', '530101')]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0 sqlglot==30.30.0 pyspark==4.1.1
"$folder/venv/bin/python" - 2> "$folder/log" <<'PY'
import duckdb
import sqlglot
from pyspark.sql import SparkSession

QUERY = """select regexp_replace('53.01.01', '[.]', '') as first, regexp_replace('53.01.01', '[.]', '', 'g') as every"""
session = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
(translated,) = sqlglot.transpile(QUERY, read="duckdb", write="spark")
here = duckdb.connect().execute(QUERY).fetchall()
there = [tuple(row) for row in session.sql(translated).collect()]
print(translated)
print("DuckDB", here, "Spark", there)
assert here == [('5301.01', '530101')] and there == [('530101', '530101')], "once and everywhere are told apart now"
PY
