#!/usr/bin/env bash
# A cast to a whole number rounds in DuckDB and cuts off on Spark: 2.7 becomes 3 or 2.
#
# Expected: a translator that knows both writes ROUND around the cast, or warns, as it does for less.
# Happens: sqlglot passes the cast on. Every share, mean or age made whole by a cast is one less on Spark for half of
#   the rows, and a total of them drifts by half a unit a row. A text with a fraction, which is 3 in DuckDB, is null
#   there.
# Who meets it: whoever moves queries with ::int between the two and compares sums with a tolerance.
# Seen with: duckdb 2.0.0, sqlglot 30.30.0, pyspark 4.1.1, Java 17:
#   DuckDB [(3, -3, 12, 3)], Spark [(2, -2, 8, None)]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0 sqlglot==30.30.0 pyspark==4.1.1
"$folder/venv/bin/python" - 2> "$folder/log" <<'PY'
import duckdb
import sqlglot
from pyspark.sql import SparkSession

QUERY = """select cast(2.7 as integer) as up, cast(-2.7 as integer) as down, sum(cast(share as integer)) as total,
    try_cast('2.7' as integer) as text
from (values (2.7), (2.7), (3.6), (1.6)) as shares(share)"""
session = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
(translated,) = sqlglot.transpile(QUERY, read="duckdb", write="spark")
here = duckdb.connect().execute(QUERY).fetchall()
there = [tuple(row) for row in session.sql(translated).collect()]
print(translated)
print("DuckDB", here, "Spark", there)
assert here == [(3, -3, 12, 3)] and there == [(2, -2, 8, None)], "casts give the same number now"
PY
