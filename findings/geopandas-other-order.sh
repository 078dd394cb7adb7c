#!/usr/bin/env bash
# A layer written as FlatGeobuf comes back in another order, so that a column set by position belongs to other places.
#
# Expected: rows are read in the order in which they were written, as from GeoJSON, GeoPackage and Shapefile; or the old
#   index comes back with them.
# Happens: the spatial index that GDAL writes into the file sorts the features along a curve, and GeoPandas numbers what
#   it reads from 0: the row that was first has the number 5. Values kept beside the layer, a list or a column of
#   another frame with the same index, join without an error and without a warning, and every one of six regencies has
#   the figure of its neighbour. With SPATIAL_INDEX="NO" the order stays, and the index, the point of the format, is
#   lost.
# Who meets it: whoever exchanges GeoJSON for FlatGeobuf as the faster format and keeps figures apart from shapes.
# Seen with: geopandas 1.2.0, pyogrio 0.13.0 (GDAL 3.12.4), Python 3.11:
#   written Kupang, TTS, TTU, Belu, Alor, Lembata, read TTS, TTU, Belu, Alor, Lembata, Kupang; Kupang then has 60
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet geopandas==1.2.0 pyogrio==0.13.0
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import geopandas as gpd

NAMES = ["Kupang", "TTS", "TTU", "Belu", "Alor", "Lembata"]
LON, LAT = [123.6, 124.4, 124.5, 124.9, 124.5, 123.4], [-10.2, -9.8, -9.4, -9.1, -8.2, -8.4]
places = gpd.GeoDataFrame({"name": NAMES}, geometry=gpd.points_from_xy(LON, LAT), crs=4326)
places["products"] = [10, 20, 30, 40, 50, 60]


def again(name: str, **options: str) -> gpd.GeoDataFrame:
    places[["name", "geometry"]].to_file(name, **options)
    return gpd.read_file(name)


others = [again("places.geojson"), again("places.gpkg"), again("plain.fgb", SPATIAL_INDEX="NO")]
layer = again("places.fgb")
layer["products"] = places["products"]
given = dict(zip(layer["name"], layer["products"]))
print(given)
assert all(list(other["name"]) == NAMES for other in others)
assert list(given) == ["TTS", "TTU", "Belu", "Alor", "Lembata", "Kupang"], "the rows come in another order now"
assert given["TTS"] == 10 and given["Kupang"] == 60, "every place has its own figure now"
PY
