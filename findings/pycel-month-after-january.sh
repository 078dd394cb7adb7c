#!/usr/bin/env bash
# A month after 31 January 2024 is 2 March when pycel computes the workbook; Excel, LibreOffice and formulas say 29
# February.
#
# Expected: EDATE(DATE(2024,1,31), 1) is the last day of February, as Excel has it: where a month has no such day, it is
#   the month's last.
# Happens: pycel counts the missing days on into the next month. A term that is due at the end of each month is due on
#   2 March, then 31 March, and 1 May: February and April have no term, and March has two. EOMONTH beside it is right,
#   and so is EDATE for every day until the 28th, which is where one tries it.
# Who meets it: whoever computes terms, permits and quarters of a workbook in Python.
# Seen with: pycel 1.0b30, formulas 1.3.4, openpyxl 3.1.5, Python 3.11 (1, 2 and 3 months after 31 January; EOMONTH):
#   pycel 2 March, 31 March, 1 May, 29 February; formulas 29 February, 31 March, 30 April, 29 February
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



ASKED = [f"=EDATE(DATE(2024,1,31),{months})" for months in (1, 2, 3)] + ["=EOMONTH(DATE(2024,1,31),1)"]
by_formulas, by_pycel = (
    [f"{openpyxl.utils.datetime.from_excel(day):%d-%m}" for day in days] for days in computed({}, ASKED)
)
print(by_formulas, by_pycel)
assert by_formulas == ["29-02", "31-03", "30-04", "29-02"]
assert by_pycel == ["02-03", "31-03", "01-05", "29-02"], "EDATE keeps to its month now"
PY
