#!/usr/bin/env bash
# One number of a JSON text is three amounts in DuckDB, ending in .89, .00 or .68, by the way in which it is taken out.
#
# Expected: 12345678901234567.89, as DuckDB itself writes it by to_json, is that number again when it is asked for as a
#   decimal(20, 2), or as text.
# Happens: from_json with the type gives .89. The arrow ->>, which gives text, and json_extract, cast to the same
#   decimal, go by way of a floating number and give ...568.0 and ...568.00. read_json with the same type for its column
#   goes by another, and gives .68, a number that neither the text nor the floating number has. The sum of an export
#   that is read again differs from the sum before, by an amount that depends on the function.
# Who meets it: whoever keeps state budgets to the cent, or long identifiers with a point, as JSON.
# Seen with: duckdb 2.0.0, Python 3.11:
#   to_json 12345678901234567.89, from_json .89, ->> 12345678901234568.0, json_extract .00, read_json .68
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import duckdb

con = duckdb.connect()
con.execute("create table budgets as select 12345678901234567.89::decimal(20, 2) as amount")
con.execute("copy budgets to 'budgets.json'")
WAYS = {
    "to_json": "select to_json(amount)::varchar from budgets",
    "from_json": """select from_json(to_json(budgets), '{"amount": "DECIMAL(20,2)"}').amount::varchar from budgets""",
    "->>": "select to_json(budgets)->>'amount' from budgets",
    "json_extract": "select json_extract(to_json(budgets), '$.amount')::decimal(20, 2)::varchar from budgets",
    "read_json": "select amount::varchar from read_json('budgets.json', columns = {amount: 'DECIMAL(20,2)'})",
}
found = {way: con.execute(query).fetchone()[0] for way, query in WAYS.items()}
print(found)
assert found["to_json"] == found["from_json"] == "12345678901234567.89"
assert found["->>"] == "12345678901234568.0", "the text keeps its digits now"
assert found["json_extract"] == "12345678901234568.00", "a cast keeps the digits now"
assert found["read_json"] == "12345678901234567.68", "a typed column keeps the digits now"
PY
