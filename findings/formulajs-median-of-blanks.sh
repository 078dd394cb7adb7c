#!/usr/bin/env bash
# 12, 8, 10 and an empty cell: their mean is 10 and their median 9, for the functions of Excel in JavaScript.
#
# Expected: MEDIAN passes over empty cells and words, as AVERAGE does and as both do in a spreadsheet: 10. COUNTIF takes
#   Kopi and kopi for one word, and kopi* for each that begins so.
# Happens: formulajs leaves them out of AVERAGE, COUNT, MIN, VAR.S and STDEV.P; in MEDIAN and QUARTILE.INC an empty cell
#   and a word alike are a number below all others, and in PERCENTILE.INC, GEOMEAN, DEVSQ and CORREL an empty cell is 0,
#   so that the geometric mean is 0, and a correlation of -0.65 is 0.05. COUNTIF heeds capitals and knows no asterisk:
#   1 and 0 of three. HyperFormula, another engine of such formulas, says 10, 2 and 3.
# Who meets it: whoever lets people calculate in a form or a page with the formulas that they know from their sheet.
# Seen with: @formulajs/formulajs 4.6.1, hyperformula 3.5.0, Node 20:
#   AVERAGE 10, MEDIAN 9, with a word 9, without the cell 10, CORREL 0.05, without it -0.65, COUNTIF 1 0;
#   hyperformula 10 2 3
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @formulajs/formulajs@4.6.1 hyperformula@3.5.0
cat > count.mjs <<'JS'
import { AVERAGE, CORREL, COUNTIF, MEDIAN } from "@formulajs/formulajs";
import { HyperFormula } from "hyperformula";

const homes = [12, null, 8, 10];
const goods = ["Kopi", "kopi", "kopi susu", "Tenun"];
const two = (number) => number.toFixed(2);
console.log([AVERAGE(homes), MEDIAN(homes), MEDIAN([12, "n.a.", 8, 10]), MEDIAN([12, 8, 10])].join(" "));
console.log([two(CORREL(homes, [1, 2, 3, 4])), two(CORREL([12, 8, 10], [1, 3, 4]))].join(" "));
console.log([COUNTIF(goods, "kopi"), COUNTIF(goods, "kopi*")].join(" "));
const formulas = ["=MEDIAN(A1:D1)", '=COUNTIF(A2:D2,"kopi")', '=COUNTIF(A2:D2,"kopi*")'];
const sheet = HyperFormula.buildFromArray([homes, goods, formulas], { licenseKey: "gpl-v3" });
console.log(sheet.getSheetValues(0)[2].join(" "));
JS
found=$(node count.mjs | tr '\n' '|')
echo "$found"
test "$found" = "10 9 9 10|0.05 -0.65|1 0|10 2 3|"
