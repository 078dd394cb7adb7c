#!/usr/bin/env bash
# 1,5 jt, the usual short form of one and a half million, is 1.5 quintillion: its letters are multiplied.
#
# Expected: unformat() of an Indonesian text knows "jt" (juta), or gives nothing, as it does for "rb", "juta" and any
#   other word that it does not know.
# Happens: the language has j for a million and t for a trillion, and each letter that stands there counts: j times t is
#   ten to the eighteenth. "2 rb", two thousand, is NaN. In English "5 km" is k times m, five thousand million.
# Who meets it: whoever lets people type amounts as they write them, and cleans them with the language of the library.
# Seen with: numbro 2.5.0, Node 20: "1,5 jt" 1500000000000000000, "1,5 j" 1500000, "2 rb" NaN, "2 r" 2000, "5 km" 5000000000
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund numbro@2.5.0
cat > amounts.cjs <<'JS'
const assert = require("node:assert").strict;
const numbro = require("numbro");
const { id } = require("numbro/dist/languages.min.js");

const english = numbro.unformat("5 km");
numbro.registerLanguage(id);
numbro.setLanguage("id");
const read = Object.fromEntries(["1,5 j", "1,5 jt", "2 r", "2 rb"].map((text) => [text, numbro.unformat(text)]));
console.log({ ...read, "5 km": english });
assert.equal(read["1,5 j"], 1.5e6);
assert.equal(read["1,5 jt"], 1.5e18, "a million is no million trillions now");
assert.ok(Number.isNaN(read["2 rb"]), "two thousand is read, or refused, now");
assert.equal(english, 5e9, "a kilometre is no thousand millions now");
JS
node amounts.cjs
