#!/usr/bin/env bash
# A year alone is no date in DuckDB and the first of January on Spark; 12/05/25 is a date in DuckDB and none on Spark.
#
# Expected: try_cast(text as date) says of a text whether it is a date, alike in both, or the translation warns.
# Happens: Spark takes "2025" and "2025-06" and fills in the first day; DuckDB takes any three numbers with one mark
#   between them. A column of which some rows know the year only is null for them in DuckDB and full of New Year's days
#   on Spark, where such rows then count as the first of their year.
# Who meets it: whoever cleans dates that were typed, with the same query on both.
# Seen with: duckdb 2.0.0, sqlglot 30.30.0, pyspark 4.1.1, Java 17:
#   DuckDB [(None, None, '0012-05-25')], Spark [('2025-01-01', '2025-06-01', None)]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0 sqlglot==30.30.0 pyspark==4.1.1
"$folder/venv/bin/python" - 2> "$folder/log" <<'PY'
import duckdb
import sqlglot
from pyspark.sql import SparkSession

QUERY = """select cast(try_cast('2025' as date) as varchar) as year,
    cast(try_cast('2025-06' as date) as varchar) as month,
    cast(try_cast('12/05/25' as date) as varchar) as typed"""
session = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
(translated,) = sqlglot.transpile(QUERY, read="duckdb", write="spark")
here = duckdb.connect().execute(QUERY).fetchall()
there = [tuple(row) for row in session.sql(translated).collect()]
print(translated)
print("DuckDB", here, "Spark", there)
assert here == [(None, None, '0012-05-25')]
assert there == [('2025-01-01', '2025-06-01', None)], "the same texts are dates now"
PY
