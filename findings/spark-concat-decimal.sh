#!/usr/bin/env bash
# A price put into a text with concat() becomes 1.23456785E7 on Spark, and 1.50 becomes 1.5.
#
# Expected: a decimal in a text has its digits: concat('Rp', 12345678.50) is Rp12345678.50, and it is in Spark when one
#   writes that by hand.
# Happens: DuckDB's concat passes over nulls, so sqlglot wraps each part in COALESCE(part, ''). A number and a text have
#   the double as their common type in Spark, so the decimal goes through a double before it becomes a text: it loses
#   its closing zeros, and from ten million on it is in powers of ten.
# Who meets it: whoever builds labels or keys from amounts in SQL; || is not wrapped and keeps the digits.
# Seen with: duckdb 2.0.0, sqlglot 30.30.0, pyspark 4.1.1, Java 17:
#   DuckDB [('Rp1.50', 'Rp12345678.50')], Spark [('Rp1.5', 'Rp1.23456785E7')]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0 sqlglot==30.30.0 pyspark==4.1.1
"$folder/venv/bin/python" - 2> "$folder/log" <<'PY'
import duckdb
import sqlglot
from pyspark.sql import SparkSession

QUERY = """select concat('Rp', cast(1.50 as decimal(12, 2))) as small,
    concat('Rp', cast(12345678.50 as decimal(12, 2))) as large"""
session = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
(translated,) = sqlglot.transpile(QUERY, read="duckdb", write="spark")
here = duckdb.connect().execute(QUERY).fetchall()
there = [tuple(row) for row in session.sql(translated).collect()]
print(translated)
print("DuckDB", here, "Spark", there)
assert here == [('Rp1.50', 'Rp12345678.50')] and there == [('Rp1.5', 'Rp1.23456785E7')], "decimals are kept now"
PY
