#!/usr/bin/env bash
# DuckDB reads the geometries that GeoPandas has written, with their reference system, and neither takes the other's
# frame.
#
# Expected: what goes from GeoPandas to DuckDB through a GeoParquet file goes through a frame too, and back.
# Happens: the file is a GEOMETRY with its EPSG code, without any extension. The frame itself is refused: "Data type
#   'geometry' not recognized". On the way back .df() has bytearrays, and GeoSeries.from_wkb says "Expected bytes or
#   string, got bytearray"; fetchall of the same query has bytes, which it takes. Through Arrow it works in that
#   direction, with the reference system. Asked for in issue 212 of the spatial extension.
# Who meets it: whoever joins regions and figures in DuckDB and draws with GeoPandas.
# Seen with: duckdb 2.0.0, geopandas 1.2.0, shapely 2.2.0, pandas 3.1.1, pyarrow 26.0.1, Python 3.11:
#   file GEOMETRY, frame NotImplementedException, df bytearray TypeError, rows bytes, Arrow EPSG:4326
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0 geopandas==1.2.0 shapely==2.2.0 pandas==3.1.1 pyarrow==26.0.1
"$folder/venv/bin/python" - "$folder/regions.parquet" <<'PY'
import sys

import duckdb
import geopandas as gpd
from shapely.geometry import box

FILE = sys.argv[1]
frame = gpd.GeoDataFrame({"code": ["5301"]}, geometry=[box(123, -10, 124, -9)], crs=4326)
frame.to_parquet(FILE)
con = duckdb.connect()
QUERY = f"select code, geometry from '{FILE}'"
((kind,),) = con.execute(f"select typeof(geometry) from '{FILE}'").fetchall()
try:
    con.execute("select code from frame")
except duckdb.NotImplementedException as trouble:
    refused = str(trouble)
table = con.execute(QUERY).df()
try:
    gpd.GeoSeries.from_wkb(table.geometry)
except TypeError as trouble:
    unread = str(trouble)
(row,) = con.execute(QUERY).fetchall()
through = gpd.GeoDataFrame.from_arrow(con.sql(QUERY).to_arrow_table())
print(kind[:8], refused, type(table.geometry[0]).__name__, unread, type(row[1]).__name__, through.crs.to_epsg())
assert kind.startswith("GEOMETRY") and gpd.GeoSeries.from_wkb([row[1]])[0].equals(frame.geometry[0])
assert "'geometry' not recognized" in refused and "got bytearray" in unread, "frames are taken now"
assert through.crs == frame.crs
PY
