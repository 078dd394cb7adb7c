#!/usr/bin/env bash
# Seven in January and 84 in the year are "2025: 7" in the table of the statistics office's own client.
#
# Expected: a dynamic table of BPS whose years have months (turtahun) keeps them apart, or takes the one that is called
#   Tahunan; or it refuses what it has no column for.
# Happens: view_dynamictable() has one column for a year and puts the first of that year's values into it, in the order
#   of their keys as texts: January, or the first quarter. Nothing says that twelve others were left out. Where January
#   is not out yet, it is the next month that begins with 1: October.
# Who meets it: whoever takes a monthly series (prices, guests, exports) from the web API with the client that BPS
#   publishes for it, and reads the column as the year.
# Seen with: stadata 1.0.0, Python 3.11: 2024 has 7 (January) of 84, 2025 has 9 (October), and no column more
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet stadata==1.0.0
"$folder/venv/bin/python" - <<'PY'
from unittest import mock

import stadata

MONTHS = ("Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember Tahunan").split()
VALUES = {"124": [7] * 12 + [84], "125": [None, 3, 4, 5, 6, 7, 7, 8, 8, 9, None, None, None]}
ANSWER = {
    "status": "OK",
    "data-availability": "available",
    "var": [{"val": 1707, "label": "Tamu asing"}],
    "vervar": [{"val": 5371, "label": "Kota Kupang"}],
    "turvar": [{"val": 0, "label": "Tidak ada"}],
    "tahun": [{"val": 124, "label": "2024"}, {"val": 125, "label": "2025"}],
    "turtahun": [{"val": number, "label": month} for number, month in enumerate(MONTHS, start=1)],
    "datacontent": {
        f"537117070{year}{number}": value
        for year, values in VALUES.items()
        for number, value in enumerate(values, start=1)
        if value is not None
    },
}

with mock.patch("requests.get") as asked:  # the form of an answer of the web API, without its network
    asked.return_value = mock.Mock(status_code=200, json=lambda: ANSWER)
    table = stadata.Client("kunci").view_dynamictable(domain="5300", var="1707")

print(table.to_string())
assert list(table.columns[4:]) == ["2024", "2025"], "months have columns of their own now"
assert table.loc[0, "2024"] == 7, "the year is the year now"
assert table.loc[0, "2025"] == 9, "another month stands for a year without January now"
PY
