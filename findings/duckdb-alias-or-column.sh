#!/usr/bin/env bash
# A name given in SELECT means another column in WHERE as soon as a joined view has one of that name, but not in HAVING.
#
# Expected: an alias that may be used in WHERE, QUALIFY and later columns keeps its meaning, or a name that has two
#   meanings is refused as ambiguous, as it is between two tables.
# Happens: columns win over aliases in WHERE, QUALIFY and the select list, aliases win over columns in HAVING and in a
#   bare ORDER BY. A view that gains a column `saldo` turns the filter on the alias `saldo` into one on the column: the
#   query still runs and gives other rows.
# Who meets it: whoever uses aliases again to spare a subquery and joins views that others maintain.
# Seen with: duckdb 2.0.0, Python 3.11:
#   before: where 2 rows, later column -20, having 2 rows; after: where 0 rows, later column 10, having 2 rows
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.0
"$folder/venv/bin/python" - <<'PY'
import duckdb

FROM = "from sales join shops using (shop)"
QUERIES = {
    "where": f"select count(*) from (select shop, -amount as saldo {FROM} where saldo < 0)",
    "later column": f"select min(twice) from (select -amount as saldo, saldo * 2 as twice {FROM})",
    "having": f"select count(*) from (select shop, sum(-amount) as saldo {FROM} group by shop having saldo < 0)",
}
con = duckdb.connect()
con.execute("create table sales as select * from (values ('A', 5), ('B', 10)) as given(shop, amount)")


def answers(columns: str) -> dict[str, int]:
    con.execute(f"create or replace view shops as select {columns} from sales")
    return {place: con.execute(query).fetchone()[0] for place, query in QUERIES.items()}


before, after = answers("shop"), answers("shop, 5 as saldo")
print("before", before, "after", after)
assert before == {"where": 2, "later column": -20, "having": 2}
assert after == {"where": 0, "later column": 10, "having": 2}, "aliases keep their meaning now"
PY
