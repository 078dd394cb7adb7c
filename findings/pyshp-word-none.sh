#!/usr/bin/env bash
# A village whose name is missing is called None in a shapefile that pyshp wrote.
#
# Expected: None is a blank in every kind of field, as pyshp writes it for numbers, days and truths and reads it again;
#   or a text that is missing is refused.
# Happens: in a field of text it is the word: four letters, in GDAL, GeoPandas and QGIS a name like any other, so that a
#   count of named villages has those without, a join by name joins them with one another, and a map labels them. An
#   empty text is a blank, and missing for GeoPandas.
# Who meets it: whoever writes shapefiles from tables in which a name, a code or a remark is not known.
# Seen with: pyshp 3.1.6, geopandas 1.2.0, pyogrio 0.13.0, Python 3.11:
#   written None, '' and 'Bolok', read by GDAL 'None', missing, 'Bolok'; the number beside them missing, 5, 7
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
    made.field("name", "C", 20)
    made.field("homes", "N", 6, 0)
    for name, homes in ((None, None), ("", 5), ("Bolok", 7)):
        made.point(121.6, -8.8)
        made.record(name, homes)
layer = gpd.read_file("villages.shp")
names, homes = layer["name"].tolist(), layer["homes"].isna().tolist()
print(names, homes)
assert names[0] == "None", "a missing text is missing now"
assert layer["name"].isna().tolist() == [False, True, False] and names[2] == "Bolok"
assert homes == [True, False, False]
PY
