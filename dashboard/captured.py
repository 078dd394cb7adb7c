"""What a page shows, as the body of a slide: the same values, names and words, in the slide's own drawing."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from dashboard import numbers, store, theme
from dashboard.exhibits import making
from dashboard.exhibits.bodies import Bar, Bars, Body, Look, Point, Points
from dashboard.text import say

MOST_ROWS, MOST_COLUMNS = 45, 6
REGENCY_DIGITS = 4
MOST_POINTS = 14  # dated values whose words still fit beside their chart
CODES = ("kolom.kode", "kolom.paspor", "kolom.id")


def of_map(frame: pd.DataFrame, scale, table: pd.DataFrame, chosen: Iterable[str]) -> Body:
    """A map or tile grid of the regencies as the map; districts as their table, which names each of them."""
    if frame.code.str.len().max() > REGENCY_DIGITS:
        return of_table(table)
    return making.region_map(frame, scale, store.in_view().shapes["regencies"], chosen)


def of_table(frame: pd.DataFrame) -> Body:
    """The first columns and rows of a table; codes and passports stay on the page."""
    columns = [name for name in frame.columns if name not in [say(key) for key in CODES]][:MOST_COLUMNS]
    return making.table(frame.head(MOST_ROWS), columns)


def of_chart(figure: go.Figure, table: pd.DataFrame) -> Body:
    """Bars and dated points as they are; any other kind of chart as its table."""
    traces = list(figure.data)
    if traces and all(trace.type == "bar" and trace.orientation == "h" for trace in traces):
        return _bars(figure, traces)
    if traces and all(trace.type == "scatter" and "markers" in (trace.mode or "") for trace in traces):
        return _points(traces, table)
    return of_table(table)


def _bars(figure: go.Figure, traces: list) -> Bars:
    names = [name.replace("<br>", " ") for name in figure.layout.yaxis.ticktext]
    values = list(zip(*(trace.x for trace in traces), strict=True))
    if len(traces) > 1:
        looks = tuple(
            Look(trace.name, trace.marker.color, trace.marker.pattern.shape or "") for trace in traces
        )
        rows = tuple(
            Bar(name, tuple(_floats(row)), making.shared(list(row)))
            for name, row in zip(names, values, strict=True)
        )
        return Bars(rows, looks, max(sum(row.values) for row in rows))
    (trace,) = traces
    styles = _styles(trace, len(names))
    rows = tuple(
        Bar(name, tuple(_floats(row)), str(words), style)
        for name, row, words, style in zip(names, values, trace.text, styles, strict=True)
    )
    return Bars(rows, (making.PLAIN,), max(row.values[0] for row in rows))


def _floats(values: Iterable) -> list[float]:
    return [0.0 if pd.isna(value) else float(value) for value in values]


def _styles(trace, count: int) -> list[Look | None]:
    """A look for each row whose colour differs from the plain one."""
    colours, patterns = trace.marker.color, trace.marker.pattern.shape
    colours = [colours] * count if isinstance(colours, str) else list(colours)
    patterns = [patterns or ""] * count if patterns is None or isinstance(patterns, str) else list(patterns)
    return [
        None if colour == theme.PRIMARY and not pattern else Look("", colour, pattern)
        for colour, pattern in zip(colours, patterns, strict=True)
    ]


def _points(traces: list, table: pd.DataFrame) -> Body:
    """Dated values with the words of the page; too many of them are a table."""
    found = []
    for trace in traces:
        target = "open" in str(trace.marker.symbol)
        told = trace.hovertext if trace.hovertext is not None else trace.text
        for when, value, words in zip(trace.x, trace.y, told, strict=True):
            day = pd.Timestamp(when).date()
            found.append(Point(day.isoformat(), float(value), str(words), numbers.day(day), target))
    if all(point.when.endswith("-01") for point in found):  # months, drawn on their first day
        found = [replace(point, told=numbers.day(date.fromisoformat(point.when), "bulan")) for point in found]
    if len(found) > MOST_POINTS:
        return of_table(table)
    return Points(tuple(sorted(found, key=lambda point: (point.when, point.target))), "")
