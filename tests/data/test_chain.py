"""One chain from CURRENT to the last row: whatever is altered, emptied or gone is noticed, nothing lost."""

import errno
import json
import os
import random
import stat
import tempfile
import threading
import time
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from dashboard.answers import store
from dashboard.front import front_door
from dashboard.sending import condition
from dashboard.subjects.evidence.data_checks import MOST_VERSIONS
from data import build, chain, disk, durable, imports, manifests, publication, retention, snapshots
from data.accounts.people import AT_THE_MACHINE
from data.intake import desk, ledger
from data.reading import Refused
from tests.data.test_snapshots import older, publish
from tests.front.test_front_door import Client
from tests.intake import quick_build
from tests.intake.conftest import TODAY, home, send  # noqa: F401 - fixtures
from tests.pages.test_pages import opened

FLIPS = 200
ROWS = [["Kabupaten", "Nama produk", "Kategori", "Jalur perizinan"]]


@pytest.fixture
def empty(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(tmp_path / "snapshots"))
    (tmp_path / "snapshots").mkdir()
    return tmp_path / "snapshots"


def flipped(content: bytes, bit: int) -> bytes:
    spoilt = bytearray(content)
    spoilt[bit // 8] ^= 1 << bit % 8
    return bytes(spoilt)


def same(one: bytes, other: bytes) -> bool:
    """Do two manifests say the same? A flip between a blank and a line's end changes nothing that is said."""
    try:
        return json.loads(one) == json.loads(other)
    except ValueError:
        return False


def test_no_flipped_bit_of_a_manifest_is_silent(empty):
    snapshot = publish(empty, 7)
    file = snapshot.path.with_suffix(".json")
    whole = file.read_bytes()
    for bit in random.Random(19).sample(range(len(whole) * 8), FLIPS):
        spoilt = flipped(whole, bit)
        file.write_bytes(spoilt)
        noticed = snapshots.get(snapshot.name) is None and snapshots.current().problem is not None
        assert noticed or same(whole, spoilt), spoilt
    file.write_bytes(whole)
    assert snapshots.current() == snapshots.Choice(snapshot, None)


def test_no_flipped_bit_of_the_pointer_is_silent(empty):
    older(publish(empty, 1))
    snapshot = publish(empty, 2)
    file = empty / "CURRENT"
    whole = file.read_bytes()
    for bit in range(len(whole) * 8):
        file.write_bytes(flipped(whole, bit))
        choice = snapshots.current()
        harmless = flipped(whole, bit).split() == whole.split() and choice.snapshot == snapshot
        assert choice.problem or harmless
    assert snapshots.current().snapshot is not None


def test_a_manifest_of_another_publication_is_not_the_one_that_the_pointer_names(empty):
    snapshot = publish(empty, 2)
    file = snapshot.path.with_suffix(".json")
    told = json.loads(file.read_text()) | {"inputs": {}}
    file.write_text(json.dumps(manifests.sealed(told)))
    assert "bukan yang disebut penunjuknya" in snapshots.current().problem


@pytest.mark.parametrize("what", ["database", "shape", "manifest"])
def test_a_warm_server_notices_a_flip_that_leaves_time_and_size_as_they_were(empty, what):
    first = older(publish(empty, 1))
    snapshot = publish(empty, 2)
    (empty / "peta" / "regencies-1a2b3c4d.svg").chmod(0o644)
    file = {
        "database": snapshot.path,
        "manifest": snapshot.path.with_suffix(".json"),
        "shape": empty / "peta" / "regencies-1a2b3c4d.svg",
    }[what]
    file.chmod(0o644)
    before = file.stat()
    file.write_bytes(flipped(file.read_bytes(), 8 * (before.st_size // 2)))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert snapshots.look_again(snapshot) is not None
    choice = snapshots.current()
    assert choice.problem and choice.snapshot in (first, None)


def test_a_snapshot_from_before_the_chain_still_opens_and_says_what_cannot_be_checked(empty):
    snapshot = publish(empty, 3)
    told = {key: value for key, value in snapshot.manifest.items() if key not in manifests.CHAIN}
    snapshot.path.with_suffix(".json").write_text(json.dumps(told))
    (empty / "CURRENT").write_text(f"{snapshot.name}\n")
    choice = snapshots.current()
    assert choice.problem is None and choice.snapshot.name == snapshot.name
    assert "tidak dapat dibuktikan" in choice.snapshot.unverified
    assert publish(empty, 4).unverified is None


def test_a_manifest_of_a_later_format_is_refused_by_name(empty):
    snapshot = publish(empty, 3)
    told = manifests.sealed(snapshot.manifest | {"format": manifests.FORMAT + 1})
    snapshot.path.with_suffix(".json").write_text(json.dumps(told))
    assert "lebih baru" in snapshots.current().problem


def test_each_manifest_names_the_one_before_it(empty):
    first = publish(empty, 1)
    second = publish(empty, 2)
    assert first.manifest["previous"] is None
    assert second.manifest["previous"] == {"name": first.name, "seal": first.seal}


def test_what_was_taken_back_is_not_shown_in_place_of_a_damaged_version(empty):
    first, second = older(publish(empty, 1)), publish(empty, 2)
    publish(empty, 3)
    publication.put_in_view(second)  # the third one is undone
    second.path.chmod(0o644)
    second.path.write_bytes(b"x")
    assert snapshots.current().snapshot == first


@pytest.mark.parametrize("year", [2020, 2035])
def test_names_never_go_back_whatever_the_clock_does(empty, monkeypatch, year):
    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(year, 1, 2, tzinfo=tz)

    made = [publish(empty, 1)]
    monkeypatch.setattr(snapshots, "datetime", Clock)
    made += [publish(empty, 2), publish(empty, 3)]
    monkeypatch.undo()
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(empty))
    made.append(publish(empty, 4))
    assert [each.name for each in made] == sorted(each.name for each in made)
    assert snapshots.before(made[3]) == made[2] and snapshots.before(made[2]) == made[1]
    made[3].path.chmod(0o644)
    made[3].path.write_bytes(b"x")
    assert snapshots.current().snapshot == made[2]


def test_imports_get_names_after_those_there_are(send, home):  # noqa: F811
    ahead = imports.folder() / "20350101T000000Z-00000000"
    ahead.mkdir(parents=True)
    assert send([*ROWS, ["Alor", "Kenari contoh", "Kriya", "kriya"]]).name > ahead.name


def test_a_publisher_with_a_narrow_umask_is_read_by_the_server(empty):
    before = os.umask(0o077)
    try:
        empty.rmdir()
        durable.make_public(empty)
        snapshot = publish(empty, 1)
    finally:
        os.umask(before)
    peta = empty / "peta"
    for path in (empty, peta, empty / "CURRENT", snapshot.path, *empty.glob("*.json"), *peta.iterdir()):
        assert stat.S_IMODE(path.stat().st_mode) & 0o044 == 0o044, path
    for path in (empty, peta):
        assert stat.S_IMODE(path.stat().st_mode) & 0o011 == 0o011, path


def test_a_damaged_shape_is_neither_served_nor_kept(empty, monkeypatch):
    publish(empty, 1)
    workshop = empty / "workshop"
    drawn = workshop / "regencies-a1b2c3d4.svg"
    (workshop / "regencies-1a2b3c4d.svg").unlink()
    drawn.write_text("<svg>alor</svg>", encoding="utf-8")
    true_name = f"regencies-{manifests.sha256(drawn)[:8]}.svg"
    (empty / "peta" / true_name).write_text("<svg>alor</svg>")
    client = Client()
    assert client.get(f"/peta/{true_name}").status_code == 200
    (empty / "peta" / true_name).write_text("<svg>alar</svg>")
    answer = client.get(f"/peta/{true_name}")
    assert answer.status_code == 503 and answer.headers["cache-control"] == "no-store"
    drawn.rename(workshop / true_name)
    hashes = publication._keep_shapes(workshop)
    assert (empty / "peta" / true_name).read_text() == "<svg>alor</svg>" and true_name in hashes


# What was accepted is what is built: the rows of imports.


@pytest.fixture
def accepted(send, home, monkeypatch) -> ledger.Draft:  # noqa: F811
    quick_build.install(monkeypatch.setattr)
    draft = send([*ROWS, ["Alor", "Kenari contoh", "Kriya", "kriya"]])
    desk.submit(AT_THE_MACHINE, draft.name, {})
    desk.publish(AT_THE_MACHINE, draft.name, TODAY, lambda _: None)
    return draft


def rows_of(draft: ledger.Draft) -> Path:
    return draft.folder / "rows" / "product.csv"


SPOIL = {
    "one letter": lambda file: file.write_text(file.read_text("utf-8").replace("Kenari", "Kemiri"), "utf-8"),
    "emptied": lambda file: file.write_text(""),
    "gone": lambda file: file.unlink(),
    "one more": lambda file: (file.parent / "indication.csv").write_text("id\nx\n"),
    "all gone": lambda file: [path.unlink() for path in file.parent.iterdir()],
}


@pytest.mark.parametrize("how", SPOIL)
def test_rows_that_are_not_what_was_accepted_are_in_no_build(accepted, send, how):  # noqa: F811
    before = snapshots.current()
    SPOIL[how](rows_of(accepted))
    with pytest.raises(Refused, match=rf"imports/{accepted.name}.*pulihkan"):
        build.build(say=lambda _: None)
    with pytest.raises(Refused):
        build.build_if_needed(say=lambda _: None)
    other = send([*ROWS, ["Alor", "Sirih contoh", "Kriya", "kriya"]])
    desk.submit(AT_THE_MACHINE, other.name, {})
    with pytest.raises(desk.Declined, match="pulihkan"):
        desk.publish(AT_THE_MACHINE, other.name, TODAY, lambda _: None)
    assert snapshots.current() == before


def test_the_bytes_that_are_read_are_those_that_were_seen(accepted, tmp_path):
    hashes = imports.expected(snapshots.current().snapshot)
    keys = {"product": ["id"], "source": ["id"]}
    imports.overlay(build.RAW, [accepted.name], keys, tmp_path / "one", hashes)
    SPOIL["one letter"](rows_of(accepted))
    with pytest.raises(Refused, match="bukan lagi yang disahkan"):
        imports.overlay(build.RAW, [accepted.name], keys, tmp_path / "two", hashes)


@pytest.mark.parametrize("damage", ["a bit of an input's name", "the whole manifest", "the database"])
def test_a_build_after_a_damage_loses_no_accepted_import(accepted, damage):
    snapshot = snapshots.current().snapshot
    manifest = snapshot.path.with_suffix(".json")
    if damage == "the database":
        snapshot.path.chmod(0o644)
        os.truncate(snapshot.path, 4096)
    else:
        text = manifest.read_text("utf-8")
        manifest.write_text(text.replace("imports/", "inports/") if "bit" in damage else "", "utf-8")
    assert imports.accepted() == []  # the version before knows nothing of it
    rebuilt = build.build_if_needed(say=lambda _: None)
    assert imports.accepted(rebuilt) == [accepted.name] and snapshots.current().problem is None


def test_a_build_after_a_damage_brings_back_nothing_that_was_taken_back(accepted):
    desk.undo(AT_THE_MACHINE, accepted.name, "salah", lambda _: None)
    (snapshots.folder() / "CURRENT").write_text("rusak")
    assert imports.accepted(build.build(say=lambda _: None)) == []


def test_rows_and_their_folders_are_on_the_disk_before_they_count(send, home, monkeypatch):  # noqa: F811
    quick_build.install(monkeypatch.setattr)
    synced, fsync, put = [], os.fsync, publication.put_in_view
    monkeypatch.setattr(
        os, "fsync", lambda fd: (synced.append(Path(f"/proc/self/fd/{fd}").readlink()), fsync(fd))
    )
    before = []
    monkeypatch.setattr(publication, "put_in_view", lambda snapshot: (before.extend(synced), put(snapshot)))
    draft = send([*ROWS, ["Alor", "Kenari contoh", "Kriya", "kriya"]])
    desk.submit(AT_THE_MACHINE, draft.name, {})
    desk.publish(AT_THE_MACHINE, draft.name, TODAY, lambda _: None)
    assert {*imports.rows(draft.name), draft.folder / "rows", draft.folder, imports.folder()} <= {*before}


def test_what_is_fresh_needs_no_room(snapshots, monkeypatch, capsys):
    """At each start of a server: on a full disk the command failed, though there was nothing to publish."""
    monkeypatch.setattr(disk, "has_room", lambda _: False)
    assert build.main(["--if-needed"]) == 0
    monkeypatch.setattr(build, "_fresh", lambda: None)
    assert build.main(["--if-needed"]) == 1 and capsys.readouterr().err == f"{disk.FULL}\n"


def test_a_full_disk_ends_a_build_in_a_sentence(empty, monkeypatch, capsys):
    monkeypatch.setattr(disk, "has_room", lambda _: False)
    assert build.main([]) == 1
    monkeypatch.undo()
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(empty))

    def full(*_, **__):
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(build, "assemble", full)
    assert build.main([]) == 1
    said = capsys.readouterr().err
    assert said.count("Ruang penyimpanan hampir habis") == 2 and "Traceback" not in said
    assert not (empty / "CURRENT").exists() and not list(empty.glob(".build-*/"))


def test_the_slow_round_finds_what_no_reader_has_opened(empty):
    first = older(publish(empty, 1))
    publish(empty, 2)
    watch = chain.Round()
    assert watch.turn() == watch.turn() == []
    before = first.path.stat()
    first.path.chmod(0o644)
    first.path.write_bytes(flipped(first.path.read_bytes(), 80_000))
    os.utime(first.path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert any(first.name in trouble for turn in range(2) for trouble in watch.turn())
    first.path.unlink()
    first.path.with_suffix(".json").unlink()
    watch.turn()
    assert watch.turn() == []  # taken away on purpose, with its record


def test_an_older_version_that_was_put_in_place_of_another_is_noticed(empty):
    first = publish(empty, 1)
    second = publish(empty, 2)
    assert chain.trouble_with(second) is None
    told = manifests.sealed(first.manifest | {"who": "orang lain"})
    first.path.with_suffix(".json").write_text(json.dumps(told))
    assert "bukan lagi yang dicatat penerusnya" in chain.trouble_with(second)


def test_the_slow_round_and_the_health_page_tell_of_altered_rows(accepted, monkeypatch):
    watch = chain.Round()
    monkeypatch.setattr(condition, "ROUND", watch)
    assert watch.turn() == [] and Client().get("/sehat").status_code == 200
    SPOIL["one letter"](rows_of(accepted))
    watch.turn()
    answer = Client().get("/sehat")
    assert answer.status_code == 503 and "bukan lagi yang disahkan" in json.loads(answer.text)["masalah"]


def test_the_command_says_of_each_version_whether_it_is_whole(empty, capsys):
    first = older(publish(empty, 1))
    second = publish(empty, 2)
    assert chain.main() == 0
    assert f"{second.name}: utuh" in capsys.readouterr().out
    first.path.chmod(0o644)
    first.path.write_bytes(b"x")
    assert chain.main() == 1 and first.name in capsys.readouterr().err


def test_a_menu_of_versions_stays_short(snapshots_of_500):
    at = opened("data", lembar="ubah")
    assert not at.exception
    menu = at.selectbox(key="dengan")
    assert len(menu.options) <= MOST_VERSIONS + 2


@pytest.mark.parametrize("number", disk.READ_ONLY)
def test_a_disk_that_takes_nothing_ends_a_build_in_a_sentence(empty, monkeypatch, capsys, number):
    def closed(*_, **__):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(build, "assemble", closed)
    assert build.main([]) == 1
    assert capsys.readouterr().err.count("tidak dapat ditulis") == 1


@pytest.fixture
def snapshots_of_500(home) -> snapshots.Snapshot:  # noqa: F811
    """The published data as the newest of five hundred versions."""
    newest = snapshots.current().snapshot
    for turn in range(499):
        name = f"ntt-20250101T{turn // 60:02}{turn % 60:02}00Z-{newest.name[-8:]}"
        (home / f"{name}.duckdb").hardlink_to(newest.path)
        (home / f"{name}.json").write_text(json.dumps(manifests.sealed(newest.manifest | {"name": name})))
    return newest


def test_hundreds_of_snapshots_cost_a_page_next_to_nothing(snapshots_of_500, monkeypatch):
    look, looked = snapshots._look_over, []
    monkeypatch.setattr(snapshots, "_look_over", lambda *asked: looked.append(asked) or look(*asked))
    snapshots.kept()
    started = time.process_time()
    for _ in range(10):
        assert len(snapshots.kept()) == 500 and snapshots.current().snapshot == snapshots_of_500
    # A page takes thirty milliseconds.
    assert (time.process_time() - started) / 10 < 0.01 and len(looked) <= 3


def test_rows_that_the_server_may_not_read_are_said(home, monkeypatch):  # noqa: F811
    """Published by somebody else with a narrow umask: the round must say so, and not break off unseen."""

    def closed(*_):
        raise PermissionError(errno.EACCES, "Permission denied", "imports/x/rows")

    monkeypatch.setattr(imports, "changed", closed)
    (said,) = chain.Round().turn()
    assert said.startswith("imports/x/rows tidak dapat dibaca") and "izinnya" in said


def open_databases(home) -> int:  # noqa: F811
    links = (path for path in Path("/proc/self/fd").iterdir())
    return sum(str(home) in str(path.readlink()) for path in links if path.is_symlink())


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts open files as Linux lists them")
def test_links_to_hundreds_of_versions_leave_few_of_them_open(snapshots_of_500, home):  # noqa: F811
    """Each open one takes 9 megabytes and threads: a hundred links ended a server that may have 1,024."""
    every, threads = snapshots.kept(), len(list(Path("/proc/self/task").iterdir()))
    first = store.ask(every[0], "additive_totals")
    held = store._connection(str(every[0].path)).cursor()  # somebody is reading it still
    for each in every[1:60]:
        assert store.ask(each, "additive_totals").equals(first)
    assert open_databases(home) <= store.MOST_OPEN + 1
    assert len(list(Path("/proc/self/task").iterdir())) - threads < 15 * (store.MOST_OPEN + 1)
    assert held.execute("select count(*) from product").fetchone()[0] > 0


def test_rows_on_a_disk_that_fails_are_named_and_end_no_round(accepted, monkeypatch):
    """A folder in a file's place reads as a bad sector does: the round broke off, and all seemed well."""
    watch = chain.Round()
    monkeypatch.setattr(condition, "ROUND", watch)
    assert watch.turn() == []
    rows_of(accepted).unlink()
    rows_of(accepted).mkdir()
    (said,) = watch.turn()
    assert f"imports/{accepted.name}" in said and "tidak dapat dibaca" in said
    assert Client().get("/sehat").status_code == 503
    with pytest.raises(Refused, match="tidak dapat dibaca"):
        build.build(say=lambda _: None)


def test_a_round_that_broke_off_is_said_until_one_comes_through(empty, monkeypatch, caplog):
    publish(empty, 1)
    watch, turns = chain.Round(), []
    monkeypatch.setattr(condition, "ROUND", watch)

    def broken():
        raise RuntimeError("cakram")

    def next_turn(_seconds):
        turns.append(json.loads(Client().get("/sehat").text)["masalah"] or "")
        monkeypatch.undo()
        monkeypatch.setattr(condition, "ROUND", watch)
        monkeypatch.setenv("DASBOR_SNAPSHOTS", str(empty))
        monkeypatch.setattr(front_door.time, "sleep", ended)

    def ended(_seconds):
        raise SystemExit

    monkeypatch.setattr(chain, "troubles_in_view", broken)
    monkeypatch.setattr(front_door.time, "sleep", next_turn)
    with pytest.raises(SystemExit):
        front_door.look_again()
    assert chain.BROKE_OFF in turns[0] and "cakram" in caplog.text
    assert watch.troubles == []  # the next one came through


def test_a_round_that_hangs_is_said(empty, monkeypatch):
    publish(empty, 1)
    watch, began, let = chain.Round(), threading.Event(), threading.Event()
    monkeypatch.setattr(condition, "ROUND", watch)
    monkeypatch.setattr(chain, "troubles_in_view", lambda: (began.set(), let.wait(20), [])[2])
    hanging = threading.Thread(target=watch.turn)
    hanging.start()
    assert began.wait(20) and not watch.hangs
    monkeypatch.setattr(chain, "SILENT_SECONDS", 0)
    assert chain.HANGS in condition.state()[2]
    let.set()
    hanging.join(20)
    assert not watch.hangs and chain.HANGS not in condition.state()[2]


def test_a_round_that_begins_no_more_is_said(empty, monkeypatch):
    """Its thread had ended between two turns, and the health page went on saying that all was well."""
    publish(empty, 1)
    watch = chain.Round()
    monkeypatch.setattr(condition, "ROUND", watch)
    assert watch.turn() == [] and not watch.hangs
    monkeypatch.setattr(chain, "ROUND_SECONDS", -chain.SILENT_SECONDS)  # that much later
    assert chain.HANGS in condition.state()[2]


@contextmanager
def as_another():
    """As a user who owns none of the files; root may read everything."""
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_to_all(monkeypatch):
    """A folder of snapshots that any user of this machine may reach."""
    with tempfile.TemporaryDirectory(prefix="dasbor-uji-") as folder:
        Path(folder).chmod(0o755)
        (Path(folder) / "snapshots").mkdir(mode=0o755)
        monkeypatch.setenv("DASBOR_SNAPSHOTS", f"{folder}/snapshots")
        yield Path(folder) / "snapshots"


@pytest.mark.skipif(os.name != "posix", reason="other systems tell of rights in other ways")
@pytest.mark.parametrize("closed", ["CURRENT", "peta", "database", "manifest", "shape"])
def test_what_is_closed_to_the_server_is_said_and_ends_no_page(open_to_all, closed):
    """Published by another user with a narrow umask, or put right by root's hand: every page broke off."""
    first = older(publish(open_to_all, 1))
    snapshot = publish(open_to_all, 2)
    first.path.with_suffix(".json").chmod(0o644)
    place = {
        "CURRENT": open_to_all / "CURRENT",
        "peta": open_to_all / "peta",
        "database": snapshot.path,
        "manifest": snapshot.path.with_suffix(".json"),
        "shape": open_to_all / "peta" / "regencies-1a2b3c4d.svg",
    }[closed]
    place.chmod(0)
    manifests._DIGESTS.clear()
    manifests._MANIFESTS.clear()
    with as_another():
        choice, listed = snapshots.current(), snapshots.kept()
        answer = Client().get("/sehat")
    assert answer.status_code == 503 and choice.problem in json.loads(answer.text)["masalah"]
    assert choice.problem.endswith(snapshots.REBUILD)
    if closed in ("database", "shape"):
        assert f"{place.name} tidak dapat dibaca oleh server. Periksa pemilik" in choice.problem
    assert choice.snapshot in {"CURRENT": (snapshot,), "peta": (None,), "shape": (None,)}.get(
        closed, (first,)
    )
    assert all(each in (first, snapshot) for each in listed)
    place.chmod(0o755)


def test_the_command_tells_a_version_that_was_lost_from_one_that_went_on_purpose(empty, capsys):
    made = [publish(empty, number) for number in range(4)]
    for path in (made[1].path, made[1].path.with_suffix(".json")):
        path.unlink()
    assert chain.main() == 1
    assert f"{made[1].name}, yang dicatat penerusnya" in capsys.readouterr().err
    publication.let_go([made[1].name])
    assert chain.main() == 0
    retention.remove([made[2]])
    assert chain.main() == 0 and publication.let_gone() == {made[1].name, made[2].name}
    (empty / publication.LET_GO).unlink()
    made[0].path.with_suffix(".json").unlink()
    assert chain.main() == 0  # what begins with the newest was perhaps copied so
