#!/usr/bin/env bash
# The second quarter of 2024 in a Stata file is the first of April by one reader and the number 257 by the other.
#
# Expected: a column that Stata keeps as a month, quarter, half year or week is one for both readers, as days and
#   moments are; or the reader says that it leaves it as a count.
# Happens: pandas makes the first day of each. pyreadstat converts days, times and moments only: the quarter is 257, the
#   month 771, counted from 1960, in a column of floats, without a word. A year alone is 2024 there and a moment in
#   pandas. The count stays plausible where such columns are differences or keys; joined with a column of days it finds
#   nothing.
# Who meets it: whoever reads quarterly or monthly series of statistics offices, which come as Stata files.
# Seen with: pandas 3.1.1, pyreadstat 1.3.7, Python 3.11 (%tm, %tq, %th, %td of 1 April 2024):
#   pandas ['2024-04-01', '2024-04-01', '2024-01-01', '2024-04-01'], pyreadstat [771.0, 257.0, 128.0, '2024-04-01']
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pandas==3.1.1 pyreadstat==1.3.7
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import pandas as pd
import pyreadstat

KINDS = ("%tm", "%tq", "%th", "%td")
both = ([], [])
for kind in KINDS:
    day = pd.DataFrame({"since": pd.to_datetime(["2024-04-01"])})
    day.to_stata("series.dta", convert_dates={"since": kind}, write_index=False)
    for found, frame in zip(both, (pd.read_stata("series.dta"), pyreadstat.read_dta("series.dta")[0]), strict=True):
        found.append(str(frame["since"].iloc[0])[:10])
print(both)
assert both[0] == ["2024-04-01", "2024-04-01", "2024-01-01", "2024-04-01"]
assert both[1] == ["771.0", "257.0", "128.0", "2024-04-01"], "quarters are days in both now"
PY
