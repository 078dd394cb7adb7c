#!/usr/bin/env bash
# The areas 0501 and 53.10 of a data set in SDMX are 501 and 53.1, and regency 53.10 is no longer told from 53.1.
#
# Expected: what stands under a dimension is the code of an item of its list, a text, as SDMX has it; a reader of
#   SDMX-CSV gives it as it is written, as this one does as soon as one code of the column has a letter.
# Happens: pysdmx lets pandas guess what the columns are, so that codes of digits become numbers, and makes texts of
#   them afterwards. Zeros before a code and behind its point are gone, and "texts" is what the schema of the frame
#   says. Joined with the list of codes the areas are missing, or others: 01 and 1 are two codes in many lists, and
#   one here. The figures have lost their places too: 12.50 is 12.5.
# Who meets it: whoever exchanges regional data with a statistics office or a central bank, in whose format it is.
# Seen with: pysdmx 1.21.0, pandas 3.1.1, Python 3.11: areas ['501', '502'] and ['53.1', '53.01'], ages ['1', '1']
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet "pysdmx[data]==1.21.0" pandas==3.1.1
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
from pysdmx.io import read_sdmx

HEAD = "STRUCTURE,STRUCTURE_ID,ACTION,AREA,AGE,TIME_PERIOD,OBS_VALUE"


def read(*rows: tuple[str, str, str]) -> dict[str, list[str]]:
    lines = [f"dataflow,NTT:PEOPLE(1.0),I,{area},{age},2024,{figure}" for area, age, figure in rows]
    (data,) = read_sdmx("\n".join([HEAD, *lines]), validate=False).data
    return data.data.to_dict("list")


districts = read(("0501", "01", "12.50"), ("0502", "1", "7"))
regencies = read(("53.10", "01", "12.50"), ("53.01", "1", "7"))
letters = read(("0501", "01", "12.50"), ("NTT", "Y1", "7"))
print(districts["AREA"], regencies["AREA"], districts["AGE"], letters["AREA"], letters["AGE"])
assert letters["AREA"] == ["0501", "NTT"] and letters["AGE"] == ["01", "Y1"]
assert districts["AREA"] == ["501", "502"], "a code is the text that was written now"
assert regencies["AREA"] == ["53.1", "53.01"] and districts["AGE"] == ["1", "1"]
PY
