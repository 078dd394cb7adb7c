"""A title of a source keeps its own language, and every page in another one says so where it stands."""

from html.parser import HTMLParser

import pytest

from dashboard.answers.view import View
from dashboard.language import languages
from dashboard.saying import markup
from data.snapshots import current
from tests.edition import read
from tests.pages.test_english import PARTS

UNHEARD = "unheard"
EMPTY = {"br", "col", "hr", "img", "input", "link", "meta", "path", "rect", "circle", "use", "line"}


class Spoken(HTMLParser):
    """`texts`: each text with the language it is in, UNHEARD where a screen reader passes over it."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[tuple[str, str]] = []
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag, attrs):
        if tag not in EMPTY:
            inherited = self._open[-1][1] if self._open else ""
            told = dict(attrs)
            passed_over = inherited == UNHEARD or told.get("aria-hidden") == "true"
            self._open.append((tag, UNHEARD if passed_over else told.get("lang") or inherited))

    def handle_endtag(self, tag):
        while tag not in EMPTY and self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        self.texts.append((data, self._open[-1][1] if self._open else ""))


@pytest.fixture(scope="module")
def titles(snapshots) -> frozenset[str]:
    with languages.speaking("en"):
        found = View(current().snapshot, {"bahasa": "en"}).foreign_titles
    assert len(found) > 100
    return found


@pytest.mark.slow
@pytest.mark.parametrize(("page", "more"), PARTS)
def test_a_title_in_another_language_says_so_wherever_it_stands(titles, page, more):
    entry = next(each for each in read.menu.MENU if each.file == f"{page}.py")
    with languages.speaking("en"):
        _, html = read.page(entry, {"bahasa": "en", **more})
    spoken = Spoken()
    spoken.feed(html)
    silent = [
        text
        for text, language in spoken.texts
        if language not in ("id", UNHEARD) and any(t in text for t in titles)
    ]
    assert not silent


def test_the_home_language_marks_nothing_and_a_title_is_escaped(snapshots):
    view = View(current().snapshot)
    assert not view.foreign_titles and markup.titled("a < b", view.foreign_titles) == "a &lt; b"
    told = markup.titled("Source: Satu & dua", frozenset({"Satu & dua", "Satu"}))
    assert told == 'Source: <span lang="id">Satu &amp; dua</span>'
