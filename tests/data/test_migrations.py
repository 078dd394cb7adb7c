"""What was written years ago still opens: every kept record, read by today's code and untouched."""

import hashlib
import json
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest

from briefing import library
from dashboard.answers import store
from data import build, disk, imports, manifests, migrations, publication, schema, snapshots
from data.intake import ledger
from data.migrations import Step
from tests.answers.test_versions import put
from tests.data import keep_records
from tests.pages.test_pages import html, opened

OLD = """
create table sort (id varchar primary key, name varchar not null);
create table fact (id integer primary key, sort varchar references sort, ton double, dropped varchar);
insert into sort values ('a', 'Kriya');
insert into fact values (1, 'a', 12.5, 'x'), (2, null, null, null);
"""
NEW = """-- Schema number 2.
create table kind (id varchar primary key, title varchar not null);
create table fact (id integer primary key, kind varchar references kind, amount double, noted varchar);
create table wish (id integer primary key);
create view told as select fact.id, title, amount, noted from fact left join kind on kind.id = fact.kind;
"""
STEP = Step(
    tables={"sort": "kind"},
    columns={"kind.name": "title", "fact.sort": "kind", "fact.ton": "amount", "fact.dropped": None},
    values={"kind.title": {"Kriya": "Kerajinan"}},
    came=frozenset({"wish"}),
)


def test_other_tables_are_another_number_with_a_record_of_their_own():
    number = schema.number()
    assert migrations.TABLES.get(number) == schema.of_today(), (
        f"The tables of data/schema.sql are not those of number {number}. Raise it in its first line, "
        f"add {schema.of_today()!r} to TABLES and, for what was renamed or dropped, a step from "
        f"{number} to STEPS in data/migrations.py; then run `python -m tests.data.keep_records`."
    )
    assert sorted(migrations.TABLES) == list(range(1, number + 1))
    assert [keep_records.record(each).exists() for each in migrations.TABLES] == [True] * number


@pytest.fixture(params=keep_records.kept(), ids=lambda path: path.name.split(".")[0])
def old_office(request, tmp_path, monkeypatch) -> Path:
    """The folder of an office that last ran an earlier version of this program."""
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(tmp_path))
    return keep_records.open_record(request.param, tmp_path)


@pytest.mark.slow
def test_a_page_of_every_kind_opens_on_what_was_kept(old_office):
    choice = snapshots.current()
    assert choice.problem is None and choice.snapshot.unverified is None
    for page in (path.stem for path in sorted((keep_records.ROOT / "pages").glob("[a-z]*.py"))):
        assert not opened(page, versi=choice.snapshot.name).error, page


def test_drafts_imports_and_briefings_are_read_as_they_were_kept(old_office):
    found = ledger.drafts()
    assert [draft.state for draft in found.good] == ["draf", "disahkan"] and found.unreadable == []
    assert all(draft.result["changes"]["new"] == 1 for draft in found.good)
    assert [entry["what"] for entry in ledger.log()] == ["diperiksa", "disahkan"]
    (saved,) = library.saved()
    briefing = library.find(saved.newest)
    assert briefing.title == saved.title and len(briefing.slides) > 5


@pytest.mark.slow
def test_a_build_takes_an_old_import_over(old_office):
    made = build.build(say=lambda _: None)
    with duckdb.connect(made.path, read_only=True) as con:
        names = {name for (name,) in con.execute("select name from product").fetchall()}
    assert keep_records.ACCEPTED in names and keep_records.DRAFTED not in names
    assert made.manifest["schema_number"] == schema.number()


@pytest.fixture
def later(tmp_path, monkeypatch):
    """A program whose tables are number 2, and a snapshot of number 1."""
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(tmp_path / "snapshots"))
    workshop = tmp_path / "snapshots" / "workshop"
    workshop.mkdir(parents=True)
    with duckdb.connect(workshop / "b.duckdb") as con:
        con.execute(OLD)
    (workshop / "x-1a2b3c4d.svg").write_text("<svg/>")
    old = publication.publish(
        workshop / "b.duckdb", dataset="terpublikasi", inputs={}, who="t", shapes=workshop
    )
    (tmp_path / "schema.sql").write_text(NEW)
    monkeypatch.setattr(schema, "SCHEMA", tmp_path / "schema.sql")
    monkeypatch.setattr(schema, "number", lambda: 2)
    monkeypatch.setattr(migrations, "TABLES", {1: old.manifest["schema"], 2: "later"})
    monkeypatch.setattr(migrations, "STEPS", {1: STEP})
    for remembered in (migrations.readable, migrations._shape_of_today):
        remembered.cache_clear()
    yield old
    for remembered in (migrations.readable, migrations._shape_of_today):
        remembered.cache_clear()


def test_an_old_snapshot_answers_in_the_words_of_today_and_stays_as_it_was(later):
    before = hashlib.sha256(later.path.read_bytes()).hexdigest()
    copy = migrations.path_of(later)
    assert copy != later.path and migrations.path_of(later) == copy
    with duckdb.connect(copy, read_only=True) as con:
        told = con.execute("from told order by id").fetchall()
        assert con.execute("select count(*) from wish").fetchone() == (0,)
    assert told == [
        (1, "Kerajinan", 12.5, None),
        (2, None, None, None),
    ]  # what came since is unknown, not zero
    assert hashlib.sha256(later.path.read_bytes()).hexdigest() == before
    assert snapshots.look_again(later) is None


@pytest.mark.parametrize(
    "step",
    [
        Step(tables={}, columns=STEP.columns, came=STEP.came),  # a table that nothing says what became of
        Step(tables=STEP.tables, columns={}, came=STEP.came),  # a column likewise
        Step(tables=STEP.tables, columns=STEP.columns),  # an empty new table would say that there is nothing
    ],
)
def test_nothing_is_guessed_of_tables_that_no_step_names(later, monkeypatch, step):
    monkeypatch.setattr(migrations, "STEPS", {1: step})
    with pytest.raises(migrations.Unreadable):
        migrations.path_of(later)
    assert store.path_of(later) == later.path
    assert list((snapshots.folder() / migrations.COPIES).iterdir()) == []


def test_rows_of_an_old_import_take_the_same_steps(later, tmp_path):
    home = imports.folder() / "20260101T000000Z-00000000"
    (home / "rows").mkdir(parents=True)
    (home / "rows" / "sort.csv").write_text("id,name\nb,Kriya\n")
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "kind.csv").write_text("id,title\na,Makanan\n")
    imports.overlay(raw, [home.name], {"kind": ["id"]}, tmp_path / "merged")
    assert (tmp_path / "merged" / "kind.csv").read_text() == "id,title\na,Makanan\nb,Kerajinan\n"
    (home / "draft.json").write_text(json.dumps({"schema": 2}))
    (home / "rows" / "sort.csv").rename(home / "rows" / "kind.csv")
    (home / "rows" / "kind.csv").write_text("id,title\nb,Kriya\n")
    imports.overlay(raw, [home.name], {"kind": ["id"]}, tmp_path / "again")
    assert "b,Kriya" in (tmp_path / "again" / "kind.csv").read_text()  # written for today's tables already


def test_what_a_later_program_wrote_is_refused_and_the_version_before_is_shown(later):
    told = manifests.sealed(later.manifest | {"schema_number": 3})
    later.path.with_suffix(".json").write_text(json.dumps(told))
    (snapshots.folder() / "CURRENT").write_text(f"{later.name}\n")
    choice = snapshots.current()
    assert choice.snapshot is None and "program yang lebih baru" in choice.problem


@pytest.mark.usefixtures("snapshots")
def test_a_version_with_other_views_is_read_with_those_of_today(tmp_path, monkeypatch):
    """A view or macro that came later made every page of an older version fail."""
    source = snapshots.current().snapshot
    (tmp_path / "peta").symlink_to(snapshots.folder() / "peta")
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(tmp_path))
    with duckdb.connect(source.path, read_only=True, config=store.LOCKED) as con:
        ((view,),) = con.execute(
            "select view_name from duckdb_views() where not internal order by view_oid desc limit 1"
        ).fetchall()
    older = put(source, "20250101T000000Z", [f"drop view {view}"])
    inputs = source.manifest["inputs"] | {"schema.sql": "0" * 64}
    told = manifests.sealed(older.manifest | {"inputs": inputs})
    older.path.with_suffix(".json").write_text(json.dumps(told))
    (tmp_path / "CURRENT").write_text(f"{older.name}\n")
    with duckdb.connect(older.path, read_only=True, config=store.LOCKED):  # as a reader holds it
        assert store.path_of(snapshots.current().snapshot) != older.path
    for page in ("ringkasan", "program", "data"):
        at = opened(page, versi=older.name)
        assert not at.error and not at.exception
        assert "susunan data yang lebih lama" not in html(at)  # all that was kept is there


def test_a_copy_that_is_damaged_is_made_again(later):
    """Old figures are read from it: it was taken as it lay there, however it came to be so."""
    copy = migrations.path_of(later)
    whole = copy.read_bytes()
    with duckdb.connect(copy) as con:
        con.execute("update fact set amount = 125 where id = 1")
    assert copy.read_bytes() != whole
    migrations.readable.cache_clear()  # the next start
    assert migrations.path_of(later) == copy
    with duckdb.connect(copy, read_only=True) as con:
        assert con.execute("select amount from fact where id = 1").fetchone() == (12.5,)
    migrations.forget(later.name)
    assert list(copy.parent.iterdir()) == []


def test_on_a_full_disk_no_copy_is_begun_in_vain(later, monkeypatch):
    """Each page of an older version read all of it anew, to find again that there was no room."""
    begun = []
    monkeypatch.setattr(migrations, "_carry", lambda *_: begun.append(1))
    migrations.readable.cache_clear()
    with monkeypatch.context() as patch:
        patch.setattr(disk.shutil, "disk_usage", lambda _: SimpleNamespace(free=later.path.stat().st_size))
        with pytest.raises(migrations.Unreadable):
            migrations.path_of(later)
    assert not begun and not list((later.path.parent / migrations.COPIES).iterdir())
