#!/usr/bin/env bash
# A Sunday in June is Sunday and June in DuckDB, Sun and Jun on Spark.
#
# Expected: dayname and monthname, the names in full, become DATE_FORMAT(day, 'EEEE') and DATE_FORMAT(day, 'MMMM'), as
#   strftime(day, '%A %B') does in the same translation.
# Happens: Spark has functions of the same names, which answer the first three letters; sqlglot passes them on. A filter
#   on 'Sunday', a CASE that puts the names into another language and a join with a calendar find nothing, and the
#   rows are left out or fall into ELSE. May alone has the same name in both.
# Who meets it: whoever counts market days by name or writes months in Indonesian, and moves from DuckDB to Spark.
# Seen with: duckdb 2.0.0, sqlglot 30.30.0, pyspark 4.1.1, Java 17:
#   DuckDB [('Sunday', 'June', 'Sunday June')], Spark [('Sun', 'Jun', 'Sunday June')]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0 sqlglot==30.30.0 pyspark==4.1.1
"$folder/venv/bin/python" - 2> "$folder/log" <<'PY'
import duckdb
import sqlglot
from pyspark.sql import SparkSession

QUERY = """select dayname(day) as day, monthname(day) as month, strftime(day, '%A %B') as both
from (values (date '2025-06-01')) as market(day)"""
session = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
(translated,) = sqlglot.transpile(QUERY, read="duckdb", write="spark")
here = duckdb.connect().execute(QUERY).fetchall()
there = [tuple(row) for row in session.sql(translated).collect()]
print(translated)
print("DuckDB", here, "Spark", there)
assert here == [("Sunday", "June", "Sunday June")], "DuckDB has other names now"
assert there == [("Sun", "Jun", "Sunday June")], "the names are in full in both now"
PY
