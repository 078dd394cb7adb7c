#!/usr/bin/env bash
# 8 30 0 S 120 15 0 E is 15 degrees north on the meridian of Greenwich, and −8.5, 120.25 with a minus sign is north.
#
# Expected: degrees, minutes and seconds with spaces between them are 8.5 south, 120.25 east, as they are with the signs
#   for minutes and seconds; what the reader does not know raises ValueError ("unknown format"), as 8d30m does.
# Happens: geopy looks for a place anywhere in the text. With spaces it finds "15 0", and the degrees in front of them
#   are passed over; before the minus sign of typography (U+2212, which matplotlib and, in some languages, Babel
#   write) it begins at the digit, so that the south is the north. Both are places on the earth, and nothing is raised.
#   With the minutes alone (8 30 S 120 15 E) the same reading ends in an error, since 120 is no latitude.
# Who meets it: whoever reads coordinates from decrees, tables and web pages of the south of the equator.
# Seen with: geopy 2.5.0, Python 3.11:
#   (15, 0), (8.5, 120.25); with signs or a hyphen (-8.5, 120.25), with minutes alone ValueError
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet geopy==2.5.0
"$folder/venv/bin/python" -W ignore - <<'PY'
from geopy import Point


def place(text: str) -> tuple[float, float] | str:
    try:
        return Point(text)[:2]
    except ValueError as trouble:
        return type(trouble).__name__


HYPHEN, SIGNS, SPACES = "-8.5, 120.25", "8°30'0\" S 120°15'0\" E", "8 30 0 S 120 15 0 E"
MINUS = HYPHEN.replace("-", "\N{MINUS SIGN}")
found = {text: place(text) for text in (HYPHEN, SIGNS, SPACES, MINUS, "8 30 S 120 15 E", "8d30m S 120d15m E")}
print(found)
assert found[HYPHEN] == found[SIGNS] == (-8.5, 120.25)
assert found["8 30 S 120 15 E"] == found["8d30m S 120d15m E"] == "ValueError"
assert found[SPACES] == (15, 0), "seconds between spaces are read or refused now"
assert found[MINUS] == (8.5, 120.25), "a minus sign is read or refused now"
PY
