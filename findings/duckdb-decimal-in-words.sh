#!/usr/bin/env bash
# A decimal is rounded one way by round() and another way when it is written into a text: 0.25 is 0.3 and "0.2".
#
# Expected: format('{:.1f}', x) and printf('%.1f', x) say what round(x, 1) says, for an exact type at least.
# Happens: both turn the decimal into a double and round that: halves go to the even neighbour or to where the binary
#   fraction happens to lie. 1.005 is 1.01 by round() and by a cast to two digits, and "1.00" in the sentence.
# Who meets it: whoever shows a table and a sentence about it from one query, in money above all.
# Seen with: duckdb 2.0.0, Python 3.11:
#   round [0.3, 1.01, 2.5], cast [0.3, 1.01, 2.5], format ['0.2', '1.00', '2.5'], printf ['0.2', '1.00', '2.5']
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0
"$folder/venv/bin/python" - <<'PY'
import duckdb

CASES = [("0.25", 1), ("1.005", 2), ("2.45", 1)]
found: dict[str, list[str]] = {"round": [], "cast": [], "format": [], "printf": []}
for number, digits in CASES:
    query = f"""select round({number}, {digits})::varchar, cast({number} as decimal(9, {digits}))::varchar,
                       format('{{:.{digits}f}}', {number}), printf('%.{digits}f', {number}), typeof({number})"""
    *told, kind = duckdb.connect().execute(query).fetchone()
    assert kind.startswith("DECIMAL")
    for way, text in zip(found, told, strict=True):
        found[way].append(text)
print(found)
assert found["round"] == found["cast"] == ["0.3", "1.01", "2.5"]
assert found["format"] == found["printf"] == ["0.2", "1.00", "2.5"], "decimals are written as they are rounded now"
PY
