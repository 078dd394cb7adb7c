#!/usr/bin/env bash
# Ten years have 121 months once the query is translated to SQLite, where a month is 30 days.
#
# Expected: date_diff('month', a, b) becomes twelve times the difference of the years plus that of the months, as
#   strftime gives them, or the translator warns that SQLite has no such function.
# Happens: the days between are divided by 30 and the rest is cut off: ten years are 121 months, twenty are 243, and
#   February, with 28 days, is none. The error grows by five days a year: rows of a year agree, older ones do not. There
#   is no warning.
# Who meets it: whoever tests queries of DuckDB on SQLite: ages, terms and ranks by month.
# Seen with: duckdb 2.0.0, sqlglot 30.30.0, Python 3.11 with its SQLite:
#   DuckDB [120, 240, 1, 12], SQLite [121, 243, 0, 12]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0 sqlglot==30.30.0
"$folder/venv/bin/python" - <<'PY'
import sqlite3

import duckdb
import sqlglot

SPANS = [
    ("2015-01-01", "2025-01-01"),
    ("2005-01-01", "2025-01-01"),
    ("2025-02-01", "2025-03-01"),
    ("2024-01-01", "2025-01-01"),
]
here, there = duckdb.connect(), sqlite3.connect(":memory:")


def asked(first: str, last: str) -> tuple:
    query = f"select date_diff('month', date '{first}', date '{last}')"
    (translated,) = sqlglot.transpile(query, read="duckdb", write="sqlite")
    return here.execute(query).fetchone()[0], there.execute(translated).fetchone()[0], translated


months = [asked(*span) for span in SPANS]
print(months[0][2])
print("DuckDB", [row[0] for row in months], "SQLite", [row[1] for row in months])
assert [row[0] for row in months] == [120, 240, 1, 12]
assert [row[1] for row in months] == [121, 243, 0, 12], "months are those of the calendar now"
PY
