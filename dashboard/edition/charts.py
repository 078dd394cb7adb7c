"""Charts as SVG for a page: paper's own drawings, at the letters of a screen.

Paper draws in units of a slide, where the smallest letters have 26 units. A drawing is made for a width in
pixels, so that these are 14 pixels; a page holds one for a phone and one for its column and shows whichever
fits (assets/edisi.css).
"""

import re
from dataclasses import replace
from html import escape

from dashboard.answers import choosing
from dashboard.edition.sheet import Sheet
from dashboard.exhibits import theme
from dashboard.exhibits.bodies import Chart
from dashboard.exhibits.exhibit import Exhibit
from dashboard.language.text import say
from dashboard.paper import drawers, ink
from dashboard.paper.ink import PIXEL, Box

PHONE = 358  # pixels between the edges of a phone
SLACK = 1.25  # how much larger than drawn a drawing may be shown
HIGH = 380 * PIXEL  # of a chart that has no height of its own
HALF, WHOLE = 760, 940  # pixels: up to the first a drawing stands in a column, the second is the widest
Link = tuple[str, str, str]  # where it leads, what it says, the code that it chooses
MARKED = re.compile(r'<g data-baris="(\d+)">(.*?)</g>', re.S)


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
    drawing = drawers.DRAWINGS[type(body)].on_a_page
    box = Box(0, 0, pixels * PIXEL, 0)
    box = replace(box, height=drawing.height(body, box) if drawing.height else HIGH)
    picture = drawing.draw(body, box, prefix)
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


def _links(exhibit: Exhibit, sheet: Sheet) -> list[Link]:
    """What a click means on each row of a chart whose marks choose."""
    body, chooses = exhibit.body, exhibit.chooses
    if not chooses or not isinstance(body, Chart):
        return []
    change, name = choosing.toggle, chooses.filter
    return [
        (choosing.address(sheet.view, change, name, code), words, code)
        for code, words in zip(chooses.codes, body.marks, strict=False)
    ]


def _linked(picture: str, link: Link) -> str:
    address, words, code = map(escape, link)
    return f'<a href="{address}" aria-label="{words}" data-kode="{code}">{picture}</a>'
