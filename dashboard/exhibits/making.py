"""Answers as bodies: bars and their parts, fields, dated points, the map of regencies, tables."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from dashboard.exhibits import choropleth, theme
from dashboard.exhibits.bodies import (
    Bar,
    Bars,
    Body,
    Field,
    Fields,
    Look,
    Map,
    Place,
    Point,
    Points,
    Table,
    Text,
)
from dashboard.exhibits.theme import Style
from dashboard.language import blanks, numbers
from dashboard.language.blanks import NOT_APPLICABLE
from dashboard.language.text import say

PLAIN = Look("", theme.PRIMARY)
CHOSEN = Look("", theme.ACCENT)
OUTLINES = {"pernyataan": "dot"}  # of a target that was only spoken of; a written one is solid
WHOLE = 100  # per cent
MOST_ROWS, MOST_COLUMNS = 45, 6
MOST_POINTS = 14  # dated values whose words still fit beside their chart
CODES = ("kolom.kode", "kolom.paspor", "kolom.id")  # columns that stay on the page


def look(style: Style) -> Look:
    return Look(style.name, style.colour, style.pattern)


def bars(
    frame: pd.DataFrame,
    *,
    name: str,
    value: str,
    text: str = "",
    styles: Iterable[Style] = (),
    chosen: tuple[str, ...] = (),
) -> Bars:
    """One bar a row, from zero; `text` is the column of its words, else the value itself.

    `styles` gives one style a row; else rows whose name is in `chosen` have the accent colour.
    """
    own: list[Look | None] = [look(style) for style in styles]
    own = own or [CHOSEN if each in chosen else None for each in frame[name]]
    rows = tuple(
        Bar(str(row[name]), (_number(row[value]),), _words(row[text or value]), style)
        for (_, row), style in zip(frame.iterrows(), own, strict=True)
    )
    return Bars(rows, (PLAIN,), max(row.long for row in rows))


def shares(frame: pd.DataFrame, *, name: str, parts: dict[str, Style]) -> Bars:
    """Bars whose parts add up to the row's whole; `parts` are columns with their style."""
    return _stacked(
        {str(row[name]): [row[column] for column in parts] for _, row in frame.iterrows()}, parts.values()
    )


def stacked(frame: pd.DataFrame, *, name: str, part: str, value: str, styles: dict[str, Style]) -> Bars:
    """The same, put together from rows of (name, part, value); `styles` are the parts in their order."""
    found = {(row[name], row[part]): row[value] for _, row in frame.iterrows()}
    names = dict.fromkeys(frame[name])
    return _stacked({each: [found.get((each, key), 0) for key in styles] for each in names}, styles.values())


def _stacked(rows: dict[str, list[Any]], styles: Iterable[Style]) -> Bars:
    made = tuple(
        Bar(name, tuple(_number(value) for value in values), shared(values)) for name, values in rows.items()
    )
    return Bars(made, tuple(look(style) for style in styles), max(row.long for row in made))


def shared(values: list[Any]) -> str:
    """'2 dari 5' where there are two parts; of more, those that there are: '2 + 4'."""
    if len(values) == 2:
        return say("bagian.dari", bagian=_words(values[0]), semua=_words(sum(values)))
    return " + ".join(_words(value) for value in values if pd.isna(value) or value) or _words(0)


def targets(frame: pd.DataFrame, *, name: str, text: str) -> Bars:
    """Each target as an outline of 100 per cent, filled as far as it is realised; a blank stays an outline.

    frame: of target_achievement, with a column for the row's name and one for its words.
    """
    rows = tuple(
        Bar(row[name], (_number(row.achievement),), row[text], outline=OUTLINES.get(row.status, "solid"))
        for _, row in frame.iterrows()
    )
    return Bars(rows, (PLAIN,), max([WHOLE, *(row.long for row in rows)]), goal=WHOLE)


def fields(frame: pd.DataFrame, *, styles: dict[str, Style]) -> Fields:
    """Counts as areas, the largest category first, so that the small ones stand together.

    frame: code, category, status (a key of `styles`), products.
    """
    used = [key for key in styles if (frame.status == key).any()]
    counts = frame.pivot_table(index=["code", "category"], columns="status", values="products", aggfunc="sum")
    counts = counts.fillna(0).loc[field_order(frame)]
    made = tuple(
        Field(category, tuple(float(row[key]) for key in used)) for (_, category), row in counts.iterrows()
    )
    return Fields(made, tuple(look(styles[key]) for key in used))


def field_order(frame: pd.DataFrame) -> list[tuple[str, str]]:
    """Code and name of each category as `fields` orders them."""
    groups = frame.groupby(["code", "category"], sort=False, as_index=False).products.sum()
    ordered = groups.sort_values("products", ascending=False, kind="stable")
    return list(zip(ordered.code, ordered.category, strict=True))


def points(
    frame: pd.DataFrame, *, when: str, value: str, text: str, told: str, unit: str, group: str = ""
) -> Points:
    """Dated figures; `text` is the column of their words, `told` that of their dates in words."""
    return Points(
        tuple(
            Point(
                row[when].date().isoformat(),
                float(row[value]),
                row[text],
                row[told],
                group=str(row[group]) if group else "",
            )
            for _, row in frame.iterrows()
        ),
        unit,
    )


def region_map(frame: pd.DataFrame, scale: choropleth.Scale, shapes: str, chosen: Iterable[str] = ()) -> Map:
    """The map exactly as the page classes it: colours, patterns, labels and the counts of the legend."""
    shown = choropleth.picture(frame, scale=scale, title="", subtitle="", source="", alt="")
    looks = tuple(
        Look(
            f"{label}: {count}" if count or place < shown["blanks"] else "",
            colour or theme.LAND,
            pattern if pattern in ("/", "x", ".", "-") else "",
        )
        for place, (label, colour, pattern, count) in enumerate(shown["legend"])
    )
    picked, beside = set(chosen), shown["blanks"] + choropleth.BLANKS.index(NOT_APPLICABLE)
    places = tuple(
        Place(code, short, choropleth.told(shown, code), kind, code in picked, kind == beside)
        for code in choropleth.ordered(frame, scale)
        for _, short, _, kind in [shown["places"][code]]
    )
    return Map(shapes, places, looks, shown["heading"])


def table(frame: pd.DataFrame, columns: Iterable[str] = ()) -> Table | Text:
    """A table; one without rows is a sentence."""
    kept = frame[list(columns)] if columns else frame
    if kept.empty:
        return Text((blanks.not_reported(),))
    cells = tuple(tuple(_cell(cell) for cell in row) for row in kept.itertuples(index=False))
    return Table(tuple(str(name) for name in kept.columns), cells)


def first_rows(frame: pd.DataFrame) -> Table | Text:
    """As much of a page's table as a slide shows: its first columns and rows, without codes."""
    columns = [name for name in frame.columns if name not in [say(key) for key in CODES]][:MOST_COLUMNS]
    return table(frame.head(MOST_ROWS), columns)


def is_crowded(body: Body) -> bool:
    """Are there more dated values than a slide can tell in words? Then their table tells them better."""
    return isinstance(body, Points) and len(body.points) > MOST_POINTS


def _cell(cell: Any) -> str:
    if isinstance(cell, str):
        return cell
    return blanks.not_reported() if pd.isna(cell) else numbers.brief(cell)


def _words(value: Any) -> str:
    return value if isinstance(value, str) else _cell(value)


def _number(value: Any) -> float | None:
    """The length of a bar; None where no value is known, which its words say."""
    return None if pd.isna(value) else float(value)
