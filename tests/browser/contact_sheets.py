"""Every slide of six briefings in both data sets, as deck, PPTX and PDF, on sheets to be looked at.

Run: python -m tests.browser.contact_sheets --to FOLDER   (or: make contact-sheets)

One sheet for each briefing, data set and medium. PPTX needs LibreOffice (`soffice`), PPTX and PDF poppler
(`pdftoppm`); what is not installed is named and left out.
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
from tests.browser import harness

# The province; a regency with much and with little; a programme with much, with little, with nothing.
BRIEFINGS = ("provinsi", "5305", "5310", "ntt-mart", "bangun-karya", "replikasi-pangan-lokal")
MEDIA = ("html", "pptx", "pdf")
NEEDED = {"html": (), "pptx": ("soffice", "pdftoppm"), "pdf": ("pdftoppm",)}
COLUMNS = 2
WIDTH, GAP = 960, 12  # pixels of a slide on a sheet, and between two


def pictures(briefing: Briefing, medium: str, browser: Browser, folder: Path) -> list[Path]:
    """Each slide or page as a picture in the folder, in their order."""
    if medium == "html":
        return _of_deck(briefing, browser, folder)
    file = folder / "paparan.pdf"
    if medium == "pdf":
        file.write_bytes(pdf.handout(briefing))
    else:
        written = folder / "paparan.pptx"
        written.write_bytes(powerpoint.pptx(briefing)[0])
        _office(written, folder)
    command = ["pdftoppm", "-png", "-scale-to-x", str(WIDTH), "-scale-to-y", "-1", file, folder / "hal"]
    subprocess.run(command, check=True)
    return sorted(folder.glob("hal*.png"))


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
    profile = f"-env:UserInstallation=file://{folder.parent / 'profil'}"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)


def sheet(pictures: Iterable[Path]) -> Image.Image:
    """Pictures of one width in columns, as they are read."""
    tiles = [Image.open(each).convert("RGB") for each in pictures]
    high = max(each.height for each in tiles)
    rows = -(-len(tiles) // COLUMNS)
    whole = Image.new("RGB", (COLUMNS * (WIDTH + GAP) + GAP, rows * (high + GAP) + GAP), "#808080")
    for place, tile in enumerate(tiles):
        down, across = divmod(place, COLUMNS)
        whole.paste(tile, (GAP + across * (WIDTH + GAP), GAP + down * (high + GAP)))
    return whole


def make(folder: Path, views: dict[str, View], names: Iterable[str], media: Iterable[str]) -> Iterator[Path]:
    """Write the sheets, and yield each as it is done."""
    folder.mkdir(parents=True, exist_ok=True)
    with harness.browsing() as browser, tempfile.TemporaryDirectory() as workshop:
        for dataset, view in views.items():
            for name in names:
                briefing = ready.make(name, view)
                for medium in media:
                    bench = Path(workshop) / f"{dataset}-{name}-{medium}"
                    bench.mkdir()
                    target = folder / f"{dataset}-{name}-{medium}.png"
                    sheet(pictures(briefing, medium, browser, bench)).save(target, optimize=True)
                    yield target


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.browser.contact_sheets", description="All slides of six briefings on sheets."
    )
    parser.add_argument("--to", type=Path, required=True, metavar="FOLDER")
    parser.add_argument(
        "--data", nargs="+", default=list(snapshots.PREFIXES), choices=list(snapshots.PREFIXES)
    )
    parser.add_argument("--briefings", nargs="+", default=list(BRIEFINGS), metavar="NAME")
    parser.add_argument("--media", nargs="+", default=list(MEDIA), choices=list(MEDIA))
    options = parser.parse_args()
    os.environ.setdefault("DASBOR_SNAPSHOTS", str(harness.ROOT / ".cache" / "contact-snapshots"))
    for program in ("data.build", "data.simulate"):
        if not snapshots.kept("simulasi" if program == "data.simulate" else "terpublikasi"):
            subprocess.run([sys.executable, "-m", program], cwd=harness.ROOT, check=True)
    media = []
    for medium in options.media:
        absent = [program for program in NEEDED[medium] if not shutil.which(program)]
        if absent:
            print(f"{medium}: left out, {', '.join(absent)} is not installed", file=sys.stderr)
        else:
            media.append(medium)
    views = {dataset: View(snapshots.current(dataset).snapshot) for dataset in options.data}
    for target in make(options.to, views, options.briefings, media):
        print(target, flush=True)


if __name__ == "__main__":
    main()
