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
SCHEMA = FOLDER.parent / "data" / "schema.sql"

# Answers are short and read cell by cell: in Arrow's memory each look at a cell makes its text anew: that was
# up to two fifths of a page. The kind of column is the same, with the same blanks.
pd.set_option("mode.string_storage", "python")


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
    """What was asked of which snapshot: name, parameters, version, and the code of the whole place.

    An answer carries it in its `attrs`.
    """

    def __deepcopy__(self, _memo: dict) -> "Asked":
        return self  # pandas copies attrs with every step it takes; this one never changes


def run(con: duckdb.DuckDBPyConnection, name: str, **parameters) -> pd.DataFrame:
    """Run one query on its own cursor: a connection is not safe to share between threads.

    A snapshot that was built before the shared rules is given them for this one answer.
    """
    with con.cursor() as cursor:
        try:
            return cursor.execute(text(name), parameters).df()
        except duckdb.CatalogException:
            missing = _missing(cursor, name)
            if not missing:
                raise
        for rule in missing:  # temporary: gone with the cursor, the file stays as it is
            cursor.execute(rules()[rule].replace("create ", "create temp ", 1))
        return cursor.execute(text(name), parameters).df()


def _missing(con: duckdb.DuckDBPyConnection, name: str) -> list[str]:
    """The rules that a question rests on and this database has not got."""
    here = con.execute(
        "select view_name from duckdb_views() union all select table_name from duckdb_tables()"
        " union all select function_name from duckdb_functions()"
    ).fetchall()
    known = {rule for (rule,) in here}
    return [rule for rule in rules_of(name) if rule not in known]


@cache
def rules() -> dict[str, str]:
    """The views and macros of the schema, which several questions share: name -> statement, in order."""
    made = re.compile(r"^create (?:view|macro) (\w+).*?;$", flags=re.M | re.S)
    return {told[1]: told[0] for told in made.finditer(SCHEMA.read_text(encoding="utf-8"))}


@cache
def rules_of(name: str) -> tuple[str, ...]:
    """The shared rules that a question rests on, each after those that it rests on itself."""
    told, used = re.sub(r"--.*", "", text(name)), list[str]()
    for rule, statement in reversed(rules().items()):
        if re.search(rf"\b{rule}\b", told):
            used.insert(0, rule)
            told += statement
    return tuple(used)


def with_rules(name: str) -> str:
    """The statement of a question, and below it the shared rules that it rests on."""
    return "\n\n".join([text(name).rstrip(), *(rules()[rule] for rule in rules_of(name))]) + "\n"
