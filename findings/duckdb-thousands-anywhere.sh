#!/usr/bin/env bash
# With a thousands separator, read_csv drops it wherever it stands: 12.5 is read as 125, 1.2.3.4 as 1234.
#
# Expected: with decimal_separator=',' and thousands='.', as numbers are written in Indonesia, only groups of three
#   digits are thousands; a cell that has other groups is no number, so the column stays text or the row is refused.
# Happens: the dots are taken out of any number. A column in which one office wrote 12.5 with a decimal dot and the
#   others 1.234,5 comes back ten times too large in that row, without a word.
# Who meets it: whoever reads CSV of several offices in one go, some of them typed on English machines.
# Seen with: duckdb 2.0.0, Python 3.11: [('Alor', 125.0), ('Belu', 1234.5), ('Ende', 1234.0)]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0
printf 'wilayah;nilai\nAlor;12.5\nBelu;1.234,5\nEnde;1.2.3.4\n' > "$folder/rows.csv"
"$folder/venv/bin/python" - "$folder/rows.csv" <<'PY'
import sys

import duckdb

read = "select * from read_csv($file, decimal_separator = ',', thousands = '.')"
rows = duckdb.connect().execute(read, {"file": sys.argv[1]}).fetchall()
print(rows)
assert rows == [("Alor", 125.0), ("Belu", 1234.5), ("Ende", 1234.0)], "groups of digits are checked now"
PY
