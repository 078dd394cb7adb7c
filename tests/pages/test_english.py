"""Every page in English: nothing marked as missing, its links stay English, a wrong language says so."""

import re
from html import escape, unescape
from urllib.parse import parse_qsl, urlencode

import pytest

from briefing import ready
from dashboard.answers import links
from dashboard.answers.view import View
from dashboard.forms import places
from dashboard.front.menu import MENU
from dashboard.language import languages
from dashboard.language.text import say
from dashboard.subjects.programme import progress
from data.snapshots import current
from pages import program
from tests.crawl import LINKS
from tests.edition import read
from tests.pages.test_pages import PAGES, html, opened

PARTS = [
    *((page, {}) for page in PAGES),
    *((page, link) for page, every in LINKS.items() for link in every if set(link) & set(links.PART_OF)),
    *((page, {"kab": "5305"}) for page in ("ringkasan", "peta", "profil_kabupaten")),
]
# Words that no English page says of itself: names, titles and quotations stand in marks of their own.
FORGOTTEN = re.compile(
    r"\[id\]|\b(?:belum dilaporkan|menurut|kabupaten/kota|sumber:|cakupan)\b", re.IGNORECASE
)
TITLES = re.compile(r"<a .*?</a>|“[^”]*”|<(\w+)[^>]* lang=\"id\"[^>]*>.*?</\1>", re.DOTALL)


@pytest.mark.parametrize(("page", "more"), PARTS)
def test_a_page_in_english_says_nothing_in_indonesian(snapshots, page, more):
    at = opened(page, bahasa="en", **more)
    told = TITLES.sub("", html(at)) + " ".join(each.label for each in (*at.button, *at.selectbox, *at.toggle))
    assert not FORGOTTEN.findall(told), FORGOTTEN.findall(told)
    assert at.query_params["bahasa"] in ("en", ["en"])


def test_a_page_offers_its_other_language_with_all_that_is_chosen(snapshots):
    english = html(opened("ekspor", kab="5305"))
    assert (
        'lang="en" hreflang="en" target="_self" href="/ekspor?kab=5305&amp;bahasa=en">English</a>' in english
    )
    indonesian = html(opened("ekspor", kab="5305", bahasa="en"))
    (back,) = re.findall(r'hreflang="id" target="_self" href="([^"]+)">Bahasa Indonesia</a>', indonesian)
    assert dict(parse_qsl(unescape(back).partition("?")[2])) == {"kab": "5305", "bahasa": "id"}


def test_links_of_an_english_page_stay_english(snapshots):
    page = html(opened("ringkasan", bahasa="en"))
    passports = re.findall(r'href="(/tentang-angka\?[^"]*paspor=[^"]*)"', page)
    assert passports and all("bahasa=en" in each for each in passports)


def test_a_language_that_there_is_not_is_indonesian_with_a_notice(snapshots):
    at = opened("ringkasan", bahasa="xx")
    assert any("Bahasa “xx” tidak tersedia" in each.value for each in at.warning)
    assert "bahasa" not in at.query_params and "Apa yang terlambat" not in html(at)


def test_the_same_page_has_the_same_passports_in_both_languages(snapshots):
    """A passport is a figure's own: what the figure is called changes nothing."""
    snapshot, found = current().snapshot, {}
    for language in languages.known():
        for entry in MENU:
            view, _ = links.view(snapshot, {"bahasa": language}, entry.page)
            with languages.speaking(language):
                page = entry.describe(view)
                codes = [code for block in page.blocks for code in (getattr(block, "codes", None) or [])]
            found.setdefault(entry.path, []).append(codes)
    assert any(found.values()) and all(all(codes == told[0] for codes in told) for told in found.values())


@pytest.mark.parametrize("typed", ["Kabupaten Alor", "Alor regency", "Mabar", "5305"])
def test_a_place_is_found_by_either_name(snapshots, typed):
    with languages.speaking("en"):
        found = places.search(typed, places.sought(current().snapshot), {})
    assert not found.places.empty and found.places.code.iloc[0] in ("5305", "5315")


def test_only_so_many_words_stand_in_a_sentence_for_a_governor(snapshots):
    """At most 25 words on the three pages that are read in a hurry; a list of names is no sentence."""
    long = []
    for language in languages.known():
        for page in ("ringkasan", "program", "peta"):
            shown = re.sub(
                r"<(?:li|p|h\d|td|th|br)[^>]*>|</[^>]+>", "\n", html(opened(page, bahasa=language))
            )
            for line in re.sub(r"<[^>]*>", " ", shown).splitlines():
                for sentence in re.split(r"(?<=[.?!])\s|\s[·–]\s", unescape(line)):
                    words = re.findall(r"[^\W\d_]{2,}", re.sub(r"\([^)]*\)", "", sentence))
                    if len(words) > 25:
                        long.append((language, page, len(words), sentence.strip()))
    assert not long, long


def test_targets_and_follow_ups_name_measure_and_place_in_english(both):
    view, _ = links.view(current().snapshot, {"bahasa": "en"}, program.PAGE)
    with languages.speaking("en"):
        (targets,) = progress.targets("ntt-mart", view)
    assert "NTT Mart shops opened" in targets.told and "Gerai" not in targets.told
    told = html(opened("program", prog="upt-bpom", tampil="tindak-lanjut", data="simulasi", bahasa="en"))
    lines = re.findall(r"Dinas Contoh \d · ([^·<]+) · ([^<]+)", told)
    assert lines and not [line for line in lines if re.search("Kabupaten|Lahan|Nilai", " ".join(line))]


@pytest.mark.parametrize(("page", "more"), PARTS)
def test_a_simulated_page_in_english_says_so_and_nothing_in_indonesian(both, page, more):
    told = TITLES.sub("", html(opened(page, bahasa="en", data="simulasi", **more)))
    assert not FORGOTTEN.findall(told), FORGOTTEN.findall(told)
    assert "SIMULASI" not in told  # whatever the mark stands before or behind
    with languages.speaking("en"):
        mark = say("simulasi.kata")
    assert mark in told or page in ("kirim_data", "paparan", "tentang_angka")


def test_a_slide_names_its_measure_in_english(snapshots):
    with languages.speaking("en"):
        deck = ready.make("provinsi", View(current().snapshot, {"bahasa": "en"}))
    (stunting,) = [slide for slide in deck.slides if slide.title.startswith("Stunting prevalence")]
    assert stunting.subtitle.startswith("Percentage of children under five who are stunted")
    assert stunting.body.heading == "per cent; lower is better"  # above the legend, and there alone


@pytest.mark.parametrize("page", PAGES)
def test_the_accessibility_statement_stands_at_the_foot_of_every_page(snapshots, page):
    for language, name in (("id", "Pernyataan aksesibilitas"), ("en", "Accessibility statement")):
        link = {"bagian": links.ACCESSIBILITY} | ({} if language == "id" else {"bahasa": language})
        foot = f'<a href="/tentang-angka?{escape(urlencode(link))}" target="_self">{name}</a>'
        live = html(opened(page, bahasa=language))
        entry = next(each for each in MENU if each.file == f"{page}.py")
        with languages.speaking(language):
            static = read.page(entry, {"bahasa": language})[1]
        assert live.count(foot) == 1 and static.count(foot) == 1, (page, language)
    assert "2.4.7" in html(opened("tentang_angka", bagian=links.ACCESSIBILITY))
