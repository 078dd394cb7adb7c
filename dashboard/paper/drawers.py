"""The paper medium: what draws each kind of body as SVG, how high, and what goes on to a further page."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from dashboard.exhibits import bodies as kinds
from dashboard.exhibits.bodies import Beside, Body, Look, parts
from dashboard.paper import bars, burn_up, cover, figures, map_body, panels, reading, timed
from dashboard.paper.ink import Box, narrow

LEAST_MAP = 240  # pixels in height of a map below figures
LEAST_CARDS = 0.25  # of the height that cards keep above a text


@dataclass(frozen=True)
class Drawing:
    """How a kind of body is drawn as SVG.

    draw: a body in a box; the prefix is that of its picture's patterns. height: how high it would like to be
    in a box of this width; None where it takes what there is. entries: the field whose entries may go on to a
    further page, and the most of them on one. page: its drawing on a page, where its table is at hand.
    """

    draw: Callable[[Any, Box, str], str]
    height: Callable[[Any, Box], float] | None = None
    entries: str = ""
    most: int = 1000
    page: "Drawing | None" = None

    @property
    def on_a_page(self) -> "Drawing":
        return self.page or self


def beside(body: Beside, box: Box, prefix: str) -> str:
    left, right = halves(body, box)
    if charts := of_charts(body):
        (one, look), (other, same) = bars.level(charts, (left, right))
        return bars.draw(one, left, prefix, look) + bars.draw(other, right, prefix, same)
    drawn = ((body.left, left), (body.right, right))
    return "".join(draw(part, room, prefix) for part, room in drawn if room.height)


def of_charts(body: Beside) -> tuple[kinds.Bars, kinds.Bars] | None:
    """Its two bar charts, which count the same; None where it holds anything else."""
    if isinstance(body.left, kinds.Bars) and isinstance(body.right, kinds.Bars):
        return body.left, body.right
    return None


def _beside_height(body: Beside, box: Box) -> float:
    """As high as the higher of both would like to be; 0 where neither asks for anything."""
    asked = zip(parts(body), halves(body, box), strict=True)
    return max(
        (height(part, place) for part, place in asked if (height := DRAWINGS[type(part)].height)), default=0
    )


def halves(body: Beside, box: Box) -> tuple[Box, Box]:
    """The boxes of both: side by side, below each other where it is narrow.

    There figures have what they need, and a map that only shows where a place lies the rest; where that is
    too little to see anything on, the second box has no height and is not drawn.
    """
    gap = 40
    if narrow(box):
        high = _upper(body, box.height - gap, box)
        if not high:
            return box, replace(box, y=box.y + box.height, height=0)
        return (
            replace(box, height=high),
            replace(box, y=box.y + high + gap, height=box.height - gap - high),
        )
    wide = (box.width - gap) * body.share
    return replace(box, width=wide), replace(box, x=box.x + wide + gap, width=box.width - gap - wide)


def _upper(body: Beside, room: float, box: Box) -> float:
    """Of the height, what the first has above the second; none where it stands alone."""
    left, right = body.left, body.right
    if isinstance(left, kinds.Figures) and left.lead and isinstance(right, kinds.Map) and not right.listed:
        led = max(room * body.share, figures.led_height(left, box))
        return led if room - led >= LEAST_MAP else 0
    high, low = DRAWINGS[type(left)].height, DRAWINGS[type(right)].height
    if high is None or low is None:
        return room * body.share
    first, second = high(left, box), low(right, box)
    if isinstance(left, kinds.Figures) and first + second > room:  # cards also stand beside each other
        return max(room - second, room * LEAST_CARDS)
    return room * first / (first + second)


DRAWINGS: dict[type, Drawing] = {
    kinds.Figures: Drawing(figures.draw, figures.height, "numbers", most=6),
    kinds.Bars: Drawing(bars.draw, bars.height, "rows"),
    kinds.Fields: Drawing(
        lambda body, box, prefix: bars.draw(body.as_bars(), box, prefix),
        lambda body, box: bars.height(body.as_bars(), box),
        "fields",
    ),
    kinds.Points: Drawing(timed.points, page=Drawing(timed.on_a_page, timed.height_on_a_page)),
    kinds.BurnUp: Drawing(burn_up.draw, page=Drawing(burn_up.draw, burn_up.height)),
    kinds.Calendar: Drawing(timed.calendar, timed.calendar_height, "events"),
    kinds.Panels: Drawing(panels.panels, panels.panels_height, "panels"),
    kinds.Multiples: Drawing(panels.multiples, page=Drawing(panels.multiples, panels.multiples_height)),
    kinds.Map: Drawing(map_body.draw),
    kinds.Table: Drawing(reading.table, reading.table_height, "rows"),
    kinds.Matrix: Drawing(reading.matrix, reading.matrix_height, "grids"),
    kinds.Items: Drawing(reading.items, reading.items_height, "items"),
    kinds.Pairs: Drawing(reading.pairs, reading.pairs_height, "pairs"),
    kinds.Text: Drawing(reading.words, reading.words_height, "lines"),
    kinds.Cover: Drawing(cover.draw),
    kinds.Beside: Drawing(beside, _beside_height),
}


def draw(body: Body, box: Box, prefix: str) -> str:
    return DRAWINGS[type(body)].draw(body, box, prefix)


def spread(body: Body) -> Drawing | None:
    """The drawing of a body whose entries may go on to a further page; None of one that stays on its own."""
    drawing = DRAWINGS[type(body)]
    return drawing if drawing.entries else None


def looks(body: Body) -> list[Look]:
    """The colours and patterns of a body, for the definitions that its picture needs."""
    if isinstance(body, Beside):
        return [*looks(body.left), *looks(body.right)]
    charts = [body, *(panel.chart for panel in getattr(body, "panels", ()))]
    rows = [row for chart in charts for row in getattr(chart, "rows", ())]
    own = [row.own for row in rows if getattr(row, "own", None)]
    return [*getattr(body, "looks", ()), *own]
