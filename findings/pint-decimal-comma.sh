#!/usr/bin/env bash
# 1,5 kg are 15 kg, 0,75 ha are none, and 5 000 kg are none either: an amount as people type it loses its size.
#
# Expected: a text that pint takes for an amount has that amount; a comma is a decimal comma in most of the world (and
#   in ISO 80000-1), or a text that has one is refused.
# Happens: every comma is dropped, wherever it stands, before anything is read, so 1,5 becomes 15: ten times, or a
#   hundred times, as much. A number that begins with a zero, and one whose thousands are set apart by a space, is taken
#   for several numbers to be multiplied, the first of which, or the last, is 0: 0,75 ha is 0 x 75 ha, 08 kg and 5 000
#   kg are 0 kg. None of it raises or warns. Issue 1183 of pint tells of the zeros.
# Who meets it: whoever reads harvests, weights and areas that were typed with their unit.
# Seen with: Pint 0.25.3, Python 3.11:
#   1.5 kg 1.5, 1,5 kg 15, 12,25 kg 1225, 0,75 ha 0, 08 kg 0, 5 000 kg 0
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pint==0.25.3
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import pint

units = pint.UnitRegistry()
found = {text: units(text).magnitude for text in ("1.5 kg", "1,5 kg", "12,25 kg", "0,75 ha", "08 kg", "5 000 kg")}
print(found)
assert found["1.5 kg"] == 1.5
assert found["1,5 kg"] == 15 and found["12,25 kg"] == 1225, "a comma is not dropped now"
assert found["0,75 ha"] == found["08 kg"] == found["5 000 kg"] == 0, "zeros do not swallow the number now"
PY
