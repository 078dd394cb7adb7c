#!/usr/bin/env bash
# The first village of a layer has no figure, and the figures of all villages are texts: 9 and 10 together are 910.
#
# Expected: the columns of a layer are those of its features: what is a number in every feature that has it is a number,
#   and a property that begins with the second feature is a column, as GDAL makes them from the same GeoJSON.
# Happens: the writer of FlatGeobuf for JavaScript, that of its inventors, makes the columns of the first feature alone.
#   Null there is a column of text, a property that is not there is no column, so that what the others have of it is
#   gone, and where a number is, a word in a later feature is null. Nothing is raised. GDAL, GeoPandas and QGIS read
#   texts then: sorted, 10 is before 9, and added up they are one long text.
# Who meets it: whoever makes the file in Node or the browser, of places that have not all reported.
# Seen with: flatgeobuf 4.5.0 of npm, Node 20, geopandas 1.2.0, pyogrio 0.13.0 (GDAL 3.12.4), Python 3.11:
#   homes [null, 9, 10] read as texts, sum 910, sorted 10, 9; since is not there; from GeoJSON numbers, 19, and since
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet geopandas==1.2.0 pyogrio==0.13.0
cd "$folder"
npm install --silent --no-audit --no-fund flatgeobuf@4.5.0
cat > write.mjs <<'JS'
import { writeFileSync } from "node:fs";
import { serialize } from "flatgeobuf/lib/mjs/geojson.js";

const villages = [{ homes: null }, { homes: 9, since: "2020" }, { homes: 10, since: "2021" }];
const features = villages.map((properties, place) => ({
  type: "Feature",
  properties,
  geometry: { type: "Point", coordinates: [120 + place, -9] },
}));
const layer = { type: "FeatureCollection", features };
writeFileSync("villages.fgb", serialize(layer));
writeFileSync("villages.geojson", JSON.stringify(layer));
JS
node write.mjs
"$folder/venv/bin/python" -W ignore - <<'PY'
import geopandas as gpd

found = {}
for kind in ("fgb", "geojson"):
    layer = gpd.read_file(f"villages.{kind}")
    homes = layer["homes"].dropna()
    found[kind] = ("".join(homes) if kind == "fgb" else homes.sum(), sorted(homes), "since" in layer.columns)
print(found)
assert found["geojson"] == (19, [9, 10], True)
assert found["fgb"] == ("910", ["10", "9"], False), "columns are those of all features now"
PY
