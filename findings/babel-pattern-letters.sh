#!/usr/bin/env bash
# Two letters of the date patterns fail: O writes the word None, and b raises an error in Indonesian, not in English.
#
# Expected: HH.mm O, the short form of the offset from Greenwich, gives 08.30 GMT+8 as OOOO gives 08.30 GMT+08:00; and
#   h b, the hour with noon and midnight by name, falls back to am and pm where a language has no name for the part.
# Happens: 08.30 None, in every language, as Babel knows the letter and has no text for its short form. b ends with
#   ValueError "Could not format period morning1" at every hour in Indonesian, and in German at midnight alone, so a
#   page that was tried in the afternoon fails at night. B, the letter beside it, works at all hours.
# Who meets it: whoever states times in a country of three time zones, or takes patterns over from CLDR, as ICU does.
# Seen with: Babel 2.18.0, Python 3.11:
#   O '08.30 None', OOOO '08.30 GMT+08:00', id_ID ValueError, de_DE midnight ValueError, noon '12 Mittag', B '8 pagi'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet babel==2.18.0 tzdata==2025.2
"$folder/venv/bin/python" - <<'PY'
from datetime import datetime, time

from babel.dates import format_datetime, format_time, get_timezone

moment, zone = datetime(2027, 1, 3, 0, 30), get_timezone("Asia/Makassar")


def offset(pattern: str, locale: str) -> str:
    return format_datetime(moment, pattern, locale=locale, tzinfo=zone)


def period(pattern: str, hour: int, locale: str) -> str:
    try:
        return format_time(time(hour, 0), pattern, locale=locale)
    except ValueError as trouble:
        return type(trouble).__name__


short = {offset("HH.mm O", locale) for locale in ("id_ID", "en_US", "de_DE")}
long = offset("HH.mm OOOO", "id_ID")
indonesian = {period("h b", hour, "id_ID") for hour in (0, 8, 12, 20)}
german = [period("h b", hour, "de_DE") for hour in (0, 12)]
other = period("h B", 8, "id_ID")
print(short, long, indonesian, german, other)
assert short == {"08.30 None"}, "O has a text now"
assert long == "08.30 GMT+08:00"
assert indonesian == {"ValueError"}, "b falls back now"
assert german == ["ValueError", "12 Mittag"] and other == "8 pagi"
PY
