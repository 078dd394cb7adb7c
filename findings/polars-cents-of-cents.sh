#!/usr/bin/env bash
# A twentieth of 0.05 is 0.00 in an expression of polars and 0.0025 in its SQL, from the same two decimals.
#
# Expected: a product of two amounts with two places has four, as SQL has it and as DuckDB does for the same columns;
#   and one library has one answer for a * b, as it has a function that takes such SQL as an expression.
# Happens: an expression keeps the places of its parts and rounds to them, halves to the even one; the SQL of the same
#   frame keeps four, and eight for quotients. A tax or a share of a small amount is nothing, a third is 0.33, and sums
#   of many such are off by a percent, though decimals were chosen to be exact. pl.sql_expr("a * b"), inside of select,
#   gives what SQL gives: the operator of Python gives the other.
# Who meets it: whoever keeps money in decimals and multiplies it by a rate from a column.
# Seen with: polars 2.1.0, duckdb 2.0.1, Python 3.11:
#   expression [0.00, 3.00] and [1.00, 0.33], SQL [0.0025, 3.0000] and [1.00000000, 0.33333333], DuckDB [0.0025, 3.0000]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet polars==2.1.0 duckdb==2.0.1
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
from decimal import Decimal

import duckdb
import polars as pl

AMOUNTS = pl.DataFrame(
    {"a": [Decimal("0.05"), Decimal("1.00")], "b": [Decimal("0.05"), Decimal("3.00")]},
    schema={"a": pl.Decimal(10, 2), "b": pl.Decimal(10, 2)},
)
by_operator = AMOUNTS.select(product=pl.col("a") * pl.col("b"), quotient=pl.col("a") / pl.col("b"))
by_sql = AMOUNTS.sql("select a * b as product, a / b as quotient from self")
in_select = AMOUNTS.select(product=pl.sql_expr("a * b"))
by_duckdb = duckdb.sql(
    """select a * b from (values (0.05::decimal(10, 2), 0.05::decimal(10, 2)),
       (1.00::decimal(10, 2), 3.00::decimal(10, 2))) t(a, b)"""
).fetchall()


def written(column) -> list[str]:
    return [str(value) for value in column]


print(by_operator.rows(), by_sql.rows(), in_select.rows(), by_duckdb)
assert written(by_operator["product"]) == ["0.00", "3.00"], "an expression keeps the places now"
assert written(by_operator["quotient"]) == ["1.00", "0.33"]
assert written(by_sql["product"]) == written(in_select["product"]) == ["0.0025", "3.0000"]
assert written(by_sql["quotient"]) == ["1.00000000", "0.33333333"]
assert written(value for (value,) in by_duckdb) == ["0.0025", "3.0000"]
PY
