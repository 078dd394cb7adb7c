#!/usr/bin/env bash
# Register numbers such as 24/01/05 are days after GeoJSON was read, and with 24/02/31 among them nothing is read at
# all.
#
# Expected: a text in quotes stays a text, as it does from GeoPackage and FlatGeobuf, for JSON has no dates; or only
#   what is written as ISO 8601 has it becomes one.
# Happens: when every text of a property has the look of year/month/day, the year in two digits or four, the column is a
#   column of dates: 24/01/05, the fifth item of a register, is 5 January 2024, and 12:30 a time. One text of another
#   form, and all stay texts. The look is all that is asked: 24/02/31 is taken for a date and then refused by Python,
#   and read_file raises ValueError for the whole file, also with datetime_as_string, which is meant to prevent that.
# Who meets it: whoever publishes numbers of decrees, parcels or files, with slashes, in the properties of a map.
# Seen with: geopandas 1.2.0, pyogrio 0.13.0 (GDAL 3.12.4), Python 3.11:
#   GeoJSON ['2024-01-05', '2023-11-30'], GeoPackage ['24/01/05', '23/11/30'], with 24/02/31
#   ValueError: day is out of range for month, with 24/A/31 ['24/01/05', '24/A/31']
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet geopandas==1.2.0 pyogrio==0.13.0
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import geopandas as gpd
from shapely.geometry import Point


def again(numbers: list[str], name: str, **options: bool) -> list[str]:
    gpd.GeoDataFrame({"number": numbers}, geometry=[Point(124, -10)] * len(numbers), crs=4326).to_file(name)
    try:
        return [str(value)[:10] for value in gpd.read_file(name, **options)["number"]]
    except ValueError as trouble:
        return [f"ValueError: {trouble}"]


days, texts = again(["24/01/05", "23/11/30"], "a.geojson"), again(["24/01/05", "23/11/30"], "a.gpkg")
refused, mixed = again(["24/01/05", "24/02/31"], "b.geojson"), again(["24/01/05", "24/A/31"], "c.geojson")
as_text = again(["24/01/05", "24/02/31"], "b.geojson", datetime_as_string=True)
print("GeoJSON", days, "GeoPackage", texts, refused, as_text, mixed)
assert texts == ["24/01/05", "23/11/30"] and mixed == ["24/01/05", "24/A/31"]
assert days == ["2024-01-05", "2023-11-30"], "texts stay texts now"
assert refused == as_text == ["ValueError: day is out of range for month"], "the file can be read now"
PY
