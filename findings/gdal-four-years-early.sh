#!/usr/bin/env bash
# 31 January 2024 in a workbook is 30 January 2020 for GDAL, when the book counts its days from 1904.
#
# Expected: the days of a workbook are those that it shows; whether they are counted from 1900 or from 1904 stands in
#   the workbook (date1904, ECMA-376), and openpyxl, calamine and pandas read it, as Excel and LibreOffice do.
# Happens: GDAL, and with it pyogrio, GeoPandas and QGIS, passes over it and counts from 1900: every day is 1462 days
#   too early, four years and one day. A weekday, a season and a leap year look right, so nothing in the table shows it;
#   times without a day are not moved.
# Who meets it: whoever joins a list of an office to a map by its workbook, once somebody's book has begun on an old Mac
#   or the option was chosen to show hours below zero.
# Seen with: pyogrio 0.13.0 (GDAL 3.12.4), openpyxl 3.1.5, python-calamine 0.9.1, XlsxWriter 3.3.1, Python 3.11:
#   from 1904: GDAL 2020-01-30, openpyxl and calamine 2024-01-31; from 1900: all of them 2024-01-31
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pyogrio==0.13.0 geopandas==1.2.0 openpyxl==3.1.5 \
    python-calamine==0.9.1 xlsxwriter==3.3.1
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import datetime as dt

import openpyxl
import pyogrio
import xlsxwriter
from python_calamine import CalamineWorkbook

DAY = dt.date(2024, 1, 31)
found = {}
for first, counted in ((1900, False), (1904, True)):
    with xlsxwriter.Workbook("visits.xlsx", {"date_1904": counted}) as book:
        shown = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["village", "visited"])
        sheet.write(1, 0, "Oelnasi")
        sheet.write_datetime(1, 1, DAY, shown)
    by_gdal = pyogrio.read_dataframe("visits.xlsx")["visited"].iloc[0]
    by_openpyxl = openpyxl.load_workbook("visits.xlsx").active["B2"].value
    by_calamine = CalamineWorkbook.from_path("visits.xlsx").get_sheet_by_index(0).to_python()[1][1]
    found[first] = [str(day)[:10] for day in (by_gdal, by_openpyxl, by_calamine)]
print(found)
assert found[1900] == ["2024-01-31"] * 3
assert found[1904] == ["2020-01-30", "2024-01-31", "2024-01-31"], "GDAL heeds the first day of the book now"
PY
