#!/usr/bin/env bash
# 45.6 percent are "0.5%" in a formula, where the sheet from which it came says "45.6%".
#
# Expected: TEXT(0.456,"0.0%") is 45.6%, and TEXT(1234567,"#,##0") is 1,234,567, as in Excel, LibreOffice and formulajs;
#   a format that is not known is an error, as other arguments are.
# Happens: HyperFormula finds the first run of digits in the pattern, rounds the number to it and leaves the rest as
#   letters: the percent sign is added and nothing multiplied, so a share is told a hundredth of itself and rounded
#   there. Groups of thousands are appended behind the number, 1234567,##0. Days by dd/mm/yyyy are right.
# Who meets it: whoever takes over the sentences of a workbook, "="&TEXT(B5,"0.0%"), into a page.
# Seen with: hyperformula 3.5.0, @formulajs/formulajs 4.6.1, Node 20:
#   0.5% 1234567,##0 31/01/2024, formulajs 45.6% 1,234,567
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund hyperformula@3.5.0 @formulajs/formulajs@4.6.1
cat > words.mjs <<'JS'
import { TEXT } from "@formulajs/formulajs";
import { HyperFormula } from "hyperformula";

const formulas = ['=TEXT(0.456,"0.0%")', '=TEXT(1234567,"#,##0")', '=TEXT(DATE(2024,1,31),"dd/mm/yyyy")'];
const sheet = HyperFormula.buildFromArray([formulas], { licenseKey: "gpl-v3" });
console.log([...sheet.getSheetValues(0)[0], TEXT(0.456, "0.0%"), TEXT(1234567, "#,##0")].join(" "));
JS
found=$(node words.mjs)
echo "$found"
test "$found" = "0.5% 1234567,##0 31/01/2024 45.6% 1,234,567"
