"""The bodies of what is shown: plain values that every medium draws in its own way.

A body holds everything that is drawn: names, values, words, looks; no frame, no figure, no address. So a kept
briefing is JSON that is drawn years later with the numbers it was made with.
"""

from dataclasses import dataclass
from typing import get_args


@dataclass(frozen=True)
class Number:
    """One figure on a card; `value` is formatted."""

    label: str
    value: str
    context: tuple[str, ...] = ()
    badge: str = ""
    passport: str = ""


@dataclass(frozen=True)
class Figures:
    numbers: tuple[Number, ...]


@dataclass(frozen=True)
class Look:
    """A colour with the pattern and the words that go with it."""

    name: str
    colour: str
    pattern: str = ""


@dataclass(frozen=True)
class Bar:
    """A row of a bar chart: a value per look, the words beside it, and a look of its own if rows differ."""

    name: str
    values: tuple[float, ...]
    label: str
    own: Look | None = None


@dataclass(frozen=True)
class Bars:
    """`most` is the value at which a bar is as long as can be: the same on every page of one chart."""

    rows: tuple[Bar, ...]
    looks: tuple[Look, ...]
    most: float


@dataclass(frozen=True)
class Point:
    """A dated value; `when` is an ISO date, `text` the value and `told` the date in words."""

    when: str
    value: float
    text: str
    told: str
    target: bool = False


@dataclass(frozen=True)
class Points:
    points: tuple[Point, ...]
    unit: str


@dataclass(frozen=True)
class Place:
    code: str
    name: str
    label: str
    look: int
    chosen: bool = False


@dataclass(frozen=True)
class Map:
    """The 22 regencies: the file of their shapes, a look for each, and the legend with its counts."""

    shapes: str
    places: tuple[Place, ...]
    looks: tuple[Look, ...]
    heading: str = ""


@dataclass(frozen=True)
class Table:
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Text:
    lines: tuple[str, ...]


Body = Figures | Bars | Points | Map | Table | Text
KINDS = {kind.__name__: kind for kind in get_args(Body)}
