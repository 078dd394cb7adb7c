#!/usr/bin/env bash
# A column of decimals with a comma is described as points on the earth: 12,5 is longitude 12 and latitude 5.
#
# Expected: describe() calls the column text, or a number with decimalChar ","; both are in its vocabulary.
# Happens: the types are tried in turn, and a geopoint, which is written "longitude, latitude", is reached before text
#   and fits as long as the part after the comma is at most 90. 12,5 and 7,25 become pairs and the resource validates;
#   one cell with 7,95 turns the whole column into text. Whether a file is points or text depends on its cents.
# Who meets it: whoever writes a data package for CSV from Indonesia or Europe with the schema that is proposed.
# Seen with: frictionless 5.21.0, Python 3.11: geopoint [12.0, 5.0] and [7.0, 25.0], valid; with 7,95 string
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet frictionless==5.21.0
"$folder/venv/bin/python" - "$folder" <<'PY'
import os
import sys
from pathlib import Path

from frictionless import Resource, describe, validate

os.chdir(sys.argv[1])  # the paths of a package are relative to it


def found(*shares: str) -> tuple[str, list, bool]:
    Path("share.csv").write_text("regency;share\n" + "".join(f"A;{share}\n" for share in shares))
    kind = describe("share.csv").schema.get_field("share").type
    return kind, [str(row["share"]) for row in Resource("share.csv").read_rows()], validate("share.csv").valid


points, text = found("12,5", "7,25"), found("12,5", "7,95")
print(points, text)
assert points == ("geopoint", ["[12.0, 5.0]", "[7.0, 25.0]"], True), "decimals are no points now"
assert text == ("string", ["12,5", "7,95"], True)
PY
