#!/usr/bin/env bash
# A list of three in the style "unit" raises KeyError in Indonesian and German, and works in English and French.
#
# Expected: format_list(["2 jam", "5 menit", "1 detik"], style="unit", locale="id_ID") is "2 jam, 5 menit, 1 detik":
#   the style is one of those that the function names, and CLDR has its pattern for the language.
# Happens: KeyError: 'start'. A list of two works, so the fault shows only when a third item comes. English and French
#   have all parts of the pattern in Babel's data, Indonesian, Malay, Javanese, Dutch and German do not.
# Who meets it: whoever lists durations or measures and tested in English.
# Seen with: Babel 2.18.0, Python 3.11: en '2 jam, 5 menit, 1 detik', id_ID KeyError 'start', de KeyError 'start'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet babel==2.18.0
"$folder/venv/bin/python" - <<'PY'
from babel.lists import format_list

ITEMS = ["2 jam", "5 menit", "1 detik"]


def listed(locale: str, items: list[str]) -> str:
    try:
        return format_list(items, style="unit", locale=locale)
    except KeyError as missing:
        return f"KeyError {missing}"


found = {locale: listed(locale, ITEMS) for locale in ("en", "id_ID", "de")}
print(found)
assert found["en"] == "2 jam, 5 menit, 1 detik" and "KeyError" not in listed("id_ID", ITEMS[:2])
assert found["id_ID"] == found["de"] == "KeyError 'start'", "the patterns are whole now"
PY
