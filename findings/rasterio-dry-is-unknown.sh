#!/usr/bin/env bash
# The least of 0 and 5 is 5 when two rasters are merged, and 0 when they are named the other way round.
#
# Expected: merge() of rasterio with method="min" has the least of the two cells, and with "first" that of the
#   first, in which 0 is a number like others: neither file names a value for no data, so no cell is without.
# Happens: it takes 0 for no data then, and looks for it in what it has merged so far, not in what comes: a 0 of an
#   earlier file is filled by any later one, and a 0 of a later file counts. So "first" is the second where the
#   first is 0, and min and max depend on the order of the files, without a warning. In the sum nothing is lost,
#   which is where one would look.
# Who meets it: whoever merges tiles of rain, of floods or of people, where 0 is what most cells have.
# Seen with: rasterio 1.4.4, numpy 2.4.6, Python 3.11 (0 then 5; 5 then 0; -3 for 5 in max): first 5 and 5, min 5
#   and 0, max of 0 and -3: -3 and 0; with nodata=-1 first 0 and 5, min 0 and 0, max 0 and 0
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet rasterio==1.4.4 numpy==2.4.6
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import numpy as np
import rasterio
from rasterio.merge import merge
from rasterio.transform import from_origin


def tile(figure: int) -> str:
    shape = {"width": 2, "height": 2, "count": 1, "dtype": "float32", "transform": from_origin(0, 2, 1, 1)}
    with rasterio.open(f"{figure}.tif", "w", driver="GTiff", crs="EPSG:32751", **shape) as raster:
        raster.write(np.full((2, 2), figure, "float32"), 1)
    return f"{figure}.tif"


def merged(method: str, figures: list[int], **options: float) -> float:
    return float(merge([tile(figure) for figure in figures], method=method, **options)[0][0, 0, 0])


PAIRS = {"first": [0, 5], "min": [0, 5], "max": [0, -3]}
found, named = (
    {method: tuple(merged(method, order, **options) for order in (pair, pair[::-1])) for method, pair in PAIRS.items()}
    for options in ({}, {"nodata": -1})
)
print(found, named)
assert named == {"first": (0, 5), "min": (0, 0), "max": (0, 0)}
assert found == {"first": (5, 5), "min": (5, 0), "max": (-3, 0)}, "0 is a number like others now"
PY
