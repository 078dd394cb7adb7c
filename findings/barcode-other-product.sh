#!/usr/bin/env bash
# A barcode with two digits exchanged is drawn as the barcode of another product: the check that would tell is replaced.
#
# Expected: thirteen digits whose last, the check digit of GS1, does not agree with the twelve before are refused; to
#   find a slip of the pen is what the digit is for.
# Happens: python-barcode drops the thirteenth digit and counts it anew. 8992343565695, with 43 for 34, is drawn as
#   8992343565693: valid for every scanner, and no article of anybody. EAN-8, UPC-A and ISBN-13 are the same; a
#   fourteenth digit is dropped as well, and only too few are an error. There is an option for the digit,
#   no_checksum, which draws what is given, right or not. python-stdnum tells.
# Who meets it: whoever prints labels of village products from a list that was typed.
# Seen with: python-barcode 0.16.1, python-stdnum 2.2, Python 3.11 (drawn, valid as typed):
#   8992334565695 8992334565695 True, 8992343565695 8992343565693 False, 89923345656951 8992334565695 False
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet python-barcode==0.16.1 python-stdnum==2.2
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import barcode
from stdnum import ean

TYPED = ("8992334565695", "8992343565695", "89923345656951")
found = [(barcode.get("ean13", digits).get_fullcode(), ean.is_valid(digits)) for digits in TYPED]
others = (barcode.get("ean8", "12345678").get_fullcode(), barcode.get("upca", "123456789010").get_fullcode())
print(found, others)
assert found[0] == ("8992334565695", True)
assert found[1] == ("8992343565693", False), "a wrong check digit is refused now"
assert found[2] == ("8992334565695", False)
assert others == ("12345670", "123456789012")
PY
