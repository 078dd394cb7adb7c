#!/usr/bin/env bash
# A figure that stands in its cell as text is added up by one library and not by Excel: 13.5 for 5.
#
# Expected: SUM and COUNT over a range pass over texts, '7 among them, as Excel and pycel do.
# Happens: formulas reads the text "7" as a number in SUM and in COUNT, while its AVERAGE of such a range is #VALUE!.
#   The dots of Indonesian thousands are read too: "1.500", fifteen hundred kept as text, adds one and a half.
# Who meets it: whoever computes workbooks of offices in Python; figures kept as text, with the green corner, are usual
#   in them.
# Seen with: formulas 1.3.4, pycel 1.0b30, openpyxl 3.1.5, Python 3.11 (cells 5, '7 and '1.500):
#   formulas sum 13.5, count 3, pycel 5 and 1
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



by_formulas, by_pycel = computed({"A1": 5, "A2": "7", "A3": "1.500"}, ["=SUM(A1:A3)", "=COUNT(A1:A3)", "=SUM(A1:A1)"])
print(by_formulas, by_pycel)
assert by_pycel == [5, 1, 5]
assert by_formulas == [13.5, 3, 5], "texts are not added up now"
PY
