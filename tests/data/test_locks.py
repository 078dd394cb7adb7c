"""One at a time, also where two machines share a folder without locks; names that only one writer has."""

import errno
import os
import re
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from data import disk, locks
from tests.data.test_short_of_files import short_of_files

ROOT = Path(__file__).resolve().parents[2]
# A machine of its own, for which the system's locks hold nobody up: what a mount without locks does.
HOLD = """
import sys, time
from pathlib import Path
from data import disk, locks
machine, path, told, rounds, seconds, silent = sys.argv[1:]
disk._machine = lambda: machine
locks._begin = lambda lock: None
locks.BEAT_SECONDS, locks.SILENT_SECONDS = 0.01, float(silent)
for _ in range(int(rounds)):
    with locks.turn(Path(path), lambda _: None), Path(told).open("a") as file:
        file.write(f"{machine} in\\n")
        file.flush()
        time.sleep(float(seconds))
        file.write(f"{machine} out\\n")
"""


def holder(
    folder: Path, machine: str, *, rounds: int, seconds: float, silent: float = 3
) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", HOLD, machine, str(folder / "kunci"), str(folder / "told")]
    return subprocess.Popen([*command, str(rounds), str(seconds), str(silent)], cwd=ROOT)


def lines(folder: Path) -> list[str]:
    told = folder / "told"
    return told.read_text().splitlines() if told.exists() else []


def until(what) -> None:
    end = time.monotonic() + 120
    while not what():
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.mark.slow
def test_two_machines_take_turns_where_no_lock_of_the_system_holds(tmp_path):
    both = [
        holder(tmp_path, machine, rounds=15, seconds=0.02, silent=60)  # both live, however slowly
        for machine in ("aaaaaaaa", "bbbbbbbb")
    ]
    assert [each.wait(120) for each in both] == [0, 0]
    told = lines(tmp_path)
    assert len(told) == 60
    for entering, leaving in zip(told[::2], told[1::2], strict=True):
        assert entering.endswith(" in") and leaving == entering.replace(" in", " out")
    assert len(list(tmp_path.glob("kunci.*"))) == 1  # the last number stays, and says that it is free


@pytest.mark.slow
def test_a_machine_that_fell_silent_is_followed_and_one_that_works_long_is_not(tmp_path):
    long = holder(tmp_path, "aaaaaaaa", rounds=1, seconds=6.5)  # twice as long as silence may last
    until(lambda: lines(tmp_path))
    after = holder(tmp_path, "bbbbbbbb", rounds=1, seconds=600)
    assert long.wait(120) == 0
    until(lambda: len(lines(tmp_path)) == 3)
    assert lines(tmp_path) == ["aaaaaaaa in", "aaaaaaaa out", "bbbbbbbb in"]
    after.kill()
    after.wait()
    assert holder(tmp_path, "cccccccc", rounds=1, seconds=0).wait(120) == 0
    assert lines(tmp_path)[-2:] == ["cccccccc in", "cccccccc out"]


def test_on_one_machine_nobody_waits_for_the_dead(tmp_path):
    (tmp_path / "kunci.7").write_text(disk.ours())
    started = time.monotonic()
    with locks.turn(tmp_path / "kunci", print):
        assert time.monotonic() - started < locks.SILENT_SECONDS / 2
        assert [path.name for path in tmp_path.glob("kunci.*")] == ["kunci.8"]
    assert (tmp_path / "kunci.8").read_text() == locks.FREE


def test_what_a_claim_says_is_ready_before_it_is_there(tmp_path, monkeypatch):
    """Killed in between, a backup had every later one wait for a minute, and be killed in its turn."""
    path, opened = tmp_path / "kunci", Path.open

    def killed_after(file: Path, *how, **more):
        made = opened(file, *how, **more)
        if file.name == "kunci.1" and "x" in str(how):
            monkeypatch.setattr(disk, "ours", lambda: (_ for _ in ()).throw(AssertionError("too late")))
        return made

    monkeypatch.setattr(Path, "open", killed_after)
    with locks.turn(path, print):
        assert (tmp_path / "kunci.1").read_bytes()


def test_a_claim_that_is_just_being_written_is_held(tmp_path, monkeypatch):
    """Emptied and not yet written it says nothing: taken for free, two machines worked at once."""
    (tmp_path / "kunci.7").write_text("")
    monkeypatch.setattr(locks, "WAIT_SECONDS", 0.5)
    with pytest.raises(BlockingIOError), locks.turn(tmp_path / "kunci", lambda _: None):
        pass


def test_who_was_passed_while_it_looked_gives_its_number_back(tmp_path, monkeypatch):
    """It saw 7 let go of; meanwhile others took and left 8 and hold 9."""
    (tmp_path / "kunci.7").write_text(locks.FREE)
    seen = iter([[7], [8, 9]])
    monkeypatch.setattr(locks, "_numbers", lambda path: next(seen, [9]))
    monkeypatch.setattr(locks, "WAIT_SECONDS", 0.5)
    (tmp_path / "kunci.9").write_text("0" * 8 + "-1-abcd 3")
    with pytest.raises(BlockingIOError), locks.turn(tmp_path / "kunci", lambda _: None):
        pass
    assert not (tmp_path / "kunci.8").exists() and (tmp_path / "kunci.9").read_text().endswith(" 3")


def test_two_writers_of_one_file_never_share_a_name_however_alike_their_machines(tmp_path, monkeypatch):
    """Containers number their processes alike: with the number alone both wrote into one file."""
    monkeypatch.setattr(os, "getpid", lambda: 7)
    monkeypatch.setattr(disk, "_machine", lambda: "00000000")
    assert len({disk.beside(tmp_path / "CURRENT") for _ in range(100)}) == 100


def test_a_number_of_a_process_is_told_with_its_machine_everywhere():
    for room in ("data", "briefing", "dashboard", "queries"):
        for path in (ROOT / room).rglob("*.py"):
            if re.search(r"\bgetpid\(", path.read_text(encoding="utf-8")):
                assert path == ROOT / "data" / "disk.py", path


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root makes files of others")
def test_a_turn_that_root_took_is_open_to_the_folders_owner_afterwards(tmp_path):
    """A command as root, with a narrow umask besides, closed its turn to the server from then on."""
    os.chown(tmp_path, 12345, 12345)
    before = os.umask(0o077)
    try:
        with locks.turn(tmp_path / ".putusan-a", print):
            made = {path.name: path.stat() for path in tmp_path.glob(".putusan-a*")}
    finally:
        os.umask(before)
    assert {".putusan-a", ".putusan-a.1"} <= made.keys()
    assert {(each.st_uid, each.st_gid) for each in made.values()} == {(12345, 12345)}


def waits_for(path: Path) -> list[str]:
    said: list[str] = []
    with locks.turn(path, said.append):
        return said


def test_after_a_full_disk_nobody_waits_for_a_turn_that_nobody_has(tmp_path, monkeypatch):
    """An empty claim is one that is just being written: for a minute it was said that another one builds."""
    path = tmp_path / "kunci"

    def full(*_, **__):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(disk, "ours", full)
        with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
            waits_for(path)
    assert waits_for(path) == []

    def emptied(file: Path, *_):
        file.open("w").close()
        full()

    with monkeypatch.context() as patch:  # what a full disk makes of a file that is written anew
        patch.setattr(Path, "write_text", emptied)
        assert waits_for(path) == []
    assert waits_for(path) == []


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (sqlite3.SQLITE_FULL, disk.FULL),
        (sqlite3.SQLITE_BUSY, disk.BUSY),
        (sqlite3.SQLITE_READONLY, disk.CLOSED),
        (sqlite3.SQLITE_READONLY | 1 << 8, disk.CLOSED),
    ],
)
def test_what_sqlite_says_of_the_disk_is_told_as_it_is(code, words):
    """A full disk was 'look at its owner and permissions'."""
    trouble = sqlite3.OperationalError("database or disk is full")
    trouble.sqlite_errorcode = code
    with pytest.raises(OSError, match="disk is full") as told, locks._as_errors_of_the_disk():
        raise trouble
    assert disk.sentence(told.value) == words


def test_a_turn_for_which_no_file_is_left_is_none_that_is_closed(tmp_path):
    waits_for(tmp_path / "kunci")
    with short_of_files(), pytest.raises(OSError, match=os.strerror(errno.EMFILE)) as told:
        waits_for(tmp_path / "kunci")
    assert disk.sentence(told.value) == disk.SHORT
    assert waits_for(tmp_path / "kunci") == []
