"""The page behind a one-time link: it opens nothing by being looked at, only by its button.

Mail programs and chats fetch the links they carry; a link that a look used up would be used up by them.
"""

import asyncio
from html import escape
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from dashboard.language.sentences import told
from dashboard.language.text import say
from dashboard.operating import admission
from dashboard.operating.admission import DOOR
from dashboard.saying import markup
from data import disk
from data.accounts import invitations
from data.accounts.people import Forbidden

PATH = invitations.PATH
LEADS_TO = "/kirim-data"
MOST_BYTES = 2000
PRIVATE = {
    "cache-control": "no-store",
    "referrer-policy": "same-origin",
}  # with none the button would have no origin


async def enter(request: Request) -> Response:
    """Show the button, or open a session for whoever pressed it."""
    if not invitations.enabled():
        return PlainTextResponse(say("pintu.tanpa_berkas"), status_code=404)
    if request.method != "POST":
        code = request.query_params.get("kode", "")
        return _page(say("masuk.siap"), code) if code else _page(say("masuk.tanpa_kode"))
    return await _pressed(request)


async def _pressed(request: Request) -> Response:
    if not _is_own(request):
        return _page(say("masuk.asing"), status=403)
    if early := DOOR.too_many_entries(admission.address_of(request.scope)):
        return _page(say("pintu.terlalu_cepat"), status=503, retry=early)
    try:
        async with asyncio.timeout(admission.FORM_SECONDS):
            content = await _body(request)
        code = parse_qs(content.decode("ascii", errors="replace")).get("kode", [""])[0]
        session = await run_in_threadpool(invitations.enter, code)
    except Forbidden as broken:
        return _page(told(str(broken)), status=503)
    except OSError as error:
        late = isinstance(error, TimeoutError)  # the rest of the form never came
        if not (words := say("pintu.lambat") if late else disk.sentence(error)):
            raise
        return _page(told(words), status=503)
    if session is None:
        return _page(say("masuk.habis"), status=403)
    answer = RedirectResponse(LEADS_TO, status_code=303, headers=PRIVATE)
    answer.set_cookie(
        invitations.COOKIE,
        session,
        max_age=int(invitations.SESSION.total_seconds()),
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return answer


def _is_own(request: Request) -> bool:
    """Was the button of our own page pressed? A foreign page must not sign anybody in as somebody else."""
    host = request.headers.get("host", "")
    return request.headers.get("origin", "") in (f"https://{host}", f"http://{host}")


async def _body(request: Request) -> bytes:
    content = b""
    async for part in request.stream():
        content += part
        if len(content) > MOST_BYTES:
            return b""
    return content


def _page(words: str, code: str = "", *, status: int = 200, retry: float = 0) -> Response:
    button = (
        f'<form method="post" action="{PATH}"><input type="hidden" name="kode" value="{escape(code)}">'
        f'<button style="font:inherit;padding:.6rem 1.2rem">{escape(say("masuk.tombol"))}</button></form>'
    )
    page = markup.bare_page(f"<p>{escape(words)}</p>{button if code else ''}")
    headers = PRIVATE | ({"retry-after": str(max(1, round(retry)))} if retry else {})
    return HTMLResponse(page, status_code=status, headers=headers)
