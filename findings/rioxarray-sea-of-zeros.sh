#!/usr/bin/env bash
# A raster of tens has a mean of 6.7 on an island that was cut out of it, when its cells are whole numbers, and 10
# else.
#
# Expected: what is cut away by clip() is no data: for cells with fractions it is NaN, which the mean passes over;
#   whole numbers that have no value for it become fractions, or are refused, or the attributes tell which value it
#   is.
# Happens: rioxarray makes a 0 of it when the cells are of 8 or 16 bits, and nodata stays None, so that nothing
#   tells these zeros from measured ones: the mean of the rectangle around the island is that of the island diluted
#   by the sea, its least is 0, and classes have one more. In the same cells as float32 it is right.
# Who meets it: whoever cuts land cover, population or slopes, mostly kept in whole numbers, to a regency.
# Seen with: rioxarray 0.19.0, xarray 2026.9.0, shapely 2.2.0, Python 3.11 (uint8, int16, float32): means 6.67,
#   6.67, 10; least 0, 0, 10; nodata None for all
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet rioxarray==0.19.0 xarray==2026.9.0 shapely==2.2.0
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import numpy as np
import rioxarray
import xarray as xr
from shapely.geometry import Polygon

ISLAND = Polygon([(0, 4), (3, 4), (3, 0), (2, 0), (2, 2), (0, 2)])
CENTRES = np.arange(4) + 0.5
assert rioxarray.__version__


def cut(kind: str) -> tuple[float, float, object]:
    cells = xr.DataArray(np.full((4, 4), 10, kind), coords={"y": CENTRES[::-1], "x": CENTRES}, dims=("y", "x"))
    island = cells.rio.write_crs(32751).rio.clip([ISLAND])
    return round(float(island.mean()), 2), float(island.min()), island.rio.nodata


found = {kind: cut(kind) for kind in ("uint8", "int16", "float32")}
print(found)
assert found["float32"][:2] == (10, 10)
assert found["uint8"] == found["int16"] == (6.67, 0, None), "what is cut away is no 0 now"
PY
