#!/usr/bin/env bash
# -7 by 3 is -3 with a remainder of -1 in ibis on DuckDB, which together are -10; on polars they are -7.
#
# Expected: (i // 3) * 3 + i % 3 is i, as in Python, whose operators they are; one expression of ibis means one thing on
#   each backend.
# Happens: ibis rounds the quotient down on each of them, by an expression of its own, and passes the remainder on as
#   %, which on DuckDB and SQLite is cut off towards zero. Each of the two is somebody's convention, and they do not
#   belong together. Above zero all is well: it shows in months before a date, balances and hours west of a zone, where
#   a row's place in its group of three is -1 instead of 2.
# Who meets it: whoever splits a number into years and months, or into rows and columns of tiles, by // and %.
# Seen with: ibis-framework 12.0.0, duckdb 2.0.1, polars 2.1.0, sqlglot 29.0.1, Python 3.11:
#   DuckDB and SQLite (-3, -1, -10), polars (-3, 2, -7)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'ibis-framework[duckdb,polars,sqlite]==12.0.0' duckdb==2.0.1 polars==2.1.0 \
    sqlglot==29.0.1 pandas==3.1.1
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import ibis

months = ibis.memtable({"i": [-7]})
asked = months.select(
    quotient=months.i // 3,
    rest=months.i % 3,
    again=(months.i // 3) * 3 + months.i % 3,
)
found = {}
for name in ("duckdb", "sqlite", "polars"):
    (row,) = getattr(ibis, name).connect().to_pyarrow(asked).to_pylist()
    found[name] = tuple(row.values())
print(found)
assert found["polars"] == (-3, 2, -7)
assert found["duckdb"] == found["sqlite"] == (-3, -1, -10), "quotient and remainder belong together now"
PY
