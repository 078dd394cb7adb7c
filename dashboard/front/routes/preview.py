"""The picture of a page for who is sent its link: its answer, and the map, chart or figures that show it.

A page whose answer stands in a sheet (the profile of a regency) is shown as it is projected; one that shows
no figure at all has a cover.

Made when a chat program first asks for it, one at a time, and kept in memory up to MOST_BYTES.
"""

import hashlib
import threading
from dataclasses import replace

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from briefing import pdf
from briefing.slides import Slide
from dashboard.answers import choosing, store
from dashboard.answers.view import View
from dashboard.composing import as_slides
from dashboard.exhibits.bodies import Items, Map, Table, Text
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.page import Cards, Head, Page
from dashboard.front import menu, static_edition
from dashboard.front.menu import Entry
from dashboard.language import languages, numbers
from dashboard.language.text import say
from dashboard.operating import admission
from dashboard.operating.bounded import Bounded
from dashboard.saying import captions, scope

PATH = f"{static_edition.PICTURES}{{page}}.png"
MOST_CARDS, TILES = 3, 1
SECONDS = 600.0
KEPT: Bounded[bytes] = Bounded(8_000_000, SECONDS)
_making = threading.Lock()
_waiting = threading.BoundedSemaphore(4)


async def send(request: Request) -> Response:
    named = request.path_params["page"]
    entry = next((each for each in menu.MENU if (each.path or static_edition.FRONT_PAGE) == named), None)
    made = await run_in_threadpool(of, entry, dict(request.query_params)) if entry else None
    if entry is None:
        return PlainTextResponse(say("pintu.tanpa_berkas"), status_code=404)
    if made is None:
        later = {"retry-after": str(round(admission.RETRY_SECONDS)), "cache-control": "no-store"}
        return PlainTextResponse(say("pintu.terlalu_cepat"), status_code=503, headers=later)
    tag = f'"{hashlib.sha256(made).hexdigest()[:16]}"'
    kept = {"etag": tag, "cache-control": "public, max-age=3600"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=kept)
    return Response(made, media_type="image/png", headers=kept)


def of(entry: Entry, asked: dict[str, str]) -> bytes | None:
    """The picture behind an address; None where there is nothing to show or no time to make it."""
    view, _, _ = choosing.opened(asked, entry.page)
    if view is None or not _waiting.acquire(blocking=False):
        return None
    try:
        with _making, languages.speaking(view.language):  # the address alone says which: others get it, too
            key = static_edition.shown_by(view)
            made = KEPT.get(key) or _made(entry, view)
            if made:
                KEPT.put(key, made, len(made))
            return made
    finally:
        _waiting.release()


def _made(entry: Entry, view: View) -> bytes | None:
    try:
        made = slide(entry, view)
    except store.OtherSchema:
        return None
    return pdf.preview(made, simulated=view.simulated, about=captions.version_line(view))


def slide(entry: Entry, view: View) -> Slide:
    """What shows the page to who sees it small."""
    page, projected = entry.describe(view), view.projected
    return _shown(page, view) or _shown(entry.describe(projected), projected) or _cover(page, view)


def _shown(page: Page, view: View) -> Slide | None:
    """The page's answer over its map, else its figures, else its first chart or table; None without any.

    Projected, the figures come first: a map beside them only shows where the place lies.
    """
    blocks = list(page.every(view))
    head = _head(page, view)
    shown = [block for block in blocks if isinstance(block, Exhibit)]
    shown.sort(key=_telling)
    figures = [block.cards[:MOST_CARDS] for block in blocks if isinstance(block, Cards) and block.cards]
    about = "" if head.rows is None else scope.of(head.rows, view, everywhere=True)
    if figures and (view.presenting or not (shown and isinstance(shown[0].body, Map))):
        named = dict.fromkeys(card.source for card in figures[0])
        source = say("paparan.sumber", sumber=numbers.listing(list(named)))
        body = as_slides.figures(figures[0], view)
        return Slide(head.answer, about, body, source, str(figures[0][0].passport), head.answer)
    if shown:
        told = as_slides.of_exhibit(shown[0], view)
        below = ". ".join(dict.fromkeys(filter(None, (told.title, told.subtitle))))
        is_tiles = (
            shown[0].places is not None and shown[0].places.shapes == "tiles"
        )  # drawn as regencies here
        same = head.answer == told.title
        return replace(told, title=head.answer, subtitle=about if is_tiles or same else below)
    return None


def _cover(page: Page, view: View) -> Slide:
    """The page's answer and question under the office's name."""
    head = _head(page, view)
    return replace(as_slides.cover_of(page, view), title=head.answer, subtitle=head.question)


def _head(page: Page, view: View) -> Head:
    return next(block for block in page.every(view) if isinstance(block, Head))


def _telling(exhibit: Exhibit) -> int:
    """Which exhibit shows a page's answer best to who sees it small: map, chart, table."""
    if exhibit.places is not None:
        return {"regencies": 0, "tiles": TILES}.get(exhibit.places.shapes, 3)
    return 4 if isinstance(exhibit.body, Table | Text | Items) else 2
