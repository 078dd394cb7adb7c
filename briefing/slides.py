"""What a briefing is: slides with a finding, one body, its source, date and code, and what to say.

A slide holds everything that is shown of it, so a briefing can be kept as one JSON file and drawn again years
later with the numbers it was made with.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date, datetime

from dashboard.exhibits import office, spoken
from dashboard.exhibits.bodies import Body, Cover, Map, Pairs, Text, parts
from dashboard.language import languages, numbers
from dashboard.language.text import say
from dashboard.saying import glossary

MARK = "·"  # between the parts of a passport code, of which the fourth is the snapshot's
LONGEST_NAME = 40  # letters of a title in the name of a file
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


def slug_of(title: str) -> str:
    """A title as part of a file name, in letters of any script; several titles may have the same.

    It ends with a whole word, but for a word longer than a name may be.
    """
    letters = unicodedata.normalize("NFC", title).lower()
    whole = re.sub(r"[\W_]+", "-", letters).strip("-")
    if len(whole) > LONGEST_NAME:
        words, _, _ = whole[: LONGEST_NAME + 1].rpartition("-")
        whole = words or whole[:LONGEST_NAME]
    return whole or "paparan"
