"""The decks by address: /tayang/<snapshot>/<briefing>.html shows the same slides as long as both are kept."""

from functools import lru_cache
from html import escape
from urllib.parse import quote

import brotli
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from briefing import deck, drawing, library, ready
from briefing.slides import by_a_reader, clean
from dashboard.answers import store
from dashboard.answers.view import View
from dashboard.language import languages
from dashboard.language.text import say
from dashboard.operating import accepted
from dashboard.saying import markup
from data import snapshots

PATH = "/tayang/{version}/{name}.html"
THUMBNAIL = "/tayang/{version}/{name}.svg"
PICTURE = "/slaid/{name}/{place:int}.svg"  # one slide of a composed briefing


def address(version: str, name: str) -> str:
    return _in_language(PATH.format(version=version, name=name))


def thumbnail_address(version: str, name: str) -> str:
    return _in_language(THUMBNAIL.format(version=version, name=name))


def _in_language(place: str) -> str:
    """The address says the language: what lies there may be kept, and handed to others by a cache."""
    language = languages.spoken()
    return place if language == languages.HOME else f"{place}?bahasa={language}"


def _asked(request: Request) -> str:
    told = request.query_params.get("bahasa", languages.HOME)
    return told if told in languages.known() else languages.HOME


def thumbnail(request: Request) -> Response:
    """The first finding of a ready-made briefing of a kept snapshot, as a small picture."""
    version, name = request.path_params["version"], request.path_params["name"]
    try:
        made = _first_slide(version, name, _asked(request))
    except (LookupError, store.OtherSchema):
        return Response(status_code=404)
    return Response(made, media_type="image/svg+xml", headers={"cache-control": "public, max-age=86400"})


@lru_cache(maxsize=64)
def _first_slide(version: str, name: str, language: str) -> str:
    snapshot = snapshots.get(version)
    if snapshot is None:
        raise LookupError(version)
    made, simulated = ready.make(name, View(snapshot, {"bahasa": language})), snapshot.dataset == "simulasi"
    place = min(1, len(made.slides) - 1)  # a cover says no more than the title that stands below it
    with languages.speaking(language):
        return drawing.draw(made.slides[place], number=place + 1, of=len(made.slides), simulated=simulated)


def show(request: Request) -> Response:
    """A ready-made briefing of a kept snapshot, or a composed one by the name of its content."""
    version, name = request.path_params["version"], request.path_params["name"]
    if "bahasa" not in request.query_params and languages.spoken() != languages.HOME:
        return RedirectResponse(address(version, name), status_code=303)
    try:
        _still_there(name)
        with languages.speaking(_asked(request)):
            made = _deck(version, name, languages.spoken())
    except (library.NotKept, ready.NoSuchBriefing):
        return _missing(say("paparan.tak_ada", nama=name), None)
    except store.OtherSchema:  # its tables are those of another program
        return _missing(say("paparan.versi_lain", versi=version), None)
    except LookupError:
        nearest = library.nearest(version)
        return _missing(say("paparan.versi_arsip", versi=version), nearest and address(nearest, name))
    headers = {
        "content-security-policy": f"{deck.policy()}; frame-ancestors 'none'",
        "vary": "accept-encoding",
        "cache-control": "public, max-age=86400",
    }
    if accepted.coding(request.headers, "br"):
        return HTMLResponse(made, headers=headers | {"content-encoding": "br"})
    return HTMLResponse(brotli.decompress(made), headers=headers)


def link(version: str, name: str, host: str) -> str:
    """The frozen deck's address as others open it; its path alone where no host for them is known."""
    return host + address(version, name)


def picture_address(name: str, place: int) -> str:
    """Where the slide at `place`, counted from one, of a composed briefing is drawn."""
    return f"/slaid/{name}/{place}.svg"


def picture(request: Request) -> Response:
    """One slide of a composed briefing as SVG: what its name names never changes."""
    name, place = request.path_params["name"], request.path_params["place"]
    try:
        _still_there(name)
        made = _picture(name, place)
    except LookupError:
        return _missing(say("paparan.tak_ada", nama=name), None)
    headers = {
        "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
        "cache-control": "public, max-age=86400",
    }
    return Response(made, media_type="image/svg+xml", headers=headers)


def _still_there(name: str) -> None:
    """What was drawn before is remembered, and must not outlive what a steward took away."""
    if library.is_withdrawn(name):
        raise library.NotKept(name)


@lru_cache(maxsize=256)
def _picture(name: str, place: int) -> str:
    briefing = library.find(name)
    if not 1 <= place <= len(briefing.slides):
        raise LookupError(place)
    with languages.speaking(briefing.language):
        page = drawing.pages(clean(briefing.labelled[place - 1]))[0]
        of, about = len(briefing.slides), briefing.about
        return drawing.draw(page, number=place, of=of, simulated=briefing.simulated, about=about)


@lru_cache(maxsize=64)  # neither a snapshot nor a composed state ever changes under its name
def _deck(version: str, name: str, language: str) -> bytes:
    if library.NAME.fullmatch(name):
        return brotli.compress(deck.html(by_a_reader(library.find(name))).encode(), quality=6)
    snapshot = snapshots.get(version)
    if snapshot is None:
        raise LookupError(version)
    return brotli.compress(
        deck.html(ready.make(name, View(snapshot, {"bahasa": language}))).encode(), quality=6
    )


def _missing(words: str, nearest: str | None) -> Response:
    link = ""
    if nearest:
        link = f'<p><a href="{quote(nearest)}">{escape(say("paparan.versi_terdekat"))}</a></p>'
    home = f'<p><a href="/paparan">{escape(say("paparan.ke_paparan"))}</a></p>'
    return HTMLResponse(markup.bare_page(f"<p>{escape(words)}</p>{link}{home}"), status_code=404)
