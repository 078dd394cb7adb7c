#!/usr/bin/env bash
# Rows without a value in the column for colour, symbol, facet or frame are not in the figure, and nothing says so.
#
# Expected: a trace of its own for them, a warning, or an error; pie charts, of the same module, do show a sector for
#   them.
# Happens: Plotly Express groups the rows and leaves out the group whose key is missing: three bars become two, and the
#   sum of what is drawn is smaller than the table below. A choropleth leaves such regions out like regions that are not
#   in the data at all. It is the same for pandas, Arrow and categorical columns.
# Who meets it: whoever colours by a status or a category that is not known for every row.
# Seen with: plotly 7.1.0, pandas 3.1.1, Python 3.11: bar ['Belu', 'Ende'], choropleth ['Belu', 'Ende'], pie 6 of 6
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet plotly==7.1.0 pandas==3.1.1
"$folder/venv/bin/python" - <<'PY'
import pandas as pd
import plotly.express as px

frame = pd.DataFrame({"place": ["Alor", "Belu", "Ende"], "count": [1, 2, 3], "status": [None, "new", "old"]})
shape = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}
places = {
    "type": "FeatureCollection",
    "features": [{"type": "Feature", "id": place, "properties": {}, "geometry": shape} for place in frame.place],
}
bar = [place for trace in px.bar(frame, x="place", y="count", color="status").data for place in trace.x]
facets = [place for trace in px.bar(frame, x="place", y="count", facet_col="status").data for place in trace.x]
figure = px.choropleth(frame, geojson=places, locations="place", color="status")
regions = [place for trace in figure.data for place in trace.locations]
pie = sum(px.pie(frame, names="status", values="count").data[0]["values"])
print("bar", bar, "facets", facets, "choropleth", regions, "pie", pie)
assert pie == 6
assert bar == facets == regions == ["Belu", "Ende"], "rows without a group are drawn now"
PY
