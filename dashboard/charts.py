"""Frames in, Plotly figures out: no Streamlit, no SQL, no network. Titles stand outside the figure.

Realised is solid, a target outlined, a forecast hatched; what a bar or point says stands beside it in words.
Axes of time and money are labelled here in Indonesian, because Plotly's own labels are English.
"""

from math import floor, log10

import pandas as pd
import plotly.graph_objects as go

from dashboard import numbers, theme
from dashboard.theme import Style

LINE = 20  # px of height for one line of a row's name
GAP = 16  # px between two rows
LETTER = 8  # px of width for a letter of a value
FIELD_LETTERS = 14  # the same for the name of a field: two lines of them fit above it
LETTERS = 30  # letters after which a row's name goes on to a second line
MARGIN = dict(l=8, r=56, t=40, b=8)
EDGE = dict(color=theme.MUTED, width=0.5)


def _figure(height: int | None = None) -> go.Figure:
    figure = go.Figure()
    figure.update_layout(template=theme.TEMPLATE, height=height, showlegend=False)
    return figure


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


def _hatched(style: Style | list[Style]) -> dict:
    """The marker of one style, or of one style a row: colour, pattern and a fine edge."""
    many = isinstance(style, list)
    return dict(
        color=[each.colour for each in style] if many else style.colour,
        pattern=_pattern([each.pattern for each in style] if many else style.pattern),
        line=EDGE,
    )


def _pattern(shape: str | list[str]) -> dict:
    return dict(shape=shape, fgcolor=theme.INK, fgopacity=0.4, size=6, fillmode="overlay")


def bars(
    frame: pd.DataFrame,
    *,
    name: str,
    value: str,
    text: str,
    styles: list[Style] | None = None,
    chosen: tuple[str, ...] = (),
) -> go.Figure:
    """Horizontal bars from zero, first row on top, each with its value beside it.

    `styles` gives one style a row; else rows whose name is in `chosen` have the accent colour.
    """
    figure = _figure()
    colours = [theme.ACCENT if each in chosen else theme.PRIMARY for each in frame[name]]
    figure.add_bar(
        x=frame[value],
        y=list(range(len(frame))),
        orientation="h",
        marker=_hatched(styles) if styles else dict(color=colours),
        text=[each if isinstance(each, str) else numbers.number(each) for each in frame[text]],
        textposition="outside",
        cliponaxis=False,
        hoverinfo="skip",
    )
    most = frame[value].max()
    figure.update_xaxes(
        range=[min(0, frame[value].min()), most * 1.04 if most > 0 else 1], visible=False, fixedrange=True
    )
    # In pixels, not as a part of the axis: on a phone the axis is too short to hold the words.
    figure.update_layout(margin_r=16 + LETTER * max(map(len, figure.data[0].text)))
    row_names(figure, [wrapped(each) for each in frame[name]])
    return figure


def shares(frame: pd.DataFrame, *, name: str, parts: dict[str, Style]) -> go.Figure:
    """Horizontal bars whose parts add up to each row's whole; `parts` are columns with their style."""
    figure = _figure()
    for column, style in parts.items():
        figure.add_bar(
            x=frame[column],
            y=list(range(len(frame))),
            orientation="h",
            name=style.name,
            hoverinfo="skip",
            marker=_hatched(style),
            text=[numbers.number(count) if count else "" for count in frame[column]],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont=dict(color=_on(style.colour)),
        )
    figure.update_layout(barmode="stack", showlegend=True)
    figure.update_xaxes(visible=False, fixedrange=True)
    row_names(figure, [wrapped(each) for each in frame[name]], extra=legend_room(len(parts)))
    return figure


def legend_room(entries: int) -> int:
    """The height of a legend above a chart: on a phone each of its entries takes a line."""
    return 32 + 21 * entries


def fields(frame: pd.DataFrame, *, styles: dict[str, Style]) -> go.Figure:
    """A treemap of counts: a field for each category, in it one for each status, as large as its products.

    frame: code, category, status (a key of `styles`), products. The legend says what the patterns mean; what
    does not fit into its field on a phone stands in the sentence (`fields_told`) and the table below it.
    """
    groups = _groups(frame)
    names = [
        wrapped(f"{name} {numbers.number(count)}", FIELD_LETTERS)
        for name, count in zip(groups.category, groups.products, strict=True)
    ]
    looks = [*(Style(name, theme.PAPER) for name in names), *(styles[key] for key in frame.status)]
    counts = [*groups.products, *frame.products]
    figure = _figure(min(640, 240 + 60 * len(groups)))
    figure.add_treemap(
        ids=[*groups.code, *(frame.code + "/" + frame.status)],
        parents=[""] * len(groups) + list(frame.code),
        labels=[look.name for look in looks],
        values=counts,
        text=[numbers.number(count) for count in counts],
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
    for key in dict.fromkeys(frame.status):
        figure.add_bar(x=[None], y=[None], name=styles[key].name, marker=_hatched(styles[key]))
    figure.update_layout(
        margin=dict(l=0, r=0, t=40, b=0), showlegend=True, uniformtext=dict(minsize=11, mode="hide")
    )
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    return figure


def fields_told(frame: pd.DataFrame) -> str:
    """The categories of `fields` from large to small, for a screen on which not each field holds its name."""
    groups = _groups(frame)
    named = [
        f"{name} {numbers.number(count)}"
        for name, count in zip(groups.category, groups.products, strict=True)
    ]
    return ", ".join(named)


def field_codes(frame: pd.DataFrame) -> tuple[str, ...]:
    """The code of the category that each field of `fields` stands for or lies in."""
    return (*_groups(frame).code, *frame.code)


def _groups(frame: pd.DataFrame) -> pd.DataFrame:
    """The categories, largest first, so that the small ones stand together."""
    groups = frame.groupby(["code", "category"], sort=False, as_index=False).products.sum()
    return groups.sort_values("products", ascending=False, kind="stable", ignore_index=True)


def _on(colour: str) -> str:
    """Ink or paper, whichever reads better on a colour."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return theme.PAPER if 0.299 * red + 0.587 * green + 0.114 * blue < 140 else theme.INK


def points(
    frame: pd.DataFrame, *, when: str, value: str, text: str, currency: str, group: str | None = None
) -> go.Figure:
    """Dated figures as points: nothing is drawn between them, because nothing is known there."""
    figure = _figure(380)
    groups = frame.groupby(group, sort=False) if group else [("", frame)]
    symbols = ("circle", "diamond", "square", "triangle-up", "cross")
    for place, (name, rows) in enumerate(groups):
        told = {rows.index[-1], rows[value].idxmax()}  # on every point the words would run into each other
        figure.add_scatter(
            x=rows[when],
            y=rows[value],
            mode="markers+text",
            name=str(name),
            text=[words if index in told else "" for index, words in rows[text].items()],
            textposition="top center",
            marker=dict(size=11, symbol=symbols[place % len(symbols)], line=dict(color=theme.PAPER, width=1)),
            hovertext=rows[text],
            hoverinfo="text",
            cliponaxis=False,
        )
    figure.update_layout(showlegend=group is not None and frame[group].nunique() > 1, margin=MARGIN)
    _money_axis(figure, frame[value].max(), currency)
    time_axis(figure, frame[when])
    return figure


def time_axis(figure: go.Figure, dates: pd.Series) -> None:
    """Four to seven dates in Indonesian: years over a long span, months over a short one."""
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
        tickvals=ticks, ticktext=words, fixedrange=True, showgrid=False, range=[first - edge, last + edge]
    )


def _money_axis(figure: go.Figure, most: float, currency: str) -> None:
    """From zero in round steps, each written out: 'Rp20 miliar'."""
    rough = most / 4
    size = 10 ** floor(log10(rough))
    step = next(size * part for part in (1, 2, 2.5, 5, 10) if size * part >= rough)
    ticks = [step * place for place in range(6)]
    figure.update_yaxes(
        tickvals=ticks,
        ticktext=[numbers.money(tick, currency) for tick in ticks],
        range=[0, most * 1.18],
        fixedrange=True,
    )


def enlarged(figure: go.Figure) -> go.Figure:
    """A copy for a projector: letters that the back row can read, rows and margins to match."""
    copy = go.Figure(figure)
    if figure.layout.margin.r:  # it holds words, which grow
        copy.update_layout(margin_r=1.5 * figure.layout.margin.r)
    copy.update_layout(font_size=24, height=min(1.5 * figure.layout.height, 660), legend_font_size=24)
    copy.update_traces(textfont_size=24, selector={"type": "scatter"})
    copy.update_traces(textfont_size=24, constraintext="none", selector={"type": "bar"})
    return copy


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
