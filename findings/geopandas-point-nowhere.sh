#!/usr/bin/env bash
# A place without coordinates has a geometry, one that is not empty: of four places, four are located, or three.
#
# Expected: points_from_xy gives a missing geometry, or an empty point, for a row whose coordinates are missing, as it
#   stands in the table, and every format brings back the same.
# Happens: it makes POINT (NaN NaN), which is neither missing nor empty, only not valid. After GeoJSON or Shapefile it
#   is missing, after GeoPackage and GeoParquet it is an empty point, which is valid and not missing: notna() counts 4,
#   3, 4 and 4, "not missing and not empty" 4, 3, 3 and 3, is_valid 3, 3, 4 and 4. Joins leave it out, union_all keeps
#   it.
# Who meets it: whoever makes points of a table with gaps and says how many have been located.
# Seen with: geopandas 1.2.0, pyogrio 0.13.0 (GDAL 3.12.4), pyarrow 26.0.1, Python 3.11 (present, with place, valid):
#   frame (4, 4, 3), GeoJSON (3, 3, 3), GeoPackage (4, 3, 4), GeoParquet (4, 3, 4)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet geopandas==1.2.0 pyogrio==0.13.0 pyarrow==26.0.1
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import geopandas as gpd
import pandas as pd

table = pd.DataFrame({"lon": [123.6, None, 124.5, 121.6], "lat": [-10.2, None, -8.2, -8.8]})
places = gpd.GeoDataFrame(geometry=gpd.points_from_xy(table["lon"], table["lat"]), crs=4326)


def counts(layer: gpd.GeoDataFrame) -> tuple[int, int, int]:
    shapes = layer.geometry
    return int(shapes.notna().sum()), int((shapes.notna() & ~shapes.is_empty).sum()), int(shapes.is_valid.sum())


found = {"frame": counts(places)}
for name in ("places.geojson", "places.gpkg"):
    places.to_file(name)
    found[name] = counts(gpd.read_file(name))
places.to_parquet("places.parquet")
found["places.parquet"] = counts(gpd.read_parquet("places.parquet"))
print(found)
assert found["frame"] == (4, 4, 3), "a point without coordinates is missing or empty now"
assert found["places.geojson"] == (3, 3, 3)
assert found["places.gpkg"] == found["places.parquet"] == (4, 3, 4)
PY
