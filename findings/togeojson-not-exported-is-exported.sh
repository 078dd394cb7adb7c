#!/usr/bin/env bash
# "Exported: 0" is true, "exported: false" is true, and products that nobody counted are 0, once a KML is GeoJSON.
#
# Expected: a field that the file's Schema declares as bool is false where 0 or false stands in it (both are how KML's
#   schema writes it), and an int with nothing in it is missing, as the same table says in GeoPackage.
# Happens: whatever is in a bool field is true, also "false" and "0"; only an empty one is false. An empty number is 0. In
#   the same file without a Schema the values stay the texts that they were.
# Who meets it: whoever draws the village survey that comes from a phone or from Google Earth as KML on a web map, and
#   counts who said yes.
# Seen with: @tmcw/togeojson 7.1.3, @xmldom/xmldom 0.9.12, Node 20: exported true, true, true, false of "1", "0", "false", "";
#   products 12, 0, 0, 0 of "12", "0", "", " "
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @tmcw/togeojson@7.1.3 @xmldom/xmldom@0.9.12
cat > survey.mjs <<'JS'
import { strict as assert } from "node:assert";
import { kml } from "@tmcw/togeojson";
import { DOMParser } from "@xmldom/xmldom";

const survey = (rows, schema) => `<kml xmlns="http://www.opengis.net/kml/2.2"><Document>
${schema ? `<Schema id="desa"><SimpleField name="exported" type="bool"/><SimpleField name="products" type="int"/></Schema>` : ""}
${rows
  .map(
    ([exported, products]) => `<Placemark><ExtendedData><SchemaData schemaUrl="#desa">
<SimpleData name="exported">${exported}</SimpleData><SimpleData name="products">${products}</SimpleData>
</SchemaData></ExtendedData><Point><coordinates>124.5,-8.2</coordinates></Point></Placemark>`,
  )
  .join("\n")}
</Document></kml>`;
const read = (rows, schema) =>
  kml(new DOMParser().parseFromString(survey(rows, schema), "text/xml")).features.map((each) => each.properties);

const ROWS = [["1", "12"], ["0", "0"], ["false", ""], ["", " "]];
const typed = read(ROWS, true);
const plain = read(ROWS, false);
console.log({ typed, plain });
assert.deepEqual(typed.map((each) => each.exported), [true, true, true, false], "what is not so is false now");
assert.deepEqual(typed.map((each) => each.products), [12, 0, 0, 0], "what nobody counted is missing now");
assert.equal(plain[1].exported, "0");
JS
node survey.mjs
