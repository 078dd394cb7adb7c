#!/usr/bin/env bash
# 2.5 is rounded to 3 and 2 500 to 2 000, by one function of one library: the half goes up or to the even side.
#
# Expected: ROUND is half away from zero for any number of digits, as in Excel, LibreOffice and formulas: ROUND(2500,-3)
#   is 3 000 as ROUND(2.5, 0) is 3.
# Happens: pycel rounds as Excel for digits after the point and as Python (half to even) for digits before it. Budgets
#   shown in thousands or millions are one less for each even half, 500 becomes 0 and 1 500 and 2 500 are one figure;
#   2^2 with a minus before it has the sign of Python too: -2^2 is -4, which is 4 in Excel.
# Who meets it: whoever computes a budget of a workbook in Python and rounds it to thousands.
# Seen with: pycel 1.0b30, formulas 1.3.4, openpyxl 3.1.5, Python 3.11:
#   pycel 3, 0.13, 2000, 0, 1200, -4; formulas 3, 0.13, 3000, 1000, 1300, 4
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



ASKED = ["=ROUND(2.5,0)", "=ROUND(0.125,2)", "=ROUND(2500,-3)", "=ROUND(500,-3)", "=ROUND(1250,-2)", "=-2^2"]
by_formulas, by_pycel = computed({}, ASKED)
print(by_formulas, by_pycel)
assert by_formulas == [3, 0.13, 3000, 1000, 1300, 4]
assert by_pycel == [3, 0.13, 2000, 0, 1200, -4], "ROUND rounds alike on both sides of the point now"
PY
