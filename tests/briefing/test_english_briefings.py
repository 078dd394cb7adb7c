"""Ready-made briefings in English, each file opened again and all of its words read: PPTX, PDF and deck."""

import io
import re

import pypdf
import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from briefing import files, ready, titles
from briefing.slides import Briefing
from dashboard.answers.view import View
from dashboard.language import languages, numbers
from dashboard.saying import glossary
from data.snapshots import current
from tests.edition.test_titles import UNHEARD, Spoken
from tests.language.test_english import INDONESIAN

SLUGS = ("provinsi", "5305", "ntt-mart", "ovop", "upt-bpom")
PLACES = re.compile(r"\b(?:Kab\.|Desa Devisa|PMD|Asta Cita|Dasa Cita|Satu Data|Produk Desa)\b")
CODES = re.compile(r"[KQ][0-9a-f]+·\S*|\S+=\S+|semua")  # passports and addresses are no words
WRONG_NUMBER = re.compile(r"(?<![\d.,])\d+,\d{1,2}(?![\d,])|\d\.\d{3}(?!\d)\b(?!%)")
WRONG_COUNT = re.compile(
    r"(?<![\d.,/–-])\b1 (?:products|villages|shops|regencies|items|slides|tonnes|rungs|exports|permits)\b"
)


@pytest.fixture(scope="module", params=SLUGS)
def made(request, snapshots) -> tuple[Briefing, frozenset[str]]:
    """A briefing, and the Indonesian titles that may stand in it."""
    with languages.speaking("en"):
        briefing = ready.make(request.param, View(current().snapshot, {"bahasa": "en"}))
    foreign = titles.foreign(briefing)
    assert foreign
    return briefing, foreign


def unread(text: str, foreign: frozenset[str]) -> list[str]:
    """What an English editor would strike out: Indonesian words, numbers and plurals of another language."""
    text = " ".join(text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{WORD JOINER}", "").split())
    with languages.speaking("en"):
        explained = {part for term in glossary.every() for part in term}
    for words in sorted(foreign | explained, key=len, reverse=True):
        text = text.replace(words, "_")
    text = PLACES.sub("_", CODES.sub("_", text))
    found = [word for word in re.findall(r"\b[a-z]+\b", text.lower()) if word in INDONESIAN - {"program"}]
    return found + WRONG_NUMBER.findall(text) + WRONG_COUNT.findall(text)


def test_an_editor_strikes_out_what_is_not_english():
    told = unread(
        "Source: Satu judul. 1 products, 18,6% dari desa; 1.234 people; 12,345.6 and 2.22 tonnes", frozenset()
    )
    assert told == ["satu", "dari", "desa", "18,6", "1.234", "1 products"]
    assert not unread("Source: Satu judul. 1 product", frozenset({"Satu judul"}))


def test_every_word_of_a_presentation_is_english_and_says_so(made):
    briefing, foreign = made
    deck = Presentation(io.BytesIO(files.content(briefing, "pptx")[0]))
    assert deck.core_properties.language == "en-GB"
    written = {numbers.whole_words(title) for title in foreign}
    for slide in deck.slides:
        runs = [*slide._element.iter(qn("a:r"))]
        told = {"".join(run.itertext()): run.find(qn("a:rPr")).get("lang") for run in runs}
        assert {text: "id-ID" if text in written else "en-GB" for text in told} == told
        notes = slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
        alt = [each.get("descr") or "" for each in slide._element.iter(qn("p:cNvPr"))]
        assert not [each for each in alt if each.endswith(".png")]
        assert unread("\n".join((*told, notes, *alt)), foreign) == []


def test_every_word_of_a_hand_out_is_english_and_says_so(made):
    briefing, foreign = made
    read = pypdf.PdfReader(io.BytesIO(files.content(briefing, "pdf")[0]))
    assert read.trailer["/Root"]["/Lang"] == "en-GB"
    told = " ".join(page.extract_text() for page in read.pages)
    assert unread(told, foreign) == [] and briefing.title in " ".join(told.split())
    assert unread(str(read.metadata["/Title"]) + str(read.metadata["/Subject"]).split(";")[0], foreign) == []


def test_a_hand_out_marks_a_title_in_its_own_language(made):
    """As a screen reader takes it from the tagged PDF; a hand-out of the home language marks nothing."""
    briefing, foreign = made
    read = pypdf.PdfReader(io.BytesIO(files.content(briefing, "pdf")[0]))
    told = "".join("".join(page.extract_text().split()) for page in read.pages)
    standing = {title for title in foreign if "".join(title.split()) in told}
    assert ("id-ID" in marks(read)) == bool(standing) and marks(read) <= {"en-GB", "id-ID"}
    home = ready.make("5305", View(current().snapshot))
    assert marks(pypdf.PdfReader(io.BytesIO(files.content(home, "pdf")[0]))) == {"id-ID"}


def marks(read: pypdf.PdfReader) -> set[str]:
    """The languages of its parts: on elements of its structure, and within them on runs of what is drawn."""
    drawn = b"".join(page.get_contents().get_data() for page in read.pages)
    parts = (read.get_object(number) for number in range(1, read.trailer["/Size"]))
    told = {str(part["/Lang"]) for part in parts if hasattr(part, "get") and "/Lang" in part}
    return told | {each.decode() for each in re.findall(rb"/Lang ?\(([^)]*)\)", drawn)}


def test_every_word_of_a_deck_is_english_and_a_title_says_its_language(made):
    briefing, foreign = made
    spoken = Spoken()
    spoken.feed(files.content(briefing, "html")[0].decode())
    heard = [(text, language) for text, language in spoken.texts if len(text) < 2_000]  # no script or style
    assert unread(" ".join(text for text, _ in heard), foreign) == []
    assert {language for text, language in heard if text.strip()} <= {"en", "id", UNHEARD}
    assert not [text for text, language in heard if language == "en" and any(t in text for t in foreign)]
