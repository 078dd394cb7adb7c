#!/usr/bin/env bash
# A file in a folder named province=53 loses its own column province: DuckDB shows the folder's 53 for every row.
#
# Expected: a file that is named by its whole path, with a column of that name in it, is read as it is; or the clash is
#   an error, as that of two columns of one name is elsewhere.
# Happens: the folder's value stands in place of the file's, for Parquet and CSV alike, with another type (text '51'
#   becomes the integer 53) and without a word; a condition on the true value finds nothing. pyarrow, asked for the
#   dataset of the same folder, refuses for the types; pandas on the file shows what is in it.
# Who meets it: whoever keeps files of several places in folders that say where they came from, or moves a file into the
#   wrong one: a sum by province is then of folders.
# Seen with: duckdb 2.0.0, pandas 3.1.1, pyarrow 26.0.1, Python 3.11:
#   parquet [(53, 1), (53, 2)] csv [(53, 1)] asked [] off [('51', 1), ('52', 2)]
#   pandas {'province': ['51', '52'], 'n': [1, 2]}
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0 pandas==3.1.1 pyarrow==26.0.1
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
from pathlib import Path

import duckdb
import pandas as pd

place = Path("province=53")
place.mkdir()
duckdb.sql("copy (select '51' as province, 1 as n union all select '52', 2) to 'province=53/a.parquet'")
(place / "a.csv").write_text("province,n\n51,1\n")
parquet = duckdb.sql("select * from 'province=53/a.parquet' order by n").fetchall()
csv = duckdb.sql("select * from 'province=53/a.csv'").fetchall()
asked = duckdb.sql("select * from 'province=53/a.parquet' where province = 51").fetchall()
off = duckdb.sql("select * from read_parquet('province=53/a.parquet', hive_partitioning = false) order by n").fetchall()
told = pd.read_parquet(place / "a.parquet", partitioning=None).to_dict("list")
print("parquet", parquet, "csv", csv, "asked", asked, "off", off)
print("pandas", told)
assert parquet == [(53, 1), (53, 2)] and csv == [(53, 1)], "the file's own column is shown now"
assert asked == []
assert off == [("51", 1), ("52", 2)] and told == {"province": ["51", "52"], "n": [1, 2]}
PY
