#!/usr/bin/env bash
# The logarithm of 1000 is 3 in DuckDB and 6.9 on Spark, and log10, beside it, is right in both.
#
# Expected: log(x), to the base 10 in DuckDB and natural on Spark, becomes LOG10(x) or LOG(10, x), as sqlglot writes for
#   log10(x).
# Happens: LOG(x) is passed on as it is, though sqlglot knows of both meanings when it reads. Every order of magnitude
#   is 2.3 times as large; a chart on that scale keeps its shape, and what is read from it is wrong. A change was
#   proposed as pull request 8265 of sqlglot and closed.
# Who meets it: whoever puts amounts or populations on a logarithmic scale, or sorts them by order of magnitude.
# Seen with: duckdb 2.0.0, sqlglot 30.30.0, pyspark 4.1.1, Java 17:
#   DuckDB [(3.0, 3.0, 3)], Spark [(6.907755278982137, 3.0, 6)]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0 sqlglot==30.30.0 pyspark==4.1.1
"$folder/venv/bin/python" - 2> "$folder/log" <<'PY'
import duckdb
import sqlglot
from pyspark.sql import SparkSession

QUERY = """select log(1000) as size, round(log10(1000), 9) as size_by_ten,
    cast(floor(log(1000.5)) as int) as magnitude"""
session = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
(translated,) = sqlglot.transpile(QUERY, read="duckdb", write="spark")
here = duckdb.connect().execute(QUERY).fetchall()
there = [tuple(row) for row in session.sql(translated).collect()]
print(translated)
print("DuckDB", here, "Spark", there)
assert here == [(3.0, 3.0, 3)], "log has another base in DuckDB now"
assert [(round(size, 3), *rest) for size, *rest in there] == [(6.908, 3.0, 6)], "log has the same base in both now"
PY
