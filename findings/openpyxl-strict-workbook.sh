#!/usr/bin/env bash
# A workbook saved as "Strict Open XML Spreadsheet" opens as a book without sheets.
#
# Expected: the sheet is read, as it is from the usual kind of .xlsx, or an exception says that the kind is not known.
# Happens: openpyxl warns of "an invalid specification for 0" and gives a workbook whose sheetnames are []; pandas
#   with that engine then says "Worksheet index 0 is invalid, 0 worksheets found". calamine reads the same file.
# Who meets it: offices whose Excel saves in the strict form of ISO/IEC 29500, and whoever takes their uploads.
# Seen with: openpyxl 3.1.5, python-calamine 0.9.1, XlsxWriter 3.3.1, Python 3.11: openpyxl [], calamine ['Data']
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet python-calamine==0.9.1 xlsxwriter==3.3.1 openpyxl==3.1.5
"$folder/venv/bin/python" - "$folder" <<'PY'
import sys
import warnings
import zipfile
from pathlib import Path

import openpyxl
import xlsxwriter
from python_calamine import CalamineWorkbook

usual, strict = Path(sys.argv[1], "usual.xlsx"), Path(sys.argv[1], "strict.xlsx")
with xlsxwriter.Workbook(str(usual)) as book:
    sheet = book.add_worksheet("Data")
    sheet.write_row(0, 0, ["Kabupaten", "Nilai"])
    sheet.write_row(1, 0, ["Alor", 19.2])
# The strict form has the same parts under other names of their vocabulary.
NAMES = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships":
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
}
with zipfile.ZipFile(usual) as old, zipfile.ZipFile(strict, "w") as new:
    for name in old.namelist():
        content = old.read(name)
        for usual_name, strict_name in NAMES.items():
            content = content.replace(usual_name, strict_name)
        if name == "xl/workbook.xml":
            content = content.replace(b"<workbook ", b'<workbook conformance="strict" ', 1)
        new.writestr(name, content)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    sheets = openpyxl.load_workbook(strict).sheetnames
others = CalamineWorkbook.from_path(str(strict)).sheet_names
print("openpyxl", sheets, "calamine", others)
assert openpyxl.load_workbook(usual).sheetnames == ["Data"]
assert sheets == [] and others == ["Data"], "openpyxl opens strict workbooks now"
PY
