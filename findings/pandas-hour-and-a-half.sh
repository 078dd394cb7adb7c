#!/usr/bin/env bash
# PT1.5H, an hour and a half, is five hours and a second in pandas, half a day is five days, and three months three
# minutes.
#
# Expected: to_timedelta, which says that it reads durations of ISO 8601, has 1.5 hours for PT1.5H: the standard lets
#   the last part have a fraction; and for months, which have no fixed length, it raises as it does for years.
# Happens: the digits after the point are taken for the amount of the part, and those before it for seconds: PT0.5H is 5
#   hours, P0.5D 5 days, PT2.25H 25 hours and 2 seconds. Seconds alone may have a fraction. The M of months is that of
#   minutes on either side of the T. isodate, pendulum and pydantic read all of them. Issue 51882 of pandas, open.
# Who meets it: whoever takes durations from a web service, a calendar or a form, where half hours are common.
# Seen with: pandas 3.1.1, isodate 0.7.2, Python 3.11 (hours of PT1.5H, PT0.5H, P0.5D, PT2.25H, minutes of P3M):
#   pandas 5.0003, 5.0, 120.0, 25.0006, 3.0, P1Y ValueError; isodate 1.5, 0.5, 12.0, 2.25
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pandas==3.1.1 isodate==0.7.2
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import isodate
import pandas as pd

TEXTS = ("PT1.5H", "PT0.5H", "P0.5D", "PT2.25H")
HOUR = pd.Timedelta(hours=1)
by_pandas = [round(part / HOUR, 4) for part in pd.to_timedelta(list(TEXTS))]
by_isodate = [isodate.parse_duration(text) / HOUR for text in TEXTS]
months = pd.Timedelta("P3M") / pd.Timedelta(minutes=1)
try:
    year = str(pd.Timedelta("P1Y"))
except ValueError as error:
    year = type(error).__name__
print(by_pandas, by_isodate, months, year)
assert by_isodate == [1.5, 0.5, 12.0, 2.25]
assert by_pandas == [5.0003, 5.0, 120.0, 25.0006], "fractions are read now"
assert months == 3.0, "months are not minutes now"
assert year == "ValueError"
PY
