"""Pictures of pages as a desk, a wall and a printer have them.   Run: python -m tests.browser.shots

The command takes the pictures of the README; tests.browser.contact_sheets puts every page on sheets.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser import harness

# Is every picture that stands on the screen there?
SEEN = """() => [...document.images].every(
    (each) => each.complete || each.getBoundingClientRect().top > innerHeight)"""
ALL_THERE = """() => [...document.images].map((each) => {
    each.loading = 'eager';
    return each.complete;
}).every(Boolean)"""
PICTURES = harness.ROOT / "docs" / "gambar"
README_SIZE = (1366, 768)
SIZES = (README_SIZE, (1920, 1080), (390, 844))
PROJECTED = ((1280, 720), (1920, 1080), (3840, 2160))
PAPERS = {"A4": ("210mm", "297mm"), "F4": ("215mm", "330mm"), "Letter": ("215.9mm", "279.4mm")}
SHEET_WIDTH = 960  # pixels of a printed sheet as a picture


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
    page.wait_for_function(SEEN)
    if whole:
        main = page.get_by_test_id("stMain")
        page.set_viewport_size(
            {"width": width, "height": max(height, main.evaluate("main => main.scrollHeight"))}
        )
        harness.settled(page)
    page.screenshot(path=file, animations="disabled")
    context.close()


def joined(path: str, **choices: str) -> str:
    """The address of a page with more choices."""
    for name, value in choices.items():
        path += f"{'&' if '?' in path else '?'}{name}={value}"
    return path


def seen(size: tuple[int, int], browser: Browser, url: str, path: str, folder: Path) -> list[Path]:
    """The whole page on a screen of this size, what stands below the fold too."""
    file = folder / f"{_named(path)}.png"
    take(browser, url, f"/{path}", size, file, whole=True)
    return [file]


def thrown(size: tuple[int, int], browser: Browser, url: str, path: str, folder: Path) -> list[Path]:
    """The page as a wall of this size shows it."""
    file = folder / f"{_named(path)}.png"
    take(browser, url, f"/{joined(path, proyektor='1')}", size, file)
    return [file]


def printed(paper: tuple[str, str], browser: Browser, url: str, path: str, folder: Path) -> list[Path]:
    """The sheets that the page gives on this paper, as pictures."""
    file = folder / f"{_named(path)}.pdf"
    context = browser.new_context(base_url=url, viewport={"width": 1366, "height": 768})
    page = context.new_page()
    harness.visit(page, f"/{path}")
    page.wait_for_function(ALL_THERE)  # a printer waits for them, too
    width, height = paper
    page.pdf(path=file, width=width, height=height, print_background=True)
    context.close()
    return sheets_of(file)


def sheets_of(file: Path) -> list[Path]:
    """Each sheet of a PDF as a picture beside it."""
    command = ["pdftoppm", "-png", "-scale-to-x", str(SHEET_WIDTH), "-scale-to-y", "-1"]
    subprocess.run([*command, file, file.with_suffix("")], check=True)
    return sorted(file.parent.glob(f"{file.stem}-*.png"))


def _named(path: str) -> str:
    page = path if path and not path.startswith("?") else f"ringkasan{path}"
    return re.sub(r"[^a-z0-9]+", "-", page)


Taken = Callable[[Browser, str, str, Path], list[Path]]
# What a page is pictured on: medium, name of the size, how.
EVERY: dict[str, dict[str, Taken]] = {
    "screen": {f"{wide}x{high}": partial(seen, (wide, high)) for wide, high in SIZES},
    "projected": {f"{wide}x{high}": partial(thrown, (wide, high)) for wide, high in PROJECTED},
    "paper": {name: partial(printed, paper) for name, paper in PAPERS.items()},
}


def main() -> None:
    os.environ.setdefault("DASBOR_SNAPSHOTS", str(harness.ROOT / ".cache" / "test-snapshots"))
    subprocess.run([sys.executable, "-m", "data.build", "--if-needed"], cwd=harness.ROOT, check=True)
    PICTURES.mkdir(parents=True, exist_ok=True)
    workshop = tempfile.TemporaryDirectory()
    with workshop, harness.serving(Path(workshop.name)) as url, harness.browsing() as browser:
        for page in harness.PAGES:
            take(browser, url, f"/{page}", README_SIZE, PICTURES / f"{page or 'ringkasan'}.png")


if __name__ == "__main__":
    main()
