#!/usr/bin/env bash
# 24:00, the hour at which a shop closes, is greater than 8:00 in DuckDB, a text among times in Python, and 00:00 in
#   Arrow.
#
# Expected: one value of a TIME column has one type in Python, and the same value by each way out; or it is refused, as
#   24:00 is with a time zone.
# Happens: Python's time ends before 24:00, so fetchall and df give the text '24:00:00' between objects of time: sorting
#   and comparing raise TypeError as soon as one shop is open till midnight. By Arrow the same cell is time(0, 0)
#   without a word, and the shop closes before it opens.
# Who meets it: whoever keeps opening hours; ISO 8601 has 24:00 for the end of a day, and the sniffer of CSV takes it
#   for a time.
# Seen with: duckdb 2.0.0, pyarrow 26.0.1, Python 3.11:
#   fetchall [time(8, 0), '24:00:00'], Arrow [time(8, 0), time(0, 0)], later in SQL True
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0 pyarrow==26.0.1
"$folder/venv/bin/python" - <<'PY'
from datetime import time

import duckdb

QUERY = "select closing from (values (time '08:00'), (time '24:00')) as hours(closing)"
con = duckdb.connect()
rows = [row[0] for row in con.execute(QUERY).fetchall()]
column = con.sql(QUERY).to_arrow_table().column("closing").to_pylist()
((later,),) = con.execute("select time '24:00' > time '08:00'").fetchall()
print("fetchall", rows, "Arrow", column, "later in SQL", later)
assert later
assert rows == [time(8), "24:00:00"], "24:00 has a type of its own or is refused now"
assert column == [time(8), time(0)]
PY
