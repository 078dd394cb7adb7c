#!/usr/bin/env bash
# A series of months from the 31st ends on the 28th in DuckDB and on the last days on Spark.
#
# Expected: generate_series(31 January, 30 June, 1 month) are the last days of six months, as 31 January plus 1, 2, 3
#   months are in DuckDB itself; or it is the same in both engines.
# Happens: DuckDB adds the month to the day before, and what February took away does not come back: 28 March, 28 April
#   (PostgreSQL does so too). Spark counts from the first day: 31 March, 30 April. Joined with dates at the ends of
#   months, one finds two of six and the other all.
# Who meets it: whoever fills a calendar of reports that are due at the ends of months.
# Seen with: duckdb 2.0.0, sqlglot 30.30.0, pyspark 4.1.1, Java 17:
#   DuckDB [(2, 6, '2025-06-28')], Spark [(6, 6, '2025-06-30')]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0 sqlglot==30.30.0 pyspark==4.1.1
"$folder/venv/bin/python" - 2> "$folder/log" <<'PY'
import duckdb
import sqlglot
from pyspark.sql import SparkSession

QUERY = """select count(*) filter (where due = last_day(due)) as month_ends, count(*) as months,
    cast(cast(max(due) as date) as varchar) as last
from (select unnest(generate_series(date '2025-01-31', date '2025-06-30', interval 1 month)) as due) as calendar"""
session = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
(translated,) = sqlglot.transpile(QUERY, read="duckdb", write="spark")
here = duckdb.connect().execute(QUERY).fetchall()
there = [tuple(row) for row in session.sql(translated).collect()]
print(translated)
print("DuckDB", here, "Spark", there)
assert here == [(2, 6, '2025-06-28')] and there == [(6, 6, '2025-06-30')], "the series is the same in both now"
PY
