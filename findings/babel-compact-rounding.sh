#!/usr/bin/env bash
# A number just below the next unit is rounded up into a thousand of the smaller one, and a large one loses its
# separator: 999.999 is "1000 rb", 4.388 triliun is "4388 T".
#
# Expected: the unit is chosen after rounding, as people do: "1 jt", "1 miliar"; and
#   four digits before the unit are grouped as everywhere else in the language: "4.388 T".
# Happens: the unit is chosen before rounding; 999999 gives "1000 rb", 999999999 "1000 juta" beside "1 miliar" for
#   one more. The grouping of the locale is not applied to what stands before the unit.
# Who meets it: dashboards of budgets and trade, where such values stand on cards.
# Seen with: Babel 2.18.0, Python 3.11: '1000 rb', '1000 juta', '1 miliar', '4388 T'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet babel==2.18.0
"$folder/venv/bin/python" - <<'PY'
from babel.numbers import format_compact_decimal


def compact(value: float, kind: str) -> str:
    return format_compact_decimal(value, format_type=kind, locale="id_ID").replace("\xa0", " ")


found = [compact(999_999, "short"), compact(999_999_999, "long"), compact(1e9, "long"), compact(4388e12, "short")]
print(found)
assert found == ["1000 rb", "1000 juta", "1 miliar", "4388 T"], "the unit is chosen after rounding now"
PY
