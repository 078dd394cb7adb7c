"""A full disk, in words: asked before anything is written, and recognised where it fills up on the way."""

import errno
import os
import shutil
from pathlib import Path

import duckdb

FREE_BYTES = 200 * 1024 * 1024  # what a publication needs, generously
NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
FULL = "Ruang penyimpanan hampir habis; data yang berlaku tidak berubah. Kosongkan ruang, lalu ulangi."


def has_room(home: Path) -> bool:
    """Would a publication fit where the snapshots are?"""
    while not home.exists():
        home = home.parent
    return shutil.disk_usage(home).free >= FREE_BYTES


def is_full(error: BaseException) -> bool:
    """Does this error say that there is no space left? DuckDB tells it in words of its own."""
    if isinstance(error, OSError):
        return error.errno in NO_SPACE
    return isinstance(error, duckdb.Error) and any(os.strerror(number) in str(error) for number in NO_SPACE)
