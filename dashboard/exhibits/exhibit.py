"""What is shown is a value: one finding with its body, its rows, its source, and what a choice in it means.

Every medium draws the same exhibit: the live page, a slide and its files, a picture, words. What it is about
is not written in it: `scope` reads that from the question that its rows answer.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

import pandas as pd

from dashboard.answers import passport
from dashboard.answers.store import Question
from dashboard.answers.view import View
from dashboard.exhibits import choropleth, making, spoken
from dashboard.exhibits.bodies import Body, Items, Pairs, Table, Text
from dashboard.exhibits.choropleth import Scale

MOST_TOLD = 6  # marks in words: the table beside has the others
READ = (Items, Pairs, Table, Text)  # bodies that are words themselves
Whole: TypeAlias = pd.DataFrame | Question | None  # all rows of a table that shows the first ones


@dataclass(frozen=True)
class Dots:
    """A column that shows where each row stands on one scale; the rows' own words tell the values.

    at, middle: 0 for the lowest of the rows to 1 for the highest; alike: codes of the rows that stand out.
    """

    heading: str
    low: str
    high: str
    at: tuple[float, ...]
    middle: float
    alike: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choose:
    """What a choice of a mark or row means: a filter by its name in addresses, and the code of each.

    `filter` is 'kat' or 'kab' for the marks of a chart, 'tempat' for rows that stand for places of any level.
    """

    filter: str
    codes: tuple[str, ...]
    dots: Dots | None = None


@dataclass(frozen=True, eq=False)
class Places:
    """What a screen's map needs beyond its body: places that open inward, and the villages on them.

    shapes: the logical name of the file of shapes. points: `points.layer`. focus: the one place the view
    closes in on. inner: a choice of a place opens its districts. own_part: the map follows the chosen places
    by itself, where the page around it does not. only: a choice lets go of every other place.
    """

    frame: pd.DataFrame
    scale: Scale
    shapes: str
    points: dict[str, Any] | None = None
    focus: str = ""
    inner: bool = False
    own_part: bool = False
    only: bool = False


@dataclass(frozen=True, eq=False)
class Exhibit:
    """`rows` is the answer that is shown, as `View.ask` gave it or a part of it: passports and files follow.

    key: names its controls and files. beside: the same as a table for readers. alt: a sentence of its own for
    who does not see it, where `told` has not the words. whole: all rows for the files, where `rows` are the
    first ones. above: the heading of the part of the page that it opens. markup: a form of its own for a
    page, as HTML in which all that came from data is escaped; other media take the body.
    """

    key: str
    title: str
    subtitle: str
    source: str
    body: Body
    rows: pd.DataFrame = field(kw_only=True)
    beside: pd.DataFrame | None = field(default=None, kw_only=True)
    alt: str = field(default="", kw_only=True)
    chooses: Choose | None = field(default=None, kw_only=True)
    places: Places | None = field(default=None, kw_only=True)
    whole: Whole = field(default=None, kw_only=True)
    above: tuple[str, str] | None = field(default=None, kw_only=True)
    markup: str = field(default="", kw_only=True)

    @cached_property
    def passport(self) -> str:
        return str(passport.of(self.rows))

    @cached_property
    def told(self) -> str:
        """For who does not see it: its finding and some of what is drawn; of what is read no more."""
        if self.alt:
            return self.alt
        if self.places:
            return choropleth.sentence(self.places.frame, what=self.subtitle, scale=self.places.scale)
        if isinstance(self.body, READ):
            return self.title
        return spoken.sentence(self.title, self.body, MOST_TOLD)

    @cached_property
    def subject(self) -> str:
        """The indicator that all rows are of, else their question: by it a series is known to be overdue."""
        return passport.subject_of(self.rows)

    @cached_property
    def codes(self) -> list[str]:
        """The passport of each row."""
        return passport.rows(self.rows)

    @property
    def on_a_slide(self) -> Body:
        """Its body where there is less room: its table where a chart or list has too many words for it."""
        wordy = making.is_crowded(self.body) or isinstance(self.body, Items)
        return making.first_rows(self.beside) if wordy and self.beside is not None else self.body


def table(
    key: str,
    title: str,
    subtitle: str,
    source: str,
    told: pd.DataFrame,
    *,
    rows: pd.DataFrame,
    alt: str = "",
    chooses: Choose | None = None,
    whole: Whole = None,
    above: tuple[str, str] | None = None,
) -> Exhibit:
    """An Indonesian table as an exhibit; a slide shows as much of it as it has room for."""
    return Exhibit(
        key,
        title,
        subtitle,
        source,
        making.first_rows(told),
        rows=rows,
        beside=told,
        alt=alt,
        chooses=chooses,
        whole=whole,
        above=above,
    )


def regions(
    key: str,
    title: str,
    subtitle: str,
    source: str,
    places: Places,
    *,
    view: View,
    rows: pd.DataFrame,
    beside: pd.DataFrame,
    alt: str = "",
) -> Exhibit:
    """A map or tile grid as an exhibit. Tiles are for the screen: elsewhere places stand where they are."""
    outlines = shapes_of(places, "regencies" if places.shapes == "tiles" else places.shapes, view)
    body = making.region_map(places.frame, places.scale, outlines, view.chosen.places)
    return Exhibit(key, title, subtitle, source, body, rows=rows, beside=beside, alt=alt, places=places)


def shapes_of(places: Places, name: str, view: View) -> str:
    """The file of shapes with this logical name: of places that lie in one province of a country its own."""
    files, provinces = view.snapshot.shapes, set(places.frame.code.str[:2])
    own = f"{name}-{provinces.pop()}" if len(provinces) == 1 else name
    return str(files[own if own in files else name])
