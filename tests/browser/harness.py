"""A real server and a real browser for the tests, the pictures and the measurements."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright

from dashboard.front.menu import MENU
from dashboard.front.reader_language import LANGUAGE
from tests.browser import chromium

ROOT = Path(__file__).resolve().parent.parent.parent
WATCH = Path(__file__).parent / "watch"
PAGES = tuple(entry.path for entry in MENU)
PROJECTED = tuple(entry.path for entry in MENU if entry.page.projected)
WORKED_AT = tuple(entry.path for entry in MENU if not entry.page.projected)
START_SECONDS = 60
DRAWN_MS = 60_000

# The old laptop of a regency hall: no WebGL, and no host but our own can be found.
FLAGS = [
    "--disable-gpu",
    "--disable-webgl",
    "--disable-3d-apis",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--force-color-profile=srgb",
]
# Of maps and pictures, which draw by themselves: is there none that still has nothing in it?
DRAWN = """() => {
    const hosts = [...document.querySelectorAll('[data-testid=stBidiComponent], .stBidiComponent')].map(
        (each) => each.querySelector('[data-testid=stBidiComponentIsolated]')?.shadowRoot);
    const bare = '.kanvas:empty, .gambar:empty, .peta[hidden], .grafik[hidden]';
    return hosts.every((root) => root?.firstChild && !root.querySelector(bare));
}"""


@contextmanager
def serving(
    workshop: Path, script: Path = ROOT / "app.py", *, port: int = 0, **environment: str
) -> Iterator[str]:
    """A server of its own, on a free port unless one is named; foreign connections that it tries go to
    workshop/foreign.log.
    """
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    watched = {"PYTHONPATH": str(WATCH), "DASBOR_FOREIGN_LOG": str(workshop / "foreign.log")}
    settings = os.environ | watched | environment
    said = workshop / "server.log"
    with said.open("w", encoding="utf-8") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=settings, stdout=log, stderr=subprocess.STDOUT)
    try:
        _wait(server, f"http://127.0.0.1:{port}/_stcore/health", said)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait(server: subprocess.Popen, address: str, said: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if server.poll() is not None:
            raise RuntimeError(f"the server died:\n{said.read_text(encoding='utf-8')}")
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError(f"no server after {START_SECONDS} s:\n{said.read_text(encoding='utf-8')}")


@contextmanager
def browsing() -> Iterator[Browser]:
    """The machine's Chromium, as poor as the one in a regency hall."""
    found = chromium.find()
    if not found:
        raise RuntimeError(chromium.SAYS_WHAT_TO_DO)
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        flags = [*FLAGS, "--no-sandbox"] if root else FLAGS
        browser = playwright.chromium.launch(executable_path=found, args=flags)
        yield browser
        browser.close()


@dataclass(frozen=True)
class Trouble:
    """What went wrong in a page without a test asking: each entry fails the test that caused it."""

    foreign: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)  # refusals by the content security policy included

    def fail(self, broken: int = 0) -> None:
        """Fail for what went wrong since this was last asked; `broken` counts the exception boxes."""
        foreign, console = [*self.foreign], [*self.console]
        self.foreign.clear()
        self.console.clear()
        assert foreign == [], "foreign requests"
        assert console == [], "errors in the browser's console"
        assert broken == 0, "an exception box on the page"


def watch(page: Page) -> Trouble:
    """Write down what the page does behind a test's back, from now on."""
    trouble = Trouble()

    def asked(request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.hostname != "127.0.0.1":
            trouble.foreign.append(request.url)

    def said(message) -> None:
        if message.type == "error":
            trouble.console.append(message.text)

    page.on("request", asked)
    page.on("websocket", asked)
    page.on("console", said)
    page.on("pageerror", lambda error: trouble.console.append(str(error)))
    return trouble


@contextmanager
def guarding(context: BrowserContext) -> Iterator[Page]:
    """A new page; what went wrong in it behind a test's back fails the test."""
    page = context.new_page()
    trouble = watch(page)
    try:
        yield page
        broken = page.get_by_test_id("stException").count()
    finally:
        page.close()
    trouble.fail(broken)


class Tabs:
    """Tabs of one context that are used again, guarded as `guarding` does.

    A new tab costs the browser as much as the page that is opened in it: 1.3 of 2.6 s of CPU. A test that
    listens to its page, or gives it scripts, takes a new one.
    """

    def __init__(self, context: BrowserContext):
        self._context = context
        self._idle: list[tuple[Page, Trouble]] = []

    @contextmanager
    def guarding(self) -> Iterator[Page]:
        page, trouble = self._idle.pop() if self._idle else self._opened()
        size = page.viewport_size
        try:
            yield page
            broken = page.get_by_test_id("stException").count()
            _left(page, size)
        except BaseException:
            page.close()
            raise
        self._idle.append((page, trouble))
        trouble.fail(broken)

    def _opened(self) -> tuple[Page, Trouble]:
        page = self._context.new_page()
        return page, watch(page)


def _left(page: Page, size: ViewportSize | None) -> None:
    """Nothing that a test opened, held back, pointed at, put on or read in English is left for the next."""
    page.unroute_all()
    page.context.clear_cookies(name=LANGUAGE)
    page.evaluate("try { sessionStorage.clear(); } catch { /* a page without a place for it */ }")
    page.goto("about:blank")
    page.mouse.move(-1, -1)
    page.emulate_media(media="null", color_scheme="null", reduced_motion="null", forced_colors="null")
    if size and page.viewport_size != size:
        page.set_viewport_size(size)


def visit(page: Page, path: str = "/") -> None:
    """Open an address of the dashboard and wait until everything on it is drawn."""
    page.goto(path)
    settled(page)


def settled(page: Page) -> None:
    """Wait until each run that was asked for is over, nothing is a placeholder, and each chart is drawn.

    That a run is asked for or under way the page says (assets/kumpulan.js): Streamlit says that it runs when
    the run has begun, and on a busy server that is later than any look.
    """
    app = page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-connection-state", "CONNECTED", timeout=DRAWN_MS)
    expect(page.get_by_test_id("stMainBlockContainer")).to_be_visible(timeout=DRAWN_MS)
    expect(page.locator("html[data-menunggu]")).to_have_count(0, timeout=DRAWN_MS)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0, timeout=DRAWN_MS)
    page.wait_for_function(DRAWN, timeout=DRAWN_MS)
    for chart in page.get_by_test_id("stPlotlyChart").all():
        expect(chart.locator(".main-svg").first).to_be_attached(timeout=DRAWN_MS)
    expect(page.locator("#edisi")).to_have_count(0, timeout=DRAWN_MS)  # the live page has taken its place
