"""Why an action was not done, as an Indonesian sentence with what to do; a full disk among the reasons."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from data import disk

DISK_FULL = (
    "Ruang penyimpanan hampir habis; kiriman ditolak dan data yang berlaku tidak berubah. "
    "Hubungi pengelola dasbor."
)


class Declined(Exception):
    """Why an action was not done, as an Indonesian sentence with what to do."""


class NotNow(Declined):
    """What was sent is as it should be, and may be sent again: the disk or the machine could not take it."""


class Changed(Declined):
    """Someone else published meanwhile: the import must be checked again."""


@contextmanager
def full_disk_in_words() -> Iterator[None]:
    """A disk that fills up on the way is a reason like any other."""
    try:
        yield
    except (OSError, duckdb.Error) as error:
        if disk.is_full(error):
            raise NotNow(DISK_FULL) from error
        if told := disk.sentence(error):
            raise NotNow(told) from error
        raise


@full_disk_in_words()
def need_room(home: Path) -> None:
    """Decline before anything is written where a publication would not fit."""
    disk.make_folder(home)
    if not disk.has_room(home):
        raise NotNow(DISK_FULL)
