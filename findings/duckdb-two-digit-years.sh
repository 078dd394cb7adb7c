#!/usr/bin/env bash
# 12/05/25 is a day of the year 12 when it is cast, and 25 May 2012 when it is read from a CSV file.
#
# Expected: one engine reads a text as one day, in both ways or in neither; and in a column whose second row says
#   31/12/25 the day stands first, as read_csv finds out by itself for 31/12/2025.
# Happens: the cast takes the first number for the year as it is: 0012-05-25 and 0031-12-25, and try_cast, meant to give
#   null for what is no date, gives them too (12/05/2025 is null). The sniffer of read_csv settles on %y/%m/%d before it
#   comes to the days first: 2012-05-25 and 2031-12-25. Neither is 12 May 2025, and nothing is said.
# Who meets it: whoever loads dates as people type them; the wrong years stay plausible (a permit until 2031).
# Seen with: duckdb 2.0.0, Python 3.11:
#   cast ['0012-05-25', '0031-12-25'], read_csv ['2012-05-25', '2031-12-25'], four digits ['2025-05-12', '2025-12-31']
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0
"$folder/venv/bin/python" - "$folder/days.csv" <<'PY'
import sys
from pathlib import Path

import duckdb

FILE = Path(sys.argv[1])


def read(lines: str, column: str = "day", **options: str) -> list[str]:
    FILE.write_text(lines)
    given = "".join(f", {name} = {value}" for name, value in options.items())
    rows = duckdb.connect().execute(f"select {column} from read_csv($file{given})", {"file": str(FILE)}).fetchall()
    return [row[0].isoformat() for row in rows]


SHORT = "permit,day\nA,12/05/25\nB,31/12/25\n"
cast = read(SHORT, "try_cast(day as date)", all_varchar="true")
sniffed = read(SHORT)
long = read(SHORT.replace("/25", "/2025"))
print("cast", cast, "read_csv", sniffed, "four digits", long)
assert long == ["2025-05-12", "2025-12-31"]
assert cast == ["0012-05-25", "0031-12-25"], "a cast takes two digits for another year now"
assert sniffed == ["2012-05-25", "2031-12-25"], "the sniffer takes the day first now"
PY
