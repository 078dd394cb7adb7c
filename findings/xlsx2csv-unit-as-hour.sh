#!/usr/bin/env bash
# 45 days and 410 days are one text, 0" 12ari": the word behind a number is taken for the hour of a date.
#
# Expected: a number shown as 0" hari" is 45, or "45 hari": what stands in quotes in the format of a cell is text, by
#   the standard of the format (ECMA-376, number formats), and XlsxWriter, openpyxl and calamine all take it so.
# Happens: xlsx2csv looks for the letters of dates in the whole format, quotes or not. With an h, d or m in the word the
#   number is gone: each whole number of days is 0" 12ari", of pieces #,##0" bua12", and 12 km are 0" k01". Words
#   without such letters are well, so it shows in some columns only. polars reads workbooks by it when asked to, and has
#   these texts then.
# Who meets it: whoever turns the sheets of offices into CSV, in which amounts have their unit by the format of the
#   cell.
# Seen with: xlsx2csv 0.8.6, XlsxWriter 3.3.1, openpyxl 3.1.5, Python 3.11:
#   xlsx2csv ['0" 12ari"', '0" 12ari"', '#,##0" bua12"', '0" k01"', '3'], openpyxl [45, 410, 2500, 12, 3]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet xlsx2csv==0.8.6 xlsxwriter==3.3.1 openpyxl==3.1.5
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import csv
import io

import openpyxl
import xlsxwriter
from xlsx2csv import Xlsx2csv

AMOUNTS = ((45, '0" hari"'), (410, '0" hari"'), (2500, '#,##0" buah"'), (12, '0" km"'), (3, '0" orang"'))
with xlsxwriter.Workbook("amounts.xlsx") as book:
    sheet = book.add_worksheet()
    for row, (amount, shown) in enumerate(AMOUNTS):
        sheet.write_number(row, 0, amount, book.add_format({"num_format": shown}))
text = io.StringIO()
Xlsx2csv("amounts.xlsx").convert(text)
by_csv = [row[0] for row in csv.reader(io.StringIO(text.getvalue()))]
by_openpyxl = [cell.value for (cell,) in openpyxl.load_workbook("amounts.xlsx").active.iter_rows()]
print(by_csv, by_openpyxl)
assert by_openpyxl == [45, 410, 2500, 12, 3]
assert by_csv == ['0" 12ari"', '0" 12ari"', '#,##0" bua12"', '0" k01"', "3"], "words behind numbers stay words now"
PY
