"""Every file that a briefing can become, and the archive of all 22 regencies."""

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from briefing import deck, drawing, pdf, powerpoint, ready
from briefing.slides import Briefing, slug_of
from dashboard.answers.view import View
from dashboard.language import languages
from dashboard.saying import taking
from data import disk

KINDS = ("html", "pptx", "pdf", "png")
EPOCH = (1980, 1, 1, 0, 0, 0)


def named(briefing: Briefing) -> str:
    """What its files are called, without their ending: 'simulasi-kabupaten-alor-2026-11-28'."""
    return taking.of_day(slug_of(briefing.title), briefing.moment, simulated=briefing.simulated)


def ending(kind: str) -> str:
    """How the name of a file of that kind ends: pictures come in an archive."""
    return "zip" if kind == "png" else kind


def content(
    briefing: Briefing, kind: str, link: str = "", paper: str = pdf.PAPER
) -> tuple[bytes, str | None]:
    """The file of that kind, and a sentence about what did not work as wanted; paper: of the PDF."""
    with languages.speaking(briefing.language):
        return _content(briefing, kind, link, paper)


def _content(briefing: Briefing, kind: str, link: str, paper: str) -> tuple[bytes, str | None]:
    match kind:
        case "html":
            return deck.html(briefing).encode(), None
        case "pptx":
            return powerpoint.pptx(briefing)
        case "pdf":
            return pdf.handout(briefing, link, paper), None
        case "png":
            return _archive(pictures(briefing)), None
    raise ValueError(f"no kind of file named {kind!r}; there are: {', '.join(KINDS)}")


def pictures(briefing: Briefing) -> Iterator[tuple[str, bytes]]:
    """Every slide in each size for messages; the upright one for the status of a phone."""
    for size in (drawing.WIDE, drawing.SQUARE, drawing.PORTRAIT):
        for place, picture in enumerate(_sized(briefing, size), 1):
            yield f"{size.width}x{size.height}/{named(briefing)}-{place:02}.png", picture


def _sized(briefing: Briefing, size: drawing.Size) -> Iterator[bytes]:
    pages = drawing.spread(briefing.shown, size)
    for place, page in enumerate(pages, 1):
        yield pdf.png(
            page, number=place, of=len(pages), simulated=briefing.simulated, size=size, about=briefing.about
        )


def _archive(files: Iterator[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def regencies(view: View, link: Callable[[str], str], paper: str = pdf.PAPER) -> Iterator[tuple[str, bytes]]:
    """The files of each regency in every kind, one after the other: PDF on one page, pictures wide."""
    for code in (name for name in ready.names(view) if name.isdecimal()):
        briefing = ready.make(code, view)
        with languages.speaking(briefing.language):
            called = named(briefing)
            sheet = pdf.profile(briefing, link(code), paper)
            show, _ = powerpoint.pptx(briefing)
        yield f"{called}.pdf", sheet
        yield f"{called}.html", deck.html(briefing).encode()
        yield f"{called}.pptx", show
        with languages.speaking(briefing.language):
            drawn = list(_sized(briefing, drawing.WIDE))
        for place, picture in enumerate(drawn, 1):
            yield f"{called}-{place:02}.png", picture


def write_regencies(
    target: Path, view: View, link: Callable[[str], str], paper: str = pdf.PAPER
) -> Iterator[str]:
    """Write the archive of all regencies, and yield the name of each file as it is done."""
    with disk.writing_beside(target) as unfinished:
        with zipfile.ZipFile(unfinished, "w") as archive:
            for name, content in regencies(view, link, paper):
                archive.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
                yield name
        unfinished.replace(target)
