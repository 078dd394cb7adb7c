#!/usr/bin/env bash
# 1.500 pieces are one and a half in a column that is declared to have a decimal comma, and 1.2.3.4 fits #.##0,00.
#
# Expected: where a comma begins the decimals, a point does not: the standard of CSV on the Web has a number with
#   other signs than those declared, or with groups that its pattern does not have, as an error of the cell.
# Happens: csvw exchanges the comma for a point and lets Python read the rest, so a point that was there counts as
#   that of decimals: 1.500 is 1.5, while 1.500,5 beside it is refused. With the point declared for groups it is
#   dropped wherever it stands, and the pattern is not compared: 12.5 is 125. arquero, in JavaScript, told decimal:
#   ",", reads 1.500 as 1.5 as well, and leaves the column text when 2.500,5 is in it. pandas leaves it text in
#   both.
# Who meets it: whoever reads amounts as offices of Indonesia, or most of Europe, write them, with a declaration to
#   be safe.
# Seen with: csvw 4.1.1, pandas 3.1.1, arquero 7.2.1, Python 3.11, Node 20 (1.500, 1.500,5, 12.5, 1.2.3.4): comma
#   1.5, refused, 12.5, refused; with groups and pattern 1500, 1500.5, 125, 1234; arquero 1.5 and 900; pandas text
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet csvw==4.1.1 pandas==3.1.1
cd "$folder"
npm install --silent --no-audit --no-fund arquero@7.2.1
"$folder/venv/bin/python" -W ignore - <<'PY'
import io

import pandas as pd
from csvw import Datatype

CELLS = ["1.500", "1.500,5", "12.5", "1.2.3.4"]


def read(form: dict[str, str]) -> list[float | None]:
    kind = Datatype.fromvalue({"base": "decimal", "format": form})
    found = []
    for cell in CELLS:
        try:
            found.append(float(kind.read(cell)))
        except ValueError:
            found.append(None)
    return found


comma = read({"decimalChar": ","})
pattern = read({"decimalChar": ",", "groupChar": ".", "pattern": "#.##0,00"})
kept = pd.read_csv(io.StringIO("pieces\n1.500\n900\n"), sep=";", decimal=",")["pieces"].tolist()
print(comma, pattern, kept)
assert kept == ["1.500", "900"]
assert comma == [1.5, None, 12.5, None], "a point is none of the decimals now"
assert pattern == [1500, 1500.5, 125, 1234], "a number has the groups of its pattern now"
PY
cat > read.mjs <<'JS'
import { strict as assert } from "node:assert";
import { fromCSV } from "arquero";

const read = (...cells) => fromCSV(["pieces", ...cells].join("\n"), { delimiter: ";", decimal: "," }).array("pieces");
const [short, long] = [read("1.500", "900"), read("1.500", "2.500,5")];
console.log(short, long);
assert.deepEqual([...long], ["1.500", "2.500,5"]);
assert.deepEqual([...short], [1.5, 900], "a point is none of the decimals in arquero now");
JS
node read.mjs
