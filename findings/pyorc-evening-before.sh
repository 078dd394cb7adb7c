#!/usr/bin/env bash
# 31 January at midnight in an ORC file is 16:00 of the 30th, when it was written by pyorc in Makassar.
#
# Expected: TIMESTAMP, the kind of ORC that has no zone, is the same day and hour in each place, and the kind "with
#   local time zone" is the one that moves; so 31 January, given without a zone, is 31 January.
# Happens: pyorc takes the naive moment for one of the machine's zone and writes what it is in Greenwich, and reads it
#   as a moment in Greenwich, with a zone. A day becomes the evening before, and 1 January another year, for pyarrow and
#   for itself. On a machine in Greenwich, as servers and tests are, all is well. pyarrow's own file is right anywhere.
# Who meets it: whoever writes days for a warehouse on a machine that has the time of its office.
# Seen with: pyorc 0.12.0, pyarrow 26.0.1, pandas 3.1.1, Python 3.11 (read by pyarrow, written by pyorc and by pyarrow):
#   TZ=UTC 2024-01-31 00:00 for both, Asia/Makassar 2024-01-30 16:00 and 2024-01-31 00:00
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pyorc==0.12.0 pyarrow==26.0.1 pandas==3.1.1
cd "$folder"
cat > days.py <<'PY'
import datetime as dt

import pyarrow as pa
import pyarrow.orc
import pyorc

DAY = dt.datetime(2024, 1, 31)
with open("days.orc", "wb") as file, pyorc.Writer(file, "struct<day:timestamp>") as made:
    made.write((DAY,))
pyarrow.orc.write_table(pa.table({"day": [DAY]}), "other.orc")
read = [str(pyarrow.orc.read_table(name)["day"].to_pylist()[0]) for name in ("days.orc", "other.orc")]
print(*read, sep=", ")
PY
for zone in UTC Asia/Makassar; do
  TZ=$zone "$folder/venv/bin/python" -W ignore days.py
done > found
cat found
printf '2024-01-31 00:00:00, 2024-01-31 00:00:00\n2024-01-30 16:00:00, 2024-01-31 00:00:00\n' | cmp - found
