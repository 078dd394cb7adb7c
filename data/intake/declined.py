"""Why an action was not done, as an Indonesian sentence with what to do; a full disk among the reasons."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

FREE_BYTES = 200 * 1024 * 1024  # what a publication needs, generously
NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
DISK_FULL = (
    "Ruang penyimpanan hampir habis; kiriman ditolak dan data yang berlaku tidak berubah. "
    "Hubungi pengelola dasbor."
)


class Declined(Exception):
    """Why an action was not done, as an Indonesian sentence with what to do."""


class Changed(Declined):
    """Someone else published meanwhile: the import must be checked again."""


def need_room(home: Path) -> None:
    """Decline before anything is written where a publication would not fit."""
    home.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(home).free < FREE_BYTES:
        raise Declined(DISK_FULL)


@contextmanager
def full_disk_in_words() -> Iterator[None]:
    """A disk that fills up on the way is a reason like any other; DuckDB tells it in words of its own."""
    try:
        yield
    except OSError as error:
        if error.errno in NO_SPACE:
            raise Declined(DISK_FULL) from error
        raise
    except duckdb.Error as error:
        if any(os.strerror(number) in str(error) for number in NO_SPACE):
            raise Declined(DISK_FULL) from error
        raise
