#!/usr/bin/env bash
# A year and a half is 18 months or 12, depending on the side of the quote on which its unit stands.
#
# Expected: interval '1.5 years' and interval '1.5' year are one span; or the second, which has no fraction, is refused.
# Happens: with the unit inside, the fraction is kept as months, days or hours; with the unit outside, and with a value
#   in brackets or a column, it is cut off before it is multiplied: half a year is nothing and adds nothing to a date.
#   The functions to_years and to_hours, for which the brackets stand, refuse a fraction.
# Who meets it: whoever adds terms of validity from a column, in years with halves, or half hours.
# Seen with: duckdb 2.0.0, Python 3.11:
#   inside ['2026-07-01', '2025-07-01', '00:30:00'], outside ['2026-01-01', '2025-01-01', '00:00:00'], column the same
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0
"$folder/venv/bin/python" - <<'PY'
import duckdb

con = duckdb.connect()


def spans(long: str, short: str, hour: str) -> list[str]:
    query = f"""select (date '2025-01-01' + {long})::date::varchar, (date '2025-01-01' + {short})::date::varchar,
        ({hour})::varchar from (values (1.5, 0.5)) as term(long, short)"""
    return list(con.execute(query).fetchone())


inside = spans("interval '1.5 years'", "interval '0.5 years'", "interval '0.5 hours'")
outside = spans("interval '1.5' year", "interval '0.5' year", "interval '0.5' hour")
column = spans("interval (long) year", "interval (short) year", "interval (short) hour")
print("inside", inside, "outside", outside, "column", column)
assert inside == ["2026-07-01", "2025-07-01", "00:30:00"]
assert outside == column == ["2026-01-01", "2025-01-01", "00:00:00"], "fractions are kept on both sides now"
try:
    con.execute("select to_years(1.5)")
except duckdb.BinderException:
    print("to_years refuses 1.5")
else:
    raise AssertionError("to_years takes fractions now")
PY
