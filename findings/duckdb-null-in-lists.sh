#!/usr/bin/env bash
# Whether a list holds NULL: list_position says at 2, list_contains says NULL, list_has_all says yes, list_has_any no.
#
# Expected: functions of one family treat NULL alike, as values that are equal (as DISTINCT does) or as unknown (as =
#   does); list_has_any is true wherever list_has_all is, for a list that is not empty.
# Happens: for [1, NULL] and NULL, list_position finds it, list_contains is unknown and so is no row of a WHERE;
#   list_has_all([1, NULL], [NULL]) is true while list_has_any of the same two is false, and their list_intersect is
#   empty.
# Who meets it: whoever keeps several answers of a form in one list, one of them not given, and counts forms that hold
#   all, or any, of some answers: the second count is the smaller one.
# Seen with: duckdb 2.0.0, Python 3.11:
#   position 2 contains None all True any False intersect []
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0
"$folder/venv/bin/python" - <<'PY'
import duckdb

position, contains, every, some, shared = duckdb.sql(
    "select list_position(l, null), list_contains(l, null), list_has_all(l, [null]), list_has_any(l, [null]),"
    " list_intersect(l, [null]) from (select [1, null] as l)"
).fetchall()[0]
print("position", position, "contains", contains, "all", every, "any", some, "intersect", shared)
assert (position, contains) == (2, None), "the two agree now"
assert (every, some, shared) == (True, False, []), "the three agree now"
PY
