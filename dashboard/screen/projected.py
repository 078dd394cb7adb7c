"""A page on a projector: one screen that it fills, laid out in the units of a slide, 1920 by 1080.

The browser makes the unit as large as its window allows (`--u` in assets/proyektor.css), so that every screen
shows the same. Charts, figures, tables and lists are the drawings of paper; a map is the live one, for it is
what a room asks to look into.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from html import escape
from math import cos, radians, sin
from typing import Any

import streamlit as st

from dashboard.answers import freshness
from dashboard.answers.view import View
from dashboard.edition import pieces
from dashboard.exhibits import page as described
from dashboard.exhibits import theme
from dashboard.exhibits.bodies import Bars, Body, Items, Table, Text
from dashboard.exhibits.card import Card
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.page import Block, Cards, Columns, Following, Group, Head, Mark, Note, Nothing, Page
from dashboard.language import numbers
from dashboard.language.text import say
from dashboard.paper import drawers, ink
from dashboard.paper.figures import named
from dashboard.paper.ink import Box
from dashboard.paper.lettering import fitted, width, wrapped
from dashboard.saying import captions, markup, scope
from dashboard.screen import frame, picture

WIDE, HIGH, MARGIN = 1920, 1080, 56
ROOM = WIDE - 2 * MARGIN
GAP = 36  # between what stands beside or below each other
HEAD_TOP, FOOT = 64, 20  # the line with the page's name and the bar; what stays free at the bottom
ARROWS, BADGE, CHIP = 700, 150, 44  # in that line: arrows and exit, the mark of a simulation, a chip's edges
TITLES = (
    (1, 52, 40),
    (2, 46, 34),
)  # of the page's answer: lines, largest and smallest letters; the first that fits
FINDING, SMALL = 32, 25  # letters of a cell's title; of its subtitle and source
FIGURE, FIGURE_LEAST, INDENT = 84, 72, 30
LARGER_ROWS = 1.5  # of the height of its smallest letters that a table beside another block asks for
SLANT, LINE = 18, 1.4  # degrees of the mark across an invented drawing; how high its line is, in its letters
LIST = 0.55  # the most of a column that a list takes which shares it


@dataclass(frozen=True)
class Cell:
    """What stands in one place of the screen: a title, a body, a source."""

    key: str
    title: str
    subtitle: str
    body: Body
    source: str
    alt: str


def draw(page: Page, view: View) -> None:
    """The page's head, and what stands before its PROJECTOR_ENDS: figures above, the rest below them."""
    found = list(_shown(page.blocks, view))
    head = page.head or next(block for block in found if isinstance(block, Head))
    top = _head(head, view)
    figures = tuple(card for block in found if isinstance(block, Cards) for card in block.cards)
    columns, widths = _columns(found, view)
    below = HIGH - top - FOOT
    with st.container(key="layar"):
        if figures:
            below -= _strip(figures, head, view) + GAP
        if columns:
            _beside(columns, widths, below, head, view)


def _shown(blocks: tuple[Block, ...], view: View) -> Iterator[Block]:
    """The blocks of the first screen, those inside others as they come."""
    for block in blocks:
        if isinstance(block, Mark):
            return
        if isinstance(block, Following):
            yield from _shown(block.describe(view), view)
        elif isinstance(block, Group):
            yield from _shown(block.blocks, view)
        else:
            yield block


def _columns(found: list[Block], view: View) -> tuple[list[list[Block]], tuple[int, ...]]:
    """What stands beside each other, with the share of the width of each."""
    beside = next((block for block in found if isinstance(block, Columns)), None)
    if beside is None:
        alone = [block for block in found if type(block) in CELLS]
        return ([alone], (1,)) if alone else ([], ())
    made = [[each for each in _shown(column, view) if type(each) in CELLS] for column in beside.columns]
    widths = beside.widths or (1,) * len(made)
    kept = [(column, wide) for column, wide in zip(made, widths, strict=True) if column]
    return [column for column, _ in kept], tuple(wide for _, wide in kept)


def _head(head: Head, view: View) -> float:
    """The page's name in small letters, its answer in the largest that fit; the lower edge of both."""
    for most, largest, smallest in TITLES:
        size, lines = fitted(head.answer, ROOM, lines=most, largest=largest, smallest=smallest, bold=True)
        if len(lines) <= most:
            break
    mark = f"{markup.simulated(view)} " if view.simulated else ""
    told = "" if head.rows is None or shows_chips(head.name, view) else scope.of(head.rows, view)
    within = wrapped(told, SMALL, ROOM) if told else []
    high = round(ink.tall(lines, size) + 22)
    st.html(
        f'<p class="tanya">{mark}{escape(head.name)}</p>'
        f'<h1 class="judul" style="--huruf:{size};--tinggi:{high}">'
        f"{escape(numbers.whole_words(head.answer))}</h1>"
        + "".join(f'<p class="cakupan">{escape(line)}</p>' for line in within)
        + pieces.overview()
    )
    return HEAD_TOP + high + ink.tall(within, SMALL) + GAP / 2 * bool(within)


def shows_chips(name: str, view: View) -> bool:
    """Does all that is chosen stand as chips beside a page's name? Then they say its scope."""
    chips = sum(width(f"{label} ✕", SMALL) + CHIP for *_, label in view.active)
    return 0 < chips <= ROOM - ARROWS - width(name, SMALL) - BADGE * view.simulated


def _strip(figures: tuple[Card, ...], head: Head, view: View) -> float:
    """Figures beside each other: what each is, its value as large as fits, its day; how high they are."""
    wide = (ROOM - GAP * (len(figures) - 1)) / len(figures)
    names = [_lines(named(each.label, each.badge), wide) for each in figures]
    notes = [_lines(_note(each, head, view), wide) for each in figures]
    top = max(ink.tall(lines, SMALL) for lines in names)
    under = top + FIGURE * ink.LEADING
    high = under + max(ink.tall(lines, SMALL) for lines in notes)
    drawn = ""
    for place, (each, name, note) in enumerate(zip(figures, names, notes, strict=True)):
        x = place * (wide + GAP)
        drawn += ink.rectangle(Box(x, 0, 10, high), theme.PRIMARY, radius=4)
        drawn += ink.text(x + INDENT, 0, name, SMALL, bold=True, fill=theme.MUTED)
        drawn += _value(each, x + INDENT, top, wide - INDENT)
        drawn += ink.text(x + INDENT, under, note, SMALL, fill=theme.MUTED)
    _show("angka", drawn, Box(0, 0, ROOM, high), say("proyektor.angka"), view)
    return high


def _note(card: Card, head: Head, view: View) -> str:
    """Its day, that this is long ago, what it is about where that is not what the page is about."""
    old = say("segar.kata_lama") if freshness.mark(view, card.passport.subject) else ""
    about = scope.of(card.rows, view)
    if head.rows is not None and about == scope.of(head.rows, view):
        about = ""
    return " · ".join(filter(None, (card.as_of, old, about, *card.context[:1])))


def _below(exhibit: Exhibit, head: Head, view: View) -> str:
    """Its subtitle, and its scope where that is not the page's."""
    about = scope.of(exhibit.rows, view)
    if about and head.rows is not None and about == scope.of(head.rows, view):
        return exhibit.subtitle
    return captions.below(exhibit, view)


def _lines(text: str, wide: float) -> list[str]:
    return wrapped(text, SMALL, wide - INDENT, bold=True)


def _value(each: Card, x: float, top: float, room: float) -> str:
    size, lines = fitted(each.value, room, lines=1, largest=FIGURE, smallest=FIGURE_LEAST, bold=True)
    return f'<g class="angka">{ink.text(x, top, lines, size, bold=True, fill=theme.PRIMARY)}</g>'


def _beside(columns: list[list[Block]], widths: tuple[int, ...], high: float, head: Head, view: View) -> None:
    room = ROOM - GAP * (len(columns) - 1)
    for column, given, share in zip(st.columns(widths), columns, widths, strict=True):
        wide = room * share / sum(widths)
        inside = _whole(given, wide, high, view)
        with column:
            for place, (block, tall) in enumerate(
                zip(inside, _heights(inside, wide, high, view), strict=True)
            ):
                _cell(block, Box(0, 0, wide, tall), head, place, view)


def _whole(inside: list[Block], wide: float, high: float, view: View) -> list[Block]:
    """Of a list the first entries are worth showing, of a chart they mislead: one that would be cut goes."""
    if len(inside) == 1:
        return inside
    told = [each for each in inside if not _is_one_bar(each)]
    if len(told) < len(inside):
        return _whole(told or inside[:1], wide, high, view)
    for block, tall in zip(inside, _heights(inside, wide, high, view), strict=True):
        if isinstance(block, Exhibit) and block.places is None and not isinstance(block.body, Items | Table):
            cell = CELLS[type(block)](block, view)
            above, below = _around(cell, wide)
            if fitting(cell.body, Box(1, above, wide - 2, tall - above - below)) != cell.body:
                return _whole([each for each in inside if each is not block], wide, high, view)
    return inside


def _is_one_bar(block: Block) -> bool:
    """Of one bar the title says all that it shows."""
    return isinstance(block, Exhibit) and isinstance(block.body, Bars) and len(block.body.rows) == 1


def _heights(inside: list[Block], wide: float, high: float, view: View) -> list[float]:
    """In a column sentences, lists and short tables take what they need, charts and maps share the rest."""
    asked = [_asked(block, wide, high, len(inside), view) for block in inside]
    left = high - GAP * (len(inside) - 1)
    open_ = [each for each in asked if each is None]
    if not open_:
        return [left / len(inside)] * len(inside)
    shared = (left - sum(each or 0 for each in asked)) / len(open_)
    return [shared if each is None else each for each in asked]


def _asked(block: Block, wide: float, high: float, among: int, view: View) -> float | None:
    cell = CELLS[type(block)](block, view)
    short = isinstance(cell.body, Table) and among > 1
    if isinstance(block, Exhibit) and not (isinstance(block.body, Items) or short):
        return None
    above, below = _around(cell, wide)
    height = drawers.DRAWINGS[type(cell.body)].height
    needed = height(cell.body, Box(0, 0, wide - 2, HIGH)) if height else high
    if short:
        return min(above + needed * LARGER_ROWS + below + 8, high / among)
    return min(above + needed + below + 8, high * LIST)


def _cell(block: Block, box: Box, head: Head, place: int, view: View) -> None:
    """A title that only repeats the page's answer is left out, and a scope that the page's head tells."""
    if isinstance(block, Exhibit) and block.title == head.answer:
        block = replace(block, title="")
    cell = CELLS[type(block)](block, view)
    if isinstance(block, Exhibit):
        cell = replace(cell, subtitle=_below(block, head, view))
        if block.places is not None:
            frame.on_a_map(block, block.places, view, tall=round(box.height), below=cell.subtitle)
            return
    above, below = _around(cell, box.width)
    inside = Box(1, above, box.width - 2, box.height - above - below)
    body, prefix = fitting(cell.body, inside), f"p-{cell.key}"
    source = _lines_below(replace(cell, source=_counted(cell, body)), box.width)
    drawn = ink.hatches(prefix, drawers.looks(body))
    drawn += _above(cell, box.width)[0]
    drawn += drawers.draw(body, inside, prefix)
    drawn += ink.text(0, box.height - ink.tall(source, SMALL), source, SMALL, fill=theme.MUTED)
    _show(f"{cell.key}_{place}", drawn, box, cell.alt, view)


def _show(key: str, drawn: str, box: Box, alt: str, view: View) -> None:
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{ink.safe(alt)}"'
        f' viewBox="0 0 {ink.number(box.width)} {ink.number(box.height)}" font-family="{ink.SANS}">'
        f"{drawn}{_mark(box) if view.simulated else ''}</svg>"
    )
    picture.draw(svg, tall=round(box.height, 1), key=f"layar_{key}")


def _above(cell: Cell, wide: float) -> tuple[str, float]:
    """Title and subtitle, and how high they are."""
    size, title = FINDING, list[str]()
    if cell.title:
        size, title = fitted(cell.title, wide, lines=2, largest=FINDING, smallest=SMALL + 2, bold=True)
    below = wrapped(cell.subtitle, SMALL, wide) if cell.subtitle else []
    top = ink.tall(title, size) + 4
    drawn = ink.text(0, 4, title, size, bold=True) + ink.text(0, top, below, SMALL, fill=theme.MUTED)
    return drawn, top + ink.tall(below, SMALL) + (16 if title or below else 0)


def _lines_below(cell: Cell, wide: float) -> list[str]:
    return wrapped(cell.source, SMALL, wide) if cell.source else []


def _around(cell: Cell, wide: float) -> tuple[float, float]:
    """The room above and below its body; below also for saying that only some of it is shown."""
    longest = replace(cell, source=_counted(cell, replace(cell.body, **_none(cell.body))))
    below = ink.tall(_lines_below(longest, wide), SMALL)
    return _above(cell, wide)[1], below + (10 if below else 0)


def _none(body: Body) -> dict[str, Any]:
    spread = drawers.spread(body)
    return {spread.entries: ()} if spread else {}


def _counted(cell: Cell, body: Body) -> str:
    """The source, and how many of its entries are shown where that is not all."""
    spread = drawers.spread(body)
    shown, every = (len(getattr(one, spread.entries)) for one in (body, cell.body)) if spread else (0, 0)
    every += cell.body.left_out if isinstance(cell.body, Items) else 0
    some = say("proyektor.tampil", jumlah=shown, semua=every) if shown < every and every > 1 else ""
    return " · ".join(filter(None, (cell.source, some)))


def fitting(body: Body, box: Box) -> Body:
    """The body with as many of its entries as the box holds, one at least."""
    spread = drawers.spread(body)
    if spread is None or spread.height is None:
        return body
    entries = getattr(body, spread.entries)
    for count in range(len(entries), 0, -1):
        cut = replace(body, **{spread.entries: entries[:count]})
        if spread.height(cut, box) <= box.height:
            return cut
    return replace(body, **{spread.entries: entries[:1]})


def _mark(box: Box) -> str:
    """The word SIMULASI across an invented drawing, whole in a strip of figures too."""
    word, x, y = say("simulasi.kata"), box.width / 2, box.height / 2
    turned = radians(SLANT)
    rises = width(word, 1, bold=True) * sin(turned) + LINE * cos(turned)  # as high as it is, turned
    size = min(box.width / 6, box.height / rises, 160)
    return (
        f'<text x="{ink.number(x)}" y="{ink.number(y)}" font-size="{ink.number(size)}"'
        f' font-weight="700" text-anchor="middle" dominant-baseline="central" fill="{theme.ACCENT}"'
        f' fill-opacity=".16" transform="rotate(-{SLANT} {ink.number(x)} {ink.number(y)})">{word}</text>'
    )


def _of_exhibit(exhibit: Exhibit, view: View) -> Cell:
    body = exhibit.body if isinstance(exhibit.body, Items) else exhibit.on_a_slide
    told, alt = captions.below(exhibit, view), exhibit.told
    return Cell(exhibit.key, exhibit.title, told, body, captions.dated(exhibit, view), alt)


def _of_note(note: Note, view: View) -> Cell:
    title = note.above[0] if note.above else ""
    return Cell("catatan", title, "", Text((note.text,)), note.source, note.text)


def _of_nothing(missing: Nothing, view: View) -> Cell:
    title = missing.above[0] if missing.above else ""
    told = say("panel.kosong", apa=missing.what, lingkup=scope.told(missing.rows, view))
    return Cell("kosong", title, "", Text((told,)), "", told)


CELLS: dict[type, Callable[[Any, View], Cell]] = {
    Exhibit: _of_exhibit,
    Note: _of_note,
    Nothing: _of_nothing,
    described.Heading: lambda block, _: Cell("kepala", block.title, "", Text((block.text,)), "", block.text),
    described.Said: lambda block, _: Cell("kata", "", "", Text((block.text,)), "", block.text),
    described.Warn: lambda block, _: Cell("awas", "", "", Text((block.text,)), "", block.text),
}
