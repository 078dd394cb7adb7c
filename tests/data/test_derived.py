"""What the build derives once says what the rules say, row for row, and is no fact of its own."""

import shutil
import stat
from collections.abc import Iterator

import duckdb
import pytest

import queries
from dashboard.answers import store
from data import derived, migrations, schema
from data.snapshots import current


@pytest.fixture(params=["terpublikasi", "simulasi"])
def built(request, both) -> Iterator[duckdb.DuckDBPyConnection]:
    path = current(request.param).snapshot.path
    with duckdb.connect(path, read_only=True, config=store.LOCKED) as con:
        yield con


def test_some_rules_are_marked_and_all_of_those_exist():
    assert set(derived.names()) < set(queries.rules()) and "product_ladder" in derived.names()


@pytest.mark.parametrize("name", derived.names())
def test_each_holds_the_rows_of_its_rule(built, name):
    kept = built.execute(f"from {name} order by all").fetchall()
    for rule, statement in queries.rules().items():
        if rule in derived.names():
            built.execute(statement.replace("create view", "create temp view", 1))
    assert (kept or name == "namesake") and built.execute(f"from temp.{name} order by all").fetchall() == kept


def test_no_question_derives_them_anew(built):
    tables = {name for (name,) in built.execute("select table_name from duckdb_tables()").fetchall()}
    assert set(derived.names()) <= tables


def test_they_count_for_nothing_in_what_was_published(both):
    manifest = current().snapshot.manifest
    assert not set(derived.names()) & set(manifest["rows"]) and manifest["schema"] == schema.of_today()


def test_a_snapshot_of_before_is_read_in_a_copy_that_has_them(both, tmp_path):
    older = tmp_path / "ntt-20250101T000000Z-00000000.duckdb"
    shutil.copyfile(current().snapshot.path, older)
    older.chmod(stat.S_IRUSR | stat.S_IWUSR)
    with duckdb.connect(older) as con:
        for name in reversed(derived.names()):
            con.execute(f"drop table {name}")
            con.execute(queries.rules()[name])
    copy = migrations.readable(older, schema.of_today(), "another")
    with duckdb.connect(copy, read_only=True) as con:
        tables = {name for (name,) in con.execute("select table_name from duckdb_tables()").fetchall()}
        assert copy != older and set(derived.names()) <= tables
        assert con.execute("select count(*) from product_ladder").fetchone() == (120,)
