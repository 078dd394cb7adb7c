"""A third language is one folder, and everything that is shown speaks it: pages, scripts, decks, files."""

import re

import pytest
from google.protobuf.text_format import MessageToString

from briefing import deck, ready
from briefing.files import content
from dashboard.answers import links
from dashboard.answers.view import View
from dashboard.exhibits.exhibit import Exhibit
from dashboard.files import downloads
from dashboard.front import index_page, menu, script_words, static_edition
from dashboard.language import languages
from dashboard.saying import taking
from data.snapshots import current
from tests.edition import read
from tests.language.made_up import CLOSE, OPEN, made_up, plain_parts
from tests.language.test_text import ROOT
from tests.pages.test_english import PARTS
from tests.pages.test_pages import opened

assert made_up  # a fixture
HOME = languages.words(languages.HOME)
# Titles and quotations stay as they were published: what they hold as well is no omission.
PUBLISHED = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "data" / "raw").glob("*.csv"))
PARTS_OF_SENTENCES = {part for text in HOME.values() for part in plain_parts(text) if part not in PUBLISHED}
PLAIN = sorted(PARTS_OF_SENTENCES, key=len, reverse=True)
ANY = re.compile("|".join(map(re.escape, PLAIN)))


def left_out(text: str) -> set[str]:
    """Words of the home language that stand in a text as they are."""
    return set(ANY.findall(text))


def shown(page: str, **link: str) -> str:
    """All that a page sends to the browser."""
    at = opened(page, **link)
    return "\n".join(
        MessageToString(each.proto, as_utf8=True)
        for each in at._tree
        if getattr(each, "proto", None) is not None
    )


@pytest.mark.parametrize(("page", "more"), PARTS)
def test_nothing_of_a_page_is_left_out(snapshots, made_up, page, more):
    told = shown(page, bahasa=made_up, **more)
    assert OPEN in told
    assert not left_out(told), left_out(told)


def test_nothing_of_a_static_page_is_left_out(snapshots, made_up):
    for entry in menu.MENU:
        with languages.speaking(made_up):
            _, html = read.page(entry, {"bahasa": made_up, "kab": "5305"})
        told = read.read(html).text
        assert OPEN in told and not left_out(told), (entry.path, left_out(told))


@pytest.mark.slow
@pytest.mark.parametrize("entry", menu.MENU, ids=lambda entry: entry.file)
def test_nothing_of_the_static_edition_is_left_out(snapshots, made_up, entry):
    view, _ = links.view(current().snapshot, {"bahasa": made_up}, entry.page)
    with languages.speaking(made_up):
        told = static_edition.html(entry, view, [], None)
    assert OPEN in told and not left_out(told), left_out(told)


def test_a_page_names_it_and_its_scripts_speak_it(made_up):
    with languages.speaking(made_up):
        index = index_page.bare(menu.MENU[0]).decode()
    assert f'<html lang="{made_up}">' in index and f'hreflang="{made_up}"' in index
    assert OPEN in re.search(r"<title>(.*?)</title>", index)[1] and not left_out(index)
    script = script_words.script(made_up)[1].decode()
    assert not left_out(script) and script.count(OPEN) > 100


@pytest.mark.slow
@pytest.mark.parametrize("slug", ["provinsi", "5305", "bangun-karya"])
def test_nothing_of_a_deck_is_left_out(snapshots, made_up, slug):
    briefing = ready.make(slug, View(current().snapshot, {"bahasa": made_up}))
    told = deck.html(briefing)
    assert f'<html lang="{made_up}">' in told and OPEN in told
    spoken = re.sub(r"<(style|script)>.*?</\1>", "", told, flags=re.DOTALL)
    assert not left_out(spoken), left_out(spoken)
    assert content(briefing, "pptx")[0] and content(briefing, "pdf")[0]  # room for longer words is found


def test_nothing_of_a_file_is_left_out(snapshots, made_up):
    written = 0
    for entry in menu.MENU:
        view, _ = links.view(current().snapshot, {"bahasa": made_up}, entry.page)
        with languages.speaking(made_up):
            for block in entry.describe(view).every(view):
                if isinstance(block, Exhibit) and len(block.rows):
                    about = taking.about(block, view)
                    told = downloads.as_csv(taking.rows(block), about).decode("utf-8-sig")
                    assert not left_out(told), (entry.path, block.key, left_out(told))
                    written += 1
    assert written > 15 and CLOSE in told
