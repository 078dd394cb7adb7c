#!/usr/bin/env bash
# 31/02/2024 is 2 March 2024 for pyarrow, and 31/04/2024 the first of May, where 32/01/2024 is no day.
#
# Expected: a day that the month does not have is an error, or missing where that is asked for (error_is_null), as it is
#   for Python, DuckDB and polars with the same pattern, and for pyarrow itself when the day is above 31 or the month
#   above 12.
# Happens: day, month and year are read one by one, each within its own bounds, and what is too much runs over into the
#   next month. The reader of CSV does so as well, with a pattern given for its column, so that a slip of the pen
#   becomes a day that was never meant, up to three days later, in a month that has another report. Written 2024-02-31,
#   in ISO 8601, it is refused. Pull request 50747 of Arrow, open, for its issue 31374.
# Who meets it: whoever reads days as people type them, and trusts the reader to find those that do not exist.
# Seen with: pyarrow 26.0.1, duckdb 2.0.1, polars 2.1.0, Python 3.11 (31/02/2024, 29/02/2023, 31/04/2024, 32/01/2024):
#   pyarrow 2024-03-02, 2023-03-01, 2024-05-01, None; CSV 2024-03-02; DuckDB and polars None for all
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pyarrow==26.0.1 duckdb==2.0.1 polars==2.1.0
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import io

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

DAYS, FORM = ["31/02/2024", "29/02/2023", "31/04/2024", "32/01/2024"], "%d/%m/%Y"
read = pc.strptime(pa.array(DAYS), FORM, "s", error_is_null=True).to_pylist()
by_arrow = [day and str(day.date()) for day in read]
options = pyarrow.csv.ConvertOptions(timestamp_parsers=[FORM])
table = pyarrow.csv.read_csv(io.BytesIO(b"day\n31/02/2024\n"), convert_options=options)
by_csv = str(table["day"].to_pylist()[0].date())
by_duckdb = [duckdb.sql(f"select try_strptime('{day}', '{FORM}')").fetchall()[0][0] for day in DAYS]
by_polars = pl.Series(DAYS).str.to_date(FORM, strict=False).to_list()
print(by_arrow, by_csv, by_duckdb, by_polars)
assert by_arrow == ["2024-03-02", "2023-03-01", "2024-05-01", None], "days that do not exist are refused now"
assert by_csv == "2024-03-02"
assert by_duckdb == by_polars == [None] * 4
PY
