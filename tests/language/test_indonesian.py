"""No English word is left in Indonesian: sentences, import, briefings in every file, files of every page."""

import io
import json
import re

import openpyxl
import pypdf
import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from briefing import files, ready
from dashboard.answers import links
from dashboard.answers.view import View
from dashboard.exhibits.exhibit import Exhibit
from dashboard.files import downloads
from dashboard.front.menu import MENU
from dashboard.language import languages
from dashboard.language.en.intake import SENTENCES
from dashboard.saying import taking
from data.snapshots import current

ENGLISH = {  # common words, none of which is Indonesian
    *("the", "and", "of", "is", "are", "was", "with", "from", "for", "not", "reported", "applicable", "by"),
    *("this", "that", "these", "which", "there", "their", "has", "have", "been", "will", "can", "cannot"),
    *("source", "sources", "figure", "figures", "village", "villages", "regency", "regencies", "district"),
    *("product", "products", "export", "exports", "file", "files", "row", "rows", "page", "choose", "show"),
    *("download", "send", "search", "map", "table", "chart", "slide", "slides", "date", "value", "number"),
    *("deadline", "milestone", "stage", "permit", "permits", "year", "month", "day", "days", "one", "all"),
}
# Names that are English in Indonesian too: of programmes, products, standards and the menus of Excel.
NAMES = re.compile(
    r"One Village One Product|One NIE One Village|Open Data|Data Package|Web API|Excel Workbook|Edit Links"
    r"|Alkali treated|Grand Design|Table Schema|Break Link|From Text/CSV|Satu Data"
    r"|[KQ][0-9a-f]+·\S+|http\S+|\S+=\S+"
)


def english(text: str) -> set[str]:
    """The English words of a text that is to be Indonesian."""
    return set(re.findall(r"[a-z]+", NAMES.sub(" ", text).replace("_", " ").lower())) & ENGLISH


def titles() -> list[str]:
    """What stays as it was published, the longest first."""
    sources = View(current().snapshot).ask("sources")
    named = {*sources.title.dropna(), *sources.publisher.dropna(), *sources.address.dropna()}
    return sorted(named, key=len, reverse=True)


def without(text: str, published: list[str]) -> str:
    text = " ".join(text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{WORD JOINER}", "").split())
    for each in published:
        text = text.replace(each, "_")
    return text


def test_an_english_word_is_found_and_a_name_is_none():
    assert english("Angka not reported") == {"not", "reported"}
    assert not english("One Village One Product: program provinsi")


def test_no_sentence_of_a_page_or_of_the_import_holds_an_english_word():
    home = languages.words(languages.HOME)
    told = {key: re.sub(r"\{[^{}]*\}", " ", text) for key, text in home.items()}
    told |= {text: text for text in SENTENCES}
    left = {key: words for key, text in told.items() if (words := english(text))}
    assert not left, left


def test_scripts_say_nothing_in_english():
    """Streamlit's own words are the keys by which they are found; what is shown stands behind them."""
    said = languages.interface(languages.HOME)
    shown = [*said["streamlit"].values(), *said["labels"].values()]
    assert len(shown) > 50 and not {text: words for text in shown if (words := english(str(text)))}


@pytest.mark.parametrize("slug", ["provinsi", "5305", "ntt-mart", "ovop", "upt-bpom"])
def test_no_file_of_a_briefing_holds_an_english_word(snapshots, slug):
    briefing, published = ready.make(slug, View(current().snapshot)), titles()
    deck = files.content(briefing, "html")[0].decode()
    body = re.sub(r"<(style|script)>.*?</\1>|<[^>]+>", " ", deck, flags=re.DOTALL)
    show = Presentation(io.BytesIO(files.content(briefing, "pptx")[0]))
    texts = [node.text or "" for slide in show.slides for node in slide._element.iter(qn("a:t"))]
    notes = [each.notes_slide.notes_text_frame.text for each in show.slides if each.has_notes_slide]
    alts = [each.get("descr") or "" for slide in show.slides for each in slide._element.iter(qn("p:cNvPr"))]
    printed = pypdf.PdfReader(io.BytesIO(files.content(briefing, "pdf")[0]))
    told = {"html": body, "pptx": " ".join((*texts, *notes, *alts))}
    told["pdf"] = " ".join(page.extract_text() for page in printed.pages)
    left = {kind: words for kind, text in told.items() if (words := english(without(text, published)))}
    assert not left, left


@pytest.mark.parametrize("entry", MENU, ids=lambda entry: entry.file)
def test_no_file_of_a_page_holds_an_english_word(snapshots, entry):
    """Each opened again: sheets, heads and cells of XLSX, keys and texts of JSON."""
    view, _ = links.view(current().snapshot, {}, entry.page)
    published, left = titles(), {}
    for shown in entry.describe(view).every(view):
        if not isinstance(shown, Exhibit) or not len(shown.rows):
            continue
        rows, about = taking.rows(shown), taking.about(shown, view)
        book = openpyxl.load_workbook(io.BytesIO(downloads.as_xlsx(rows, about)))
        told = {str(cell) for sheet in book for row in sheet.values for cell in row if isinstance(cell, str)}
        told |= {sheet.title for sheet in book}
        for name, value in json.loads(downloads.as_json(rows, about)).items():
            told |= {name} | ({value} if isinstance(value, str) else set())
        for text in told - set(published):
            if words := english(without(text, published)):
                left[shown.key, text] = words
    assert not left, left
