"""The PowerPoint medium: for each kind of body what places it on a slide as PowerPoint's own objects.

A chart of a kind that is not among them stands there as its table.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from briefing import powerpoint_cover
from briefing.powerpoint_burn_up import burn_up
from briefing.powerpoint_charts import bars, level_in_rows, multiples, panels, points
from briefing.powerpoint_ink import PIXEL, Area
from briefing.powerpoint_shapes import calendar, region_map
from briefing.powerpoint_texts import figures, items, matrix, table, terms, words
from briefing.slides import Slide
from dashboard.exhibits import bodies, spoken
from dashboard.paper.drawers import halves, of_charts
from dashboard.paper.ink import Box

DRAWERS: dict[type, Callable[..., Any]] = {
    bodies.Figures: figures,
    bodies.Bars: bars,
    bodies.Fields: lambda slide, body, area: bars(slide, body.as_bars(), area),
    bodies.Points: points,
    bodies.BurnUp: burn_up,
    bodies.Calendar: calendar,
    bodies.Panels: panels,
    bodies.Multiples: multiples,
    bodies.Map: region_map,
    bodies.Table: table,
    bodies.Matrix: matrix,
    bodies.Items: items,
    bodies.Pairs: terms,
    bodies.Text: words,
    bodies.Cover: powerpoint_cover.draw,
}


def beside(slide, body: bodies.Beside, area: Area) -> None:
    """Both bodies where the picture of the same slide has them."""
    left, right = halves(body, Box(*(each / PIXEL for each in area)))
    charts = of_charts(body)
    shown: Sequence[tuple] = level_in_rows(charts, (left, right)) if charts else ((body.left,), (body.right,))
    for (part, *measure), box in zip(shown, (left, right), strict=True):
        if not box.height:  # the picture of the same slide leaves it out, too
            continue
        place = tuple(int(each * PIXEL) for each in (box.x, box.y, box.width, box.height))
        _described(DRAWERS[type(part)](slide, part, place, *measure), "; ".join(spoken.lines(part)))


DRAWERS[bodies.Beside] = beside


def native(body: bodies.Body) -> bodies.Body:
    """The body as PowerPoint's own objects can show it."""
    if isinstance(body, bodies.Beside):
        return replace(body, left=native(body.left), right=native(body.right))
    return body.as_table() if isinstance(body, bodies.Chart) and type(body) not in DRAWERS else body


def place_body(slide, page: Slide, area: Area) -> None:
    """Draw the body of a page; a chart carries the sentence for who cannot see it."""
    _described(DRAWERS[type(page.body)](slide, page.body, area), page.alt)


def _described(drawn, alt: str) -> None:
    if drawn is not None:
        drawn._element.nvGraphicFramePr.cNvPr.set("descr", alt)
