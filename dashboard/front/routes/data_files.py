"""The rows of every exhibit at an address of their own: /berkas/<page>/<exhibit>.<format>?<filters>.

The address says all that a page's address says: `versi` freezes it, filters narrow it. A program reads it, so
what means nothing in it is refused; a page only says so, and shows more than was asked.
"""

import hashlib
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from dashboard.answers import links, store
from dashboard.answers.view import DATASETS, View
from dashboard.exhibits.exhibit import Exhibit
from dashboard.files import downloads
from dashboard.front import menu
from dashboard.front.menu import Entry
from dashboard.language import clock, languages
from dashboard.language.text import say
from dashboard.operating.turns import TURNS
from dashboard.saying import taking
from data.snapshots import Snapshot

PATH = f"{taking.FOLDER}{{page}}/{{name}}.{{ending}}"
KINDS = {kind.ending: kind for kind in (*downloads.KINDS, downloads.JSON)}
KEPT = {"cache-control": "public, max-age=86400"}  # of a frozen version
FRESH = {"cache-control": "no-cache"}


class Refused(ValueError):
    """Why there is no such file, in a sentence, and the status that says so."""

    def __init__(self, words: str, status: int = 404):
        super().__init__(words)
        self.status = status


def send(request: Request) -> Response:
    """The file, or a sentence that says why there is none."""
    page, name, ending = (request.path_params[part] for part in ("page", "name", "ending"))
    name = taking.named_now(name)
    try:
        asked = tuple(sorted(request.query_params.items()))
        version = chosen(dict(asked)).name
        called, content = _content(version, page, name, ending, asked, clock.today().isoformat())
    except Refused as refused:
        return PlainTextResponse(str(refused), status_code=refused.status)
    tag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
    told = {"etag": tag} | (KEPT if "versi" in request.query_params else FRESH)
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=told)
    told["content-disposition"] = f'attachment; filename="{called}.{ending}"'
    return Response(content, media_type=KINDS[ending].mime, headers=told)


def chosen(asked: dict[str, str]) -> Snapshot:
    """The version that an address names, else the newest of its data set."""
    dataset = asked.get("data", DATASETS[0])
    if dataset not in DATASETS:
        raise Refused(say("catatan.tautan", bagian=f"data={dataset}"[: links.MOST_LETTERS]), 400)
    if version := asked.get("versi"):
        return _kept(version)
    if newest := store.newest(dataset).snapshot:
        return newest
    raise Refused(say("berkas.tanpa_data"), 503)


def _kept(version: str) -> Snapshot:
    if found := store.named(version):
        return found
    raise Refused(say("berkas.tanpa_versi", versi=version[: links.MOST_LETTERS]))


@lru_cache(maxsize=32)  # neither a snapshot nor a day changes what an address says
def _content(
    version: str, page: str, name: str, ending: str, asked: tuple[tuple[str, str], ...], _day: str
) -> tuple[str, bytes]:
    """What the file is called in a folder of downloads, as the live page calls it, and what it holds."""
    entry = next((each for each in menu.MENU if page == taking.page_name(each.page)), None)
    if entry is None or ending not in KINDS:
        raise Refused(say("pintu.tanpa_berkas"))
    view, unread = links.view(_kept(version), dict(asked), entry.page)
    if unread:
        raise Refused(" ".join(unread), 400)
    with TURNS.turn(), languages.speaking(view.language):  # the address alone says which
        try:
            exhibit = shown(entry, view, name)
            return taking.file_name(exhibit, view), _written(exhibit, ending, view)
        except store.OtherSchema as other:
            raise Refused(say("versi.susunan", kode=view.snapshot.code)) from other


def shown(entry: Entry, view: View, name: str) -> Exhibit:
    """The exhibit of this name on a page. Raises Refused where the page does not show it."""
    for block in entry.describe(view).every(view):
        if isinstance(block, Exhibit) and taking.name(block) == name:
            return block
    raise Refused(say("berkas.tidak_tampil", halaman=entry.page.name, nama=name[: links.MOST_LETTERS]))


def _written(exhibit: Exhibit, ending: str, view: View) -> bytes:
    rows = taking.rows(exhibit)
    if ending == "geojson" and not downloads.is_by_regency(rows):
        raise Refused(say("berkas.tanpa_wilayah"))
    return KINDS[ending].write(rows, taking.about(exhibit, view))
