"""Every term of the office is explained where it stands: on a page and in a hand-out, in each language."""

import io
import json
import re
from html import unescape

import openpyxl
import pyarrow.parquet as pq
import pypdf
import pytest
from pptx import Presentation

from briefing import files, pdf, ready
from briefing.slides import Briefing, of_text
from dashboard.answers import links
from dashboard.answers.view import View
from dashboard.exhibits.exhibit import Exhibit
from dashboard.files import downloads
from dashboard.front import menu
from dashboard.language import languages
from dashboard.language.text import say
from dashboard.saying import glossary, taking
from data.snapshots import current
from tests.edition import read
from tests.pages.test_english import PARTS
from tests.pages.test_pages import html, opened

# Abbreviations that need no explanation: names of places, files, currencies, roman numerals, marks of data.
PLAIN = {
    *("NTT", "CSV", "XLSX", "PDF", "PPTX", "PNG", "JSON", "HTML", "ZIP", "QR", "WCAG", "AA", "US", "WITA"),
    *("II", "III", "IV", "SIMULASI", "SIMULATION", "PT", "UD", "CV", "RI", "ID", "AS", "NVDA"),
    *("IMO", "RKN"),  # names of companies
}
# Marks, what is no text, and the link to the accessibility statement, which is no statement of the office.
SILENT = re.compile(r'<style.*?</style>|<script.*?</script>|<p class="kecil kaki.*?</p>|<[^>]+>', re.DOTALL)
SHORT = re.compile(r"(?<![\w·/.@-])(?:[a-z]-)?[A-Z]{2,}(?:-[A-Z]{2,})*(?![\w·/.@-])")


def signs(language: str) -> dict[str, tuple[str, ...]]:
    """Term -> how it is written."""
    words = languages.words(language)
    return {term: tuple(words[f"istilah.{term}.tanda"].split("|")) for term in glossary.TERMS}


def standing(text: str, language: str) -> set[str]:
    """The terms that stand in a text."""
    return {
        term
        for term, written in signs(language).items()
        if any(
            re.search(rf"(?<!\w){re.escape(sign)}(?!\w)", text, re.IGNORECASE if sign.islower() else 0)
            for sign in written
        )
    }


def unexplained(text: str, language: str) -> set[str]:
    """The terms in a text whose meaning does not stand there."""
    words, told = languages.words(language), squeezed(text)
    return {term for term in standing(text, language) if squeezed(words[f"istilah.{term}.arti"]) not in told}


def twice(text: str, language: str) -> set[str]:
    """The terms whose meaning stands in a text more than once."""
    words = languages.words(language)
    return {term for term in glossary.TERMS if text.count(words[f"istilah.{term}.arti"]) > 1}


def squeezed(text: str) -> str:
    """Its letters and digits: where lines break and which spaces hold is no matter."""
    return re.sub(r"[\W_]+", "", text)


def test_a_term_without_its_meaning_is_found():
    meaning = languages.words("en")["istilah.p_irt.arti"]
    assert unexplained("It has P-IRT.", "en") == {"p_irt"}
    assert "p_irt" not in unexplained(f"It has P-IRT. {meaning}", "en")
    assert twice(f"It has P-IRT. {meaning} {meaning}", "en") == {"p_irt"} and not twice(meaning, "en")
    assert "desa" in unexplained("Desa Oesena", "en") and not unexplained("The letters MDF", "en")


@pytest.mark.parametrize("language", languages.known())
def test_each_term_is_known_by_its_own_word(language):
    """None is written in a way that only another one's words have."""
    words = languages.words(language)
    for term in glossary.TERMS:
        assert term in standing(words[f"istilah.{term}.kata"], language), term


@pytest.mark.parametrize("language", languages.known())
@pytest.mark.parametrize(("page", "more"), PARTS)
def test_a_page_explains_its_terms(both, language, page, more):
    """The live page and the one that the server sends whole, each once."""
    with languages.speaking(language):
        whole = read.page(entry_of(page), more | {"bahasa": language})[1]
    for told in (html(opened(page, bahasa=language, **more)), whole):
        text = unescape(SILENT.sub(" ", told))
        assert not unexplained(text, language), unexplained(text, language)
        assert not twice(text, language), twice(text, language)


# What has only names and titles, and what explains permits itself, with the marks of their numbers.
OF_ITS_OWN = ({"lembar": "sumber"}, {"bagian": "istilah"})


@pytest.mark.parametrize("language", languages.known())
@pytest.mark.parametrize(("page", "more"), [each for each in PARTS if each[1] not in OF_ITS_OWN])
def test_no_abbreviation_of_a_page_is_missing_in_the_glossary(both, language, page, more):
    """Titles of sources and names of publishers are as they were published."""
    entry = entry_of(page)
    view, _ = links.view(current().snapshot, more | {"bahasa": language}, entry.page)
    with languages.speaking(language):
        described = entry.describe(view)
        text = " ".join(glossary._words((described.above, described.head, described.blocks), view))
    sources = View(current().snapshot).ask("sources")
    for name in sorted({*sources.title.dropna(), *sources.publisher.dropna()}, key=len, reverse=True):
        text = text.replace(name, " ")
    known = {sign for written in signs(language).values() for sign in written}
    left = set(SHORT.findall(text)) - known - PLAIN
    assert not left, left


def entry_of(page: str) -> menu.Entry:
    return next(each for each in menu.MENU if each.file == f"{page}.py")


@pytest.mark.parametrize("language", languages.known())
@pytest.mark.parametrize("slug", ["provinsi", "5305", "bangun-karya"])
def test_a_briefing_explains_its_terms_in_every_file(snapshots, language, slug):
    briefing = ready.make(slug, View(current().snapshot, {"bahasa": language}))
    with languages.speaking(language):
        assert briefing.explained and briefing.shown[-1].title == say("paparan.istilah")
    deck = files.content(briefing, "html")[0].decode()
    heard = " ".join(re.findall(r'<div class="terdengar">(.*?)</div>', deck, re.DOTALL))
    assert not unexplained(unescape(re.sub(r"<[^>]+>", " ", heard)), language)
    shows = Presentation(io.BytesIO(files.content(briefing, "pptx")[0]))
    told = " ".join(
        node.text or ""
        for slide in shows.slides
        for node in slide._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}t")
    )
    assert not unexplained(told, language)
    for made in (files.content(briefing, "pdf")[0], *([profile(briefing)] if slug.isdecimal() else [])):
        printed = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages)
        assert not unexplained(printed, language)


def profile(briefing: Briefing) -> bytes:
    with languages.speaking(briefing.language):
        return pdf.profile(briefing)


def test_slides_without_a_term_have_no_annex(snapshots):
    briefing = ready.make("provinsi", View(current().snapshot))
    empty = Briefing(**{**vars(briefing), "slides": (of_text("Rapat"),)})
    assert not empty.explained and len(empty.shown) == 1


@pytest.mark.parametrize("language", languages.known())
def test_a_file_explains_its_terms(snapshots, language):
    """XLSX on its second sheet, JSON in its head, Parquet in its metadata; CSV holds rows alone."""
    written = 0
    for entry in menu.MENU:
        view, _ = links.view(current().snapshot, {"bahasa": language}, entry.page)
        with languages.speaking(language):
            for shown in entry.describe(view).every(view):
                if not isinstance(shown, Exhibit) or not len(shown.rows):
                    continue
                rows, about = taking.rows(shown), taking.about(shown, view)
                book = openpyxl.load_workbook(io.BytesIO(downloads.as_xlsx(rows, about)))
                cells = [
                    str(cell) for sheet in book for row in sheet.values for cell in row if cell is not None
                ]
                assert not unexplained(" | ".join(cells).replace("_", " "), language), (
                    shown.key,
                    unexplained(" | ".join(cells).replace("_", " "), language),
                )
                told = json.loads(downloads.as_json(rows, about))
                assert not unexplained(" | ".join(strings(told)).replace("_", " "), language), shown.key
                kept = pq.read_table(io.BytesIO(downloads.as_parquet(rows, about))).schema.metadata
                assert kept.get(say("berkas.istilah").encode(), b"").decode() == told.get(
                    say("berkas.istilah"), ""
                )
                written += 1
    assert written > 15


def strings(told) -> list[str]:
    """Every text of JSON, its keys too."""
    match told:
        case str():
            return [told]
        case dict():
            return [text for name, value in told.items() for text in (name, *strings(value))]
        case list():
            return [text for each in told for text in strings(each)]
    return []
