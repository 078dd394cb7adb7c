#!/usr/bin/env bash
# One expression of narwhals makes 2.7 a 2 on polars and a 3 on DuckDB, and 35.5 years 35 or 36.
#
# Expected: what narwhals is for: col("age").cast(Int64) means one thing on each engine, that of polars, whose
#   expressions it speaks; a difference is told of, as it is for round() in its manual.
# Happens: it hands the cast on. polars and pandas cut off, DuckDB rounds (and halves to the even neighbour), pyarrow
#   raises. Ages made of days, shares made whole and half of all other figures are one more on DuckDB; counts by such a
#   figure move by half a class, and the frame has one schema in all of them.
# Who meets it: whoever writes a report once for several engines and moves it from frames to DuckDB.
# Seen with: narwhals 2.29.0, polars 2.1.0, pandas 3.1.1, DuckDB 2.0.1, pyarrow 26.0.1, Python 3.11
#   (2.7, -2.7, 35.5, 34.5): polars and pandas 2, -2, 35, 34; DuckDB 3, -3, 36, 34; pyarrow ArrowInvalid
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet narwhals==2.29.0 polars==2.1.0 pandas==3.1.1 duckdb==2.0.1 pyarrow==26.0.1
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import duckdb
import narwhals as nw
import pandas as pd
import polars as pl
import pyarrow as pa

AGES = {"row": [0, 1, 2, 3], "age": [2.7, -2.7, 35.5, 34.5]}


def whole(frame: object) -> list[int] | str:
    chosen = nw.from_native(frame).select("row", age=nw.col("age").cast(nw.Int64)).sort("row")
    table = (chosen.collect() if isinstance(chosen, nw.LazyFrame) else chosen).to_arrow()
    return table["age"].to_pylist()


frames = {"polars": pl.DataFrame(AGES), "pandas": pd.DataFrame(AGES), "DuckDB": duckdb.from_arrow(pa.table(AGES))}
found = {engine: whole(frame) for engine, frame in frames.items()}
try:
    found["pyarrow"] = whole(pa.table(AGES))
except pa.ArrowInvalid as trouble:
    found["pyarrow"] = type(trouble).__name__
print(found)
assert found["polars"] == found["pandas"] == [2, -2, 35, 34]
assert found["DuckDB"] == [3, -3, 36, 34], "the cast is one on both engines now"
assert found["pyarrow"] == "ArrowInvalid"
PY
