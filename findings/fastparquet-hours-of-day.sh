#!/usr/bin/env bash
# 36 hours of work are 12:00, nothing, or an error: one engine of pandas writes durations as times of day.
#
# Expected: a duration is stored as a count with its unit, as the other engine does, or refused: a TIME of Parquet is a
#   time of day, below 24 hours.
# Happens: fastparquet declares the column as TIME and writes 36 hours into it. It reads its own file as 36 hours.
#   pyarrow makes 12:00 of the cell, polars a missing one, DuckDB refuses the file and so does pandas by its other
#   engine: as soon as one value is a day or more. Below that all of them read a time of day. Issue 36392 of Arrow asks
#   for the kind.
# Who meets it: whoever stores travel or working hours by one engine and reads them by another program.
# Seen with: fastparquet 2026.9.0, pyarrow 26.0.1, polars 2.1.0, duckdb 2.0.1, pandas 3.1.1, Python 3.11 (8 h, 36 h):
#   fastparquet [8.0, 36.0], pyarrow [08:00, 12:00], polars [08:00, None],
#   DuckDB InvalidInputException, pandas ValueError
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet fastparquet==2026.9.0 polars==2.1.0 duckdb==2.0.1 pandas==3.1.1 pyarrow==26.0.1
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import datetime as dt

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq

HOURS = pd.DataFrame({"worked": pd.to_timedelta(["8h", "36h"])})
HOURS.to_parquet("hours.parquet", engine="fastparquet")


def told(read) -> str:
    try:
        read()
    except Exception as error:
        return type(error).__name__
    return "read"


own = (pd.read_parquet("hours.parquet", engine="fastparquet")["worked"] / pd.Timedelta("1h")).tolist()
by_arrow = pq.read_table("hours.parquet")["worked"].to_pylist()
by_polars = pl.read_parquet("hours.parquet")["worked"].to_list()
refused = [
    told(lambda: duckdb.sql("from 'hours.parquet'").fetchall()),
    told(lambda: pd.read_parquet("hours.parquet", engine="pyarrow")),
]
print(own, by_arrow, by_polars, refused)
assert own == [8.0, 36.0]
assert by_arrow == [dt.time(8), dt.time(12)], "a duration is no time of day now"
assert by_polars == [dt.time(8), None]
assert refused == ["InvalidInputException", "ValueError"]
PY
