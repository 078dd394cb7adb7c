"""A disk that takes nothing, in words: asked before anything is written, and recognised on the way."""

import errno
import os
import shutil
from pathlib import Path

import duckdb

FREE_BYTES = 200 * 1024 * 1024  # what a publication needs, generously
NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
READ_ONLY = (errno.EROFS, errno.EACCES, errno.EPERM)
CLOSED = (
    "Folder data tidak dapat ditulis; data yang berlaku tidak berubah. Periksa izin dan disknya, lalu ulangi."
)
BUSY = "Pembangunan data lain belum selesai; data yang berlaku tidak berubah. Ulangi beberapa menit lagi."
FULL = "Ruang penyimpanan hampir habis; data yang berlaku tidak berubah. Kosongkan ruang, lalu ulangi."


def has_room(home: Path) -> bool:
    """Would a publication fit where the snapshots are?"""
    while not home.exists():
        home = home.parent
    return shutil.disk_usage(home).free >= FREE_BYTES


def sentence(error: BaseException) -> str | None:
    """What a reader is told of an error of the disk; None where it is another error."""
    if is_full(error):
        return FULL
    if isinstance(error, BlockingIOError):
        return BUSY
    closed = isinstance(error, OSError) and error.errno in READ_ONLY
    return CLOSED if closed or _says(error, READ_ONLY) else None


def is_full(error: BaseException) -> bool:
    """Does this error say that there is no space left? DuckDB tells it in words of its own."""
    if isinstance(error, OSError):
        return error.errno in NO_SPACE
    return _says(error, NO_SPACE)


def _says(error: BaseException, numbers: tuple[int, ...]) -> bool:
    return isinstance(error, duckdb.Error) and any(os.strerror(number) in str(error) for number in numbers)
