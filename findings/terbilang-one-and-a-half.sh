#!/usr/bin/env bash
# 1.5 in words is fifteen: an Indonesian amount in words loses its decimal point, or keeps it, by the package.
#
# Expected: the number 1.5 is "satu koma lima", as num2words and the npm package of the same purpose have it, or it is
#   refused.
# Happens: angka-menjadi-terbilang turns the number into a text and takes every point for one of thousands, so 1.5 is
#   "lima belas" and 1234567.89 is a hundred times as much. A text "1.500" is meant so; a number has no such point.
#   @develoka/angka-terbilang-js has the fraction, and takes the same text "1.500" for one and a half.
# Who meets it: whoever writes tonnes or millions in words beneath a figure, as letters and receipts of offices need it.
# Seen with: angka-menjadi-terbilang 0.5.0, @develoka/angka-terbilang-js 1.4.2, Node 20, num2words 0.5.14, Python 3.11:
#   1.5: lima belas, satu koma lima, satu koma lima; "1.500": seribu lima ratus, satu koma lima nol nol
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund angka-menjadi-terbilang@0.5.0 @develoka/angka-terbilang-js@1.4.2
python3 -m venv venv
venv/bin/pip install --quiet num2words==0.5.14
cat > words.cjs <<'JS'
const assert = require("node:assert").strict;
const one = require("angka-menjadi-terbilang");
const other = require("@develoka/angka-terbilang-js");

for (const figure of [1.5, 1234567.89, "1.500"]) console.log(JSON.stringify(figure), "|", one(figure), "|", other(figure));
assert.equal(one(15), "lima belas");
assert.equal(one(1.5), one(15), "one and a half is not fifteen now");
assert.equal(one(1234567.89), one(123456789), "the amount is not a hundred times as much now");
assert.equal(other(1.5), "satu koma lima");
assert.notEqual(one("1.500"), other("1.500"), "both packages read the same text alike now");
JS
node words.cjs
venv/bin/python -c '
from num2words import num2words
words = num2words(1.5, lang="id")
print("num2words |", words)
assert words == "satu koma lima"
'
