#!/usr/bin/env bash
# A date that Babel wrote in Indonesian cannot be read by Babel, and the attempt raises IndexError.
#
# Expected: parse_date(format_date(day, "long", locale), locale) is the day, or babel.dates.ParseError says that names
#   of months are not read.
# Happens: "4 Juni 2025" and "4 Jun 2025" raise IndexError: list index out of range; only digits are read. A handler
#   that catches babel.dates.ParseError does not catch this.
# Who meets it: whoever takes dates that people type as they are printed, in any language.
# Seen with: Babel 2.18.0, Python 3.11: '4 Juni 2025' IndexError, '4/6/2025' 2025-06-04
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet babel==2.18.0
"$folder/venv/bin/python" - <<'PY'
from datetime import date

from babel.dates import format_date, parse_date

written = format_date(date(2025, 6, 4), "long", locale="id_ID")
assert parse_date("4/6/2025", locale="id_ID") == date(2025, 6, 4)
try:
    print(written, parse_date(written, locale="id_ID"))
except IndexError as trouble:
    print(written, "IndexError", trouble)
else:
    raise SystemExit("names of months are read now")
PY
