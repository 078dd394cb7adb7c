"""A phone as the remote of a deck: the wall asks for a room, its QR code opens the phone's page there.

The steps of a room lie in a file, a line each, so that wall and phone may be served by different processes.
"""

import base64
import hashlib
import re
import secrets
import time
from contextlib import suppress
from functools import cache
from html import escape
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response

from briefing import pdf
from dashboard.answers import addresses
from dashboard.language import languages
from dashboard.language.sentences import told
from dashboard.language.text import say
from dashboard.operating import admission
from dashboard.operating.admission import DOOR
from data import disk, snapshots

PATH = "/kendali"
PHONE = "/kendali/{room}"
STEPS = "/kendali/{room}/langkah"
NAME = re.compile(r"[\w-]{16}", re.ASCII)
BUTTONS = (  # what the phone may ask for, in the order of its buttons
    ("maju", "paparan.tombol_maju"),
    ("mundur", "paparan.tombol_mundur"),
    ("hitam", "paparan.tombol_hitam"),
    ("awal", "paparan.tombol_awal"),
)
KNOWN = {name for name, _ in BUTTONS}
MOST_ROOMS, MOST_STEPS = 200, 5000
OLDEST_SECONDS = 12 * 3600  # after the last step of a room
ASSETS = Path(__file__).resolve().parents[1] / "assets"
PRIVATE = {"cache-control": "no-store", "referrer-policy": "same-origin"}


def begin(request: Request) -> Response:
    """A new room for a wall: the phone's address, its QR code, and where the steps are asked for."""
    if not _is_own(request):
        return PlainTextResponse(say("pintu.tanpa_berkas"), status_code=403)
    if early := DOOR.too_many_remotes(admission.address_of(request.scope)):
        return PlainTextResponse(
            say("pintu.terlalu_cepat"), status_code=503, headers={"retry-after": str(max(1, round(early)))}
        )
    room = secrets.token_urlsafe(12)
    _prune()
    try:
        _folder().mkdir(parents=True, exist_ok=True)
        (_folder() / room).touch()
    except OSError as error:
        return _of_the_disk(error)
    seen = str(request.base_url)
    outside = addresses.host(seen)
    chosen = "" if languages.spoken() == languages.HOME else f"?bahasa={languages.spoken()}"
    address = f"{outside or seen.rstrip('/')}{PHONE.format(room=room)}{chosen}"
    code = base64.b64encode(pdf.square_code(address).encode()).decode()
    told = say("paparan.ponsel_cara") if outside else say("paparan.ponsel_di_sini")
    steps = STEPS.format(room=room)
    return JSONResponse(
        {"alamat": address, "langkah": steps, "kode": f"data:image/svg+xml;base64,{code}", "kata": told},
        headers=PRIVATE,
    )


def phone(request: Request) -> Response:
    """The page with four buttons; what is pressed comes back here."""
    room = _room(request)
    if room is None:
        return PlainTextResponse(say("paparan.ponsel_tiada"), status_code=404, headers=PRIVATE)
    if request.method == "GET":
        return _page()
    step = request.query_params.get("langkah", "")
    if not _is_own(request) or step not in KNOWN:
        return PlainTextResponse(say("pintu.tanpa_berkas"), status_code=403)
    if room.stat().st_size > MOST_STEPS * 8:
        return PlainTextResponse(say("pintu.terlalu_cepat"), status_code=503)
    try:
        with room.open("a", encoding="ascii") as file:
            file.write(f"{step}\n")
    except OSError as error:
        return _of_the_disk(error)
    return Response(status_code=204, headers=PRIVATE)


def _of_the_disk(error: OSError) -> Response:
    """A sentence where the disk takes nothing; raises what is another error."""
    if not (words := disk.sentence(error)):
        raise error
    return PlainTextResponse(told(words), status_code=503, headers=PRIVATE)


def steps(request: Request) -> Response:
    """What was pressed since the wall last asked: `sesudah` says how many it has."""
    room, known = _room(request), request.query_params.get("sesudah", "0")
    if room is None or not re.fullmatch(r"[0-9]{1,5}", known, re.ASCII):
        return PlainTextResponse(say("paparan.ponsel_tiada"), status_code=404, headers=PRIVATE)
    return JSONResponse(room.read_text(encoding="ascii").split()[int(known) :], headers=PRIVATE)


def _page() -> Response:
    script = _asset("kendali.js")
    buttons = "".join(
        f'<button type="button" data-langkah="{name}">{escape(say(word))}</button>' for name, word in BUTTONS
    )
    title = escape(say("paparan.tombol_ponsel"))
    page = (
        f'<!doctype html><html lang="{languages.spoken()}"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>'
        f"<style>{_asset('kendali.css')}</style><body><h1>{title}</h1>{buttons}"
        f'<p role="status" data-gagal="{escape(say("paparan.ponsel_gagal"))}"></p>'
        f"<script>{script}</script></body></html>"
    )
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; connect-src 'self';"
        " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return HTMLResponse(page, headers=PRIVATE | {"content-security-policy": policy})


@cache
def _asset(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")


def _folder() -> Path:
    return snapshots.folder() / "kendali"


def _room(request: Request) -> Path | None:
    name = request.path_params["room"]
    file = _folder() / name
    return file if NAME.fullmatch(name) and file.is_file() else None


def _is_own(request: Request) -> bool:
    """Does one of our own pages ask? A foreign one must not turn anybody's slides."""
    host = request.headers.get("host", "")
    return request.headers.get("origin", "") in (f"https://{host}", f"http://{host}")


def _prune() -> None:
    """Rooms of yesterday go, and of too many the quietest."""
    with suppress(OSError):
        rooms = sorted(_folder().glob("[!.]*"), key=lambda file: file.stat().st_mtime)
        late = time.time() - OLDEST_SECONDS
        kept = len(rooms) - MOST_ROOMS + 1
        for place, file in enumerate(rooms):
            if place < kept or file.stat().st_mtime < late:
                file.unlink(missing_ok=True)
