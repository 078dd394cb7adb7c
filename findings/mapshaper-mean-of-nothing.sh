#!/usr/bin/env bash
# Two villages have 5 and 10 homes, the third has not told: their mean is 5 when mapshaper merges them, and 7.5 is right.
#
# Expected: mean() and median() pass over what is null, as the statistics of every table tool do; or their answer is
#   null, as that of min() is here.
# Happens: mapshaper counts the missing figure as 0, in -calc and in the calc of -dissolve and -join, and so the mean
#   falls and the median with it: of 5, null and 10 both are 5, of 5 and null both are 2.5. The sum beside them is right,
#   count() counts the features, and min() is null, so that each function has its own view of the gap. From CSV, where
#   the cell is empty, it is the same.
# Who meets it: whoever makes districts of villages on the command line, with figures that are not all there.
# Seen with: mapshaper 0.7.70, Node 20 (5, null, 10):
#   mean 5, median 5, min null, sum 15, from GeoJSON and from CSV
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --ignore-scripts --no-audit --no-fund mapshaper@0.7.70
printf 'district,homes\na,5\na,\na,10\n' > villages.csv
cat > write.mjs <<'JS'
import { writeFileSync } from "node:fs";

const features = [5, null, 10].map((homes, place) => ({
  type: "Feature",
  properties: { district: "a", homes },
  geometry: { type: "Point", coordinates: [120 + place, -9] },
}));
writeFileSync("villages.geojson", JSON.stringify({ type: "FeatureCollection", features }));
JS
node write.mjs
calc='average=mean(homes),middle=median(homes),least=min(homes),total=sum(homes)'
for source in villages.csv villages.geojson; do
  npx mapshaper "$source" -dissolve district calc="$calc" -o districts.json format=json 2> "$folder/log"
  found=$(node -p 'const [{ average, middle, least, total }] = JSON.parse(require("fs").readFileSync("districts.json"));
    [average, middle, least, total].map(String).join(" ")')
  echo "$source $found"
  test "$found" = "5 5 null 15"
done
