#!/usr/bin/env bash
# What pandas holds as missing is null in DuckDB by one way in, and by another a number above every other.
#
# Expected: a column of a frame is the same column in DuckDB, however it came there; a missing value is not above 5.
# Happens: a frame that is queried, or a Parquet file that pandas wrote, has nulls. Rows given to executemany, and a
#   Parquet file that Arrow wrote from the same NumPy array, have NaN: sum and mean are NaN for the whole column, and as
#   DuckDB takes NaN for the greatest number, a filter for more than 5 keeps the rows that nobody reported. Issues 10196
#   and 15379 of DuckDB ask about it, from both sides.
# Who meets it: whoever loads tables with pandas and changes from a script with inserts to files, or back.
# Seen with: duckdb 2.0.0, pandas 3.1.1, pyarrow 26.0.1, Python 3.11 (values, sum, rows above 5):
#   frame (1, 3.0, 0), executemany (2, nan, 1), pandas Parquet (1, 3.0, 0), Arrow Parquet (2, nan, 1)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0 pandas==3.1.1 pyarrow==26.0.1
"$folder/venv/bin/python" - "$folder" <<'PY'
import sys
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

folder = Path(sys.argv[1])
frame = pd.DataFrame({"amount": [3.0, None]})
con = duckdb.connect()
con.execute("create table inserted (amount double)")
con.executemany("insert into inserted values (?)", frame.values.tolist())
frame.to_parquet(folder / "pandas.parquet")
pq.write_table(pa.table({"amount": frame.amount.to_numpy()}), folder / "arrow.parquet")
SOURCES = {
    "frame": "frame",
    "executemany": "inserted",
    "pandas Parquet": f"'{folder}/pandas.parquet'",
    "Arrow Parquet": f"'{folder}/arrow.parquet'",
}
COUNTS = "select count(amount), sum(amount)::varchar, count(*) filter (where amount > 5)"
found = {way: con.execute(f"{COUNTS} from {source}").fetchone() for way, source in SOURCES.items()}
print(found)
assert found["frame"] == found["pandas Parquet"] == (1, "3.0", 0)
assert found["executemany"] == found["Arrow Parquet"] == (2, "nan", 1), "both ways give nulls now"
PY
