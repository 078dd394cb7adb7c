#!/usr/bin/env bash
# Two lists unfolded side by side become every pair on Spark, and a total over them doubles.
#
# Expected: unnest(a), unnest(b) in one SELECT gives a[1] with b[1], a[2] with b[2], or the translator refuses what
#   Spark has no word for.
# Happens: each becomes an EXPLODE of its own. Spark takes several in one SELECT and multiplies them: two lists of two
#   are four rows, and kopi has the amount of madu as well. No warning, no error.
# Who meets it: whoever keeps parallel lists (names and amounts of one form) in a row and unfolds them before a sum.
# Seen with: duckdb 2.0.0, sqlglot 30.30.0, pyspark 4.1.1, Java 17:
#   DuckDB [(2, 8)], Spark [(4, 16)]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0 sqlglot==30.30.0 pyspark==4.1.1
"$folder/venv/bin/python" - 2> "$folder/log" <<'PY'
import duckdb
import sqlglot
from pyspark.sql import SparkSession

QUERY = """select count(*) as lines, sum(amount) as total
from (select unnest(['kopi', 'madu']) as product, unnest([3, 5]) as amount) as unfolded"""
session = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
(translated,) = sqlglot.transpile(QUERY, read="duckdb", write="spark")
here = duckdb.connect().execute(QUERY).fetchall()
there = [tuple(row) for row in session.sql(translated).collect()]
print(translated)
print("DuckDB", here, "Spark", there)
assert here == [(2, 8)] and there == [(4, 16)], "lists are unfolded side by side now"
PY
