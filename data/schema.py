"""The tables that this program reads: their number, and a fingerprint that tells schemas apart."""

import hashlib
import re
from functools import cache
from pathlib import Path

import duckdb

from data import disk

REFERENCE = r", FOREIGN KEY \([^)]*\) REFERENCES [^(]*\([^)]*\)"  # as DuckDB prints it
SCHEMA = Path(__file__).resolve().parent / "schema.sql"


@cache
def number() -> int:
    """The number of the tables that this program builds and reads, from the first line of schema.sql."""
    with SCHEMA.open(encoding="utf-8") as file:
        told = re.match(r"-- Schema number (\d+)", file.readline())
    if told is None:
        raise LookupError(f"{SCHEMA.name} does not begin with its number")
    return int(told[1])


@cache
def of_today() -> str:
    """The fingerprint of the tables that this program builds and reads."""
    with disk.connect() as con:
        con.execute(SCHEMA.read_text(encoding="utf-8"))
        return _fingerprint(_columns(con))


def drop_references(con: duckdb.DuckDBPyConnection) -> None:
    """Make the empty tables of a database anew without references, which data/check.py has held them to.

    To keep them DuckDB writes an index of every referring column, which no question reads: half of the time
    that loading takes, and a third of the file.
    """
    made = con.execute(
        "select table_name, sql from duckdb_tables() where database_name = current_database()"
        " and not temporary order by table_oid"
    ).fetchall()
    for table, _ in reversed(made):
        con.execute(f'drop table "{table}"')
    for _, statement in made:
        con.execute(re.sub(REFERENCE, "", statement))


def _columns(con: duckdb.DuckDBPyConnection) -> list[tuple]:
    return con.execute(
        "select table_name, column_name, data_type from duckdb_columns()"
        " where database_name = current_database() and table_name in"
        " (select table_name from duckdb_tables() where comment is null)"  # of facts: see data/derived.py
        " order by all"
    ).fetchall()


def _fingerprint(columns: list[tuple]) -> str:
    return hashlib.sha256(repr(columns).encode()).hexdigest()[:8]


def contents(database: Path) -> tuple[dict[str, int], str]:
    """Rows per table, and a fingerprint of tables, columns and types that tells schemas apart."""
    with disk.connect(database, read_only=True) as con:
        columns = _columns(con)
        tables = dict.fromkeys(table for table, _, _ in columns)
        rows = {table: con.table(table).aggregate("count(*)").fetchall()[0][0] for table in tables}
    return rows, _fingerprint(columns)
