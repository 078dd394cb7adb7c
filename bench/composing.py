"""A slide added, moved and put back, beside an earlier build of ours.   Run: python -m bench.composing [5]

Both begin with the ready-made briefing of the province and take turns in one browser, so that a busy machine
is busy for both. The clock runs from the press to the second frame in which the page shows it: the link names
the new state, the slides stand in their new order, the pictures in sight are there, the script is at rest.
The earlier build puts a step back by the browser's own way back, ours has a button.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize

from bench.servers import ROOT, checkout, running, streamlit
from bench.targets import BUDGET, Measured, verdicts
from tests.browser import harness

STEPS = "add", "move", "undo"
CALM = 1000  # ms that a page stands before it is pressed
VIEW = ViewportSize(width=1366, height=768)
CLOCK = """for (const each of ['pointerdown', 'popstate'])
  addEventListener(each, () => { window.began ??= performance.now(); }, true);"""
# Words of the page that number a slide, and the pictures in sight, those inside components too.
SHOWN = """() => {
  const words = [], pictures = [], roots = [document];
  for (const root of roots) for (const each of root.querySelectorAll('*')) {
    if (each.shadowRoot) roots.push(each.shadowRoot);
    if (!each.children.length && /^\\d+\\. /.test(each.textContent)) words.push(each.textContent.trim());
    if (each.tagName === 'IMG' && each.getBoundingClientRect().top < innerHeight) pictures.push(each);
  }
  return { words, drawn: pictures.every((each) => each.complete && each.naturalWidth) };
}"""
# Until the link names another state and the slide is the first one, where one is named.
UNTIL = f"""([state, first]) => new Promise((done) => {{
  const shown = {SHOWN}, app = document.querySelector('[data-testid=stApp]');
  const look = () => {{
    const rests = app.dataset.testScriptState === 'notRunning', now = shown();
    const there = new URLSearchParams(location.search).get('paparan') !== state;
    const stands = !first || now.words.includes('1. ' + first);
    if (rests && there && stands && now.drawn)
      requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - window.began)));
    else requestAnimationFrame(look);
  }};
  look();
}})"""


def composed(page: Page, url: str) -> str:
    """The state of the province's briefing on the table of this server."""
    harness.visit(page, f"{url}/paparan")
    page.locator(".st-key-pakai_siap button").click()
    page.wait_for_url("**paparan=*")
    harness.settled(page)
    return _state(page)


def steps(page: Page, url: str, state: str) -> dict[str, float]:
    """The milliseconds of each step, begun from the same state on pages opened anew."""
    harness.visit(page, f"{url}/ekspor?paparan={state}")
    page.get_by_role("button", name="Unduh atau paparkan").first.click()
    add = page.get_by_role("button", name="Tambah ke paparan").last
    add.wait_for()
    told = {"add": _taken(page, add.click, state)}
    harness.visit(page, f"{url}/paparan?paparan={state}")
    first, second = (_title(page, place) for place in (1, 2))
    down = page.locator(".st-key-turun button, .st-key-turun_0 button")
    told["move"] = _taken(page, down.click, state, second)
    back = page.locator(".st-key-langkah_undo button")
    undo = back.click if back.count() else lambda: page.evaluate("history.back()")
    told["undo"] = _taken(page, undo, _state(page), first)
    return told


def _taken(page: Page, press: Callable[[], object], state: str, first: str = "") -> float:
    harness.settled(page)
    page.wait_for_timeout(CALM)
    page.evaluate(f"() => {{ window.began = undefined; {CLOCK} }}")
    page.evaluate(f"told => {{ window.waited = ({UNTIL})(told); }}", [state, first])
    press()
    return page.evaluate("window.waited")


def _state(page: Page) -> str:
    return page.evaluate("new URLSearchParams(location.search).get('paparan')")


def _title(page: Page, place: int) -> str:
    """The words of the slide at a place, once the page shows them: an earlier build may be at rest before."""
    told = f"place => ({SHOWN})().words.find((each) => each.startsWith(`${{place}}. `))"
    words: str = page.wait_for_function(told, arg=place).json_value()
    return words.split(". ", 1)[1]


def measured(browser: Browser, now: str, before: str, rounds: int) -> Measured:
    """'add slide' and 'add slide before' -> one value a round; the first round only warms up."""
    values: Measured = defaultdict(list)
    page = browser.new_context(viewport=VIEW).new_page()
    begun = [(name, url, composed(page, url)) for name, url in (("slide", now), ("slide before", before))]
    for turn in range(rounds + 1):
        for name, url, state in begun:
            told = steps(page, url, state)
            if turn:
                for step, taken in told.items():
                    values[f"{step} {name}"].append(taken)
    page.context.close()
    return values


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    subprocess.run([sys.executable, "-m", "data.build", "--if-needed"], cwd=ROOT, check=True)
    with tempfile.TemporaryDirectory() as told, harness.browsing() as browser:
        earlier = checkout(BUDGET["base"], Path(told))
        ours, theirs = harness.free_port(), harness.free_port()
        there = {"DASBOR_SNAPSHOTS": str(earlier / "snapshots")}
        with (
            running(streamlit("app.py", ours), ours, ROOT) as now,
            running(streamlit("app.py", theirs), theirs, earlier, **there) as before,
        ):
            values = measured(browser, now.url, before.url, rounds)
    print(f"{rounds} rounds after one to warm up; load of the machine {os.getloadavg()[0]:.1f}")
    for name, found in values.items():
        spread = f"{min(found):.0f} to {max(found):.0f}"
        print(f"{name:24}{statistics.median(found):8.0f} ms   {spread}")
    print("\n".join(line for line in verdicts(values) if "not measured" not in line))


if __name__ == "__main__":
    main()
