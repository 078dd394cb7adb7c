#!/usr/bin/env bash
# A moment with an offset is a dictionary in typst, with the key $__toml_private_datetime; one with Z is a date and
# time.
#
# Expected: toml() gives a datetime for each of TOML's four kinds of dates and times, or an error that names the one
#   that it cannot hold.
# Happens: days, local moments, local times in whole seconds and moments with Z are datetimes, Z being dropped. With
#   +08:00, and with a fraction of a second, the value is a dictionary whose only key is a private one of the library
#   underneath, and there is no error until it is shown: display() is no field of a dictionary, and what compares or
#   sorts moments fails at the row that has an offset. Issue 7920 of typst, open, tells of it.
# Who meets it: whoever sets the head of a report from a TOML file, with moments written as the clock of the office has
#   them, which is how most programs write them.
# Seen with: typst 0.15.2 (Python package), Python 3.11:
#   Z datetime, local datetime, day datetime, +08:00 dictionary ($__toml_private_datetime), fraction dictionary
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet typst==0.15.2
"$folder/venv/bin/python" - <<'PY'
import json

import typst


def kind(moment: str) -> tuple[str, list]:
    source = f"""#let value = toml(bytes("at = {moment}")).at
#metadata((str(type(value)), if type(value) == dictionary {{ value.keys() }} else {{ () }})) <kind>"""
    name, keys = json.loads(typst.query(source.encode(), "<kind>", field="value", one=True))
    return name, keys


DAY = "2025-01-01"
known = {text: kind(text) for text in (DAY, f"{DAY}T00:30:00", f"{DAY}T00:30:00Z", "08:30:00")}
other = {text: kind(text) for text in (f"{DAY}T00:30:00+08:00", "08:30:00.5")}
print(known, other)
assert set(name for name, _ in known.values()) == {"datetime"}
assert list(other.values()) == [("dictionary", ["$__toml_private_datetime"])] * 2, "every moment is a datetime now"
PY
