#!/usr/bin/env bash
# 12.5 percent in the table of a PDF are 125, a point in the next line, and 1.234 and 1,234 are both 1234.
#
# Expected: a cell of find_tables() has the text that stands in it, as get_text() of the same page gives it and as the
#   Markdown of the same table has it: 12.5, 1.234, -7.
# Happens: extract(), and with it to_pandas(), sorts the letters of a cell into lines by their own heights. A point or a
#   comma is low, so that it is a line of its own after the digits, and a minus or a hyphen may be one. What cleans a
#   cell of its line breaks has 125. and 7-, what keeps the first line has 125 and 7: shares are ten times as large, and
#   what fell has risen. Words and whole numbers are well, which is what one looks at first.
# Who meets it: whoever takes tables of figures out of PDFs; those of ReportLab and LibreOffice are read so too.
# Seen with: pymupdf 2.0, typst 0.15.2 (which makes the table), Python 3.11:
#   extract() ['Alor', '1234\n.', '125\n.'] and ['Belu', '1234\n,', '7\n-'], get_text() 1.234, 12.5, 1,234, -7
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pymupdf==2.0 typst==0.15.2
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
from pathlib import Path

import pymupdf
import typst

CELLS = ["Desa", "Rumah", "Perubahan", "Alor", "1.234", "12.5", "Belu", "1,234", "-7"]
Path("table.typ").write_text("#table(columns: 3, " + ", ".join(f'"{cell}"' for cell in CELLS) + ")")
typst.compile("table.typ", output="table.pdf")
page = pymupdf.open("table.pdf")[0]
(table,) = page.find_tables().tables
texts, rows, markdown = page.get_text().split(), table.extract(), table.to_markdown()
print(texts, rows, markdown, sep="\n")
assert texts == CELLS and all(cell in markdown for cell in CELLS)
assert rows[0] == CELLS[:3]
assert rows[1:] == [["Alor", "1234\n.", "125\n."], ["Belu", "1234\n,", "7\n-"]], "signs stay in their numbers now"
PY
