"""One at a time among all processes and all machines that share a folder: builds, backups, signing out.

Two locks, because neither is enough by itself. SQLite's, on an empty file: the system lets go of it even
after kill -9, so on one machine nobody ever waits for the dead; on a shared folder it holds only where the
mount passes locks on. Beside it a claim, a numbered file that only one can create on any file system: who
holds it says so again and again, and another machine takes it over from a silent one.
"""

import errno
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from data import disk

BUILD = ".build-turn"  # among the snapshots: who builds, backs up or removes
# Who decides on one import: rows checked anew, or thrown away, while a build reads them would be published
# and gone. The last sign of the import's name says which file it is: more than sixteen there never are.
DECISION = ".putusan-{}"
WAIT_SECONDS = 120  # for another build to finish; one takes a few seconds
BEAT_SECONDS = 5
FREE = "bebas"  # what a claim says that was let go of; an empty one is just being written
NUMBERS = {sqlite3.SQLITE_BUSY: errno.EAGAIN, sqlite3.SQLITE_FULL: errno.ENOSPC}
SILENT_SECONDS = 60  # after which a claim of another machine is one of the dead


@contextmanager
def turn(path: Path, say: Callable[[str], None]) -> Iterator[None]:
    """Wait for our turn among all who ask for `path`; raises BlockingIOError after two minutes."""
    with suppress(OSError), path.open("xb") as made:  # it is there, or SQLite says why it cannot be
        disk.give(made.fileno(), path.parent)
    with _as_errors_of_the_disk():
        lock = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        try:
            _begin(lock)
        except BlockingIOError:
            _wait(say)
            lock.execute(f"pragma busy_timeout = {WAIT_SECONDS * 1000}")
            _begin(lock)
        with _claimed(path, say):
            yield
    finally:
        lock.close()


def _wait(say: Callable[[str], None]) -> None:
    say("Pembangunan data lain sedang berjalan; menunggu giliran.")


def _begin(lock: sqlite3.Connection) -> None:
    with _as_errors_of_the_disk():
        lock.execute("begin exclusive")


@contextmanager
def _as_errors_of_the_disk() -> Iterator[None]:
    """What SQLite says, as what `disk.sentence` puts into words: another has the turn, or it is not ours."""
    try:
        yield
    except sqlite3.OperationalError as trouble:
        code = trouble.sqlite_errorcode & 0xFF  # without what SQLite adds to it
        if code == sqlite3.SQLITE_CANTOPEN:
            disk.need_files()  # raises what SQLite does not say
        raise OSError(NUMBERS.get(code, errno.EACCES), str(trouble)) from trouble


@contextmanager
def _claimed(path: Path, say: Callable[[str], None]) -> Iterator[None]:
    """The claim with the highest number is ours while the block runs; when it ends, it says so."""
    claim, over = _claim(path, say), threading.Event()

    def beat() -> None:
        count = 0
        while not over.wait(BEAT_SECONDS):
            count += 1
            with suppress(OSError):
                _say(claim, f"{disk.ours()} {count}")

    beating = threading.Thread(target=beat, name="claim", daemon=True)
    beating.start()
    try:
        yield
    finally:
        over.set()
        beating.join()
        with suppress(OSError):
            _say(claim, FREE)


def _say(claim: Path, words: str) -> None:
    """In its place: emptied first, on a full disk it would stay empty, which is nobody's for a minute."""
    with claim.open("r+", encoding="utf-8") as file:
        file.write(words)
        file.truncate()


def _claim(path: Path, say: Callable[[str], None]) -> Path:
    """Create the next number, once the one before it is let go of or silent.

    Two who both find it free ask for the same number, which only one can create; who created one that was
    passed already gives it back.
    """
    until, said = time.monotonic() + WAIT_SECONDS, False
    watched: tuple[str | None, float] = (None, 0.0)  # what it said, and since when
    while time.monotonic() < until:
        number = max(_numbers(path), default=0)
        told = _said(_file(path, number)) if number else FREE
        if told != watched[0]:
            watched = told, time.monotonic()
        silent = time.monotonic() - watched[1] > SILENT_SECONDS
        # Of our own machine it is a dead one's: the other lock is ours.
        if told == FREE or silent or disk.is_of_this_machine(told):
            made = _file(path, number + 1)
            words = f"{disk.ours()} 0".encode()  # ready: killed before it is written, all would wait a minute
            with suppress(FileExistsError):
                try:
                    with made.open("xb", buffering=0) as file:
                        file.write(words)
                        disk.give(file.fileno(), made.parent)
                except FileExistsError:
                    raise
                except BaseException:  # a full disk, Ctrl-C: whoever came next would wait for an empty one
                    made.unlink(missing_ok=True)
                    raise
                if max(_numbers(path), default=0) == number + 1:
                    for earlier in _numbers(path):
                        if earlier <= number:
                            _file(path, earlier).unlink(missing_ok=True)
                    return made
                made.unlink(missing_ok=True)
            continue
        if not said:
            _wait(say)
            said = True
        time.sleep(0.2)
    raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN), str(path))


def _file(path: Path, number: int) -> Path:
    return path.with_name(f"{path.name}.{number}")


def _numbers(path: Path) -> list[int]:
    found = path.parent.glob(f"{path.name}.*")
    return [int(each.suffix[1:]) for each in found if each.suffix[1:].isdigit()]


def _said(claim: Path) -> str:
    """Opened anew each time: that is when a shared folder asks its server what the file says now."""
    try:
        return claim.read_text("utf-8")
    except FileNotFoundError:
        return ""
    except OSError:
        return "?"
