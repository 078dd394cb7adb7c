"""From a click on a regency to the repainted page, beside a Dash app.   Run: python -m bench.drill

Both serve the same shapes and answers and show the same parts; both are clicked in turn in one run by one
browser, each click on a page that was opened anew in a browser that has its scripts already. Needs
`pip install -r bench/requirements.txt`.
"""

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

from tests.browser import harness

CLICKED = ("5301", "5302", "5306", "5311", "5315", "5304", "5308")
ROUNDS = 2  # who opens a regency first since the start pays for what is kept afterwards; both are told
MAY = 0.7  # of the time that the Dash app takes
PORT = 8590
COLUMNS = ("our districts", "our map", "our page", "Dash's map", "Dash's page")

PRESS = 80  # ms between a finger's coming down and going up, for both
CALM, HOVERED = 1000, 300  # ms that a page stands before it is clicked, and the mouse on its place, for both

# Time from the click to the second frame after everything stands; the condition is the page's own.
UNTIL = """([condition, code]) => new Promise(done => {
  const met = eval(condition);
  const look = () => met(code) ? requestAnimationFrame(() => requestAnimationFrame(
      () => done(performance.now() - window.clicked))) : requestAnimationFrame(look);
  look();
})"""
CLICK = "addEventListener('click', () => { window.clicked = performance.now(); }, true)"
HOSTS = "document.querySelectorAll('[data-testid=stBidiComponentIsolated]')"
ROOTS = f"[...{HOSTS}].map(each => each.shadowRoot).filter(Boolean)"
OPENED_BY_OURS = f"""code => {{
  const district = `svg[data-kind=districts] .tempat path[id^="${{code}}"]`;
  return {ROOTS}.some(root => root.querySelector(district));
}}"""
MAP_OF_OURS = f"""code => {{
  const district = `svg[data-kind=districts] path[data-code^="${{code}}"]`;
  return {ROOTS}.some(root => root.querySelector(district));
}}"""
ALL_OF_OURS = f"""code => ({MAP_OF_OURS})(code) && location.search.includes(code)
  && document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'"""
MAP_OF_THEIRS = """code => [...document.querySelectorAll('#map .choroplethlayer path')].some(path => {
    const place = path.__data__?.loc || '';  // not every path has its data yet
    return place.length === 6 && place.startsWith(code);
  })"""
ALL_OF_THEIRS = f"""code => ({MAP_OF_THEIRS})(code) && document.getElementById(`villages-${{code}}`) !== null
  && !document.querySelector('[data-dash-is-loading=true]')"""


@contextmanager
def dash() -> Iterator[str]:
    address = f"http://127.0.0.1:{PORT}"
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", PORT)) == 0:  # it would answer with the code of another run
            raise RuntimeError(f"a server left over from another run listens at {address}: stop it first")
    command = [sys.executable, "-m", "bench.drill_dash", str(PORT)]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=harness.ROOT, stdout=quiet, stderr=quiet) as server:
        try:
            for _ in range(300):
                try:
                    urllib.request.urlopen(address, timeout=2).close()
                    break
                except (urllib.error.URLError, TimeoutError):
                    time.sleep(0.2)
            yield address
        finally:
            server.terminate()


def ours(page: Page, url: str, code: str) -> list[float]:
    """Until the districts are seen, until they have their numbers, and until the whole page stands."""
    harness.visit(page, f"{url}/peta")
    page.wait_for_timeout(CALM)
    page.evaluate(CLICK)
    path = page.locator(f'svg[data-kind=regencies] path[id="{code}"]')
    x, y = path.evaluate(
        """path => {
            const at = new DOMPoint(+path.dataset.x, +path.dataset.y).matrixTransform(path.getScreenCTM());
            return [at.x, at.y];
        }"""
    )
    click(page, x, y)
    return [page.evaluate(UNTIL, [each, code]) for each in (OPENED_BY_OURS, MAP_OF_OURS, ALL_OF_OURS)]


def theirs(page: Page, url: str, code: str) -> list[float]:
    """Until the map is repainted (its districts come with their numbers), and until everything is."""
    page.goto(url)
    paths = page.locator("#map .choroplethlayer path")
    paths.nth(21).wait_for()
    page.wait_for_timeout(CALM)
    page.evaluate(CLICK)
    # A point inside the regency, found on a spiral from the middle of its box.
    x, y = page.evaluate(
        """code => {
            const path = [...document.querySelectorAll('#map .choroplethlayer path')]
                .find(each => each.__data__.loc === code);
            const box = path.getBoundingClientRect();
            for (let step = 1; step < 400; step++) {
                const away = Math.sqrt(step / 400) / 2, angle = step * 2.399963;
                const x = box.left + box.width * (0.5 + away * Math.cos(angle));
                const y = box.top + box.height * (0.5 + away * Math.sin(angle));
                const at = new DOMPoint(x, y).matrixTransform(path.getScreenCTM().inverse());
                if (path.isPointInFill(at)) return [x, y];
            }
        }""",
        code,
    )
    click(page, x, y)
    return [page.evaluate(UNTIL, [each, code]) for each in (MAP_OF_THEIRS, ALL_OF_THEIRS)]


def click(page: Page, x: float, y: float) -> None:
    """As a hand does it; Plotly knows what is clicked only after it was hovered."""
    page.mouse.move(x, y)
    page.wait_for_timeout(HOVERED)
    page.mouse.click(x, y, delay=PRESS)


def main() -> None:
    os.environ.setdefault("DASBOR_SNAPSHOTS", str(harness.ROOT / ".cache" / "test-snapshots"))
    subprocess.run([sys.executable, "-m", "data.build", "--if-needed"], cwd=harness.ROOT, check=True)
    with (
        tempfile.TemporaryDirectory() as workshop,
        harness.serving(Path(workshop)) as url,
        dash() as other,
        harness.browsing() as browser,
    ):
        page = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
        ours(page, url, CLICKED[-1])
        theirs(page, other, CLICKED[-1])
        clicks = CLICKED * ROUNDS
        rows = [[*ours(page, url, code), *theirs(page, other, code)] for code in clicks]
    print(f"{'ms':10}" + "".join(f"{name:>16}" for name in COLUMNS))
    for code, times in [*zip(clicks, rows, strict=True), ("median", medians(rows))]:
        print(f"{code:10}" + "".join(f"{time:16.0f}" for time in times))
    opened, in_map, in_page, their_map, their_page = medians(rows)
    for name, ratio in {
        "districts seen": opened / their_map,
        "districts with numbers": in_map / their_map,
        "whole page": in_page / their_page,
    }.items():
        print(f"{name + ', of Dash':32}{ratio:6.2f}   {'ok' if ratio <= MAY else f'over {MAY}'}")


def medians(rows: list[list[float]]) -> list[float]:
    return [statistics.median(column) for column in zip(*rows, strict=True)]


if __name__ == "__main__":
    main()
