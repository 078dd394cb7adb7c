#!/usr/bin/env bash
# A decimal that typst hands out is a piece of its own program: the sum 10.10 arrives in JSON as decimal("10.10").
#
# Expected: typst query, and json.encode within a document, give 10.10 as a number, or as the text 10.10; or they refuse
#   what JSON has no kind for.
# Happens: what is a whole or a floating number arrives as one, and everything else as the source text that would make
#   it: decimal("10.10"), datetime(year: 2025, month: 8, day: 17), and 36 hours as duration(days: 1, hours: 12). A share
#   is the text 12.5% and was rounded to two places on the way, 12.345% to 12.35%. NaN and infinity are null. Whoever
#   changes from floats to decimals for exact sums gets texts that no other program reads.
# Who meets it: whoever takes the totals out of a typeset report, to check them or to store them beside it.
# Seen with: typst 0.15.2 (Python package), Python 3.11:
#   10.1, 'decimal("10.10")', 'datetime(year: 2025, month: 8, day: 17)', 'duration(days: 1, hours: 12)', '12.35%', None
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet typst==0.15.2
"$folder/venv/bin/python" - <<'PY'
import json

import typst

VALUES = '10.1, decimal("10.10"), datetime(year: 2025, month: 8, day: 17), duration(hours: 36), 12.345%, float.inf'
(found,) = json.loads(typst.query(f"#metadata(({VALUES})) <totals>".encode(), "<totals>", field="value"))
inside = json.loads(typst.query(f"#metadata(json.encode(({VALUES}))) <t>".encode(), "<t>", field="value", one=True))
print(found)
number, exact, day, span, share, infinite = found
assert number == 10.1 and infinite is None
assert exact == 'decimal("10.10")', "a decimal is a number or its digits now"
assert (day, span) == ("datetime(year: 2025, month: 8, day: 17)", "duration(days: 1, hours: 12)")
assert share == "12.35%"
assert json.loads(inside) == found
PY
