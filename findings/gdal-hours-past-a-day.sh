#!/usr/bin/env bash
# 36 hours in a workbook are noon for GDAL when they are shown as [hh]:mm:ss, and 1.5 when they are shown as [h]:mm:ss.
#
# Expected: hours in brackets, which are a duration and go past 24 (ECMA-376), are 36 hours, as a time they cannot be;
#   or the number is left as it is, 1.5, for both. openpyxl, calamine and pandas give a duration for both.
# Happens: the format with two letters is taken for a time of day, and what is above one day is dropped: 36 hours are
#   12:00:00, 24 hours are 00:00:00, and 48 too. With one letter the days stay a number. Excel itself offers the one
#   with one letter, LibreOffice and openpyxl write the one with two.
# Who meets it: whoever takes working or travel hours from a sheet into GeoPandas or QGIS.
# Seen with: pyogrio 0.13.0 (GDAL 3.12.4), openpyxl 3.1.5, python-calamine 0.9.1, Python 3.11 (8, 24, 36 hours):
#   GDAL [hh]:mm:ss [08:00, 00:00, 12:00], [h]:mm:ss [0.33, 1.0, 1.5], openpyxl and calamine durations
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pyogrio==0.13.0 geopandas==1.2.0 openpyxl==3.1.5 python-calamine==0.9.1
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import datetime as dt

import openpyxl
import pyogrio
from python_calamine import CalamineWorkbook

HOURS = (8, 24, 36)
found = {}
for shown in ("[hh]:mm:ss", "[h]:mm:ss"):
    book = openpyxl.Workbook()
    book.active.append(["person", "worked"])
    for row, hours in enumerate(HOURS, start=2):
        book.active.append(["x", dt.timedelta(hours=hours)])
        book.active.cell(row, 2).number_format = shown
    book.save("hours.xlsx")
    by_gdal = pyogrio.read_dataframe("hours.xlsx")["worked"].tolist()
    by_openpyxl = [row[1] for row in openpyxl.load_workbook("hours.xlsx").active.iter_rows(2, values_only=True)]
    by_calamine = [row[1] for row in CalamineWorkbook.from_path("hours.xlsx").get_sheet_by_index(0).to_python()[1:]]
    found[shown] = by_gdal
    assert by_openpyxl == by_calamine == [dt.timedelta(hours=hours) for hours in HOURS]
print(found)
assert found["[hh]:mm:ss"] == [dt.time(8), dt.time(0), dt.time(12)], "hours go past a day now"
assert [round(days, 2) for days in found["[h]:mm:ss"]] == [0.33, 1.0, 1.5]
PY
