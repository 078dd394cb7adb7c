"""The paper medium: for each kind of body what draws it as SVG, and how its rows go on to a further page."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from dashboard.exhibits import bodies as kinds
from dashboard.exhibits.bodies import Bar, Bars, Beside, Body, Fields, Look, Pairs, Table
from dashboard.paper import bodies, cover, map_body, panels, timed
from dashboard.paper.ink import Box, narrow

LEAST_MAP = 240  # pixels in height of a map below figures
LEAST_CARDS = 0.25  # of the height that cards keep above a text


def as_bars(body: Fields) -> Bars:
    """Areas are hard to compare from the back row: the same counts as bars with parts."""
    rows = tuple(
        Bar(field.name, field.values, " + ".join(f"{value:g}" for value in field.values if value) or "0")
        for field in body.fields
    )
    return Bars(rows, body.looks, max(row.long for row in rows))


def beside(body: Beside, box: Box, prefix: str) -> str:
    drawn = zip((body.left, body.right), halves(body, box), strict=True)
    return "".join(DRAWERS[type(part)](part, room, prefix) for part, room in drawn if room.height)


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
        high = max(room * body.share, bodies.led_height(left, box))
        return high if room - high >= LEAST_MAP else 0
    if type(left) not in SPREADS or type(right) not in SPREADS:
        return room * body.share
    first, second = (SPREADS[type(part)].height(part, box) for part in (left, right))
    if isinstance(left, kinds.Figures) and first + second > room:  # cards also stand beside each other
        return max(room - second, room * LEAST_CARDS)
    return room * first / (first + second)


def as_table(body: Pairs) -> Table:
    return Table(("", ""), body.pairs)


DRAWERS: dict[type, Callable[[Any, Box, str], str]] = {
    kinds.Figures: bodies.figures,
    kinds.Bars: bodies.bars,
    kinds.Fields: lambda body, box, prefix: bodies.bars(as_bars(body), box, prefix),
    kinds.Points: timed.points,
    kinds.BurnUp: timed.burn_up,
    kinds.Calendar: timed.calendar,
    kinds.Panels: panels.panels,
    kinds.Multiples: panels.multiples,
    kinds.Map: map_body.draw,
    kinds.Table: bodies.table,
    kinds.Matrix: bodies.matrix,
    kinds.Items: bodies.items,
    kinds.Pairs: lambda body, box, prefix: bodies.table(as_table(body), box, prefix),
    kinds.Text: bodies.words,
    kinds.Cover: cover.draw,
    kinds.Beside: beside,
}


@dataclass(frozen=True)
class Spread:
    """Which entries go on to a further page: their field, how high a body with some is, the most of them."""

    field: str
    height: Callable[[Any, Box], float]
    most: int = 1000


SPREADS: dict[type, Spread] = {
    kinds.Figures: Spread("numbers", bodies.figures_height, most=6),
    kinds.Bars: Spread("rows", bodies.bars_height),
    kinds.Fields: Spread("fields", lambda body, box: bodies.bars_height(as_bars(body), box)),
    kinds.Calendar: Spread("events", timed.calendar_height),
    kinds.Panels: Spread("panels", panels.panels_height),
    kinds.Table: Spread("rows", bodies.table_height),
    kinds.Matrix: Spread("grids", bodies.matrix_height),
    kinds.Items: Spread("items", bodies.items_height),
    kinds.Pairs: Spread("pairs", lambda body, box: bodies.table_height(as_table(body), box)),
    kinds.Text: Spread("lines", bodies.words_height),
}


def looks(body: Body) -> list[Look]:
    """The colours and patterns of a body, for the definitions that its picture needs."""
    if isinstance(body, Beside):
        return [*looks(body.left), *looks(body.right)]
    charts = [body, *(panel.chart for panel in getattr(body, "panels", ()))]
    rows = [row for chart in charts for row in getattr(chart, "rows", ())]
    own = [row.own for row in rows if getattr(row, "own", None)]
    return [*getattr(body, "looks", ()), *own]
