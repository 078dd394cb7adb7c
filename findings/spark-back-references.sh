#!/usr/bin/env bash
# Every code of a village becomes 1.2.3 on Spark: what was matched is not put back in, only its number.
#
# Expected: regexp_replace(code, '(..)(..)(....)', '\1.\2.\3') puts the dots into 53012001, as in DuckDB and
#   PostgreSQL; Spark's way to name a group is $1, so the translation has a word for it.
# Happens: the replacement is passed on as it is. For Java a backslash makes the next sign stand for itself, so every
#   row has the text 1.2.3, well formed and alike. Nothing is raised; a count of distinct codes is 1.
# Who meets it: whoever writes codes of regions, dates or telephone numbers in another form in SQL.
# Seen with: duckdb 2.0.0, sqlglot 30.30.0, pyspark 4.1.1, Java 17:
#   DuckDB [('53.01.2001', 2)], Spark [('1.2.3', 1)]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0 sqlglot==30.30.0 pyspark==4.1.1
"$folder/venv/bin/python" - 2> "$folder/log" <<'PY'
import duckdb
import sqlglot
from pyspark.sql import SparkSession

QUERY = r"""select max(dotted) as dotted, count(distinct dotted) as codes
from (select regexp_replace(code, '(..)(..)(....)', '\1.\2.\3') as dotted
      from (values ('53012001'), ('53012000')) as villages(code)) as written"""
session = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
(translated,) = sqlglot.transpile(QUERY, read="duckdb", write="spark")
here = duckdb.connect().execute(QUERY).fetchall()
there = [tuple(row) for row in session.sql(translated).collect()]
print(translated)
print("DuckDB", here, "Spark", there)
assert here == [("53.01.2001", 2)] and there == [("1.2.3", 1)], "groups are put back in by both now"
PY
