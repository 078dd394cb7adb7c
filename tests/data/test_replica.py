"""One folder is written, others are copies that are only read: whole versions, and no CURRENT before them."""

import json
import os
import shutil
from pathlib import Path

import pytest

from dashboard.answers import store
from dashboard.operating import measures
from data import backup, disk, manifests, publication, replica, snapshots
from tests.data.test_snapshots import publish

pytestmark = pytest.mark.slow


@pytest.fixture
def source(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(tmp_path / "asal"))
    (tmp_path / "asal").mkdir()
    return tmp_path / "asal"


def seen(folder: Path) -> str:
    with backup.looking_at(folder):
        choice = snapshots.current()
        assert choice.problem is None
        return choice.snapshot.name


def test_each_version_comes_once_and_what_is_in_view_there_is_in_view_here(source, tmp_path, capsys):
    copy, first = tmp_path / "salinan", publish(source, 1)
    assert replica.bring(source, copy) == [first.name] and seen(copy) == first.name
    second = publish(source, 2)
    assert replica.bring(source, copy) == [second.name] and seen(copy) == second.name
    assert replica.main([str(source), str(copy)]) == 0 and "Tidak ada yang baru" in capsys.readouterr().out
    publication.put_in_view(first)  # taken back
    assert replica.bring(source, copy) == [] and seen(copy) == first.name


def test_a_reader_of_a_copy_needs_to_write_nothing(snapshots, tmp_path):
    copy = tmp_path / "salinan"
    replica.bring(snapshots, copy)
    for path in (*copy.rglob("*"), copy):
        path.chmod(0o555 if path.is_dir() else 0o444)
    with backup.looking_at(copy):
        assert len(store.ask(store.newest("terpublikasi").snapshot, "regency_codes")) == 22
    copy.chmod(0o755)


def test_what_is_not_whole_there_comes_not_into_view_here(source, tmp_path, capsys):
    copy, first = tmp_path / "salinan", publish(source, 1)
    replica.bring(source, copy)
    second = publish(source, 2)
    second.path.chmod(0o644)
    second.path.write_bytes(second.path.read_bytes()[:-100])
    assert replica.main([str(source), str(copy)]) == 1
    assert second.name in capsys.readouterr().err and seen(copy) == first.name


def test_a_version_that_was_taken_away_goes_and_a_mistyped_folder_takes_nothing(source, tmp_path):
    copy, first = tmp_path / "salinan", publish(source, 1)
    publish(source, 2)
    replica.bring(source, copy)
    first.path.with_suffix(".json").unlink()
    first.path.unlink()
    replica.bring(source, copy)
    assert not (copy / f"{first.name}.json").exists() and not (copy / f"{first.name}.duckdb").exists()
    with pytest.raises(replica.Failed, match="Periksa nama foldernya"):
        replica.bring(tmp_path / "tiada", copy)
    shutil.rmtree(source)
    assert seen(copy)


def test_what_was_damaged_here_is_brought_again(source, tmp_path):
    copy, first = tmp_path / "salinan", publish(source, 1)
    replica.bring(source, copy)
    for file in (copy / f"{first.name}.duckdb", copy / "peta" / "regencies-1a2b3c4d.svg"):
        content = bytearray(file.read_bytes())
        content[len(content) // 2] ^= 1
        file.chmod(0o644)
        file.write_bytes(content)
    assert replica.bring(source, copy) == [first.name] and seen(copy) == first.name


def test_a_record_that_was_written_anew_comes_too(source, tmp_path):
    """A name was removed from an older version: the newest has its name still, and another seal."""
    copy, first = tmp_path / "salinan", publish(source, 1)
    replica.bring(source, copy)
    told = manifests.sealed(first.manifest | {"who": "[dihapus]"})
    first.path.with_suffix(".json").write_text(json.dumps(told))
    publication.put_in_view(snapshots.get(first.name))
    assert replica.bring(source, copy) == [first.name] and seen(copy) == first.name
    assert "[dihapus]" in (copy / f"{first.name}.json").read_text()
    publication.let_go(["ntt-20200101T000000Z-00000000"])
    replica.bring(source, copy)
    assert (copy / publication.LET_GO).read_text() == "ntt-20200101T000000Z-00000000\n"


def test_what_a_killed_copy_left_goes_with_the_next_one(source, tmp_path):
    """No build ever sweeps where versions are only read: 10 MB a kill stayed there."""
    copy, first = tmp_path / "salinan", publish(source, 1)
    replica.bring(source, copy)
    dead = copy / f".{first.name}.duckdb.{disk.ours()}".replace(f"-{os.getpid()}-", f"-{2**22 + 5}-")
    bare = copy / f"ntt-20250101T000000Z-{first.name[-8:]}.duckdb"  # its manifest went, then came the kill
    for left in (dead, bare):
        left.write_bytes(b"x")
    with backup.looking_at(copy):
        assert measures.leftovers() == 2
    assert replica.bring(source, copy) == [] and not dead.exists() and not bare.exists()
    assert seen(copy) == first.name
