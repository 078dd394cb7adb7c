#!/usr/bin/env bash
# One missing value, and the map is no JSON any more: topojson and pydeck write NaN, a word that JSON does not have.
#
# Expected: null, which geopandas, altair and plotly write for the same frame, or an error when the file is written.
# Happens: pandas 3 holds a missing text as NaN too, and the writers of topojson and pydeck hand it to Python's json,
#   which writes NaN by default; so does DuckDB's COPY to JSON for a NaN that it was given. Python and pandas read such
#   files again, so tests pass; JSON.parse and PostgreSQL refuse the whole file.
# Who meets it: whoever publishes TopoJSON or deck.gl layers of facts that are not known everywhere.
# Seen with: topojson 2.2, pydeck 0.9.3, duckdb 2.0.0, geopandas 1.2.0, altair 6.3.0, plotly 7.1.0, pandas 3.1.1,
#   Python 3.11: JSON altair, geopandas, plotly; not JSON duckdb, pydeck, topojson
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet topojson==2.2 pydeck==0.9.3 duckdb==2.0.0 geopandas==1.2.0 altair==6.3.0 \
  plotly==7.1.0 pandas==3.1.1
"$folder/venv/bin/python" - "$folder/nan.json" <<'PY'
import json
import sys
from pathlib import Path

import altair
import duckdb
import geopandas as gpd
import plotly.express as px
import pydeck
from shapely.geometry import box
from topojson import Topology

FILE = Path(sys.argv[1])
frame = gpd.GeoDataFrame(
    {"status": ["known", None], "lon": [123.1, 124.0], "lat": [-10.0, -9.0]},
    geometry=[box(123, -10, 124, -9), box(124, -10, 125, -9)],
    crs=4326,
)
table = frame[["status", "lon", "lat"]]
duckdb.connect().execute(f"copy (select 'nan'::double as amount) to '{FILE}'")
WRITTEN = {
    "altair": altair.Chart(table).mark_point().encode(x="lon", y="lat").to_json(),
    "duckdb": FILE.read_text(),
    "geopandas": frame.to_json(),
    "plotly": px.scatter(table, x="lon", y="lat", hover_data=["status"]).to_json(),
    "pydeck": pydeck.Deck(layers=[pydeck.Layer("ScatterplotLayer", table, get_position=["lon", "lat"])]).to_json(),
    "topojson": Topology(frame, prequantize=False).to_json(),
}


def is_json(text: str) -> bool:
    words: list[str] = []
    json.loads(text, parse_constant=words.append)
    return not words


valid = [name for name, text in WRITTEN.items() if is_json(text)]
print("JSON", valid, "not JSON", [name for name in WRITTEN if name not in valid])
assert valid == ["altair", "geopandas", "plotly"], "what is missing is null in others too now"
PY
