"""Whatever the data and the words: no deck grows, nothing is cut, and every file is made."""

import io
import re

import pytest
from pptx import Presentation
from pypdf import PdfReader

from briefing import deck, drawing, pdf, powerpoint, ready
from briefing.editing import MOST_SLIDES, extended
from dashboard.answers.view import View
from dashboard.exhibits.bodies import Bars, Beside, Items, Table
from dashboard.language.text import say
from dashboard.paper.ink import SMALL
from dashboard.paper.lettering import width
from data import derived, schema
from data import snapshots as kept
from tests.answers.test_versions import put
from tests.briefing.test_briefing import HOSTILE, hostile, words_of_html

MANY = """
    insert into product select p.* replace (p.id || '-' || n as id, p.name || ' ' || n as name)
    from product p, range(60) many(n) where p.regency = '5305'
"""
NOTHING = (
    "delete from permit where product in (select id from product where regency = '5310')",
    "delete from export_event_product where product in (select id from product where regency = '5310')",
    "update participant set product = null where product in (select id from product where regency = '5310')",
    "delete from product where regency = '5310'",
    "delete from observation where area = '5310'",
)


@pytest.fixture(scope="module")
def odd(snapshots, tmp_path_factory) -> kept.Snapshot:
    """A version in which one regency has hundreds of products, and of another nothing is known."""
    folder, source = tmp_path_factory.mktemp("aneh"), kept.current().snapshot
    (folder / "peta").symlink_to(snapshots / "peta")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASBOR_SNAPSHOTS", str(folder))
        yield put(source, "20261201T000000Z", [*underived(), MANY, *NOTHING])


def underived() -> list[str]:
    """What the build derived once is asked anew of what is changed."""
    tables = schema.SCHEMA.read_text(encoding="utf-8")
    asked = [re.search(rf"create view {name} as.*?;", tables, flags=re.S)[0] for name in derived.names()]
    return [*(f"drop table {name}" for name in reversed(derived.names())), *asked]


@pytest.mark.slow
@pytest.mark.parametrize(("slug", "most"), [("provinsi", 8), ("5305", 6), ("5310", 6), ("ovop", 6)])
def test_a_regency_with_no_data_or_with_hundreds_of_products_keeps_its_slides(odd, slug, most):
    made = ready.make(slug, View(odd))
    if slug == "5305":
        assert View(odd).one("register_counts", regencies=["5305"], categories=[]).products > 300
    assert 2 <= len(drawing.spread(made.slides)) <= most
    assert len(drawing.spread(made.slides)) == len(made.slides)
    if slug == "5310":  # the first slide says it, the last asks for it
        told = [slide.title for slide in made.slides if "produk" in slide.title]
        assert len(told) == 2 and "Manggarai: produk desa" in told[0], told
        assert "Produk desa yang belum tercatat" in str(made.slides[-1].body)
        assert not any("Sumber: ;" in slide.source_line for slide in made.slides)
        # A card with one number was three quarters bare: what is not known fills the slide.
        named = str(made.slides[1].body.left)
        assert isinstance(made.slides[1].body.left, Items) and "Prevalensi stunting (SSGI)" in named, named
    pages = drawing.spread(made.shown)
    for place, page in enumerate(pages, 1):
        svg = drawing.draw(page, number=place, of=len(pages), about=made.about)
        assert not re.search(r"\b(nan|None|NaT)\b", words_of_html(svg))
    assert len(Presentation(io.BytesIO(powerpoint.pptx(made)[0])).slides) == len(pages)
    assert all(page.extract_text() for page in PdfReader(io.BytesIO(pdf.handout(made, paper="F4"))).pages)
    if slug.isdecimal():
        _, back = PdfReader(io.BytesIO(pdf.profile(made))).pages
        assert back.extract_text().startswith(say("paparan.istilah"))


def test_forty_slides_of_any_words_are_a_deck_a_powerpoint_and_a_pdf():
    whole = hostile("Desa")
    for text in [*HOSTILE.values()] * 2:
        whole = extended(whole, *hostile(text).slides)
    assert len(whole.slides) == MOST_SLIDES == 40
    assert len(extended(whole, whole.slides[0]).slides) == MOST_SLIDES
    page = deck.html(whole)
    assert page.count('<section class="slaid"') >= MOST_SLIDES and "تمر" in words_of_html(page)
    assert len(Presentation(io.BytesIO(powerpoint.pptx(whole)[0])).slides) >= MOST_SLIDES
    assert len(PdfReader(io.BytesIO(pdf.handout(whole))).pages) > 5


@pytest.fixture(scope="module")
def made(snapshots):
    view = View(kept.current().snapshot)
    return {slug: ready.make(slug, view) for slug in ("provinsi", "5305", "ntt-mart", "bangun-karya")}


def test_a_column_on_paper_is_as_wide_as_its_longest_word(made):
    """Beside each other, two columns whose words do not fit run into each other."""
    tables = [slide.body for each in made.values() for slide in each.slides if isinstance(slide.body, Table)]
    assert len(tables) >= 5
    for body in tables:
        widths = pdf._widths(body.columns, body.rows, pdf.ROOM)
        for place, wide in enumerate(widths):
            words = [word for row in body.rows for word in row[place].split()]
            room = wide / sum(widths) * pdf.ROOM
            assert max(width(word, 1) for word in words or [""]) < room, (body.columns[place], room)


def test_a_chart_beside_another_has_letters_as_large_as_one_alone(made):
    """Drawn for a whole page and made half as large, its words were of three points."""
    (slide,) = [
        each
        for each in made["provinsi"].slides
        if isinstance(each.body, Beside) and isinstance(each.body.left, Bars)
    ]
    picture = pdf._beside(slide.body, slide, 4)["picture"]
    assert float(picture.split('viewBox="')[1].split()[2]) == pytest.approx(1776, abs=6)
    assert min(map(float, re.findall(r'font-size="([\d.]+)"', picture))) >= SMALL


def test_what_stands_below_a_small_map_has_letters_of_seven_points(made):
    """As wide as a half of the page it had four."""
    slide = next(each for each in made["5305"].slides if isinstance(each.body, Beside))
    share, printed = 1 - slide.body.share, 180 / 25.4 * 72  # points of an A4 sheet between its margins
    picture = pdf._beside(slide.body, slide, 2)["right"]["picture"]
    wide = float(picture.split('viewBox="')[1].split()[2])
    letters = min(map(float, re.findall(r'font-size="([\d.]+)"', picture)))
    assert letters * printed * share / wide >= 7


def test_two_figures_in_less_than_half_a_sheet_stand_below_each_other(made):
    slide = next(each for each in made["bangun-karya"].slides if isinstance(each.body, Beside))
    assert pdf._beside(slide.body, slide, 2)["left"]["across"] == 1


def test_the_last_sheet_of_a_hand_out_is_no_line_alone(made):
    for slug in ("provinsi", "5305", "bangun-karya"):
        last = PdfReader(io.BytesIO(pdf.handout(made[slug]))).pages[-1].extract_text()
        assert len(last) > 500, (slug, last)


def test_a_word_without_end_stays_on_its_sheet_and_beside_its_column():
    """Titles, lines and tables ran over the edge of the paper."""
    told = PdfReader(io.BytesIO(pdf.handout(hostile(HOSTILE["one word"]))))
    lines = [line for sheet in told.pages for line in sheet.extract_text().splitlines()]
    assert 40 < max(line.count("x") for line in lines) < 200  # of the smallest letters
    first, other = pdf._widths(("x" * 300, "Nilai"), (("x" * 300, "belum dilaporkan"),), pdf.ROOM)
    assert first + other <= pdf.ROOM and other > width("dilaporkan", 1)
    assert "\u200b" not in pdf._unbroken("Q4d7e·53·semua·7a15·dari=+export_event+export_statistic")
