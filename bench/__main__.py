"""Every target and how far it is, in one table, with all peers in one run.   Run: make bench [ROUNDS=3]

The peers show the same map, charts, table and filter (bench/peers): Dash, Panel, an empty Streamlit page as
the platform's floor, and an earlier build of our own, taken out of the repository by its commit. They take
turns, so that a busy machine is busy for all of them; what is said of them is a ratio. bench/budget.toml
holds the targets.
"""

import argparse
import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, ViewportSize

from bench import composing, first_sight, load
from bench.load import cpu_of
from bench.servers import ROOT, Line, checkout, running, streamlit
from bench.targets import BUDGET, Measured, verdicts
from dashboard.front import menu, static_edition
from tests.browser import harness

PEERS = ROOT / ".venv" / "peers" / "bin" / "python"  # `make bench` sets it up
OURS = "ringkasan", "peta", "ekspor"
NOW, BEFORE = "ringkasan", "ringkasan before"  # today's build of ours, and the one it is measured against
CHOSEN = "Kabupaten Alor", "Kabupaten Sikka", "Kabupaten Ende"
VIEW = ViewportSize(width=1366, height=768)
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
IDLE = 40  # sessions that do nothing
CROWDED = 20.0  # seconds that each crowd acts
QUIET_MS = 600  # nothing new on the wire or on the page: it stands

# All words of headings, tables and drawings, those inside components too; and how many shapes are drawn.
LOOK = """() => {
  const words = [], roots = [document]; let shapes = 0;
  for (const root of roots) {
    for (const each of root.querySelectorAll('h1, td, th, svg text, .tabulator-cell'))
      words.push(each.textContent);
    shapes += root.querySelectorAll('svg path, svg rect').length;
    for (const each of root.querySelectorAll('*')) if (each.shadowRoot) roots.push(each.shadowRoot);
  }
  const heading = roots.map(root => root.querySelector('h1')).find(Boolean)?.textContent ?? '';
  return { heading, words: words.join('|'), shapes };
}"""
# Installed before anything else of a page runs: when its heading and this many shapes were first painted.
SEEN = (
    """least => {
  window.look = LOOK;
  const watch = () => {
    const { heading, shapes } = document.body ? window.look() : { heading: '', shapes: 0 };
    if (heading && shapes >= least) requestAnimationFrame(() => { window.seen = performance.now(); });
    else requestAnimationFrame(watch);
  };
  watch();
}"""
).replace("LOOK", LOOK)
# From the press until the words last changed, after the heading did.
CHANGED = """quiet => new Promise(done => {
  const before = window.look(); let last = before.words, at = 0, began = 0;
  addEventListener('pointerdown', () => { began = performance.now(); }, true);
  const watch = () => {
    const now = window.look();
    if (now.words !== last) { last = now.words; at = performance.now(); }
    if (began && at > began && now.words !== before.words && performance.now() - at > quiet) done(at - began);
    else requestAnimationFrame(watch);
  };
  watch();
})"""


@dataclass(frozen=True)
class Peer:
    """`least`: shapes that must be drawn before it is seen; `choose(page, name)` presses one regency."""

    name: str
    url: str
    process: int
    path: str
    least: int
    choose: Callable[[Page, str], None] | None
    arrived: list[int]  # the size of all that came back
    live: str = "() => true"


def in_streamlit(page: Page, name: str) -> None:
    box = page.get_by_role("combobox", name="Kabupaten/kota")
    box.evaluate("box => box.scrollIntoView({ block: 'center' })")
    page.wait_for_timeout(300)  # in sight before its list opens: a list closes where its page scrolls
    box.fill(name)
    page.get_by_role("option", name=name).first.click()


def in_dash(page: Page, name: str) -> None:
    page.locator("#regency").click()
    page.get_by_text(name, exact=True).last.click()


def in_panel(page: Page, name: str) -> None:
    page.locator("input.choices__input").first.click()
    page.locator(".choices__item--choice", has_text=name).first.click()


STREAMLIT_LIVE = """() => document.querySelector('[data-testid=stApp]')
  && document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'
  && document.querySelector('[data-testid=stApp]').dataset.testConnectionState === 'CONNECTED'
  && !document.querySelector('[data-testid=stSkeleton]')"""


class Wire:
    """What came over one page's line, as compressed as it was, headers included; the browser counts parts."""

    def __init__(self, page: Page, peer: Peer):
        self.requests = self.messages = 0
        self._arrived, self._before = peer.arrived, sum(peer.arrived)
        self.line: CDPSession = page.context.new_cdp_session(page)
        self.line.send("Network.enable")
        self.line.on("Network.loadingFinished", self._loaded)
        self.line.on("Network.webSocketFrameReceived", self._told)

    @property
    def bytes(self) -> int:
        return sum(self._arrived) - self._before

    def _loaded(self, _event: dict[str, Any]) -> None:
        self.requests += 1

    def _told(self, _event: dict[str, Any]) -> None:
        self.messages += 1


def still(page: Page, wire: Wire) -> None:
    """Wait until nothing comes any more."""
    seen = -1
    while wire.bytes != seen:
        seen = wire.bytes
        page.wait_for_timeout(QUIET_MS)


def visit(browser: Browser, peer: Peer, *, slow: bool = False) -> dict[str, float]:
    """A first visit, a second one, and one choice; or, on a slow line, only until it is seen."""
    context = browser.new_context(viewport=VIEW, bypass_csp=True)
    told: dict[str, float] = {}
    try:
        page = context.new_page()
        page.add_init_script(f"({SEEN})({peer.least})")
        wire = Wire(page, peer)
        if slow:
            wire.line.send("Network.emulateNetworkConditions", SLOW)
        answer = page.goto(peer.url + peer.path, wait_until="commit", timeout=240_000)
        page.wait_for_function("window.seen", timeout=240_000)
        told["seen"] = page.evaluate("window.seen")
        if slow:
            return {"slow": told["seen"]}
        page.wait_for_function(peer.live, timeout=120_000)
        told["ready"] = max(told["seen"], page.evaluate("performance.now()"))
        still(page, wire)
        told["visit"], told["requests"], told["messages"] = wire.bytes / 1e3, wire.requests, wire.messages
        if answer:
            told["answer"] = answer.request.sizes()["responseBodySize"] / 1e3
        page.goto(peer.url + peer.path, wait_until="commit")
        page.wait_for_function("window.seen", timeout=120_000)
        page.wait_for_function(peer.live, timeout=120_000)
        told["warm"] = max(page.evaluate("window.seen"), page.evaluate("performance.now()"))
        if peer.choose:
            told |= choice(page, wire, peer, peer.choose)
        return told
    finally:
        context.close()


def choice(page: Page, wire: Wire, peer: Peer, choose: Callable[[Page, str], None]) -> dict[str, float]:
    """The last of a few choices, each on top of the one before."""
    for name in CHOSEN:
        still(page, wire)
        cpu, sent, messages = cpu_of(peer.process), wire.bytes, wire.messages
        page.evaluate(f"() => {{ window.changing = ({CHANGED})({QUIET_MS}); }}")
        choose(page, name)
        taken = page.evaluate("window.changing")
        still(page, wire)
        page.keyboard.press("Escape")
    return {
        "change": taken,
        "cpu": (cpu_of(peer.process) - cpu) * 1000,
        "sent": (wire.bytes - sent) / 1e3,
        "told": wire.messages - messages,
    }


def of_us(name: str, line: Line, page: str) -> Peer:
    path = "/" if page == "ringkasan" else f"/{page}"
    return Peer(name, line.url, line.process, path, 20, in_streamlit, line.arrived, STREAMLIT_LIVE)


@contextmanager
def peers(base: str) -> Iterator[list[Peer]]:
    """All of them, started and answering."""
    with ExitStack() as open_, tempfile.TemporaryDirectory() as told:
        ports = [harness.free_port() for _ in range(5)]
        python = str(PEERS if PEERS.exists() else sys.executable)
        plain = ["--browser.gatherUsageStats", "false", "--server.headless", "true"]
        start = open_.enter_context
        own = start(running(streamlit("app.py", ports[0]), ports[0], ROOT))
        found = [of_us(page, own, page) for page in OURS]
        empty = [*streamlit("bench/peers/empty.py", ports[1]), *plain, "--server.address", "127.0.0.1"]
        line = start(running(empty, ports[1], ROOT))
        found.append(Peer("empty", line.url, line.process, "/", 0, None, line.arrived, STREAMLIT_LIVE))
        dash = [python, "-m", "bench.peers.dash_app", str(ports[2])]
        line = start(running(dash, ports[2], ROOT))
        found.append(Peer("Dash", line.url, line.process, "/", 20, in_dash, line.arrived))
        panel = [python, "-m", "bench.peers.panel_app", str(ports[3])]
        line = start(running(panel, ports[3], ROOT))
        found.append(Peer("Panel", line.url, line.process, "/", 20, in_panel, line.arrived))
        if base:
            before = checkout(base, Path(told))
            there = {"DASBOR_SNAPSHOTS": str(before / "snapshots")}
            line = start(running(streamlit("app.py", ports[4]), ports[4], before, **there))
            found += [of_us(f"{page} before", line, page) for page in OURS]
        yield found


def measured(browser: Browser, all_: list[Peer], rounds: int) -> Measured:
    """'seen ekspor' -> one value a round; the first round only warms up and is left out."""
    values: Measured = defaultdict(list)
    for turn in range(rounds + 1):
        for peer in all_:
            told = visit(browser, peer)
            if peer.name in OURS:
                told |= visit(browser, peer, slow=True)
            if turn:
                for name, value in told.items():
                    values[f"{name} {peer.name}"].append(value)
            print(".", end="", flush=True)
    print()
    return values


def table(values: Measured, all_: list[Peer]) -> Iterator[str]:
    """Median and spread of everything, a line for each peer."""
    names = [
        "seen",
        "ready",
        "warm",
        "answer",
        "visit",
        "requests",
        "messages",
        "change",
        "cpu",
        "sent",
        "told",
    ]
    units = ["ms", "ms", "ms", "KB", "KB", "", "", "ms", "ms", "KB", ""]
    heads = [f"{name} {unit}".strip() for name, unit in zip(names, units, strict=True)]
    yield f"{'':18}" + "".join(f"{head:>17}" for head in heads)
    for peer in all_:
        cells = []
        for name in names:
            found = values.get(f"{name} {peer.name}")
            cells.append(f"{_brief(statistics.median(found))} ±{_spread(found)}" if found else "")
        yield f"{peer.name:18}" + "".join(f"{cell:>17}" for cell in cells)


def _brief(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}".removesuffix(".0")


def _spread(found: list[float]) -> str:
    """Half of what lies between the least and the most, of the median."""
    middle = statistics.median(found)
    return f"{(max(found) - min(found)) / 2 / middle:.0%}" if middle else "0%"


def crowded() -> Measured:
    """What many readers wait, and how much is done for them, by one process and by two behind nginx."""
    values: Measured = {}
    for processes, name in ((1, "one"), (2, "two")):
        begun = time.monotonic()
        with load.served(processes, "400") as (url, ids):
            if processes == 1:
                values["start"] = [time.monotonic() - begun]
                values["idle"] = [asyncio.run(load.idle(url, ids[0], IDLE))]

            def told(sessions: int, pause: float, url: str = url, ids: list[int] = ids) -> load.Told:
                return asyncio.run(load.crowd(url, ids, sessions, pause=pause, seconds=CROWDED))

            told(2 * processes, 0)  # what is kept is kept
            if processes == 1:
                for sessions in (1, 50):
                    pressed = told(sessions, 0)
                    values[f"throughput {sessions}"] = [pressed.a_second]
                values |= {"longest pressed": [max(pressed.seconds)], "median pressed": [pressed.median]}
            many = told(100, 5.0)
            values |= {f"throughput {name}": [many.a_second], f"p95 {name}": [many.p95 * 1000]}
            values |= {f"longest {name}": [max(many.seconds)], f"median {name}": [many.median]}
    return values


def written() -> Measured:
    """The dearest of all static pages, made anew and taken from what is kept: milliseconds of CPU."""
    costs: Measured = defaultdict(list)
    for entry in menu.MENU:
        first_sight.new_page(entry, {})
        static_edition.of(entry, {})
        costs["new"].append(first_sight.cpu_ms(partial(first_sight.new_page, entry, {})))
        costs["kept"].append(first_sight.cpu_ms(partial(static_edition.of, entry, {})))
    return {f"page {name}": [max(each)] for name, each in costs.items()}


def main() -> int:
    parser = argparse.ArgumentParser("python -m bench")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--base", default=BUDGET["base"], help="a commit, or nothing for none")
    options = parser.parse_args()
    subprocess.run([sys.executable, "-m", "data.build", "--if-needed"], cwd=ROOT, check=True)
    busy = [os.getloadavg()[0]]
    with peers(options.base) as all_, harness.browsing() as browser:
        values = measured(browser, all_, options.rounds)
        found = {peer.name: peer.url for peer in all_}
        if BEFORE in found:
            values |= composing.measured(browser, found[NOW], found[BEFORE], options.rounds)
    values |= written() | crowded()
    busy.append(os.getloadavg()[0])
    print(f"{options.rounds} rounds after one to warm up; load of the machine {busy[0]:.1f} to {busy[1]:.1f}")
    print("\n".join(table(values, all_)), end="\n\n")
    print("\n".join(verdicts(values)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
