#!/usr/bin/env bash
# Neighbours have like figures (Moran's I 0.4), or unlike ones (-0.3), by the order in which the same figures are
# sorted.
#
# Expected: figures that carry the codes of their villages go to the villages of these codes, with which the graph
#   of neighbours was made; or another order is refused, as another length is. The manual of describe() asks that
#   the indexes match, so it could look.
# Happens: libpysal and esda take the figures by position. After a sort, a join or a query the codes are the same
#   and the order is not, and each village has the neighbours of another: its mean of neighbours, its quadrant on
#   the map of clusters and the coefficient are of a country that does not exist. describe() returns them under the
#   codes, so that it looks as if they had been heeded; pandas, of which both are made, adds such columns up by
#   their codes.
# Who meets it: whoever looks for clusters of villages, with figures from a table sorted otherwise than the map.
# Seen with: libpysal 4.14.1, esda 2.9.0, geopandas 1.2.0, Python 3.11 (1, 2, 3, 4 in a row, codes d, a, c, b):
#   Moran 0.4, sorted by code -0.3; mean of the neighbours of d 2, sorted 4; quadrants 3, 3, 1, 1, sorted 2, 4, 4, 2
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet libpysal==4.14.1 esda==2.9.0 geopandas==1.2.0
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import esda
import geopandas as gpd
import pandas as pd
from libpysal.graph import Graph
from shapely.geometry import box

places = gpd.GeoSeries([box(east, 0, east + 1, 1) for east in range(4)], index=["d", "a", "c", "b"], crs=32751)
homes = pd.Series([1.0, 2.0, 3.0, 4.0], index=places.index)
neighbours = Graph.build_contiguity(places).transform("r")


def told(figures: pd.Series) -> tuple[float, float, list[int]]:
    clusters = esda.Moran_Local(figures, neighbours, permutations=0)
    mean = Graph.build_contiguity(places).describe(figures)["mean"]["d"]
    return round(float(esda.Moran(figures, neighbours, permutations=0).I), 6), float(mean), clusters.q.tolist()


mapped, by_code = told(homes), told(homes.sort_index())
print(mapped, by_code)
assert (homes.sort_index() + homes).to_dict() == {"a": 4, "b": 8, "c": 6, "d": 2}
assert mapped == (0.4, 2, [3, 3, 1, 1])
assert by_code == (-0.3, 4, [2, 4, 4, 2]), "figures go to the villages of their codes now"
PY
