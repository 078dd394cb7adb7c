#!/usr/bin/env bash
# A month without a day gets the day on which the file is read: 1/2024 is 15 January today and 16 January tomorrow.
#
# Expected: a field of the type date with the format "any" refuses what is not a whole date, or takes the first day; the
#   same file has the same dates on every day.
# Happens: what is missing is filled from the present day, month and year: 1/2024 has today's day, 2024 today's day and
#   month, and 5, as in a column of numbers, is the fifth of this month. All of them are valid. On the 31st, months with
#   fewer days get their last one. Beside it 05/01/2024 is 1 May and 13/01/2024 is 13 January: the order of day and
#   month changes by row.
# Who meets it: whoever describes a column of dates of many forms, as people type them, with the one format that takes
#   all.
# Seen with: frictionless 5.21.0, python-dateutil 4.0.0, Python 3.11 (read on the 29th of November 2026):
#   2024-01-29, 2024-11-29, 2026-11-05, 2024-05-01, 2024-01-13, valid True
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet frictionless==5.21.0 python-dateutil==4.0.0
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
from datetime import date
from pathlib import Path

from frictionless import Resource, Schema, validate

CELLS = ["1/2024", "2024", "5", "05/01/2024", "13/01/2024"]
Path("reports.csv").write_text("\n".join(["row,made", *(f"{row},{cell}" for row, cell in enumerate(CELLS))]))
FIELDS = [{"name": "row", "type": "integer"}, {"name": "made", "type": "date", "format": "any"}]
reports = Resource("reports.csv", schema=Schema.from_descriptor({"fields": FIELDS}))
found, valid = [row["made"] for row in reports.read_rows()], validate(reports).valid
print([str(day) for day in found], valid)
today = date.today()
month, year, number, first, second = found
assert valid and (first, second) == (date(2024, 5, 1), date(2024, 1, 13))
assert (month.year, month.month, month.day) == (2024, 1, today.day), "a month has a fixed day now"
assert (year.year, year.month) == (2024, today.month) and year.day == today.day
assert number == date(today.year, today.month, 5)
PY
