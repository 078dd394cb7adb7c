#!/usr/bin/env bash
# A time of day without a zone moves eight hours as soon as another row has a zone: 10:00 is taken for 10:00 at
# Greenwich.
#
# Expected: a column in which some moments have a zone and some have none stays text, or the ones without are missing,
#   or there is a warning: which zone was meant nobody can know. pandas refuses to mix the two.
# Happens: read_file gives one column in UTC and takes those without a zone as UTC: 10:00+08:00 is 02:00, and 10:00, the
#   same hour of the same office written by another program, stays 10:00, eight hours later. A day alone becomes
#   midnight in Greenwich. Without the first row the column has no zone and the hours stay. pyogrio, which does the
#   reading, tells of it under its option mixed_offsets_as_utc; GeoPandas, which is called, does not.
# Who meets it: whoever joins records of several devices or forms in one GeoJSON, east or west of Greenwich.
# Seen with: geopandas 1.2.0, pyogrio 0.13.0 (GDAL 3.12.4), pandas 3.1.1, Python 3.11:
#   mixed ['02:00+00:00', '10:00+00:00'], without a zone ['10:00', '10:00'], pandas ValueError, warnings 0
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet geopandas==1.2.0 pyogrio==0.13.0 pandas==3.1.1
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import json
import warnings
from pathlib import Path

import geopandas as gpd
import pandas as pd

ZONED, PLAIN = "2024-05-06T10:00:00+08:00", "2024-05-06T10:00:00"


def hours(moments: list[str]) -> list[str]:
    features = [{"type": "Feature", "properties": {"seen": moment}, "geometry": None} for moment in moments]
    Path("seen.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return [moment.isoformat()[11:].replace(":00", "", 1) for moment in gpd.read_file("seen.geojson")["seen"]]


with warnings.catch_warnings(record=True) as warned:
    warnings.simplefilter("always")
    mixed, plain = hours([ZONED, PLAIN]), hours([PLAIN, PLAIN])
try:
    in_pandas = list(pd.to_datetime([ZONED, PLAIN]))
except ValueError as trouble:
    in_pandas = type(trouble).__name__
print("mixed", mixed, "plain", plain, "pandas", in_pandas, len(warned))
assert plain == ["10:00", "10:00"] and in_pandas == "ValueError"
assert mixed == ["02:00+00:00", "10:00+00:00"] and not warned, "a time without a zone is told apart now"
PY
