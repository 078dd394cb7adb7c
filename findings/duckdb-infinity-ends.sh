#!/usr/bin/env bash
# What has no end has one after a visit to Python: infinity comes out as 31 December 9999 and goes back as that day.
#
# Expected: infinity, a value of its own of DATE and TIMESTAMP, is read as something that is infinity again when it is
#   given back, which the page on Python told up to version 1.4: the last day of Python becomes infinity; or it is
#   refused.
# Happens: fetchall gives the same object for infinity and for 9999-12-31, and that object is a plain day when it is
#   inserted: = 'infinity' and isfinite() no longer find what has no end. By a frame of pandas a moment without end is
#   10 January 294247, and a day without end an error. By Arrow both come back as infinity.
# Who meets it: whoever keeps validity without an end as infinity and copies rows by Python from one table to another.
# Seen with: duckdb 2.0.1, pandas 3.1.1, pyarrow 26.0.1, Python 3.11:
#   fetched date(9999, 12, 31) twice, inserted again ['9999-12-31', '9999-12-31'], pandas 294247-01-10, Arrow 'infinity'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.1 pandas==3.1.1 pyarrow==26.0.1
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import datetime as dt

import duckdb

here = duckdb.connect()
here.execute("create table permits(until date)")
here.execute("insert into permits values ('infinity'), ('9999-12-31')")
fetched = [until for (until,) in here.execute("from permits").fetchall()]
here.execute("create table copied(until date)")
here.executemany("insert into copied values (?)", [[until] for until in fetched])
again = here.execute("select until::varchar, isfinite(until) from copied").fetchall()
moment = str(here.sql("select 'infinity'::timestamp as until").df()["until"].item())[:12]
arrow = here.sql("from permits").to_arrow_table()
by_arrow = [until for (until,) in here.sql("select until::varchar from arrow").fetchall()]
print(fetched, again, moment, by_arrow)
assert fetched == [dt.date(9999, 12, 31)] * 2, "infinity is told from a day now"
assert again == [("9999-12-31", True)] * 2, "infinity comes back now"
assert moment == "294247-01-10"
assert by_arrow == ["infinity", "9999-12-31"]
PY
