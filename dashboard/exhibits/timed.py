"""What stands on an axis of time: the burn-up of a programme, the calendar of its spans and milestones."""

from datetime import date

import pandas as pd

from dashboard.exhibits.bodies import BurnUp, Calendar, Event, Forecast, Goal, Line, Point
from dashboard.exhibits.making import OUTLINES
from dashboard.language.values import Value


def burn_up(
    points: pd.DataFrame,
    *,
    unit: str,
    plan: tuple[tuple[date, float], tuple[date, float]] | None = None,
    target: float | None = None,
    target_text: str = "",
    target_status: str = "",
    due: date | None = None,
    required: date | None = None,
    forecast: tuple[date, date, date] | None = None,
    forecast_text: str = "",
    plan_text: str = "",
    required_text: str = "",
) -> BurnUp:
    """What was reported, the plan's line, the line still required, and when the present pace arrives.

    points: progress_points with text and when (the day in words), oldest first. `plan` is where it
    starts and ends; `due` the target's day; `required` the same where it is still ahead; `forecast` the
    earliest, expected and latest day of arrival.
    """
    last = points.iloc[-1]
    goal = None
    if target is not None:
        outline = OUTLINES.get(target_status, "solid")
        goal = Goal(float(target), target_text, outline, "" if due is None else _iso(due))
    ahead = goal and required and ((last.as_of, last.value), (required, goal.value))
    return BurnUp(
        tuple(
            Point(_iso(row.as_of), float(row.value), row.text, row.when, short=Value.of(row).cell)
            for row in points.itertuples()
        ),
        unit,
        goal=goal,
        plan=_line(*plan, plan_text) if plan else None,
        required=_line(*ahead, required_text) if ahead else None,
        forecast=_arrival(goal.value, forecast, forecast_text) if goal and forecast else None,
    )


def _arrival(value: float, days: tuple[date, date, date], text: str) -> Forecast:
    earliest, expected, latest = map(_iso, days)
    return Forecast(value, earliest, expected, latest, text)


def _line(start: tuple[date, float], end: tuple[date, float], name: str) -> Line:
    (first, low), (last, high) = start, end
    return Line((_iso(first), float(low)), (_iso(last), float(high)), name)


def calendar(frame: pd.DataFrame, *, name: str, text: str, today: date, today_text: str) -> Calendar:
    """Spans and milestones with their slip, and today.

    frame: rows of schedule with a column for the row's name (versions of one milestone share it), one for
    the words beside it, and `until`, to which an unmet plan has slipped.
    """
    beside = frame.sort_values("used", kind="stable").set_index(name)[text].to_dict()  # the used version's
    events = []
    for row in frame.itertuples():
        span = row.kind == "masa"
        called = getattr(row, name)
        until = row.actual if not pd.isna(row.actual) else row.until
        late = not span and not pd.isna(row.planned) and not pd.isna(until) and until > row.planned
        events.append(
            Event(
                called,
                beside[called],
                start=_iso(row.planned),
                end=_iso(row.actual),
                until=_iso(until) if late else "",
                span=span,
                open=span and pd.isna(row.actual),
                disputed=not span and not pd.isna(row.conflict),
            )
        )
    return Calendar(tuple(events), _iso(today), today_text)


def _iso(day: date | pd.Timestamp) -> str:
    return "" if pd.isna(day) else pd.Timestamp(day).date().isoformat()
