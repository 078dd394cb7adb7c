#!/usr/bin/env bash
# 08:30 is 08:29 in CSV, as is one minute in eleven: a moment that lies a breath before the minute loses it.
#
# Expected: a cell shows the minute that was typed; a workbook keeps moments as fractions of a day, which cannot hold
#   most of them to the last digit, so that readers round to the second, or finer, as openpyxl, calamine and Excel do.
# Happens: xlsx2csv cuts off. Of the 1440 minutes of a day 128 are written as the minute before, 08:30 as 08:29 and with
#   seconds as 08:29:59, so that a day's visits, and of readings at every ten minutes 32 in 144, no longer join with
#   those of another reader. A cell that has a time without a day is written as it should be.
# Who meets it: whoever turns workbooks of visits, readings or shifts into CSV.
# Seen with: xlsx2csv 0.8.6, XlsxWriter 3.3.1, openpyxl 3.1.5, Python 3.11:
#   128 of 1440 minutes early, 31/01/2024 08:29 and 2024-01-31 08:29:59, openpyxl none, times alone none
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet xlsx2csv==0.8.6 xlsxwriter==3.3.1 openpyxl==3.1.5
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import csv
import datetime as dt
import io

import openpyxl
import xlsxwriter
from xlsx2csv import Xlsx2csv

MOMENTS = [dt.datetime(2024, 1, 31) + dt.timedelta(minutes=minute) for minute in range(24 * 60)]
SHOWN = ("dd/mm/yyyy hh:mm", "yyyy-mm-dd hh:mm:ss")
with xlsxwriter.Workbook("visits.xlsx") as book:
    sheet = book.add_worksheet()
    formats = [book.add_format({"num_format": shown}) for shown in (*SHOWN, "hh:mm")]
    for row, moment in enumerate(MOMENTS):
        for column, kind in enumerate((moment, moment, moment.time())):
            sheet.write_datetime(row, column, kind, formats[column])
text = io.StringIO()
Xlsx2csv("visits.xlsx").convert(text)
written = list(csv.reader(io.StringIO(text.getvalue())))
early = sum(row[0] != moment.strftime("%d/%m/%Y %H:%M") for row, moment in zip(written, MOMENTS, strict=True))
alone = sum(row[2] != moment.strftime("%H:%M") for row, moment in zip(written, MOMENTS, strict=True))
by_openpyxl = [row[0] for row in openpyxl.load_workbook("visits.xlsx").active.iter_rows(values_only=True)]
print(early, alone, written[8 * 60 + 30], by_openpyxl == MOMENTS)
assert early == 128, "moments are rounded now"
assert alone == 0
assert written[8 * 60 + 30][:2] == ["31/01/2024 08:29", "2024-01-31 08:29:59"]
assert by_openpyxl == MOMENTS
PY
