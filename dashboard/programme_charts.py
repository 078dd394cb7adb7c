"""The charts of a programme: burn-up, targets, calendar, cohorts. Frames in, figures out.

Realised is solid, the plan and every target outlined, a forecast hatched; a target that was only spoken has a
dotted outline. What a mark says stands beside it in words.
"""

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from dashboard import charts, numbers, theme
from dashboard.theme import Style

FORECAST = "rgba(11,92,122,.10)"
ROW_LETTERS = 42  # a line of words above a row of the calendar: as much as a phone is wide
DASH = {"pernyataan": "dot"}  # of a target's outline; written ones are solid


def burn_up(
    points: pd.DataFrame,
    *,
    plan: tuple[tuple[date, float], tuple[date, float]] | None,
    target: float | None,
    target_text: str,
    target_status: str,
    required: date | None = None,
    forecast: tuple[date, date, date] | None = None,
    forecast_text: str = "",
    plan_text: str = "",
    required_text: str = "",
) -> go.Figure:
    """What was reported, the plan's line, the line still required, and when the present pace arrives.

    points: as_of, value, text, oldest first. `plan` is where the plan starts and ends; `required`
    the target's date if it is still ahead; `forecast` the earliest, expected and latest day of arrival.
    """
    figure = go.Figure()
    figure.update_layout(template=theme.TEMPLATE, height=320, showlegend=False, margin=charts.MARGIN)
    last, dates = points.iloc[-1], [points.as_of]
    if forecast:
        earliest, expected, latest = forecast
        _forecast(figure, last, target, earliest, latest)
        _mark(figure, expected, target, forecast_text, symbol="diamond-open", place="middle right")
        dates.append(pd.Series([pd.Timestamp(day) for day in forecast]))
    if target is not None:
        outline = DASH.get(target_status, "solid")
        if plan:
            (start, low), (end, high) = plan
            _line(figure, (start, low), (end, high), colour=theme.INK, dash="dash", text=plan_text)
            dates.append(pd.Series([pd.Timestamp(start), pd.Timestamp(end)]))
        figure.add_hline(y=target, line=dict(color=theme.INK, width=1.5, dash=outline))
        at = plan[1][0] if plan else last.as_of
        _mark(figure, at, target, target_text, symbol="circle-open", place="top left")
    if required:
        _line(
            figure,
            (last.as_of, last.value),
            (required, target),
            colour=theme.ACCENT,
            dash="dashdot",
            text=required_text,
        )
    figure.add_scatter(
        x=points.as_of,
        y=points.value,
        mode="lines+markers+text",
        text=_told_at_ends(points),
        textposition="middle right",
        marker=dict(size=12, color=theme.PRIMARY),
        line=dict(color=theme.PRIMARY, width=2.5),
        hovertext=points.text,
        hoverinfo="text",
        cliponaxis=False,
    )
    figure.update_yaxes(range=[0, max(points.value.max(), target or 0) * 1.25], fixedrange=True)
    figure.update_layout(margin_r=140 if forecast else 56)
    charts.time_axis(figure, pd.concat(dates))
    return figure


def _told_at_ends(points: pd.DataFrame) -> list[str]:
    """With many reports only the first and the last are written out: the others would run into each other."""
    few = len(points) <= 4
    return [text if few or place in (0, len(points) - 1) else "" for place, text in enumerate(points.text)]


def _line(
    figure: go.Figure,
    start: tuple[date, float],
    end: tuple[date, float],
    *,
    colour: str,
    dash: str,
    text: str,
) -> None:
    """A straight line with its name at a third of its length, where least else stands."""
    (first, low), (last, high) = (pd.Timestamp(start[0]), start[1]), (pd.Timestamp(end[0]), end[1])
    figure.add_scatter(
        x=[first, first + (last - first) / 3, last],
        y=[low, low + (high - low) / 3, high],
        mode="lines+text",
        text=["", text, ""],
        textposition="top left",
        textfont=dict(color=colour),
        line=dict(color=colour, width=2, dash=dash),
        hoverinfo="skip",
    )


def _mark(figure: go.Figure, day, value: float, text: str, *, symbol: str, place: str) -> None:
    figure.add_scatter(
        x=[day],
        y=[value],
        mode="markers+text",
        text=[text],
        textposition=place,
        marker=dict(size=15, symbol=symbol, color=theme.INK, line=dict(width=2.5)),
        hoverinfo="skip",
        cliponaxis=False,
    )


def _forecast(figure: go.Figure, last: pd.Series, target: float, earliest: date, latest: date) -> None:
    figure.add_scatter(
        x=[last.as_of, earliest, latest, last.as_of],
        y=[last.value, target, target, last.value],
        mode="lines",
        line=dict(color=theme.PRIMARY, width=1, dash="dot"),
        fill="toself",
        fillcolor=FORECAST,
        fillpattern=dict(shape="/", fgcolor=theme.PRIMARY, bgcolor=FORECAST, size=8, solidity=0.15),
        hoverinfo="skip",
    )


def targets(frame: pd.DataFrame, *, name: str, text: str) -> go.Figure:
    """Each target as an outline of 100 percent, filled as far as it is realised; a blank stays an outline.

    frame: of target_achievement, with a column for the row's name and one for its words.
    """
    figure = go.Figure()
    figure.update_layout(template=theme.TEMPLATE, showlegend=False)
    known = frame.achievement.fillna(0)
    figure.add_bar(
        x=known,
        y=list(range(len(frame))),
        orientation="h",
        marker=dict(color=theme.PRIMARY),
        hoverinfo="skip",
    )
    for place, (status, share) in enumerate(zip(frame.status, known, strict=True)):
        outline = dict(color=theme.INK, width=1.5, dash=DASH.get(status, "solid"))
        figure.add_shape(type="rect", x0=0, x1=100, y0=place - 0.36, y1=place + 0.36, line=outline)
        figure.add_annotation(
            x=max(share, 100),
            y=place,
            text=frame[text].iloc[place],
            showarrow=False,
            xanchor="left",
            xshift=8,
        )
    figure.update_xaxes(range=[0, max(known.max(), 100) * 2], visible=False, fixedrange=True)
    charts.row_names(figure, [charts.wrapped(each) for each in frame[name]])
    return figure


def calendar(frame: pd.DataFrame, *, name: str, text: str, today: date, today_text: str) -> go.Figure:
    """Spans as bars, milestones as marks with their slip, and today as a line.

    frame: rows of schedule with a column for the row's name (versions of one milestone share it), one for
    the words beside it, and `until`, to which an unmet plan has slipped.
    """
    figure = go.Figure()
    figure.update_layout(template=theme.TEMPLATE, showlegend=False, margin=dict(l=8, r=16, t=32, b=8))
    rows = list(dict.fromkeys(frame[name]))
    beside = frame.sort_values("used", kind="stable").set_index(name)[text].to_dict()  # the used version's
    for row in frame.itertuples():
        place = rows.index(getattr(row, name))
        if row.kind == "masa":
            open_end = pd.isna(row.actual)
            end = pd.Timestamp(today) if open_end else row.actual
            colour = dict(color=theme.PRIMARY, width=14)
            figure.add_shape(
                type="rect", x0=row.planned, x1=end, y0=place - 0.1, y1=place + 0.1,
                line=dict(color=theme.PRIMARY, width=1.5, dash="dot" if open_end else "solid"),
                fillcolor=FORECAST if open_end else colour["color"],
            )  # fmt: skip
        else:
            _milestone(figure, row, place)
    # The words stand above their bar, not beside it: a phone has no width for both.
    told = [charts.wrapped(f"{each} · {beside[each]}", ROW_LETTERS) for each in rows]
    for place, words in enumerate(told):
        figure.add_annotation(
            x=0, xref="paper", xanchor="left", align="left", y=place, yanchor="bottom", yshift=14, text=words,
            showarrow=False,
        )  # fmt: skip
    dates = pd.concat([frame.planned, frame.actual, frame.until, pd.Series([pd.Timestamp(today)])]).dropna()
    charts.time_axis(figure, dates)
    figure.add_vline(x=pd.Timestamp(today), line=dict(color=theme.ACCENT, width=2))
    figure.add_annotation(
        x=pd.Timestamp(today), y=1, yref="paper", yanchor="bottom", text=today_text, showarrow=False,
        xanchor="right" if pd.Timestamp(today) - dates.min() > dates.max() - pd.Timestamp(today) else "left",
        font=dict(color=theme.ACCENT),
    )  # fmt: skip
    figure.update_yaxes(zeroline=False)
    charts.row_names(figure, [f"{words}<br>" for words in told], extra=56)
    figure.update_yaxes(showticklabels=False, range=[len(rows) - 0.6, -1])
    return figure


def _milestone(figure: go.Figure, row, place: int) -> None:
    until = row.actual if not pd.isna(row.actual) else row.until
    if not pd.isna(row.planned):
        if not pd.isna(until) and until > row.planned:
            done = not pd.isna(row.actual)
            figure.add_scatter(
                x=[row.planned, until], y=[place, place], mode="lines", hoverinfo="skip",
                line=dict(color=theme.ACCENT, width=4, dash="solid" if done else "dot"),
            )  # fmt: skip
        _point(figure, row.planned, place, "circle-open", theme.INK)
    if not pd.isna(row.actual):
        disputed = not pd.isna(row.conflict)
        _point(
            figure,
            row.actual,
            place,
            "diamond" if disputed else "circle",
            theme.ACCENT if disputed else theme.PRIMARY,
        )


def _point(figure: go.Figure, day, place: int, symbol: str, colour: str) -> None:
    figure.add_scatter(
        x=[day], y=[place], mode="markers", hoverinfo="skip",
        marker=dict(size=13, symbol=symbol, color=colour, line=dict(width=2.5 if "open" in symbol else 0)),
    )  # fmt: skip


def stacked(frame: pd.DataFrame, *, name: str, part: str, value: str, styles: dict[str, Style]) -> go.Figure:
    """Horizontal bars put together from rows of (name, part, value); they add up to each name's whole."""
    figure = go.Figure()
    names = list(dict.fromkeys(frame[name]))
    for key, style in styles.items():
        rows = frame[frame[part] == key]
        figure.add_bar(
            x=rows[value],
            y=[names.index(each) for each in rows[name]],
            orientation="h",
            name=style.name,
            hoverinfo="skip",
            marker=dict(
                color=style.colour,
                pattern=dict(
                    shape=style.pattern, fgcolor=theme.INK, fgopacity=0.4, size=6, fillmode="overlay"
                ),
                line=dict(color=theme.MUTED, width=0.5),
            ),
            text=[numbers.number(each) for each in rows[value]],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
        )
    figure.update_layout(template=theme.TEMPLATE, barmode="stack", showlegend=True)
    figure.update_xaxes(visible=False, fixedrange=True)
    charts.row_names(figure, [charts.wrapped(each) for each in names], extra=charts.legend_room(len(styles)))
    return figure
