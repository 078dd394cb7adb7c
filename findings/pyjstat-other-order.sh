#!/usr/bin/env bash
# A table sorted by year is written as JSON-stat in which Alor has the figure of Belu.
#
# Expected: each figure stays at its place and year: JSON-stat keeps them as one row of numbers, in the order of the
#   categories of its dimensions, so a writer sorts its rows by these, or finds each by its keys.
# Happens: pyjstat takes the numbers as they lie in the frame, and the categories as they first come. Only a frame that
#   is sorted by all its dimensions, first to last, comes out right. Sorted by year, by value or by the second dimension
#   it is written and read again without an error, with figures exchanged; one row less, and there are fewer numbers
#   than the sizes say, which it finds when reading, with an IndexError.
# Who meets it: whoever publishes tables of places and years in the format that statistics offices exchange, from a
#   frame that has been filtered, joined or sorted.
# Seen with: pyjstat 2.4.0, pandas 3.1.1, Python 3.11 (Alor 2024, Alor 2025, Belu 2024, Belu 2025):
#   given [10, 40, 20, 30], read from sorted by place the same,
#   by year [10, 20, 40, 30], with a row less IndexError
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pyjstat==2.4.0 pandas==3.1.1
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import pandas as pd
from pyjstat import pyjstat

KEYS = ["place", "year"]
GIVEN = pd.DataFrame(
    {
        "place": ["Alor", "Alor", "Belu", "Belu"],
        "year": ["2024", "2025", "2024", "2025"],
        "value": [10, 40, 20, 30],
    }
)


def again(frame: pd.DataFrame) -> list[int]:
    read = pyjstat.Dataset.read(pyjstat.Dataset.read(frame).write()).write("dataframe")
    return read.sort_values(KEYS)["value"].tolist()


by_place, by_year = again(GIVEN), again(GIVEN.sort_values(["year", "place"]))
try:
    incomplete = again(GIVEN.iloc[:3])
except IndexError as error:
    incomplete = type(error).__name__
print(by_place, by_year, incomplete)
assert by_place == [10, 40, 20, 30]
assert by_year == [10, 20, 40, 30], "figures stay with their place and year now"
assert incomplete == "IndexError"
PY
