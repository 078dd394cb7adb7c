#!/usr/bin/env bash
# An error cell of a workbook arrives as an empty text, like a cell that nobody filled.
#
# Expected: the cells that a spreadsheet shows as #DIV/0! and #N/A can be told from empty ones: as an error value,
#   as their text (openpyxl gives '#DIV/0!'), or as an exception.
# Happens: python-calamine gives '' for both, so a broken formula looks like a missing report; the text '#N/A' that
#   somebody typed stays '#N/A'.
# Who meets it: whoever reads filled-in workbooks with calamine, pandas' engine="calamine" included, and counts blanks.
# Seen with: python-calamine 0.9.1, XlsxWriter 3.3.1, openpyxl 3.1.5, Python 3.11:
#   calamine ['', '', '', '#N/A', 1.0]; openpyxl ['#DIV/0!', '#N/A', None, '#N/A', 1]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet python-calamine==0.9.1 xlsxwriter==3.3.1 openpyxl==3.1.5
"$folder/venv/bin/python" - "$folder/errors.xlsx" <<'PY'
import sys

import openpyxl
import xlsxwriter
from python_calamine import CalamineWorkbook

with xlsxwriter.Workbook(sys.argv[1]) as book:
    sheet = book.add_worksheet()
    sheet.write_formula(0, 0, "=1/0", None, "#DIV/0!")
    sheet.write_formula(0, 1, "=NA()", None, "#N/A")
    sheet.write_blank(0, 2, None, book.add_format())
    sheet.write_string(0, 3, "#N/A")
    sheet.write_number(0, 4, 1)
calamine = CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()[0]
other = [cell.value for cell in openpyxl.load_workbook(sys.argv[1], data_only=True).active[1]]
print("calamine", calamine)
print("openpyxl", other)
assert calamine == ["", "", "", "#N/A", 1.0], "calamine tells error cells from empty ones now"
assert other == ["#DIV/0!", "#N/A", None, "#N/A", 1]
PY
