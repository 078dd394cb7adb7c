#!/usr/bin/env bash
# The village that has not reported is first in the ranking of sales, and the one that sold most is second.
#
# Expected: what the page of Rank says: "Null values will always be ranked last."
# Happens: with reverse=True, the order in which the greatest is first, agate turns the whole sorted list round, and
#   the gaps, which were at its end, come to the front. They share rank 1, and everybody else moves down by as many
#   ranks as there are gaps. In the other order they are last. Pull request 811 of agate mends it, after this
#   release.
# Who meets it: whoever makes lists of the first ten with agate, the library under csvkit.
# Seen with: agate 1.14.2, Python 3.11 (Alor 5, Belu unknown, Ende 10, Sikka unknown): reverse Alor 4, Belu 1, Ende
#   3, Sikka 1; ascending Alor 1, Belu 3, Ende 2, Sikka 3
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet agate==1.14.2
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import agate

ROWS = [("Alor", 5), ("Belu", None), ("Ende", 10), ("Sikka", None)]
sales = agate.Table(ROWS, ["place", "sold"], [agate.Text(), agate.Number()])


def ranks(reverse: bool) -> dict[str, int]:
    ranked = sales.compute([("rank", agate.Rank("sold", reverse=reverse))])
    return {row["place"]: int(row["rank"]) for row in ranked.rows}


first, last = ranks(reverse=True), ranks(reverse=False)
print(first, last)
assert last == {"Alor": 1, "Belu": 3, "Ende": 2, "Sikka": 3}
assert first == {"Alor": 4, "Belu": 1, "Ende": 3, "Sikka": 1}, "what is not known is ranked last now"
PY
