#!/usr/bin/env bash
# A cell that is true in an OpenDocument sheet is False in pandas as soon as it is shown as anything but TRUE.
#
# Expected: a cell whose type is boolean and whose value is true is True, whatever word stands in it for the eye; or
#   pandas says that it cannot tell.
# Happens: pandas' reader for .ods passes over the value and compares the word: BENAR, as LibreOffice shows it in
#   Indonesian, VRAI, Ya, or 1 by the format of a number, are False, and there is no warning. calamine, the other engine
#   of the same read_excel, reads the value: one argument turns every yes of a table into no.
# Who meets it: whoever reads answers of yes and no from sheets that offices keep in LibreOffice, not set to English.
# Seen with: pandas 3.1.1, odfpy 1.4.1, python-calamine 0.9.1, Python 3.11 (TRUE, BENAR, Ya, 1, all true):
#   odf [True, False, False, False], calamine [True, True, True, True]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pandas==3.1.1 odfpy==1.4.1 python-calamine==0.9.1
"$folder/venv/bin/python" - "$folder/answers.ods" <<'PY'
import sys

import pandas as pd
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

file = sys.argv[1]
book, table = OpenDocumentSpreadsheet(), Table(name="Answers")
for shown in ("TRUE", "BENAR", "Ya", "1"):
    cell, row = TableCell(valuetype="boolean", booleanvalue="true"), TableRow()
    cell.addElement(P(text=shown))
    row.addElement(cell)
    table.addElement(row)
book.spreadsheet.addElement(table)
book.save(file)


def read(engine: str) -> list:
    return pd.read_excel(file, engine=engine, header=None)[0].tolist()


print("odf", read("odf"), "calamine", read("calamine"))
assert read("calamine") == [True] * 4
assert read("odf") == [True, False, False, False], "what is true is True now"
PY
