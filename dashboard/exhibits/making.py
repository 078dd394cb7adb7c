"""Frames and figures of the dashboard as bodies of slides."""

from collections.abc import Iterable

import pandas as pd

from dashboard import map, numbers, theme
from dashboard.exhibits.bodies import Bar, Bars, Body, Look, Map, Place, Point, Points, Table, Text
from dashboard.text import say
from dashboard.theme import Style

PLAIN = Look("", theme.PRIMARY)


def look(style: Style) -> Look:
    return Look(style.name, style.colour, style.pattern)


def bars(
    frame: pd.DataFrame, *, name: str, value: str, label: str = "", styles: Iterable[Style] = ()
) -> Bars:
    """One bar a row, from zero; `label` is the column of its words, else the value itself."""
    own = [look(style) for style in styles] or [None] * len(frame)
    rows = tuple(
        Bar(str(row[name]), (float(row[value]),), _words(row[label or value]), style)
        for (_, row), style in zip(frame.iterrows(), own, strict=True)
    )
    return Bars(rows, (PLAIN,), float(frame[value].max()))


def shares(frame: pd.DataFrame, *, name: str, parts: dict[str, Style]) -> Bars:
    """Bars whose parts add up to the row's whole; the words beside a bar name its parts."""
    rows = tuple(
        Bar(
            str(row[name]),
            tuple(float(row[column]) for column in parts),
            shared([row[column] for column in parts]),
        )
        for _, row in frame.iterrows()
    )
    whole = float(frame[list(parts)].sum(axis=1).max())
    return Bars(rows, tuple(look(style) for style in parts.values()), whole)


def shared(values: list) -> str:
    """'2 dari 5' where there are two parts, '2 + 1 + 4' where there are more."""
    if len(values) == 2:
        return f"{_words(values[0])} dari {_words(sum(values))}"
    return " + ".join(_words(value) for value in values)


def _words(value) -> str:
    return value if isinstance(value, str) else numbers.brief(value)


def progress(frame: pd.DataFrame, state: pd.Series) -> Points:
    """progress_points as dated values, and the target at its date where it has one."""
    found = [
        Point(
            row.as_of.date().isoformat(),
            float(row.value),
            numbers.quantity(row.value, row.unit, 0, row.bound),
            numbers.period(row.period),
        )
        for row in frame.itertuples()
    ]
    if not pd.isna(state.target) and not pd.isna(state.due):
        told = f"target {state.target_status} {numbers.quantity(state.target, state.unit)}"
        found.append(
            Point(
                state.due.date().isoformat(), float(state.target), told, numbers.day(state.due), target=True
            )
        )
    return Points(tuple(sorted(found, key=lambda point: (point.when, point.target))), str(state.unit))


def region_map(frame: pd.DataFrame, scale: map.Scale, shapes: str, chosen: Iterable[str] = ()) -> Map:
    """The map exactly as the page classes it: colours, patterns, labels and the counts of the legend."""
    shown = map.picture(frame, scale=scale, title="", subtitle="", source="", alt="")
    looks = tuple(
        Look(
            f"{label}: {count}" if count or place < shown["blanks"] else "",
            colour or theme.LAND,
            pattern if pattern in ("/", "x", ".", "-") else "",
        )
        for place, (label, colour, pattern, count) in enumerate(shown["legend"])
    )
    picked = set(chosen)
    kinds = isinstance(scale, map.Kinds) and len(scale.entries) > 1
    named = [each[0] for each in shown["legend"]]
    places = tuple(
        Place(code, short, _told(label, named[kind], kinds and kind < shown["blanks"]), kind, code in picked)
        for code, (_, short, label, kind) in shown["places"].items()
    )
    return Map(shapes, places, looks, shown["heading"])


def _told(label: str, kind: str, named: bool) -> str:
    """What the list beside the map says of a place: its value, and its kind where places differ in kind."""
    if not label:
        return kind
    return f"{kind}: {label}" if named else label


def table(frame: pd.DataFrame, columns: Iterable[str] = ()) -> Table | Text:
    """An Indonesian table; one without rows is a sentence."""
    kept = frame[list(columns)] if columns else frame
    if kept.empty:
        return Text((map.NOT_REPORTED,))
    cells = tuple(tuple(_cell(cell) for cell in row) for row in kept.itertuples(index=False))
    return Table(tuple(str(name) for name in kept.columns), cells)


def spoken(title: str, body: Body) -> str:
    """A picture in words, every value in it: for who cannot see it."""
    match body:
        case Map():
            told = [f"{place.name} {place.label}" for place in body.places]
        case Bars():
            told = [f"{row.name} {row.label}" for row in body.rows]
        case Points():
            told = [f"{point.told} {point.text}" for point in body.points]
        case _:
            return title
    return say("panel.alt", judul=title, baris="; ".join(told))


def _cell(cell) -> str:
    if isinstance(cell, str):
        return cell
    return map.NOT_REPORTED if pd.isna(cell) else numbers.brief(cell)
