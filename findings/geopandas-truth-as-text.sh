#!/usr/bin/env bash
# As soon as one value is missing, a column of yes and no is written as the texts "True" and "False" by to_file.
#
# Expected: GeoJSON has true, false and null, and to_json of the same frame writes them; to_file writes the same.
# Happens: with a None among them pandas keeps the column as object, and pyogrio writes any object column as text (its
#   documentation says so). A map in the browser asks if (properties.open), and "False" is true there: every closed
#   place is open. The file changes its type on the day on which the first place is not known.
# Who meets it: whoever publishes GeoJSON of facts that are not known everywhere; astype("boolean") helps in time.
# Seen with: geopandas 1.2.0, pyogrio 0.13.0, pandas 3.1.1, Python 3.11:
#   to_file ['True', None, 'False'], to_json [True, None, False], "boolean" [True, None, False]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet geopandas==1.2.0 pyogrio==0.13.0 pandas==3.1.1
"$folder/venv/bin/python" - "$folder/places.geojson" <<'PY'
import json
import sys
from pathlib import Path

import geopandas as gpd
from shapely.geometry import Point

FILE = Path(sys.argv[1])
frame = gpd.GeoDataFrame({"open": [True, None, False]}, geometry=[Point(123.6, -10.2)] * 3, crs=4326)


def values(text: str) -> list:
    return [feature["properties"]["open"] for feature in json.loads(text)["features"]]


frame.to_file(FILE)
written = values(FILE.read_text())
frame.astype({"open": "boolean"}).to_file(FILE)
declared = values(FILE.read_text())
direct = values(frame.to_json())
print("to_file", written, "to_json", direct, "boolean", declared)
assert direct == declared == [True, None, False]
assert written == ["True", None, "False"], "truth is written as truth now"
PY
