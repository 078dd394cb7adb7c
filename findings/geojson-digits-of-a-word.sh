#!/usr/bin/env bash
# One word among the numbers of a GeoJSON file, and 0.3 is the text 0.29999999999999999; 53.10 in quotes is 53.1.
#
# Expected: in a column that has numbers and words a number is what stands in the file, 0.3, as the json module of
#   Python has it, and as the same reader has it while there is no word; and a text in quotes is a text.
# Happens: such a column is text, and numbers are written into it with 17 digits: 0.3, 53.1 and 1234567.89 become other
#   texts, which no longer equal those of the file; 12.5 and 100 stay, so that it looks like a fault of the data. And
#   when every text in it can be read as a number, the whole column becomes numbers: the code 53.10, in quotes, loses
#   its zero as soon as one other row has 53.1 without them. 0501, with its zero in front, is kept.
# Who meets it: whoever reads maps of which some rows say "not reported" where others have an amount.
# Seen with: geopandas 1.2.0, pyogrio 0.13.0 (GDAL 3.12.4), Python 3.11:
#   ['0.29999999999999999', '1234567.8899999999', '12.5', 'none'],
#   without the word [0.3, 1234567.89, 12.5], codes [53.1, 53.1]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet geopandas==1.2.0 pyogrio==0.13.0
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import json

import geopandas as gpd


def read(values: list) -> list:
    place = {"type": "Point", "coordinates": [121.6, -8.8]}
    rows = [{"type": "Feature", "properties": {"given": value}, "geometry": place} for value in values]
    with open("given.geojson", "w") as file:
        json.dump({"type": "FeatureCollection", "features": rows}, file)
    return gpd.read_file("given.geojson")["given"].tolist()


NUMBERS = [0.3, 1234567.89, 12.5]
mixed, alone, codes, zeros = read([*NUMBERS, "none"]), read(NUMBERS), read([53.1, "53.10"]), read(["0501", 5])
print(mixed, alone, codes, zeros)
assert alone == NUMBERS
assert mixed == ["0.29999999999999999", "1234567.8899999999", "12.5", "none"], "numbers keep their digits now"
assert codes == [53.1, 53.1], "a text in quotes stays one now"
assert zeros == ["0501", "5"]
PY
