"""A number or a range stands whole on its line, on every slide and page; a card's headline is one number."""

import io
import re
from html import unescape

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pypdf import PdfReader

from briefing import drawing, pdf, powerpoint, ready
from briefing.slides import Briefing, Slide
from dashboard.answers.view import View
from dashboard.exhibits.bodies import Figures, Number, Table, Text, parts
from dashboard.language import numbers
from dashboard.language.numbers import WORD_JOINER, unbroken, whole
from dashboard.paper import figures, reading
from dashboard.paper.ink import Box
from dashboard.paper.lettering import width, wrapped
from data.snapshots import current

RANGE = "404.120–474.801"
KUPANG = "5371"


@pytest.fixture(scope="module")
def decks(snapshots) -> dict[str, Briefing]:
    """The briefings of all regencies and of the province."""

    snapshot = current().snapshot
    slugs = [slug for slug in ready.names(View(snapshot)) if slug.isdecimal() or slug == "provinsi"]
    return {slug: ready.make(slug, View(current().snapshot)) for slug in slugs}


def test_no_line_begins_with_the_dot_between_two_parts():
    for room in range(180, 900, 7):
        lines = wrapped(
            "register ini, dihimpun dari 71 halaman · fakta terbaru 5 Februari 2026 · terbit", 26, room
        )
        assert not [line for line in lines if line.startswith("·")], (room, lines)
        assert "".join(lines).replace(" ", "").count("·") == 2


@pytest.mark.parametrize("slug", ["provinsi", KUPANG])
def test_where_something_else_breaks_the_lines_none_begins_with_a_dot(decks, slug):
    """PowerPoint set *· SIMULASI* below its label, and paper a code below its source."""
    slides = Presentation(io.BytesIO(powerpoint.pptx(decks[slug])[0])).slides
    written = [each.text or "" for slide in slides for each in slide.element.iter(qn("a:t"))]
    assert any("\N{NO-BREAK SPACE}·" in text for text in written)
    assert not [text for text in written if " ·" in text]
    for paper in pdf.PAPERS:
        pages = PdfReader(io.BytesIO(pdf.handout(decks[slug], paper=paper))).pages
        lines = [line for page in pages for line in page.extract_text().splitlines()]
        assert any("·" in line for line in lines)
        assert not [line for line in lines if line.lstrip().startswith("·")]


def holding(value: str) -> Briefing:
    """A briefing with this value wherever a number can stand."""
    bodies = (
        Figures(tuple(Number("Jumlah penduduk", value, (f"versi: {value}",)) for _ in range(6))),
        Table(("Nama", *"abcdefg"), ((*["kata " * 6] * 7, value),)),
        Text((f"Penduduk tercatat {value} menurut dua sumber yang berbeda " * 4,)),
    )
    slides = tuple(Slide(f"Penduduk {value}", value, body, value, "K01·53·2025·a3f9", "") for body in bodies)
    name = "ntt-20250604T010203Z-a3f90000"
    return Briefing("uji", "Uji", "", "terpublikasi", name, "2025-06-04T01:02:03+00:00", slides)


@pytest.mark.parametrize(
    "number", [RANGE, "474.801", "Rp796,03 miliar", "US$1.234.567", "18,6%", "−12,5", "26–45", "20,…%"]
)
def test_a_number_is_never_broken_over_two_lines(number):
    for room in range(10, 400, 13):
        lines = wrapped(f"Kota Kupang: ({number}) jiwa menurut Disdukcapil", 26, room)
        assert any(number in line for line in lines), (room, lines)
        whole = "".join(f"KotaKupang:({number})jiwamenurutDisdukcapil".split())
        assert "".join("".join(lines).split()) == whole, room


def test_a_date_is_broken_only_where_it_is_wider_than_its_room():
    told, date = "Gerai diresmikan (31 Desember 2025) oleh gubernur", "(31 Desember 2025)"
    for room in range(150, 400, 13):
        lines = wrapped(told, 26, room)
        assert any(date in line for line in lines) == (width(date, 26) <= room), (room, lines)
        assert " ".join(lines) == told, "no word of it is broken"


@pytest.mark.parametrize("period", ["2025-Q4", "2025-S2", "2025-03", "2025-03-20"])
def test_a_period_stays_on_one_line_wherever_it_stands(period):
    """*terakhir triwulan IV* stood above *2025*."""
    told = numbers.period(period)
    held = numbers.whole_words(f"terakhir {told} · menurut BPS")
    assert f"{told} ·" in [part.replace("\N{NO-BREAK SPACE}", " ") for part in held.split(" ")]
    for room in range(260, 700, 13):
        assert any(told in line for line in wrapped(f"8 bulan; terakhir {told}", 26, room)), room


def test_a_sign_stays_on_the_line_of_what_it_belongs_to():
    """*©* stood at the end of a line, and the dash of *– Target belum dipublikasikan* alone."""
    told = numbers.whole_words("Batas indikatif; © kontributor OpenStreetMap")
    assert "©\N{NO-BREAK SPACE}kontributor" in told
    dash = numbers.whole_words("Bangun Karya · –\N{NO-BREAK SPACE}Target belum dipublikasikan")
    assert "–\N{WORD JOINER}\N{NO-BREAK SPACE}Target" in dash
    for room in range(300, 700, 13):
        for text in ("Batas indikatif; © kontributor", "Bangun Karya · –\N{NO-BREAK SPACE}Target belum"):
            lines = wrapped(text, 26, room)
            assert not any(line.endswith(("©", "–")) for line in lines), lines
            assert " ".join(lines) == text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_column_of_dates_is_as_wide_as_its_longest_date():
    """*31 Desember* stood above *2025* beside columns that had room."""
    rows = (
        (
            "12 Agustus 2025",
            "Gerai pertama diresmikan",
            "tercapai",
            "SIMULASI (angka rekaan)",
            "tonggak rekaan",
        ),
        (
            "31 Desember 2025",
            "Seluruh gerai diresmikan",
            "rencana",
            "SIMULASI (angka rekaan)",
            "tonggak rekaan",
        ),
    )
    body = Table(("Tanggal", "Tonggak", "Status", "Sumber", "Catatan"), rows)
    laid = reading.lay(body, Box(72, 200, 1776, 760))
    assert laid.size == reading.LARGEST[0]
    assert [len(wrapped(row[0], laid.size, laid.widths[0] - 24)) for row in rows] == [1, 1]


def test_the_sign_of_a_state_stays_with_its_words():
    """A label ended with the sign alone, and its words began the next line."""
    told = figures.named("Gerai NTT Mart yang diresmikan", "▲ Terlambat")
    for room in range(180, 480, 12):
        assert not [line for line in wrapped(told, 28, room, bold=True) if line.endswith("▲")], room
    assert figures.named("Desa", "pernyataan") == "Desa · pernyataan"


def lines_of(slide: Slide, size: drawing.Size) -> list[str]:
    svg = "".join(drawing.draw(page, number=1, of=1, size=size) for page in drawing.pages(slide, size))
    return [unescape(line) for line in re.findall(r"<text[^>]*>([^<]*)</text>", svg)]


@pytest.mark.slow
@pytest.mark.parametrize("size", [drawing.WIDE, drawing.SQUARE])
def test_each_number_of_a_card_stands_on_one_line_of_its_slide(decks, size):
    cards = 0
    for deck in [*decks.values(), holding(f"{RANGE} jiwa")]:
        for slide in deck.slides:
            for body in (each for each in parts(slide.body) if isinstance(each, Figures)):
                lines = lines_of(slide, size)
                for each in body.numbers:
                    cards += 1
                    for found in whole().finditer(" ".join([each.value, *each.context])):
                        assert any(found[0] in line for line in lines), (deck.title, found[0], lines)
    assert cards >= 100


def test_the_numbers_of_a_table_stand_on_one_line(decks):
    for deck in [*decks.values(), holding(RANGE)]:
        for slide in deck.slides:
            if isinstance(slide.body, Table):
                lines = lines_of(slide, drawing.WIDE)
                for found in whole().finditer(" ".join(cell for row in slide.body.rows for cell in row)):
                    assert any(found[0] in line for line in lines), (deck.title, found[0])


def test_the_headline_of_a_card_is_one_number_and_its_range_stands_below(decks):
    for slug, deck in decks.items():
        if slug.isdecimal():
            for each in parts(deck.slides[1].body)[0].numbers:
                assert "–" not in each.value and "versi" not in each.value, (slug, each)
    cards = parts(decks[KUPANG].slides[1].body)[0].numbers
    ranged = [each for each in cards if any("Versi yang terbit berbeda" in line for line in each.context)]
    assert ranged and all("–" in " ".join(each.context) for each in ranged)
    assert all(len(whole().findall(each.value)) == 1 for each in ranged)


def test_powerpoint_gets_numbers_that_do_not_break_in_letters_that_fit():
    content, _ = powerpoint.pptx(holding(f"{RANGE} jiwa"))
    runs = [
        run
        for slide in Presentation(io.BytesIO(content)).slides
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
        if "404.120" in run.text
    ]
    assert len(runs) > 6
    assert all(f"404.120{WORD_JOINER}–{WORD_JOINER}474.801" in run.text for run in runs)


@pytest.mark.parametrize("write", [pdf.handout, pdf.profile])
def test_paper_keeps_a_range_on_one_line(write):
    pages = PdfReader(io.BytesIO(write(holding(RANGE)))).pages
    told = "\n".join(page.extract_text() for page in pages).replace(WORD_JOINER, "")
    assert told.count(RANGE) >= 8
    assert not re.search(r"404\.120–?\s*\n\s*–?474|404\.\s*\n", told)


def test_codes_stay_as_they_are():
    code = "Q1f3c·5301+5305·2017-2022·a3f9·kat=+tenun"
    assert unbroken(code) == code
