#!/usr/bin/env bash
# The people of 2023 and of 2024 are those of 2024, twice: two names that begin alike are one name in a shapefile.
#
# Expected: where the format cuts names at ten letters, the columns keep apart, as GDAL keeps them, which numbers what
#   would be alike (population, populati_1); or the writer refuses.
# Happens: shp-write for JavaScript writes two columns, both named population. Both lie in the file, and GDAL, under
#   GeoPandas and QGIS, gives the figures of the last one in either of them; shpjs has one column, with those of 2024.
#   The figures of 2023 are read by nobody, the growth between the years is none, and nothing was raised.
# Who meets it: whoever offers a table of years on a map as a shapefile to download.
# Seen with: @mapbox/shp-write 0.4.3, shpjs 6.2.0, Node 20, geopandas 1.2.0, pyogrio 0.13.0 (GDAL 3.12.4), Python 3.11:
#   written 100 and 120; shpjs {population: 120}, GeoPandas 120 and 120, written by GeoPandas 100 and 120
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet geopandas==1.2.0 pyogrio==0.13.0
cd "$folder"
npm install --silent --no-audit --no-fund @mapbox/shp-write@0.4.3 shpjs@6.2.0
cat > write.mjs <<'JS'
import { writeFileSync } from "node:fs";
import shpwrite from "@mapbox/shp-write";
import shp from "shpjs";

const properties = { population_2023: 100, population_2024: 120 };
const village = { type: "Feature", properties, geometry: { type: "Point", coordinates: [120, -9] } };
const layer = { type: "FeatureCollection", features: [village] };
const file = await shpwrite.zip(layer, { outputType: "nodebuffer", compression: "STORE" });
writeFileSync("villages.zip", file);
writeFileSync("villages.geojson", JSON.stringify(layer));
const [read] = [await shp(file)].flat();
console.log(JSON.stringify(read.features[0].properties));
JS
by_shpjs=$(node write.mjs)
echo "$by_shpjs"
test "$by_shpjs" = '{"population":120}'
"$folder/venv/bin/python" -W ignore - <<'PY'
import geopandas as gpd

read = gpd.read_file("villages.zip").drop(columns="geometry")
gpd.read_file("villages.geojson").to_file("other.shp")
other = gpd.read_file("other.shp").drop(columns="geometry")
print(list(read.columns), read.iloc[0].tolist(), list(other.columns), other.iloc[0].tolist())
assert list(read.columns) == ["population"] * 2
assert read.iloc[0].tolist() == [120, 120], "the figures of the first year are read now"
assert other.iloc[0].tolist() == [100, 120]
PY
