#!/usr/bin/env bash
# Of 40 kilograms 20 are coffee and 32 are not: a condition and its contrary overlap when a workbook is computed by
# formulas.
#
# Expected: SUMIF(B1:B4, "kopi", A1:A4) and SUMIF with "<>kopi" are together the sum, as in Excel, LibreOffice and
#   pycel, for which Kopi and kopi are one word in every condition; and "<>12" counts what is empty, too.
# Happens: the library formulas minds the case of letters in "<>kopi" and in "K*", and not in "kopi": *Kopi* is coffee
#   by one and no coffee by the other. COUNTIF with "K*" finds two of three; with "<>12" it leaves out the empty cell.
#   There is no error, and SUM beside it is right.
# Who meets it: whoever computes the workbooks of offices in Python, on a server without Excel.
# Seen with: formulas 1.3.4, pycel 1.0b30, openpyxl 3.1.5, Python 3.11 (Kopi 12, kopi 8, Tenun 20, and KOPI, empty):
#   formulas sum 40, kopi 20, <>kopi 32, K* 2, <>12 2; pycel 40, 20, 20, 3, 3
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet formulas==1.3.4 pycel==1.0b30 openpyxl==3.1.5
cd "$folder"
TQDM_DISABLE=1 "$folder/venv/bin/python" -W ignore - <<'PY'
import formulas
import openpyxl
from pycel import ExcelCompiler


def computed(cells: dict[str, object], asked: list[str]) -> tuple[list[object], list[object]]:
    """What formulas and what pycel make of the formulas asked, in a workbook with these cells."""
    book = openpyxl.Workbook()
    for place, value in cells.items():
        book.active[place] = value
    for row, formula in enumerate(asked, 1):
        book.active[f"Z{row}"] = formula
    book.save("book.xlsx")
    places = [f"Z{row}" for row in range(1, len(asked) + 1)]
    solved = formulas.ExcelModel().loads("book.xlsx").finish().calculate()
    ends = {str(key).split("!")[-1].strip("'"): value for key, value in solved.items()}
    compiled = ExcelCompiler(filename="book.xlsx")
    return [float(ends[each].value[0, 0]) for each in places], [compiled.evaluate(f"Sheet!{each}") for each in places]



ROWS = [("Kopi", 12), ("kopi", 8), ("Tenun", 20), ("KOPI", None)]
cells = {f"{column}{row}": value for row, pair in enumerate(ROWS, 1) for column, value in zip("BA", pair, strict=True)}
ASKED = [
    "=SUM(A1:A4)",
    '=SUMIF(B1:B4,"kopi",A1:A4)',
    '=SUMIF(B1:B4,"<>kopi",A1:A4)',
    '=COUNTIF(B1:B4,"K*")',
    '=COUNTIF(A1:A4,"<>12")',
]
by_formulas, by_pycel = computed(cells, ASKED)
print(by_formulas, by_pycel)
assert by_pycel == [40, 20, 20, 3, 3]
assert by_formulas == [40, 20, 32, 2, 2], "a condition and its contrary are the whole now"
PY
