#!/usr/bin/env bash
# read_csv reads a column of block numbers 12E3, 7E2 as 12000 and 700, and casts take 53_01 for 5301 and 0x1F for 31.
#
# Expected: the sniffer leaves codes with letters alone, as it does those with leading zeros; a cast from text, the
#   usual test of whether a cell is a number, takes numbers as data has them, not as source code writes them.
# Happens: digits, E, digits is a double, so the blocks of a housing estate come back as other numbers, two of which
#   may be equal (1E3 and 10E2). TRY_CAST('53_01' AS INTEGER) is 5301, but 53__01 and 53_01_ are none; 0x1F is 31 and
#   0b11 is 3 as an integer, while the same 0x1F is nothing as a double. 0o17 is not read at all.
# Who meets it: whoever imports typed addresses, lots or codes, or keeps what can be cast as checked.
# Seen with: duckdb 2.0.0, Python 3.11:
#   blocks [1000.0, 1000.0], casts [5301, None, None, 31, None, 3, None], typed [5301, 5302]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
from pathlib import Path

import duckdb

Path("blocks.csv").write_text("blok,rumah\n1E3,4\n10E2,5\n")
Path("codes.csv").write_text("kode,desa\n53_01,4\n53_02,5\n")
blocks = [row[0] for row in duckdb.sql("select blok from 'blocks.csv'").fetchall()]
typed = duckdb.sql("select kode from read_csv('codes.csv', columns={'kode': 'INTEGER', 'desa': 'INTEGER'})").fetchall()
CASTS = ("53_01", "integer"), ("53__01", "integer"), ("53_01_", "integer"), ("0x1F", "integer"), ("0x1F", "double")
CASTS += ("0b11", "integer"), ("0o17", "integer")
casts = [duckdb.execute(f"select try_cast(? as {kind})", [text]).fetchone()[0] for text, kind in CASTS]
print("blocks", blocks, "casts", casts, "typed", [row[0] for row in typed])
assert blocks == [1000.0, 1000.0], "codes with an E stay text now"
assert casts == [5301, None, None, 31, None, 3, None], "casts are stricter now"
assert typed == [(5301,), (5302,)]
PY
