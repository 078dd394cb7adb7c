#!/usr/bin/env bash
# The sum of whole numbers is a float in pandas, and wrong in its last digits, while the same rows fetched are right.
#
# Expected: sum() over integers arrives as integers, as count() does; what is too large for int64 is refused or an
#   object.
# Happens: sum() of INTEGER or BIGINT is HUGEINT, and .df() makes every HUGEINT a float64, however small: totals of
#   villages and rupiah are 12.0, and above 9 007 199 254 740 992 they are rounded to even numbers without a word. The
#   columns that were summed come through exactly, so a check of column against total fails by one.
# Who meets it: whoever sums in DuckDB and shows or joins in pandas: keys and counts become floats, large totals lie.
# Seen with: duckdb 2.0.0, pandas 3.1.1, Python 3.11:
#   df {'values': 'int64', 'total': 'float64'} 9007199254740996, fetched 9007199254740995
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0 pandas==3.1.1
"$folder/venv/bin/python" - <<'PY'
import duckdb

VALUES = "(values (9007199254740993), (2)) as amounts(amount)"
con = duckdb.connect()
frame = con.execute(f"select count(*) as values, sum(amount) as total from {VALUES}").df()
((fetched,),) = con.execute(f"select sum(amount) from {VALUES}").fetchall()
small = con.execute("select sum(v) as total from (values (5), (7)) as few(v)").df()
kinds = frame.dtypes.astype(str).to_dict()
print("df", kinds, int(frame.total[0]), "fetched", fetched, "small", small.total.dtype)
assert fetched == 9007199254740995
assert kinds == {"values": "int64", "total": "float64"} and small.total.dtype == "float64", "sums stay whole now"
assert int(frame.total[0]) == 9007199254740996
PY
