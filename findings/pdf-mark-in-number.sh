#!/usr/bin/env bash
# A figure with a mark for its footnote, 1.234 and a small 2 above it, is 1.2342 for every reader of the PDF.
#
# Expected: the mark is apart from the figure, by a space, a sign for a raised 2 or a word of its own, as it is smaller
#   and higher: pdfplumber knows the size and height of each letter, and the structure of the document has a mark as its
#   own.
# Happens: letters that follow closely are one word for pdfplumber, pypdf and pdfminer, whatever their size: 1.234
#   becomes 1.2342 and 10 thousand, with mark 3, 103. In the table that pdfplumber makes it is a number like its
#   neighbours, ten times as much where it has no point. With a mark that is no digit, 12,5*, it can be seen.
# Who meets it: whoever takes figures out of the yearbooks of statistics offices, whose tables are full of such marks.
# Seen with: typst 0.15.2, pdfplumber 0.11.10, pypdf 7.1.1, Python 3.11:
#   pdfplumber ['1.2342', '103', '12,5*'], pypdf and pdfminer with the same words
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet typst==0.15.2 pdfplumber==0.11.10 pypdf==7.1.1
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import pathlib

import pdfplumber
import pypdf
import typst
from pdfminer.high_level import extract_text

pathlib.Path("book.typ").write_text(
    "#table(columns: 2, [place], [homes], [Alor], [1.234#super[2]], [Belu], [10#super[3]], [Ende], [12,5#super[\\*]])"
)
typst.compile("book.typ", output="book.pdf")
with pdfplumber.open("book.pdf") as book:
    cells = [row[1] for row in book.pages[0].extract_table()[1:]]
texts = [pypdf.PdfReader("book.pdf").pages[0].extract_text(), extract_text("book.pdf")]
print(cells, texts)
assert cells == ["1.2342", "103", "12,5*"], "marks are apart from figures now"
assert all(word in text.split() for text in texts for word in cells)
PY
