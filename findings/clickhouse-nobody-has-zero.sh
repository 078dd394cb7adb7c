#!/usr/bin/env bash
# A village without a report has 0 once the query is translated to ClickHouse, and the mean of the reports is halved.
#
# Expected: a left join, a row before the first one, and the sum or maximum of no rows give NULL, as the standard and
#   DuckDB have it; a translation keeps that (ClickHouse has join_use_nulls, lagInFrame and -OrNull for it), or warns.
# Happens: sqlglot passes all of them on as they are. ClickHouse fills what has no partner with the default of its kind:
#   0, an empty text, 1970. One village of two has reported 10: the mean is 5, the count of reports 2, and IS NULL finds
#   nobody to remind. The maximum of nothing is 0 as well. sqlglot is at pains elsewhere to wrap each cast in Nullable,
#   so that a missing value inside a table stays missing.
# Who meets it: whoever joins places with what they have sent in, and moves the query.
# Seen with: sqlglot 30.30.0, chdb 4.4.0 (ClickHouse 26.9), duckdb 2.0.1, Python 3.11 (mean, count, missing, greatest):
#   DuckDB 10.0, 1, 1, None, ClickHouse 5, 2, 0, 0
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet sqlglot==30.30.0 chdb==4.4.0 duckdb==2.0.1
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import chdb
import duckdb
import sqlglot

QUERIES = (
    """select avg(amount), count(amount), sum(case when amount is null then 1 else 0 end)
       from (values (1), (2)) as villages(code) left join (values (1, 10)) as reports(code, amount)
       on villages.code = reports.code""",
    "select max(amount) from (values (10)) as reports(amount) where amount > 20",
)
here, there = [], []
for query in QUERIES:
    (translated,) = sqlglot.transpile(
        query, read="duckdb", write="clickhouse", unsupported_level=sqlglot.ErrorLevel.RAISE
    )
    here += duckdb.sql(query).fetchall()[0]
    there += str(chdb.query(translated, "CSV")).strip().split(",")
print("DuckDB", here, "ClickHouse", there)
assert here == [10.0, 1, 1, None]
assert there == ["5", "2", "0", "0"], "what is missing is missing after the translation now"
PY
