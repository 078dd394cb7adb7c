#!/usr/bin/env bash
# Three regencies are two after TopoJSON: one whose boundary is not there yet is left out, with its figures.
#
# Expected: a row without a geometry is kept: TopoJSON has the type null for it, which the library of its inventor
#   writes, as GeoJSON has, in which the same row comes back.
# Happens: Topology() of the Python library drops the row, in what it writes and in what it gives back as a frame; a
#   line of the log calls it an invalid object and does not say which. GDAL drops it without a word when reading, from a
#   file in which it does stand as null. Sums and counts of the map differ from those of the table by the rows that
#   nobody drew.
# Who meets it: whoever makes a map small for the web, with new regencies in it that have no boundary yet.
# Seen with: topojson 2.2, geopandas 1.2.0, pyogrio 0.13.0 (GDAL 3.12.4), Python 3.11 (sums of 1, 2 and 4):
#   Topology 3 of 2 rows, back as a frame 3, read by GDAL from a file with null 3, GeoJSON 7 of 3 rows
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet topojson==2.2 geopandas==1.2.0 pyogrio==0.13.0
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import json

import geopandas as gpd
import shapely
import topojson

shapes = [shapely.box(120, -9, 121, -8), shapely.box(121, -9, 122, -8), None]
regencies = gpd.GeoDataFrame({"amount": [1, 2, 4]}, geometry=shapes, crs="EPSG:4326")
made = topojson.Topology(regencies, prequantize=False)
content = json.loads(made.to_json())
rows = content["objects"]["data"]["geometries"]
written = sum(row["properties"]["amount"] for row in rows)
back = int(made.to_gdf()["amount"].sum())
rows.append({"type": None, "properties": {"amount": 4}})
with open("whole.topojson", "w") as file:
    json.dump(content, file)
by_gdal = int(gpd.read_file("whole.topojson")["amount"].sum())
regencies.to_file("whole.geojson")
by_geojson = int(gpd.read_file("whole.geojson")["amount"].sum())
print(written, back, by_gdal, by_geojson)
assert by_geojson == 7
assert written == back == 3, "a row without a geometry is kept now"
assert by_gdal == 3, "GDAL keeps a row whose type is null now"
PY
