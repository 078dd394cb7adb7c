"""Charts as SVG for a page: paper's own drawings, at the letters of a screen.

Paper draws in units of a slide, where the smallest letters have 26 units. A drawing is made for a width in
pixels, so that these are 14 pixels; a page holds one for a phone and one for its column and shows whichever
fits (assets/edisi.css).
"""

import re
from collections.abc import Callable
from html import escape
from typing import Any

from dashboard.answers import choosing
from dashboard.edition.sheet import Sheet
from dashboard.exhibits import bodies as kinds
from dashboard.exhibits import theme
from dashboard.exhibits.bodies import Bars, Body, BurnUp, Fields, Multiples, Points
from dashboard.exhibits.exhibit import Exhibit
from dashboard.language.text import say
from dashboard.paper import drawers, ink, panels, timed
from dashboard.paper.bodies import SMALL
from dashboard.paper.ink import Box, narrow

UNITS = SMALL / 14  # of a slide in one pixel
PHONE = 358  # pixels between the edges of a phone
SLACK = 1.25  # how much larger than drawn a drawing may be shown
HALF, WHOLE = 760, 940  # pixels: up to the first a drawing stands in a column, the second is the widest
LISTED = 8  # dated values that are also told in words; of more the table does
Link = tuple[str, str, str]  # where it leads, what it says, the code that it chooses
MARKED = re.compile(r'<g data-baris="(\d+)">(.*?)</g>', re.S)

DRAWERS: dict[type, Callable[[Any, Box, str], str]] = {
    kind: drawers.DRAWERS[kind]
    for kind in (kinds.Bars, kinds.Fields, kinds.BurnUp, kinds.Calendar, kinds.Panels, kinds.Multiples)
} | {
    kinds.Points: lambda body, box, prefix: (
        timed.points(body, box, prefix) if len(body.points) <= LISTED else timed.marks(body, box)
    )
}


def drawn(exhibit: Exhibit, sheet: Sheet) -> str:
    """The chart of an exhibit, whose marks are links where a mark chooses something."""
    links = _links(exhibit, sheet)
    made, looks = [_one(exhibit, PHONE, "ramping", links, sheet)], ["gambar"]
    if sheet.room > PHONE * SLACK:
        looks += ["berdua"] if sheet.room <= HALF else ["berdua", "luas"]
        made.append(_one(exhibit, min(sheet.room, WHOLE), "lapang", links, sheet))
    return f'<div class="{" ".join(looks)}">{"".join(made)}</div>'


def _one(exhibit: Exhibit, pixels: float, kind: str, links: list[Link], sheet: Sheet) -> str:
    """One drawing for a width; `kind` says when a page shows it."""
    body, prefix = exhibit.body, sheet.prefix
    wide = pixels * UNITS
    box = Box(0, 0, wide, height(body, wide))
    picture = DRAWERS[type(body)](body, box, prefix)
    if links:
        picture = MARKED.sub(lambda found: _linked(found[2], links[int(found[1])]), picture)
    role = 'role="group"' if links else 'role="img"'
    return (
        f'<svg class="{kind}" viewBox="0 0 {ink.number(box.width)} {ink.number(box.height)}" {role}'
        f' style="max-width:{pixels * SLACK:.0f}px" aria-label="{escape(exhibit.told)}">'
        f"{ink.hatches(prefix, drawers.looks(body))}{picture}{watermark(box, sheet)}</svg>"
    )


def watermark(box: Box, sheet: Sheet) -> str:
    """The word for invented figures across a drawing."""
    if not sheet.view.simulated:
        return ""
    x, y = ink.number(box.x + box.width / 2), ink.number(box.y + box.height / 2)
    return (
        f'<text class="cap" x="{x}" y="{y}" font-size="{ink.number(box.width / 7)}" font-weight="700"'
        f' text-anchor="middle" fill="{theme.ACCENT}" fill-opacity=".13"'
        f' transform="rotate(-14 {x} {y})">{say("simulasi.kata")}</text>'
    )


def height(body: Body, wide: float) -> float:
    """How high a body of this width would be, in units of a slide."""
    box = Box(0, 0, wide, 0)
    if spread := drawers.SPREADS.get(type(body)):
        return spread.height(body, box)
    match body:
        case Points():
            return timed.points_height(body, box) if len(body.points) <= LISTED else 240 * UNITS
        case BurnUp():
            return (480 if narrow(box) and body.waiting else 380) * UNITS
        case Multiples():
            return panels.multiples_height(body, box)
    raise TypeError(f"no height for {type(body).__name__}")


def _links(exhibit: Exhibit, sheet: Sheet) -> list[Link]:
    """What a click means on each row of a chart whose marks choose."""
    body, chooses = exhibit.body, exhibit.chooses
    if not chooses or not isinstance(body, Bars | Fields):
        return []
    rows = (drawers.as_bars(body) if isinstance(body, Fields) else body).rows
    change, name = choosing.toggle, chooses.filter
    return [
        (choosing.address(sheet.view, change, name, code), f"{row.name}: {row.label}", code)
        for code, row in zip(chooses.codes, rows, strict=False)
    ]


def _linked(picture: str, link: Link) -> str:
    address, words, code = map(escape, link)
    return f'<a href="{address}" aria-label="{words}" data-kode="{code}">{picture}</a>'
