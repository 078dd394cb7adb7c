#!/usr/bin/env bash
# An exact quartile becomes an approximate one on Spark, and a descending one becomes the ascending one.
#
# Expected: percentile_cont(0.25) within group (order by ...) has the same standard syntax in DuckDB and in Spark and is
#   passed on as it is.
# Happens: sqlglot writes PERCENTILE_APPROX(value, 0.25), which answers one of the values instead of interpolating, and
#   has no place for the direction: the quartile from above comes back as the one from below. No warning.
# Who meets it: whoever reports medians and quartiles of few rows (22 regencies); an even count shows it at once.
# Seen with: duckdb 2.0.0, sqlglot 30.30.0, pyspark 4.1.1, Java 17: DuckDB [(1.75, 5.25)], Spark [(1, 1)]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0 sqlglot==30.30.0 pyspark==4.1.1
"$folder/venv/bin/python" - 2> "$folder/log" <<'PY'
import duckdb
import sqlglot
from pyspark.sql import SparkSession

QUERY = """select percentile_cont(0.25) within group (order by value) as lower,
    percentile_cont(0.25) within group (order by value desc) as upper
from (values (1), (2), (4), (9)) as shares(value)"""
session = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
(translated,) = sqlglot.transpile(QUERY, read="duckdb", write="spark")
here = duckdb.connect().execute(QUERY).fetchall()
there = [tuple(row) for row in session.sql(translated).collect()]
print(translated)
print("DuckDB", here, "Spark", there)
assert here == [(1.75, 5.25)] and there == [(1, 1)], "quartiles are exact on Spark now"
PY
