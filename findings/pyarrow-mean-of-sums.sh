#!/usr/bin/env bash
# The mean of sums from DuckDB is a whole number in Arrow: between 3, 4 and 3 it is 3, and 0 between 0, 0 and 1.
#
# Expected: pyarrow.compute.mean gives 3.33, as it does for whole numbers of any kind, as pandas does for the same
#   table, and as avg() does in DuckDB.
# Happens: sum() over integers leaves DuckDB as decimal128(38, 0), for Arrow has no whole number so large, and the mean
#   of decimals keeps the places of its parts, which are none; so does the mean of a group. The standard deviation
#   beside it is right. That a mean keeps the type is documented, that sums are decimals shows only in the schema.
# Who meets it: whoever adds up by SQL and goes on in Arrow, with means of small counts: jumps of one, or zero.
# Seen with: duckdb 2.0.0, pyarrow 26.0.1, Python 3.11:
#   decimal128(38, 0), mean 3 and in groups 3, of rare ones 0, as int64 3.33, DuckDB 3.33, standard deviation 0.47
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0 pyarrow==26.0.1
"$folder/venv/bin/python" - <<'PY'
import duckdb
import pyarrow as pa
import pyarrow.compute as pc

con = duckdb.connect()
con.execute("create table sales (village int, sold int, rare int)")
con.execute("insert into sales values (1, 1, 0), (1, 2, 0), (2, 4, 0), (3, 3, 1)")
BY_VILLAGE = "select 'all' as place, sum(sold) as sold, sum(rare) as rare from sales group by village"
table = con.sql(BY_VILLAGE).to_arrow_table()
(direct,) = con.execute(f"select avg(sold) from ({BY_VILLAGE})").fetchone()
whole, rare = pc.mean(table["sold"]).as_py(), pc.mean(table["rare"]).as_py()
(group,) = table.group_by("place").aggregate([("sold", "mean")])["sold_mean"].to_pylist()
as_integers, spread = pc.mean(table["sold"].cast(pa.int64())).as_py(), pc.stddev(table["sold"]).as_py()
print(table["sold"].type, whole, group, rare, as_integers, direct, spread)
assert round(direct, 2) == round(as_integers, 2) == 3.33 and round(spread, 2) == 0.47
assert (whole, group, rare) == (3, 3, 0), "the mean of sums has a fraction now"
PY
