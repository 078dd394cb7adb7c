#!/usr/bin/env bash
# -7 // 2 is -4 in a polars expression and -3 in polars' SQL, and -7 % 3 is 2 and -1; the same frame, the same signs.
#
# Expected: one library has one meaning for one operator on one column, whichever of its two languages asks.
# Happens: expressions divide down, as Python does, and SQL divides towards zero, as DuckDB does; the rest follows
#   each. Whoever moves a question from df.sql() to df.select() keeps every sign of it and gets other numbers wherever
#   one is below zero: months of delay, groups of differences.
# Who meets it: whoever writes the one and tests with the other, or counts in steps from a day before the start.
# Seen with: polars 2.1.0, duckdb 2.0.1, Python 3.11: expression (-4, 2), SQL (-3, -1), DuckDB (-3, -1)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet polars==2.1.0 duckdb==2.0.1 pyarrow==26.0.1
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import duckdb
import polars as pl

LATE = pl.DataFrame({"months": [-7]})
by_expression = LATE.select(quotient=pl.col("months") // 2, rest=pl.col("months") % 3).row(0)
ASKED = "select months // 2 as quotient, months % 3 as rest from {}"
by_sql = LATE.sql(ASKED.format("self")).row(0)
(by_duckdb,) = duckdb.sql(ASKED.format("LATE")).fetchall()
print(by_expression, by_sql, by_duckdb)
assert by_expression == (-4, 2)
assert by_sql == (-3, -1), "SQL divides as expressions do now"
assert by_duckdb == by_sql
PY
