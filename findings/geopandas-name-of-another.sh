#!/usr/bin/env bash
# Two villages are merged, and what comes out has the code of one and the name of the other.
#
# Expected: dissolve() with the rule that it has by default, "first", gives what stands in the first row of each group,
#   one row as it was; where the name is missing there, it is missing.
# Happens: the first is taken of each column by itself, and what is missing is passed over: the code is of the first
#   row, the name of the second, and the number of homes of whichever has one. No such village is in the data, and every
#   value of it is. DuckDB's first() has the row as it is. With sums the fault does not arise, and with complete rows it
#   does not show.
# Who meets it: whoever merges parts of a place, and keeps its name and code along.
# Seen with: geopandas 1.2.0, duckdb 2.0.1, pandas 3.1.1, Python 3.11:
#   dissolve ('5301', 'Bolok', 120.0), DuckDB ('5301', None, None)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet geopandas==1.2.0 duckdb==2.0.1 pandas==3.1.1
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import duckdb
import geopandas as gpd
import pandas as pd
import shapely

ROWS = pd.DataFrame(
    {
        "district": ["Kupang", "Kupang", "Kupang"],
        "code": ["5301", "5302", "5303"],
        "village": [None, "Bolok", "Oelnasi"],
        "homes": [None, None, 120.0],
    }
)
shapes = [shapely.box(place, 0, place + 1, 1) for place in range(3)]
merged = gpd.GeoDataFrame(ROWS, geometry=shapes, crs="EPSG:32751").dissolve("district")
(by_dissolve,) = merged[["code", "village", "homes"]].itertuples(index=False, name=None)
((*by_duckdb,),) = duckdb.sql("select first(code), first(village), first(homes) from ROWS group by district").fetchall()
print(by_dissolve, by_duckdb)
assert by_dissolve == ("5301", "Bolok", 120.0), "the first is one row now"
assert by_duckdb == ["5301", None, None]
PY
