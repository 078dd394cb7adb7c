"""The text medium: a body in words, every value in it, for who cannot see it and for copying."""

from collections.abc import Callable
from typing import Any

from dashboard.exhibits import bodies
from dashboard.exhibits.bodies import Body, Chart
from dashboard.language.numbers import number
from dashboard.language.text import say


def lines(body: Body) -> list[str]:
    """What a body says, a line for each of its marks, rows or entries; of a kind without words, its table."""
    if type(body) not in SAID and isinstance(body, Chart):
        return lines(body.as_table())
    return SAID[type(body)](body)


def sentence(title: str, body: Body, most: int | None = None) -> str:
    """A picture in words: its finding and all that it shows.

    With `most` the first lines, of a series the newest, and how many others there are.
    """
    said = lines(body)
    if most is None or len(said) <= most:
        return say("panel.alt", judul=title, baris="; ".join(said))
    told = said[-most:] if isinstance(body, Chart) and body.newest_last else said[:most]
    rest = say("panel.lainnya", jumlah=len(said) - most)
    return say("panel.alt", judul=title, baris="; ".join([*told, rest]))


def _matrix(body: bodies.Matrix) -> list[str]:
    said = []
    for grid in body.grids:
        for row in grid.rows:
            told = [name for name, filled in zip(grid.columns, row.filled, strict=True) if filled]
            said.append(f"{row.name} ({grid.name}): {', '.join(told) or body.hollow}")
    return said


def _figures(body: bodies.Figures) -> list[str]:
    said = [", ".join((f"{each.label} {each.value}", *each.context)) for each in body.numbers]
    return [*said, body.note] if body.note else said


def _bars(body: bodies.Bars) -> list[str]:
    """What is seen of a divided bar, how long each part is, is said by the parts' names."""
    names = [look.name for look in body.looks] if len(body.looks) > 1 else []
    parts = [_parts(names, row.values) if names else "" for row in body.rows]
    told = [f"{row.name} {row.label}" for row in body.rows]
    return [f"{words} ({named})" if named else words for words, named in zip(told, parts, strict=True)]


def _fields(body: bodies.Fields) -> list[str]:
    looks = [look.name for look in body.looks]
    return [
        f"{field.name} {number(sum(field.values))} ({_parts(looks, field.values)})" for field in body.fields
    ]


def _parts(names: list[str], values: tuple[float | None, ...]) -> str:
    return ", ".join(f"{name} {number(value)}" for name, value in zip(names, values, strict=True) if value)


def _points(body: bodies.Points) -> list[str]:
    return [" ".join(filter(None, (point.group, point.told, point.text))) for point in body.points]


def _burn_up(body: bodies.BurnUp) -> list[str]:
    said = [f"{point.told} {point.text}" for point in body.points]
    said += [each.text for each in (body.goal, body.forecast) if each]
    if not body.waiting:
        return said
    owner = [body.waiting_owner] if body.waiting_owner else []
    return [*said, f"{body.waiting_text}: {', '.join(body.waiting)}", *owner]


def _calendar(body: bodies.Calendar) -> list[str]:
    said = dict.fromkeys(f"{event.name} {event.text}" for event in body.events)
    return [*said, body.today_text]


def _panels(body: bodies.Panels) -> list[str]:
    return [f"{panel.name}: {', '.join(_bars(panel.chart))}" for panel in body.panels]


def _map(body: bodies.Map) -> list[str]:
    """The places that are listed or chosen; of a map that names its places itself, all of them."""
    told = [place for place in body.places if body.listed or place.chosen] or body.places
    below = [f"{name} {value}" for name, value in body.told]
    return [*(f"{place.name} {place.label}".strip() for place in told), *below]


def _multiples(body: bodies.Multiples) -> list[str]:
    said = []
    for each in body.multiples:
        told = [f"{when} {label}" for when, label in zip(body.periods, each.labels, strict=True) if label]
        said.append(f"{each.name}: {', '.join(told) or body.blank}")
    return said


SAID: dict[type, Callable[[Any], list[str]]] = {
    bodies.Figures: _figures,
    bodies.Beside: lambda body: [*lines(body.left), *lines(body.right)],
    bodies.Bars: _bars,
    bodies.Fields: _fields,
    bodies.Points: _points,
    bodies.BurnUp: _burn_up,
    bodies.Calendar: _calendar,
    bodies.Panels: _panels,
    bodies.Multiples: _multiples,
    bodies.Map: _map,
    bodies.Table: lambda body: ["; ".join(row) for row in body.rows],
    bodies.Matrix: _matrix,
    bodies.Items: lambda body: [
        " · ".join(filter(None, (each.head, each.state, each.text, *each.lines))) for each in body.items
    ],
    bodies.Pairs: lambda body: [f"{name}: {words}" for name, words in body.pairs],
    bodies.Text: lambda body: list(body.lines),
    bodies.Cover: lambda body: [*filter(None, (body.office,)), *body.lines],
}
