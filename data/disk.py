"""The disk that several processes and machines may share: names of what is being written, what a kill left.

And a disk that takes nothing, in words: asked before anything is written, and recognised on the way.
"""

import errno
import hashlib
import math
import os
import re
import secrets
import shutil
import socket
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

FREE_BYTES = 200 * 1024 * 1024  # what a publication needs, generously
FILES_OF_ONE = 8  # files that a connection opens, generously
FREE_FILES = 500  # shapes, rows, drafts, and what is written beside them
LEFTOVER_SECONDS = 600  # longer than any action takes
BESIDE = re.compile(r"\..+\.[0-9a-f]{8}-\d+-[0-9a-f]{8}")  # as `beside` calls it
NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
READ_ONLY = (errno.EROFS, errno.EACCES, errno.EPERM)
MISTYPED = (FileNotFoundError, FileExistsError, NotADirectoryError, IsADirectoryError)
PASSING = (errno.EMFILE, errno.ENFILE, errno.ENOMEM)
CLOSED = (
    "Folder data tidak dapat ditulis; data yang berlaku tidak berubah. Periksa izin dan disknya, lalu ulangi."
)
BUSY = "Pembangunan data lain belum selesai; data yang berlaku tidak berubah. Ulangi beberapa menit lagi."
SHORT = (
    "Server sedang kehabisan berkas terbuka atau memori; data yang berlaku tidak berubah. "
    "Ulangi sebentar lagi."
)
STOPPED, STOPPED_BY_HAND = "Dihentikan.", 130  # as shells count it
WRONG_PLACE = "{place} tidak dapat dipakai. Periksa nama berkas atau foldernya."
FULL = "Ruang penyimpanan hampir habis; data yang berlaku tidak berubah. Kosongkan ruang, lalu ulangi."


def connect(*told: Any, **how: Any) -> duckdb.DuckDBPyConnection:
    """A connection to DuckDB; raises OSError where files run out: with none left it would end the process."""
    need_files()
    return duckdb.connect(*told, **how)


def need_files() -> None:
    """Raises OSError where hardly a file can be opened any more."""
    with ExitStack() as held:
        for _ in range(FILES_OF_ONE):
            held.enter_context(Path(os.devnull).open("rb"))


def has_room(home: Path) -> bool:
    """Would a publication fit where the snapshots are? Of files, too, a disk takes only so many."""
    while not home.exists():
        home = home.parent
    return shutil.disk_usage(home).free >= FREE_BYTES and _free_files(home) >= FREE_FILES


def need_room(home: Path) -> None:
    """Raises OSError where no publication would fit."""
    if not has_room(home):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(home))


def need_bytes(home: Path, wanted: int) -> None:
    """Raises OSError where so much does not fit."""
    if shutil.disk_usage(home).free < wanted:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(home))


def _free_files(home: Path) -> float:
    """How many more files the disk takes; some file systems know no such limit."""
    if not hasattr(os, "statvfs"):  # Windows
        return math.inf
    told = os.statvfs(home)
    return told.f_favail if told.f_files else math.inf


def is_read_only(home: Path) -> bool:
    """Is the disk one that takes nothing, as Linux makes it after it failed?"""
    if not hasattr(os, "statvfs") or not home.exists():
        return False
    return bool(os.statvfs(home).f_flag & os.ST_RDONLY)


def sentence(error: BaseException) -> str | None:
    """What a reader is told of an error of the disk; None where it is another error."""
    if is_full(error):
        return FULL
    if is_passing(error):
        return SHORT
    if isinstance(error, BlockingIOError):
        return BUSY
    closed = isinstance(error, OSError) and error.errno in READ_ONLY
    return CLOSED if closed or _says(error, READ_ONLY) else None


def quoted(path: Path | str) -> str:
    """A path between the quotes of a statement: DuckDB takes no parameter there."""
    return str(path).replace("'", "''")


def command(main: Callable[[], int | None], *homes: Callable[[], Path]) -> int:
    """The exit code of a command, run to its end: a disk, a folder or Ctrl-C that ends it is a sentence.

    What it leaves in `homes` belongs to whom they belong to, though root ran it.
    """
    try:
        return main() or 0
    except KeyboardInterrupt:
        print(STOPPED, file=sys.stderr)
        return STOPPED_BY_HAND
    except OSError as error:
        return ended(error)
    finally:
        for home in homes:
            give_all(home())


def make_folder(path: Path, mode: int = 0o777) -> None:
    """A folder, and those above it, each of whom the one around it belongs to."""
    if not path.is_dir():
        if not path.parent.exists():
            make_folder(path.parent)
        path.mkdir(exist_ok=True, mode=mode)
        give(path, path.parent)


def give(made: int | Path, folder: Path) -> None:
    """What root just made in a folder, to whom the folder belongs: as root's own it is closed to the server.

    Only what was made this moment, a file by its number: a link of its name may lead to any file of root's.
    """
    if _is_root():
        owner = folder.stat()
        with suppress(PermissionError):  # a mount that keeps its owners: nothing there is root's
            os.chown(made, owner.st_uid, owner.st_gid, follow_symlinks=isinstance(made, int))


def give_all(home: Path) -> None:
    """Whatever root left anywhere below a folder, to whom the folder belongs."""
    if not _is_root() or not home.is_dir() or (owner := home.stat()).st_uid == 0:
        return
    for _, folders, files, here in os.fwalk(home):
        for name in (*folders, *files):
            with suppress(OSError):  # gone by now, or read-only: the command's own end is what counts
                seen = os.stat(name, dir_fd=here, follow_symlinks=False)
                # What has another name may be any file of root's.
                if seen.st_uid == 0 and (stat.S_ISDIR(seen.st_mode) or seen.st_nlink == 1):
                    os.chown(name, owner.st_uid, owner.st_gid, dir_fd=here, follow_symlinks=False)


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def ended(error: OSError) -> int:
    """The exit code of a command that the disk refused, after saying why; raises what is another error.

    A folder that is not there, or is a file, was most often mistyped.
    """
    mistyped = isinstance(error, MISTYPED) and error.filename
    if not (told := WRONG_PLACE.format(place=error.filename) if mistyped else sentence(error)):
        raise error
    print(told, file=sys.stderr)
    return 1


def is_full(error: BaseException) -> bool:
    """Does this error say that there is no space left? DuckDB tells it in words of its own."""
    if isinstance(error, OSError):
        return error.errno in NO_SPACE
    return _says(error, NO_SPACE)


def is_passing(error: BaseException) -> bool:
    """Is it the process that is short of open files or memory? It says nothing of what was to be read."""
    return (isinstance(error, OSError) and error.errno in PASSING) or _says(error, PASSING)


def raise_if_passing(error: BaseException) -> None:
    """For whoever takes what cannot be read for damaged, missing or ended, and would act on it.

    What was only out of reach for a moment must not be thrown away, told as damage, or remembered as either.
    """
    if is_passing(error):
        raise error


def _says(error: BaseException, numbers: tuple[int, ...]) -> bool:
    return isinstance(error, duckdb.Error) and any(os.strerror(number) in str(error) for number in numbers)


@cache
def _machine() -> str:
    """What tells machines apart that share a folder, and containers whose process numbers are their own."""
    told = [socket.gethostname()]
    with suppress(OSError):
        told.append(Path("/etc/machine-id").read_text("utf-8"))
    with suppress(OSError):
        told.append(str(Path("/proc/self/ns/pid").readlink()))
    return hashlib.sha256("/".join(told).encode()).hexdigest()[:8]


def ours() -> str:
    """A name that no other process of any machine ever has: machine, process, chance."""
    return f"{_machine()}-{os.getpid()}-{secrets.token_hex(4)}"


def beside(path: Path) -> Path:
    """Where a file is written before it gets its name: hidden, and in nobody else's way."""
    return path.with_name(f".{path.name}.{ours()}")


@contextmanager
def writing_beside(path: Path) -> Iterator[Path]:
    """The same, gone again where what is written there never got its name.

    On a full disk what was written of it stayed as long as the server lived, and took what room there was.
    """
    made = beside(path)
    try:
        yield made
    finally:
        with suppress(OSError):  # of what went wrong before, the reader is told
            made.unlink(missing_ok=True)


def left_beside(home: Path) -> list[Path]:
    """What dead processes were writing beside its name, anywhere below a folder."""
    found = (path for path in home.rglob(".*") if BESIDE.fullmatch(path.name))
    return [path for path in found if is_left_over(path)]


def is_of_this_machine(name: str) -> bool:
    return f"{_machine()}-" in name


def is_left_over(path: Path) -> bool:
    """Did whoever wrote this die? What a living process of this machine writes did not.

    Of another machine nobody knows: there, and where a name says nothing, what is old is left over.
    """
    found = re.search(rf"\b{_machine()}-(\d+)-", path.name)
    if found and os.name == "posix":  # elsewhere asking for a process ends it
        try:
            os.kill(int(found[1]), 0)
        except ProcessLookupError:
            return True
        except (PermissionError, OverflowError):
            pass
    with suppress(FileNotFoundError):
        return time.time() - path.stat().st_mtime > LEFTOVER_SECONDS
    return False
