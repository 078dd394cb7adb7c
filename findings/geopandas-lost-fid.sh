#!/usr/bin/env bash
# A column named fid is gone after a GeoPackage was written and read, and so are numbers that GeoJSON gives as id.
#
# Expected: what is written is read again, as it is from GeoJSON, Shapefile and FlatGeobuf; and "id": 5301 of a feature
#   in GeoJSON (RFC 7946 allows text and numbers) is read as "id": "5301" is, as a column.
# Happens: the numbers become keys inside the file, which GeoPandas does not give back unless it is asked for them, so
#   the column with the codes is missing without an error or a warning; a column FID goes the same way. With text in
#   fid, or with one number twice, writing fails, and only then does anyone see that the name means something.
# Who meets it: whoever stores official boundaries as a GeoPackage, where FID is a common name of a column, or reads
#   GeoJSON of the web, where the code of a region is often the id of its feature.
# Seen with: geopandas 1.2.0, pyogrio 0.13.0 (GDAL 3.12.4), Python 3.11:
#   gpkg ['nama', 'geometry'], geojson ['fid', 'nama', 'geometry'], numbers ['n', 'geometry'], texts ['id', 'n',
#   'geometry']
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet geopandas==1.2.0 pyogrio==0.13.0
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import json
from pathlib import Path

import geopandas as gpd
from shapely.geometry import Point

places = gpd.GeoDataFrame(
    {"fid": [5301, 5302], "nama": ["Kupang", "Timor Tengah Selatan"]}, geometry=[Point(124, -10)] * 2, crs=4326
)


def again(name: str, driver: str) -> list[str]:
    places.to_file(name, driver=driver)
    return list(gpd.read_file(name).columns)


def with_ids(ids: list) -> list[str]:
    point = {"type": "Point", "coordinates": [124, -10]}
    features = [{"type": "Feature", "id": each, "properties": {"n": 1}, "geometry": point} for each in ids]
    Path("ids.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return list(gpd.read_file("ids.geojson").columns)


package, text = again("places.gpkg", "GPKG"), again("places.geojson", "GeoJSON")
numbers, texts = with_ids([5301, 5302]), with_ids(["5301", "5302"])
print("gpkg", package, "geojson", text, "numbers", numbers, "texts", texts)
assert package == ["nama", "geometry"], "the column comes back now"
assert text == ["fid", "nama", "geometry"]
assert numbers == ["n", "geometry"], "a number as id is a column now"
assert texts == ["id", "n", "geometry"]
PY
