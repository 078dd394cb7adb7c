#!/usr/bin/env bash
# A list of choices that Excel has written for a choice with a comma is empty after openpyxl has loaded and saved it.
#
# Expected: the list is kept, or the loss is told of, as openpyxl does for extensions ("will be removed").
# Happens: Excel writes such a list twice nowadays, in a mc:AlternateContent: choices that may be quoted for those who
#   know them, and one formula for the rest. openpyxl looks for the formula itself, which is one level lower here: the
#   rule is read as a list with formula1 None and saved as a list of nothing, without a warning.
# Who meets it: whoever fills in or stamps templates with openpyxl that an office has made in Excel.
# Seen with: openpyxl 3.1.5, XlsxWriter 3.3.1, Python 3.11: type list, formula None, warnings []
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet openpyxl==3.1.5 xlsxwriter==3.3.1
"$folder/venv/bin/python" - "$folder" <<'PY'
import sys
import warnings
import zipfile
from pathlib import Path

import openpyxl
import xlsxwriter

plain, made = Path(sys.argv[1], "plain.xlsx"), Path(sys.argv[1], "made.xlsx")
with xlsxwriter.Workbook(str(plain)) as book:
    book.add_worksheet().data_validation(0, 0, 9, 0, {"validate": "list", "source": ["Tenun", "Kopi"]})
# What Excel writes in the place of <formula1>"Tenun,Kopi"</formula1> when the first choice is "Tenun, ikat".
BOTH = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:x12ac="http://schemas.microsoft.com/office/spreadsheetml/2011/1/ac"><mc:Choice Requires="x12ac">'
    '<x12ac:list>"Tenun, ikat",Kopi</x12ac:list></mc:Choice><mc:Fallback>'
    '<formula1>"Tenun, ikat,Kopi"</formula1></mc:Fallback></mc:AlternateContent>'
)
with zipfile.ZipFile(plain) as old, zipfile.ZipFile(made, "w") as new:
    for name in old.namelist():
        new.writestr(name, old.read(name).replace(b'<formula1>"Tenun,Kopi"</formula1>', BOTH.encode()))


def rule(path: Path) -> tuple[str, str | None]:
    (found,) = openpyxl.load_workbook(path).active.data_validations.dataValidation
    return found.type, found.formula1


with warnings.catch_warnings(record=True) as said:
    warnings.simplefilter("always")
    read = rule(made)
print(read, "warnings", said)
assert rule(plain) == ("list", '"Tenun,Kopi"')
assert read == ("list", None) and not said, "the choices are kept or their loss is told now"
PY
