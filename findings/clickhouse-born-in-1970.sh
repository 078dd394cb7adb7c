#!/usr/bin/env bash
# 17 August 1945 is 1 January 1970 once a query of DuckDB is translated to ClickHouse, and who is 79 is 54.
#
# Expected: a DATE becomes Date32, the kind of ClickHouse that holds the years 1900 to 2299, and a TIMESTAMP DateTime64;
#   or the translator warns that the kind it writes begins in 1970.
# Happens: sqlglot writes DATE and DateTime, which hold 1970 to 2149 and 1970 to 2106. ClickHouse raises nothing for a
#   day before or after: it takes the nearest one that it has. Everybody born before 1970 was born on its first day, so
#   ages, first years and orders by date are wrong for the old rows and right for the rest; 9999-12-31, the day of
#   permits without an end, is 6 June 2149.
# Who meets it: whoever moves a query on births, foundings or permits to the faster server and tries it on new rows.
# Seen with: sqlglot 30.30.0, chdb 4.4.0 (ClickHouse 26.9), duckdb 2.0.1, Python 3.11:
#   DuckDB 1945-08-17, 79 years, 9999-12-31; ClickHouse 1970-01-01, 54 years, 2149-06-06; Date32 1945-08-17
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet sqlglot==30.30.0 chdb==4.4.0 duckdb==2.0.1
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import chdb
import duckdb
import sqlglot

QUERY = """select date '1945-08-17' as born, date_diff('year', date '1945-08-17', date '2024-08-17') as age,
           date '9999-12-31' as ends"""
(translated,) = sqlglot.transpile(QUERY, read="duckdb", write="clickhouse", unsupported_level=sqlglot.ErrorLevel.RAISE)
here = [str(value) for value in duckdb.sql(QUERY).fetchall()[0]]
there = str(chdb.query(translated, "CSV")).strip().replace('"', "").split(",")
wide = str(chdb.query("select cast('1945-08-17' as Date32)", "CSV")).strip().strip('"')
print(translated)
print("DuckDB", here, "ClickHouse", there, "Date32", wide)
assert here == ["1945-08-17", "79", "9999-12-31"]
assert there == ["1970-01-01", "54", "2149-06-06"], "days before 1970 are themselves now"
assert wide == "1945-08-17"
PY
