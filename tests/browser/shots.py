"""Pictures of every page.   Run: python -m tests.browser.shots [--all FOLDER]

Without arguments: the pictures of the README. With --all: each page in every size readers have, to look at.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser import harness

PICTURES = harness.ROOT / "docs" / "gambar"
README_SIZE = (1366, 768)
SIZES = [README_SIZE, (1920, 1080), (390, 844)]
PROJECTOR_SIZE = (1920, 1080)


def take(
    browser: Browser, url: str, path: str, size: tuple[int, int], file: Path, *, whole: bool = False
) -> None:
    """One page in one size; `whole` also takes what stands below the fold."""
    width, height = size
    context = browser.new_context(
        base_url=url,
        viewport={"width": width, "height": height},
        has_touch=width < 500,
        is_mobile=width < 500,
    )
    page = context.new_page()
    harness.visit(page, path)
    for shape in page.locator(".peta").all():  # a map asks for its shapes after the page has run
        shape.locator("svg").first.wait_for(state="attached")
    if whole:
        main = page.get_by_test_id("stMain")
        page.set_viewport_size(
            {"width": width, "height": max(height, main.evaluate("main => main.scrollHeight"))}
        )
        harness.settled(page)
    page.screenshot(path=file, animations="disabled")
    context.close()


def take_all(browser: Browser, url: str, folder: Path) -> None:
    for page in harness.PAGES:
        name = page or "ringkasan"
        for size in SIZES:
            take(browser, url, f"/{page}", size, folder / f"{name}-{size[0]}x{size[1]}.png", whole=True)
        take(browser, url, f"/{page}?proyektor=1", PROJECTOR_SIZE, folder / f"{name}-proyektor.png")


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.browser.shots", description="Take pictures of the pages."
    )
    parser.add_argument("--all", type=Path, metavar="FOLDER", help="every page in every size")
    folder = parser.parse_args().all
    os.environ.setdefault("DASBOR_SNAPSHOTS", str(harness.ROOT / ".cache" / "test-snapshots"))
    subprocess.run([sys.executable, "-m", "data.build", "--if-needed"], cwd=harness.ROOT, check=True)
    (folder or PICTURES).mkdir(parents=True, exist_ok=True)
    workshop = tempfile.TemporaryDirectory()
    with workshop, harness.serving(Path(workshop.name)) as url, harness.browsing() as browser:
        if folder:
            take_all(browser, url, folder)
        else:
            for page in harness.PAGES:
                take(browser, url, f"/{page}", README_SIZE, PICTURES / f"{page or 'ringkasan'}.png")


if __name__ == "__main__":
    main()
