#!/usr/bin/env bash
# 1234567.8 in Indonesian form is 1,234,567,8 on the axis of a chart, and 1234 is 1,234, about one and a quarter
# there.
#
# Expected: label_number(big_mark=".", decimal_mark=",") writes 1.234.567,8: the manual calls them the mark between
#   thousands and that between the whole and its decimals, and either of them alone is so.
# Happens: mizani, which labels the scales of plotnine, puts the big mark in first and then exchanges every point of
#   the label for the decimal mark, those of the thousands too. Where points part the thousands each is a comma in
#   the end, as in English, so that a reader of Indonesian or German sees a thousandth of the amount. label_currency
#   is the same, and the point of a prefix "Rp." is a comma as well. With a space for the thousands it is right.
# Who meets it: whoever draws charts for readers in whose language a point parts the thousands.
# Seen with: mizani 0.14.6, Python 3.11: 1,234,567,8 and 1,234 and Rp 1,500,000, with a space 1 234 567,8
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet mizani==0.14.6
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
from mizani.labels import label_currency, label_number

(large,) = label_number(accuracy=0.1, big_mark=".", decimal_mark=",")([1234567.8])
(whole,) = label_number(accuracy=1, big_mark=".", decimal_mark=",")([1234])
(rupiah,) = label_currency(accuracy=1, prefix="Rp ", big_mark=".", decimal_mark=",")([1_500_000])
(space,) = label_number(accuracy=0.1, big_mark=" ", decimal_mark=",")([1234567.8])
(points,) = label_number(accuracy=1, big_mark=".")([1234])
print(large, whole, rupiah, space, points)
assert space == "1 234 567,8" and points == "1.234"
assert (large, whole, rupiah) == ("1,234,567,8", "1,234", "Rp 1,500,000"), "each mark is the one asked for now"
PY
