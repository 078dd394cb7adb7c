"""Figures on an axis of time: burn-up and calendar. Bodies in, Plotly figures out.

Realised is solid, the plan and every target outlined, a forecast hatched; a target that was only spoken has a
dotted outline. What a mark says stands beside it in words.
"""

from datetime import date

import plotly.graph_objects as go

from dashboard.exhibits import theme
from dashboard.exhibits.bodies import BurnUp, Calendar, Event, Forecast, Line
from dashboard.screen.charts import MARGIN, blank, row_names, time_axis, wrapped

FORECAST = "rgba(11,92,122,.10)"
MARK_LETTERS = 20  # a line of the words beside a mark: a phone's chart is not much wider
ROW_LETTERS = 42  # a line of words above a row of the calendar: as much as a phone is wide


def burn_up(body: BurnUp) -> go.Figure:
    """What was reported, the plan's line, the line still required, and when the present pace arrives."""
    figure = blank(320, margin=MARGIN)
    last, days = body.points[-1], [point.when for point in body.points]
    goal, coming = body.goal, body.forecast
    if coming:
        _arrival(figure, (last.when, last.value), coming)
        _mark(
            figure,
            coming.expected,
            coming.value,
            wrapped(coming.text, MARK_LETTERS),
            symbol="diamond-open",
            place="middle right",
        )
        days += [coming.earliest, coming.expected, coming.latest]
    if goal:
        if body.plan:
            _line(figure, body.plan, colour=theme.INK, dash="dash")
            days += [body.plan.start[0], body.plan.end[0]]
        figure.add_hline(y=goal.value, line=dict(color=theme.INK, width=1.5, dash=goal.outline))
        at = goal.due or last.when
        days.append(at)
        _mark(
            figure, at, goal.value, wrapped(goal.text, MARK_LETTERS), symbol="circle-open", place="top left"
        )
    if body.required:
        _line(figure, body.required, colour=theme.ACCENT, dash="dashdot")
    figure.add_scatter(
        x=[point.when for point in body.points],
        y=[point.value for point in body.points],
        mode="lines+markers+text",
        text=told_at_ends([point.short or point.text for point in body.points]),
        textposition="middle right",
        marker=dict(size=12, color=theme.PRIMARY),
        line=dict(color=theme.PRIMARY, width=2.5),
        hovertext=[point.text for point in body.points],
        hoverinfo="text",
        cliponaxis=False,
    )
    highest = max(*(point.value for point in body.points), goal.value if goal else 0)
    figure.update_yaxes(range=[0, highest * 1.25 or 1], fixedrange=True)
    figure.update_layout(margin_r=140 if coming else 56)
    time_axis(figure, days)
    return figure


def told_at_ends(texts: list[str]) -> list[str]:
    """With many reports only the first and the last are written out: the others would run into each other."""
    few = len(texts) <= 4
    return [text if few or place in (0, len(texts) - 1) else "" for place, text in enumerate(texts)]


def _line(figure: go.Figure, line: Line, *, colour: str, dash: str) -> None:
    """A straight line with its name at a third of its length, where least else stands."""
    (first, low), (last, high) = line.start, line.end
    figure.add_scatter(
        x=[first, _third(first, last), last],
        y=[low, low + (high - low) / 3, high],
        mode="lines+text",
        text=["", line.name, ""],
        textposition="top left",
        textfont=dict(color=colour),
        line=dict(color=colour, width=2, dash=dash),
        hoverinfo="skip",
    )


def _third(first: str, last: str) -> str:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return (start + (end - start) / 3).isoformat()


def _mark(figure: go.Figure, day: str, value: float, text: str, *, symbol: str, place: str) -> None:
    figure.add_scatter(
        x=[day],
        y=[value],
        mode="markers+text",
        text=[wrapped(text, MARK_LETTERS)],
        textposition=place,
        marker=dict(size=15, symbol=symbol, color=theme.INK, line=dict(width=2.5)),
        hoverinfo="skip",
        cliponaxis=False,
    )


def _arrival(figure: go.Figure, last: tuple[str, float], coming: Forecast) -> None:
    figure.add_scatter(
        x=[last[0], coming.earliest, coming.latest, last[0]],
        y=[last[1], coming.value, coming.value, last[1]],
        mode="lines",
        line=dict(color=theme.PRIMARY, width=1, dash="dot"),
        fill="toself",
        fillcolor=FORECAST,
        fillpattern=dict(shape="/", fgcolor=theme.PRIMARY, bgcolor=FORECAST, size=8, solidity=0.15),
        hoverinfo="skip",
    )


def calendar(body: Calendar) -> go.Figure:
    """Spans as bars, milestones as marks with their slip, and today as a line."""
    figure = blank(margin=dict(l=8, r=16, t=32, b=8))
    rows = {event.name: event.text for event in body.events}
    names = list(rows)
    for event in body.events:
        place = names.index(event.name)
        if event.span:
            figure.add_shape(
                type="rect", x0=event.start, x1=event.end or body.today, y0=place - 0.1, y1=place + 0.1,
                line=dict(color=theme.PRIMARY, width=1.5, dash="dot" if event.open else "solid"),
                fillcolor=FORECAST if event.open else theme.PRIMARY,
            )  # fmt: skip
        else:
            _milestone(figure, event, place)
    # The words stand above their bar, not beside it: a phone has no width for both.
    told = [wrapped(f"{name} · {text}", ROW_LETTERS) for name, text in rows.items()]
    for place, words in enumerate(told):
        figure.add_annotation(
            x=0, xref="paper", xanchor="left", align="left", y=place, yanchor="bottom", yshift=14, text=words,
            showarrow=False,
        )  # fmt: skip
    days = [day for event in body.events for day in (event.start, event.end, event.until) if day]
    time_axis(figure, [*days, body.today])
    figure.add_vline(x=body.today, line=dict(color=theme.ACCENT, width=2))
    first, last, today = (date.fromisoformat(day) for day in (min(days), max(days), body.today))
    figure.add_annotation(
        x=body.today, y=1, yref="paper", yanchor="bottom", text=body.today_text, showarrow=False,
        xanchor="right" if today - first > last - today else "left",
        font=dict(color=theme.ACCENT),
    )  # fmt: skip
    figure.update_yaxes(zeroline=False)
    row_names(figure, [f"{words}<br>" for words in told], extra=56)
    figure.update_yaxes(showticklabels=False, range=[len(names) - 0.6, -1])
    return figure


def _milestone(figure: go.Figure, event: Event, place: int) -> None:
    if event.until:
        figure.add_scatter(
            x=[event.start, event.until], y=[place, place], mode="lines", hoverinfo="skip",
            line=dict(color=theme.ACCENT, width=4, dash="solid" if event.end else "dot"),
        )  # fmt: skip
    if event.start:
        _point(figure, event.start, place, "circle-open", theme.INK)
    if event.end:
        look = ("diamond", theme.ACCENT) if event.disputed else ("circle", theme.PRIMARY)
        _point(figure, event.end, place, *look)


def _point(figure: go.Figure, day: str, place: int, symbol: str, colour: str) -> None:
    figure.add_scatter(
        x=[day], y=[place], mode="markers", hoverinfo="skip",
        marker=dict(size=13, symbol=symbol, color=colour, line=dict(width=2.5 if "open" in symbol else 0)),
    )  # fmt: skip
