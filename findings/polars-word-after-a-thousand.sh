#!/usr/bin/env bash
# "Not reported" in row 1200 of a workbook is an empty cell for polars, and a row with nothing else in it is gone.
#
# Expected: a column of numbers with a word in it is text, or mixed, wherever the word stands, as it is in row 12; or
#   the word is refused, as read_csv of polars does.
# Happens: the kind of a column is that of its first thousand rows, and what comes later and is of another kind is
#   missing, without a warning: polars hands the sheet to fastexcel, which is not strict. By the other engine of the
#   same function, openpyxl, and by pandas the word is there. Where the column is alone, the row counts as empty and is
#   left out. Issues 23728 and 15748 of polars tell of parts of it.
# Who meets it: whoever reads long lists of offices, and counts what was not reported.
# Seen with: polars 2.1.0, fastexcel 0.21.0, openpyxl 3.1.5, XlsxWriter 3.3.1, Python 3.11:
#   row 1200 None of 1250 rows, alone 1249 rows, by openpyxl 'not reported', in row 12 'not reported'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet polars==2.1.0 fastexcel==0.21.0 openpyxl==3.1.5 xlsxwriter==3.3.1
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import polars as pl
import xlsxwriter

ROWS, WORD = 1250, "not reported"


def written(place: int, named: bool) -> str:
    with xlsxwriter.Workbook("homes.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["homes", "village"] if named else ["homes"])
        for row in range(1, ROWS + 1):
            sheet.write(row, 0, WORD if row == place else row)
            if named:
                sheet.write(row, 1, f"village {row}")
    return "homes.xlsx"


late = pl.read_excel(written(1200, True))["homes"]
other = pl.read_excel("homes.xlsx", engine="openpyxl")["homes"]
alone = pl.read_excel(written(1200, False)).height
early = pl.read_excel(written(12, True))["homes"]
print(late[1199], len(late), other[1199], alone, early[11])
assert late[1199] is None and len(late) == ROWS, "a late word is kept now"
assert alone == ROWS - 1
assert other[1199] == early[11] == WORD
PY
