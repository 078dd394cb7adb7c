#!/usr/bin/env bash
# A village at -8,51 and 120,37 is at -8 and 120 in GeoJSON, seventy kilometres away: what follows the comma is dropped.
#
# Expected: a cell that is no number in JavaScript is told of, as an empty one is ("A row contained an invalid value for
#   latitude or longitude"), or is read with the decimal comma that goes with the semicolons of such a file.
# Happens: csv2geojson takes what a cell begins with. All villages within a degree are one point, at its corner; and
#   8 30 S, eight and a half degrees south, is 8 degrees north. There is no error in the list of errors, and each row
#   has its point.
# Who meets it: whoever turns the tables of Indonesian offices into maps; Excel writes CSV so in most of the world.
# Seen with: csv2geojson 5.1.2, Node 20:
#   [[120,-8],[120,-8]] without an error, 8 30 S [120,8], with points [[120.37,-8.51],[120.9,-8.92]], an empty cell told
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund csv2geojson@5.1.2
cat > read.mjs <<'JS'
import { strict as assert } from "node:assert";
import csv2geojson from "csv2geojson";

function places(text) {
  let found;
  csv2geojson.csv2geojson(text, { delimiter: ";" }, (errors, layer) => {
    found = { places: layer.features.map((each) => each.geometry.coordinates), errors: (errors ?? []).length };
  });
  return found;
}

const points = places("desa;lat;lon\nAlor;-8.51;120.37\nBelu;-8.92;120.9\n");
const commas = places("desa;lat;lon\nAlor;-8,51;120,37\nBelu;-8,92;120,90\n");
const minutes = places("desa;lat;lon\nAlor;8 30 S;120 15 E\n");
const empty = places("desa;lat;lon\nAlor;;\n");
for (const each of [points, commas, minutes, empty]) console.log(JSON.stringify(each));
assert.deepEqual(points, { places: [[120.37, -8.51], [120.9, -8.92]], errors: 0 });
assert.deepEqual(empty, { places: [], errors: 1 });
assert.deepEqual(commas, { places: [[120, -8], [120, -8]], errors: 0 }, "a decimal comma is told of or read now");
assert.deepEqual(minutes, { places: [[120, 8]], errors: 0 }, "minutes and the south are told of or read now");
JS
node read.mjs
