"""The static edition at the front door: the page behind an address, made on the server and kept compressed.

One page at a time is made, so that the live pages stay quick; who would wait behind many gets the bare index
page, which opens the live one. What is kept is bounded in bytes and is never older than SECONDS: a page tells
of today, of what was published last, and of briefings that are saved.
"""

import gzip
import hashlib
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass

import brotli
from starlette.responses import Response

from dashboard.answers import choosing, store
from dashboard.answers.view import View, written
from dashboard.edition import document
from dashboard.exhibits.page import Page
from dashboard.front import menu
from dashboard.front.index_page import around
from dashboard.front.menu import Entry
from dashboard.language import clock, languages
from data.snapshots import Snapshot

MOST_BYTES = 24_000_000  # of what is kept: some five hundred pages
SECONDS = 60.0
MOST_WAITING = 8  # readers behind the one page that is being made
QUALITY = 5  # of brotli: a third of a second more would save a tenth


@dataclass(frozen=True)
class Made:
    """A page as it is sent, and when it was made."""

    brotli: bytes
    gzip: bytes
    tag: str
    made: float

    def answer(self, accepted: str, headers: dict[str, str]) -> Response:
        """In the smallest form that the browser takes."""
        if "br" in accepted:
            return _html(self.brotli, headers | {"content-encoding": "br"})
        if "gzip" in accepted:
            return _html(self.gzip, headers | {"content-encoding": "gzip"})
        return _html(gzip.decompress(self.gzip), headers)

    @property
    def weight(self) -> int:
        return len(self.brotli) + len(self.gzip)


class Kept:
    """Pages by what they show, the least used of them given up first."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self.most, self.bytes = most, 0
        self._pages: OrderedDict[tuple[str, ...], Made] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, key: tuple[str, ...]) -> Made | None:
        with self._lock:
            found = self._pages.get(key)
            if found is None or time.monotonic() - found.made > SECONDS:
                return None
            self._pages.move_to_end(key)
            return found

    def put(self, key: tuple[str, ...], made: Made) -> None:
        with self._lock:
            old = self._pages.pop(key, None)
            self.bytes += made.weight - (old.weight if old else 0)
            self._pages[key] = made
            while self.bytes > self.most and self._pages:
                _, gone = self._pages.popitem(last=False)
                self.bytes -= gone.weight


def _html(content: bytes, headers: dict[str, str]) -> Response:
    return Response(content, media_type="text/html", headers=headers)


KEPT = Kept()
_making = threading.Lock()
_waiting = threading.BoundedSemaphore(MOST_WAITING)


def of(entry: Entry, asked: dict[str, str], base: str = "", host: str = "") -> Made | None:
    """The page of an address; None where there is nothing to show or no time to make it.

    base: the address under which this browser reached the server; host: that under which others do.
    """
    if store.is_empty():
        return None
    view, notices, nearest = choosing.opened(asked, entry.page, host)
    if view is None:
        return None
    key = _key(view, base, notices, nearest.name if nearest else "")
    if kept := KEPT.get(key):
        return kept
    if not _waiting.acquire(blocking=False):
        return None
    try:
        with _making:
            if kept := KEPT.get(key):
                return kept
            made = compressed(html(entry, view, notices, nearest, base))
            KEPT.put(key, made)
            return made
    finally:
        _waiting.release()


def _key(view: View, base: str, notices: list[str], nearest: str) -> tuple[str, ...]:
    """All that a page depends on besides the data of its own version."""
    newest = store.newest(view.snapshot.dataset).snapshot
    seen = newest.name if newest else ""
    today = clock.today().isoformat()
    spoken = languages.spoken()
    chosen = sorted(f"{name}={written(value)}" for name, value in view.choices.items())
    about = (view.page.address, spoken, view.snapshot.name, seen, view.host, base, today, nearest)
    return (*about, *chosen, *notices)


def html(entry: Entry, view: View, notices: list[str], nearest: Snapshot | None, base: str = "") -> str:
    """The whole document."""
    page = described(entry, view)
    body = document.body(page, view, [each.page for each in menu.MENU], notices, nearest)
    title, about = document.described(page, view) if page else ("", "")
    return around(entry, body, title=title, about=about)


def described(entry: Entry, view: View) -> Page | None:
    """What the page shows; None where its version was built with other tables."""
    try:
        return entry.describe(view)
    except store.OtherSchema:
        return None


def compressed(page: str) -> Made:
    content = page.encode()
    return Made(
        brotli.compress(content, quality=QUALITY),
        gzip.compress(content, compresslevel=6, mtime=0),
        f'W/"{hashlib.sha256(content).hexdigest()[:16]}"',
        time.monotonic(),
    )
