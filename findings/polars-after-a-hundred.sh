#!/usr/bin/env bash
# The 101st amount, 2.7, is 2, and a field that begins there is not read: polars looks at a hundred rows of JSON.
#
# Expected: what does not fit the columns that the first rows suggest is an error, as it is for a word among numbers and
#   as it is said of the option infer_schema_length; or the column is made to fit, as DuckDB, pyarrow and pandas do.
# Happens: read_json, and a DataFrame of dictionaries, cut the fraction off: 2.7 becomes 2, in a column of whole
#   numbers, where read_ndjson raises for the same row. read_ndjson leaves out a field that no earlier row had, where
#   read_json raises. Each is strict where the other loses, and only in long lists; for the field see issue 29330 of
#   polars, open.
# Who meets it: whoever reads the answers of a web service, whose first hundred rows have whole amounts, or no remarks.
# Seen with: polars 2.1.0, duckdb 2.0.1, pyarrow 26.0.1, Python 3.11 (last row of 101):
#   fraction: read_json 2, DataFrame 2, read_ndjson ComputeError, DuckDB 2.7, pyarrow 2.7
#   field: read_json ComputeError, DataFrame and read_ndjson without it, DuckDB and pyarrow 5
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet polars==2.1.0 duckdb==2.0.1 pyarrow==26.0.1
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import json

import duckdb
import polars as pl
import pyarrow.json


def last(rows: list[dict], name: str) -> list:
    with open("rows.json", "w") as file:
        json.dump(rows, file)
    with open("rows.ndjson", "w") as file:
        file.writelines(f"{json.dumps(row)}\n" for row in rows)
    ways = (
        lambda: pl.read_json("rows.json").to_dicts(),
        lambda: pl.DataFrame(rows).to_dicts(),
        lambda: pl.read_ndjson("rows.ndjson").to_dicts(),
        lambda: duckdb.sql("from read_json('rows.ndjson')").to_arrow_table().to_pylist(),
        lambda: pyarrow.json.read_json("rows.ndjson").to_pylist(),
    )
    found = []
    for way in ways:
        try:
            found.append(way()[-1].get(name, "none"))
        except pl.exceptions.ComputeError as error:
            found.append(type(error).__name__)
    return found


fraction = last([{"amount": 1}] * 100 + [{"amount": 2.7}], "amount")
field = last([{"amount": 1}] * 100 + [{"amount": 1, "remark": 5}], "remark")
print(fraction, field)
assert fraction == [2, 2, "ComputeError", 2.7, 2.7], "a fraction is kept or refused now"
assert field == ["ComputeError", "none", "none", 5, 5], "a late field is read or refused now"
PY
