#!/usr/bin/env bash
# A choice with a comma becomes two choices in the list of a cell, and the choice itself is refused.
#
# Expected: data_validation with source ["Tenun, ikat", "Kopi"] offers two choices, or returns an error, as it does for
#   lists of more than 255 characters (-2 and a warning).
# Happens: the choices are joined by commas into one formula, in which none can be protected: the sheet offers Tenun,
#   ikat and Kopi, and "Tenun, ikat" typed as in the list of the office is called invalid. The call returns 0. Decimals
#   such as "1,5" fall apart as well. A range of cells as the source has no such limit. Asked in issue 172.
# Who meets it: whoever makes templates to be filled in, with the names of categories or the numbers of Indonesia.
# Seen with: XlsxWriter 3.3.1, openpyxl 3.1.5, Python 3.11: 0, formula "Tenun, ikat,Kopi"
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet xlsxwriter==3.3.1 openpyxl==3.1.5
"$folder/venv/bin/python" - "$folder/template.xlsx" <<'PY'
import sys

import openpyxl
import xlsxwriter

with xlsxwriter.Workbook(sys.argv[1]) as book:
    sheet = book.add_worksheet()
    returned = sheet.data_validation(0, 0, 9, 0, {"validate": "list", "source": ["Tenun, ikat", "Kopi"]})
(rule,) = openpyxl.load_workbook(sys.argv[1]).active.data_validations.dataValidation
offered = [choice.strip() for choice in rule.formula1.strip('"').split(",")]
print(returned, "formula", rule.formula1, "offered", offered)
assert returned == 0 and rule.formula1 == '"Tenun, ikat,Kopi"', "a choice with a comma is refused or kept now"
assert offered == ["Tenun", "ikat", "Kopi"]
PY
