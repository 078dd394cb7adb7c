#!/usr/bin/env bash
# A date whose month is above 12 is read with its day and month exchanged, even against an explicit pattern.
#
# Expected: parse_date("06/13/2025", locale="id_ID"), day first, says that there is no thirteenth month, and
#   format="dd/MM/yyyy" is the pattern that the text must have.
# Happens: 13 June 2025, in both ways, while "06/12/2025" is 6 December. In a column that somebody typed month first,
#   days up to the twelfth become other dates and the rest become the right ones, so that neither an error nor a look at
#   some rows shows which order it was.
# Who meets it: whoever checks typed dates of several offices by trying to read them.
# Seen with: Babel 2.18.0, Python 3.11:
#   id_ID ['2025-12-06', '2025-06-13'], dd/MM/yyyy ['2025-12-06', '2025-06-13'], en_US of 13/06/2025 2025-06-13
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet babel==2.18.0
"$folder/venv/bin/python" - <<'PY'
from babel.dates import parse_date

TYPED = ["06/12/2025", "06/13/2025"]  # 12 and 13 June as an American keyboard writes them
local = [parse_date(text, locale="id_ID").isoformat() for text in TYPED]
strict = [parse_date(text, locale="id_ID", format="dd/MM/yyyy").isoformat() for text in TYPED]
other = parse_date("13/06/2025", locale="en_US").isoformat()
print("id_ID", local, "dd/MM/yyyy", strict, "en_US", other)
assert local == strict == ["2025-12-06", "2025-06-13"], "a thirteenth month is refused now"
assert other == "2025-06-13"
PY
