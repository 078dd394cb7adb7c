"""What a reader sees first: the page in one answer, its weight, its cost, and when it stands on the screen.

Run: python -m bench.first_sight   (needs the published and the simulated data; see README)
Weights and CPU are of this process and exact; times on the screen are medians of ROUNDS in a new browser.
"""

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, ViewportSize

from dashboard.answers import choosing, store
from dashboard.answers.view import DATASETS
from dashboard.front import menu, static_edition
from dashboard.front.menu import Entry
from tests.browser import harness

ROUNDS, CALLS = 3, 20
MOST_KILOBYTES, MOST_NEW_MS, MOST_KEPT_MS, LEAST_A_SECOND = 30, 60, 3, 300
WIDE, PHONE = ViewportSize(width=1366, height=768), ViewportSize(width=390, height=844)
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
SHOWN = ("/", "/peta", "/ekspor")
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"


def cpu_ms(make: Callable[[], object]) -> float:
    """The least CPU of a few calls, in milliseconds: what else the machine does counts for none of them."""
    taken = []
    for _ in range(CALLS):
        begun = time.thread_time()
        make()
        taken.append((time.thread_time() - begun) * 1000)
    return min(taken)


def new_page(entry: Entry, asked: dict[str, str]) -> static_edition.Made:
    """A page made anew from warm answers."""
    view, notices, nearest = choosing.opened(asked, entry.page)
    if view is None:
        raise LookupError(f"no data for {asked}")
    return static_edition.compressed(static_edition.html(entry, view, notices, nearest))


def weigh(entry: Entry, asked: dict[str, str]) -> None:
    made = new_page(entry, asked)
    static_edition.of(entry, asked)
    new, kept = cpu_ms(lambda: new_page(entry, asked)), cpu_ms(lambda: static_edition.of(entry, asked))
    light = len(made.brotli) / 1000
    good = light <= MOST_KILOBYTES and new <= MOST_NEW_MS and kept <= MOST_KEPT_MS
    told = f"{light:8.1f} {len(made.gzip) / 1000:8.1f} KB {new:8.1f} {kept:8.2f} ms"
    print(
        f"{entry.path or 'ringkasan':<18}{asked.get('data', DATASETS[0]):<14}{told}  {'' if good else 'OVER'}"
    )


def a_second(entry: Entry) -> float:
    """Answers from what is kept in a second of one processor."""
    begun = time.thread_time()
    for _ in range(1000):
        static_edition.of(entry, {})
    return 1000 / (time.thread_time() - begun)


def painted(browser: Browser, url: str, path: str, *, slow: bool) -> tuple[float, float]:
    """Milliseconds until the page is painted, and until the live one has taken its place (0 if slow)."""
    context = browser.new_context(base_url=url, viewport=PHONE if slow else WIDE)
    page: Page = context.new_page()
    if slow:
        line = context.new_cdp_session(page)
        line.send("Network.enable")
        line.send("Network.emulateNetworkConditions", SLOW)
    page.goto(path, wait_until="domcontentloaded")
    while not (seen := page.evaluate(PAINTED)):  # the content policy lets no function wait in the page
        page.wait_for_timeout(50)
    ready = 0.0
    if not slow:
        harness.settled(page)
        ready = page.evaluate("performance.now()")
    context.close()
    return seen, ready


def on_the_screen(url: str) -> None:
    with harness.browsing() as browser:
        for path in SHOWN:
            plain = [painted(browser, url, path, slow=False) for _ in range(ROUNDS)]
            slow = [painted(browser, url, path, slow=True)[0] for _ in range(ROUNDS)]
            seen, ready = (statistics.median(each) for each in zip(*plain, strict=True))
            told = f"seen {seen:6.0f} ms   live {ready:6.0f} ms   seen at 400 kbit/s"
            print(f"{path:<18}{told} {statistics.median(slow):6.0f} ms (at most 2,500)")


def main() -> None:
    print(f"{'page':<18}{'data':<14}{'brotli':>8} {'gzip':>8}    {'new':>8} {'kept':>8}")
    for entry in menu.MENU:
        for dataset in DATASETS:
            if store.newest(dataset).snapshot:
                weigh(entry, {"data": dataset} if dataset != DATASETS[0] else {})
    print(f"from what is kept: {a_second(menu.of('peta')):,.0f} a second (at least {LEAST_A_SECOND})")
    with TemporaryDirectory() as folder, harness.serving(Path(folder)) as url:
        on_the_screen(url)


if __name__ == "__main__":
    main()
