"""A briefing on paper and as pictures: tagged PDF (PDF/UA-1) and PNG, set by typst, letters inside."""

import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import segno
import typst
from PIL import Image

from briefing import drawing, titles
from briefing.slides import Briefing, Slide, clean, coded, retold
from dashboard.exhibits import bodies, theme
from dashboard.exhibits.bodies import Body, Cover
from dashboard.language import languages, numbers
from dashboard.language.text import say
from dashboard.paper.drawers import of_charts
from dashboard.paper.figures import named
from dashboard.paper.lettering import FONTS, printable, unbroken_words, width

ASSETS = Path(__file__).parent / "assets"
COLOURS = {
    "ink": theme.INK,
    "muted": theme.MUTED,
    "line": theme.LINE,
    "main": theme.PRIMARY,
    "pale": theme.SEQUENTIAL[0],
}
PAPERS = {
    "A4": (210, 297),
    "F4": (215, 330),
    "Letter": (215.9, 279.4),
}  # millimetres; F4 is the country's own
PAPER = "A4"
# How high maps and charts may be on paper, in shares of their own height, the highest first.
TALL = (1.6, 1.45, 1.3, 1.15, 1.0, 0.9, 0.8)
LEAST_OF_TWO = 0.5  # of the width, from which on two figures stand beside each other
ROOM, CELL = 58, 1.0  # of a table on paper, in widths of its letters; what a cell has beside its words
DRAWN = ("picture", "small")  # of a slide's parts: those that are drawn already
# A word that a line of a title cannot hold may be broken, or it leaves its sheet; a code stays whole.
LONG_WORD, HELD = re.compile(r"[^\s·]{40,}"), 12  # letters of it that stay together
HEAVIEST = 300_000  # bytes of a picture for a message
Kept = TypeVar("Kept", Briefing, Slide)
LIGHTEST, PREVIEW_PPI = 100_000, 45  # of the picture beside a link, 1200 pixels wide


@cache
def _compiler() -> typst.Compiler:
    """With our own fonts only, so that every machine sets the same page."""
    return typst.Compiler(root=str(ASSETS), font_paths=[str(FONTS)], ignore_system_fonts=True)


def _set(sheet: str, data: dict, **options) -> bytes:
    """One sheet of assets/ with its data, as bytes."""
    inputs = COLOURS | {"data": json.dumps(data, ensure_ascii=False)}
    made = _compiler().compile(input=str(ASSETS / sheet), sys_inputs=inputs, **options)
    if not isinstance(made, bytes):
        raise ValueError(f"{sheet} gives more than one picture, or none")
    return made


def _printable(value: Kept) -> Kept:
    return retold(clean(value), printable)


def handout(briefing: Briefing, link: str = "", paper: str = PAPER) -> bytes:
    """All slides with their notes, on as few sheets as they need. The same briefing gives the same bytes.

    Maps and charts are as high as that number of sheets has room for. paper: a name of PAPERS.
    """
    return _document("handout.typ", briefing, briefing.shown, link, paper, heights=TALL)


def profile(briefing: Briefing, link: str = "", paper: str = PAPER) -> bytes:
    """The ready-made briefing of one regency on one sheet, with what its terms mean on the back."""
    return _document("profile.typ", briefing, briefing.labelled, link, paper)


def _document(
    sheet: str,
    briefing: Briefing,
    slides: tuple[Slide, ...],
    link: str,
    paper: str,
    *,
    heights: tuple[float, ...] = (1,),
) -> bytes:
    """The sheets with the slides. heights: shares of their own that maps and charts may have."""
    explained, briefing = briefing.explained, _printable(briefing)
    slides = tuple(map(_printable, slides))
    day = briefing.moment
    about = briefing.about
    opens = briefing.slides[0].body if briefing.slides else None
    # The head of the sheet tells what the cover does.
    first = opens if isinstance(opens, Cover) and not opens.section else None
    data = {
        "paper": PAPERS[paper],
        "language": languages.spoken(),
        "region": languages.tag().rpartition("-")[2],
        "home": languages.tag(languages.HOME).split("-"),
        "foreign": _unbroken(sorted(map(printable, titles.foreign(briefing)), key=len)),
        "title": numbers.headline(_unbroken(briefing.title)),
        "author": briefing.author,
        "about": about,
        "foot": _unbroken(f"{say('judul')} · {briefing.about}"),
        "date": [day.year, day.month, day.day],
        "simulated": briefing.simulated,
        "mark": say("simulasi.kata"),
        "warning": say("simulasi.berkas"),
        "link": link,
        "qr": square_code(link) if link.startswith("http") else None,
        "office": first.office if first else "",
        "lines": list(first.lines) if first else [],
        "heights": [
            [_told(slide, place, tall) for place, slide in enumerate(slides[bool(first) :], 1)]
            for tall in heights
        ],
        "terms": {"name": say("paparan.istilah"), "told": [list(each) for each in explained]},
    }
    return _set(sheet, data, format="pdf", pdf_standards=["ua-1"], timestamp=int(day.timestamp()))


def square_code(link: str) -> str:
    """The link as a QR code, for a phone in the room."""
    out = io.BytesIO()
    segno.make(link, error="m", micro=False).save(out, kind="svg", border=2, xmldecl=False)
    return out.getvalue().decode()


def _told(slide: Slide, place: int, tall: float = 1) -> dict:
    """A slide as the sheets read it: its body in words where it has words, else as a picture.

    tall: of its own height, how high a map or a chart is.
    """
    told = {
        "kind": type(slide.body).__name__,
        "title": numbers.headline(slide.title),
        "subtitle": slide.subtitle,
        "source": slide.source_line,
        "passport": slide.passport,
        "alt": slide.alt,
        "notes": [*slide.notes, *filter(None, ["; ".join(coded(slide))])],
    }
    return _unbroken(told | TOLD.get(type(slide.body), _pictured)(slide.body, slide, place, tall))


def _unbroken(told):
    """Words, at any depth, whose numbers and dates paper does not break over two lines, whose lines begin
    with no dot, and that leave no sheet.
    """
    if isinstance(told, str):
        return LONG_WORD.sub(_in_pieces, numbers.whole_words(told))
    if isinstance(told, dict):
        return {name: value if name in DRAWN else _unbroken(value) for name, value in told.items()}
    return [_unbroken(each) for each in told] if isinstance(told, list) else told


def _pictured(_body: Body, slide: Slide, place: int, tall: float) -> dict:
    return {"picture": drawing.picture(slide, f"s{place}", tall=tall)}


def _figures(body: bodies.Figures, *_) -> dict:
    return {
        "numbers": [
            {
                "label": named(each.label, each.badge),
                "value": each.value,
                "context": [*([each.comparison.text] if each.comparison else []), *each.context],
            }
            for each in body.numbers
        ],
        "note": body.note,
        "lead": body.lead,
    }


def _table(body: bodies.Table, *_) -> dict:
    widths = _widths(body.columns, body.rows, ROOM)
    return {"columns": list(body.columns), "rows": [list(row) for row in body.rows], "widths": widths}


def _in_pieces(word: re.Match[str]) -> str:
    """A long word that may be broken after each twelfth letter: who searches still finds a piece of it."""
    every = range(0, len(word[0]), HELD)
    return "\N{ZERO WIDTH SPACE}".join(word[0][start : start + HELD] for start in every)


def _widths(columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...], room: float) -> list[float]:
    """Shares of the page for columns: their longest word or date first, then as much as their texts ask for.

    room: of the table, in widths of its letters.
    """
    least, asked = [], []
    for place, name in enumerate(columns):
        cells = [name, *(row[place] for row in rows)]
        held = ((cell, unbroken_words(LONG_WORD.sub(lambda word: word[0][:HELD], cell))) for cell in cells)
        words = (width(each, 1, bold=cell == name) for cell, kept in held for each in kept)
        whole = max(width(cell, 1) for cell in cells)
        least.append(max(words, default=0) + CELL)
        asked.append(max(least[-1], min(whole, 22) + CELL, whole / 2 if whole < 60 else 30))
    spare = max(room - sum(least), 0) / max(sum(asked) - sum(least), 1)
    given = [low + (high - low) * min(spare, 1) for low, high in zip(least, asked, strict=True)]
    return [round(each, 2) for each in given]


def _halves(pairs: tuple[tuple[str, str], ...]) -> list[list[list[str]]]:
    """Pairs for two columns: as many letters in one as in the other."""
    letters = [sum(map(len, pair)) for pair in pairs]
    place = next(place for place in range(len(pairs) + 1) if 2 * sum(letters[:place]) >= sum(letters))
    return [[list(pair) for pair in half] for half in (pairs[:place], pairs[place:])]


def _items(body: bodies.Items, *_) -> dict:
    return {
        "items": [
            {"head": each.head, "state": each.state, "lines": [*filter(None, [each.text]), *each.lines]}
            for each in body.items
        ]
    }


def _beside(body: bodies.Beside, slide: Slide, place: int, tall: float = 1) -> dict:
    """Both parts, each as a slide of its own; a map among them is the small one.

    A picture is drawn as narrow as its part, so that its letters are as large as those of a whole one. Two
    bar charts are one picture, on one scale.
    """
    if of_charts(body):
        return {"kind": "Bars", **_pictured(body, slide, place, tall)}
    told = []
    for half, share in ((body.left, body.share), (body.right, 1 - body.share)):
        alone = replace(slide, body=half, notes=())
        part = _told(alone, place, tall)
        if "small" in part:
            part["picture"] = drawing.small_map(alone, f"s{place}", share)
        elif "picture" in part:
            part["picture"] = drawing.picture(alone, f"s{place}", share)
        elif isinstance(half, bodies.Table):
            part["widths"] = _widths(half.columns, half.rows, ROOM * share - 1)
        told.append(part | {"across": 2 if share > LEAST_OF_TWO else 1})
    return {"left": told[0], "right": told[1], "share": body.share}


def _map(body: bodies.Map, slide: Slide, place: int, tall: float) -> dict:
    return _pictured(body, slide, place, tall) | {"small": drawing.small_map(slide, f"s{place}")}


# The kinds that paper sets as text of its own; any other is a picture with its words.
TOLD: dict[type, Callable[[Any, Slide, int, float], dict]] = {
    bodies.Figures: _figures,
    bodies.Table: _table,
    bodies.Items: _items,
    bodies.Pairs: lambda body, *_: {"halves": _halves(body.pairs)},
    bodies.Text: lambda body, *_: {"lines": list(body.lines)},
    bodies.Map: _map,
    bodies.Cover: lambda body, *_: {"lines": list(body.lines)},
    bodies.Beside: _beside,
}


def png(
    slide: Slide, *, number: int, of: int, simulated: bool, size: drawing.Size = drawing.WIDE, about: str = ""
) -> bytes:
    """One slide as a picture for a message, of exactly this size and under 300 KB."""
    printed = _printable(slide)
    svg = drawing.draw(printed, number=number, of=of, simulated=simulated, size=size, about=printable(about))
    data = {"svg": svg, "width": size.width, "height": size.height}
    picture = _set("picture.typ", data, format="png", ppi=72)
    return picture if len(picture) < HEAVIEST else _lighter(picture)


def preview(slide: Slide, *, simulated: bool, about: str) -> bytes:
    """A slide as the picture beside a link: 1200 by 630 pixels, under 100 KB."""
    (printed, *_), size = drawing.spread((_printable(slide),), drawing.PREVIEW), drawing.PREVIEW
    svg = drawing.draw(printed, number=1, of=1, simulated=simulated, size=size, about=printable(about))
    data = {"svg": svg, "width": size.width, "height": size.height}
    picture = _set("picture.typ", data, format="png", ppi=PREVIEW_PPI)
    return picture if len(picture) < LIGHTEST else _lighter(picture)


def _lighter(picture: bytes) -> bytes:
    """The same picture in 128 colours."""
    out = io.BytesIO()
    Image.open(io.BytesIO(picture)).convert("RGB").quantize(128).save(out, "PNG", optimize=True)
    return out.getvalue()
