#!/usr/bin/env bash
# A strict reading of numbers takes 12E3 for 12000, 53_01 for 5301 and the word nan for a number.
#
# Expected: parse_decimal(text, locale="id_ID", strict=True) takes what is written as Indonesian writes numbers and
#   raises NumberFormatError for the rest, as it does for 1.5 and 1.2.3, since strict asks for the proper form.
# Happens: what stays after the separators were exchanged goes to Python's Decimal, which knows forms of its own: powers
#   with E, underscores between digits, nan, inf and Infinity. They pass without strict and with it, and the check of
#   the form lets them through. Blocks 12E3 and 7E2 are 12000 and 700; a cell with nan is a number that makes a sum nan
#   and whose comparison raises InvalidOperation, far from the cell.
# Who meets it: whoever reads amounts that people typed, or columns in which codes stand among numbers.
# Seen with: Babel 2.18.0, Python 3.11:
#   12E3 12000, 7E2 700, 53_01 5301, nan NaN, Infinity Infinity; 1.5, 1.2.3, 0x1F NumberFormatError
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet babel==2.18.0
"$folder/venv/bin/python" - <<'PY'
from babel.numbers import NumberFormatError, parse_decimal


def read(text: str) -> str:
    try:
        return f"{parse_decimal(text, locale='id_ID', strict=True):f}"
    except NumberFormatError as trouble:
        return type(trouble).__name__


taken = [read(text) for text in ("12E3", "7E2", "53_01", "nan", "Infinity")]
refused = [read(text) for text in ("1.5", "1.2.3", "0x1F")]
print(taken, refused, read("1.234,5"))
assert read("1.234,5") == "1234.5" and refused == ["NumberFormatError"] * 3
assert taken == ["12000", "700", "5301", "NaN", "Infinity"], "strict takes only numbers as they are written now"
PY
