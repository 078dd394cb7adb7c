"""Every page and every slide of six briefings, in both data sets, as pictures on sheets to be looked at.

Run: python -m tests.browser.contact_sheets --to FOLDER   (or: make contact-sheets)

Pages on three screens of a desk and a phone, projected on three, printed on three papers; briefings as deck,
PPTX and PDF. One sheet for each data set and medium, and beside it a folder of its name with every picture
whole. PPTX needs LibreOffice (`soffice`); PPTX, PDF and paper need poppler (`pdftoppm`): where one is not
installed, nothing is made before that is said.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

from briefing import deck, pdf, powerpoint, ready
from briefing.slides import Briefing
from dashboard.answers.view import View
from data import snapshots
from tests.browser import harness, shots

# The province; a regency with much and with little; a programme with much, with little, with nothing.
BRIEFINGS = ("provinsi", "5305", "5310", "ntt-mart", "bangun-karya", "replikasi-pangan-lokal")
OF_SLIDES, OF_PAGES = ("html", "pptx", "pdf"), ("screen", "projected", "paper")
MEDIA = (*OF_SLIDES, *OF_PAGES)
NEEDED = {"pptx": ("soffice", "pdftoppm"), "pdf": ("pdftoppm",), "paper": ("pdftoppm",)}
PACKAGES = {"soffice": "libreoffice-impress", "pdftoppm": "poppler-utils"}
# Every page of the menu, and what is behind it: a programme, a regency on two pages.
ADDRESSES = (*harness.PAGES, "program?prog=ntt-mart", "profil-kabupaten?kab=5305", "ekspor?kab=5305")
COLUMNS = 2
WIDTH, GAP = shots.SHEET_WIDTH, 12  # pixels of a slide or page on a sheet, at most, and between two


def missing(media: Iterable[str]) -> dict[str, list[str]]:
    """The programs that are not installed, each with the media that need it."""
    found: dict[str, list[str]] = {}
    for medium in media:
        for program in NEEDED.get(medium, ()):
            if not shutil.which(program):
                found.setdefault(program, []).append(medium)
    return found


def pictures(briefing: Briefing, medium: str, browser: Browser, folder: Path) -> list[Path]:
    """Each slide or page of a briefing as a picture in the folder, in their order."""
    if medium == "html":
        return _of_deck(briefing, browser, folder)
    file = folder / "paparan.pdf"
    if medium == "pdf":
        file.write_bytes(pdf.handout(briefing))
    else:
        written = folder / "paparan.pptx"
        written.write_bytes(powerpoint.pptx(briefing)[0])
        _office(written, folder)
    return shots.sheets_of(file)


def _of_deck(briefing: Briefing, browser: Browser, folder: Path) -> list[Path]:
    file = folder / "paparan.html"
    file.write_text(deck.html(briefing), encoding="utf-8")
    page = browser.new_page(viewport={"width": WIDTH, "height": WIDTH * 9 // 16})
    taken = []
    for place in range(1, 1 + file.read_text(encoding="utf-8").count('<section class="slaid"')):
        page.goto("about:blank")
        page.goto(f"{file.as_uri()}#{place}")
        taken.append(folder / f"{place:02}.png")
        page.screenshot(path=taken[-1])
    page.close()
    return taken


def _office(file: Path, folder: Path) -> None:
    """The file as PDF by LibreOffice, with a profile of its own so that an open one does not disturb."""
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", "--headless", f"-env:UserInstallation={Path(profile).as_uri()}"]
        command += ["--convert-to", "pdf", "--outdir", str(folder), str(file)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)


def sheet(pictures: Iterable[Path]) -> Image.Image:
    """Pictures in columns as they are read, each row as high as its highest."""
    tiles = [_tile(each) for each in pictures]
    wide = max(each.width for each in tiles)
    columns = COLUMNS * WIDTH // wide
    rows = [tiles[first : first + columns] for first in range(0, len(tiles), columns)]
    highs = [max(each.height for each in row) + GAP for row in rows]
    whole = Image.new("RGB", (columns * (wide + GAP) + GAP, sum(highs) + GAP), "#808080")
    top = GAP
    for row, high in zip(rows, highs, strict=True):
        for across, tile in enumerate(row):
            whole.paste(tile, (GAP + across * (wide + GAP), top))
        top += high
    return whole


def _tile(file: Path) -> Image.Image:
    picture = Image.open(file).convert("RGB")
    if picture.width <= WIDTH:
        return picture
    return picture.resize((WIDTH, picture.height * WIDTH // picture.width))


def of_briefings(
    folder: Path, views: dict[str, View], names: Iterable[str], media: Iterable[str], browser: Browser
) -> Iterator[Path]:
    """Write the sheets of the briefings, and yield each as it is done."""
    for dataset, view in views.items():
        for name in names:
            briefing = ready.make(name, view)
            for medium in media:
                beside = _folder(folder, f"{dataset}-{name}-{medium}")
                yield _saved(beside, pictures(briefing, medium, browser, beside))


def of_pages(
    folder: Path, datasets: Iterable[str], addresses: Iterable[str], media: Iterable[str], browser: Browser
) -> Iterator[Path]:
    """Write the sheets of the pages, taken from a server of its own, and yield each as it is done."""
    addresses, media = tuple(addresses), tuple(media)
    with tempfile.TemporaryDirectory() as workshop, harness.serving(Path(workshop)) as url:
        for dataset in datasets:
            own = {"data": dataset} if dataset == "simulasi" else {}
            paths = [shots.joined(each, **own) for each in addresses]
            for medium in media:
                for name, taken in shots.EVERY[medium].items():
                    beside = _folder(folder, f"{dataset}-{medium}-{name}")
                    shown = [each for path in paths for each in taken(browser, url, path, beside)]
                    yield _saved(beside, shown)


def _folder(folder: Path, name: str) -> Path:
    """Empty: what an earlier run left is no picture of now."""
    made = folder / name
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(parents=True)
    return made


def _saved(beside: Path, taken: list[Path]) -> Path:
    target = beside.with_name(f"{beside.name}.png")
    sheet(taken).save(target, optimize=True)
    return target


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.browser.contact_sheets", description="All pages and slides on sheets."
    )
    known = list(snapshots.PREFIXES)
    parser.add_argument("--to", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--data", nargs="+", default=known, choices=known)
    parser.add_argument("--briefings", nargs="+", default=list(BRIEFINGS), metavar="NAME")
    parser.add_argument("--pages", nargs="+", default=list(ADDRESSES), metavar="ADDRESS")
    parser.add_argument("--media", nargs="+", default=list(MEDIA), choices=list(MEDIA))
    options = parser.parse_args()
    to = options.to.resolve()  # a browser opens no file by a part of its address
    if absent := missing(options.media):
        for program, media in absent.items():
            words = f"{program} is not installed, and {', '.join(media)} cannot be pictured without it"
            print(f"{words}: apt-get install {PACKAGES[program]}", file=sys.stderr)
        able = [each for each in MEDIA if not missing([each])]
        print(f"Nothing was made. What needs none of them: --media {' '.join(able)}", file=sys.stderr)
        return 1
    os.environ.setdefault("DASBOR_SNAPSHOTS", str(harness.ROOT / ".cache" / "contact-snapshots"))
    for dataset, command in (
        ("terpublikasi", ["data.build", "--if-needed"]),
        ("simulasi", ["data.simulate"]),
    ):
        if dataset == "terpublikasi" or (dataset in options.data and not snapshots.kept(dataset)):
            subprocess.run([sys.executable, "-m", *command], cwd=harness.ROOT, check=True)
    views = {dataset: View(snapshots.current(dataset).snapshot) for dataset in options.data}
    of = [[each for each in options.media if each in kinds] for kinds in (OF_SLIDES, OF_PAGES)]
    with harness.browsing() as browser:
        if of[0]:
            for target in of_briefings(to, views, options.briefings, of[0], browser):
                print(target, flush=True)
        if of[1]:
            for target in of_pages(to, options.data, options.pages, of[1], browser):
                print(target, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
