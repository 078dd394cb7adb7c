"""Bodies in, Plotly figures out: no Streamlit, no frame, no network. Titles stand outside the figure.

Realised is solid, a target outlined, a forecast hatched; what a bar or point says stands beside it in words.
Axes of time and money are labelled here in Indonesian, because Plotly's own labels are English.
"""

from math import floor, log10

import pandas as pd
import plotly.graph_objects as go

from dashboard.exhibits import theme
from dashboard.exhibits.bodies import Bars, Fields, Look, Points
from dashboard.language import numbers
from dashboard.screen import sheets

LINE = 20  # px of height for one line of a row's name
GAP = 16  # px between two rows
LETTER = 8  # px of width for a letter of a value
FIELD_LETTERS = 14  # the same for the name of a field: two lines of them fit above it
LETTERS = 30  # letters after which a row's name goes on to a second line
FEWER = 18  # the same where long words stand beside the bars: a phone has room for both
LONG_LABEL = 10  # letters
MARGIN = dict(l=8, r=56, t=40, b=8)
EDGE = dict(color=theme.MUTED, width=0.5)
SYMBOLS = ("circle", "diamond", "square", "triangle-up", "cross")
MONEY = ("Rp", "US$")


def blank(height: int | None = None, **layout) -> go.Figure:
    return go.Figure(
        layout=dict(
            template=sheets.TEMPLATE, separators=numbers.separators(), height=height, showlegend=False
        )
        | layout
    )


def wrapped(name: str, letters: int = LETTERS) -> str:
    """A name over as many lines as it needs, so that long ones are not cut."""
    lines = [""]
    for word in str(name).split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > letters:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "<br>".join(lines)


def row_names(figure: go.Figure, names: list[str], extra: int = 24) -> None:
    """Name the rows of horizontal bars, first on top, and make each as high as its name needs."""
    figure.update_yaxes(
        tickvals=list(range(len(names))),
        ticktext=names,
        range=[len(names) - 0.4, -0.6],
        fixedrange=True,
        showgrid=False,
    )
    lines = max(name.count("<br>") + 1 for name in names)
    figure.update_layout(height=len(names) * (lines * LINE + GAP) + extra)


def hatched(looks: list[Look]) -> dict:
    """The marker of one look a mark, or of a lone one for all: colour, pattern and a fine edge."""
    colours, patterns = [each.colour for each in looks], [each.pattern for each in looks]
    if len(looks) == 1:
        return dict(color=colours[0], pattern=_pattern(patterns[0]), line=EDGE)
    return dict(color=colours, pattern=_pattern(patterns), line=EDGE)


def _pattern(shape: str | list[str]) -> dict:
    return dict(shape=shape, fgcolor=theme.INK, fgopacity=0.4, size=6, fillmode="overlay")


def bars(body: Bars) -> go.Figure:
    """Horizontal bars from zero, first row on top; with several looks their parts end to end."""
    if body.goal is not None:
        return _against_goal(body, body.goal)
    return _parts(body) if len(body.looks) > 1 else _plain(body)


def _plain(body: Bars) -> go.Figure:
    figure, values = blank(), [row.values[0] for row in body.rows]
    looks = [row.own or body.looks[0] for row in body.rows]
    patterned = any(look.pattern for look in looks)
    figure.add_bar(
        x=values,
        y=list(range(len(values))),
        orientation="h",
        marker=hatched(looks) if patterned else dict(color=[look.colour for look in looks]),
        text=[row.label for row in body.rows],
        textposition="outside",
        cliponaxis=False,
        hoverinfo="skip",
    )
    end = body.most * 1.04 if body.most > 0 else 1
    figure.update_xaxes(range=[min(0, *(row.long for row in body.rows)), end], visible=False, fixedrange=True)
    # In pixels, not as a part of the axis: on a phone the axis is too short to hold the words.
    longest = max(len(row.label) for row in body.rows)
    figure.update_layout(margin_r=16 + LETTER * longest)
    row_names(figure, [wrapped(row.name, FEWER if longest > LONG_LABEL else LETTERS) for row in body.rows])
    _tell_blanks(figure, body)
    return figure


def _tell_blanks(figure: go.Figure, body: Bars) -> None:
    """The words of rows of which nothing is known: Plotly writes none beside a bar that is not there."""
    for place, row in enumerate(body.rows):
        if row.is_blank:
            figure.add_annotation(x=0, y=place, text=row.label, showarrow=False, xanchor="left", xshift=4)


def _parts(body: Bars) -> go.Figure:
    figure = blank(barmode="stack")
    for place, look in enumerate(body.looks):
        values = [row.values[place] for row in body.rows]
        figure.add_bar(
            x=values,
            y=list(range(len(values))),
            orientation="h",
            name=look.name,
            hoverinfo="skip",
            marker=hatched([look]),
            text=[numbers.brief(count) if count else "" for count in values],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont=dict(color=_on(look.colour)),
        )
    figure.update_layout(showlegend=True)
    figure.update_xaxes(visible=False, fixedrange=True)
    row_names(figure, [wrapped(row.name) for row in body.rows], extra=legend_room(len(body.looks)))
    _tell_blanks(figure, body)
    return figure


def _against_goal(body: Bars, goal: float) -> go.Figure:
    """Each row filled as far as it is realised, in an outline that ends at the goal."""
    figure, values = blank(), [row.values[0] for row in body.rows]
    figure.add_bar(
        x=values,
        y=list(range(len(values))),
        orientation="h",
        marker=dict(color=body.looks[0].colour),
        hoverinfo="skip",
    )
    for place, row in enumerate(body.rows):
        outline = dict(color=theme.INK, width=1.5, dash=row.outline)
        figure.add_shape(type="rect", x0=0, x1=goal, y0=place - 0.36, y1=place + 0.36, line=outline)
        figure.add_annotation(
            x=max(row.long, goal),
            y=place,
            text=row.label,
            showarrow=False,
            xanchor="left",
            xshift=8,
        )
    figure.update_xaxes(range=[0, body.most * 2], visible=False, fixedrange=True)
    row_names(figure, [wrapped(row.name) for row in body.rows])
    return figure


def legend_room(entries: int) -> int:
    """The height of a legend above a chart: on a phone each of its entries takes a line."""
    return 32 + 21 * entries


def fields(body: Fields) -> go.Figure:
    """A treemap: a field for each category, in it one for each look, as large as its count.

    The legend says what the patterns mean; what does not fit into its field on a phone stands in the sentence
    and the table below it.
    """
    parts = [
        (place, look, value)
        for place, field in enumerate(body.fields)
        for look, value in zip(body.looks, field.values, strict=True)
        if value
    ]
    totals = [sum(field.values) for field in body.fields]
    names = [
        wrapped(f"{field.name} {numbers.brief(total)}", FIELD_LETTERS)
        for field, total in zip(body.fields, totals, strict=True)
    ]
    looks = [*(Look(name, theme.PAPER) for name in names), *(look for _, look, _ in parts)]
    counts = [*totals, *(value for *_, value in parts)]
    figure = blank(min(640, 240 + 60 * len(names)))
    figure.add_treemap(
        ids=[*map(str, range(len(names))), *(f"{place}/{look.name}" for place, look, _ in parts)],
        parents=[""] * len(names) + [str(place) for place, *_ in parts],
        labels=[look.name for look in looks],
        values=counts,
        text=[numbers.brief(count) for count in counts],
        branchvalues="total",
        textinfo="text",  # a category says its label in any case
        textfont=dict(color=[_on(look.colour) for look in looks]),
        marker=dict(
            colors=[look.colour for look in looks],
            pattern=_pattern([look.pattern for look in looks]) | dict(fgopacity=0.25),  # counts lie on it
            line=EDGE,
            pad=dict(t=2 * LINE, l=4, r=4, b=4),
        ),
        root_color=theme.PAPER,
        pathbar_visible=False,
        sort=False,
        hoverinfo="none",
    )
    for look in body.looks:
        figure.add_bar(x=[None], y=[None], name=look.name, marker=hatched([look]))
    figure.update_layout(
        margin=dict(l=0, r=0, t=40, b=0), showlegend=True, uniformtext=dict(minsize=11, mode="hide")
    )
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    return figure


def _on(colour: str) -> str:
    """Ink or paper, whichever reads better on a colour."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return theme.PAPER if 0.299 * red + 0.587 * green + 0.114 * blue < 140 else theme.INK


def points(body: Points) -> go.Figure:
    """Dated figures as points: nothing is drawn between them, because nothing is known there."""
    figure = blank(380, margin=MARGIN)
    groups = dict.fromkeys(point.group for point in body.points)
    for place, name in enumerate(groups):
        own = [point for point in body.points if point.group == name]
        # On every point the words would run into each other: the newest and the largest are told.
        told = {len(own) - 1, max(range(len(own)), key=lambda each: own[each].value)}
        figure.add_scatter(
            x=[point.when for point in own],
            y=[point.value for point in own],
            mode="markers+text",
            name=name,
            text=[point.text if place in told else "" for place, point in enumerate(own)],
            textposition="top center",
            marker=dict(
                size=11,
                symbol=[f"{SYMBOLS[place % len(SYMBOLS)]}{'-open' if point.target else ''}" for point in own],
                line=dict(color=theme.PAPER, width=1),
            ),
            hovertext=[point.text for point in own],
            hoverinfo="text",
            cliponaxis=False,
        )
    figure.update_layout(showlegend=len(groups) > 1)
    value_axis(figure, max(point.value for point in body.points), body.unit)
    time_axis(figure, [point.when for point in body.points])
    return figure


def time_axis(figure: go.Figure, days: list[str]) -> None:
    """Four to seven dates in Indonesian: years over a long span, months over a short one."""
    dates = pd.to_datetime(pd.Series(days))
    first, last = dates.min(), dates.max()
    years = last.year - first.year
    if years >= 3:
        ticks = [pd.Timestamp(year, 1, 1) for year in range(first.year, last.year + 2, 1 + years // 6)]
        words = [str(tick.year) for tick in ticks]
    else:
        months = (last.year - first.year) * 12 + last.month - first.month
        step = f"{1 + months // 6}MS"
        ticks = list(pd.date_range(first.replace(day=1), last + pd.DateOffset(months=1), freq=step))
        ticks = ticks if months else [first]
        words = [numbers.day(tick, "bulan") for tick in ticks]
        words = [f"{word[:3]}<br>{word[-4:]}" for word in words]  # on a phone one line of them is tilted
    edge = max((last - first) * 0.07, pd.Timedelta(days=20))
    figure.update_xaxes(
        type="date",
        tickvals=ticks,
        ticktext=words,
        fixedrange=True,
        showgrid=False,
        range=[first - edge, last + edge],
    )


def value_axis(figure: go.Figure, most: float, unit: str) -> None:
    """From zero in round steps, each written out: 'Rp20 miliar'."""
    rough = (most or 1) / 4
    size = 10 ** floor(log10(rough))
    step = next(size * part for part in (1, 2, 2.5, 5, 10) if size * part >= rough)
    ticks = [step * place for place in range(6)]
    money = unit in MONEY
    figure.update_yaxes(
        tickvals=ticks,
        ticktext=[numbers.money(tick, unit) if money else numbers.brief(tick) for tick in ticks],
        range=[0, (most or 1) * 1.18],
        fixedrange=True,
    )


def watermarked(figure: go.Figure, word: str) -> go.Figure:
    """A copy of the figure with a large word across it that no export can lose, whole on a phone too."""
    copy = go.Figure(figure)
    named = bool(figure.layout.yaxis.ticktext)  # then the word reaches back over the names of the rows
    copy.add_annotation(
        text=word,
        x=1 if named else 0.5,
        xanchor="right" if named else "center",
        y=0.5,
        xref="paper",
        yref="paper",
        showarrow=False,
        textangle=-20,
        font=dict(size=2.2 * (figure.layout.font.size or 15), color="rgba(176,74,10,.3)"),
    )
    return copy
