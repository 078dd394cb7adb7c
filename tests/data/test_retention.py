"""Old versions go only when an office says so, and none that anything still needs; old ones stay readable."""

import json
from pathlib import Path

import pytest

from data import disk, manifests, migrations, publication, retention, snapshots
from tests.data.test_snapshots import number, publish


@pytest.fixture
def history(tmp_path, monkeypatch) -> list[snapshots.Snapshot]:
    """Six versions, oldest first: three of one month long ago, two of the next, one of today."""
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(tmp_path / "snapshots"))
    (tmp_path / "snapshots").mkdir()
    days = ("2020-01-01", "2020-01-10", "2020-01-20", "2020-02-01", "2020-02-02")
    made = [_aged(publish(tmp_path / "snapshots", value), day) for value, day in enumerate(days)]
    return [*made, publish(tmp_path / "snapshots", 9)]


def _aged(snapshot: snapshots.Snapshot, day: str) -> snapshots.Snapshot:
    name = f"ntt-{day.replace('-', '')}T000000Z-{snapshot.name[-8:]}"
    told = manifests.sealed(snapshot.manifest | {"name": name, "published": f"{day}T00:00:00+00:00"})
    snapshot.path.rename(snapshot.path.with_name(f"{name}.duckdb"))
    snapshot.path.with_suffix(".json").unlink()
    (snapshots.folder() / f"{name}.json").write_text(json.dumps(told), encoding="utf-8")
    (snapshots.folder() / "CURRENT").write_text(name, encoding="utf-8")
    return snapshots.get(name)


def going(**how) -> list[str]:
    return [each.name for each in retention.may_go(fewest=1, **how)]


def test_the_last_of_each_month_and_the_newest_stay(history):
    assert going() == [history[0].name, history[1].name, history[3].name]
    assert going(days=10_000) == going(days=99_999_999_999) == []
    assert [each.name for each in retention.may_go(fewest=5)] == [history[0].name]


@pytest.mark.parametrize("how", ["named", "composed", "checked against", "in view"])
def test_what_something_still_needs_stays(history, how):
    home, needed = snapshots.folder(), history[1]
    if how == "named":
        (home / "nama-versi.txt").write_text(f"{needed.name}\n")
    elif how == "composed":
        (home / "paparan" / "isi").mkdir(parents=True)
        (home / "paparan" / "isi" / "0000.json").write_text(json.dumps({"snapshot": needed.name}))
    elif how == "checked against":
        draft = home / "imports" / "20200110T000000Z-00000000"
        draft.mkdir(parents=True)
        (draft / "draft.json").write_text(json.dumps({"base": needed.name}))
    else:
        publication.put_in_view(needed)
    assert needed.name not in going() and history[0].name in going()


@pytest.mark.parametrize(
    "written",
    [
        b"{}\n",
        b"# keputusan 2020\r\n{}  # rapat\r\n",
        "\ufeff{}\r\n".encode(),  # as editors of Windows write
        "{}\r\n".encode("utf-16"),
    ],
)
def test_a_named_version_stays_however_its_list_was_written(history, written):
    needed = history[1]
    code = "utf-16" if written[:1] in b"\xff\xfe" else "utf-8"
    told = written.decode(code).format(needed.name).encode(code)
    (snapshots.folder() / retention.NAMED).write_bytes(told)
    assert needed.name not in going() and history[0].name in going() and retention.strangers() == []


def test_a_mistyped_name_in_the_list_of_named_versions_stops_the_deletion(history, capsys):
    (snapshots.folder() / retention.NAMED).write_text(f"{history[1].name[:-1]}\n")
    assert retention.main(["--paling-sedikit", "1", "--hapus"]) == 1
    assert history[1].name[:-1] in capsys.readouterr().err and len(snapshots.kept()) == len(history)


def test_a_version_of_a_clock_that_was_set_back_is_as_young_as_its_name(history):
    """An empty battery: published today, written down as of 2019, and gone with the oldest."""
    made = [history[-1], *(publish(snapshots.folder(), value) for value in (20, 21))]
    for day, each in enumerate(made[:2], start=1):
        told = manifests.sealed(each.manifest | {"published": f"2019-01-0{day}T00:00:00+00:00"})
        each.path.with_suffix(".json").write_text(json.dumps(told), encoding="utf-8")
    assert not {each.name for each in made} & set(going())


def test_what_was_made_of_a_version_goes_with_it(history):
    copies = snapshots.folder() / migrations.COPIES
    copies.mkdir()
    for each in history[:3]:
        (copies / f"{each.name}-00000000.duckdb").touch()
    retention.remove(retention.may_go(fewest=1))
    assert [path.name for path in copies.iterdir()] == [f"{history[2].name}-00000000.duckdb"]


def test_what_a_kill_left_of_a_version_that_went_goes_with_the_next_one(history, monkeypatch):
    """Its copy stayed for ever: nothing names it any more, and so nothing looked for it."""
    copies = snapshots.folder() / migrations.COPIES
    copies.mkdir()
    for each in history[:2]:
        (copies / f"{each.name}-00000000.duckdb").touch()

    def killed(*_, **__):
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(retention, "_sweep_copies", killed)
        with pytest.raises(SystemExit):
            retention.remove(retention.may_go(fewest=1))
    assert len(list(copies.iterdir())) == 2
    assert retention.main(["--paling-sedikit", "1", "--hapus"]) == 0
    assert not list(copies.iterdir())


def test_nothing_goes_without_being_told(history, capsys):
    assert retention.main(["--paling-sedikit", "1"]) == 0
    assert "3 versi boleh dihapus" in capsys.readouterr().out and len(snapshots.kept()) == 6
    assert retention.main(["--paling-sedikit", "1", "--hapus"]) == 0
    assert {each.name for each in snapshots.kept()} == {history[2].name, history[4].name, history[5].name}
    assert snapshots.current().problem is None and number(history[2]) == 2


def test_shapes_go_with_the_last_version_that_names_them_and_not_before(history):
    peta = snapshots.folder() / "peta"
    (peta / "alone-0a0a0a0a.svg").write_text("<svg/>")
    retention.remove(retention.may_go(fewest=1))
    assert [path.name for path in peta.iterdir()] == ["regencies-1a2b3c4d.svg"]
    (peta / "alone-0a0a0a0a.svg").write_text("<svg/>")
    history[2].path.with_suffix(".json").write_text("{")
    retention.remove([])
    assert (peta / "alone-0a0a0a0a.svg").exists()  # a record that cannot be read may need it


def test_a_record_as_it_was_before_there_was_a_chain_still_opens(tmp_path, monkeypatch):
    """The fixture is a manifest as this program wrote it until November 2026: it must open for ever."""
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(tmp_path))
    made = publish(tmp_path, 3)
    old = json.loads((Path(__file__).parent / "records" / "manifest-1.json").read_text(encoding="utf-8"))
    name = f"ntt-20261101T000000Z-{made.manifest['sha256'][:8]}"
    told = old | {"name": name, "sha256": made.manifest["sha256"], "size": made.manifest["size"]}
    made.path.rename(tmp_path / f"{name}.duckdb")
    (tmp_path / f"{name}.json").write_text(json.dumps(told))
    (tmp_path / "CURRENT").write_text(f"{name}\n")
    choice = snapshots.current()
    assert choice.problem is None and number(choice.snapshot) == 3 and choice.snapshot.unverified


def test_a_folder_that_is_not_ours_is_said(history, capsys):
    (snapshots.folder() / ".build-turn").unlink(missing_ok=True)
    (snapshots.folder() / ".build-turn").mkdir()
    assert retention.main([]) == 1
    assert disk.CLOSED in capsys.readouterr().err
