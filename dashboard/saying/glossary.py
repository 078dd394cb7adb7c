"""The terms of the office, explained once on every page and hand-out that has them.

How a term is written stands in the words of each language (`.tanda`): signs between bars, of which one in
small letters is known in any letters. What is explained is what stands there, not a list that somebody keeps.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from html import unescape
from typing import Any

import pandas as pd

from dashboard.answers import freshness
from dashboard.answers.view import View
from dashboard.exhibits import bodies, spoken
from dashboard.exhibits.bodies import Body, Table
from dashboard.exhibits.card import Card
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.kept import KEPT
from dashboard.exhibits.page import Following, Head, Live, Markup, Page
from dashboard.language import languages
from dashboard.language.text import say
from dashboard.saying import captions

TERMS = (  # in the order in which they are read
    "desa",
    "kabupaten",
    "ovop",
    "bangun_karya",
    "ntt_mart",
    "umkm",
    "bpom",
    "upt",
    "nie",
    "p_irt",
    "indikasi_geografis",
    "tangga_kesiapan",
    "ski",
    "nib",
    "umot_dan_ukot",
    "cpotb",
    "cpkb",
    "cppob",
    "lkjip",
    "nphd",
    "kipm",
    "bnpp",
    "atcc",
    "dekranasda",
    "tts_dan_ttu",
    "ssgi",
    "e_ppgbm",
    "kemiskinan_ekstrem",
    "dukcapil",
    "idm",
    "hs",
    "plbn",
    "satu_data",
    "halal",
    "notifikasi",
    "sni",
    "peb",
    "desa_devisa",
    "djki",
    "bumdes",
    "pmd",
    "csr",
    "bps",
    "bkkbn",
    "kemenko_pmk",
    "kemendagri",
    "pdrb",
    "ipm",
    "oss",
    "djbc",
    "kadin",
    "bi",
    "fob",
    "vco",
    "pernyataan",
    "paspor_angka",
    "belum_dilaporkan",
    "tidak_berlaku",
    "data_lama",
    "versi_data",
)
ALWAYS = (
    "desa",
    "kabupaten",
    "paspor_angka",
    "versi_data",
)  # on every page: in its menu, its foot, its links
TAG = re.compile(r"<[^>]*>")
UNREAD = {  # fields that nobody reads, or not as they are
    *("key", "address", "page", "shapes", "chooses", "places", "leads", "rows", "whole", "alt"),
    *("body", "markup", "html"),
}

Explained = tuple[tuple[str, str], ...]  # word and meaning


def every() -> Explained:
    """The whole glossary."""
    return _told(TERMS)


def on_page(page: Page, view: View) -> Explained:
    """The terms that stand on a page."""

    def make(now: View) -> Explained:
        return within(_words((page.above, page.head, page.blocks), now), ALWAYS)

    return KEPT.once(("istilah", page), view, make, lambda _: page.rows)


def within(texts: Iterable[str], always: Iterable[str] = ()) -> Explained:
    """The terms that stand in texts or in a meaning, each once; none whose meaning stands there already."""
    text = "\n".join(texts)
    found, new = set[str](), _in(text) | set(always)
    while new:
        found |= new
        new = _in("\n".join(meaning for _, meaning in _told(new))) - found
    told = _told(term for term in TERMS if term in found)
    return tuple((word, meaning) for word, meaning in told if meaning not in text)


def _in(text: str) -> set[str]:
    small = text.lower()
    return {term for term, signs in _signs(languages.spoken()) if _stands(signs, text, small)}


def _told(terms: Iterable[str]) -> Explained:
    return tuple((say(f"istilah.{term}.kata"), say(f"istilah.{term}.arti")) for term in terms)


Sign = tuple[str, bool, re.Pattern[str]]  # as written, whether known in any letters, and as a whole word


def _stands(signs: tuple[Sign, ...], text: str, small: str) -> bool:
    for sign, in_any_letters, whole in signs:
        read = small if in_any_letters else text
        if sign in read and whole.search(read):  # most signs do not stand there, which is known at once
            return True
    return False


@cache
def _signs(language: str) -> tuple[tuple[str, tuple[Sign, ...]], ...]:
    """Each term with its signs in a language."""
    known = languages.words(language)
    written = {term: known.get(f"istilah.{term}.tanda", "").split("|") for term in TERMS}
    return tuple((term, tuple(map(_sign, filter(None, signs)))) for term, signs in written.items())


def _sign(written: str) -> Sign:
    return written, written.islower(), re.compile(rf"(?<!\w){re.escape(written)}(?!\w)")


def _words(part: Any, view: View) -> Iterator[str]:
    """All that is read of a part of a page."""
    match part:
        case str():
            yield part
        case list() | tuple():
            for each in part:
                yield from _words(each, view)
        case dict():
            yield from map(str, part.values())
        case pd.DataFrame():
            yield from map(str, part)
            for _, cells in part.items():
                yield from {each for each in cells if isinstance(each, str)}
        case Following():
            yield from _words(part.at(view), view)
        case Live():
            yield from part.names
        case _ if is_dataclass(part):
            yield from _own(part, view)
            for each in fields(part):
                if each.name not in UNREAD:
                    yield from _words(getattr(part, each.name), view)


def of_body(body: Body) -> tuple[str, ...]:
    """All words of a body: what it says, the heads of its columns, the names of its looks."""
    heads = [
        name
        for part in bodies.parts(body)
        for name in (
            *(part.columns if isinstance(part, Table) else ()),
            *(name for grid in getattr(part, "grids", ()) for name in grid.columns),
            *(look.name for look in getattr(part, "looks", ())),
        )
    ]
    return (*spoken.lines(body), *heads)


def _own(block: Any, view: View) -> Iterator[str]:
    """What a block tells otherwise than in a field of its own."""
    match block:
        case Head():
            yield from (block.name, block.question)
        case Markup():
            yield unescape(TAG.sub(" ", block.html))
        case Card():
            yield freshness.mark(view, block.passport.subject)
        case Exhibit():
            yield from (captions.below(block, view), captions.dated(block, view))
            yield from (unescape(TAG.sub(" ", block.markup)), *of_body(block.body))
