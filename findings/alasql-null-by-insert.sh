#!/usr/bin/env bash
# The mean of 5, 10 and NULL is 5 when the rows came by INSERT, and 7.5 when they came as JSON; IS NULL finds none.
#
# Expected: INSERT INTO reports VALUES ('Alor', NULL) stores NULL: the mean and the count pass over it, as they do for
#   null that comes from an array in the same library, and WHERE homes IS NULL finds the row.
# Happens: in a column declared as NUMBER, alasql stores NaN for NULL. It is counted, it divides the mean, IS NULL does
#   not find it and IS NOT NULL does; printed as JSON it is null again, so that nobody sees it. A column that the INSERT
#   does not name is missing as it should be, and so is null that comes from an array.
# Who meets it: whoever keeps tables in the browser with SQL and has rows without a figure.
# Seen with: alasql 4.19.1, Node 20:
#   by INSERT mean 5 of 3, IS NULL 0 rows, as JSON null; from an array mean 7.5 of 2, IS NULL 1 row
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts alasql@4.19.1
cat > means.mjs <<'JS'
import { strict as assert } from "node:assert";
import alasql from "alasql";

function asked(fill) {
  alasql("DROP TABLE IF EXISTS reports; CREATE TABLE reports (place STRING, homes NUMBER)");
  fill();
  const [{ mean, villages }] = alasql("SELECT AVG(homes) AS mean, COUNT(homes) AS villages FROM reports");
  const [{ unknown }] = alasql("SELECT COUNT(*) AS unknown FROM reports WHERE homes IS NULL");
  const last = JSON.stringify(alasql("SELECT homes FROM reports").at(-1).homes);
  return { mean, villages, unknown, last };
}

const inserted = asked(() => alasql("INSERT INTO reports VALUES ('Alor', 5), ('Alor', 10), ('Alor', NULL)"));
const given = asked(() =>
  alasql("INSERT INTO reports SELECT * FROM ?", [
    [5, 10, null].map((homes) => ({ place: "Alor", homes })),
  ]),
);
console.log(inserted, given);
assert.deepEqual(given, { mean: 7.5, villages: 2, unknown: 1, last: "null" });
assert.deepEqual(inserted, { mean: 5, villages: 3, unknown: 0, last: "null" }, "NULL is stored as NULL now");
JS
node means.mjs
