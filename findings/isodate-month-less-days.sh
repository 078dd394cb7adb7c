#!/usr/bin/env bash
# A month less three days, written and read again, is minus a month and three days: 63 days earlier.
#
# Expected: isodate writes a duration so that its own reader gives it back, or says that ISO 8601 has no such form: one
#   sign stands before the whole, so a month less three days cannot be written in it.
# Happens: as soon as one part is below zero the sign is put before the whole and every part loses its own, so plus
#   becomes minus: Duration(months=1) - 3 days is written -P1M3D. Minus a month and three days gives the same text.
#   Nothing is raised; each alone, P1M and -P3D, is right.
# Who meets it: whoever stores a term ("a month, less the three days it was late") in metadata, where ISO 8601 is what
#   DCAT and XML Schema ask for.
# Seen with: isodate 0.7.2, Python 3.11: -P1M3D and -P1M3D; from 10 March 2024 it is 7 April, and 7 February when read
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet isodate==0.7.2
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
from datetime import date, timedelta

from isodate import Duration, duration_isoformat, parse_duration

SHORTER, BACK = Duration(months=1) - timedelta(days=3), Duration(months=-1) + timedelta(days=3)
START = date(2024, 3, 10)
texts = [duration_isoformat(term) for term in (SHORTER, BACK)]
ends = [START + term for term in (SHORTER, parse_duration(texts[0]))]
print(texts, ends)
assert texts == ["-P1M3D", "-P1M3D"], "two terms have two texts now"
assert ends == [date(2024, 4, 7), date(2024, 2, 7)], "a term is the same after it has been written"
assert duration_isoformat(timedelta(days=-3)) == "-P3D"
PY
