#!/usr/bin/env bash
# One column without a name, and the names of all others become a row of the table.
#
# Expected: ",kabupaten,status", as pandas writes it with its index, or "kabupaten,status,", as sheets save it with an
#   empty column at the end, are the line of names, as the same lines are when every column has a name.
# Happens: where the other columns hold texts, the line is taken for data: the columns are column0, column1 ..., there
#   is a row more, and "kabupaten" is one of the regencies that are counted. With one column of numbers beside them the
#   names are found again, so the same export works for one table and not for the next. Nothing is raised or warned.
# Who meets it: whoever reads the exports of others without saying header = true.
# Seen with: duckdb 2.0.0, pandas 3.1.1, Python 3.11:
#   texts 3 rows of 2, ['column0', 'column1', 'column2']; with numbers 2, ['column0', 'kabupaten', 'products']
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0 pandas==3.1.1
"$folder/venv/bin/python" - "$folder/export.csv" <<'PY'
import sys
from pathlib import Path

import duckdb
import pandas as pd


def read() -> tuple[list[str], int, bool]:
    """The names of the columns, how many rows there are, and whether a name has become a value."""
    relation = duckdb.read_csv(sys.argv[1])
    rows = relation.fetchall()
    return relation.columns, len(rows), any("kabupaten" in row for row in rows)


pd.DataFrame({"kabupaten": ["Alor", "Ende"], "status": ["siap", "belum"]}).to_csv(sys.argv[1])
texts = read()
pd.DataFrame({"kabupaten": ["Alor", "Ende"], "products": [5, 6]}).to_csv(sys.argv[1])
numbers = read()
Path(sys.argv[1]).write_text("desa,kabupaten,\nA,Alor,\nB,Ende,\n")
trailing = read()
print("texts", texts, "numbers", numbers, "empty column at the end", trailing)
unnamed = (["column0", "column1", "column2"], 3, True)
assert texts == trailing == unnamed, "the names are found now"
assert numbers == (["column0", "kabupaten", "products"], 2, False)
PY
