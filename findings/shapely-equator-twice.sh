#!/usr/bin/env bash
# Two points of the equator are equal and are two: one was rounded to zero from the south.
#
# Expected: what is equal has one hash, as Python asks of every object and as 0.0 and -0.0 have; so equal points are one
#   in a set, in a dictionary and for drop_duplicates.
# Happens: the hash is taken of the bytes, in which -0.0 has its sign, while == compares numbers. POINT (120.5 0) is in
#   the list [POINT (120.5 -0)] and not in the set, nunique() counts two, a join by geometry finds nothing.
#   set_precision() makes such zeros of every coordinate a little south of the equator or west of Greenwich.
# Who meets it: whoever rounds points on the line and then counts or joins places by them.
# Seen with: shapely 2.2.0, geopandas 1.2.0, Python 3.11: equal True, in list True, in set False, 2 places
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet shapely==2.2.0 geopandas==1.2.0
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import geopandas as gpd
import shapely

NORTH, SOUTH = (shapely.set_precision(shapely.Point(120.5, north), 1e-5) for north in (0.000001, -0.000001))
equal = (NORTH == SOUTH, NORTH.equals(SOUTH), NORTH in [SOUTH])
places = gpd.GeoSeries([NORTH, SOUTH])
counted = (len({NORTH, SOUTH}), places.nunique(), places.drop_duplicates().size)
print(NORTH.y, SOUTH.y, equal, counted)
assert equal == (True, True, True)
assert hash(0.0) == hash(-0.0) and NORTH not in {SOUTH}, "equal points are one in a set now"
assert counted == (2, 2, 2), "equal points are counted once now"
PY
