#!/usr/bin/env bash
# An ordered list of values arrives on Spark without its order and without its nulls.
#
# Expected: list(value order by step) keeps the order, or the translator warns that Spark's collect_list cannot.
# Happens: sqlglot drops the ORDER BY and writes COLLECT_LIST(value), which also skips nulls. No warning, even with
#   unsupported_level=RAISE. A history of statuses is in the order in which rows happened to come, and one entry short,
#   so two lists that were parallel no longer are. string_agg, the sibling, keeps its order.
# Who meets it: whoever collects steps, versions or names in order and takes the first, the last or the n-th of them.
# Seen with: duckdb 2.0.0, sqlglot 30.30.0, pyspark 4.1.1, Java 17:
#   DuckDB [([None, 'diajukan', 'terbit'],)], Spark [(['terbit', 'diajukan'],)]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0 sqlglot==30.30.0 pyspark==4.1.1
"$folder/venv/bin/python" - 2> "$folder/log" <<'PY'
import duckdb
import sqlglot
from pyspark.sql import SparkSession

QUERY = """select list(status order by step) as history
from (values ('terbit', 3), ('diajukan', 2), (null, 1)) as steps(status, step)"""
session = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
(translated,) = sqlglot.transpile(QUERY, read="duckdb", write="spark")
here = duckdb.connect().execute(QUERY).fetchall()
there = [tuple(row) for row in session.sql(translated).collect()]
print(translated)
print("DuckDB", here, "Spark", there)
assert here == [([None, 'diajukan', 'terbit'],)] and there == [(['terbit', 'diajukan'],)], "the order is kept now"
PY
