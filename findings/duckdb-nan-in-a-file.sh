#!/usr/bin/env bash
# Four readings, one of them NaN: where isnan(reading) finds none while they lie in a Parquet file, and one once they
# are read.
#
# Expected: a condition finds the same rows in a file and in a table of the same rows. Parquet's format says that a NaN
#   is not among the least and greatest that a file tells, and that who looks for NaN must pass over these.
# Happens: DuckDB takes the least and greatest that pyarrow or polars wrote for the whole truth. No value is above 2, so
#   isnan(), = 'nan' and > 5, which NaN is in DuckDB, find nothing, and < 5, which it is not, keeps it: as all are below
#   5, nobody looks. A subquery with a limit in between gives the other answer for each. A file that DuckDB wrote itself
#   does not tell its greatest, and all is well. read_parquet has an option for it, can_have_nan, which is off. Issue
#   25521 of DuckDB, open.
# Who meets it: whoever stores frames with NaN in them, which is what pandas and NumPy have for missing, and cleans or
#   counts them in SQL on the file.
# Seen with: duckdb 2.0.1, pyarrow 26.0.1, polars 2.1.0, Python 3.11 (isnan, > 5, < 5):
#   file of pyarrow (0, 0, 4), file of polars (0, 0, 4), file of DuckDB (1, 1, 3), read first (1, 1, 3)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.1 pyarrow==26.0.1 polars==2.1.0
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

READINGS = [1.0, 2.0, float("nan"), 0.5]
pq.write_table(pa.table({"reading": READINGS}), "pyarrow.parquet")
pl.DataFrame({"reading": READINGS}).write_parquet("polars.parquet")
duckdb.sql("copy (select unnest([1.0, 2.0, 'nan'::double, 0.5]) as reading) to 'duckdb.parquet'")


def found(source: str) -> tuple[int, ...]:
    conditions = ("isnan(reading)", "reading > 5", "reading < 5")
    return tuple(duckdb.sql(f"from {source} where {one}").shape[0] for one in conditions)


files = {writer: found(f"'{writer}.parquet'") for writer in ("pyarrow", "polars", "duckdb")}
first = found("(from 'pyarrow.parquet' limit 100)")
print(files, first)
assert first == files["duckdb"] == (1, 1, 3)
assert files["pyarrow"] == files["polars"] == (0, 0, 4), "NaN is found in files of others now"
PY
