#!/usr/bin/env bash
# "Kabupaten Manggarai Barat" is matched with Manggarai, though Manggarai Barat is in the list.
#
# Expected: extractOne, with the scorer that it has by default, prefers the name that is contained whole to one that is
#   a part of it; without "Kabupaten" before it, and with "Kab.", it does.
# Happens: once the typed text is half as long again as the name, WRatio takes the best part, times 0.9. Both names are
#   parts, so both have 90.0, and the first in the list wins. Of 22 regencies four are taken for another, in the order
#   of their codes, in which the older and shorter names come first; a threshold of 90 accepts them.
# Who meets it: whoever matches typed names of places, products or offices that have a common word before them.
# Seen with: RapidFuzz 3.14.6, Python 3.11: Manggarai Barat, Sumba Barat Daya, Manggarai Timur and Kota Kupang, all 90.0
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet rapidfuzz==3.14.6
"$folder/venv/bin/python" - <<'PY'
from rapidfuzz import process

# The regencies of Nusa Tenggara Timur in the order of their codes.
NAMES = (
    "Sumba Barat, Sumba Timur, Kupang, Timor Tengah Selatan, Timor Tengah Utara, Belu, Alor, Lembata, Flores Timur, "
    "Sikka, Ende, Ngada, Manggarai, Rote Ndao, Manggarai Barat, Sumba Tengah, Sumba Barat Daya, Nagekeo, "
    "Manggarai Timur, Sabu Raijua, Malaka, Kota Kupang"
).split(", ")


def mistaken(before: str) -> dict[str, tuple[str, float]]:
    found = {name: process.extractOne(before + name, NAMES)[:2] for name in NAMES}
    return {name: match for name, match in found.items() if match[0] != name}


wrong = mistaken("Kabupaten ")
print(wrong)
assert not mistaken("") and not mistaken("Kab. ")
assert wrong == {
    "Manggarai Barat": ("Manggarai", 90.0),
    "Sumba Barat Daya": ("Sumba Barat", 90.0),
    "Manggarai Timur": ("Manggarai", 90.0),
    "Kota Kupang": ("Kupang", 90.0),
}, "the longer name wins now"
PY
