"""Figures that hold regencies beside each other: all on one line, a few on the same scales, each over time.

Frames in, figures out, like `charts`.
"""

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from dashboard import numbers, theme
from dashboard.blanks import NOT_REPORTED
from dashboard.charts import MARGIN, wrapped
from dashboard.text import say

BINS = 36  # steps along the line of points; those in one step stand above each other
ACROSS, UP = 0.5, 0.42  # the part of a regency's cell that its small figure fills, in width and height
IN_A_ROW = 5  # small figures beside each other: a phone still shows their names
BOTTOM = -2.3  # under the points: two lines of names, and what the dotted line is
POINT = 34  # px: height of one of the points that stand above each other
TITLE_LETTERS = 26  # a line of the title of a figure: as much as a phone shows beside the names
NAME = 0.7  # of that height: the line that the name of a chosen regency takes above the points


def dots(frame: pd.DataFrame, *, chosen: tuple[str, ...], alike: tuple[str, ...]) -> go.Figure:
    """Every regency as a point on one scale: the chosen named, those like them filled, the middle marked.

    frame: code, short_name, value, label. The points are the rows of the frame: a click finds its code.
    """
    low, high = frame.value.min(), frame.value.max()
    step = (high - low) / BINS or 1
    bins = ((frame.value - low) / step).round().astype(int)
    height = frame.groupby(bins).cumcount()
    marked = frame.code.isin(chosen)
    # The ends are named inwards and the chosen each on a line of its own: no name is cut or covered.
    ends = {frame.value.idxmax(): ("bottom left", "<br>"), frame.value.idxmin(): ("bottom right", "")}
    words = [f"{row.short_name} {row.label}" for row in frame.itertuples()]
    colour = [
        theme.ACCENT if code in chosen else theme.PRIMARY if code in alike else theme.NEUTRAL
        for code in frame.code
    ]
    figure = go.Figure(layout=dict(template=theme.TEMPLATE, showlegend=False))
    figure.add_vline(x=frame.value.median(), line=dict(color=theme.MUTED, width=1.5, dash="dot"))
    figure.add_annotation(
        x=frame.value.median(),
        y=BOTTOM + 0.3,
        text=say("urut.tengah"),
        showarrow=False,
        font=dict(color=theme.MUTED),
        bgcolor=theme.PAPER,
    )
    figure.add_scatter(
        x=frame.value,
        y=height,
        mode="markers+text",
        text=[
            "" if row.Index not in ends or row.code in chosen else f"{ends[row.Index][1]}{told}"
            for row, told in zip(frame.itertuples(), words, strict=True)
        ],
        textposition=[ends.get(index, ("bottom center",))[0] for index in frame.index],
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
    top = max(height.max(), 2) + 0.6
    _name_chosen(figure, frame.assign(height=height)[marked], top)
    lines = int(marked.sum()) * NAME
    figure.update_yaxes(visible=False, fixedrange=True, range=[BOTTOM, top + lines])
    edge = (high - low) * 0.06 or 1
    figure.update_xaxes(range=[low - edge, high + edge], fixedrange=True, showgrid=False)
    figure.update_layout(
        height=POINT * (top - BOTTOM + lines) + 52, margin=MARGIN | dict(l=16, r=16, t=8, b=8)
    )
    return figure


def _name_chosen(figure: go.Figure, chosen: pd.DataFrame, top: float) -> None:
    """The name of each chosen regency above all points, with a line down to its own."""
    low, high = figure.data[0].x.min(), figure.data[0].x.max()
    for line, row in enumerate(chosen.sort_values("value").itertuples()):
        share = (row.value - low) / ((high - low) or 1)
        figure.add_annotation(
            x=row.value,
            y=row.height,
            ax=row.value,
            ay=top + (line + 0.5) * NAME,
            axref="x",
            ayref="y",
            xanchor="left" if share < 0.3 else "right" if share > 0.7 else "center",
            text=f"<b>{row.short_name} {row.label}</b>",
            font=dict(color=theme.ACCENT),
            bgcolor=theme.PAPER,
            borderpad=1,
            arrowhead=0,
            arrowwidth=1,
            arrowcolor=theme.ACCENT,
            standoff=9,
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
