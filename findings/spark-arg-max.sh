#!/usr/bin/env bash
# The value at the largest key is a row's null in Spark and another row's value in DuckDB.
#
# Expected: arg_max and the MAX_BY into which sqlglot translates it agree on a row whose value is null.
# Happens: DuckDB passes over rows whose value is null, so the newest known value answers; Spark takes the newest row
#   and says null. The translation has no word of it. Neither is wrong alone; a report that moved between them is.
# Who meets it: whoever asks for the newest status or date of something, and has rows without one.
# Seen with: duckdb 2.0.0, sqlglot 30.30.0, pyspark 4.1.1, Java 17: DuckDB [('x',)], Spark [(None,)]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0 sqlglot==30.30.0 pyspark==4.1.1
"$folder/venv/bin/python" - 2> "$folder/log" <<'PY'
import duckdb
import sqlglot
from pyspark.sql import SparkSession

QUERY = """select arg_max(value, step) as newest from (values ('x', 1), (null, 2)) as rows_of(value, step)"""
session = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
(translated,) = sqlglot.transpile(QUERY, read="duckdb", write="spark")
here = duckdb.connect().execute(QUERY).fetchall()
there = [tuple(row) for row in session.sql(translated).collect()]
print(translated)
print("DuckDB", here, "Spark", there)
assert here == [('x',)] and there == [(None,)], "both say the same of a null now"
PY
