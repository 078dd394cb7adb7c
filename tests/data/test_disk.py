"""What a command says when the disk refuses: one sentence and exit code 1; any other error stays one."""

import errno
import os

import pytest

from dashboard.operating import measures
from data import build, disk


def test_a_command_that_the_disk_refused_ends_in_a_sentence(capsys):
    assert disk.ended(OSError(errno.ENOSPC, "")) == 1
    assert capsys.readouterr().err == f"{disk.FULL}\n"
    assert disk.ended(OSError(errno.EROFS, "")) == 1
    assert capsys.readouterr().err == f"{disk.CLOSED}\n"


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
