#!/usr/bin/env bash
# With hyphenation on, Indonesian words are never broken: a long one runs over its cell into the next, without a
# warning.
#
# Expected: hyphenate: true breaks words of a language that the document may be in, or compile_with_warnings tells that
#   there are no patterns for it.
# Happens: lang: "id" has no patterns (nor have ms and jv), so "Pertanggungjawaban" stands whole, across the border of
#   its cell and over the text beside it, in a PDF that compiled without warnings. With lang: "en" the same word is
#   broken, by English patterns; the fault appears when one declares the right language, which PDF/UA asks for.
# Who meets it: whoever sets tables in Indonesian or Malay with typst.
# Seen with: typst 0.15.2 (Python package), Python 3.11:
#   id 'Pertanggungjawabanbelum dilaporkan', no warnings; en with hyphens
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet typst==0.15.2 pypdf==7.1.1
"$folder/venv/bin/python" - <<'PY'
from io import BytesIO

import typst
from pypdf import PdfReader

TABLE = "#table(columns: (2cm, 4cm), [Pertanggungjawaban], [belum dilaporkan])"


def compiled(language: str) -> tuple[str, int]:
    source = f'#set page(width: 8cm, height: 5cm)\n#set text(lang: "{language}", hyphenate: true)\n{TABLE}'
    pdf, warnings = typst.compile_with_warnings(source.encode())
    return PdfReader(BytesIO(pdf)).pages[0].extract_text(), len(warnings)


found = {language: compiled(language) for language in ("id", "ms", "jv", "en")}
print(found)
assert "\N{SOFT HYPHEN}" in found["en"][0]
assert found["id"] == found["ms"] == found["jv"] == ("Pertanggungjawabanbelum dilaporkan", 0), "words break now"
PY
