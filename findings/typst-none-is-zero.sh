#!/usr/bin/env bash
# A missing number plus a number is that number: in typst, none + 1 is 1, and the sum of an array passes over what is
# none.
#
# Expected: none, which json() gives for null, is an error in a calculation, as it is in a comparison, a product and a
#   difference; or it stays none.
# Happens: none joins with anything, and for numbers that is what + does: (1, none, 2).sum() is 3, an array of nothing
#   but none has the sum none, and a total below a column with an empty cell looks like a total. none - 1, none * 1 and
#   none < 1 are errors, so the fault shows only in other formulas. The manual tells of joining, not of adding.
# Who meets it: whoever makes reports from data with typst and adds up in the template.
# Seen with: typst 0.15.2 (Python package), Python 3.11: '1', '3', '8'; none - 1, none * 1, none < 1 errors
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet typst==0.15.2 pypdf==7.1.1
"$folder/venv/bin/python" - <<'PY'
from io import BytesIO

import typst
from pypdf import PdfReader


def said(formula: str) -> str:
    source = f'#let rows = json(bytes("[5, null, 3]"))\n#str({formula})'
    try:
        return PdfReader(BytesIO(typst.compile(source.encode()))).pages[0].extract_text()
    except typst.TypstError as trouble:
        return f"error: {trouble}"


sums = [said("none + 1"), said("(1, none, 2).sum()"), said("rows.sum()")]
others = [said(formula) for formula in ("none - 1", "none * 1", "if none < 1 { 1 } else { 0 }")]
print(sums, others)
assert sums == ["1", "3", "8"], "what is missing is not added now"
assert all(other.startswith("error") for other in others)
PY
