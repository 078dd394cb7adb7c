"""What the build derives once: views of schema.sql that it keeps as tables, so no question derives them anew.

They say nothing that the other tables do not say: they are no part of the schema's number, of what a snapshot
counts, or of what is carried from an older one. A comment in the database tells them from tables of facts.
"""

import re

import duckdb

from data import snapshots

MARK = "turunan"
MARKED = re.compile(r"^-- Derived once\.(?:.*\n--)*.*\ncreate view (\w+) as", flags=re.M)


def names() -> list[str]:
    """The views that are kept as tables, in the order in which they rest on each other."""
    return MARKED.findall(snapshots.SCHEMA.read_text(encoding="utf-8"))


def derive(con: duckdb.DuckDBPyConnection) -> None:
    """Turn these views of a filled database into tables with the same rows."""
    for name in names():
        con.execute(f'create table "{MARK}_{name}" as from "{name}" order by 1, 2, 3')
        con.execute(f'drop view "{name}"')
        con.execute(f'alter table "{MARK}_{name}" rename to "{name}"')
        con.execute(f"comment on table \"{name}\" is '{MARK}'")
