#!/usr/bin/env bash
# Yes, unknown and no in a shapefile are yes, no and no: a truth that nobody stated is read as false.
#
# Expected: the logical field of dBase has a value of its own for what was not filled in; a reader gives it as missing,
#   as it does for an empty number or date of the same row.
# Happens: pyshp writes None as a blank and reads None again. GDAL, under geopandas and pyogrio, makes a boolean column
#   without a gap of it, in which the blank is False. A count of villages without electricity has those that did not
#   answer. GeoPackage keeps the gap.
# Who meets it: whoever takes the survey of another office, which comes as a shapefile, and counts those who said no.
# Seen with: pyshp 3.1.6, geopandas 1.2.0, pyogrio 0.13.0 (GDAL 3.12.4), Python 3.11:
#   [True, None, False] read [True, False, False]; the empty number beside it is missing
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pyshp==3.1.6 geopandas==1.2.0 pyogrio==0.13.0
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import geopandas as gpd
import shapefile

with shapefile.Writer("villages", shapeType=shapefile.POINT) as made:
    made.field("electric", "L")
    made.field("homes", "N", 10, 0)
    for electric, homes in ((True, 120), (None, None), (False, 80)):
        made.point(121.6, -8.8)
        made.record(electric, homes)
with shapefile.Reader("villages") as kept:
    own = [record["electric"] for record in kept.records()]
layer = gpd.read_file("villages.shp")
layer.assign(electric=layer["electric"].astype("boolean").mask([False, True, False])).to_file("villages.gpkg")
again = gpd.read_file("villages.gpkg")
print(own, layer["electric"].tolist(), layer["homes"].isna().tolist(), again["electric"].tolist())
assert own == [True, None, False]
assert layer["electric"].tolist() == [True, False, False], "an unknown truth is missing now"
assert layer["homes"].isna().tolist() == [False, True, False]
assert again["electric"].isna().tolist() == [False, True, False]
PY
