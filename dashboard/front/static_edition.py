"""The static edition at the front door: the page behind an address, made on the server and kept compressed.

One page at a time is made, so that the live pages stay quick; who would wait behind many gets the bare index
page, which opens the live one. What is kept is bounded in bytes and is never older than SECONDS: a page tells
of today, of what was published last, and of briefings that are saved.
"""

import gzip
import hashlib
import re
import threading
from dataclasses import dataclass
from urllib.parse import urlencode

import brotli
from starlette.datastructures import Headers
from starlette.responses import Response

from dashboard.answers import choosing, store
from dashboard.answers.view import View, written
from dashboard.edition import document
from dashboard.exhibits.page import Page
from dashboard.front import menu
from dashboard.front.index_page import around
from dashboard.front.menu import Entry
from dashboard.language import clock, languages
from dashboard.operating import accepted
from dashboard.operating.bounded import Bounded
from data.snapshots import Snapshot

MOST_BYTES = 24_000_000  # of what is kept: some five hundred pages
SECONDS = 60.0
MOST_WAITING = 8  # readers behind the one page that is being made
PICTURES, FRONT_PAGE = "/pratinjau/", "ringkasan"  # where preview.py answers; what the front page is called
KEPT_AT = re.compile(r'<p id="disimpan".*?</p>')
QUALITY = 8  # of brotli: what more would save is not worth its time


@dataclass(frozen=True)
class Made:
    """A page as it is sent."""

    brotli: bytes
    gzip: bytes
    tag: str

    def answer(self, asked: Headers, headers: dict[str, str]) -> Response:
        """In the form that the browser likes best, of those it takes."""
        coding = accepted.coding(asked, *accepted.OURS)
        if not coding:
            return _html(gzip.decompress(self.gzip), headers)
        content = self.brotli if coding == "br" else self.gzip
        return _html(content, headers | {"content-encoding": coding})

    @property
    def weight(self) -> int:
        return len(self.brotli) + len(self.gzip)


def _html(content: bytes, headers: dict[str, str]) -> Response:
    return Response(content, media_type="text/html", headers=headers)


KEPT: Bounded[Made] = Bounded(MOST_BYTES, SECONDS)
_making = threading.Lock()
_waiting = threading.BoundedSemaphore(MOST_WAITING)


def of(
    entry: Entry, asked: dict[str, str], base: str = "", host: str = "", *, full: bool = False
) -> Made | None:
    """The page of an address; None where there is nothing to show or no time to make it.

    base: the address under which this browser reached the server; host: that under which others do.
    """
    if store.is_empty():
        return None
    view, notices, nearest = choosing.opened(asked, entry.page, host)
    if view is None:
        return None
    told = (view.host, base, nearest.name if nearest else "", str(full), *notices)
    key = (*shown_by(view), *told)
    if kept := KEPT.get(key):
        return kept
    if not _waiting.acquire(blocking=False):
        return None
    try:
        with _making:
            if kept := KEPT.get(key):
                return kept
            made = compressed(html(entry, view, notices, nearest, base, full=full))
            KEPT.put(key, made, made.weight)
            return made
    finally:
        _waiting.release()


def shown_by(view: View) -> tuple[str, ...]:
    """All that what a page shows depends on: its own version, the newest one, language, choices, the day."""
    newest = store.newest(view.snapshot.dataset).snapshot
    chosen = sorted(f"{name}={written(value)}" for name, value in view.choices.items())
    versions = (view.snapshot.name, newest.name if newest else "")
    return (view.page.address, languages.spoken(), *versions, clock.today().isoformat(), *chosen)


def picture(view: View) -> str:
    """Where the picture of a view stands, behind the host."""
    chosen = urlencode({name: written(value) for name, value in view.choices.items()}, safe=",")
    return f"{PICTURES}{view.page.address or FRONT_PAGE}.png{f'?{chosen}' if chosen else ''}"


def html(
    entry: Entry,
    view: View,
    notices: list[str],
    nearest: Snapshot | None,
    base: str = "",
    *,
    full: bool = False,
) -> str:
    """The whole document."""
    page = described(entry, view)
    body = document.body(page, view, [each.page for each in menu.MENU], notices, nearest, full=full)
    title, about = document.described(page, view) if page else ("", "")
    shown = f"{view.host or base}{picture(view)}" if view.host or base else ""
    return around(entry, body, title=title, about=about, picture=shown)


def described(entry: Entry, view: View) -> Page | None:
    """What the page shows; None where its version was built with other tables."""
    try:
        return entry.describe(view)
    except store.OtherSchema:
        return None


def compressed(page: str) -> Made:
    content = page.encode()
    lasting = KEPT_AT.sub("", page).encode()  # the moment is no news
    return Made(
        brotli.compress(content, quality=QUALITY),
        gzip.compress(content, compresslevel=6, mtime=0),
        f'W/"{hashlib.sha256(lasting).hexdigest()[:16]}"',
    )
