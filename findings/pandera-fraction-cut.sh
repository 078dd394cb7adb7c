#!/usr/bin/env bash
# A column of whole numbers takes 1.7 as 1, and one of truths takes *tidak* as true: the schema finds nothing to say.
#
# Expected: coerce=True turns what is meant into its type, "12" into 12, and refuses what cannot be it, as it refuses
#   "x" for a number; a library that checks data does not change them.
# Happens: under pandas, int cuts off, so 1.7 is 1 and -1.7 is -1, and bool is Python's truth of a text: every text but
#   the empty one. With the names "Int64" and "boolean" the same values are refused. Under polars int cuts off as well,
#   and bool refuses.
# Who meets it: whoever checks lists of an office with pandera before counting.
# Seen with: pandera 0.35.0, pandas 3.1.1, polars 2.1.0, Python 3.11: [1, -1], [True, True, False]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pandera==0.35.0 pandas==3.1.1 polars==2.1.0
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import pandas as pd
import pandera.pandas as by_pandas
import pandera.polars as by_polars
import polars as pl

HOMES, ANSWERS = [1.7, -1.7], ["tidak", "0", ""]


def column(kind, values: list) -> list | str:
    schema = by_pandas.DataFrameSchema({"given": by_pandas.Column(kind, coerce=True)})
    try:
        return schema.validate(pd.DataFrame({"given": values}))["given"].tolist()
    except (by_pandas.errors.SchemaError, by_pandas.errors.SchemaErrors):
        return "refused"


plain = (column(int, HOMES), column(bool, ANSWERS))
named = (column("Int64", HOMES), column("boolean", ANSWERS))
schema = by_polars.DataFrameSchema({"given": by_polars.Column(int, coerce=True)})
polars_too = schema.validate(pl.DataFrame({"given": HOMES}))["given"].to_list()
print(plain, named, polars_too)
assert plain == ([1, -1], [True, True, False]), "what is no whole number or truth is refused now"
assert named == ("refused", "refused")
assert polars_too == [1, -1]
PY
