"""A reader always gets a whole snapshot or a sentence; a publication is there completely or not at all."""

import errno
import json
import os
import stat
from pathlib import Path

import duckdb
import pytest

from dashboard.operating import measures
from data import build, durable, manifests, publication, snapshots


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A snapshot folder of the test's own."""
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(tmp_path / "snapshots"))
    (tmp_path / "snapshots").mkdir()
    return tmp_path / "snapshots"


def publish(home: Path, value: int, dataset: str = "terpublikasi") -> snapshots.Snapshot:
    """A tiny snapshot whose one number is `value`, with a shape."""
    workshop = home / "workshop"
    workshop.mkdir(exist_ok=True)
    with duckdb.connect(workshop / "building.duckdb") as con:
        con.execute(f"create table fact as select {value} as number")
    (workshop / "regencies-1a2b3c4d.svg").write_text("<svg/>", encoding="utf-8")
    return publication.publish(
        workshop / "building.duckdb",
        dataset=dataset,
        inputs={"raw/fact.csv": "0" * 64},
        who="tests",
        shapes=workshop,
    )


def number(snapshot: snapshots.Snapshot) -> int:
    with duckdb.connect(snapshot.path, read_only=True) as con:
        return con.execute("select number from fact").fetchall()[0][0]


def older(snapshot: snapshots.Snapshot) -> snapshots.Snapshot:
    """The same snapshot as if it had been published long ago; names carry their second."""
    name = f"ntt-20250101T000000Z-{snapshot.name[-8:]}"
    manifest = snapshot.manifest | {"name": name, "published": "2025-01-01T00:00:00+00:00"}
    snapshot.path.rename(snapshot.path.with_name(f"{name}.duckdb"))
    snapshot.path.with_suffix(".json").unlink()
    sealed = json.dumps(manifests.sealed(manifest))
    (snapshot.path.parent / f"{name}.json").write_text(sealed, encoding="utf-8")
    return snapshots.get(name)


def test_a_published_snapshot_is_the_one_in_view(home):
    published = publish(home, 7)
    assert snapshots.current() == snapshots.Choice(published, None)
    assert number(published) == 7
    assert published.dataset == "terpublikasi"
    assert published.published.tzinfo is not None
    assert published.name.endswith(published.manifest["sha256"][:8])
    assert published.code == published.manifest["sha256"][:4]
    assert published.manifest["rows"] == {"fact": 1}
    assert published.shapes == {"regencies": "regencies-1a2b3c4d.svg"}
    assert (home / "peta" / "regencies-1a2b3c4d.svg").is_file()


def test_a_snapshot_is_one_read_only_file_without_a_log(home):
    published = publish(home, 7)
    assert stat.S_IMODE(published.path.stat().st_mode) == 0o444
    assert not list(home.glob("*.wal"))
    assert not list(home.glob(".*"))


def test_an_earlier_snapshot_stays_when_the_next_one_is_published(home):
    first = older(publish(home, 1))
    second = publish(home, 2)
    assert snapshots.current().snapshot == second
    assert snapshots.kept() == [second, first]
    assert number(snapshots.get(first.name)) == 1


@pytest.mark.parametrize("moment", ["manifest", "pointer"])
def test_a_publication_that_breaks_off_leaves_yesterday_in_view(home, monkeypatch, moment):
    yesterday = older(publish(home, 1))
    (home / "CURRENT").write_text(f"{yesterday.name}\n", encoding="utf-8")
    write, written = durable.write, []

    def broken(path, text, **how):
        written.append(path)
        if len(written) == (1 if moment == "manifest" else 2):
            raise OSError("disk full")
        write(path, text, **how)

    monkeypatch.setattr(durable, "write", broken)
    with pytest.raises(OSError, match="disk full"):
        publish(home, 2)
    assert snapshots.current() == snapshots.Choice(yesterday, None)


def test_the_pointer_is_replaced_and_never_written_in_place(home):
    publish(home, 1)
    before = (home / "CURRENT").stat().st_ino
    with (home / "CURRENT").open(encoding="utf-8") as reader:
        publish(home, 2)
        assert (home / "CURRENT").stat().st_ino != before
        assert snapshots.get(reader.read().split()[0]) is not None


def test_without_any_snapshot_the_reader_is_told_what_to_do(home):
    choice = snapshots.current()
    assert choice.snapshot is None
    assert choice.problem.startswith("Belum ada data yang diterbitkan.")
    assert "python -m data.build" in choice.problem


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "tidak ada"),
        (b"", "rusak"),
        (b"ntt-2026", "rusak"),
        (b"\xff\xfe\x00", "tidak dapat dibaca"),
        (b"../../etc/passwd", "rusak"),
        (b"simulasi-20260101T000000Z-00000000", "himpunan data lain"),
        (b"ntt-20260101T000000Z-00000000", "tidak ada atau rusak"),
    ],
)
def test_a_bad_pointer_gives_the_newest_good_snapshot_and_says_so(home, content, said):
    older(publish(home, 1))
    newest = publish(home, 2)
    (home / "CURRENT").unlink()
    if content is not None:
        (home / "CURRENT").write_bytes(content)
    choice = snapshots.current()
    assert choice.snapshot == newest
    assert said in choice.problem
    assert newest.name in choice.problem


def spoil(snapshot: snapshots.Snapshot, how: str) -> None:
    manifest = snapshot.path.with_suffix(".json")
    snapshot.path.chmod(0o644)
    if how == "truncated":
        os.truncate(snapshot.path, 4096)
    elif how == "altered":
        content = bytearray(snapshot.path.read_bytes())
        content[-1] ^= 1
        snapshot.path.write_bytes(content)
    elif how == "gone":
        snapshot.path.unlink()
    elif how == "manifest cut":
        manifest.write_text(manifest.read_text(encoding="utf-8")[:40], encoding="utf-8")
    elif how == "manifest of another kind":
        manifest.write_text("[]", encoding="utf-8")
    elif how == "other data set":
        manifest.write_text(json.dumps(snapshot.manifest | {"dataset": "simulasi"}), encoding="utf-8")
    elif how == "map gone":
        (snapshot.path.parent / "peta" / "regencies-1a2b3c4d.svg").unlink()


@pytest.mark.parametrize(
    "how",
    [
        "truncated",
        "altered",
        "gone",
        "manifest cut",
        "manifest of another kind",
        "other data set",
        "map gone",
    ],
)
def test_a_spoilt_snapshot_is_never_shown(home, how):
    spoilt = publish(home, 2)
    spoil(spoilt, how)
    assert snapshots.get(spoilt.name) is None
    assert snapshots.kept() == []
    choice = snapshots.current()
    assert choice.snapshot is None
    assert choice.problem


def test_a_spoilt_snapshot_gives_way_to_the_one_before_it(home):
    first = older(publish(home, 1))
    spoil(publish(home, 2), "truncated")
    choice = snapshots.current()
    assert choice.snapshot == first
    assert "tidak utuh" in choice.problem


def test_a_name_from_outside_is_never_a_path(home):
    published = publish(home, 1)
    assert snapshots.get(f"../{home.name}/{published.name}") is None
    assert snapshots.get(published.name + "\n") is None


def test_simulated_and_published_data_never_meet(home):
    real, simulated = publish(home, 1), publish(home, 2, dataset="simulasi")
    assert simulated.name.startswith("simulasi-")
    assert snapshots.current().snapshot == real
    assert snapshots.current("simulasi").snapshot == simulated
    assert snapshots.kept() == [real]


def test_only_simulated_snapshots_are_ever_pruned(home):
    real = publish(home, 1)
    simulated = [publish(home, value, dataset="simulasi") for value in range(2, 6)]
    in_view = snapshots.current("simulasi").snapshot
    pruned = publication.prune_simulated(keep=2)
    left = snapshots.kept("simulasi")
    assert set(pruned) | {snapshot.name for snapshot in left} == {snapshot.name for snapshot in simulated}
    assert 2 <= len(left) <= 3
    assert in_view in left
    assert snapshots.kept() == [real]


def test_maps_of_an_old_snapshot_are_kept_when_a_new_one_draws_them_anew(home):
    first = publish(home, 1)
    workshop = home / "workshop"
    (workshop / "regencies-1a2b3c4d.svg").unlink()
    with duckdb.connect(workshop / "building.duckdb") as con:
        con.execute("create table fact as select 2 as number")
    (workshop / "regencies-99999999.svg").write_text("<svg id='new'/>", encoding="utf-8")
    second = publication.publish(
        workshop / "building.duckdb", dataset="terpublikasi", inputs={}, who="tests", shapes=workshop
    )
    assert second.shapes == {"regencies": "regencies-99999999.svg"}
    assert snapshots.get(first.name) == first


@pytest.mark.parametrize("step", ["manifest", "database"])
def test_a_publication_that_did_not_fit_leaves_no_database(home, monkeypatch, step):
    """On a full disk each attempt left one more, until nothing else fitted either."""
    publish(home, 1)
    before = {path for path in home.iterdir() if path.suffix}

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        if step == "manifest":
            patch.setattr(durable, "write", full)
        else:
            patch.setattr(durable, "sync", full)
        with pytest.raises(OSError, match="space"):
            publish(home, 2)
    assert {path for path in home.iterdir() if path.suffix} == before
    assert number(publish(home, 3)) == 3


def test_a_database_that_a_kill_left_without_its_manifest_is_counted_and_swept(home):
    """Nothing else ever looked at it: 4 MB and more for each such kill, for good."""
    first, second = publish(home, 1), publish(home, 2)
    killed = [home / f"ntt-20300101T00000{number}Z-0123456{number}.duckdb" for number in range(3)]
    for path in killed:
        path.write_bytes(b"x")
    publication.let_go([killed[0].stem])  # of a deletion on purpose, which others still name
    (home / "paparan" / "isi").mkdir(parents=True)
    (home / "paparan" / "isi" / "x.json").write_text(f"{killed[0].stem} {killed[1].stem}")
    first.path.with_suffix(".json").unlink()  # lost by accident: the one after it names it
    assert measures.leftovers() == 2
    with build.alone(lambda _: None):
        assert not killed[0].exists() and not killed[2].exists()
        assert killed[1].exists() and first.path.exists()
    assert measures.leftovers() == 0 and snapshots.current() == snapshots.Choice(second, None)
