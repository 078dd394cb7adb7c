#!/usr/bin/env bash
# The code 0501 with a note on its cell, "new since 2024", is "new since 2024" and 0501, in one text, for GDAL.
#
# Expected: a note that somebody put on a cell is not a part of its value: in OpenDocument it is an element of its own
#   within the cell, beside the text, and LibreOffice, calamine, pandas and ezodf leave it out.
# Happens: GDAL, and with it pyogrio, GeoPandas and QGIS, joins every paragraph below the cell, those of the note first.
#   Texts with a note become other texts, of two lines, and no longer join with their like; numbers, which are kept
#   apart from what the cell shows, are right. There is no warning.
# Who meets it: whoever joins a sheet of an office to a map by name or code, once somebody has commented a cell.
# Seen with: pyogrio 0.13.0 (GDAL 3.12.4), odfpy 1.4.1, python-calamine 0.9.1, pandas 3.1.1, Python 3.11:
#   GDAL ['new since 2024\n0501', '0502'], calamine and pandas ['0501', '0502']
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pyogrio==0.13.0 geopandas==1.2.0 odfpy==1.4.1 python-calamine==0.9.1 \
    pandas==3.1.1
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import pandas as pd
import pyogrio
from odf.office import Annotation
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

CODES = (("code", None, "homes"), ("0501", "new since 2024", 120), ("0502", None, 80))
book, table = OpenDocumentSpreadsheet(), Table(name="places")
for code, note, homes in CODES:
    row = TableRow()
    cell = TableCell(valuetype="string")
    if note is not None:
        said = Annotation()
        said.addElement(P(text=note))
        cell.addElement(said)
    cell.addElement(P(text=code))
    row.addElement(cell)
    count = TableCell(valuetype="string") if homes == "homes" else TableCell(valuetype="float", value=str(homes))
    count.addElement(P(text=str(homes)))
    row.addElement(count)
    table.addElement(row)
book.spreadsheet.addElement(table)
book.save("places.ods")
by_gdal = pyogrio.read_dataframe("places.ods")["code"].tolist()
others = [pd.read_excel("places.ods", engine=engine, dtype=str)["code"].tolist() for engine in ("odf", "calamine")]
print(by_gdal, others)
assert others == [["0501", "0502"]] * 2
assert by_gdal == ["new since 2024\n0501", "0502"], "a note stays out of the value now"
PY
