#!/usr/bin/env bash
# A cell of a CSV with a space in it is 0 in ExcelJS, and an empty one beside it is missing.
#
# Expected: a cell that holds blanks alone is a text of blanks, as for csv of Python and pandas, or missing, as for
#   DuckDB; both are told from a 0.
# Happens: every cell that JavaScript can make a number of becomes one, and its number of blanks is 0. The workbook that
#   is written from it has a 0 that nobody typed, and a mean of what was reported goes down.
# Who meets it: whoever turns the export of an older system, which fills its columns with spaces, into a workbook.
# Seen with: exceljs 4.4.0, Node 20: 12, missing, 0, 0 of "12", "", " ", "    "; their sum over count is 4, not 12
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund exceljs@4.4.0
cat > exports.cjs <<'JS'
const assert = require("node:assert").strict;
const fs = require("node:fs");
const ExcelJS = require("exceljs");

fs.writeFileSync("exports.csv", "village,exports\nMali,12\nTamakh,\nPailelang, \nBampalola,    \n");
(async () => {
  await new ExcelJS.Workbook().csv.readFile("exports.csv").then(async (sheet) => {
    await sheet.workbook.xlsx.writeFile("exports.xlsx");
  });
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile("exports.xlsx");
  const figures = [2, 3, 4, 5].map((row) => book.worksheets[0].getRow(row).getCell(2).value);
  const counted = figures.filter((each) => typeof each === "number");
  const mean = counted.reduce((sum, each) => sum + each, 0) / counted.length;
  console.log({ figures, mean });
  assert.deepEqual(figures, [12, null, 0, 0], "a space is no zero now");
  assert.equal(mean, 4);
})();
JS
node exports.cjs
