"""SVG in small pieces: text that is escaped and broken into lines, boxes, hatched fills; and their measures.

Letters are never below SMALL; what does not fit goes on a further slide (drawing.pages), never cut.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

from dashboard.exhibits import theme
from dashboard.exhibits.bodies import Look
from dashboard.paper.lettering import EMOJI, FAMILY, SIGNS

LIGHT_FROM = 140  # of 255: how light a fill is that dark lines are seen on

SMALL = 26
LARGER = (36, 33, 30, 28, SMALL)  # letters grow where there is room, for the back row
PIXEL = SMALL / 14  # units of a drawing in a pixel of a page, whose smallest letters have 14
PAD = 28  # between the edge of a chart or card and what is in it
LEADING = 1.28  # of the letter size, from line to line
BASELINE = 0.98  # of the letter size, from the top of a line
SANS = f"'{FAMILY}', '{SIGNS}', 'Noto Color Emoji', '{EMOJI}', sans-serif"
HATCHES = {
    "/": "M-3 15L15 -3M-3 3L3 -3M9 15L15 9",
    "x": "M0 0L12 12M12 0L0 12",
    "-": "M0 6H12",
    ".": "M5 6a1.6 1.6 0 1 0 3.2 0a1.6 1.6 0 1 0 -3.2 0",
}


@dataclass(frozen=True)
class Box:
    """Where something is drawn, in pixels of the slide."""

    x: float
    y: float
    width: float
    height: float


def narrow(box: Box) -> bool:
    """Too narrow for two things side by side: a square picture."""
    return box.width < 1300


def largest(height: Callable[[Any, Box, int], float], body: Any, box: Box, sizes: tuple[int, ...]) -> int:
    """The largest letters at which a body still fits into its box."""
    return next((size for size in sizes if height(body, box, size) <= box.height), sizes[-1])


def safe(text: str) -> str:
    """Text as XML takes it."""
    return escape(text, quote=True)


def number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def tall(lines: list[str], size: float) -> float:
    return len(lines) * size * LEADING


def text(
    x: float,
    top: float,
    lines: list[str],
    size: float,
    *,
    bold: bool = False,
    fill: str = theme.INK,
    anchor: str = "start",
    halo: bool = False,
) -> str:
    """Lines of text whose first begins at `top`."""
    style = ' font-weight="700"' if bold else ""
    style += f' text-anchor="{anchor}"' if anchor != "start" else ""
    style += ' stroke="#ffffff" stroke-width="6" stroke-linejoin="round" paint-order="stroke"' if halo else ""
    return "".join(
        f'<text x="{number(x)}" y="{number(top + size * BASELINE + place * size * LEADING)}"'
        f' font-size="{number(size)}" fill="{fill}"{style}>{safe(line)}</text>'
        for place, line in enumerate(lines)
    )


def rectangle(
    box: Box, fill: str, *, line: str = "", radius: float = 0, width: float = 1.5, kind: str = ""
) -> str:
    edge = f' stroke="{line}" stroke-width="{width}"' if line else ""
    corner = f' rx="{number(radius)}"' if radius else ""
    named = f' class="{kind}"' if kind else ""
    return (
        f'<rect{named} x="{number(box.x)}" y="{number(box.y)}" width="{number(max(box.width, 0))}"'
        f' height="{number(max(box.height, 0))}" fill="{fill}"{edge}{corner}/>'
    )


def row(place: int, picture: str) -> str:
    """What belongs to one row of a chart, so that a page can make a link of it; holds no other group."""
    return f'<g data-baris="{place}">{picture}</g>'


def edge_on(colour: str) -> str:
    """The colour of a place's edge that is seen on a fill of this one: between two dark ones a light line."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return theme.MUTED if 0.299 * red + 0.587 * green + 0.114 * blue > LIGHT_FROM else theme.PAPER


def hatch_name(prefix: str, colour: str, pattern: str) -> str:
    return f"{prefix}-{colour.strip('#')}-{'/x-.'.index(pattern)}"


def fill(prefix: str, colour: str, pattern: str) -> str:
    return f"url(#{hatch_name(prefix, colour, pattern)})" if pattern in HATCHES else colour


def hatches(prefix: str, looks: Iterable[Look]) -> str:
    """The definitions behind the fills of these looks."""
    wanted = sorted({(look.colour, look.pattern) for look in looks if look.pattern in HATCHES})
    made = "".join(
        f'<pattern id="{hatch_name(prefix, colour, pattern)}" width="12" height="12"'
        ' patternUnits="userSpaceOnUse">'
        f'<rect width="12" height="12" fill="{colour}"/>'
        f'<path d="{HATCHES[pattern]}" stroke="{theme.MUTED}" stroke-width="1.4" fill="none"/></pattern>'
        for colour, pattern in wanted
    )
    return f"<defs>{made}</defs>" if made else ""
