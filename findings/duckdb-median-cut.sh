#!/usr/bin/env bash
# The median of two prices is cut off to their decimals: between 10.25 and 10.30 it is 10.27, between 1000 and 1001 it
# is 1000 as decimals and 1000.5 as whole numbers.
#
# Expected: the median interpolates as it does for whole numbers, for which the answer becomes a double: 10.275; or it
#   rounds, as every cast to a decimal of DuckDB does: 10.28.
# Happens: the answer has the type of the column, and what does not fit is dropped. quantile_cont, percentile_cont and
#   list_median do the same; avg, in the next column, gives 10.275. An amount of money kept as a decimal has another
#   median than the same amount kept as an integer or a double, the lower one when it is above zero.
# Who meets it: whoever keeps money in decimals, as one should, and reports medians of few rows (22 regencies).
# Seen with: duckdb 2.0.0, Python 3.11:
#   decimals (10.27, 10.27, 10.27, 10.275), without decimals (1000, 1000.5)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0
"$folder/venv/bin/python" - <<'PY'
from decimal import Decimal

import duckdb

con = duckdb.connect()
(prices,) = con.execute("""select median(price), percentile_cont(0.5) within group (order by price),
    list_median(list(price)), avg(price) from (values (10.25::decimal(12, 2)), (10.30)) as given(price)""").fetchall()
(whole,) = con.execute(
    "select median(price::decimal(12, 0)), median(price) from (values (1000), (1001)) as given(price)"
).fetchall()
print("decimals", prices, "whole", whole)
assert prices == (Decimal("10.27"), Decimal("10.27"), Decimal("10.27"), 10.275), "the median of decimals is another now"
assert whole == (Decimal("1000"), 1000.5), "decimals and whole numbers have one median now"
PY
