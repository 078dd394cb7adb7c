"""Short of open files for a moment, nothing is told as damaged, thrown away, or remembered as bad."""

import asyncio
import errno
import os
import resource
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from briefing import library
from dashboard.answers import store
from dashboard.exhibits import office
from dashboard.front import front_door
from dashboard.operating import supervised
from dashboard.sending import condition
from data import chain, disk, imports, manifests, publication, retention, schema, snapshots
from data.accounts import invitations, people
from data.accounts.people import Forbidden
from data.intake import ledger, village_links
from data.intake.declined import NotNow
from tests.briefing.test_saved_briefings import OLD, holding
from tests.data.test_snapshots import older, publish
from tests.front.test_front_door import Client
from tests.front.test_one_product import ROLES
from tests.intake.conftest import ALOR

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def short_of_files() -> Iterator[None]:
    """No file can be opened in this process until the block ends; those that are open stay so."""
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    least = os.open(os.devnull, os.O_RDONLY)
    os.close(least)
    resource.setrlimit(resource.RLIMIT_NOFILE, (least, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, limits)


def none_left(*_, **__):
    """What reads of a file while another thread has taken the last descriptor."""
    raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))


@pytest.fixture
def home(tmp_path, monkeypatch) -> Path:
    folder = tmp_path / "snapshots"
    folder.mkdir()
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(folder))
    monkeypatch.setenv("DASBOR_ROLES", str(tmp_path / "roles.toml"))
    monkeypatch.setenv("DASBOR_TAUTAN_MASUK", "1")
    (tmp_path / "roles.toml").write_text(ROLES)
    return folder


def test_the_version_in_view_stays_in_view_and_no_repair_is_asked_for(home):
    """'CURRENT cannot be read. Run data.build' stood on a page whose server had only too many connections."""
    schema.of_today()  # asked when the server starts
    with short_of_files():
        assert store.newest("terpublikasi") == snapshots.Choice(None, disk.SHORT)  # none was shown yet
    older(publish(home, 1))
    shown = publish(home, 2)
    assert store.newest("terpublikasi") == snapshots.Choice(shown, None)
    with short_of_files():
        assert store.newest("terpublikasi") == snapshots.Choice(shown, disk.SHORT)
        assert condition.state()[0] == shown and condition.state()[2][0] == disk.SHORT
        for ask in (snapshots.current, imports.standing, store.is_empty):
            with pytest.raises(OSError, match=os.strerror(errno.EMFILE)):
                ask()
    assert store.newest("terpublikasi") == snapshots.Choice(shown, None)


def test_no_version_is_missed_afterwards(home, monkeypatch):
    """One whose record could not be read stood in no menu until the next publication."""
    versions = [publish(home, 2), older(publish(home, 1))]
    snapshots._LISTED.clear()
    manifests._MANIFESTS.clear()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_text", none_left)
        for ask in (snapshots.kept, lambda: snapshots.get(versions[0].name), publication.let_gone):
            with pytest.raises(OSError, match=os.strerror(errno.EMFILE)):
                ask()
    assert snapshots.kept() == versions[:1] + [each for each in snapshots.kept() if each != versions[0]]
    assert {each.name for each in snapshots.kept()} == {each.name for each in versions}


def test_the_slow_round_tells_of_no_damage_and_looks_again_soon(home, monkeypatch):
    """What it took for damaged it told of until it came to that version again: hours, with hundreds."""
    older(publish(home, 1))
    publish(home, 2)
    watch, waits = chain.Round(), []
    monkeypatch.setattr(condition, "ROUND", watch)
    assert watch.turn() == watch.turn() == []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 3:
            raise SystemExit

    monkeypatch.setattr(front_door.time, "sleep", wait)
    turn, turns = watch.turn, []

    def short_first():
        turns.append(1)
        if len(turns) > 1:
            return turn()
        with short_of_files():
            return turn()

    monkeypatch.setattr(watch, "turn", short_first)
    with pytest.raises(SystemExit):
        front_door.look_again()
    assert waits == [chain.AGAIN_SECONDS, chain.ROUND_SECONDS, chain.ROUND_SECONDS]
    assert watch.troubles == []


def test_nobodys_link_or_session_is_swept(home, monkeypatch):
    """Whoever made a link or signed in swept what could not be read: the sessions of all others ended."""
    villages = village_links.make(ALOR, "5305", "Kecamatan", 30)
    session = invitations.enter(invitations.invite(ALOR.name))
    before = {path for path in home.rglob("*") if path.is_file()}
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_text", none_left)
        for ask in (
            lambda: village_links.make(ALOR, "5305", "Desa", 30),
            lambda: village_links.opened(villages),
            lambda: invitations._new(invitations.SESSIONS, ALOR.name, invitations.SESSION),
            lambda: invitations.of_session(session),
        ):
            with pytest.raises((OSError, NotNow), match=f"{os.strerror(errno.EMFILE)}|{disk.SHORT}"):
                ask()
    assert before <= {path for path in home.rglob("*") if path.is_file()}
    assert village_links.opened(villages) and invitations.of_session(session)[1] == people.named(ALOR.name)


def test_nobody_is_told_to_delete_or_mend_what_is_whole(home):
    """The list of sessions that were ended 'is damaged; delete it' would have opened all of them."""
    claims = {"iss": "https://contoh", "sub": "1", "email": ALOR.name, "email_verified": True}
    people.sign_out(claims)
    with short_of_files():
        for ask in (lambda: people.is_signed_out(claims), lambda: people.named(ALOR.name)):
            with pytest.raises(Forbidden) as refused:
                ask()
            assert str(refused.value) == disk.SHORT
    assert people.is_signed_out(claims) and people.named(ALOR.name)


def test_no_import_is_called_damaged(home, monkeypatch):
    name = "20260101T000000Z-01234567"
    folder = imports.folder() / name
    (folder / "rows").mkdir(parents=True)
    (folder / "rows" / "product.csv").write_text("id\n1\n")
    draft = ledger.save(ledger.Draft(name, "produk", "a.csv", "0" * 64, ALOR.name, "Dinas", ("5305",)))
    hashes = imports.inputs([name])
    with short_of_files():
        for ask in (lambda: imports.changed([name], hashes), lambda: ledger.load(name), lambda: draft.result):
            with pytest.raises(OSError, match=os.strerror(errno.EMFILE)):
                ask()
    assert imports.changed([name], hashes) == [] and ledger.load(name) == draft


def test_no_saved_briefing_is_pruned(home, monkeypatch):
    """One whose title could not be read counted as one that nobody had saved."""
    kept = library.save(holding(OLD[0])).newest
    monkeypatch.setattr(library, "MOST_STATES", 0)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_text", none_left)
        with pytest.raises(library.Full, match="kehabisan berkas"):
            library.keep(holding(OLD[1]))
        with pytest.raises(OSError, match=os.strerror(errno.EMFILE)):
            library.saved()
    assert library.find(kept) and [each.newest for each in library.saved()] == [kept]
    assert retention._held("terpublikasi") is not None


def test_the_office_keeps_its_name(tmp_path, monkeypatch):
    """What could not be read once was ours in its place until the next start, on every slide."""
    shutil.copytree(office.OWN.parent, tmp_path / "kantor", ignore=lambda *_: [])
    file = tmp_path / "kantor" / "kantor.toml"
    file.write_text(office.OWN.read_text("utf-8").replace('nama = "', 'nama = "Contoh', 1), "utf-8")
    monkeypatch.setenv("DASBOR_KANTOR", str(file))
    with short_of_files(), pytest.raises(OSError, match=os.strerror(errno.EMFILE)):
        office.read()
    assert office.read().name.startswith("Contoh")


def test_a_reader_is_told_to_ask_again(home, monkeypatch):
    """In place of a code to be told to whoever keeps the server."""
    monkeypatch.setattr(front_door, "refusal", none_left)
    answer = Client().get("/ekspor")
    assert answer.status_code == 503 and disk.SHORT in answer.text and "retry-after" in answer.headers
    english = Client().get("/ekspor", cookie="bahasa=en")
    assert "short of open files" in english.text


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EMFILE, errno.EACCES, errno.EIO])
def test_what_lies_with_the_machine_is_said_on_a_live_page_too(monkeypatch, number):
    """A sender who threw something away with a full disk read a code for whoever keeps the server."""
    said = []
    monkeypatch.setattr(front_door.st, "error", lambda words, **_: said.append(words))
    assert front_door.report(OSError(number, os.strerror(number)))
    (words,) = said
    assert ("kode" in words) == (number in (errno.EACCES, errno.EIO))
    assert (words == disk.FULL) == (number == errno.ENOSPC)


def test_the_supervisor_hears_on(tmp_path, monkeypatch):
    """A line to it had its own file each time: where none was left it heard nothing and ended the server."""
    address = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.bind(address)
        line.setblocking(False)
        monkeypatch.setenv("NOTIFY_SOCKET", address)
        monkeypatch.setenv("WATCHDOG_USEC", "30000")

        async def live() -> list[str]:
            loop, told = asyncio.get_running_loop(), []
            task = asyncio.create_task(supervised.keep_telling(none_left))
            told.append((await asyncio.wait_for(loop.sock_recv(line, 1000), 60)).decode())
            with short_of_files():
                for _ in range(3):
                    told.append((await asyncio.wait_for(loop.sock_recv(line, 1000), 60)).decode())
            task.cancel()
            return told

        told = asyncio.run(live())
    assert [each.partition("\n")[0] for each in told] == ["READY=1", *["WATCHDOG=1"] * 3]
    assert all(os.strerror(errno.EMFILE) in each for each in told)


def test_a_database_is_opened_only_where_files_are_left(home):
    """DuckDB ends the whole process, and with it every reader's session, where it finds not one."""
    version = publish(home, 1)
    with short_of_files(), pytest.raises(OSError, match=os.strerror(errno.EMFILE)):
        store._connection(str(version.path))
    assert store._connection(str(version.path)).execute("select number from fact").fetchall() == [(1,)]
    rooms = [path for room in ("data", "dashboard", "queries") for path in (ROOT / room).rglob("*.py")]
    by_themselves = [path.name for path in rooms if "duckdb.connect(" in path.read_text("utf-8")]
    assert by_themselves == ["disk.py"]


def test_what_duckdb_says_of_files_is_known_for_what_it_is():
    told = duckdb.IOException(f'Cannot open file "x.duckdb.wal": {os.strerror(errno.EMFILE)}')
    assert disk.is_passing(told) and disk.sentence(told) == disk.SHORT
