"""The bodies of what is shown: fifteen kinds, plain values that every medium draws in its own way.

A body holds everything that is drawn: names, values, words, looks; no frame, no figure, no address. So a
chart added to a page is a slide, a picture and a sentence without another line, and a kept briefing is JSON
that is drawn years later with the numbers it was made with.

A new kind of chart stands here, as a `Chart` in `Body`, with its `as_table`, and in `paper/drawers.py` with
its drawing: so each page, slide, handout and picture shows it. Words (`spoken`), PowerPoint's own objects
(`briefing/powerpoint_bodies.py`) and an interactive figure (`screen/figures.py`) of its own come when wanted.

Days are ISO dates as text. A value is a number in the unit that its words say.
"""

from dataclasses import dataclass
from typing import ClassVar, get_args


class Chart:
    """A body that a page draws; a medium without a drawing of its own for its kind tells its table."""

    newest_last: ClassVar[bool] = False  # of a series the last marks are told where there is room for few

    def as_table(self) -> "Table":
        """Every value in words. A kind that each medium draws or says by itself needs none."""
        raise NotImplementedError(f"{type(self).__name__} has no as_table() for who does not draw it")

    @property
    def marks(self) -> tuple[str, ...]:
        """The words of each mark that may be chosen, in the order of `ink.row`."""
        return ()


@dataclass(frozen=True)
class Comparison:
    """A small bar below a figure: its own value beside the other's, in one unit, and what the other is."""

    own: float
    other: float
    text: str


@dataclass(frozen=True)
class Number:
    """One figure on a card; `value` is formatted."""

    label: str
    value: str
    context: tuple[str, ...] = ()
    badge: str = ""
    passport: str = ""
    comparison: Comparison | None = None


@dataclass(frozen=True)
class Figures:
    """Cards; with `lead` the first is large above the others. `note` tells in one line all that is blank."""

    numbers: tuple[Number, ...]
    lead: bool = False
    note: str = ""


@dataclass(frozen=True)
class Look:
    """A colour with the pattern and the words that go with it."""

    name: str
    colour: str
    pattern: str = ""


@dataclass(frozen=True)
class Bar:
    """A row of a bar chart: a value per look, the words beside it, and a look of its own if rows differ.

    None is a value that is not known: its words say so, and no bar is drawn, not even one of no length.
    `outline` is how its goal is drawn, where the chart has one: 'solid', or 'dot' for one only spoken of.
    """

    name: str
    values: tuple[float | None, ...]
    label: str
    own: Look | None = None
    outline: str = ""

    @property
    def long(self) -> float:
        """How far its known parts reach, end to end."""
        return sum(value for value in self.values if value is not None)

    @property
    def is_blank(self) -> bool:
        return all(value is None for value in self.values)


@dataclass(frozen=True)
class Bars(Chart):
    """`most` is the value at which a bar is as long as can be: the same on every page of one chart.

    `goal` is the value at which every row's outline ends, where rows are shares of a target.
    """

    rows: tuple[Bar, ...]
    looks: tuple[Look, ...]
    most: float
    goal: float | None = None

    @property
    def marks(self) -> tuple[str, ...]:
        return tuple(f"{row.name}: {row.label}" for row in self.rows)


@dataclass(frozen=True)
class Field:
    """A category of a treemap: its parts, one value per look of the body."""

    name: str
    values: tuple[float, ...]


@dataclass(frozen=True)
class Fields(Chart):
    """Counts as areas, the largest category first: what the parts are is said by the looks."""

    fields: tuple[Field, ...]
    looks: tuple[Look, ...]

    def as_bars(self) -> Bars:
        """Areas are hard to compare from the back row: the same counts as bars with parts."""
        rows = tuple(
            Bar(field.name, field.values, " + ".join(f"{value:g}" for value in field.values if value) or "0")
            for field in self.fields
        )
        return Bars(rows, self.looks, max(row.long for row in rows))

    @property
    def marks(self) -> tuple[str, ...]:
        return self.as_bars().marks


@dataclass(frozen=True)
class Point:
    """A dated value; `when` is an ISO date, `text` the value and `told` the date in words.

    `short` is the value where there is no room for `text`, with the mark of what is not exact.
    `group` is whose value it is, where a chart holds several.
    """

    when: str
    value: float
    text: str
    told: str
    target: bool = False
    group: str = ""
    short: str = ""


@dataclass(frozen=True)
class Points(Chart):
    """Dated values; nothing is drawn between them, because nothing is known there.

    `unit` is that of the axis of values: 'US$', 'Rp', or a word that follows a number.
    """

    newest_last = True

    points: tuple[Point, ...]
    unit: str


@dataclass(frozen=True)
class Line:
    """A straight line from day and value to day and value, with its name."""

    start: tuple[str, float]
    end: tuple[str, float]
    name: str


@dataclass(frozen=True)
class Goal:
    """A target: its value and words, its day where one was given.

    `outline` is how it is drawn: 'solid', or 'dot' for one only spoken of.
    """

    value: float
    text: str
    outline: str = "solid"
    due: str = ""


@dataclass(frozen=True)
class Forecast:
    """When a target of `value` is reached at the pace of the reports: earliest, expected and latest day."""

    value: float
    earliest: str
    expected: str
    latest: str
    text: str


@dataclass(frozen=True)
class BurnUp(Chart):
    """What was reported against a target: the plan's line, the line still required, the expected days.

    `waiting` names those that the target still waits for, `waiting_text` says what they wait for and
    `waiting_owner` who is to act.
    """

    newest_last = True

    points: tuple[Point, ...]
    unit: str
    goal: Goal | None = None
    plan: Line | None = None
    required: Line | None = None
    forecast: Forecast | None = None
    waiting: tuple[str, ...] = ()
    waiting_text: str = ""
    waiting_owner: str = ""


@dataclass(frozen=True)
class Event:
    """A row of a calendar: a span, or a milestone that was planned, reached, or has slipped.

    `start` and `end` are days; an empty one is not known. `until` is the day to which an unmet plan has
    slipped, or on which it was reached late. `open` says that a span goes on.
    """

    name: str
    text: str
    start: str = ""
    end: str = ""
    until: str = ""
    span: bool = False
    open: bool = False
    disputed: bool = False


@dataclass(frozen=True)
class Calendar(Chart):
    """Spans as bars and milestones as marks on one axis of time; events of one name share a row."""

    events: tuple[Event, ...]
    today: str
    today_text: str


@dataclass(frozen=True)
class Panel:
    """One of several bar charts below each other; its `most` is a scale of its own."""

    name: str
    chart: Bars


@dataclass(frozen=True)
class Panels(Chart):
    """The same rows in several measures, each with its own scale."""

    panels: tuple[Panel, ...]


@dataclass(frozen=True)
class Multiple:
    """One of many small series on a shared scale: a value for each period, None where there is none.

    `labels` are the words of the values, empty where there is none. `tops` holds, of a value that its source
    cut off, the number below which it is; None elsewhere.
    """

    name: str
    values: tuple[float | None, ...]
    labels: tuple[str, ...]
    chosen: bool = False
    tops: tuple[float | None, ...] = ()

    def top(self, place: int) -> float | None:
        return self.tops[place] if self.tops else None

    def runs(self) -> list[list[int]]:
        """Neighbouring periods with exact values: a line may join these, for they tell of a change."""
        found: list[list[int]] = [[]]
        for place, value in enumerate(self.values):
            if value is not None and self.top(place) is None:
                found[-1].append(place)
            elif found[-1]:
                found.append([])
        return [run for run in found if len(run) > 1]


@dataclass(frozen=True)
class Multiples(Chart):
    """Small series in a grid.

    `low` and `high` are the ends of their scale, `periods` the words of its places; `columns` is how many
    stand in a row on a screen; `blank` what one without a value says.
    """

    multiples: tuple[Multiple, ...]
    columns: int
    low: float
    high: float
    periods: tuple[str, ...]
    blank: str


@dataclass(frozen=True)
class Place:
    code: str
    name: str
    label: str
    look: int
    chosen: bool = False
    aside: bool = False  # what the map asks does not arise here


@dataclass(frozen=True)
class Map:
    """Places of one file of shapes, a look for each, and the legend with its counts.

    The places are in the order of a list: the highest value or the first kind first, blanks last.

    One that is not `listed` only shows where the chosen places lie: no other name, no legend; below it, under
    the heading, it may tell something of them, as pairs of a name and a value.
    """

    shapes: str
    places: tuple[Place, ...]
    looks: tuple[Look, ...]
    heading: str = ""
    listed: bool = True
    told: tuple[tuple[str, str], ...] = ()

    @property
    def named(self) -> tuple[Place, ...]:
        """The places that are told by name: the legend counts those that it is not about, as one grey."""
        return tuple(place for place in self.places if not place.aside) or self.places


@dataclass(frozen=True)
class Table:
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Marks:
    """A row of a matrix: what it is of, and for each column whether it is documented."""

    name: str
    filled: tuple[bool, ...]


@dataclass(frozen=True)
class Grid:
    """Rows that share their columns."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Marks, ...]


@dataclass(frozen=True)
class Matrix:
    """Rows by columns as marks, filled and hollow; what either says. Hollow is not known, never a no."""

    grids: tuple[Grid, ...]
    filled: str
    hollow: str


@dataclass(frozen=True)
class Item:
    """One entry of a list: what it is, what it says, lines below it, and the state that marks it.

    source, address: where it was published; an empty address where there is none. inner: what it consists of,
    as the versions that disagree. kind: the look of its state in a timeline.
    """

    head: str
    text: str
    lines: tuple[str, ...] = ()
    state: str = ""
    source: str = ""
    address: str = ""
    inner: tuple["Item", ...] = ()
    kind: str = ""


@dataclass(frozen=True)
class Items:
    """A list in order: a timeline, versions that disagree, what is late.

    look: 'timeline' with a mark for each entry's kind, 'two' for two columns where there is room.
    left_out: how many more there are that the list does not name.
    """

    items: tuple[Item, ...]
    look: str = ""
    left_out: int = 0


@dataclass(frozen=True)
class Pairs:
    """What something is, field by field: name and words."""

    pairs: tuple[tuple[str, str], ...]

    def as_table(self) -> Table:
        return Table(("", ""), self.pairs)


@dataclass(frozen=True)
class Text:
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Cover:
    """What opens a briefing or, as `section`, a part of it: no figure, only whose it is, where and when.

    office: whose name stands above, with its emblem; empty where nobody's does. shapes: the file of the
    map that lies pale in the corner, `chosen` the one place in it that stands out.
    """

    lines: tuple[str, ...] = ()
    office: str = ""
    section: bool = False
    shapes: str = ""
    chosen: str = ""


@dataclass(frozen=True)
class Beside:
    """Two bodies side by side that make one message; the left one has `share` of the width.

    Two bar charts count the same, and are drawn on one scale.
    """

    left: "Body"
    right: "Body"
    share: float = 0.6


Body = (
    Figures
    | Bars
    | Fields
    | Points
    | BurnUp
    | Calendar
    | Panels
    | Multiples
    | Map
    | Table
    | Matrix
    | Items
    | Pairs
    | Text
    | Cover
    | Beside
)
KINDS = {kind.__name__: kind for kind in get_args(Body)}  # by the name that a kept briefing has of them


def parts(body: Body) -> tuple[Body, ...]:
    """The bodies that a body consists of: two beside each other, else itself."""
    return (body.left, body.right) if isinstance(body, Beside) else (body,)
