"""Pictures of every page.   Run: python -m tests.browser.shots [--all FOLDER | --sheets FOLDER]

Without arguments: the pictures of the README. With --all: each page in every size readers have, to look at.
With --sheets: all pages on one contact sheet each: projected on three screens, printed on A4 and on F4, the
office paper of the country (PDF needs poppler's `pdftoppm`).
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

from tests.browser import contact_sheets, harness

# Is every picture that stands on the screen there?
SEEN = """() => [...document.images].every(
    (each) => each.complete || each.getBoundingClientRect().top > innerHeight)"""
PICTURES = harness.ROOT / "docs" / "gambar"
README_SIZE = (1366, 768)
SIZES = [README_SIZE, (1920, 1080), (390, 844)]
PROJECTOR_SIZE = (1920, 1080)
SCREENS = ((1280, 720), (1920, 1080), (3840, 2160))
PAPERS = {"A4": ("210mm", "297mm"), "F4": ("215mm", "330mm")}
# As addresses: what a room and a desk ask for most.
VIEWS = (
    *("", "peta", "produk-desa", "ekspor", "program", "program?prog=ntt-mart", "peluang"),
    *("profil-kabupaten", "profil-kabupaten?kab=5305", "data"),
)


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


def take_all(browser: Browser, url: str, folder: Path) -> None:
    for page in harness.PAGES:
        name = page or "ringkasan"
        for size in SIZES:
            take(browser, url, f"/{page}", size, folder / f"{name}-{size[0]}x{size[1]}.png", whole=True)
        take(browser, url, projected(page), PROJECTOR_SIZE, folder / f"{name}-proyektor.png")


def take_sheets(browser: Browser, url: str, folder: Path) -> None:
    """A sheet for each screen and each paper, with every page on it."""
    with tempfile.TemporaryDirectory() as workshop:
        for width, height in SCREENS:
            taken = []
            for place, path in enumerate(VIEWS):
                file = Path(workshop) / f"{width}-{place:02}.png"
                take(browser, url, projected(path), (width, height), file)
                taken.append(_reduced(file))
            contact_sheets.sheet(taken).save(folder / f"proyektor-{width}x{height}.png", optimize=True)
        for paper in PAPERS:
            sheets = [sheet for path in VIEWS for sheet in printed(browser, url, path, paper, Path(workshop))]
            contact_sheets.sheet(sheets).save(folder / f"cetak-{paper}.png", optimize=True)


def projected(path: str) -> str:
    return f"/{path}{'&' if '?' in path else '?'}proyektor=1"


def _reduced(file: Path) -> Path:
    """As wide as a contact sheet's pictures."""
    picture = Image.open(file)
    high = picture.height * contact_sheets.WIDTH // picture.width
    picture.resize((contact_sheets.WIDTH, high)).save(file)
    return file


def printed(browser: Browser, url: str, path: str, paper: str, folder: Path) -> list[Path]:
    """The sheets that a page gives on this paper, as pictures."""
    file = folder / f"{paper}-{re.sub(r'[^a-z0-9]+', '-', path) or 'ringkasan'}.pdf"
    page = browser.new_context(base_url=url, viewport={"width": 1366, "height": 768}).new_page()
    harness.visit(page, f"/{path}")
    width, height = PAPERS[paper]
    page.pdf(path=file, width=width, height=height, print_background=True)
    page.context.close()
    command = ["pdftoppm", "-png", "-scale-to-x", str(contact_sheets.WIDTH), "-scale-to-y", "-1"]
    subprocess.run([*command, file, file.with_suffix("")], check=True)
    return sorted(folder.glob(f"{file.stem}-*.png"))


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.browser.shots", description="Take pictures of the pages."
    )
    parser.add_argument("--all", type=Path, metavar="FOLDER", help="every page in every size")
    parser.add_argument("--sheets", type=Path, metavar="FOLDER", help="contact sheets: screens and paper")
    options = parser.parse_args()
    folder = options.all or options.sheets
    os.environ.setdefault("DASBOR_SNAPSHOTS", str(harness.ROOT / ".cache" / "test-snapshots"))
    subprocess.run([sys.executable, "-m", "data.build", "--if-needed"], cwd=harness.ROOT, check=True)
    (folder or PICTURES).mkdir(parents=True, exist_ok=True)
    workshop = tempfile.TemporaryDirectory()
    with workshop, harness.serving(Path(workshop.name)) as url, harness.browsing() as browser:
        if options.sheets:
            take_sheets(browser, url, folder)
        elif folder:
            take_all(browser, url, folder)
        else:
            for page in harness.PAGES:
                take(browser, url, f"/{page}", README_SIZE, PICTURES / f"{page or 'ringkasan'}.png")


if __name__ == "__main__":
    main()
