#!/usr/bin/env bash
# Three budgets of a thousand million have a total of -1294967296 in polars, when DuckDB stored them as INTEGER.
#
# Expected: the sum of the column is 3 000 000 000, as it is in DuckDB, pyarrow and pandas for the same file, all of
#   which add up in wider numbers; or an error.
# Happens: polars widens numbers of 8 and 16 bits before it adds, and leaves those of 32 as they are, the kind that
#   DuckDB gives to whole numbers in a query and to an INTEGER. The sum begins again below zero when it passes
#   2147483647, alone, by groups, over a window and in SQL. The mean beside it is right. Every amount fits, so that it
#   shows only when enough rows have come together. Issue 13782 of polars, open since January 2024.
# Who meets it: whoever sums rupiah, or counts, from a Parquet file of DuckDB.
# Seen with: polars 2.1.0, duckdb 2.0.1, pyarrow 26.0.1, pandas 3.1.1, Python 3.11:
#   polars -1294967296, by its SQL the same, mean 1e9, DuckDB, pyarrow and pandas 3000000000
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet polars==2.1.0 duckdb==2.0.1 pyarrow==26.0.1 pandas==3.1.1
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import duckdb
import pandas as pd
import polars as pl
import pyarrow.compute as pc
import pyarrow.parquet as pq

duckdb.sql("copy (select unnest([1000000000, 1000000000, 1000000000]) as rupiah) to 'budgets.parquet'")
budgets = pl.read_parquet("budgets.parquet")
by_polars = [
    budgets["rupiah"].sum(),
    budgets.group_by(pl.lit(1)).agg(pl.col("rupiah").sum())["rupiah"].item(),
    budgets.sql("select sum(rupiah) as total from self").item(),
]
mean = budgets["rupiah"].mean()
((by_duckdb,),) = duckdb.sql("select sum(rupiah) from 'budgets.parquet'").fetchall()
by_arrow = pc.sum(pq.read_table("budgets.parquet")["rupiah"]).as_py()
by_pandas = int(pd.read_parquet("budgets.parquet")["rupiah"].sum())
print(by_polars, mean, by_duckdb, by_arrow, by_pandas)
assert by_polars == [-1294967296] * 3, "polars adds up in wider numbers now"
assert mean == 1e9
assert by_duckdb == by_arrow == by_pandas == 3_000_000_000
PY
