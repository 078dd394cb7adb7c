"""What a briefing is: slides with a finding, one body, its source, date and code, and what to say.

A slide holds everything that is shown of it, so a briefing can be kept as one JSON file and drawn again years
later with the numbers it was made with.
"""

import json
import re
import types
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from dataclasses import MISSING, asdict, dataclass, fields, replace
from datetime import date, datetime
from typing import get_args, get_origin, get_type_hints

from dashboard.exhibits import office, spoken
from dashboard.exhibits.bodies import KINDS, Beside, Body, Cover, Map, Pairs, Text, parts
from dashboard.language import languages, numbers
from dashboard.language.text import say
from dashboard.saying import glossary

MARK = "·"  # between the parts of a passport code, of which the fourth is the snapshot's
MOST_SLIDES = 40
LONGEST_TITLE = 300
LONGEST_NOTES = 4000  # signs of one slide: five minutes of talk
LONGEST_TEXT, MOST_LINES = 900, 12  # of a slide of text: what a back row reads
COVER_LINES = 2  # on the meeting: where, and when
NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Slide:
    """`passport` is the code under which the figures can be looked up; `alt` replaces the picture.

    made_of: what it is made anew of, the address of a page with its filters or the name of a ready-made
    briefing, and behind a # the part of it; empty of what a reader wrote. titled: a reader wrote its title.
    """

    title: str
    subtitle: str
    body: Body
    source: str
    passport: str
    alt: str
    notes: tuple[str, ...] = ()
    made_of: str = ""
    titled: bool = False

    @property
    def source_line(self) -> str:
        """What its foot says: where its figures are from and, of a map, the licence of its shapes."""
        is_map = any(isinstance(part, Map) for part in parts(self.body))
        return " · ".join(filter(None, (self.source, say("batas.lisensi") if is_map else "")))

    @property
    def version(self) -> str:
        """The four digits of the snapshot that its figures are from; empty where it has none."""
        return (self.passport.split(MARK) + [""] * 4)[3]


@dataclass(frozen=True)
class Meeting:
    """Where and when a briefing is shown, as far as it is known."""

    place: str = ""
    day: date | None = None

    @property
    def told(self) -> str:
        return ", ".join(filter(None, (self.place, numbers.day(self.day) if self.day else "")))


NO_MEETING = Meeting()


def cover(title: str, scope: str, meeting: Meeting = NO_MEETING, shapes: str = "", chosen: str = "") -> Slide:
    """The first slide: the office's name and emblem, what it is about, where and when it is shown."""
    body = Cover(tuple(filter(None, (meeting.told,))), office.read().name, shapes=shapes, chosen=chosen)
    return Slide(title, "" if scope in title else scope, body, "", "", spoken.sentence(title, body))


def section(title: str, subtitle: str = "") -> Slide:
    """The slide that opens a part of a briefing."""
    body = Cover(section=True)
    return Slide(title, subtitle, body, "", "", title)


def of_text(title: str) -> Slide:
    """A slide on which a reader writes."""
    return Slide(title, "", Text((say("paparan.teks_baru"),)), "", "", title)


def of_terms(explained: tuple[tuple[str, str], ...]) -> Slide:
    """The annex: each term and its meaning. It is made with the files and never kept with the slides."""
    body, title = Pairs(explained), say("paparan.istilah")
    return Slide(title, "", body, say("paparan.istilah_sumber"), "", spoken.sentence(title, body))


def read(slide: Slide) -> tuple[str, ...]:
    """All words of a slide."""
    return (slide.title, slide.subtitle, *glossary.of_body(slide.body), slide.source_line, *slide.notes)


def own_words(slide: Slide) -> tuple[str, ...] | None:
    """The lines that a reader writes, of a cover those on the meeting; None where the body is a figure's."""
    if isinstance(slide.body, Cover):
        return None if slide.body.section else slide.body.lines
    return slide.body.lines if isinstance(slide.body, Text) and not slide.passport else None


@dataclass(frozen=True)
class Briefing:
    """`address`: the path of the page that shows the same again. `published`: when the snapshot was made."""

    slug: str
    title: str
    scope: str
    dataset: str
    snapshot: str
    published: str
    slides: tuple[Slide, ...]
    newest: str = ""  # the date of the newest fact; empty in a briefing kept before it was told
    language: str = languages.HOME  # in which its words were written
    composed: bool = False  # by a reader: it is told on every slide, and it carries no mark of the office

    @property
    def about(self) -> str:
        """Which data it is made of: how new its facts are and when their version was made, as a sentence."""
        if self.mixed:
            return say("paparan.dibuat_campur", kode=numbers.listing(list(self.versions)))
        made = say("paparan.dibuat", versi=self.snapshot, saat=numbers.moment(self.moment))
        return f"{say('paparan.fakta', fakta=self.newest)}; {made}" if self.newest else made

    @property
    def author(self) -> str:
        return say("paparan.pembaca") if self.composed else say("judul")

    @property
    def simulated(self) -> bool:
        return self.dataset == "simulasi"

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.published)

    @property
    def code(self) -> str:
        return self.snapshot.rsplit("-", 1)[-1][:4]

    @property
    def versions(self) -> tuple[str, ...]:
        """The codes of all snapshots that its slides are from, in their order."""
        return tuple(dict.fromkeys(each.version for each in self.slides if each.version)) or (self.code,)

    @property
    def mixed(self) -> bool:
        """Is any slide from another snapshot than the one it was begun with?"""
        return self.versions != (self.code,)

    @property
    def labelled(self) -> tuple[Slide, ...]:
        """Its slides; where they are from several versions of the data, each names its own."""
        return tuple(_of_version(each) for each in self.slides) if self.mixed else self.slides

    @property
    def explained(self) -> tuple[tuple[str, str], ...]:
        """The terms of the office that stand on its slides, each with its meaning."""
        with languages.speaking(self.language):
            found = [words for slide in self.slides for words in read(slide)]
            return glossary.within((self.about, *found)) if glossary.within(found) else ()

    @property
    def shown(self) -> tuple[Slide, ...]:
        """What every file of it holds: its slides, and behind the last one what the terms on them mean."""
        if not (explained := self.explained):
            return self.labelled
        with languages.speaking(self.language):
            annex = of_terms(explained)
            return (*self.labelled, _by_a_reader(annex) if self.composed else annex)


def _of_version(slide: Slide) -> Slide:
    if not slide.version or isinstance(slide.body, Cover):
        return slide
    return replace(slide, source=f"{slide.source} · {say('paparan.versi_slaid', kode=slide.version)}")


def clean(value):
    """The same without the signs that no file format takes as text."""
    return retold(value, lambda text: NOT_TEXT.sub("", text))


def retold(value, change: Callable[[str], str]):
    """A briefing, a slide or a body with every text in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(retold(each, change) for each in value)
    if hasattr(value, "__dataclass_fields__"):
        return replace(
            value, **{each.name: retold(getattr(value, each.name), change) for each in fields(value)}
        )
    return value


def said(slide: Slide) -> tuple[str, ...]:
    """What the presenter reads beside a slide: its notes, each figure with its own code, and the source."""
    return (*slide.notes, *coded(slide), *filter(None, (slide.source_line, slide.passport)))


def coded(slide: Slide) -> tuple[str, ...]:
    """Each figure of a slide with its own code."""
    own = [each for part in parts(slide.body) for each in getattr(part, "numbers", ()) if each.passport]
    return tuple(f"{each.label}: {each.value} · {each.passport}" for each in own)


class Unreadable(ValueError):
    """A kept briefing that is no briefing; the message says what is wrong with it."""


def moved(briefing: Briefing, place: int, by: int) -> Briefing:
    """The slide at `place` further up or down."""
    slides = list(briefing.slides)
    target = min(max(place + by, 0), len(slides) - 1)
    slides.insert(target, slides.pop(place))
    return replace(briefing, slides=tuple(slides))


def by_a_reader(briefing: Briefing) -> Briefing:
    """The same as it leaves the house: every slide says first that a reader composed it.

    A reader may have given a slide another title; above a true source it would look like the office's word.
    """
    return replace(
        briefing,
        composed=True,
        slides=tuple(_by_a_reader(slide) for slide in briefing.slides),
    )


def _by_a_reader(slide: Slide) -> Slide:
    if isinstance(slide.body, Cover):
        return replace(slide, body=replace(slide.body, office=""), subtitle=_joined(slide.subtitle))
    told = (
        say("paparan.oleh_pembaca", sumber=slide.source) if slide.source else say("paparan.oleh_pembaca_saja")
    )
    return replace(slide, source=told)


def _joined(subtitle: str) -> str:
    return " · ".join(filter(None, (subtitle, say("paparan.oleh_pembaca_saja"))))


def put(briefing: Briefing, place: int, slide: Slide) -> Briefing:
    """Another slide in the place of the one that stands there."""
    return replace(briefing, slides=(*briefing.slides[:place], slide, *briefing.slides[place + 1 :]))


def without(briefing: Briefing, place: int) -> Briefing:
    return replace(briefing, slides=briefing.slides[:place] + briefing.slides[place + 1 :])


def doubled(briefing: Briefing, place: int) -> Briefing:
    """The slide at `place` once more, right behind it, where the briefing has room."""
    slides = (*briefing.slides[: place + 1], *briefing.slides[place:])
    return replace(briefing, slides=slides[:MOST_SLIDES]) if len(slides) <= MOST_SLIDES else briefing


def reworded(briefing: Briefing, place: int, *, title: str, notes: str) -> Briefing:
    """Another title and other notes for a slide; an empty title keeps the one made by rule."""
    slide = briefing.slides[place]
    kept = " ".join(title.split())[:LONGEST_TITLE] or slide.title
    lines = tuple(line.strip() for line in notes[:LONGEST_NOTES].splitlines() if line.strip())
    return put(
        briefing,
        place,
        replace(slide, title=kept, notes=lines, titled=slide.titled or kept != slide.title),
    )


def written(briefing: Briefing, place: int, text: str) -> Briefing:
    """Other words on a slide of text or a cover, a line each; a slide of text keeps its own without any."""
    slide = briefing.slides[place]
    lines = tuple(" ".join(line.split()) for line in text[:LONGEST_TEXT].splitlines() if line.strip())
    if own_words(slide) is None:
        return briefing
    if isinstance(slide.body, Cover):
        changed = replace(slide, body=replace(slide.body, lines=lines[:COVER_LINES]))
    elif lines:
        changed = replace(slide, body=Text(lines[:MOST_LINES]))
    else:
        return briefing
    return put(briefing, place, replace(changed, alt=spoken.sentence(slide.title, changed.body)))


def extended(briefing: Briefing, *slides: Slide) -> Briefing:
    """More slides at the end, as many as a briefing may hold."""
    return replace(briefing, slides=(*briefing.slides, *slides)[:MOST_SLIDES])


def opened_by(briefing: Briefing, slide: Slide) -> Briefing:
    """With a slide before all others, where the briefing has room."""
    if len(briefing.slides) >= MOST_SLIDES:
        return briefing
    return replace(briefing, slides=(slide, *briefing.slides))


def slug_of(title: str) -> str:
    """A title as part of a file name, in letters of any script; several titles may have the same."""
    letters = unicodedata.normalize("NFC", title).lower()
    return re.sub(r"[\W_]+", "-", letters).strip("-")[:40].strip("-") or "paparan"


def to_json(briefing: Briefing) -> str:
    data = asdict(briefing)
    del data["composed"]  # said of a file that leaves the house, never kept
    for slide, kept in zip(briefing.slides, data["slides"], strict=True):
        kept["kind"] = type(slide.body).__name__
        if isinstance(slide.body, Beside):
            for name in ("left", "right"):
                kept["body"][name]["kind"] = type(getattr(slide.body, name)).__name__
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def from_json(text: str) -> Briefing:
    """The briefing that `to_json` wrote; Unreadable when it is not one."""
    try:
        data = json.loads(text)
        for kept in data["slides"]:
            kind = KINDS[kept.pop("kind")]
            if kind is Beside:
                for name in ("left", "right"):
                    part = kept["body"][name]
                    kept["body"][name] = _revived(KINDS[part.pop("kind")], part)
            kept["body"] = _revived(kind, kept["body"])
        briefing = _revived(Briefing, data)
        if briefing.moment.tzinfo is None:
            raise ValueError("published has no time zone")
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError) as trouble:
        raise Unreadable(f"{type(trouble).__name__}: {trouble}") from trouble
    return briefing


def _revived(kind, value):
    """Plain JSON as the dataclass, tuple or value that `kind` names; TypeError where it does not fit.

    A field that a briefing of an earlier version does not have keeps its default.
    """
    if get_origin(kind) is tuple:
        return _revived_tuple(get_args(kind), value)
    if isinstance(kind, types.UnionType):
        if type(value) in (*KINDS.values(), type(None)):
            return value
        return _revived_one_of(get_args(kind), value)
    if hasattr(kind, "__dataclass_fields__"):
        hints = get_type_hints(kind)
        needed = [each.name for each in fields(kind) if each.name in value or each.default is MISSING]
        return kind(**{name: _revived(hints[name], value[name]) for name in needed})
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, kind):
        raise TypeError(f"{value!r} is no {kind.__name__}")
    return value


def _revived_tuple(kinds: tuple, value) -> tuple:
    """Of any length where the kinds end in an ellipsis, else one value of each kind."""
    if kinds[-1] is Ellipsis:
        return tuple(_revived(kinds[0], each) for each in value)
    return tuple(_revived(kind, each) for kind, each in zip(kinds, value, strict=True))


def _revived_one_of(kinds: tuple, value):
    """The first of the kinds that fits."""
    for kind in kinds:
        with suppress(TypeError, KeyError, ValueError):
            return _revived(kind, value)
    raise TypeError(f"{value!r} is none of {kinds}")
