"""What the build derives once: views of schema.sql that it keeps as tables, so no question derives them anew.

They say nothing that the other tables do not say: they are no part of the schema's number, of what a snapshot
counts, or of what is carried from an older one. A comment in the database tells them from tables of facts.
"""

# ruff: noqa: S608 - the names in these statements are the schema's own

import re
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from data import disk, schema
from data.reading import BadRow, Refused

MARK = "turunan"
PLACE = "regency"
FORM = "is_well_formed"
MARKED = re.compile(r"^-- Derived once\.(?:.*\n--)*.*\ncreate view (\w+) as", flags=re.M)


def names() -> list[str]:
    """The views that are kept as tables, in the order in which they rest on each other."""
    return MARKED.findall(schema.SCHEMA.read_text(encoding="utf-8"))


# Derives of a filled database what is kept: view -> the Parquet files, in the folder, that hold its rows.
Engine = Callable[[duckdb.DuckDBPyConnection, Path], dict[str, str]]
BY_DUCKDB = ("namesake",)  # how alike two names are, no other engine says in the same way


def derive(con: duckdb.DuckDBPyConnection, engine: Engine | None = None) -> None:
    """Turn these views of a filled database into tables with the same rows.

    Those that another engine derived are held against the rule first: Refused says where the two differ.
    """
    if not names():
        return
    con.execute(_forms_once(con))
    with TemporaryDirectory(prefix="dasbor-turunan-") as folder:
        elsewhere = engine(con, Path(folder)) if engine else {}
        for name in names():
            made = f'"{name}"'
            if name in elsewhere:
                made = f"({_as_here(con, name, elsewhere[name])})"
                _same(con, name, made)
            con.execute(f'create table "{MARK}_{name}" as from {made}{_order(con, name)}')
            con.execute(f'drop view "{name}"')
            con.execute(f'alter table "{MARK}_{name}" rename to "{name}"')
            con.execute(f"comment on table \"{name}\" is '{MARK}'")
    con.execute(f"drop macro temp.{FORM}")


def _forms_once(con: duckdb.DuckDBPyConnection) -> str:
    """The rule of how a permit is numbered, with the forms of this database written out, for this connection.

    A form that stands in a column is compiled anew for every permit, which was a sixth of the whole build.
    """
    known = con.execute("select distinct pattern from permit_type where pattern is not null").fetchall()
    forms = [str(duckdb.ConstantExpression(form)) for (form,) in sorted(known)]
    cases = "".join(f" when pattern = {form} then regexp_full_match(number, {form})" for form in forms)
    none = "when pattern is null then null::boolean"
    return f"create temp macro {FORM}(number, pattern) as case {none}{cases} end"


def _order(con: duckdb.DuckDBPyConnection, name: str) -> str:
    """A kept table is sorted by regency, so that one is read without the others; else it stays as it is."""
    columns = [column for column, *_ in con.execute(f'describe "{name}"').fetchall()]
    return f' order by "{PLACE}"' if PLACE in columns else ""


def _as_here(con: duckdb.DuckDBPyConnection, name: str, files: str) -> str:
    """The rows of these files in the columns and types of a view."""
    columns = con.execute(f'describe "{name}"').fetchall()
    cells = ", ".join(f'"{column}"::{kind} as "{column}"' for column, kind, *_ in columns)
    return f"select {cells} from read_parquet('{disk.quoted(files)}')"


def _same(con: duckdb.DuckDBPyConnection, name: str, made: str) -> None:
    for ours, theirs in ((f'"{name}"', made), (made, f'"{name}"')):
        row = con.execute(f"select * from (from {ours} except all from {theirs}) limit 1").fetchone()
        if row:
            reason = f"kedua mesin berselisih, misalnya pada baris {row}"
            raise Refused([BadRow(name, None, None, None, reason, "periksa aturannya di schema.sql")])


def spark(master: str) -> Engine:
    """Spark as the engine, with the same rules (queries/spark.py); needs bench/requirements.txt and Java."""
    try:
        from py4j.protocol import Py4JError  # noqa: PLC0415 - what builds with DuckDB needs none
        from pyspark.errors import PySparkException  # noqa: PLC0415
        from pyspark.sql import SparkSession  # noqa: PLC0415

        from queries import spark as portable  # noqa: PLC0415 - it brings sqlglot
    except ImportError as missing:
        reason, remedy = f"{missing.name} belum terpasang", "pasang bench/requirements.txt"
        raise Refused([BadRow("--engine spark", None, None, None, reason, remedy)]) from missing

    def engine(con: duckdb.DuckDBPyConnection, folder: Path) -> dict[str, str]:
        session = SparkSession.builder.config(map=SPARK | {"spark.master": master}).getOrCreate()
        facts = con.execute("select table_name from duckdb_tables() where not temporary").fetchall()
        for (name,) in facts:
            con.execute(f"copy \"{name}\" to '{disk.quoted(folder / name)}.parquet'")
            session.read.parquet(f"{folder / name}.parquet").createOrReplaceTempView(name)
        made = {}
        for name in names():
            if name in BY_DUCKDB:
                continue
            made[name] = f"{folder}/{MARK}_{name}/*.parquet"
            try:
                rows = session.sql(portable.rule(name))
                rows.createOrReplaceTempView(name)
                rows.write.parquet(f"{folder}/{MARK}_{name}")
            except (PySparkException, Py4JError) as trouble:
                reason, remedy = (
                    "Spark terhenti ketika menurunkannya",
                    "jalankan kembali, atau tanpa --engine",
                )
                raise Refused([BadRow(name, None, None, None, reason, remedy)]) from trouble
        session.stop()
        return made

    return engine


SPARK = {
    "spark.sql.shuffle.partitions": "16",  # of 200 nearly all are empty at this size
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.log.level": "OFF",
}
