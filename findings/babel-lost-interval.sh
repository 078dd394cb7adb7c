#!/usr/bin/env bash
# An interval of a year is written as one day, and one of three days as a few hours.
#
# Expected: format_interval(1 June 2025, 1 June 2026, "MMMd") shows that there are two dates; ICU adds the missing field
#   on both sides when they differ in something greater than the skeleton asks for.
# Happens: "1 Jun": the two ends look alike in the fields asked for, so they count as equal, and the interval is written
#   as an instant. From Sunday 08.00 to Tuesday 15.00 is "08.00–15.00". Neither raises.
# Who meets it: whoever prints validity of permits, opening hours or events with the skeleton that fits most rows.
# Seen with: Babel 2.18.0, Python 3.11: id_ID '1 Jun', '08.00–15.00'; en_US 'Jun 1'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet babel==2.18.0
"$folder/venv/bin/python" - <<'PY'
from datetime import date, datetime

from babel.dates import format_interval

DAYS = date(2025, 6, 1), date(2026, 6, 1)
HOURS = datetime(2025, 6, 1, 8), datetime(2025, 6, 3, 15)
year = [format_interval(*DAYS, "MMMd", locale=locale) for locale in ("id_ID", "en_US")]
days = format_interval(*HOURS, "Hm", locale="id_ID")
print(year, days)
assert format_interval(*DAYS, "yMMMd", locale="id_ID") == "1 Jun 2025\u2009–\u20091 Jun 2026"
assert year == ["1 Jun", "Jun 1"] and days == "08.00–15.00", "what is longer than the skeleton is shown now"
PY
