#!/usr/bin/env bash
# A column of slopes that GeoPandas wrote is not in the layer that GeoPandas reads by its other engine.
#
# Expected: a field of the type FLOAT, which the standard of the GeoPackage has beside DOUBLE, is read as numbers by
#   every reader, as GDAL underneath reads it; or a reader that leaves a field out says so.
# Happens: numbers of 32 bits, which elevation, slope and rainfall are in, are written as FLOAT. fiona, and so read_file
#   with engine="fiona", has no kind for it and leaves the whole column out: the schema does not list it, no error, no
#   warning of Python's; a line goes to the log, which by default nobody reads. From GeoJSON, where all numbers are of
#   one kind, the column comes. FlatGeobuf is like the GeoPackage. Issue 1472 of Fiona tells of it for another format.
# Who meets it: whoever exchanges layers made of rasters between programs, some of which use fiona.
# Seen with: fiona 1.10.1, geopandas 1.2.0, pyogrio 0.13.0, Python 3.11:
#   pyogrio ['name', 'slope', 'geometry'], fiona ['name', 'geometry'] from GeoPackage and FlatGeobuf, warnings 0
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet fiona==1.10.1 geopandas==1.2.0 pyogrio==0.13.0
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import warnings

import geopandas as gpd
import numpy as np

places = gpd.points_from_xy([121.6, 124.5], [-8.8, -8.2])
layer = gpd.GeoDataFrame(
    {"name": ["Ende", "Alor"], "slope": np.array([12.5, 31.25], dtype="float32")}, geometry=places, crs="EPSG:4326"
)
found = {}
with warnings.catch_warnings(record=True) as warned:
    warnings.simplefilter("always")
    for kind in ("gpkg", "fgb", "geojson"):
        layer.to_file(f"places.{kind}")
        found[kind] = [list(gpd.read_file(f"places.{kind}", engine=engine).columns) for engine in ("pyogrio", "fiona")]
print(found, len(warned))
WHOLE, SHORT = ["name", "slope", "geometry"], ["name", "geometry"]
assert found["gpkg"] == [WHOLE, SHORT], "fiona reads FLOAT now"
assert found["fgb"] == [WHOLE, SHORT]
assert found["geojson"] == [WHOLE, WHOLE]
assert not [one for one in warned if "slope" in str(one.message)], "fiona warns now"
PY
