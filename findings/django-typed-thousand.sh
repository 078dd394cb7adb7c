#!/usr/bin/env bash
# 1.500 typed into a form in Indonesian is saved as 1.5, and 1.500.000 is no number.
#
# Expected: a field with localize=True reads numbers as the language writes them: its formats have a comma for the
#   decimals and a point for the thousands, so 1.500 is 1500, or is refused like 1.500.000.
# Happens: Django heeds the point of the thousands only where USE_THOUSAND_SEPARATOR, a setting for what is shown,
#   is on; it is off by default. The point is then what it is in Python, and the form is valid: an amount is a
#   thousandth of what was typed, as soon as it has one point, and refused as soon as it has two. With the setting
#   1.500 is 1500 and 12.5 is 12.5, a guess by the number of digits.
# Who meets it: whoever lets people type amounts in a language with a comma for decimals.
# Seen with: Django 5.2.19, Python 3.11 (1.500, 1500,5, 1.500.000, 1.500,5): off 1.500, 1500.5, refused, refused; on
#   1500, 1500.5, 1500000, 1500.5
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet django==5.2.19
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
from decimal import Decimal

import django
from django.conf import settings
from django.test.utils import override_settings

settings.configure(LANGUAGE_CODE="id")
django.setup()
from django import forms  # noqa: E402
from django.utils.formats import get_format  # noqa: E402

TYPED = ["1.500", "1500,5", "1.500.000", "1.500,5", "12.5"]


class Sales(forms.Form):
    pieces = forms.DecimalField(localize=True)


def saved(text: str) -> Decimal | None:
    form = Sales({"pieces": text})
    return form.cleaned_data["pieces"] if form.is_valid() else None


marks = (get_format("DECIMAL_SEPARATOR"), get_format("THOUSAND_SEPARATOR"))
off = [saved(text) for text in TYPED]
with override_settings(USE_THOUSAND_SEPARATOR=True):
    on = [saved(text) for text in TYPED]
print(marks, off, on)
assert marks == (",", ".")
assert on == [1500, Decimal("1500.5"), 1_500_000, Decimal("1500.5"), Decimal("12.5")]
assert off == [Decimal("1.5"), Decimal("1500.5"), None, None, Decimal("12.5")], "the point is that of the thousands now"
PY
