#!/usr/bin/env bash
# The operator of integer division divides whole numbers without a rest, and fractions with one.
#
# Expected: x // y is whole, for any x: 7.9 // 1 is 7, as in Python, whose sign it has.
# Happens: of integers the rest is dropped (and -7 // 2 is -3, towards zero); as soon as one side is a decimal or a
#   double the operator is the ordinary division: 7.9 // 1 is 7.9, 7.0 // 2 is 3.5. A class or bin that was made with
#   // falls apart into fractions when its column changes from integer to double.
# Who meets it: whoever bins ages, years or amounts in SQL and changes the type of the column later.
# Seen with: duckdb 2.0.0, Python 3.11: (3, -3, 3.5, 7.9, 'DOUBLE')
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0
"$folder/venv/bin/python" - <<'PY'
import duckdb

(row,) = duckdb.connect().execute("select 7 // 2, -7 // 2, 7.0 // 2, 7.9 // 1, typeof(7.9 // 1)").fetchall()
print(row)
assert row == (3, -3, 3.5, 7.9, "DOUBLE"), "// is an integer division of fractions too now"
PY
