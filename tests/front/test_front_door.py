"""The front door's answers, asked without a server."""

import asyncio
import gzip
import hashlib
import json
import os
import re
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urlencode

import brotli
import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from streamlit import net_util
from streamlit.runtime import backend_operation_handler

from dashboard.composing import showing
from dashboard.front import front_door, index_page, menu
from dashboard.front.routes import static_files
from dashboard.language import languages
from dashboard.sending import condition
from data import schema
from data import snapshots as published
from tests.browser import harness

ROOT = Path(__file__).resolve().parents[2]
STREAMLIT = "jawaban Streamlit"
NOT_SHAPES = ["tiada-0123abcd.svg", "..%2FCURRENT", "%2e%2e", "regencies.svg", "a-0123abcd%00.svg"]


@dataclass(frozen=True)
class Answer:
    status_code: int
    headers: dict[str, str]
    sent: bytes

    @property
    def content(self) -> bytes:
        told = self.headers.get("content-encoding", "")
        return {"": bytes, "br": brotli.decompress, "gzip": gzip.decompress}[told](self.sent)

    @property
    def text(self) -> str:
        return self.content.decode()


class Client:
    """Our routes and middleware around something that stands for Streamlit, asked as a browser would."""

    def __init__(self):
        behind = Route("/{path:path}", lambda request: PlainTextResponse(STREAMLIT), methods=["GET", "POST"])
        self.app = Starlette(
            routes=[*front_door.routes(), behind], middleware=[Middleware(front_door.FrontDoor)]
        )

    def get(self, address: str, **headers: str) -> Answer:
        return self.ask("GET", address, **headers)

    def post(self, path: str, fields: dict[str, str], **headers: str) -> Answer:
        kind = {"content_type": "application/x-www-form-urlencoded"}
        return self.ask("POST", path, urlencode(fields).encode(), **(kind | headers))

    def ask(self, method: str, address: str, content: bytes = b"", **headers: str) -> Answer:
        path, _, query = address.partition("?")
        asked = {"accept_encoding": "br", "host": "127.0.0.1:8501"} | headers
        scope = {
            "type": "http", "method": method, "path": unquote(path), "query_string": query.encode(),
            "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in asked.items()],
            "scheme": "http", "client": ("10.0.0.7", 1),
        }  # fmt: skip
        messages = asyncio.run(self.exchange(scope, content))
        headers = {name.decode(): value.decode() for name, value in messages[0]["headers"]}
        return Answer(
            messages[0]["status"], headers, b"".join(part.get("body", b"") for part in messages[1:])
        )

    async def exchange(self, scope: dict, content: bytes = b"") -> list[dict]:
        messages = []

        async def receive():
            return {"type": "http.request", "body": content, "more_body": False}

        async def send(message):
            messages.append(message)

        await self.app(scope, receive, send)
        return messages


@pytest.fixture(scope="module")
def client() -> Client:
    return Client()


@pytest.mark.parametrize("path", ["/", *(f"/{page}" for page in harness.PAGES[1:])])
def test_each_page_gets_our_index(client, path, snapshots):
    answer = client.get(path)
    assert answer.status_code == 200
    assert '<html lang="id">' in answer.text
    assert "You need to enable JavaScript" not in answer.text
    assert "_stcore/agent" not in answer.text


def test_each_page_says_its_own_name_in_the_tab_and_to_who_is_sent_its_link(client, snapshots):
    findings = set()
    for entry in menu.MENU:
        page = client.get(f"/{entry.path}").text
        title = re.search(r"<title>(.*?)</title>", page)[1]
        shared = dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', page))
        assert title == shared["site_name"] and title.startswith(entry.page.name)
        assert shared["locale"] == "id_ID" and shared["description"]
        assert f'<h1 class="judul">{shared["title"]}</h1>' in page.replace("\xa0", " ")
        findings.add(shared["title"])
    assert len(findings) == len(menu.MENU)


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("/ringkasan", "/"),
        ("/ringkasan?kab=5301", "/?kab=5301"),
        ("/index.html", "/"),
        ("/peta/", "/peta"),
        ("/ekspor/?kab=5301&kab=5302", "/ekspor?kab=5301&kab=5302"),
        ("/bangun-karya", "/program"),
        ("/bangun-karya/?prog=ovop&kab=5305,5371", "/program?prog=ovop&kab=5305%2C5371"),
        ("/tidak-ada", "/?halaman=tidak-ada"),
        ("/tidak-ada?kab=5301", "/?kab=5301&halaman=tidak-ada"),
        ("/tidak-ada?halaman=lama", "/?halaman=tidak-ada"),
        ("/a/b", "/?halaman=a%2Fb"),
        ("/%3Cscript%3E", "/?halaman=%3Cscript%3E"),
        ("/" + "x" * 500, "/?halaman=" + "x" * 60),
    ],
)
def test_other_addresses_lead_to_a_page_there_is(client, asked, led):
    answer = client.get(asked)
    assert (answer.status_code, answer.headers["location"]) == (303, led)


def test_no_address_leads_off_this_host(client):
    for path in ("//asing.example", "/\\asing.example", "/%2F%2Fasing", "/https:%2F%2Fasing"):
        answer = client.get(path)
        assert answer.status_code in (303, 404)
        assert re.match(r"/(\?|$)", answer.headers.get("location", "/"))


@pytest.mark.parametrize("path", ["/_stcore/health", "/media/x.png", "/component/x/y.html", "/auth/login"])
def test_what_is_streamlits_goes_to_streamlit(client, path):
    assert client.get(path).text == STREAMLIT


NOTHING_THERE = ["/static/js/dulu.0a1b2c3d.js", "/static/js", "/static", "/app/static/x", "/auth/x", "/media"]
NOTHING_THERE += ["/_stcore/stream", "/_stcore/agent/openapi.json", "/_stcore/x", "/kendali", "/tayang/x"]
NOTHING_THERE += ["/berkas", "/berkas/a", "/aset", "/aset/x/y", "/peta/x/y", "/sehat/x", "/masuk/x"]


@pytest.mark.parametrize("path", NOTHING_THERE)
def test_where_nothing_is_nothing_is_answered_as_if_it_were(client, path):
    """Streamlit answers with its index page and 200: a cache kept that in place of a script of an update."""
    for method in ("GET", "HEAD"):
        assert client.ask(method, path).status_code == 404


def test_every_file_of_the_live_page_is_there(client):
    for path in static_files.THERE:
        answer = client.get(path)
        assert answer.text == STREAMLIT or path in static_files.COMPRESSIBLE


def test_only_reading_is_ours(client):
    assert client.ask("POST", "/").text == STREAMLIT


@pytest.mark.parametrize("path", ["/", "/tidak-ada", "/sehat", "/_stcore/health", "/x.txt"])
def test_every_answer_carries_the_security_headers(client, path):
    headers = client.get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in policy["script-src"]
    assert "http" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_an_index_already_held_is_not_sent_again(client, snapshots):
    tag = client.get("/").headers["etag"]
    again = client.get("/", if_none_match=tag)
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/ekspor", if_none_match=tag).status_code == 200  # another page, another title


def test_a_browser_without_brotli_gets_the_plain_page(client):
    answer = client.get("/", accept_encoding="identity")
    assert "content-encoding" not in answer.headers
    assert answer.text.startswith("<!DOCTYPE html>") and answer.text == client.get("/").text
    assert client.get("/", accept_encoding="gzip").headers["content-encoding"] == "gzip"


ACCEPTED = {  # what is asked -> in which forms a page, a file of ours and Streamlit's own answer may come
    "br": ("br", "br"),
    "gzip, deflate, br, zstd": ("br", "br"),
    "GZIP, BR": ("br", "br"),
    "*": ("br", "br"),
    "gzip;q=0.5, *;q=0.1": ("gzip", "br"),
    "br;q=0.1, gzip": ("gzip", "br"),
    "x-gzip": ("gzip", ""),
    "br;q=0, gzip": ("gzip", ""),
    "br;q=0.000, *": ("gzip", ""),
    "br; q=0": ("", ""),
    "br;q=0": ("", ""),
    "*;q=0": ("", ""),
    "identity;q=0, *;q=0": ("", ""),  # nothing would be left to send
    "identity": ("", ""),
    "identity, br;q=0.5": ("", ""),
    "brotli, bro": ("", ""),
    "br;q=viel": ("", ""),
    "": ("", ""),
}


def every_kind_of_answer() -> list[str]:
    shape = next(iter(published.current().snapshot.shapes.values()))
    return ["/", kept_by_anybody()[0], kept_by_anybody()[-1], f"/peta/{shape}", "/pekerja.js"]


@pytest.mark.parametrize("told", ACCEPTED)
def test_nobody_is_sent_what_they_refused(client, told):
    """Who refused brotli by a weight of nought got it all the same, and could read nothing of ours."""
    for place, address in enumerate(every_kind_of_answer()):
        answer = client.get(address, accept_encoding=told)
        assert answer.headers.get("content-encoding", "") == ACCEPTED[told][place > 0], address
        assert "accept-encoding" in answer.headers["vary"].lower()
        if not place:
            assert answer.text == client.get(address).text
    script = next(iter(static_files.COMPRESSIBLE))
    answer = client.get(script, accept_encoding=told)
    assert (answer.headers.get("content-encoding", "") == "br") == (ACCEPTED[told][1] == "br")
    assert (answer.text == STREAMLIT) == (ACCEPTED[told][1] == "")


@pytest.mark.parametrize(("told", "passed_on"), [("gzip;q=0", ""), ("deflate, GZIP;q=0.3", "gzip;q=0.3")])
def test_what_answers_behind_the_door_is_told_what_is_taken(told, passed_on):
    """Streamlit looks for the letters of gzip, and would send it to who refused it."""
    heard = []

    async def behind(scope, receive, send):
        heard.append(Headers(scope=scope)["accept-encoding"])
        await PlainTextResponse(STREAMLIT)(scope, receive, send)

    asking = Client()
    asking.app = front_door.FrontDoor(behind)
    assert asking.get("/_stcore/health", accept_encoding=told).text == STREAMLIT
    assert heard == [passed_on]


def test_head_answers_like_get(client):
    for path in ("/", "/sehat", "/tidak-ada"):
        assert client.ask("HEAD", path).status_code == client.get(path).status_code


def test_a_compressed_copy_is_made_once_and_whole(client, tmp_path, monkeypatch):
    monkeypatch.setattr(static_files, "READY", tmp_path / "siap")
    address, file = min(static_files.COMPRESSIBLE.items(), key=lambda item: item[1].stat().st_size)
    assert client.get(address).content == file.read_bytes()
    (copy,) = (tmp_path / "siap").iterdir()
    assert brotli.decompress(copy.read_bytes()) == file.read_bytes()
    copy.write_bytes(b"")  # what a power cut leaves
    assert client.get(address).content == file.read_bytes()


def test_a_style_sheet_loses_its_unused_fonts_and_nothing_else(tmp_path, monkeypatch):
    monkeypatch.setattr(static_files, "READY", tmp_path)
    sheet = next(file for file in static_files.COMPRESSIBLE.values() if file.match("css/index.*.css"))
    rules = re.findall(rb"@font-face\{.*?\}", sheet.read_bytes())
    unused = [rule for rule in rules if b"font-family:Source " in rule or b"Material" in rule]
    rest = sheet.read_bytes()
    for rule in unused:
        rest = rest.replace(rule, b"")
    assert len(unused) > 1 and b"KaTeX" in b"".join(rules)
    assert brotli.decompress(static_files.compressed(sheet)) == rest


@pytest.mark.parametrize("warm", [False, True])
def test_a_damaged_copy_is_made_again_and_never_sent(client, tmp_path, monkeypatch, warm):
    """Browsers keep it for a year: one flipped bit was a page without life, for every reader."""
    monkeypatch.setattr(static_files, "READY", tmp_path)
    file = next(file for file in static_files.COMPRESSIBLE.values() if file.match("css/index.*.css"))
    whole, (copy,) = static_files.compressed(file), tmp_path.iterdir()
    if not warm:
        static_files.SOUND.clear()
    spoilt = bytearray(whole)
    spoilt[len(spoilt) // 2] ^= 1
    copy.write_bytes(spoilt)
    assert static_files.compressed(file) == whole == copy.read_bytes()
    copy.write_bytes(brotli.compress(b"alert(1)"))
    address = next(address for address, each in static_files.COMPRESSIBLE.items() if each == file)
    assert client.get(address).sent == whole


def test_without_a_place_for_copies_streamlit_serves(client, tmp_path, monkeypatch):
    blocked = tmp_path / "berkas"
    blocked.write_text("bukan folder")
    monkeypatch.setattr(static_files, "READY", blocked / "siap")
    assert client.get(next(iter(static_files.COMPRESSIBLE))).text == STREAMLIT


def test_what_the_live_page_begins_with_is_compressed_first():
    named = [
        address for address in static_files.COMPRESSIBLE if address.encode() in index_page.parts_file("id")[1]
    ]
    assert len(named) > 50
    assert list(static_files.COMPRESSIBLE)[: len(named)] == named


def test_a_map_shape_is_served_for_ever(client, tmp_path, monkeypatch):
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(tmp_path))
    (tmp_path / "peta").mkdir()
    name = f"regencies-{hashlib.sha256(b'<svg/>').hexdigest()[:8]}.svg"
    (tmp_path / "peta" / name).write_text("<svg/>")
    answer = client.get(f"/peta/{name}")
    assert (answer.text, answer.headers["content-type"]) == ("<svg/>", "image/svg+xml")
    assert answer.headers["content-encoding"] == "br"
    assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize("name", NOT_SHAPES)
def test_nothing_but_shapes_comes_from_the_shapes_folder(client, tmp_path, monkeypatch, name):
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(tmp_path))
    (tmp_path / "peta").mkdir()
    (tmp_path / "CURRENT").write_text("rahasia")
    (tmp_path / "peta" / "regencies.svg").write_text("rahasia")
    answer = client.get(f"/peta/{name}")
    assert answer.status_code == 404 or answer.text == STREAMLIT
    assert "rahasia" not in answer.text


def test_our_own_files_carry_their_hash(client):
    name = index_page.asset("antarmuka.js")
    answer = client.get(f"/aset/{name}")
    assert answer.content == (ROOT / "dashboard/assets/antarmuka.js").read_bytes()
    assert "immutable" in answer.headers["cache-control"]
    assert client.get("/aset/antarmuka.js").status_code == 404
    for name in ("ico", "png"):  # a browser asks at each step of a composition, which is another address
        answer = client.get(f"/favicon.{name}")
        assert answer.headers["location"].startswith("/aset/icon-")
        assert "max-age" in answer.headers["cache-control"]


def test_health_is_good_while_the_current_snapshot_is(client, snapshots):
    answer = client.get("/sehat")
    said = json.loads(answer.text)
    assert (answer.status_code, said["status"], said["masalah"]) == (200, "sehat", None)
    assert said["snapshot"] == published.current().snapshot.name
    assert said["baris"]["regency"] == 22
    assert said["umur_jam"] >= 0


def test_health_is_bad_where_nothing_is_published(client, tmp_path, monkeypatch):
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(tmp_path))
    answer = client.get("/sehat")
    said = json.loads(answer.text)
    assert (answer.status_code, said["snapshot"]) == (503, None)
    assert said["masalah"].endswith(".")


def test_health_names_the_snapshot_that_stands_in(client, snapshots, tmp_path, monkeypatch):
    (tmp_path / "peta").symlink_to(snapshots / "peta")
    for file in snapshots.glob("ntt-*"):
        (tmp_path / file.name).hardlink_to(file)
    (tmp_path / "CURRENT").write_text("ntt-20200101T000000Z-00000000")
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(tmp_path))
    answer = client.get("/sehat")
    said = json.loads(answer.text)
    assert (answer.status_code, said["status"]) == (503, "terganggu")
    assert said["snapshot"].startswith("ntt-")


def test_health_is_bad_with_a_full_disk(client, snapshots, monkeypatch):
    monkeypatch.setattr(condition.disk, "has_room", lambda _: False)
    answer = client.get("/sehat")
    assert answer.status_code == 503 and "Ruang penyimpanan" in json.loads(answer.text)["masalah"]


class Disk:
    """What a disk says of itself."""

    def __init__(self, files: int = 10**6, free: int = 10**6, flags: int = 0):
        self.f_files, self.f_favail, self.f_flag = files, free, flags
        self.f_frsize, self.f_blocks, self.f_bfree, self.f_bavail = 4096, 10**9, 10**9, 10**9


@pytest.mark.skipif(not hasattr(os, "statvfs"), reason="Windows counts no files and names no such flag")
def test_health_is_bad_where_a_disk_takes_no_more_files_or_nothing_at_all(client, copied, monkeypatch):
    """Bytes were left, so all was well; and a disk that Linux had made read-only after a fault was, too."""
    seen = {"disk": Disk()}
    monkeypatch.setattr(os, "statvfs", lambda _: seen["disk"])

    def trouble() -> str:
        return json.loads(client.get("/sehat").text)["masalah"] or ""

    assert trouble() == ""
    seen["disk"] = Disk(files=0, free=0)  # such a file system counts none
    assert trouble() == ""
    seen["disk"] = Disk(free=10)
    assert "Ruang penyimpanan" in trouble()
    seen["disk"] = Disk(flags=os.ST_RDONLY)
    assert trouble() == ""  # a copy for readers alone
    (copied / "imports").mkdir()
    assert "tidak dapat ditulis" in trouble()


def test_health_is_bad_where_the_disk_of_the_imports_is_full(client, snapshots, tmp_path, monkeypatch):
    monkeypatch.setenv("DASBOR_IMPORTS", str(tmp_path))
    monkeypatch.setattr(condition.disk, "has_room", lambda home: home != tmp_path)
    answer = client.get("/sehat")
    assert answer.status_code == 503 and "Ruang penyimpanan" in json.loads(answer.text)["masalah"]


def test_health_is_bad_with_tables_of_another_schema(client, snapshots, monkeypatch):
    assert published.current().snapshot.manifest["schema"] == schema.of_today()
    monkeypatch.setattr(schema, "of_today", lambda: "00000000")
    answer = client.get("/sehat")
    assert answer.status_code == 503 and "Susunan tabel" in json.loads(answer.text)["masalah"]


@pytest.fixture
def copied(snapshots, tmp_path, monkeypatch) -> Path:
    """The published data in a folder of the test's own."""
    for file in [*snapshots.glob("ntt-*"), snapshots / "CURRENT"]:
        shutil.copy2(file, tmp_path / file.name)
    shutil.copytree(snapshots / "peta", tmp_path / "peta")
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(tmp_path))
    return tmp_path


def test_health_is_bad_with_a_damaged_map_shape(client, copied):
    assert client.get("/sehat").status_code == 200
    name = published.current().snapshot.shapes["regencies"]
    (copied / "peta" / name).chmod(0o644)
    (copied / "peta" / name).write_text("<svg/>")
    answer = client.get("/sehat")
    assert answer.status_code == 503 and name in json.loads(answer.text)["masalah"]
    assert client.get(f"/peta/{name}").status_code == 503


def test_health_doubts_a_clock_that_was_set_back(client, snapshots, monkeypatch):
    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2020, 1, 1, tzinfo=tz)

    monkeypatch.setattr(condition, "datetime", Clock)
    answer = client.get("/sehat")
    said = json.loads(answer.text)
    assert answer.status_code == 503 and "jam server" in said["masalah"] and said["umur_jam"] == 0


def test_the_websocket_passes_untouched():
    seen = []

    async def streamlit(scope, receive, send):
        seen.append((scope, receive, send))

    async def receive():
        return {"type": "websocket.receive", "bytes": b"x"}

    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": [(b"host", b"127.0.0.1")]}
    send = object()
    asyncio.run(front_door.FrontDoor(streamlit)(scope, receive, send))
    ((there, heard, said),) = seen
    assert (there, said) == (scope, send) and asyncio.run(heard()) == asyncio.run(receive())


def test_streamlit_asks_nobody_for_this_machines_address():
    assert net_util.get_external_ip() == ""


def test_the_theme_is_known_before_the_first_message():
    said = re.search(r"theme = (\{.*?\});", index_page.bare(menu.MENU[0]).decode())[1]
    assert json.loads(said)["bodyFont"].startswith("system-ui")


@pytest.mark.parametrize(("language", "told"), [("id", "sedang disiapkan"), ("en", "being prepared")])
def test_a_page_that_is_not_made_yet_says_so_to_who_has_no_scripts(language, told):
    with languages.speaking(language):
        page = index_page.bare(menu.MENU[1]).decode()
    unscripted = page[page.index("<noscript>") : page.index("</noscript>")]
    assert told in unscripted and "<h1" in unscripted and page.index("</noscript>") < page.index('id="root"')


OWN_WORDS = list(languages.interface("id")["streamlit"].items())


def test_each_translated_word_is_still_one_of_streamlits():
    files = index_page.STATIC.glob("static/js/*.js")
    scripts = "".join(file.read_text(encoding="utf-8") for file in files if "Plotly" not in file.name)
    scripts += Path(backend_operation_handler.__file__).read_text(encoding="utf-8")  # what its server says
    assert len(OWN_WORDS) > 100
    quoted = ("`{}`", '"{}"', "'{}'")
    lost = [word for word, _ in OWN_WORDS if not any(mark.format(word) in scripts for mark in quoted)]
    assert lost == []


def test_the_worker_that_keeps_pages_is_asked_for_anew_and_may_keep_every_page(client, snapshots):
    answer = client.get("/pekerja.js")
    assert answer.headers["cache-control"] == "no-cache" and "javascript" in answer.headers["content-type"]
    hidden = re.search(r"HIDDEN = '(.+?)'", answer.text)[1]
    assert hidden in client.get("/ekspor").text  # what it looks for is what the page holds


@pytest.mark.parametrize(
    "cookies", ["a@b=1", "a/b=1; bahasa=en", "{x}=1;bahasa=en", "(=)", ";;;=;", "bahasa", "a=1;" * 9000]
)
def test_no_cookie_of_another_site_closes_the_door(client, snapshots, cookies):
    """A neighbour under the same domain may set cookies that are none by the letter; browsers send them."""
    answer = client.get("/ekspor", cookie=cookies)
    assert answer.status_code == (303 if "bahasa=en" in cookies else 200)
    assert client.get(f"/aset/{index_page.asset('icon.png')}", cookie=cookies).status_code == 200


def test_whatever_fails_behind_the_door_its_reader_gets_a_sentence(client, monkeypatch):
    written = []

    def breaks(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(front_door, "refusal", breaks)
    monkeypatch.setattr(front_door.LOG, "error", lambda words, *given, **_: written.append(words % given))
    answer = client.get("/ekspor")
    assert (answer.status_code, answer.headers["cache-control"]) == (500, "no-store")
    code = re.search(r"sampaikan kode ([0-9A-F]{6}) kepada pengelola", answer.text)[1]
    assert written == [f"Incident {code}"] and "content-security-policy" in answer.headers


def kept_by_anybody() -> list[str]:
    version = published.current().snapshot.name
    return [
        showing.PATH.format(version=version, name="provinsi"),
        showing.THUMBNAIL.format(version=version, name="5305"),
        "/pratinjau/ringkasan.png",
        "/pratinjau/ekspor.png?kab=5305",
        f"/berkas/ekspor/peristiwa.json?versi={version}",
        f"/aset/{front_door.asset('layar.css')}",
    ]


def test_what_any_cache_may_keep_says_the_same_to_everybody(client):
    """A deck that an English reader had opened first was handed to all others of an office, for a day."""
    for address in kept_by_anybody():
        before = client.get(address)
        english = client.get(address, cookie="bahasa=en")
        assert "public" in before.headers["cache-control"], address
        if english.status_code == 303:  # the way to the address that says the language
            assert english.headers["location"].endswith("bahasa=en")
            assert "public" not in english.headers.get("cache-control", "")
        else:
            assert english.content == before.content, address
        asked = f"{address}{'&' if '?' in address else '?'}bahasa=en"
        told = client.get(asked)
        assert "set-cookie" not in told.headers, address
        assert told.content == client.get(asked, cookie="bahasa=id").content, address


def test_the_first_slide_of_a_deck_is_drawn_in_the_language_of_its_address(client):
    version = published.current().snapshot.name
    with languages.speaking("en"):
        address = showing.thumbnail_address(version, "provinsi")
    english, home = client.get(address).text, client.get(address.partition("?")[0]).text
    assert "villages" in english and "villages" not in home
