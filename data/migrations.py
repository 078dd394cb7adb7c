"""How this program reads what earlier versions of it wrote: a number for the tables, and steps between them.

The number stands in the first line of schema.sql and in every manifest and import. A snapshot is never
changed: one with other tables, views or macros is read through a copy in today's shape, made once beside the
snapshots. Rows of accepted imports take the same steps when a build lays them over the raw files. What a
later program wrote is refused by `snapshots`.
"""

# ruff: noqa: S608 - the names in these statements are the schema's own

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import duckdb

from data import derived, disk, durable, schema, snapshots
from data.snapshots import Snapshot

# The fingerprint of the tables under each number. A number under which anything was published never changes:
# other tables are another number, with a step from the one before and the records of
# `tests/data/keep_records.py`.
TABLES = {1: "8f236856", 2: "d0cbb52d"}
COPIES = ".terbaca"  # among the snapshots; may be thrown away at any time


@dataclass(frozen=True)
class Step:
    """What became of the tables of one number in the next one. What came is unknown."""

    tables: dict[str, str] = field(default_factory=dict)  # name -> new name
    columns: dict[str, str | None] = field(default_factory=dict)  # 'new table.column' -> new name; None: gone
    values: dict[str, dict[str, str]] = field(default_factory=dict)  # 'new table.new column' -> old -> new
    filled: dict[str, str] = field(
        default_factory=dict
    )  # 'new table.column' -> by which old columns it was known
    came: frozenset[str] = frozenset()  # new tables that may be empty without saying that there is nothing


STEPS: dict[int, Step] = {  # from this number to the next
    1: Step(
        filled={"licensing_track.family": "case when code like 'pangan%' then 'pangan' else code end"},
        came=frozenset({"province"}),  # the province itself stands in `area`, as before
    )
}


class Unreadable(LookupError):
    """A snapshot whose tables cannot be brought into today's shape."""


@lru_cache(maxsize=1024)
def readable(snapshot_path: Path, schema: str, rules: str | None) -> Path:
    """The file in which today's questions can be asked of a snapshot: its own, or a copy in today's shape.

    `schema` is the fingerprint of its tables, `rules` the hash of the schema.sql it was made with. Raises
    Unreadable where there is no way from its tables to today's, or no place for a copy.
    """
    if rules == _rules() or _is_as_today(snapshot_path):
        return snapshot_path
    number = next((number for number, told in TABLES.items() if told == schema), None)
    if number is None:
        raise Unreadable(snapshot_path.stem)
    copy = snapshot_path.parent / COPIES / f"{snapshot_path.stem}-{_rules()[:8]}.duckdb"
    if not _is_whole(copy):
        _make(snapshot_path, number, copy)
    return copy


def _is_whole(copy: Path) -> bool:
    """Is it there as it was made? One that is damaged or half made is made again."""
    try:
        told = _seal_of(copy).read_text(encoding="utf-8")
        with copy.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == told
    except (OSError, UnicodeDecodeError) as trouble:
        disk.raise_if_passing(trouble)
        return False


def _seal_of(copy: Path) -> Path:
    """Where the hash of a copy stands."""
    return copy.with_suffix(".sha256")


def path_of(snapshot: Snapshot) -> Path:
    """Where a snapshot is read; raises Unreadable."""
    return readable(snapshot.path, snapshot.manifest["schema"], snapshot.manifest["inputs"].get("schema.sql"))


def forget(name: str) -> None:
    """Throw away what was made of a snapshot that is gone."""
    for copy in (snapshots.folder() / COPIES).glob(f"{name}-*"):
        copy.unlink(missing_ok=True)


def rows(table: str, content: list[dict[str, str]], number: int) -> tuple[str, list[dict[str, str]]]:
    """A table's name and its rows, written under a number, as they are called and written today."""
    for step in _steps(number):
        table = step.tables.get(table, table)
        content = [_row(step, table, row) for row in content]
    return table, content


def _row(step: Step, table: str, row: dict[str, str]) -> dict[str, str]:
    renamed = {}
    for column, value in row.items():
        if new := step.columns.get(f"{table}.{column}", column):
            renamed[new] = step.values.get(f"{table}.{new}", {}).get(value, value)
    return renamed


def _steps(number: int) -> list[Step]:
    return [STEPS.get(each, Step()) for each in range(number, schema.number())]


def _rules() -> str:
    return hashlib.sha256(schema.SCHEMA.read_bytes()).hexdigest()


def _is_as_today(path: Path) -> bool:
    with disk.connect() as con:  # attached: a reader may hold it open with other settings
        con.execute(f"attach '{disk.quoted(path)}' as old (read_only)")
        con.execute("use old")
        return _shape(con) == _shape_of_today()


@lru_cache(maxsize=1)
def _shape_of_today() -> list[tuple]:
    with disk.connect() as con:
        con.execute(schema.SCHEMA.read_text(encoding="utf-8"))
        derived.derive(con)
        return _shape(con)


def _shape(con: duckdb.DuckDBPyConnection) -> list[tuple]:
    """Everything that a question may name: tables with their columns, views, macros."""
    return con.execute(
        "select table_name, column_name, data_type from duckdb_columns()"
        " where database_name = current_database() and not internal"
        " union all select view_name, 'view', sql from duckdb_views()"
        " where database_name = current_database() and not internal"
        " union all select function_name, cast(parameters as varchar), macro_definition"
        " from duckdb_functions() where database_name = current_database() and not internal"
        " and macro_definition is not null order by all"
    ).fetchall()


def _make(old: Path, number: int, copy: Path) -> None:
    beside = disk.beside(copy)
    try:
        disk.make_folder(copy.parent)
        disk.need_bytes(copy.parent, 2 * old.stat().st_size)  # each look would try in vain
        with disk.connect(beside, config={"default_block_size": "16384"}) as con:
            con.execute(schema.SCHEMA.read_text(encoding="utf-8"))
            con.execute(f"attach '{disk.quoted(old)}' as old (read_only)")
            _carry(con, _steps(number))
            con.execute("detach old")
            derived.derive(con)
            con.execute("checkpoint")
        with beside.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        disk.give(beside, copy.parent)
        beside.replace(copy)
        durable.write(_seal_of(copy), digest)
    except (OSError, duckdb.Error) as trouble:  # no place, or rows that today's rules refuse
        disk.raise_if_passing(trouble)
        raise Unreadable(old.stem) from trouble
    finally:
        beside.unlink(missing_ok=True)
    for earlier in copy.parent.glob(f"{old.stem}-*"):
        if earlier not in (copy, _seal_of(copy)):
            earlier.unlink(missing_ok=True)


def _carry(con: duckdb.DuckDBPyConnection, steps: list[Step]) -> None:
    """Fill the empty tables of today, in the order of their references, from those of the old snapshot."""
    ((here,),) = con.execute("select current_database()").fetchall()
    there, today = _columns(con, "old"), _columns(con, here)
    origin = {table: (table, {name: _quoted(name) for name in names}) for table, names in there.items()}
    came: set[str] = set()
    for step in steps:
        origin = dict(_carried(step, origin))
        came = {step.tables.get(table, table) for table in came} | step.came
    for table, names in today.items():
        if table not in origin:
            if table in came:
                continue
            raise duckdb.CatalogException(f"{table} is not in the old snapshot")
        source, told = origin[table]
        known = [name for name in names if name in told]
        if gone := told.keys() - set(names):
            raise duckdb.CatalogException(f"{table}: no step says what became of {sorted(gone)}")
        con.execute(
            f'insert into "{table}" by name select '
            + ", ".join(f"{told[name]} as {_quoted(name)}" for name in known)
            + f' from old."{source}"'
        )


def _carried(step: Step, origin: dict[str, tuple[str, dict[str, str]]]) -> Iterable[tuple]:
    for table, (source, told) in origin.items():
        name, columns = step.tables.get(table, table), {}
        for column, expression in told.items():
            if new := step.columns.get(f"{name}.{column}", column):
                columns[new] = _cased(expression, step.values.get(f"{name}.{new}", {}))
        columns |= {
            told.partition(".")[2]: rule for told, rule in step.filled.items() if told.startswith(f"{name}.")
        }
        yield name, (source, columns)


def _cased(expression: str, values: dict[str, str]) -> str:
    whens = "".join(f" when {_text(old)} then {_text(new)}" for old, new in values.items())
    return f"case {expression}{whens} else {expression} end" if whens else expression


def _columns(con: duckdb.DuckDBPyConnection, database: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for table, column in con.execute(
        "select table_name, column_name from duckdb_columns() where database_name = $database"
        " and table_name in (select table_name from duckdb_tables()"
        " where database_name = $database and comment is null)"  # the others are derived again
        " order by table_oid, column_index",
        {"database": database},
    ).fetchall():
        found.setdefault(table, []).append(column)
    return found


def _quoted(name: str) -> str:
    return f'"{name}"'


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
