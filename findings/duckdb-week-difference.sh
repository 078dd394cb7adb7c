#!/usr/bin/env bash
# date_diff counts the boundaries that lie between for every part but one: weeks are counted as spans of seven days.
#
# Expected: date_diff('week', Sunday, Monday) is 1, as date_diff('month', 31 May, 1 June) and date_diff('day', 23:59,
#   00:00) are 1, and as the difference of the two date_trunc('week', ...) is.
# Happens: 0; a week counts only when seven days have passed, so date_diff and date_sub are the same for this part
#   alone. It was otherwise: 1.0.0 counted Mondays and says 1; issue 13629 of DuckDB changed it in 1.1.0. Queries that
#   were written before give smaller numbers since, and a table by week does not agree with the waits told beside it.
# Who meets it: whoever compares calendar weeks of reports, meetings or shipments.
# Seen with: duckdb 2.0.0, Python 3.11: week (0, 0), by date_trunc 1, month (1, 0), day (1, 0), isoyear (1, 0)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0
"$folder/venv/bin/python" - <<'PY'
import duckdb

SPANS = {
    "week": ("2025-06-01 12:00", "2025-06-02 11:00"),
    "month": ("2025-05-31 12:00", "2025-06-01 11:00"),
    "day": ("2025-06-01 12:00", "2025-06-02 11:00"),
    "isoyear": ("2024-12-29 12:00", "2024-12-30 11:00"),
}
con = duckdb.connect()
COUNTED = "select date_diff($part, $a::timestamp, $b::timestamp), date_sub($part, $a::timestamp, $b::timestamp)"
MONDAYS = "select date_diff('day', date_trunc('week', $a::timestamp), date_trunc('week', $b::timestamp)) // 7"
found = {}
for part, (first, last) in SPANS.items():
    (found[part],) = con.execute(COUNTED, {"part": part, "a": first, "b": last}).fetchall()
((mondays,),) = con.execute(MONDAYS, dict(zip("ab", SPANS["week"], strict=True))).fetchall()
print(found, "Mondays between", mondays)
assert found.pop("week") == (0, 0) and mondays == 1, "weeks are counted by their boundaries now"
assert set(found.values()) == {(1, 0)}
PY
