#!/usr/bin/env bash
# A million is *1,0M* in an Indonesian table, where M is a thousand millions, and 1.5 billion is *1,5B*, where B is none.
#
# Expected: compact=True with locale="id" shortens as CLDR does for Indonesian: rb, jt, M for miliar, T; or leaves the
#   short letters out where it has none.
# Happens: only the separators follow the locale; the letters K, M, B, T are those of English in every one of them. So
#   one million is written as a reader of Indonesian writes a thousand times as much, with the comma of that reader.
# Who meets it: whoever makes tables of budgets or exports for Indonesian readers and shortens the amounts.
# Seen with: great-tables 1.1.0, pandas 3.1.1, Python 3.11: ['12,5K', '1,0M', '1,5B', '2,0T'], by Babel 1 M for miliar
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet great-tables==1.1.0 pandas==3.1.1
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
from great_tables import vals

AMOUNTS = [12_500, 1_000_000, 1_500_000_000, 2_000_000_000_000]
short = {locale: vals.fmt_number(AMOUNTS, compact=True, decimals=1, locale=locale) for locale in ("en", "id", "de")}
print(short)
assert short["id"] == ["12,5K", "1,0M", "1,5B", "2,0T"], "the letters follow the locale now"
assert short["de"] == short["id"]
assert short["en"] == ["12.5K", "1.0M", "1.5B", "2.0T"]
PY
