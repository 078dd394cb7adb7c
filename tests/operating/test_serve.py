"""`make serve WORKERS=2`: several processes behind a real nginx, each reader with one of them."""

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode

import pytest

from data import snapshots as published
from data.accounts import invitations
from deploy import serve
from tests.accounts.test_invitations import ROLES, WHO
from tests.reader import Reader

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(serve.NGINX is None, reason="nginx is not installed: apt-get install nginx-light"),
]
TOKEN = "0123456789abcdef"


@dataclass
class Browser:
    """One reader's browser: it keeps its cookies."""

    url: str
    jar: CookieJar = field(default_factory=CookieJar)

    def ask(
        self, path: str, content: bytes | None = None, method: str = "", **headers: str
    ) -> tuple[int, bytes]:
        asked = urllib.request.Request(f"{self.url}{path}", content, method=method or None)
        for name, value in headers.items():
            asked.add_header(name.replace("_", "-"), value)
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        try:
            with opener.open(asked, timeout=60) as got:
                return got.status, got.read()
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read()

    @property
    def cookies(self) -> str:
        return "; ".join(f"{each.name}={each.value}" for each in self.jar)

    def sessions(self) -> int:
        """How many readers the process has that answers this browser."""
        _, told = self.ask("/metrics", Authorization=f"Bearer {TOKEN}")
        return int(re.search(r"^dasbor_sesi (\d+)", told.decode(), flags=re.M)[1])


@pytest.fixture(scope="module")
def served(both_folder, tmp_path_factory) -> Iterator[str]:
    """The address of two processes that one command started; nothing of them is left when it ends."""
    folder, port = tmp_path_factory.mktemp("serve"), serve.free_port()
    (folder / "roles.toml").write_text(ROLES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASBOR_SNAPSHOTS", str(both_folder))
        patch.setenv("DASBOR_ROLES", str(folder / "roles.toml"))
        patch.setenv("DASBOR_TAUTAN_MASUK", "1")
        patch.setenv("DASBOR_METRIK", TOKEN)
        command = [sys.executable, "-m", "deploy.serve", "--workers", "2", "--port", str(port)]
        process = subprocess.Popen(command, cwd=serve.ROOT, stdout=subprocess.PIPE, text=True)
        try:
            assert f":{port}" in process.stdout.readline()
            begun = children(process.pid)
            assert len(begun) == 3
            yield f"http://127.0.0.1:{port}"
        finally:
            process.send_signal(signal.SIGTERM)
            assert process.wait(30) == 0
    assert not [pid for pid in begun if alive(pid)]


def children(parent: int) -> list[int]:
    told = Path(f"/proc/{parent}/task/{parent}/children").read_text()
    return [int(pid) for pid in told.split()]


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_reader_stays_with_one_process_and_many_readers_are_on_both(served):
    async def opened() -> list[int]:
        browsers = [Browser(served)]
        assert browsers[0].ask("/ekspor")[0] == 200
        readers = [await Reader(served, cookies=browsers[0].cookies).__aenter__()]
        assert not (await readers[0].open("ekspor")).wrong
        sides = [await asyncio.to_thread(browsers[0].sessions)]
        # The cookie decides by chance, so they come until three are on the side of the first and three are
        # not: of two hundred that is all but certain, and were there one process only, it would never be.
        while min(sides.count(0), sides.count(1)) < 3 and len(browsers) < 200:
            browsers.append(Browser(served))
            assert browsers[-1].ask("/ekspor")[0] == 200
            named = browsers[-1].cookies
            assert browsers[-1].ask("/peta")[0] == 200 and browsers[-1].cookies == named  # it is given once
            sides.append(await asyncio.to_thread(browsers[-1].sessions))
        readers += [await Reader(served, cookies=each.cookies).__aenter__() for each in browsers[1:]]
        assert all([not (await reader.open("ekspor")).wrong for reader in readers[1:]])
        held = [await asyncio.to_thread(browser.sessions) for browser in browsers]
        for reader in readers:
            await reader.__aexit__(None, None, None)
        assert set(sides) == {0, 1}
        return [count - sides.count(side) for count, side in zip(held, sides, strict=True)]

    assert not any(asyncio.run(opened()))


def test_downloads_and_decks_come_through(served):
    browser, version = Browser(served), published.current().snapshot.name
    status, deck = browser.ask(f"/tayang/{version}/provinsi.html")
    assert status == 200 and b'<section class="slaid"' in deck
    assert not browser.cookies  # a cache that hands the deck to others would hand them one place
    status, rows = browser.ask("/berkas/ekspor/peristiwa.json")
    assert status == 200 and len(json.loads(rows)["baris"]) > 10


def test_a_sender_signs_in_and_uploads_to_the_process_of_the_session(served):
    browser = Browser(served)
    browser.ask("/_stcore/health")  # gives the cookie that an upload repeats
    form = urlencode({"kode": invitations.invite(WHO)}).encode()
    status, _ = browser.ask("/masuk", form, Origin=served)
    assert status == 200 and invitations.COOKIE in browser.cookies  # it followed the way to the page

    async def upload() -> tuple[int, int]:
        async with Reader(served, cookies=browser.cookies) as reader:
            seen = await reader.open("kirim-data")
            assert not seen.wrong and seen.session
            path = f"/_stcore/upload_file/{seen.session}/berkas-1"
            own = await asyncio.to_thread(sent, browser, path)
            foreign = await asyncio.to_thread(sent, browser, path.replace(seen.session, "tiada"))
            return own, foreign

    assert asyncio.run(upload()) == (204, 403)


def sent(browser: Browser, path: str) -> int:
    """The status of an upload, in the form in which a browser sends it."""
    token = next((each.value for each in browser.jar if each.name == "_streamlit_xsrf"), "")
    body = (
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n'
        b"Content-Type: text/csv\r\n\r\nkode\r\n1\r\n--x--\r\n"
    )
    told = {"Content_Type": "multipart/form-data; boundary=x", "X_Xsrftoken": token}
    return browser.ask(path, body, "PUT", **told)[0]


def test_a_process_that_ends_is_started_again_and_readers_notice_nothing(served):
    browser = Browser(served)
    command = next(pid for pid in children(os.getpid()) if b"deploy.serve" in cmdline(pid))
    killed = next(pid for pid in children(command) if b"streamlit" in cmdline(pid))
    os.kill(killed, signal.SIGKILL)
    until = time.monotonic() + 60
    answers = []
    while time.monotonic() < until:
        answers.append(Browser(served).ask("/sehat")[0])
        if len([pid for pid in children(command) if b"streamlit" in cmdline(pid)]) == 2 and len(answers) > 30:
            break
        time.sleep(0.1)
    assert set(answers) == {200} and not alive_as_server(killed) and browser.ask("/")[0] == 200


def cmdline(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def alive_as_server(pid: int) -> bool:
    return b"streamlit" in cmdline(pid)


def test_the_plain_configuration_is_the_offices_without_its_certificates(tmp_path):
    told = serve.plain(serve.CONFIGURATION.read_text("utf-8"), 8600, [9001, 9002, 9003], tmp_path)
    for left_out in ("ssl_", "listen 443", "server_name", "Strict-Transport", "listen [::]"):
        assert left_out not in told
    assert [f"127.0.0.1:{port}" in told for port in (8600, 9001, 9002, 9003)] == [True] * 4
    assert "127.0.0.1:8501" not in told and told.count("server {") == 1
    for kept in ("client_max_body_size", "proxy_cache ", "/metrics", "hash $dasbor_tempat"):
        assert kept in told


def test_without_nginx_the_command_says_what_to_install(monkeypatch, capsys):
    monkeypatch.setattr(serve, "NGINX", None)
    monkeypatch.setattr(sys, "argv", ["serve"])
    assert serve.main() == 1 and "apt-get install nginx" in capsys.readouterr().err
