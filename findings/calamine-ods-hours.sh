#!/usr/bin/env bash
# A duration of 36 hours in an OpenDocument sheet is a text for calamine and an error of the whole sheet for pandas.
#
# Expected: a cell of time arrives from .ods as it does from .xlsx, in which calamine gives a timedelta for both 8:30
#   and 36:00.
# Happens: calamine gives a time of day for the first and the text PT36H00M00S for the second: a column of hours has two
#   kinds of values, none of them the kind that it had before LibreOffice saved it in the other format, and sums of it
#   raise or leave the long ones out. pandas' own reader for .ods takes what the cell shows, "36:00", for a time of day
#   and raises DateParseError: nothing of the sheet is read.
# Who meets it: offices with LibreOffice that send working hours or travel times.
# Seen with: python-calamine 0.9.1, odfpy 1.4.1, pandas 3.1.1, XlsxWriter 3.3.1, Python 3.11:
#   ods [time(8, 30), 'PT36H00M00S'], xlsx [8:30:00, 1 day, 12:00:00], pandas DateParseError
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet python-calamine==0.9.1 odfpy==1.4.1 pandas==3.1.1 xlsxwriter==3.3.1
"$folder/venv/bin/python" - "$folder" <<'PY'
import sys
from datetime import time, timedelta
from pathlib import Path

import pandas as pd
import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from python_calamine import CalamineWorkbook

ods, xlsx = Path(sys.argv[1], "hours.ods"), Path(sys.argv[1], "hours.xlsx")
book, table, row = OpenDocumentSpreadsheet(), Table(name="Hours"), TableRow()
for value, shown in (("PT08H30M00S", "08:30"), ("PT36H00M00S", "36:00")):
    cell = TableCell(valuetype="time", timevalue=value)
    cell.addElement(P(text=shown))
    row.addElement(cell)
table.addElement(row)
book.spreadsheet.addElement(table)
book.save(str(ods))
with xlsxwriter.Workbook(str(xlsx)) as other:
    hours = other.add_format({"num_format": "[h]:mm"})
    other.add_worksheet().write_row(0, 0, [8.5 / 24, 1.5], hours)


def read(path: Path) -> list:
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()[0]


try:
    whole = str(pd.read_excel(ods, engine="odf", header=None))
except ValueError as trouble:
    whole = type(trouble).__name__
print("ods", read(ods), "xlsx", [str(value) for value in read(xlsx)], "pandas", whole)
assert read(xlsx) == [timedelta(hours=8.5), timedelta(hours=36)]
assert read(ods) == [time(8, 30), "PT36H00M00S"], "hours of .ods are durations now"
assert whole == "DateParseError", "pandas reads hours beyond a day now"
PY
