"""What a command says when the disk refuses: one sentence and exit code 1; any other error stays one."""

import errno
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from briefing import files, library
from dashboard.language import languages
from dashboard.language.sentences import told
from dashboard.operating import measures
from data import backup, build, disk, durable
from tests.briefing.test_saved_briefings import OLD, holding

ROOT = Path(__file__).resolve().parents[2]


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


@pytest.mark.parametrize("place", ["berkas", "berkas/dalam"])
def test_a_command_into_what_is_no_folder_ends_in_a_sentence(snapshots, tmp_path, place):
    """A traceback told the operator of a mistyped folder nothing that they could do."""
    (tmp_path / "berkas").write_text("isi")
    commands = (
        ["briefing", "provinsi", "--jenis", "html", "--ke", str(tmp_path / place)],
        ["data.replica", str(snapshots), str(tmp_path / place)],
        ["data.backup", "cadangkan", str(tmp_path / place)],
    )
    for command in commands:
        done = subprocess.run(
            [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 1 and "Periksa nama" in done.stderr, command
        assert "Traceback" not in done.stderr
    assert (tmp_path / "berkas").read_text() == "isi"


def test_a_command_that_is_stopped_by_hand_says_so(capsys):
    def stopped():
        raise KeyboardInterrupt

    assert disk.command(stopped) == 130  # as a shell counts it
    assert capsys.readouterr().err == "Dihentikan.\n"
    assert disk.command(lambda: None) == 0 and disk.command(lambda: 3) == 3


def test_an_archive_that_is_broken_off_leaves_nothing_behind(tmp_path, monkeypatch):
    """The half archive stayed beside the whole one, and two at once wrote into the same."""
    monkeypatch.setattr(files, "regencies", lambda *_: iter([("satu.pdf", b"x"), ("dua.pdf", b"y")]))
    first = files.write_regencies(tmp_path / "semua.zip", None, None)
    second = files.write_regencies(tmp_path / "semua.zip", None, None)
    assert next(first) == next(second) == "satu.pdf"
    first.close()  # Ctrl-C, or a full disk
    assert list(second) == ["dua.pdf"]
    assert [path.name for path in tmp_path.iterdir()] == ["semua.zip"]
    with zipfile.ZipFile(tmp_path / "semua.zip") as archive:
        assert archive.testzip() is None and archive.namelist() == ["satu.pdf", "dua.pdf"]


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
