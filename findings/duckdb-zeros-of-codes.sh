#!/usr/bin/env bash
# read_csv keeps the zeros before a code, in the first 20 480 rows; those at the end of 53.10 it never keeps.
#
# Expected: codes are text when there is a zero that a number would lose, as the sniffer does for 0501.
# Happens: 53.01, 53.02, ... 53.10 are doubles, and 53.10 is 53.1: such codes of regencies, which Indonesia writes with
#   a dot, no longer join with their text, and a list with 53.1 beside 53.10 has one code less. 0071 in row 20 500 is
#   71, as the column was taken for a number by then; an error is raised for letters there, not for zeros.
# Who meets it: whoever reads official codes of regions without naming the types of the columns.
# Seen with: duckdb 2.0.0, Python 3.11: early ('VARCHAR', '0071'), late ('BIGINT', '71'), dots ('DOUBLE', '53.1')
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0
"$folder/venv/bin/python" - "$folder/codes.csv" <<'PY'
import sys
from pathlib import Path

import duckdb

FILE = Path(sys.argv[1])


def last(*codes: str) -> tuple[str, str]:
    FILE.write_text("code\n" + "".join(f"{code}\n" for code in codes))
    query = "select typeof(last(code)), last(code)::varchar from read_csv($file)"
    return duckdb.connect().execute(query, {"file": str(FILE)}).fetchone()


early = last(*map(str, range(1000, 1100)), "0071")
late = last(*map(str, range(1000, 21500)), "0071")
dots = last("53.01", "53.02", "53.10")
print("early", early, "late", late, "dots", dots)
assert early == ("VARCHAR", "0071")
assert late == ("BIGINT", "71"), "a zero is kept or missed with an error now"
assert dots == ("DOUBLE", "53.1"), "zeros at the end keep a code text now"
PY
