#!/usr/bin/env bash
# Four villages have two officers by one backend of ibis and three by the other: who is missing is counted as somebody.
#
# Expected: one expression has one answer on every backend, which is what ibis is for; nunique() of a column leaves out
#   what is missing, as COUNT(DISTINCT ...) of the SQL that it becomes does.
# Happens: on polars what is missing is a value among the others. A column in which nobody is known has one officer, not
#   none; and wherever some are missing the number is one too large, which no total shows. In the same way find() of a
#   missing text is -1, "not in it", instead of missing. Pull request 12038 of ibis, open, mends the first.
# Who meets it: whoever tests an expression on the one and runs it on the other, which the library invites to.
# Seen with: ibis-framework 12.0.0, duckdb 2.0.1, polars 2.1.0, Python 3.11:
#   DuckDB 2, 0 and [2, None], polars 3, 1 and [2, -1]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'ibis-framework[duckdb,polars]==12.0.0' duckdb==2.0.1 polars==2.1.0 \
    pyarrow==26.0.1 pandas==3.1.1
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import ibis

SHAPE = {"village": "int64", "officer": "string", "nobody": "string"}
ROWS = [(1, "Ana", None), (2, "Ana", None), (3, "Bili", None), (4, None, None)]
table = ibis.memtable([dict(zip(SHAPE, row)) for row in ROWS], schema=SHAPE)
found = {}
for backend in (ibis.duckdb.connect(), ibis.polars.connect()):
    several, none = (int(backend.execute(column.nunique())) for column in (table.officer, table.nobody))
    placed = backend.to_pyarrow(table.order_by("village").select(at=table.officer.find("li")))
    found[backend.name] = (several, none, placed["at"].to_pylist()[2:])
print(found)
assert found["duckdb"] == (2, 0, [2, None])
assert found["polars"] == (3, 1, [2, -1]), "who is missing is not counted now"
PY
