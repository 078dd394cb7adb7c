#!/usr/bin/env bash
# A calendar that knows 17 August as a holiday has no days at all: August has 21 working days by it, or 19.
#
# Expected: what can be asked whether a day is in it, and can be made a list, has that day in its list.
# Happens: a calendar made without years fills each year when a day of it is first asked for. Until then it is empty and
#   false, and whoever takes its days, as numpy.busday_count wants them, takes none; nothing says so. After one question
#   about any day of the year it has them all, so the count depends on what was asked before.
# Who meets it: whoever counts working days for a deadline or a term of a licence.
# Seen with: holidays 0.109, numpy 2.4.6, Python 3.11: 0 days, 21 working days; after one question 19
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet holidays==0.109 numpy==2.4.6
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
from datetime import date

import holidays
import numpy as np

calendar = holidays.country_holidays("ID")


def working_days() -> int:
    return int(np.busday_count("2026-08-01", "2026-09-01", holidays=list(calendar)))


empty, before = (len(calendar), bool(calendar)), working_days()
known = date(2026, 8, 17) in calendar
after = working_days()
print(empty, before, known, after)
assert empty == (0, False) and before == 21, "a calendar has its days before it is asked now"
assert known and after == 19
PY
