#!/usr/bin/env bash
# The mean of sizes of which some are texts is that of the others, and of nothing but texts it is 0; the sum is an
# error.
#
# Expected: AVG is SUM divided by COUNT, as SPARQL has it: where the sum is an error, so is the mean, and a query that
#   asks for both gets neither.
# Happens: rdflib's SUM raises for a plain text "3000", and its AVG passes over it without a word. A catalogue whose
#   first dataset gives its size as a number and whose others give it in quotes has the mean size of the first; one in
#   which all are in quotes has the mean 0, a size, and no sign of an error. COUNT beside it counts all three.
# Who meets it: whoever asks DCAT catalogues of several portals for sizes or counts, where quotes around numbers are
#   common.
# Seen with: rdflib 7.6.0, Python 3.11: mean 1000 of 3, of texts alone 0 of 2, sum SPARQLTypeError
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet rdflib==7.6.0
"$folder/venv/bin/python" - <<'PY'
from rdflib import Graph
from rdflib.plugins.sparql.sparql import SPARQLTypeError

PREFIX = "prefix dcat: <http://www.w3.org/ns/dcat#>"


def asked(sizes: list[str], what: str) -> list[int]:
    files = " ".join(f"<http://example.org/{row}> dcat:byteSize {size} ." for row, size in enumerate(sizes))
    catalogue = Graph().parse(data=f"{PREFIX.replace('prefix', '@prefix')} . {files}", format="turtle")
    ((*values,),) = catalogue.query(f"{PREFIX} select {what} {{ ?file dcat:byteSize ?size }}")
    return [int(value) for value in values]


BOTH = "(avg(?size) as ?mean) (count(?size) as ?files)"
mixed, texts = asked(["1000", '"3000"', '"5000"'], BOTH), asked(['"3000"', '"5000"'], BOTH)
try:
    total = asked(["1000", '"3000"', '"5000"'], "(sum(?size) as ?total)")
except SPARQLTypeError as trouble:
    total = type(trouble).__name__
print(mixed, texts, total, asked(["1000", "3000", "5000"], BOTH))
assert asked(["1000", "3000", "5000"], BOTH) == [3000, 3] and total == "SPARQLTypeError"
assert mixed == [1000, 3], "the mean has regard to every value now"
assert texts == [0, 2], "there is no mean of texts now"
PY
