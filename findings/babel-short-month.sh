#!/usr/bin/env bash
# A skeleton that asks for the month in full gives the short one, and the weekday too: "Jum, 1 Agu 2025".
#
# Expected: format_skeleton("yMMMMEEEEd", day) has the month and the weekday in full, "Jumat, 1 Agustus 2025", as ICU
#   and the browsers write it: CLDR widens the fields of the nearest pattern to the widths asked for.
# Happens: the nearest skeleton that the language lists is taken as it is, and its widths with it. "yMMMM" alone is
#   listed and is "Agustus 2025", so a page has long and short months side by side; format_interval does the same.
#   Nothing says that the width was not found; fuzzy=False raises KeyError instead. Known in part as issue 499 of Babel.
# Who meets it: whoever moves from ICU or JavaScript to Babel, with skeletons that work there.
# Seen with: Babel 2.18.0, Python 3.11: id_ID 'Agustus 2025', '1 Agu 2025', 'Jum, 1 Agu 2025'; en 'Fri, Aug 1, 2025'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet babel==2.18.0
"$folder/venv/bin/python" - <<'PY'
from datetime import date

from babel.dates import format_skeleton

DAY = date(2025, 8, 1)
found = [format_skeleton(skeleton, DAY, locale="id_ID") for skeleton in ("yMMMM", "yMMMMd", "yMMMMEEEEd")]
english = format_skeleton("yMMMMEEEEd", DAY, locale="en")
print(found, english)
assert found == ["Agustus 2025", "1 Agu 2025", "Jum, 1 Agu 2025"], "the widths of a skeleton are kept now"
assert english == "Fri, Aug 1, 2025"
PY
