#!/usr/bin/env bash
# 31 January 2024 in a workbook is the 30th for SheetJS, half a minute before midnight, anywhere in Indonesia.
#
# Expected: a day without an hour is that day in the zone of the reader, or at midnight in Greenwich, as exceljs has it;
#   asked for dates (cellDates), SheetJS counts from the beginning of 1900 in the zone of the machine.
# Happens: it takes the offset that the zone had at that beginning for today's. Makassar kept the time of its own sun
#   then, 7:57:36, and each moment of now is 36 seconds early, in Jakarta 12, in Jayapura 48. A day becomes the evening
#   before, and its text in JSON, in Greenwich, too. Where tests run, in Greenwich, all is well. npm has 0.18.5 and no
#   later version.
# Who meets it: whoever reads workbooks in the browser or in Node, in one of many zones whose offset has changed since
#   1900.
# Seen with: xlsx 0.18.5, exceljs 4.4.0, Node 20 (Greenwich, Jakarta, Makassar, Jayapura):
#   31 00:00:00, 30 23:59:48, 30 23:59:24, 30 23:59:12; exceljs 2024-01-31T00:00:00.000Z in each
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund xlsx@0.18.5 exceljs@4.4.0
cat > read.mjs <<'JS'
import ExcelJS from "exceljs";
import XLSX from "xlsx";

const made = new ExcelJS.Workbook();
const cell = made.addWorksheet("visits").getCell("A1");
cell.value = new Date(Date.UTC(2024, 0, 31));
cell.numFmt = "dd/mm/yyyy";
await made.xlsx.writeFile("visits.xlsx");
const day = XLSX.readFile("visits.xlsx", { cellDates: true }).Sheets.visits.A1.v;
const again = new ExcelJS.Workbook();
await again.xlsx.readFile("visits.xlsx");
const local = [day.getHours(), day.getMinutes(), day.getSeconds()].map((part) => String(part).padStart(2, "0"));
console.log(`${day.getDate()} ${local.join(":")} ${again.worksheets[0].getCell("A1").value.toISOString()}`);
JS
found=""
for zone in UTC Asia/Jakarta Asia/Makassar Asia/Jayapura; do
  found+="$(TZ=$zone node read.mjs)|"
done
echo "$found"
same="2024-01-31T00:00:00.000Z"
test "$found" = "31 00:00:00 $same|30 23:59:48 $same|30 23:59:24 $same|30 23:59:12 $same|"
