#!/usr/bin/env bash
# Months and years between two days are another number in Spark than in DuckDB, under the same translated name.
#
# Expected: sqlglot translates date_diff into something that counts alike, or warns that it cannot.
# Happens: DuckDB counts the boundaries that lie between (31 January to 1 February is 1 month, New Year is 1 year),
#   Spark's DATEDIFF(MONTH, ...) counts whole ones (0). Both run, and every age, wait and delay told in months is
#   one less for many rows.
# Who meets it: whoever moves a DuckDB query to Spark through a translator and compares only on a few rows.
# Seen with: duckdb 2.0.0, sqlglot 30.30.0, pyspark 4.1.1, Java 17: DuckDB [(1, 1, 1)], Spark [(0, 0, 1)]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0 sqlglot==30.30.0 pyspark==4.1.1
"$folder/venv/bin/python" - 2> "$folder/log" <<'PY'
import duckdb
import sqlglot
from pyspark.sql import SparkSession

QUERY = """select date_diff('month', date '2025-01-31', date '2025-02-01') as months,
    date_diff('year', date '2024-12-31', date '2025-01-01') as years,
    date_diff('day', date '2025-01-31', date '2025-02-01') as days"""
session = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
(translated,) = sqlglot.transpile(QUERY, read="duckdb", write="spark")
here = duckdb.connect().execute(QUERY).fetchall()
there = [tuple(row) for row in session.sql(translated).collect()]
print(translated)
print("DuckDB", here, "Spark", there)
assert here == [(1, 1, 1)] and there == [(0, 0, 1)], "months are counted alike now"
PY
