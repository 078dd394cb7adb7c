#!/usr/bin/env bash
# A permit that runs until 9999-12-31, the day that means no end, ended on 29 March 1816 for the other engine of pandas.
#
# Expected: a day in a Parquet file is the same day by both engines of read_parquet; a DATE there is a count of days,
#   with room for millions of years. What a column cannot hold is refused, or the column is of another kind.
# Happens: fastparquet makes moments in nanoseconds of days and lets them overflow: 9999-12-31 is 1816, and 1500-03-01
#   is 2084. There is no error; "has ended" finds every permit without an end. A column of moments in the same file,
#   with the same day in it, is right, for those keep their unit. Issue 872 of fastparquet tells of such moments in old
#   files.
# Who meets it: whoever marks what has no end, or an unknown beginning, by a far day, as registers do, and has
#   fastparquet in the environment instead of pyarrow.
# Seen with: fastparquet 2026.9.0, duckdb 2.0.1, pandas 3.1.1, pyarrow 26.0.1, Python 3.11:
#   pyarrow ['2026-06-30', '9999-12-31'], fastparquet ['2026-06-30', '1816-03-29'], its moments ['2026', '9999']
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet fastparquet==2026.9.0 duckdb==2.0.1 pandas==3.1.1 pyarrow==26.0.1
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import duckdb
import pandas as pd

duckdb.sql(
    """copy (select day, day::timestamp as moment from (values (date '2026-06-30'), (date '9999-12-31')) t(day))
       to 'permits.parquet'"""
)
by_arrow = pd.read_parquet("permits.parquet", engine="pyarrow")
other = pd.read_parquet("permits.parquet", engine="fastparquet")
days = ([str(day)[:10] for day in by_arrow["day"]], [str(day)[:10] for day in other["day"]])
moments = [str(moment)[:4] for moment in other["moment"]]
ended = int((other["day"] < pd.Timestamp("2026-11-29")).sum())
print(days, moments, ended)
assert days[0] == ["2026-06-30", "9999-12-31"]
assert days[1] == ["2026-06-30", "1816-03-29"], "far days are the same days now"
assert moments == ["2026", "9999"]
assert ended == 2
PY
