"""What holds regencies beside each other: all on one scale, a few on the same scales, each over time.

Frames in; figures out, like `charts`, or the dots of a list.
"""

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from dashboard import numbers, theme
from dashboard.blanks import NOT_REPORTED
from dashboard.charts import wrapped
from dashboard.choosing import Dots
from dashboard.text import say

ACROSS, UP = 0.5, 0.42  # the part of a regency's cell that its small figure fills, in width and height
IN_A_ROW = 5  # small figures beside each other: a phone still shows their names
TITLE_LETTERS = 26  # a line of the title of a figure: as much as a phone shows beside the names


def dots(frame: pd.DataFrame) -> Dots:
    """Where each row stands between the lowest and the highest of them, and where the middle one does.

    frame: code, value, label.
    """
    low, high = frame.value.min(), frame.value.max()
    span = (high - low) or 1
    return Dots(
        heading=say("urut.letak"),
        low=frame.label[frame.value.idxmin()],
        high=frame.label[frame.value.idxmax()],
        at=tuple(((frame.value - low) / span).round(4)),
        middle=round(float((frame.value.median() - low) / span), 4),
    )


def side_by_side(frame: pd.DataFrame, *, codes: tuple[str, ...]) -> go.Figure:
    """Two to four regencies on the same scale for each indicator; the scale ends at the largest of all 22.

    frame: comparables with a label; an indicator without a number of a regency says so in its place.
    """
    kept = frame[frame.indicator.isin(frame.indicator[frame.code.isin(codes)])]
    groups = list(kept.groupby("indicator", sort=False))
    named = dict(zip(frame.code, frame.short_name, strict=True))
    titles = [
        wrapped(f"{rows.indicator_name.iloc[0]} ({rows.unit.iloc[0]})", TITLE_LETTERS) for _, rows in groups
    ]
    figure = make_subplots(
        rows=len(groups), cols=1, subplot_titles=titles, vertical_spacing=0.32 / max(len(groups), 2)
    )
    colours = (theme.PRIMARY, theme.ACCENT, "#8fbfae", "#6b5b95")
    for place, (_, rows) in enumerate(groups, start=1):
        by_code = rows.set_index("code")
        values = [by_code.value.get(code, 0) for code in codes]
        words = [by_code.label.get(code, NOT_REPORTED) for code in codes]
        figure.add_bar(
            x=values,
            y=[named[code] for code in codes],
            orientation="h",
            text=words,
            textposition="outside",
            cliponaxis=False,
            marker=dict(color=list(colours[: len(codes)])),
            hoverinfo="skip",
            row=place,
            col=1,
        )
        figure.update_xaxes(
            range=[0, rows.value.max() * 1.3], visible=False, fixedrange=True, row=place, col=1
        )
    figure.update_yaxes(autorange="reversed", fixedrange=True, showgrid=False)
    figure.update_annotations(x=0, xanchor="left", align="left", font=dict(size=14, color=theme.INK))
    height = len(groups) * (len(codes) * 30 + 60) + 40
    figure.update_layout(
        template=theme.TEMPLATE, showlegend=False, height=height, margin=dict(l=8, r=24, t=44, b=8)
    )
    return figure


def over_time(
    history: pd.DataFrame, facts: pd.DataFrame, *, chosen: tuple[str, ...], decimals: int
) -> go.Figure:
    """Each of the 22 in its own small figure, from north-west to south-east, all on the same scales.

    history: indicator_history; facts: regency_facts. A line joins periods only where none is missing.
    """
    periods = sorted(history.period.unique())
    low, high = history.value.min(), history.value.max()
    span = (high - low) or 1
    figure = go.Figure(layout=dict(template=theme.TEMPLATE, showlegend=False))
    for place, row in enumerate(facts.sort_values(["tile_row", "tile_column"]).itertuples()):
        left, bottom = place % IN_A_ROW, -(place // IN_A_ROW)
        rows = history[history.code == row.code]
        across = [periods.index(period) / max(len(periods) - 1, 1) * ACROSS for period in rows.period]
        x = [left + 0.22 + each for each in across]
        y = [bottom + 0.08 + (value - low) / span * UP for value in rows.value]
        figure.add_shape(
            type="rect",
            x0=left,
            x1=left + 0.94,
            y0=bottom,
            y1=bottom + 0.94,
            line=dict(color=theme.ACCENT if row.code in chosen else theme.LINE, width=1),
            layer="below",
        )
        figure.add_annotation(
            x=left + 0.03,
            y=bottom + 0.92,
            text=wrapped(row.short_name, 10),
            showarrow=False,
            xanchor="left",
            yanchor="top",
            align="left",
            font=dict(size=11),
        )
        if rows.empty:
            figure.add_annotation(
                x=left + 0.47,
                y=bottom + 0.35,
                text=NOT_REPORTED.replace(" ", "<br>"),
                showarrow=False,
                font=dict(size=10, color=theme.MUTED),
            )
            continue
        whole = set(range(periods.index(rows.period.iloc[0]), periods.index(rows.period.iloc[-1]) + 1))
        joined = whole == {periods.index(period) for period in rows.period}
        figure.add_scatter(
            x=x,
            y=y,
            mode="lines+markers+text" if joined else "markers+text",
            text=[
                numbers.number(value, decimals) if place in (0, len(rows) - 1) else ""
                for place, value in enumerate(rows.value)
            ],
            textposition="top center",
            textfont=dict(size=10),
            marker=dict(size=7, color=theme.PRIMARY),
            line=dict(color=theme.PRIMARY, width=1.5),
            hoverinfo="skip",
            cliponaxis=False,
        )
    figure.update_xaxes(visible=False, fixedrange=True, range=[-0.02, IN_A_ROW - 0.04])
    rows = -(-len(facts) // IN_A_ROW)
    figure.update_yaxes(visible=False, fixedrange=True, range=[0.98 - rows, 0.96])
    figure.update_layout(height=112 * rows, margin=dict(l=4, r=4, t=4, b=4))
    return figure
