#!/usr/bin/env bash
# A day or a week that a year does not have is a day of another year: 2023-366 is 1 January 2024, 2024-000 31 December.
#
# Expected: what is no date raises ISO8601Error, as 2023-02-30 raises an error: 2023 has 365 days, 2021 has 52 weeks, a
#   week has 7 days, and none begins with 0.
# Happens: in the forms by day of the year and by week the number is only added to the first of January or the first
#   Monday. 2023-366, 2021-W53-7, 2024-W00-1, 2024-W99-9 and 2024-000 are dates, the fourth of them 22 months later.
#   The standard library refuses such weeks.
# Who meets it: whoever checks dates from forms or feeds by reading them, for example weekly reports by number of week.
# Seen with: isodate 0.7.2, Python 3.11: 2024-01-01, 2022-01-09, 2023-12-25, 2025-11-25, 2023-12-31
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet isodate==0.7.2
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
from datetime import date

from isodate import parse_date

NONE_SUCH = ("2023-366", "2021-W53-7", "2024-W00-1", "2024-W99-9", "2024-000")


def refused(reader, text: str) -> bool:
    try:
        reader(text)
    except ValueError:
        return True
    return False


found = [parse_date(text).isoformat() for text in NONE_SUCH]
print(found)
assert found == ["2024-01-01", "2022-01-09", "2023-12-25", "2025-11-25", "2023-12-31"], "what is no date is refused now"
assert all(refused(date.fromisoformat, text) for text in NONE_SUCH[1:4])
assert refused(parse_date, "2023-02-30")
PY
