#!/usr/bin/env bash
# 20:30 is minute -50 of the day in polars, the middle of May is day -106, and one village too few is 4294967295.
#
# Expected: hour() * 60 + minute() is 1230, as it is in DuckDB and pandas; or what does not fit is refused, as it is for
#   decimals and in DuckDB.
# Happens: hour(), minute(), month() and day() are whole numbers of eight bits, from -128 to 127, and a number that
#   stands beside them takes their kind; what is larger begins again below. Until 02:07 it is right. Counts have no
#   sign, so that "three of four" is not -1 but 4294967295. Nothing is raised, also not in SQL. That the products wrap
#   is told nowhere on the pages of the operators: issue 23178 of polars, open, asks for it.
# Who meets it: whoever turns opening hours into minutes, dates into days of the year, or counts into what is missing.
# Seen with: polars 2.1.0, duckdb 2.0.1, Python 3.11:
#   polars minutes [127, -128, -50], days -106, missing 4294967295; by its SQL [127, -128, -50]; DuckDB [127, 128, 1230]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet polars==2.1.0 duckdb==2.0.1 pyarrow==26.0.1
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import datetime as dt

import duckdb
import polars as pl

CLOCK = ((2, 7), (2, 8), (20, 30))
TIMES = pl.DataFrame({"moment": [dt.datetime(2026, 5, 15, hour, minute) for hour, minute in CLOCK]})
at = pl.col("moment").dt
minutes = TIMES.select(at.hour() * 60 + at.minute()).to_series().to_list()
days = TIMES.select(at.month() * 30).to_series()[0]
missing = TIMES.select(pl.len() - 4).item()
ASKED = "select extract(hour from moment) * 60 + extract(minute from moment) as minute from {}"
by_sql = TIMES.sql(ASKED.format("self")).to_series().to_list()
by_duckdb = [minute for (minute,) in duckdb.sql(ASKED.format("TIMES")).fetchall()]
print(minutes, days, missing, by_sql, by_duckdb)
assert minutes == by_sql == [127, -128, -50], "minutes of a day fit now"
assert days == -106
assert missing == 4294967295, "a count can be below zero now"
assert by_duckdb == [127, 128, 1230]
PY
