"""Small charts beside each other as one Plotly figure: bars below each other, or a grid of series."""

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from dashboard.exhibits import theme
from dashboard.exhibits.bodies import Multiple, Multiples, Panels
from dashboard.language import numbers
from dashboard.screen import sheets
from dashboard.screen.charts import blank, hatched, wrapped

ACROSS, UP = 0.5, 0.42  # the part of a panel that its series fills, in width and height
TITLE_LETTERS = 26  # a line of the title of a figure: as much as a phone shows beside the names


def panels(body: Panels) -> go.Figure:
    """Bars below each other, each with a scale of its own."""
    count = len(body.panels)
    figure = make_subplots(
        rows=count,
        cols=1,
        subplot_titles=[wrapped(panel.name, TITLE_LETTERS) for panel in body.panels],
        vertical_spacing=0.32 / max(count, 2),
    )
    for place, panel in enumerate(body.panels, start=1):
        rows = panel.chart.rows
        figure.add_bar(
            x=[row.values[0] for row in rows],
            y=[row.name for row in rows],
            orientation="h",
            text=[row.label for row in rows],
            textposition="outside",
            cliponaxis=False,
            marker=hatched([row.own or panel.chart.looks[0] for row in rows]),
            hoverinfo="skip",
            row=place,
            col=1,
        )
        for row in rows:
            if row.is_blank:  # Plotly writes no words beside a bar that is not there
                figure.add_annotation(
                    x=0, y=row.name, text=row.label, showarrow=False, xshift=4, row=place, col=1
                )
        end = panel.chart.most * 1.3 or 1
        figure.update_xaxes(range=[0, end], visible=False, fixedrange=True, row=place, col=1)
    figure.update_yaxes(autorange="reversed", fixedrange=True, showgrid=False)
    figure.update_annotations(x=0, xanchor="left", align="left", font=dict(size=14, color=theme.INK))
    height = sum(len(panel.chart.rows) * 30 + 60 for panel in body.panels) + 40
    figure.update_layout(
        template=sheets.TEMPLATE,
        separators=numbers.separators(),
        showlegend=False,
        height=height,
        margin=dict(l=8, r=24, t=44, b=8),
    )
    return figure


def multiples(body: Multiples) -> go.Figure:
    """Series in a grid; a line joins neighbouring periods, a value that was cut off is a range."""
    figure = blank()
    for place, each in enumerate(body.multiples):
        _cell(figure, each, body, place % body.columns, -(place // body.columns))
    rows = -(-len(body.multiples) // body.columns)
    figure.update_xaxes(visible=False, fixedrange=True, range=[-0.02, body.columns - 0.04])
    figure.update_yaxes(visible=False, fixedrange=True, range=[0.98 - rows, 0.96])
    figure.update_layout(height=112 * rows, margin=dict(l=4, r=4, t=4, b=4))
    return figure


def _cell(figure: go.Figure, shown: Multiple, body: Multiples, left: int, bottom: int) -> None:
    figure.add_shape(
        type="rect",
        x0=left,
        x1=left + 0.94,
        y0=bottom,
        y1=bottom + 0.94,
        line=dict(color=theme.ACCENT if shown.chosen else theme.LINE, width=1),
        layer="below",
    )
    figure.add_annotation(
        x=left + 0.03,
        y=bottom + 0.92,
        text=wrapped(shown.name, 10),
        showarrow=False,
        xanchor="left",
        yanchor="top",
        align="left",
        font=dict(size=11),
    )
    values = {place: value for place, value in enumerate(shown.values) if value is not None}
    known = list(values)
    if not known:
        figure.add_annotation(
            x=left + 0.47,
            y=bottom + 0.35,
            text=body.blank.replace(" ", "<br>"),
            showarrow=False,
            font=dict(size=10, color=theme.MUTED),
        )
        return
    span = (body.high - body.low) or 1

    def across(place: int) -> float:
        return left + 0.22 + place / max(len(shown.values) - 1, 1) * ACROSS

    def up(value: float) -> float:
        return bottom + 0.08 + (value - body.low) / span * UP

    for run in shown.runs():
        figure.add_scatter(
            x=[across(place) for place in run],
            y=[up(values[place]) for place in run],
            mode="lines",
            line=dict(color=theme.PRIMARY, width=1.5),
            hoverinfo="skip",
            cliponaxis=False,
        )
    cut = {place: top for place in known if (top := shown.top(place)) is not None}
    for place, top in cut.items():
        figure.add_scatter(
            x=[across(place)] * 2,
            y=[up(values[place]), up(top)],
            mode="lines",
            line=dict(color=theme.PRIMARY, width=5),
            opacity=0.45,
            hoverinfo="skip",
            cliponaxis=False,
        )
    figure.add_scatter(
        x=[across(place) for place in known],
        y=[up(cut.get(place, values[place])) for place in known],
        mode="markers+text",
        text=[shown.labels[place] if place in (known[0], known[-1]) else "" for place in known],
        textposition="top center",
        textfont=dict(size=10),
        marker=dict(size=[0 if place in cut else 7 for place in known], color=theme.PRIMARY),
        hoverinfo="skip",
        cliponaxis=False,
    )
