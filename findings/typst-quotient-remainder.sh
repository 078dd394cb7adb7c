#!/usr/bin/env bash
# In typst a quotient and its remainder do not make the number again below zero: -7 is quo -4 and rem -1.
#
# Expected: calc.quo(a, b) * b + calc.rem(a, b) is a, as the two belong together in every language that has both.
# Happens: calc.quo rounds down, calc.rem is cut off towards zero: -4 * 2 + -1 is -9. The partner of rem is none of
#   typst's; that of quo is rem-euclid, and only while the divisor is positive. Above zero all is well, so it shows when
#   a difference turns: a balance, the months until a date that has passed.
# Who meets it: whoever writes a span as years and months in a template: 14 months too late becomes -2 years and -2.
# Seen with: typst 0.15.2 (Python package), Python 3.11: [-4, -1, 1, -9], months [-2, -2]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet typst==0.15.2
"$folder/venv/bin/python" - <<'PY'
import json

import typst


def value(expression: str) -> list[int]:
    return json.loads(typst.query(f"#metadata({expression}) <it>".encode(), "<it>", field="value"))[0]


parts = value("(calc.quo(-7, 2), calc.rem(-7, 2), calc.rem-euclid(-7, 2), calc.quo(-7, 2) * 2 + calc.rem(-7, 2))")
months = value("(calc.quo(-14, 12), calc.rem(-14, 12))")
print(parts, months)
assert parts == [-4, -1, 1, -9], "quotient and remainder belong together now"
assert months == [-2, -2]
PY
