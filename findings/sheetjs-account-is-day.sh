#!/usr/bin/env bash
# Account 5.1.2 of a village's budget is the first of May 2002, or the number 37377, when SheetJS reads the CSV.
#
# Expected: 5.1.2 is text, as 5.1.1 and 5.1.2.01 are in the same column: three numbers with points between are no
#   day for a spreadsheet whose dates have strokes, and no number.
# Happens: what is no number is given to Date of JavaScript, which makes a day of it, month first; days of 2001 and
#   New Year's days are taken for texts again. So of the accounts of one budget some are days and some are not:
#   5.1.1 stays, 5.1.2 and 4.2.3 are days, and the list no longer joins with that of the accounts. raw: true keeps
#   them, and every figure as text. Pull request 2502 of SheetJS, closed, tells of such codes.
# Who meets it: whoever takes budgets, statistical classifications or numbers of chapters from CSV in the browser.
# Seen with: xlsx 0.18.5 of npm, Node 20 (5.1.1, 5.1.2, 4.2.3, 5.1.2.01): values 5.1.1, 37377, 37713, 5.1.2.01,
#   shown 5.1.1, 5/1/02, 4/2/03, 5.1.2.01
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund xlsx@0.18.5
cat > read.mjs <<'JS'
import { strict as assert } from "node:assert";
import XLSX from "xlsx";

const ACCOUNTS = ["5.1.1", "5.1.2", "4.2.3", "5.1.2.01"];
const read = (options) => {
  const text = ["account,rupiah", ...ACCOUNTS.map((account) => `${account},1000`)].join("\n");
  const { Sheets } = XLSX.read(text, { type: "string", ...options });
  return [true, false].map((raw) => XLSX.utils.sheet_to_json(Sheets.Sheet1, { raw }).map((row) => row.account));
};
const [values, shown] = read({});
const [kept] = read({ raw: true });
console.log({ values, shown, kept });
assert.deepEqual(kept, ACCOUNTS);
assert.deepEqual(shown, ["5.1.1", "5/1/02", "4/2/03", "5.1.2.01"], "an account is no day now");
assert.deepEqual(values.map(Math.floor), [NaN, 37377, 37713, NaN]);
JS
TZ=UTC node read.mjs
