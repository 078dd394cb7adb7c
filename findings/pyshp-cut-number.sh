#!/usr/bin/env bash
# A town of 1 234 567 has 123 456 people in a shapefile whose field is six wide.
#
# Expected: a number that does not fit is refused; or it is a row of stars, as dBase has it, which readers take for a
#   missing one.
# Happens: pyshp writes the number as text and cuts off what is too long, at the end: the last digit of the units is
#   gone, a tenth is left, and 12 345 678 901.5 in ten places is 1 234 567 890. Fractions in a field without places are
#   cut off, 2.7 to 2 and -2.7 to -2. There is no error, and no warning, while a text that is too long has one when that
#   is asked for. Pull request 442 of pyshp, closed, would have warned.
# Who meets it: whoever fills a field that was made for villages with figures of regencies, or rupiah.
# Seen with: pyshp 3.1.6, geopandas 1.2.0, pyogrio 0.13.0, Python 3.11:
#   [123456, 2, -2], [1234567890.0], read by GDAL the same, warnings 0
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pyshp==3.1.6 geopandas==1.2.0 pyogrio==0.13.0
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import warnings

import geopandas as gpd
import shapefile

with warnings.catch_warnings(record=True) as warned:
    warnings.simplefilter("always")
    with shapefile.Writer("towns", shapeType=shapefile.POINT) as made:
        made.field("people", "N", 6, 0)
        made.field("rupiah", "N", 10, 2)
        for people, rupiah in ((1_234_567, 12_345_678_901.5), (2.7, 1.5), (-2.7, 2.5)):
            made.point(121.6, -8.8)
            made.record(people, rupiah)
with shapefile.Reader("towns") as kept:
    own = [list(record) for record in kept.records()]
layer = gpd.read_file("towns.shp")
print(own, layer["people"].tolist(), len(warned))
assert [people for people, _ in own] == [123_456, 2, -2], "what does not fit is refused now"
assert own[0][1] == 1_234_567_890.0
assert layer["people"].tolist() == [123_456, 2, -2]
assert not warned
PY
