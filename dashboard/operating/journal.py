"""What the server writes down: one JSON line each, bounded in length and number, in files that rotate.

Without DASBOR_LOG the lines go where Streamlit's go, as text; with it they go to that file too. A fault that
comes a thousand times a minute is written a few times and then counted: a full disk must never be our doing.
"""

import json
import logging
import os
import sys
import threading
import time
from collections import deque
from datetime import UTC, datetime
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from math import inf
from pathlib import Path

NAME = "dasbor"
LOG = logging.getLogger(NAME)
LONGEST = 4000  # signs of one line, a traceback included
MOST_A_MINUTE = 30  # of one place in the code
FILE_BYTES, FILES = 10_000_000, 5
SECONDS_OF_SILENCE = 60.0  # between two words about a file that takes no lines
OTHERS = ("", "streamlit", "uvicorn", "uvicorn.error", "uvicorn.access", "asyncio")
FACTS = ("permintaan", "versi", "sesi", "milidetik", "status", "alamat")
ERRORS: deque[dict] = deque(maxlen=20)  # the last ones, for the operator's page


class Bounded(logging.Filter):
    """Lets through a few lines a minute of each place in the code, shortened, and counts the rest."""

    def __init__(self):
        super().__init__()
        self._lock = threading.Lock()
        self._counts: dict[tuple, tuple[float, int]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name == NAME and record.levelno < logging.WARNING:
            return True  # a request each: their number is bounded at the door
        place, now = (record.pathname, record.lineno), time.monotonic()
        with self._lock:
            since, count = self._counts.get(place, (now, 0))
            if now - since > 60:
                since, dropped, count = now, max(0, count - MOST_A_MINUTE), 0
            else:
                dropped = 0
            self._counts[place] = since, count + 1
        if count >= MOST_A_MINUTE:
            return False
        told = _shortened(_said(record) + (f" (+{dropped} baris serupa)" if dropped else ""))
        record.msg, record.args, record.exc_info, record.exc_text = told, (), None, None
        if record.levelno >= logging.ERROR:
            ERRORS.append(
                {"waktu": datetime.now(UTC).isoformat(timespec="seconds"), "pesan": _in_short(told)}
            )
        return True


class Lines(logging.Formatter):
    """One JSON object a line: when, how grave, from where, what, and the facts that belong to it."""

    def format(self, record: logging.LogRecord) -> str:
        told = {
            "waktu": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "tingkat": record.levelname.casefold(),
            "dari": record.name,
            "pesan": _shortened(_said(record)),
        }
        told |= {name: getattr(record, name) for name in FACTS if hasattr(record, name)}
        return json.dumps(told, ensure_ascii=False)


class File(RotatingFileHandler):
    """The file of lines. What it cannot take is said once a minute: by itself logging tells of each line at
    ten times its length, and so fills what is left of the disk.
    """

    broken: OSError | None = None  # since the last line that was written
    _said = -inf

    def _open(self) -> TextIOWrapper:
        """Asked again for each line while there is none: at the start the disk may be full."""
        Path(self.baseFilename).parent.mkdir(parents=True, exist_ok=True)
        return super()._open()

    def emit(self, record: logging.LogRecord) -> None:
        self._failed = False
        super().emit(record)
        if not self._failed:
            self.broken = None

    def handleError(self, record: logging.LogRecord) -> None:
        error = sys.exc_info()[1]
        if not isinstance(error, OSError):
            super().handleError(record)
            return
        self._failed, self.broken = True, error
        if time.monotonic() - self._said > SECONDS_OF_SILENCE:
            self._said = time.monotonic()
            print(f"{self.baseFilename}: {error}", file=sys.stderr, flush=True)


def is_broken() -> bool:
    """Is there a file of lines that takes none?"""
    return any(isinstance(each, File) and each.broken for each in LOG.handlers)


def _said(record: logging.LogRecord) -> str:
    said = record.getMessage()
    return f"{said}\n{logging.Formatter().formatException(record.exc_info)}" if record.exc_info else said


def _in_short(text: str) -> str:
    """The first and the last line of what was said: of a traceback they say what and why."""
    first, *rest = [line for line in text.splitlines() if line.strip()] or [""]
    return " … ".join([first, *rest[-1:]])[:300]


def _shortened(text: str) -> str:
    """The beginning and the end: of a traceback both say most."""
    if len(text) <= LONGEST:
        return text
    return f"{text[: LONGEST // 2]} ... {text[-LONGEST // 2 :]}"


def open_file() -> None:
    """Bound what every logger writes, and write to the file that DASBOR_LOG names, if it names one."""
    bounded = Bounded()
    handlers = {handler for name in OTHERS for handler in logging.getLogger(name).handlers}
    for handler in filter(None, (*handlers, logging.lastResort)):
        if not any(isinstance(each, Bounded) for each in handler.filters):
            handler.addFilter(bounded)
    if not (told := os.environ.get("DASBOR_LOG")) or any(isinstance(each, File) for each in LOG.handlers):
        return
    file = File(told, maxBytes=FILE_BYTES, backupCount=FILES, encoding="utf-8", delay=True)
    file.setFormatter(Lines())
    file.addFilter(bounded)
    LOG.setLevel(logging.INFO)
    for name in OTHERS:
        logging.getLogger(name).addHandler(file)
    LOG.addHandler(file)
    LOG.propagate = False


def asked(what: str, *, status: int, seconds: float, version: str, address: str) -> None:
    """One answered request."""
    facts = {"permintaan": what[:200], "status": status, "milidetik": round(seconds * 1000, 1)}
    LOG.info("permintaan", extra=facts | {"versi": version, "alamat": address})


def drawn(page: str, *, session: str, version: str, seconds: float) -> None:
    """One run of a page."""
    facts = {"permintaan": page or "ringkasan", "sesi": session[:8], "versi": version}
    LOG.info("halaman", extra=facts | {"milidetik": round(seconds * 1000, 1)})
