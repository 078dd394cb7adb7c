#!/usr/bin/env bash
# Between gauges of 5 and 10 there was no rain at all where a third told nothing: what nobody measured is 0.
#
# Expected: interpolate() of turf passes over a point whose figure is null, or refuses it, as it refuses one that has
#   no such property ("zValue is missing"); a mean of 5 and 10 by distance is never below 5.
# Happens: null is taken for 0 and has its weight. The map has a valley around each silent gauge, and figures below
#   all that were measured. Moran's index of the same points is that of a 0, too, while the mean centre takes a weight
#   of null for 1: one library has three meanings for it.
# Who meets it: whoever draws a surface from stations or villages of which some have not reported, in the browser.
# Seen with: @turf/turf 7.4.0, Node 20:
#   lowest of the surface 0.00 with null and with 0, 5.69 without the gauge, "zValue is missing" without the property;
#   Moran -0.5833 with null and with 0; mean centre 121 with the weights null and 1, as with 1 and 1
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @turf/turf@7.4.0
cat > rain.mjs <<'JS'
import { strict as assert } from "node:assert";
import * as turf from "@turf/turf";

const PLACES = [[120, -8], [120.1, -8.1], [120.05, -8.05]];
const gauges = (...figures) =>
  turf.featureCollection(figures.map((rain, at) => turf.point(PLACES[at], rain === undefined ? {} : { rain })));
const lowest = (points) => {
  const surface = turf.interpolate(points, 4, { gridType: "point", property: "rain" });
  return Math.min(...surface.features.map((each) => each.properties.rain));
};
const moran = (third) => turf.moranIndex(gauges(1, 2, third), { inputField: "rain" }).moranIndex;
const centre = (...weights) => {
  const points = weights.map((weight, at) => turf.point([120 + 2 * at, -8], { weight }));
  return turf.centerMean(turf.featureCollection(points), { weight: "weight" }).geometry.coordinates[0];
};

const unknown = lowest(gauges(5, 10, null));
const none = lowest(gauges(5, 10, 0));
const two = lowest(gauges(5, 10));
let absent = "read";
try {
  lowest(gauges(5, 10, undefined));
} catch (error) {
  absent = error.message;
}
const centres = [centre(null, 1), centre(1, 1), centre(0, 1)];
console.log({ unknown, none, two, absent, moran: [moran(null), moran(0)], centres });
assert.ok(two >= 5 && absent !== "read");
assert.ok(unknown === none && unknown < 5, "what was not measured is no zero now");
assert.equal(moran(null), moran(0), "Moran's index has no zero for it now");
assert.deepEqual(centres, [121, 121, 122], "the mean centre has another meaning for null now");
JS
node rain.mjs
