#!/usr/bin/env bash
# A size that equals 1000.0 is not in a list that has 1000.0, and NOT IN keeps the rows that != leaves out.
#
# Expected: ?size IN (1000.0, 2000) is the same as ?size = 1000.0 || ?size = 2000, which is how SPARQL defines it.
# Happens: = compares values, whole number, decimal and floating alike; IN, in rdflib, compares terms, kind and all. A
#   catalogue in which one portal writes 1000 and another 1000.0 or 1e3 is found whole by = and in part by IN, and the
#   part that NOT IN keeps has the very values that were to be left out.
# Who meets it: whoever filters catalogues of several portals by a list of years, sizes or resolutions.
# Seen with: rdflib 7.6.0, Python 3.11 (1000, 1000.0, 1e3): = 3, IN 1, != 0, NOT IN 2
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet rdflib==7.6.0
"$folder/venv/bin/python" - <<'PY'
from rdflib import Graph

PREFIX = "prefix dcat: <http://www.w3.org/ns/dcat#>"
SIZES = ["1000", "1000.0", "1e3"]
files = " ".join(f"<http://example.org/{row}> dcat:byteSize {size} ." for row, size in enumerate(SIZES))
catalogue = Graph().parse(data=f"@{PREFIX} . {files}", format="turtle")


def kept(condition: str) -> int:
    return len(catalogue.query(f"{PREFIX} select ?file {{ ?file dcat:byteSize ?size filter ({condition}) }}"))


found = {test: kept(f"?size {test}") for test in ("= 1000.0", "IN (1000.0)", "!= 1000.0", "NOT IN (1000.0)")}
print(found)
assert found["= 1000.0"] == 3 and found["!= 1000.0"] == 0
assert found["IN (1000.0)"] == 1 and found["NOT IN (1000.0)"] == 2, "a list compares values now"
PY
