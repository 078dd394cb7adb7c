"""Does a second engine give the same answers?   Run: python -m bench.second_engine [question ...]

Asks Spark, in this process, every question of both data sets with several sets of parameters, by the same
text (queries/spark.py), and lays each answer beside DuckDB's: the same columns, rows and order, numbers to
1e-9. What the build derives once is derived by Spark too and compared. Prints where they differ, and fails
then: which of them is right, the header of the question says.

Needs Java 17 and bench/requirements.txt (`make test-long` sets up .venv/peers); takes some minutes.
"""

import argparse
import datetime
import decimal
import math
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
from pyspark.sql import SparkSession
from pyspark.sql.types import Row

import queries
import queries.spark
from bench.questions import ASKED
from data import build, derived, simulate, snapshots
from tests.answers.test_queries import SAMPLES, parameters

TWO = {"regencies": ["5301", "5305"], "categories": ["tenun", "kopi"], "programme": "ovop", "most": None}
ONE = {
    "regencies": ["5305"],
    "regency": "5305",
    "programme": "bangun-karya",
    "search": "kopi",
    "track": "kriya",
}
NARROW = {
    "regencies": ["530101"],
    "district": "530101",
    "sort": "name",
    "descending": True,
    "states": ["habis"],
}
SETS: tuple[dict[str, Any], ...] = (ASKED, SAMPLES | TWO, ASKED | ONE, ASKED | NARROW)
NEAR_ENOUGH = 1e-9
BY_DUCKDB = ("namesake",)  # how alike two names are, Spark cannot say


def plain(value: Any) -> Any:
    """A cell as either engine may have given it."""
    if isinstance(value, decimal.Decimal):
        return float(value)
    if isinstance(value, datetime.datetime):
        return value.date()
    return [plain(each) for each in value] if isinstance(value, list | tuple | Row) else value


def same(one: Any, other: Any) -> bool:
    one, other = plain(one), plain(other)
    if isinstance(one, float) and isinstance(other, float | int):
        return math.isclose(one, other, rel_tol=NEAR_ENOUGH, abs_tol=NEAR_ENOUGH)
    return one == other


def difference(here: list[tuple], there: list[tuple], columns: list[str]) -> str | None:
    """The first cell that differs, or that there are not as many rows."""
    if len(here) != len(there):
        return f"{len(here)} rows, not {len(there)}"
    for number, (mine, theirs) in enumerate(zip(here, there, strict=True), start=1):
        for column, one, other in zip(columns, mine, theirs, strict=True):
            if not same(one, other):
                return f"row {number}, {column}: {one!r}, not {other!r}"
    return None


def session() -> SparkSession:
    """A Spark of this process: two threads, nothing shown, dates in one zone."""
    settings = {
        "spark.master": "local[2]",
        "spark.sql.shuffle.partitions": "1",
        "spark.sql.session.timeZone": "UTC",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.log.level": "OFF",
    }
    return SparkSession.builder.config(map=settings).getOrCreate()


def given_to(spark: SparkSession, con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """The tables of a snapshot, and its rules, as views of Spark's."""
    tables = [name for (name,) in con.execute("select table_name from duckdb_tables()").fetchall()]
    for name in tables:
        con.execute(f"copy \"{name}\" to '{folder / name}.parquet'")
        spark.read.parquet(f"{folder / name}.parquet").cache().createOrReplaceTempView(name)
    for name, statement in queries.rules().items():
        if statement.startswith("create view") and name not in BY_DUCKDB:
            spark.sql(queries.spark.rule(name)).createOrReplaceTempView(name)


def differences(
    spark: SparkSession, con: duckdb.DuckDBPyConnection, only: list[str]
) -> Iterator[tuple[str, str | None]]:
    """Each thing that was compared, with the first difference."""
    for name in derived.names():
        if name in BY_DUCKDB or only:
            continue
        mine = con.execute(f'from "{name}" order by all')
        columns = [column for column, *_ in mine.description]
        table = spark.table(name)
        theirs = table.select(columns).orderBy([table[each].asc_nulls_last() for each in columns])
        yield name, difference(mine.fetchall(), [tuple(row) for row in theirs.collect()], columns)
    for name in queries.names():
        if name in queries.spark.HERE_ONLY or (only and name not in only):
            continue
        for given in SETS if parameters(name) else SETS[:1]:
            asked = {key: given[key] for key in parameters(name)}
            mine = con.execute(queries.text(name), asked)
            columns = [column for column, *_ in mine.description]
            answer = spark.sql(queries.spark.question(name, asked))
            if answer.columns != columns:
                yield name, f"columns {columns}, not {answer.columns}"
            else:
                rows = [tuple(row) for row in answer.collect()]
                told = difference(mine.fetchall(), rows, columns)
                yield name, told and f"{told} ({asked})"


def main() -> int:
    parser = argparse.ArgumentParser("python -m bench.second_engine")
    parser.add_argument("question", nargs="*", help="only these")
    options = parser.parse_args()
    spark, failed, compared = session(), 0, 0
    for make in (build.build, simulate.simulate):
        with tempfile.TemporaryDirectory() as workshop:
            os.environ["DASBOR_SNAPSHOTS"] = workshop
            snapshot: snapshots.Snapshot = make()
            with duckdb.connect(snapshot.path, read_only=True) as con:
                given_to(spark, con, Path(workshop))
                for name, told in differences(spark, con, options.question):
                    compared += 1
                    failed += told is not None
                    if told:
                        print(f"{snapshot.dataset}  {name}: {told}", flush=True)
            spark.catalog.clearCache()
    print(f"{compared} answers of two engines were compared, {failed} differ")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
