"""Interactive charts of the live page: for each kind of body that has one what makes its Plotly figure."""

from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go

from dashboard.exhibits import bodies
from dashboard.exhibits.bodies import Body
from dashboard.screen import charts, panels, timed

DRAWERS: dict[type, Callable[[Any], go.Figure]] = {
    bodies.Bars: charts.bars,
    bodies.Fields: charts.fields,
    bodies.Points: charts.points,
    bodies.BurnUp: timed.burn_up,
    bodies.Calendar: timed.calendar,
    bodies.Panels: panels.panels,
    bodies.Multiples: panels.multiples,
}


def draw(body: Body, *, mark: str = "") -> go.Figure:
    """A chart for the screen, with the word `mark` across it where there is one."""
    figure = DRAWERS[type(body)](body)
    return charts.watermarked(figure, mark) if mark else figure
