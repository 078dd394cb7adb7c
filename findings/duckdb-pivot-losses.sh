#!/usr/bin/env bash
# PIVOT leaves out rows without a key, counts zero where there was no row, and passes over FILTER.
#
# Expected: what is summed across a pivoted table is what the table has; a cell without rows is empty for every
#   aggregate; a FILTER that the grammar takes is heeded.
# Happens: a key that is null makes no column, so its amounts are nowhere, while the row stays with nothing in it. A
#   cell without rows is null for sum() and 0 for count(), though nobody was asked. FILTER inside USING changes nothing.
#   None of it is an error or a warning. Issues 6885 and 11802 of DuckDB, closed as stale.
# Who meets it: whoever makes a table of places by year or status in SQL for a report.
# Seen with: duckdb 2.0.0, Python 3.11:
#   sum [('A', 1), ('B', None)] of 3, count [('A', 1, 0), ('B', 0, 1)], FILTER [(1, 2)]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0
"$folder/venv/bin/python" - <<'PY'
import duckdb

con = duckdb.connect()
con.execute("create table gaps as select * from (values ('A', 'new', 1), ('B', null, 2)) as given(place, status, sold)")
con.execute("create table whole as select * from (values ('A', 2023), ('B', 2024)) as given(place, year)")
con.execute("create table marks as select * from (values ('x', 2), ('y', 3), ('y', 4)) as given(name, mark)")
sums = con.execute("pivot gaps on status using sum(sold) group by place order by place").fetchall()
counts = con.execute("pivot whole on year using count(*) group by place order by place").fetchall()
filtered = con.execute("pivot marks on name using count(mark) filter (where mark = 3)").fetchall()
print("sum", sums, "count", counts, "FILTER", filtered)
assert sums == [("A", 1), ("B", None)], "rows without a key have a column now"
assert counts == [("A", 1, 0), ("B", 0, 1)], "a cell without rows is empty now"
assert filtered == [(1, 2)], "FILTER is heeded now"
PY
