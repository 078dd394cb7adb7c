"""What stands between the browser and Streamlit: our index page, headers, ready-made compression, few routes.

Streamlit compresses its static files anew for each visitor, sends its index page in English, and shows it at
every address there is. The middleware here answers these requests itself; everything else, the websocket
included, passes to Streamlit untouched. `python -m dashboard.front.front_door` makes the compressed
copies ahead of the first visitor.
"""

import asyncio
import re
import secrets
import sys
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import cache, partial
from html import escape
from urllib.parse import parse_qsl, urlencode

import anyio
import anyio.to_thread
import streamlit as st
from google.protobuf.message import DecodeError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config, net_util, runtime
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime.media_file_storage import MediaFileStorageError

from dashboard.answers import addresses
from dashboard.composing import remote, showing
from dashboard.edition import controls
from dashboard.front import bundles, entering, menu, reader_language, static_edition
from dashboard.front.index_page import SECURITY, asset, bare
from dashboard.front.routes import catalogue, data_files, health, preview, static_files
from dashboard.language import languages
from dashboard.language.sentences import told
from dashboard.language.text import say
from dashboard.operating import accepted, admission, journal, replicas, supervised
from dashboard.operating.admission import DOOR
from dashboard.saying import markup
from dashboard.sending import condition, one_product
from data import chain, disk, schema, snapshots
from data.accounts import training

MAKING = anyio.CapacityLimiter(admission.MAKING_AT_ONCE)
HOME_PAGE = "ringkasan"
PAGES = {entry.path or HOME_PAGE for entry in menu.MENU}
FORMER = {"bangun-karya": "program"}  # the names under which links of older letters and slides ask for a page
STREAMLITS = ("_stcore", "static", "media", "component", "app", "auth", "oauth2callback")
OURS = (
    *("peta", "tayang", "masuk", "satu-produk", "aset", "berkas", "pratinjau", "slaid", "sehat", "metrics"),
    *("kendali", "favicon.png", "favicon.ico", "pekerja.js", "datapackage.json", "dcat.json"),
)
# Where Streamlit answers with what belongs there; at any other of its addresses it shows its index page.
BELONGING = re.compile(
    r"/_stcore/(health|host-config|(upload_file|bidi-components)/.+)|/(media|component)/.+"
    r"|/auth/log(in|out)|/oauth2callback"
)
QUIET = ("/static/", "/_stcore/", "/media/", "/aset/", "/peta/", "/slaid/", "/kendali", "/sehat", "/metrics")
UPLOADS, MEDIA = "/_stcore/upload_file/", "/media/"
# For whoever keeps the server, by other doors; and for programs that drive a page, which is switched off.
CLOSED = ("/_stcore/metrics", "/_stcore/script-health-check", "/_stcore/agent")
WORKER = "/pekerja.js"  # at the root, because it may keep what lies below its own address
LOG = journal.LOG

# Streamlit asks a foreign host for this when a websocket has an unknown Origin; a held answer stops that.
net_util._external_ip = ""

# A page's script holds the interpreter for 5 ms at a time, and the thread that sends what is ready waits as
# long for each message: the browser got the page in late heaps. It may take its turn ten times as often.
sys.setswitchinterval(0.0005)


def few(make: Callable[[Request], Response]) -> Callable[[Request], Awaitable[Response]]:
    """What takes long is made for few at a time, and no address waits with more than its share.

    By itself each takes one of forty threads, which health page, maps and our own files wait for, too.
    """

    async def made(request: Request) -> Response:
        address = admission.address_of(request.scope)
        if not DOOR.begin_making(address):
            DOOR.turned_away["permintaan"] += 1
            return _later(say("pintu.terlalu_cepat"))
        try:
            return await anyio.to_thread.run_sync(make, request, limiter=MAKING)
        finally:
            DOOR.end_making(address)

    return made


def routes() -> list[Route]:
    return [
        Route("/peta/{name}", static_files.shape),
        Route("/aset/{name}", static_files.own_file),
        Route(WORKER, static_files.worker),
        Route("/favicon.png", static_files.icon),  # asked for by Streamlit's frontend
        Route("/favicon.ico", static_files.icon),  # asked for by browsers on their own
        Route(showing.PATH, few(showing.show)),
        Route(showing.PICTURE, few(showing.picture)),
        Route(remote.PATH, remote.begin, methods=["POST"]),
        Route(remote.PHONE, remote.phone, methods=["GET", "POST"]),
        Route(remote.STEPS, remote.steps),
        Route(preview.PATH, preview.send),
        Route(showing.THUMBNAIL, showing.thumbnail),
        Route(entering.PATH, entering.enter, methods=["GET", "POST"]),
        Route(one_product.PATH, partial(one_product.form, asset=asset), methods=["GET", "POST"]),
        Route(data_files.PATH, few(data_files.send)),
        Route("/datapackage.json", few(catalogue.package)),
        Route("/dcat.json", few(catalogue.dcat)),
        Route("/sehat", health.send),
        Route("/metrics", health.figures),
    ]


@cache
def _looked_at() -> list[Route]:
    """Those of our addresses at which there is something to see, and not only something to do."""
    return [route for route in routes() if "GET" in (route.methods or ())]


def _is_answered(path: str) -> bool:
    """Is there a route for it, of ours or of Streamlit's?

    At any other address Streamlit shows its index page, in English and as if all were well: a browser or a
    cache that keeps files without a network kept that in place of a script that an update took away.
    """
    belongs = BELONGING.fullmatch(path) or path in static_files.THERE
    return bool(belongs) or any(route.path_regex.match(path) for route in _looked_at())


def page_answer(
    path: str, query: str, headers: Headers, base: str = "", *, full: bool = False
) -> Response | None:
    """The page for an address there is, the way home for one there is not; None where Streamlit answers.

    full: the house takes no more readers of the live page.
    """
    asked = path.strip("/")
    if path == "/" or path[1:] in PAGES - {HOME_PAGE}:
        pairs = parse_qsl(query)
        if any(name == controls.SENT for name, _ in pairs):
            return _see(path, controls.canonical(pairs))
        return _in_language(path, query, headers) or _index(headers, path, dict(pairs), base, full=full)
    page = FORMER.get(asked, asked)
    if page in PAGES or page in ("index.html", ""):  # a slash too many, or a page by another name
        return _see(f"/{page}" if page in PAGES - {HOME_PAGE} else "/", parse_qsl(query))
    if _is_answered(path):
        return None
    if "." in asked.rsplit("/", 1)[-1] or asked.split("/")[0] in STREAMLITS + OURS:
        return PlainTextResponse(say("pintu.tanpa_berkas"), status_code=404)
    # Home with the link's filters, and with the name that was asked for, so that the front page can say so.
    kept = [(name, value) for name, value in parse_qsl(query) if name != "halaman"]
    return _see("/", [*kept, ("halaman", asked[:60])])


def _index(headers: Headers, path: str, asked: dict[str, str], base: str, *, full: bool) -> Response:
    """The page itself; the bare index page, which opens the live one, where it cannot be made."""
    entry = menu.of(path)
    try:
        made = static_edition.of(entry, asked, base, addresses.host(base), full=full)
    except Exception as error:  # a fault of a drawing must not keep the live page away
        LOG.error("Incident %s", secrets.token_hex(3).upper(), exc_info=error)
        made = None
    if made is None and full:
        return _later(say("pintu.penuh"))
    if made is None:
        return static_files.encoded(bare(entry), headers, "text/html", {"cache-control": "no-store"})
    kept = {"etag": made.tag, "cache-control": "no-cache"}
    if made.tag in headers.get("if-none-match", ""):
        return Response(status_code=304, headers=static_files.VARIES | kept)
    return made.answer(headers, static_files.VARIES | kept)


def _in_language(path: str, query: str, headers: Headers) -> Response | None:
    """The way to the page in the reader's language, where its address names none."""
    remembered, parameters = reader_language.remembered(headers), parse_qsl(query)
    if remembered == languages.HOME or reader_language.LANGUAGE in dict(parameters):
        return None
    return _see(path, [*parameters, (reader_language.LANGUAGE, remembered)])


def _see(path: str, parameters: list[tuple[str, str]]) -> Response:
    return RedirectResponse(f"{path}?{urlencode(parameters)}" if parameters else path, status_code=303)


def refusal(scope: Scope) -> Response | None:
    """Why a request is not answered; None where it is."""
    path, address = scope["path"], admission.address_of(scope)
    if not _is_for_us(scope):
        DOOR.turned_away["alamat"] += 1
        return PlainTextResponse(say("pintu.alamat_asing"), status_code=421)
    if path == "/sehat":
        return None
    if path.startswith(CLOSED):
        return PlainTextResponse(say("pintu.tanpa_berkas"), status_code=404)
    if early := DOOR.too_early(address, path):
        DOOR.turned_away["permintaan"] += 1
        return _later(say("pintu.terlalu_cepat"), early)
    return None


def _write_down(scope: Scope, status: int, seconds: float) -> None:
    """One line for what was asked; files that never change are not worth one each."""
    if scope["path"].startswith(QUIET) and status < 400:
        return
    found = re.match(r"/tayang/([^/]+)/", scope["path"])
    version = found[1][:40] if found else ""
    address = admission.address_of(scope)
    journal.asked(scope["path"], status=status, seconds=seconds, version=version, address=address)


def _is_for_us(scope: Scope) -> bool:
    told = tuple(str(config.get_option(name) or "") for name in ("server.address", "browser.serverAddress"))
    return admission.knows_host(Headers(scope=scope).get("host", ""), told)


def _excused(error: Exception) -> Response:
    """What a reader is told of an error: of one that lies with the machine, what it is and to ask again."""
    words = _of_the_machine(error)
    return _later(words) if words else _incident(error)


def _of_the_machine(error: Exception) -> str | None:
    """A full disk, or no file left to open, in words; what is closed to us may be a fault of ours."""
    words = None if isinstance(error, PermissionError) else disk.sentence(error)
    if words:
        LOG.error("%s: %s", words, error)
    return words and told(words)


def _incident(error: Exception) -> Response:
    """A sentence with the code under which the log holds the rest."""
    code = secrets.token_hex(3).upper()
    LOG.error("Incident %s", code, exc_info=error)
    words = escape(say("pintu.gangguan", kode=code)).replace("**", "")
    page = markup.bare_page(f'<p role="alert">{words}</p>')
    return HTMLResponse(page, status_code=500, headers={"cache-control": "no-store"})


def _later(words: str, seconds: float = admission.RETRY_SECONDS) -> Response:
    """A sentence in a page of its own, for a reader who has nothing of ours yet."""
    page = markup.bare_page(f'<p role="alert">{escape(words)}</p>')
    headers = {"retry-after": str(max(1, round(seconds))), "cache-control": "no-store"}
    return HTMLResponse(page, status_code=503, headers=headers)


def _seconds_to_a_file(address: str, message: bytes) -> float:
    """Streamlit makes a file in a thread as soon as it is asked: of one address, one a second."""
    asked = BackMsg()
    try:
        asked.ParseFromString(message)
    except DecodeError:  # Streamlit ends the session of whoever sends it
        return 0.0
    asks = asked.HasField("backend_operation_request")
    return DOOR.too_many_downloads(address) if asks else 0.0


def _has(path: str) -> bool:
    """Does a file for a page, which lies in the memory of one process, lie in ours?"""
    if not runtime.exists():
        return True
    held = vars(runtime.get_instance().media_file_mgr)["_storage"]
    try:
        return bool(held.get_file(path.rsplit("/", 1)[-1]))
    except MediaFileStorageError:
        return False


def _is_holding_enough(session: str) -> bool:
    """Do the files that lie in memory, of this session or in all, leave room for no other one?"""
    if not runtime.exists():
        return False
    held = vars(runtime.get_instance().uploaded_file_mgr)["file_storage"]
    in_all = sum(map(len, held.values()))
    return len(held.get(session, ())) >= admission.HELD_BY_ONE or in_all >= admission.HELD_IN_ALL


class FrontDoor:
    """The ASGI middleware around Streamlit."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self.connect(scope, receive, send)
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        scope = accepted.plainly_told(scope)
        started, begun = time.monotonic(), []

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                begun.append(message["status"])
                _write_down(scope, message["status"], time.monotonic() - started)
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY.items():
                    headers.setdefault(name, value)  # a deck has a stricter policy of its own
                if "public" not in headers.get("cache-control", ""):  # else a cache hands it to others
                    reader_language.remember(scope, headers)
            await send(message)

        with languages.speaking(reader_language.language(scope)):
            try:
                await self.serve(scope, receive, send_guarded)
            except Exception as error:  # whatever a request may bring, its reader gets a sentence
                if begun:
                    raise
                await _excused(error)(scope, receive, send_guarded)

    async def serve(self, scope: Scope, receive: Receive, send_guarded: Send) -> None:
        """Answer a request, or leave it to Streamlit."""
        refused = refusal(scope)
        if refused is None and scope["path"].startswith(UPLOADS) and scope["method"] not in ("OPTIONS",):
            await self.upload(scope, receive, send_guarded)
            return
        asked = scope["method"] in ("GET", "HEAD")
        answer = refused or (await self.answer(scope) if asked else None)
        if asked and answer is None and scope["path"].startswith(MEDIA) and not _has(scope["path"]):
            elsewhere = await replicas.holder(scope)
            answer = await replicas.pass_on(scope, receive, elsewhere) if elsewhere else None
        await (answer or self.app)(scope, receive, send_guarded)

    async def connect(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A reader's connection, unless the house is full; the page said so before, so this one is silent."""
        address = admission.address_of(scope)
        if not _is_for_us(scope) or DOOR.is_full(address):
            DOOR.turned_away["sesi"] += 1
            await receive()
            await send({"type": "websocket.close", "code": 1013})
            return
        DOOR.enter(address)
        try:
            later = partial(_seconds_to_a_file, address)
            async with bundles.gathered(scope, send) as line:
                await self.app(scope, admission.in_turn(receive, later), line)
        finally:
            DOOR.leave(address)

    async def upload(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A file, from a session whose reader has a role, and not many at once: it lies in memory."""
        address, here = admission.address_of(scope), DOOR.may_upload(scope["path"])
        if scope["method"] == "HEAD":  # another replica asks whose session this is
            await Response(status_code=204 if here else 404)(scope, receive, send)
            return
        elsewhere = None if here else await replicas.holder(scope)
        if not here and elsewhere is None:
            DOOR.turned_away["unggahan"] += 1
            await PlainTextResponse(say("pintu.tanpa_peran"), status_code=403)(scope, receive, send)
        elif here and scope["method"] != "DELETE" and _is_holding_enough(scope["path"].split("/")[3]):
            DOOR.turned_away["unggahan"] += 1
            await _later(say("pintu.unggahan_menumpuk"))(scope, receive, send)
        elif not DOOR.begin_upload(address):
            DOOR.turned_away["unggahan"] += 1
            await _later(say("pintu.unggahan"))(scope, receive, send)
        else:
            try:
                async with asyncio.timeout(admission.BODY_SECONDS):
                    app = await replicas.pass_on(scope, receive, elsewhere) if elsewhere else self.app
                    await app(scope, receive, send)
            except TimeoutError:  # whoever sends a little now and then would keep the others out
                await _later(say("pintu.unggahan_lambat"))(scope, receive, send)
            finally:
                DOOR.end_upload(address)

    async def answer(self, scope: Scope) -> Response | None:
        headers, path = Headers(scope=scope), scope["path"]
        if path not in static_files.COMPRESSIBLE:
            base = f"{scope.get('scheme', 'http')}://{headers.get('host', '')}"
            query = scope["query_string"].decode("latin-1")
            full = DOOR.is_full(admission.address_of(scope))
            return await run_in_threadpool(page_answer, path, query, headers, base, full=full)
        if not accepted.coding(headers, "br"):
            return None
        file = static_files.COMPRESSIBLE[path]
        try:
            content = await run_in_threadpool(static_files.compressed, file)
        except OSError:
            return None  # no place to keep a copy; the warm-up has logged why
        kind = "text/css" if file.suffix == ".css" else "text/javascript"
        return Response(
            content,
            media_type=kind,
            headers=static_files.FOREVER | static_files.VARIES | {"content-encoding": "br"},
        )


def look_again() -> None:
    """Go over what was published, from the disk, as long as the server runs; the health page tells of it."""
    schema.of_today()  # asked by the health page, and better made before it asks
    while True:
        known = condition.ROUND.troubles
        try:
            for trouble in set(condition.ROUND.turn()) - set(known):
                LOG.error("%s", trouble)
            seconds = chain.ROUND_SECONDS
        except Exception as error:  # whatever breaks one round must not be the end of all later ones
            LOG.error("The slow round broke off: %s", error, exc_info=error)
            seconds = chain.AGAIN_SECONDS  # until one comes through, the health page tells of trouble
        time.sleep(seconds)


@asynccontextmanager
async def opening(_app: ASGIApp) -> AsyncIterator[None]:
    """Say where the dashboard stands, and prepare the compressed copies without keeping anyone waiting."""
    address = f"http://{config.get_option('browser.serverAddress')}:{config.get_option('server.port')}"
    print(f"{say('judul')}: {address}", flush=True)
    if snapshots.training():
        print(say("mulai.latihan", kata=training.training_word()), flush=True)
    for wrong in condition.settings():
        print(wrong, flush=True)
    journal.open_file()
    admission.ask_for_files()
    threading.Thread(target=static_files.prepare, name="compressed copies", daemon=True).start()
    threading.Thread(target=look_again, name="slow round", daemon=True).start()
    telling = asyncio.create_task(supervised.keep_telling(condition.in_words))
    yield
    telling.cancel()


def report(error: Exception) -> bool:
    """What a reader sees of an error in a page: a sentence and a code under which the log holds the rest."""
    if words := _of_the_machine(error):
        st.error(words, icon=":material/error:")
        return True
    code = secrets.token_hex(3).upper()
    LOG.error("Incident %s", code, exc_info=error)
    st.error(say("pintu.gangguan", kode=code), icon=":material/error:")
    return True  # Streamlit's own English box is not needed any more


if __name__ == "__main__":
    static_files.prepare()
