"""Slides made anew: with another filter, or of the newest data, and what that changed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any
from urllib.parse import parse_qsl

import pages
from briefing import drawing, ready
from briefing.slides import MARK, Briefing, Slide
from dashboard.answers import links, store
from dashboard.answers.view import View
from dashboard.composing import as_slides
from dashboard.exhibits import spoken
from dashboard.exhibits.bodies import Cover
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.page import Cards, Page
from dashboard.language import languages
from dashboard.saying import captions, findings, taking
from data.snapshots import Snapshot

MOST_TOLD = 4  # lines of one slide that are told before and after


@dataclass(frozen=True)
class Change:
    """What the newest data changed on the slide at `place`, counted from one.

    before, now: lines of the slide that are no longer there, and those in their place, the first few.
    gone: the part that it was made of is not shown any more; the slide stays as it was.
    """

    place: int
    title: str
    before: tuple[str, ...] = ()
    now: tuple[str, ...] = ()
    gone: bool = False

    @property
    def same(self) -> bool:
        return not (self.gone or self.before or self.now)


@cache
def _pages() -> dict[str, ModuleType]:
    """Every page by its address."""
    found = [import_module(f"pages.{each.name}") for each in iter_modules(pages.__path__)]
    return {module.PAGE.address: module for module in found}


def narrows(slide: Slide) -> dict[str, str] | None:
    """What the page is asked for of which it is a part, as its address says it; None of any other slide."""
    path, has_part, _ = slide.made_of.partition("#")
    return dict(parse_qsl(path.partition("?")[2])) if has_part and path.startswith("/") else None


def narrowed(slide: Slide, asked: Mapping[str, str], snapshot: Snapshot) -> Slide | None:
    """The same part with other filters, as an address says them; None where the page does not show it so.

    Its title is made by rule again: what a reader wrote above it may have named the place of before.
    """
    path, _, part = slide.made_of.partition("#")
    slide = replace(slide, titled=False)
    return _of_page(slide, path.partition("?")[0], asked, part, snapshot)


def again(slide: Slide, snapshot: Snapshot) -> Slide | None:
    """The same of another version of the data; None where it is made of nothing, or of what is not there."""
    path, _, part = slide.made_of.partition("#")
    if path.startswith("/"):
        address, _, query = path.partition("?")
        return _of_page(slide, address, dict(parse_qsl(query)), part, snapshot)
    return _of_ready(slide, path, part, snapshot) if path else None


def _of_page(
    slide: Slide, address: str, asked: Mapping[str, str], part: str, snapshot: Snapshot
) -> Slide | None:
    module = _pages().get(address.strip("/"))
    if module is None:
        return None
    spoken_here = {"bahasa": languages.spoken()} if languages.spoken() != languages.HOME else {}
    view, unread = links.view(snapshot, {**asked, **spoken_here}, module.PAGE)
    made = None if unread else _part(module.describe(view), part, view)
    if made is None:
        return None
    return _kept_words(slide, drawing.on_one_page(made) if len(drawing.pages(slide)) == 1 else made)


def _part(page: Page, part: str, view: View) -> Slide | None:
    if part == as_slides.COVER:
        return as_slides.cover_of(page, view)
    every = list(page.every(view))
    if part.startswith(as_slides.CARDS):
        rows = [block.cards for block in every if isinstance(block, Cards) and block.cards]
        named = [cards for cards in rows if f"{as_slides.CARDS}{cards[0].passport.subject}" == part]
        return next((as_slides.of_cards(cards, view) for cards in [*named, *rows]), None)
    name = taking.named_now(part.replace("_", "-"))
    shown = (block for block in every if isinstance(block, Exhibit) and taking.name(block) == name)
    return next((as_slides.of_exhibit(each, view) for each in shown), None)


def _of_ready(slide: Slide, slug: str, place: str, snapshot: Snapshot) -> Slide | None:
    """The slide with the same passport in that briefing of today, of several the one at the nearest place."""
    view = View(snapshot, {"bahasa": languages.spoken()})
    try:
        made = ready.make(slug, view).slides
    except ready.NoSuchBriefing:
        return None
    alike = [at for at, each in enumerate(made) if at and _subject(each) == _subject(slide)]
    nearest = min(alike, key=lambda at: abs(at - int(place)), default=None) if place.isdecimal() else None
    return _kept_words(slide, made[nearest]) if nearest is not None else None


def _subject(slide: Slide) -> tuple[str, ...]:
    """Its passport without the version."""
    parts = slide.passport.split(MARK)
    return (*parts[:3], *parts[4:])


def _kept_words(old: Slide, new: Slide) -> Slide:
    """With the title and the lines of a cover that a reader wrote, and the notes where it brings none."""
    title, body = old.title if old.titled else new.title, new.body
    if isinstance(old.body, Cover) and isinstance(body, Cover):
        body = replace(body, lines=old.body.lines)
    return replace(new, title=title, titled=old.titled, body=body, notes=new.notes or old.notes)


def is_old(briefing: Briefing, newest: Snapshot) -> bool:
    """Is any of its slides of another version of the same data?"""
    return briefing.dataset == newest.dataset and any(
        each.version not in ("", newest.code) for each in briefing.slides
    )


def renewed(briefing: Briefing, newest: Snapshot) -> tuple[Briefing, tuple[Change, ...]]:
    """The briefing of the newest data, and what that changed on each slide that was of older ones."""
    slides, changes = [], list[Change]()
    with languages.speaking(briefing.language):
        for place, old in enumerate(briefing.slides, 1):
            is_cover = isinstance(old.body, Cover)
            if old.version == newest.code or not (old.version or (is_cover and old.made_of)):
                slides.append(old)
                continue
            new = again(old, newest)
            slides.append(new or old)
            if new is None and not is_cover:
                changes.append(Change(place, old.title, gone=True))
            elif new is not None:
                changes.append(_compared(place, old, new))
        told: dict[str, Any] = {}
        if not any(each.version not in ("", newest.code) for each in slides):
            view = View(newest, {"bahasa": briefing.language})
            told = {
                "snapshot": newest.name,
                "published": newest.published.isoformat(),
                "newest": findings.newest_fact(captions.register_facts(view)),
            }
    return replace(briefing, slides=tuple(slides), **told), tuple(changes)


def _compared(place: int, old: Slide, new: Slide) -> Change:
    before, now = _told(old), _told(new)
    return Change(
        place,
        new.title,
        tuple(line for line in before if line not in now)[:MOST_TOLD],
        tuple(line for line in now if line not in before)[:MOST_TOLD],
    )


def _told(slide: Slide) -> list[str]:
    return [slide.title, *filter(None, [slide.subtitle]), *spoken.lines(slide.body)]


def newest(dataset: str) -> Snapshot | None:
    return store.newest(dataset).snapshot
