"""The map: any frame of place code, value and blank reason becomes a choropleth.

This module decides what each place looks like and is called; the live page's component
(`dashboard/screen/map.py`), a slide and a picture draw it.

A frame has the columns
    code        code of the place, as in the shapes
    name        full name, for the tooltip and the list of chosen places
    short_name  what is written on the map
    value       a number or a blank; `Steps` colours by it
    kind        a key of `Kinds`, or a blank; `Kinds` colours by it
    blank       None, or one of BLANKS: why there is no value, or why it has no class
    label       the value as text: '18,6%'
    mark        optional: '≈' or '†', written after the label
Villages may lie on it as points (`subjects/places/points.py`); a click on one says its code, as on a place.
"""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pandas as pd

from dashboard.exhibits import theme
from dashboard.language import blanks, terms
from dashboard.language.blanks import NOT_APPLICABLE, NOT_REPORTED, UNCLASSED
from dashboard.language.counts import sharing
from dashboard.language.numbers import brief
from dashboard.language.text import say

BLANKS = (NOT_REPORTED, NOT_APPLICABLE, UNCLASSED)
BLANK_LOOKS = {
    NOT_REPORTED: (theme.BLANK, "/"),
    NOT_APPLICABLE: (theme.NOT_APPLICABLE, "."),
    UNCLASSED: (
        theme.PAPER,
        "-",
    ),  # a number that its source cut off: its label is told, no class is right for it
}
MOST_CLASSES = 6


@dataclass(frozen=True)
class Steps:
    """Amounts in classes from light to dark: below the first break, between two, from the last on.

    The breaks are the caller's and do not follow the filter, so a colour means the same on every view.
    """

    breaks: tuple[float, ...]
    colours: tuple[str, ...]
    unit: str
    lower_is_better: bool = False

    def __post_init__(self) -> None:
        if len(self.colours) != len(self.breaks) + 1 or len(self.colours) > MOST_CLASSES:
            raise ValueError(
                f"{len(self.breaks)} breaks need one colour more, at most {MOST_CLASSES}: {self.colours}"
            )
        if list(self.breaks) != sorted(set(self.breaks)):
            raise ValueError(f"the breaks must rise: {self.breaks}")

    @property
    def heading(self) -> str:
        unit = terms.told(self.unit)
        return say("peta.makin_rendah", satuan=unit) if self.lower_is_better else unit

    def classes(self) -> list[tuple[str, str, str]]:
        """Label, colour and pattern of each class."""
        if not self.breaks:
            return [(say("peta.semua_nilai"), self.colours[0], "")]
        words = [brief(value) for value in self.breaks]
        between = [f"{low} – < {high}" for low, high in pairwise(words)]
        labels = [f"< {words[0]}", *between, f"≥ {words[-1]}"]
        return [(label, colour, "") for label, colour in zip(labels, self.colours, strict=True)]

    def index(self, place: Any) -> int:
        return bisect_right(self.breaks, place.value)

    def is_silent(self, place: Any) -> bool:
        return bool(pd.isna(place.value))


@dataclass(frozen=True)
class Kinds:
    """Places of different kinds; entries are (key, label, colour, pattern), patterns as in `theme`.

    unnamed: the kind that only lies around the others, whose names would take their room; '' for none.
    """

    entries: tuple[tuple[str, str, str, str | None], ...]
    heading: str = ""
    unnamed: str = ""

    def classes(self) -> list[tuple[str, str, str]]:
        return [(label, colour, pattern or "") for _, label, colour, pattern in self.entries]

    def index(self, place: Any) -> int:
        return [key for key, *_ in self.entries].index(place.kind)

    def is_silent(self, place: Any) -> bool:
        return bool(pd.isna(place.kind))


Scale = Steps | Kinds


def picture(
    frame: pd.DataFrame,
    *,
    scale: Scale,
    title: str,
    subtitle: str,
    source: str,
    alt: str,
    passport: tuple[str, str] | None = None,
    chosen: tuple[str, ...] = (),
    simulated: bool = False,
    tall: int = 0,
    code: str = "",
    points: dict[str, Any] | None = None,
    focus: str = "",
    inner: dict[str, str] | None = None,
) -> dict[str, Any]:
    """What goes to the browser: the texts, the legend with its counts, and a row per place.

    `passport` is the text and the address of the link that says where the numbers come from; `points` is what
    `points.layer` gives; `focus` the code of the one place that the view closes in on;
    `inner` the address of the shapes inside each place, for one map that goes down into them;
    `tall` its height on a projector, of the 1080 of its screen, 0 on a page;
    `code` its passport's, which stands on paper and in a citation.
    """
    looks = [*scale.classes(), *((blanks.told(reason), *BLANK_LOOKS[reason]) for reason in BLANKS)]
    rows = {place.code: _row(place, scale) for place in frame.sort_values("code").itertuples()}
    if len(rows) != len(frame):
        raise ValueError(f"a place twice in one map: {sorted(frame.code[frame.code.duplicated()])}")
    counts = [sum(row[-1] == index for row in rows.values()) for index in range(len(looks))]
    villages = points["rows"] if points else []  # packed: a row begins with its code
    known = {*rows, *(row.split("|", 1)[0] for row in villages)}
    extra: dict[str, Any] = ({"points": points} if points else {}) | ({"inner": inner} if inner else {})
    if isinstance(scale, Kinds) and scale.unnamed:
        extra["unnamed"] = [key for key, *_ in scale.entries].index(scale.unnamed)
    return extra | {
        "title": title,
        "subtitle": subtitle,
        "source": source,
        "passport": passport,
        "alt": alt,
        "heading": scale.heading,
        "legend": [[*look, count] for look, count in zip(looks, counts, strict=True)],
        "blanks": len(scale.classes()),  # from this class on a place has no value
        "kinds": isinstance(scale, Kinds) and len(scale.entries) > 1,  # else what a place is its value says
        "places": rows,
        "chosen": [code for code in chosen if code in known],  # those on this map
        "focus": focus,
        "simulated": simulated,
        "tall": tall,
        "code": code,
    }


def ordered(frame: pd.DataFrame, scale: Scale) -> list[str]:
    """The codes as they are listed: highest value first, or kind by kind as in the legend; blanks last."""

    def rank(place: Any) -> tuple[int, int, float, str]:
        blank = blank_reason(place)
        kind = 0 if blank or isinstance(scale, Steps) else scale.index(place)
        value = 0.0 if pd.isna(place.value) else float(place.value)
        return (BLANKS.index(blank) + 1 if blank else 0, kind, -value, place.code)

    return [place.code for place in sorted(frame.itertuples(), key=rank)]


def _row(place: Any, scale: Scale) -> list[Any]:
    """Full name, short name, label, class."""
    reason = blank_reason(place)
    if (reason is not None) != scale.is_silent(place):
        raise ValueError(
            f"{place.code}: a place has either a value or a reason why not, never both or neither"
        )
    if reason is not None:
        told = labelled(place) if reason == UNCLASSED else blanks.told(reason)
        return [place.name, place.short_name, told, len(scale.classes()) + BLANKS.index(reason)]
    return [place.name, place.short_name, labelled(place), scale.index(place)]


def told(shown: dict[str, Any], code: str) -> str:
    """What is said of a place to who does not see its colour: its value, and its kind where kinds differ."""
    *_, label, look = shown["places"][code]
    kind: str = shown["legend"][look][0]
    if not label:
        return kind
    return f"{kind}: {label}" if shown["kinds"] and look < shown["blanks"] else str(label)


def blank_reason(place: Any) -> str | None:
    return None if pd.isna(place.blank) else place.blank


def labelled(place: Any) -> str:
    """The value as text, with its footnote mark."""
    mark = getattr(place, "mark", None)
    return place.label if mark is None or pd.isna(mark) else f"{place.label}{mark}"


def sentence(frame: pd.DataFrame, *, what: str, scale: Scale, ranked: bool = True) -> str:
    """The map in one sentence, for readers who do not see it.

    `ranked=False` is for counts that say how far the register looked: they get their range, but no place is
    called highest or lowest.
    """
    blank = frame.blank.notna()
    told = frame[~blank]
    if told.empty:
        finding = say("alt.belum_ada")
    elif isinstance(scale, Kinds):
        finding = _kinds_found(told, scale)
    elif ranked:
        finding = _extremes(told)
    else:
        finding = say("alt.berisi", ya=len(told), semua=len(frame), rentang=_range(told))
    reasons = [
        say("alt.kosong", jumlah=(frame.blank == reason).sum(), semua=len(frame), sebab=blanks.told(reason))
        for reason in BLANKS
        if (frame.blank == reason).any()
    ]
    return say("alt.peta", apa=what, isi="; ".join([finding, *reasons]))


def _kinds_found(told: pd.DataFrame, scale: Kinds) -> str:
    found = [(label, (told.kind == key).sum()) for key, label, *_ in scale.entries]
    return ", ".join(say("alt.jenis", jenis=label, jumlah=count) for label, count in found if count)


def _extremes(told: pd.DataFrame) -> str:
    low, high = told.value.min(), told.value.max()
    if low == high:
        return say("alt.semua", nilai=labelled(told.iloc[0]))
    return say("alt.ujung", tinggi=_holders(told, high), rendah=_holders(told, low))


def _holders(told: pd.DataFrame, value: float) -> str:
    """Who has this value: 'Alor (18,6%)', or how many where there are many."""
    places = told[told.value == value]
    return f"{sharing(list(places.short_name))} ({labelled(places.iloc[0])})"


def _range(told: pd.DataFrame) -> str:
    ordered = told.sort_values("value")
    low, high = labelled(ordered.iloc[0]), labelled(ordered.iloc[-1])
    if low == high:
        return say("alt.masing_masing", nilai=low)
    return say("alt.rentang", rendah=low, tinggi=high)
