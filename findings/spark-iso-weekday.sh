#!/usr/bin/env bash
# Monday is day 3 and Sunday day 2 of the week, after a translation that set out to keep the numbers of ISO 8601.
#
# Expected: isodow (Monday 1 to Sunday 7) becomes an expression with those numbers: Spark's WEEKDAY counts Monday as 0,
#   so WEEKDAY + 1 would do.
# Happens: sqlglot writes DAYOFWEEK % 7 + 1, which turns ISO numbers into those that begin on Sunday, the wrong way
#   round: every day is two too far, Saturday is 1. Nothing is raised and all seven numbers occur, so a chart by weekday
#   looks sound. Known as issue 8021 of sqlglot.
# Who meets it: whoever counts market days, visits or working days in DuckDB and runs the same on Spark.
# Seen with: duckdb 2.0.0, sqlglot 30.30.0, pyspark 4.1.1, Java 17: DuckDB [(1, 6, 7)], Spark [(3, 1, 2)]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0 sqlglot==30.30.0 pyspark==4.1.1
"$folder/venv/bin/python" - 2> "$folder/log" <<'PY'
import duckdb
import sqlglot
from pyspark.sql import SparkSession

QUERY = """select isodow(date '2025-06-02') as monday, isodow(date '2025-06-07') as saturday,
    isodow(date '2025-06-08') as sunday"""
session = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
(translated,) = sqlglot.transpile(QUERY, read="duckdb", write="spark")
here = duckdb.connect().execute(QUERY).fetchall()
there = [tuple(row) for row in session.sql(translated).collect()]
print(translated)
print("DuckDB", here, "Spark", there)
assert here == [(1, 6, 7)] and there == [(3, 1, 2)], "the week begins on Monday in both now"
PY
