#!/usr/bin/env bash
# A village half of which lies beyond the edge of a raster of tens has a mean of 5: what is not on the map counts as
# 0.
#
# Expected: as the manual of zonal_stats has it, "cells outside dataset extents are treated as nodata"; so they are
#   for the same numbers when they are handed over as an array, or when the file names a value for no data.
# Happens: in a file that names none, rasterstats takes -999 for it, and reads beyond the edge by rasterio, which
#   fills up with 0. Nothing there is -999, so each such cell is a measured 0: the mean falls, the least is 0, the
#   count is that of the whole village. A warning tells of -999, which sounds as if gaps were looked after. Rasters
#   of rain, of slopes and of people often name no such value, and the coast is where rasters end.
# Who meets it: whoever sums up rasters by village or regency, at the edges of the files.
# Seen with: rasterstats 0.21.0, rasterio 1.4.4, numpy 2.4.6, Python 3.11 (16 cells, 8 of them in the raster, all
#   10): file count 16, mean 5, min 0; array and file with a value for no data count 8, mean 10, min 10
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet rasterstats==0.21.0 rasterio==1.4.4 numpy==2.4.6
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import numpy as np
import rasterio
from rasterio.transform import from_origin
from rasterstats import zonal_stats

RAIN = np.full((4, 4), 10, "float32")
PLACE = from_origin(500000, 9000004, 1, 1)
VILLAGE = "POLYGON ((500002 9000000, 500006 9000000, 500006 9000004, 500002 9000004, 500002 9000000))"


def written(name: str, nodata: float | None) -> str:
    shape = {"width": 4, "height": 4, "count": 1, "dtype": "float32", "crs": "EPSG:32751", "transform": PLACE}
    with rasterio.open(name, "w", driver="GTiff", nodata=nodata, **shape) as raster:
        raster.write(RAIN, 1)
    return name


def told(raster: object, **options: object) -> tuple[float, ...]:
    (found,) = zonal_stats(VILLAGE, raster, stats="count mean min", **options)
    return found["count"], found["mean"], found["min"]


file, array, named = told(written("rain.tif", None)), told(RAIN, affine=PLACE), told(written("named.tif", -1))
print(file, array, named)
assert array == named == (8, 10, 10)
assert file == (16, 5, 0), "what lies beyond the raster does not count now"
PY
