"""What the dashboard weighs and how long it takes, beside what it may.   Run: python -m bench.weight

Bytes are those on the wire, headers included, in a browser that was never here; a second visit follows in the
same browser. The last rows open the same first page through Streamlit's own door, measured in the same run.
"""

import contextlib
import os
import socket
import socketserver
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import brotli
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import harness

# The limits of the first issue.
MAY_VISIT, MAY_SEE, MAY_CHANGE, MAY_START, MAY_BUILD = 2.7e6, 1.3e6, 12e3, 10.0, 60.0
MAY_POINTS = MAY_SHAPES = 60e3  # those of the map
WITH_MAP = ("/", "/peta")
# A 3G line, on which the order of arrival shows: on this machine's own line everything is there at once.
BYTES_PER_SECOND = 150_000
CHUNK = 16_384
PLAIN_DOOR = """
import streamlit as st
from dashboard.front.front_door import routes
app = st.App("{main}", routes=routes())
"""


@contextmanager
def counting(url: str, *, slow: bool = True) -> Iterator[tuple[str, list[int]]]:
    """The same server at another address, over one line that notes the size of all that comes back."""
    host, port = url.removeprefix("http://").split(":")
    arrived: list[int] = []
    line = threading.Lock()  # what the browser asks for at once shares the line

    def pump(source: socket.socket, sink: socket.socket, *, back: bool) -> None:
        with contextlib.suppress(OSError):  # a browser drops its connections as it likes
            while chunk := source.recv(CHUNK):
                if back:
                    if slow:
                        with line:
                            time.sleep(len(chunk) / BYTES_PER_SECOND)
                    arrived.append(len(chunk))
                sink.sendall(chunk)
            sink.shutdown(socket.SHUT_WR)

    class Relay(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with socket.create_connection((host, int(port))) as server:
                asking = threading.Thread(target=pump, args=(self.request, server), kwargs={"back": False})
                asking.start()
                pump(server, self.request, back=True)
                asking.join()

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Relay) as relay:
        relay.daemon_threads, relay.block_on_close = True, False
        threading.Thread(target=relay.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{relay.server_address[1]}", arrived
        relay.shutdown()


@contextmanager
def reader(browser: Browser, url: str) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=url, viewport={"width": 1366, "height": 768})
    yield context
    context.close()


def seen(page: Page, path: str) -> None:
    """Wait until the map stands there, or, on a page without one, its heading."""
    drawn = page.locator("[data-code]") if path in WITH_MAP else page.get_by_role("heading")
    expect(drawn.first).to_be_visible(timeout=120_000)


def first_and_second(browser: Browser, url: str, path: str) -> tuple[int, int, int]:
    """Bytes of a first visit until its figures are seen and in all, and of a second visit."""
    with counting(url) as (address, arrived), reader(browser, address) as context:
        page = context.new_page()
        page.goto(path, wait_until="commit")
        seen(page, path)
        until_seen = sum(arrived)
        harness.settled(page)
        page.wait_for_load_state("networkidle")
        page.close()
        first = sum(arrived)
        again = context.new_page()
        harness.visit(again, path)
        again.wait_for_load_state("networkidle")
        return until_seen, first, sum(arrived) - first


def filter_change(browser: Browser, url: str) -> int:
    """Bytes that come back when one regency is chosen on the first page."""
    with counting(url) as (address, arrived), reader(browser, address) as context:
        page = context.new_page()
        harness.visit(page, "/")
        page.wait_for_load_state("networkidle")
        before = sum(arrived)
        page.get_by_role("combobox", name="Kabupaten/kota").click()
        page.get_by_role("option", name="Kabupaten Alor").click()
        page.wait_for_url("**kab=5305**")
        harness.settled(page)
        page.wait_for_load_state("networkidle")
        return sum(arrived) - before


def points_shown(browser: Browser, url: str) -> int:
    """Bytes that come back when the 844 villages of the simulation are shown on the map of the province."""
    with counting(url) as (address, arrived), reader(browser, address) as context:
        page = context.new_page()
        harness.visit(page, "/peta?data=simulasi")
        page.wait_for_load_state("networkidle")
        before = sum(arrived)
        page.get_by_text("Tampilkan titik desa").click()
        page.wait_for_url("**titik=1**")
        expect(page.locator(".kumpulan, .titik-desa").first).to_be_visible(timeout=60_000)
        harness.settled(page)
        return sum(arrived) - before


def heaviest_shapes(folder: Path) -> tuple[str, int]:
    """The drawing that weighs most, and its bytes as sent with those of the tiles that stand beside it."""
    sent = {path.stem: len(brotli.compress(path.read_bytes())) for path in folder.glob("*.svg")}
    tiles = max(weight for name, weight in sent.items() if name.startswith("tiles"))
    name = max((each for each in sent if not each.startswith("tiles")), key=sent.__getitem__)
    return name.rsplit("-", 1)[0], sent[name] + tiles


def kilobytes(count: float) -> str:
    return f"{count / 1000:,.0f} KB"


def row(what: str, value: str, limit: str = "", good: bool | None = None) -> None:
    verdict = "" if good is None else "ok" if good else "TOO MUCH"
    print(f"{what:<58}{value:>12}{limit:>14}  {verdict}", flush=True)


def weigh_pages(browser: Browser, url: str) -> float:
    """A row for each page; returns what a first visit of the first page weighs."""
    weights = {}
    for page in harness.PAGES:
        name = page or "ringkasan"
        until_seen, first, second = first_and_second(browser, url, f"/{page}")
        weights[page] = first
        row(
            f"{name}: first visit, until figures are seen",
            kilobytes(until_seen),
            "1,300 KB",
            until_seen <= MAY_SEE,
        )
        row(f"{name}: first visit, in all", kilobytes(first), "2,700 KB", first <= MAY_VISIT)
        row(f"{name}: second visit", kilobytes(second))
    return weights[""]


def build_seconds(folder: Path) -> float:
    started = time.monotonic()
    command = [sys.executable, "-m", "data.build"]
    environment = os.environ | {"DASBOR_SNAPSHOTS": str(folder)}
    subprocess.run(command, cwd=harness.ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - started


def start_seconds(browser: Browser, workshop: Path) -> float:
    """What `make run` does on a prepared machine, until the first page is drawn."""
    started = time.monotonic()
    command = [sys.executable, "-m", "data.build", "--if-needed"]
    subprocess.run(command, cwd=harness.ROOT, check=True, stdout=subprocess.DEVNULL)
    with harness.serving(workshop) as url, reader(browser, url) as context:
        harness.visit(context.new_page(), "/")
        return time.monotonic() - started


def plain_door(browser: Browser, workshop: Path) -> float:
    """What a first visit of the first page weighs through Streamlit's own door."""
    script = workshop / "plain.py"
    script.write_text(
        PLAIN_DOOR.format(main=(harness.ROOT / "dashboard/front/main.py").as_posix()), encoding="utf-8"
    )
    path = f"{harness.ROOT}{os.pathsep}{harness.WATCH}"
    with harness.serving(workshop, script, PYTHONPATH=path) as url:
        return first_and_second(browser, url, "/")[1]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, harness.browsing() as browser:
        workshop = Path(folder)
        os.environ["DASBOR_SNAPSHOTS"] = str(workshop / "snapshots")
        print(f"{'':<58}{'measured':>12}{'at most':>14}")
        built = build_seconds(workshop / "snapshots")
        row("data build", f"{built:.1f} s", "60 s", built <= MAY_BUILD)
        started = start_seconds(browser, workshop)
        row(
            "start on a prepared machine, until the first page",
            f"{started:.1f} s",
            "10 s",
            started <= MAY_START,
        )
        with harness.serving(workshop) as url:
            ours = weigh_pages(browser, url)
            changed = filter_change(browser, url)
        row(
            "ringkasan: one regency chosen",
            f"{changed / 1000:.1f} KB",
            "12 KB",
            changed <= MAY_CHANGE,
        )
        name, shapes = heaviest_shapes(workshop / "snapshots" / "peta")
        row(f"peta: shapes of one view ({name} and tiles)", kilobytes(shapes), "60 KB", shapes <= MAY_SHAPES)
        subprocess.run([sys.executable, "-m", "data.simulate"], cwd=harness.ROOT, check=True)
        with harness.serving(workshop) as url:
            points = points_shown(browser, url)
        row("peta: 844 villages shown as points", kilobytes(points), "60 KB", points <= MAY_POINTS)
        plain = plain_door(browser, workshop)
        row("ringkasan: first visit through Streamlit's own door", kilobytes(plain))
        row("ours, in parts of that", f"{ours / plain:.2f}")


if __name__ == "__main__":
    main()
