#!/usr/bin/env bash
# A year that DuckDB hands to Python is 360 days, and one handed back is 26 December.
#
# Expected: what is a year in SQL adds a year in Python, or arrives as something that has years and months.
# Happens: Python's timedelta has days only, so an interval is counted as 30 days a month, without a word: interval 1
#   year is 360 days, age(31 March, 28 February) 33 days where the difference of the two is 31. Given back as a
#   parameter the 360 days stay days. By Arrow the months arrive as months. Issue 12339 of DuckDB, closed unsolved.
# Who meets it: whoever computes terms and ages in SQL and goes on with them in Python: five days lost a year.
# Seen with: duckdb 2.0.0, pyarrow 26.0.1, Python 3.11:
#   360 days, 33 days for 31, 2024-01-01 plus the year 2024-12-26 (in SQL 2025-01-01), Arrow 12 months
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0 pyarrow==26.0.1
"$folder/venv/bin/python" - <<'PY'
import duckdb

con = duckdb.connect()
((year, age, days),) = con.execute(
    """select interval 1 year, age(date '2025-03-31', date '2025-02-28'), date '2025-03-31' - date '2025-02-28'"""
).fetchall()
ADDED = "select (date '2024-01-01' + $year)::varchar, (date '2024-01-01' + interval 1 year)::varchar"
((back, direct),) = con.execute(ADDED, {"year": year}).fetchall()
(arrow,) = con.sql("select interval 1 year as term").to_arrow_table().column("term").to_pylist()
print(year.days, "days", age.days, "days for", days, back, "in SQL", direct, "Arrow", arrow.months, "months")
assert direct.startswith("2025-01-01") and days == 31 and arrow.months == 12
assert year.days == 360 and age.days == 33 and back.startswith("2024-12-26"), "years and months are kept now"
PY
