#!/usr/bin/env bash
# A percent sign in quotes makes a number a hundred times as large: 45.5 by the pattern 0.0'%' is "4550,0%".
#
# Expected: what stands in quotes is text, as CLDR has it, so 45.5 is "45,5%": the way to write a share that is already
#   in percent, as statistics offices publish it. The quoted words and letters of other patterns are left alone.
# Happens: the sign is looked for in the text around the number after the quotes are gone. Any percent sign there
#   multiplies by 100, a per mille sign by 1000, also within a sentence and in the pattern of an amount of money.
# Who meets it: whoever formats shares that come as 45.5 and not as 0.455, or puts a note with a share behind an amount.
# Seen with: Babel 2.18.0, Python 3.11: '4550,0%', '45500,0‰', 'Rp10.000.000 (termasuk PPN 11%)' for 100000
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet babel==2.18.0
"$folder/venv/bin/python" - <<'PY'
from babel.numbers import format_currency, format_decimal

share = format_decimal(45.5, "0.0'%'", locale="id_ID")
permille = format_decimal(45.5, "0.0'‰'", locale="id_ID")
plain = format_decimal(45.5, "0.0' persen'", locale="id_ID")
price = format_currency(100_000, "IDR", "¤#,##0' (termasuk PPN 11%)'", locale="id_ID", currency_digits=False)
print([share, permille, plain, price])
assert plain == "45,5 persen"
assert (share, permille) == ("4550,0%", "45500,0‰"), "quoted signs are text now"
assert price == "Rp10.000.000 (termasuk PPN 11%)", "a quoted sign leaves an amount alone now"
PY
