"""What a command says when the disk refuses: one sentence and exit code 1; any other error stays one."""

import errno
import os

import pytest

from briefing import library
from dashboard.language import languages
from dashboard.language.sentences import told
from dashboard.operating import measures
from data import backup, build, disk, durable
from tests.briefing.test_saved_briefings import OLD, holding


def test_a_command_that_the_disk_refused_ends_in_a_sentence(capsys):
    assert disk.ended(OSError(errno.ENOSPC, "")) == 1
    assert capsys.readouterr().err == f"{disk.FULL}\n"
    assert disk.ended(OSError(errno.EROFS, "")) == 1
    assert capsys.readouterr().err == f"{disk.CLOSED}\n"


@pytest.mark.parametrize("words", [disk.FULL, disk.CLOSED, disk.BUSY, disk.SHORT])
def test_what_the_disk_refused_is_told_in_the_language_of_the_reader(words):
    assert told(words) == words
    with languages.speaking("en"):
        assert "data in use are unchanged" in told(words)


def test_another_error_is_not_hidden():
    with pytest.raises(OSError, match="io"):
        disk.ended(OSError(errno.EIO, "io"))


def test_whatever_a_dead_process_was_writing_is_counted_and_swept_wherever_it_lies(tmp_path, monkeypatch):
    """Only half builds and half imports went: of a copy that was being made the half stayed for ever."""
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(tmp_path))
    dead = f"-{2**22 + 5}-"  # beyond every process id of this system
    left = []
    for place in ("CURRENT", "peta/x.svg", ".terbaca/x.duckdb", "paparan/isi/x.json", "masuk/sesi/x"):
        living = disk.beside(tmp_path / place)
        left.append(living.with_name(living.name.replace(f"-{os.getpid()}-", dead)))
        living.parent.mkdir(parents=True, exist_ok=True)
        living.touch()
        left[-1].touch()
    (tmp_path / ".build-turn").touch()
    assert measures.leftovers() == len(left)
    with build.alone(lambda _: None):
        assert not any(path.exists() for path in left)
    assert measures.leftovers() == 0
    assert sum(disk.BESIDE.fullmatch(path.name) is not None for path in tmp_path.rglob(".*")) == len(left)


def test_what_a_full_disk_did_not_take_leaves_nothing_behind(tmp_path, monkeypatch):
    """The half of each file that did not fit stayed as long as the server lived, and took what room came."""
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(tmp_path))
    library.save(holding(OLD[0]))
    before = {path for path in tmp_path.rglob("*") if path.is_file()}

    def full(*_, **__):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    for hindered, act in (
        ("os.fsync", lambda: durable.write(tmp_path / "roles", "isi")),
        ("os.fsync", lambda: backup._kept(next(iter(before)), tmp_path / "cadangan")),
        ("pathlib.Path.replace", lambda: library.keep(holding(OLD[1]))),
        ("briefing.library._Version.text", lambda: library.save(holding(OLD[0]))),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(hindered, property(full) if hindered.endswith("text") else full)
            with pytest.raises((OSError, library.Full)):
                act()
        assert {path for path in tmp_path.rglob("*") if path.is_file()} == before
    assert len(library.save(holding(OLD[0])).versions) == 2  # once there is room
