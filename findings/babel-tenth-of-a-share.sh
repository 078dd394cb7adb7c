#!/usr/bin/env bash
# A number below a tenth is written as a tenth of itself when its digits round up: 0.0996 in two digits is "0,010".
#
# Expected: the pattern @@ writes the two digits that count: 0.0994 is "0,099", and 0.0996, which rounds up, is "0,10".
# Happens: 0.0996 is "0,010", 0.00996 is "0,0010", 9.96 is "10" as it should: below one tenth the place of the digits is
#   taken from the number before it was rounded. The larger of two numbers is written as the smaller one, ten times too
#   small, and looks as exact as its neighbours. With three digits, with @# and as a percentage it is the same.
# Who meets it: whoever writes small shares, doses or prevalences in digits that count, the usual way for such numbers.
# Seen with: Babel 2.18.0, Python 3.11:
#   ['0,099', '0,010', '0,0010', '0,00010', '10', '1,0'], three digits '0,0100', optional '0,01', percent '0,010%'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet babel==2.18.0
"$folder/venv/bin/python" - <<'PY'
from decimal import Decimal

from babel.numbers import format_decimal, format_percent


def written(number: str, pattern: str) -> str:
    return format_decimal(Decimal(number), format=pattern, locale="id_ID")


two = [written(number, "@@") for number in ("0.0994", "0.0996", "0.00996", "0.000996", "9.96", "0.996")]
three, optional = written("0.09996", "@@@"), written("0.0996", "@#")
percent = format_percent(Decimal("0.000996"), "@@%", locale="id_ID")
print(two, three, optional, percent)
assert two[0] == "0,099" and two[4:] == ["10", "1,0"]
assert two[1:4] == ["0,010", "0,0010", "0,00010"], "what rounds up keeps its size now"
assert (three, optional, percent) == ("0,0100", "0,01", "0,010%")
PY
