#!/usr/bin/env bash
# Skewness and kurtosis are of the sample in DuckDB and of the population on Spark, under names that are passed on.
#
# Expected: as with the variance, where sqlglot keeps VAR_SAMP and VAR_POP apart, the two are told apart or refused.
# Happens: the same words are written. Of 1, 2, 4, 9 the skewness is 1.33 or 0.77 and the kurtosis 1.5 or -1.0: one says
#   that the tails are heavy, the other that they are light. For thousands of rows the difference vanishes, so it is not
#   seen in a trial on many.
# Who meets it: whoever describes how indicators are spread over few regions (22 regencies).
# Seen with: duckdb 2.0.0, sqlglot 30.30.0, pyspark 4.1.1, Java 17:
#   DuckDB [(1.33, 1.5)], Spark [(0.77, -1.0)]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0 sqlglot==30.30.0 pyspark==4.1.1
"$folder/venv/bin/python" - 2> "$folder/log" <<'PY'
import duckdb
import sqlglot
from pyspark.sql import SparkSession

QUERY = """select round(skewness(value), 2) as skewness, round(kurtosis(value), 2) as kurtosis
from (values (1), (2), (4), (9)) as given(value)"""
session = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
(translated,) = sqlglot.transpile(QUERY, read="duckdb", write="spark")
here = duckdb.connect().execute(QUERY).fetchall()
there = [tuple(row) for row in session.sql(translated).collect()]
print(translated)
print("DuckDB", here, "Spark", there)
assert here == [(1.33, 1.5)] and there == [(0.77, -1.0)], "both mean the same skewness now"
PY
