"""Every question the dashboard asks its database, one .sql file each.

The file's name is the query's name; its header comment is its manual: what it answers, its $parameters, its
columns. DuckDB binds the parameters, so no value is ever pasted into SQL.
"""

import re
from functools import cache
from pathlib import Path

import duckdb
import pandas as pd

FOLDER = Path(__file__).parent


def names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.sql"))


@cache
def text(name: str) -> str:
    if name not in names():
        raise LookupError(f"no query named {name!r}; there are: {', '.join(names())}")
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def behind(name: str) -> str | None:
    """The question whose rows went into the answer of this one, as its header says."""
    told = re.search(r"^-- Rows behind it: (\w+)\.$", text(name), flags=re.M)
    return told[1] if told else None


def key(name: str) -> tuple[str, ...]:
    """The columns by which a row of this answer is found again, as its header says; none for a single row."""
    told = re.search(r"^-- Row key: ([\w, ]+)\.$", text(name), flags=re.M)
    return tuple(told[1].split(", ")) if told else ()


@cache
def code(name: str) -> str:
    """The short name of a question in passports, as its header says: it stays when the file is renamed."""
    told = re.search(r"^-- Passport: (Q[0-9a-f]{4})\.$", text(name), flags=re.M)
    if not told:
        raise LookupError(f"{name}.sql has no line 'Passport: Q' and four hexadecimal digits in its header")
    return told[1]


class Asked(dict):
    """What was asked of which snapshot: name, parameters, version. An answer carries it in its `attrs`."""

    def __deepcopy__(self, memo: dict) -> "Asked":
        return self  # pandas copies attrs with every step it takes; this one never changes


def run(con: duckdb.DuckDBPyConnection, name: str, **parameters) -> pd.DataFrame:
    """Run one query on its own cursor: a connection is not safe to share between threads."""
    with con.cursor() as cursor:
        return cursor.execute(text(name), parameters).df()
