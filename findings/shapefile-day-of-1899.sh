#!/usr/bin/env bash
# A day that is not filled in is 30 November 1899 for the shapefile reader of npm.
#
# Expected: eight blanks, or zeros, in a field for a day mean that there is none; null, as the same reader gives for an
#   empty number, truth or text of that row, and as pyshp and GDAL give for the day.
# Happens: year, month and day are taken from the text by position, blanks count as 0, and the year 0, the month before
#   January and the day 0 make 30 November 1899. A permit whose end is not known has ended long ago; the least of a
#   column of days is never real. Days are midnights of the machine's zone, so that their JSON is the evening before in
#   Indonesia.
# Who meets it: whoever shows layers of offices on the web, by the reader that many maps in the browser use.
# Seen with: shapefile 0.6.6 (npm), pyshp 3.1.6, Node 20, Python 3.11:
#   in Greenwich 2026-06-30, 1899-11-30 and homes null; in Makassar 2026-06-29, 1899-11-29; pyshp None
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pyshp==3.1.6
cd "$folder"
npm install --silent --no-audit --no-fund shapefile@0.6.6
"$folder/venv/bin/python" -W ignore - <<'PY'
import datetime as dt

import shapefile

with shapefile.Writer("permits", shapeType=shapefile.POINT) as made:
    made.field("ends", "D")
    made.field("homes", "N", 6, 0)
    for ends, homes in ((dt.date(2026, 6, 30), 120), (None, None)):
        made.point(121.6, -8.8)
        made.record(ends, homes)
with shapefile.Reader("permits") as kept:
    assert [record["ends"] for record in kept.records()] == [dt.date(2026, 6, 30), None]
PY
cat > read.mjs <<'JS'
import { read } from "shapefile";

const rows = (await read("permits.shp")).features.map((feature) => feature.properties);
console.log(rows.map(({ ends, homes }) => `${JSON.stringify(ends).slice(1, 11)} ${homes}`).join(", "));
JS
found="$(TZ=UTC node read.mjs)|$(TZ=Asia/Makassar node read.mjs)"
echo "$found"
test "$found" = "2026-06-30 120, 1899-11-30 null|2026-06-29 120, 1899-11-29 null"
