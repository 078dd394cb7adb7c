#!/usr/bin/env bash
# The day after 5 May 2024 is 2025 once the query is translated to SQLite, and 200 days within a year are 0.
#
# Expected: a day plus 1 and the difference of two days become date(day, '+1 day') and a difference of julianday(),
#   which sqlglot does write for date_add and date_diff, or are refused.
# Happens: they are passed on as they are. SQLite has no dates, takes the year off the front of the text and counts with
#   that: 2024 + 1, 2024 - 2024. A date becomes a year, and days become years: no filter for more than 30 days finds the
#   loan that was out for 200. There is no warning.
# Who meets it: whoever tests queries of DuckDB on SQLite, or takes them into a GeoPackage or a phone.
# Seen with: duckdb 2.0.0, sqlglot 30.30.0, Python 3.11 with its SQLite:
#   DuckDB ('2024-05-06', 200, 1), SQLite ('2025', 0, 0)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0 sqlglot==30.30.0
"$folder/venv/bin/python" - <<'PY'
import logging
import sqlite3

import duckdb
import sqlglot

TABLE = "create table loans (given date, back date)"
ROW = "insert into loans values ('2024-05-05', '2024-11-21')"
QUERY = """select cast(given + 1 as text), back - given, (select count(*) from loans where back - given > 30)
    from loans"""
warned = []
logging.getLogger("sqlglot").addFilter(lambda record: warned.append(record) is None)
(translated,) = sqlglot.transpile(QUERY, read="duckdb", write="sqlite")
here, there = duckdb.connect(), sqlite3.connect(":memory:")
for engine in (here, there):
    engine.execute(TABLE)
    engine.execute(ROW)
first, second = here.execute(QUERY).fetchone(), there.execute(translated).fetchone()
print(translated)
print("DuckDB", first, "SQLite", second, len(warned))
assert first == ("2024-05-06", 200, 1)
assert second == ("2025", 0, 0) and not warned, "days are counted as days now"
PY
