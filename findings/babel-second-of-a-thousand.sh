#!/usr/bin/env bash
# The last instant before the next second is written as an earlier one: 59.9999 seconds by ss.SS is "59.100".
#
# Expected: the pattern ss.SS has two digits after the point; CLDR cuts off what does not fit, "59.99", and whoever
#   rounds instead carries over into the second, as numbers do.
# Happens: the fraction is rounded alone, and 100 has three digits: "59.100" is read as a tenth of a second after the
#   full one, and sorts before "59.20". With S it is "59.10", with SSS "59.1000". The documentation tells of rounding,
#   not of a digit more.
# Who meets it: whoever writes the instants of a log, of readings or of results in a width that others split or sort.
# Seen with: Babel 2.18.0, Python 3.11: ['59.10', '59.100', '59.1000', '59.999900'], sorted before '59.20'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet babel==2.18.0
"$folder/venv/bin/python" - <<'PY'
from datetime import time

from babel.dates import format_time

LATE, EARLY = time(8, 0, 59, 999_900), time(8, 0, 59, 200_000)
found = [format_time(LATE, f"ss.{'S' * digits}", locale="id_ID") for digits in (1, 2, 3, 6)]
in_order = sorted(format_time(moment, "ss.SS", locale="id_ID") for moment in (EARLY, LATE))
print(found, in_order)
assert found == ["59.10", "59.100", "59.1000", "59.999900"], "a fraction of a second keeps its digits now"
assert in_order == ["59.100", "59.20"]
PY
