#!/usr/bin/env bash
# Places in metres of a system that nobody named are at longitude 513521 after DuckDB has copied their file.
#
# Expected: a GeoParquet file whose reference system is unknown stays one: its standard has null for that, and says that
#   a file in which the entry is missing is in longitude and latitude (OGC:CRS84).
# Happens: DuckDB reads the null as a geometry without a system, as it should, and leaves the entry out when it writes,
#   so a filter, a join or a mere copy turns "unknown" into degrees. GeoPandas then knows a system, does not ask for one
#   any more, and reprojects; distances and maps are of places that do not exist. A file with a named system keeps it.
# Who meets it: whoever has layers of surveys and old maps, which often come without a system, and filters them by SQL.
# Seen with: duckdb 2.0.1, geopandas 1.2.0, pyarrow 26.0.1, Python 3.11:
#   before None, after DuckDB OGC:CRS84, a named one EPSG:32751 before and after
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.1 geopandas==1.2.0 pyarrow==26.0.1
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import json

import duckdb
import geopandas as gpd
import pyarrow.parquet as pq

METRES = gpd.points_from_xy([513521.96], [8872472.09])
found = {}
for named in (None, "EPSG:32751"):
    gpd.GeoDataFrame({"homes": [120]}, geometry=METRES, crs=named).to_parquet("given.parquet")
    duckdb.sql("copy (from 'given.parquet' where homes > 100) to 'copied.parquet'")
    systems = [gpd.read_parquet(f"{one}.parquet").crs for one in ("given", "copied")]
    found[named] = [system and ":".join(system.to_authority()) for system in systems]
    told = json.loads(pq.read_schema("copied.parquet").metadata[b"geo"])["columns"]["geometry"]
    assert ("crs" in told) == (named is not None), "DuckDB writes that a system is unknown now"
print(found)
assert found[None] == [None, "OGC:CRS84"], "what is unknown stays unknown now"
assert found["EPSG:32751"] == ["EPSG:32751"] * 2
PY
