"""Figures that hold regencies beside each other: all on one line, a few on the same scales, each over time.

Frames in, figures out, like `charts`.
"""

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from dashboard import numbers, theme
from dashboard.blanks import NOT_REPORTED
from dashboard.charts import MARGIN, wrapped

BINS = 36  # steps along the line of points; those in one step stand above each other
ACROSS, UP = 0.6, 0.5  # the part of a regency's cell that its small figure fills, in width and height


def dots(frame: pd.DataFrame, *, chosen: tuple[str, ...], alike: tuple[str, ...]) -> go.Figure:
    """Every regency as a point on one scale: the chosen named, those like them filled, the middle marked.

    frame: code, short_name, value, label. The points are the rows of the frame: a click finds its code.
    """
    low, high = frame.value.min(), frame.value.max()
    step = (high - low) / BINS or 1
    bins = ((frame.value - low) / step).round().astype(int)
    height = frame.groupby(bins).cumcount()
    ends = {frame.value.idxmin(), frame.value.idxmax()}
    marked = frame.code.isin(chosen)
    colour = [
        theme.ACCENT if code in chosen else theme.PRIMARY if code in alike else theme.NEUTRAL
        for code in frame.code
    ]
    figure = go.Figure(layout=dict(template=theme.TEMPLATE, showlegend=False))
    figure.add_vline(x=frame.value.median(), line=dict(color=theme.MUTED, width=1.5, dash="dot"))
    figure.add_scatter(
        x=frame.value,
        y=height,
        mode="markers+text",
        text=[
            f"{row.short_name} {row.label}" if row.Index in ends or row.code in chosen else ""
            for row in frame.itertuples()
        ],
        textposition=["top center" if mark else "bottom center" for mark in marked],
        marker=dict(
            size=[18 if mark else 14 for mark in marked],
            symbol=["diamond" if mark else "circle" for mark in marked],
            color=colour,
            line=dict(color=theme.INK, width=1),
            opacity=1,
        ),
        hovertext=[f"{row.short_name}: {row.label}" for row in frame.itertuples()],
        hoverinfo="text",
        cliponaxis=False,
    )
    figure.update_yaxes(visible=False, fixedrange=True, range=[-1.6, max(height.max(), 2) + 1.4])
    edge = (high - low) * 0.12 or 1
    figure.update_xaxes(range=[low - edge, high + edge], fixedrange=True, showgrid=False)
    figure.update_layout(height=230, margin=MARGIN | dict(l=24, r=24, t=16, b=24))
    return figure


def side_by_side(frame: pd.DataFrame, *, codes: tuple[str, ...]) -> go.Figure:
    """Two to four regencies on the same scale for each indicator; the scale ends at the largest of all 22.

    frame: comparables with a label; an indicator without a number of a regency says so in its place.
    """
    kept = frame[frame.indicator.isin(frame.indicator[frame.code.isin(codes)])]
    groups = list(kept.groupby("indicator", sort=False))
    named = dict(zip(frame.code, frame.short_name, strict=True))
    titles = [f"{rows.indicator_name.iloc[0]} ({rows.unit.iloc[0]})" for _, rows in groups]
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
    figure.update_annotations(x=0, xanchor="left", font=dict(size=14, color=theme.INK))
    height = len(groups) * (len(codes) * 30 + 48) + 40
    figure.update_layout(
        template=theme.TEMPLATE, showlegend=False, height=height, margin=dict(l=8, r=24, t=32, b=8)
    )
    return figure


def over_time(
    history: pd.DataFrame, facts: pd.DataFrame, *, chosen: tuple[str, ...], decimals: int
) -> go.Figure:
    """Each of the 22 in its own small figure, where it lies in the province, all on the same scales.

    history: indicator_history; facts: regency_facts. A line joins periods only where none is missing.
    """
    periods = sorted(history.period.unique())
    low, high = history.value.min(), history.value.max()
    span = (high - low) or 1
    figure = go.Figure(layout=dict(template=theme.TEMPLATE, showlegend=False))
    for row in facts.itertuples():
        rows = history[history.code == row.code]
        across = [periods.index(period) / max(len(periods) - 1, 1) * ACROSS for period in rows.period]
        x = [row.tile_column + 0.12 + each for each in across]
        y = [-row.tile_row + 0.08 + (value - low) / span * UP for value in rows.value]
        figure.add_shape(
            type="rect",
            x0=row.tile_column,
            x1=row.tile_column + 0.94,
            y0=-row.tile_row,
            y1=-row.tile_row + 0.94,
            line=dict(color=theme.ACCENT if row.code in chosen else theme.LINE, width=1),
            layer="below",
        )
        figure.add_annotation(
            x=row.tile_column + 0.03,
            y=-row.tile_row + 0.92,
            text=wrapped(row.short_name, 11),
            showarrow=False,
            xanchor="left",
            yanchor="top",
            font=dict(size=11),
        )
        if rows.empty:
            figure.add_annotation(
                x=row.tile_column + 0.47,
                y=-row.tile_row + 0.35,
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
    figure.update_xaxes(visible=False, fixedrange=True)
    figure.update_yaxes(visible=False, fixedrange=True)
    figure.update_layout(height=460, margin=dict(l=4, r=4, t=4, b=4))
    return figure
