#!/usr/bin/env bash
# The two weeks of a fortnight are one window in polars and two in DuckDB, and so it is with every report of two weeks.
#
# Expected: windows of two weeks that begin on Mondays are the same windows in two engines, or the function wants to be
#   told which Monday is the first, as nothing else decides it.
# Happens: polars counts pairs of weeks from the first Monday of 1970, DuckDB from the first of 2000, pyarrow from the
#   last of 1969, which comes to the same as DuckDB's. One window looks like another, so that nothing shows, and each is
#   made of the second half of one and the first half of the next. Windows of ten days differ by a day, those of seven
#   days, which begin on a Thursday or a Monday, by four.
# Who meets it: whoever sums markets, wages or visits by fortnight, in one engine for the report and another for the
#   page.
# Seen with: polars 2.1.0, duckdb 2.0.1, pyarrow 26.0.1, Python 3.11 (30 December; 2 weeks, 10 days, 7 days):
#   polars 23, 23, 26 December, DuckDB 30, 22, 30, pyarrow 30, 23, 26
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
import pyarrow as pa
import pyarrow.compute as pc

MARKETS = [dt.datetime(2024, 12, 23), dt.datetime(2024, 12, 30)]


def first(window) -> list[int]:
    return [moment.day for moment in window]


by_polars = [first(pl.Series(MARKETS).dt.truncate(every)) for every in ("2w", "10d", "7d")]
by_duckdb = [
    first(begin for (begin,) in duckdb.sql(f"select time_bucket(interval '{every}', unnest(?))", params=[MARKETS]).fetchall())
    for every in ("2 weeks", "10 days", "7 days")
]
spans = ((2, "week"), (10, "day"), (7, "day"))
by_arrow = [first(pc.floor_temporal(pa.array(MARKETS), count, unit=unit).to_pylist()) for count, unit in spans]
print(by_polars, by_duckdb, by_arrow)
assert by_polars == [[23, 23], [23, 23], [19, 26]], "polars begins with another week now"
assert by_duckdb == [[16, 30], [22, 22], [23, 30]]
assert by_arrow == [[16, 30], [23, 23], [19, 26]]
PY
