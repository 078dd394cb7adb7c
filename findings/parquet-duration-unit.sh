#!/usr/bin/env bash
# 36 hours in a Parquet file of pandas are 129600000000 for DuckDB, or 129600, depending on how pandas came by them.
#
# Expected: a duration that Arrow wrote is an interval for DuckDB, as it is from the same frame when it is not stored;
#   or it is refused. Parquet has no type of its own for durations; the file does carry Arrow's schema, which says.
# Happens: it is a whole number without its unit: microseconds when pandas read the hours from text, seconds when they
#   came from NumPy in seconds. Two such files of one survey are read together without a warning, and the mean of 36
#   hours and 36 hours is 64800064800. pandas reads 36 hours from either file.
# Who meets it: whoever stores travel or working hours with pandas and asks for them by SQL.
# Seen with: duckdb 2.0.0, pandas 3.1.1, pyarrow 26.0.1, Python 3.11:
#   Parquet BIGINT 129600000000 and BIGINT 129600, mean 64800064800.0, pandas 1 days 12:00:00 twice
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0 pandas==3.1.1 pyarrow==26.0.1
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import duckdb
import numpy as np
import pandas as pd

WAYS = {
    "text": pd.Series(pd.to_timedelta(["36h"])),
    "seconds": pd.Series(np.array([36 * 3600], dtype="timedelta64[s]")),
}
con = duckdb.connect()
unstored, stored, again = [], [], []
for way, hours in WAYS.items():
    frame = hours.to_frame("hours")
    frame.to_parquet(f"{way}.parquet")
    unstored += con.execute("select distinct hours = interval 36 hours from frame").fetchall()
    stored += con.execute(f"select typeof(hours), hours from '{way}.parquet'").fetchall()
    again += pd.read_parquet(f"{way}.parquet")["hours"].tolist()
(mean,) = con.execute("select avg(hours) from read_parquet(['text.parquet', 'seconds.parquet'])").fetchone()
print("Parquet", stored, "mean of both", mean, "pandas", [str(hours) for hours in again], "frames", unstored)
assert unstored == [(True,), (True,)] and again == [pd.Timedelta(hours=36)] * 2
assert stored == [("BIGINT", 129_600_000_000), ("BIGINT", 129_600)], "durations are intervals now"
assert mean == 64_800_064_800
PY
