"""What provenance costs.   Run: python -m bench.passport

Prints two claims, and fails when one does not hold: the time until a passport is open against the time of
the page it was opened from (at most 1.5), and the CPU of "apa yang berubah" between two snapshots of the
simulated data at factor 10 (at most 2 seconds).
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from tests.browser import harness

ROUNDS = 5
MOST_RATIO = 1.5
MOST_SECONDS = 2.0
FACTOR = 10
PAGES = ("", "peta", "ekspor")  # the front page, the page of one indicator, the page of the most questions
LINK = "a.paspor"
COMPARE = """
import time
from dashboard.subjects.evidence import changes
from data import snapshots
after, before = snapshots.kept("simulasi")[:2]
started = time.process_time()
frame = changes.between(before, after)
print(time.process_time() - started, len(frame))
"""


def opening(browser: Browser, url: str, path: str) -> float:
    """Seconds until everything on a page is drawn, in a browser that has never been here, at its best."""
    context = browser.new_context(base_url=url)
    page = context.new_page()
    started = time.perf_counter()
    harness.visit(page, path)
    seconds = time.perf_counter() - started
    context.close()
    return seconds


def passport_of(browser: Browser, url: str, path: str) -> str:
    """The first passport that a page links to."""
    context = browser.new_context(base_url=url)
    page = context.new_page()
    harness.visit(page, path)
    found = page.locator(LINK).first.get_attribute("href")
    context.close()
    return found or ""


def ratios(browser: Browser, url: str) -> dict[str, float]:
    """By page: the median opening of its passport against its own, taken in turn so that load meets both."""
    found = {}
    for path in PAGES:
        link = passport_of(browser, url, f"/{path}")
        taken = [(opening(browser, url, f"/{path}"), opening(browser, url, link)) for _ in range(ROUNDS)]
        page, passport = (median(column) for column in zip(*taken, strict=True))
        print(f"/{path}: page {page:.2f} s, passport {passport:.2f} s, ratio {passport / page:.2f}")
        found[path] = passport / page
    return found


def comparing(folder: Path) -> float:
    """CPU seconds of one comparison of two simulated snapshots, in a fresh process."""
    environment = os.environ | {"DASBOR_SNAPSHOTS": str(folder)}
    for seed in ("22", "23"):
        build = [sys.executable, "-m", "data.simulate", "--factor", str(FACTOR), "--seed", seed]
        subprocess.run(build, cwd=harness.ROOT, env=environment, check=True, capture_output=True)
    command = [sys.executable, "-c", COMPARE]
    told = subprocess.run(
        command, cwd=harness.ROOT, env=environment, check=True, capture_output=True, text=True
    )
    seconds, figures = told.stdout.split()
    print(f"apa yang berubah: {float(seconds):.2f} s of CPU for {figures} figures that differ")
    return float(seconds)


def main() -> int:
    with tempfile.TemporaryDirectory() as workshop:
        seconds = comparing(Path(workshop) / "snapshots")
        with harness.serving(Path(workshop)) as url, harness.browsing() as browser:
            slowest = max(ratios(browser, url).values())
    print(f"passport against page: {slowest:.2f} of at most {MOST_RATIO}")
    print(f"comparison: {seconds:.2f} of at most {MOST_SECONDS} s of CPU")
    return int(slowest > MOST_RATIO or seconds > MOST_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
