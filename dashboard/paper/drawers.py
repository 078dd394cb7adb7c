"""The paper medium: for each kind of body what draws it as SVG, and how its rows go on to a further page."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from dashboard.exhibits import bodies as kinds
from dashboard.exhibits.bodies import Bar, Bars, Beside, Body, Fields, Look, Pairs, Table
from dashboard.paper import bodies, cover, map_body, panels, timed
from dashboard.paper.ink import Box, narrow


def as_bars(body: Fields) -> Bars:
    """Areas are hard to compare from the back row: the same counts as bars with parts."""
    rows = tuple(
        Bar(field.name, field.values, " + ".join(f"{value:g}" for value in field.values if value) or "0")
        for field in body.fields
    )
    return Bars(rows, body.looks, max(row.long for row in rows))


def beside(body: Beside, box: Box, prefix: str) -> str:
    left, right = halves(body, box)
    return DRAWERS[type(body.left)](body.left, left, prefix) + DRAWERS[type(body.right)](
        body.right, right, prefix
    )


def halves(body: Beside, box: Box) -> tuple[Box, Box]:
    """The boxes of both: side by side, below each other where it is narrow."""
    gap = 40
    if narrow(box):
        high = (box.height - gap) * body.share
        return (
            replace(box, height=high),
            replace(box, y=box.y + high + gap, height=box.height - gap - high),
        )
    wide = (box.width - gap) * body.share
    return replace(box, width=wide), replace(box, x=box.x + wide + gap, width=box.width - gap - wide)


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
