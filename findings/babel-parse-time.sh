#!/usr/bin/env bash
# "9 pm" is nine in the morning in Indonesian, and "12:30 AM" half past noon in English.
#
# Expected: parse_time reads what format_time wrote, and a marker of the half of the day is heeded or refused.
# Happens: the marker counts only where the language's own pattern has one. In Indonesian, German, French and British
#   English "9 pm" is 09:00, without an error. In American English 12 is added for pm, to 12 as well: "12:30 PM" raises
#   ValueError (hour 24), and "12:30 AM", which format_time writes for half past midnight, is read as 12:30. A change to
#   the second half is proposed as pull request 1338 of Babel.
# Who meets it: whoever takes opening hours or times of events as people type them, in forms of several languages.
# Seen with: Babel 2.18.0, Python 3.11:
#   id_ID ['09:00:00', '12:30:00', '12:30:00'], en_GB the same, en_US ['21:00:00', '12:30:00', 'ValueError']
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet babel==2.18.0
"$folder/venv/bin/python" - <<'PY'
from datetime import time

from babel.dates import format_time, parse_time


def read(text: str, locale: str) -> str:
    try:
        return parse_time(text, locale=locale).isoformat()
    except ValueError:
        return "ValueError"


TYPED = ["9 pm", "12:30 AM", "12:30 PM"]
found = {locale: [read(text, locale) for text in TYPED] for locale in ("id_ID", "en_GB", "en_US")}
print(found)
assert format_time(time(0, 30), "short", locale="en_US") == "12:30\u202fAM"
assert found["id_ID"] == found["en_GB"] == ["09:00:00", "12:30:00", "12:30:00"], "pm is heeded or refused now"
assert found["en_US"] == ["21:00:00", "12:30:00", "ValueError"], "noon and midnight are told apart now"
PY
