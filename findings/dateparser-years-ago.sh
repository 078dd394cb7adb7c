#!/usr/bin/env bash
# "Tanggal 2 bulan 6 tahun 2024", the second of June 2024, is a day of 2018 for dateparser, counted back from today.
#
# Expected: the second of the sixth month of the year 2024, as letters and decrees write it in Indonesian; or None, as
#   for tanggal dua bulan enam tahun 2024 in words.
# Happens: "2 bulan 6 tahun" is taken for two months and six years, and the rest of the text for nothing: the answer is
#   the day two months and six years before now, another one each day, though 2024 stands in the text. "Bulan 6 tahun
#   2024" is six years before now. With the month by name, 2 Juni tahun 2024, it is right.
# Who meets it: whoever reads the days of decrees and letters of villages.
# Seen with: dateparser 1.5.0, Python 3.11 (seen from 12 June 2024 and from 12 June 2026):
#   2018-04-12 and 2020-04-12, bulan 6 tahun 2024 2018-06-12 and 2020-06-12, 2 Juni tahun 2024 2024-06-02 in both
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet dateparser==1.5.0
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
from datetime import datetime

import dateparser

TEXTS = ("tanggal 2 bulan 6 tahun 2024", "bulan 6 tahun 2024", "2 Juni tahun 2024", "tanggal dua bulan enam tahun 2024")


def read(text: str, year: int) -> str:
    return str(dateparser.parse(text, languages=["id"], settings={"RELATIVE_BASE": datetime(year, 6, 12)}))[:10]


found = [(read(text, 2024), read(text, 2026)) for text in TEXTS]
print(found)
assert found[0] == ("2018-04-12", "2020-04-12"), "the month and year of the text are heeded now"
assert found[1] == ("2018-06-12", "2020-06-12")
assert found[2] == ("2024-06-02", "2024-06-02")
assert found[3] == ("None", "None")
PY
