"""What a strict eye refuses of a ready slide: no number in its title, text in the foot, emptiness."""

import io
import re
from itertools import pairwise

import pytest
from babel.dates import get_month_names
from pptx import Presentation
from pptx.enum.chart import XL_MARKER_STYLE, XL_TICK_MARK
from pptx.oxml.ns import qn
from pypdf import PdfReader, mult

from briefing import drawing, files, pdf, powerpoint, ready
from briefing.drawing import FOOT
from briefing.slides import Briefing, Slide
from dashboard.answers.view import View
from dashboard.exhibits import theme
from dashboard.exhibits.bodies import (
    Bars,
    Beside,
    BurnUp,
    Cover,
    Figures,
    Goal,
    Items,
    Line,
    Look,
    Map,
    Matrix,
    Number,
    Pairs,
    Place,
    Point,
    Table,
    Text,
)
from dashboard.language.numbers import headline
from dashboard.paper import burn_up, figures, ink, map_body, reading
from dashboard.paper.drawers import halves
from dashboard.paper.ink import Box
from dashboard.paper.lettering import balanced, width, wrapped
from data.snapshots import current
from tests.exhibits.test_charts import contrast

SLUGS = ("provinsi", "5305", "5310", "ntt-mart", "bangun-karya")
TEXT = re.compile(r'<text x="[^"]+" y="([\d.]+)" font-size="([\d.]+)"')
FOOT_OF_SHEET = 46  # points
FILLED = 0.6  # of the height that a table of a slide has, at least


@pytest.fixture(scope="module", params=["id", "en"])
def made(request, snapshots) -> list[Briefing]:
    view = View(current().snapshot, {"bahasa": request.param})
    return [ready.make(slug, view) for slug in SLUGS]


@pytest.fixture(scope="module")
def views(both) -> list[View]:
    return [View(current(dataset).snapshot) for dataset in ("terpublikasi", "simulasi")]


@pytest.fixture(scope="module")
def programmes(views) -> list[Briefing]:
    """Of both data sets: with much, with little, only announced."""
    slugs = ("bangun-karya", "ntt-mart", "upt-bpom", "replikasi-pangan-lokal")
    return [ready.make(slug, view) for view in views for slug in slugs]


def shown(made: list[Briefing]):
    return [(each.slug, slide) for each in made for slide in each.slides if not isinstance(slide.body, Cover)]


def test_a_title_tells_a_number(made):
    assert [slide.title for _, slide in shown(made) if not re.search(r"\d", slide.title)] == []


def test_no_title_of_a_programme_has_two_colons(programmes):
    titles = [slide.title for _, slide in shown(programmes)] + [each.title for each in programmes]
    assert not [title for title in titles if title.count(": ") > 1]


def test_no_two_slides_of_a_programme_lead_with_the_same_figure(programmes):
    """The cards and the burn-up of Bangun Karya both began with *40 dari 44 UMKM*."""
    for briefing in programmes:
        _, *told, _ = (slide.title for slide in briefing.slides)
        found = [re.search(r"\d+(?: dari \d+)? [\w/]+(?: mencapai)?", title) for title in told]
        assert len({each[0] for each in found if each}) == len(told), told


def test_what_all_rows_of_a_slide_of_milestones_say_is_no_column_of_it(programmes):
    bodies = [slide.body for _, slide in shown(programmes)]
    told = [each for each in bodies if isinstance(each, Table) and "Tonggak" in each.columns]
    assert told and all(len(set(column)) > 1 for table in told for column in zip(*table.rows, strict=True))


def test_few_milestones_stand_beside_a_chart(programmes):
    """Two of them were a table that left a third of its slide bare."""
    beside = [slide.body for _, slide in shown(programmes) if isinstance(slide.body, Beside)]
    assert any(isinstance(each.left, Bars | BurnUp) and isinstance(each.right, Items) for each in beside)
    for body in (each.right for each in beside if isinstance(each.right, Items)):
        lines = {each.lines for each in body.items}
        assert len(lines) > 1 or lines == {()}, "all say *tercapai*, and so does the title"


def test_a_row_of_the_programmes_says_nothing_twice(made):
    found = [
        slide.body.rows
        for slug, slide in shown(made)
        if slug == "provinsi" and isinstance(slide.body, Table) and len(slide.body.columns) == 4
    ]
    assert found
    for row in (row for rows in found for row in rows):
        cells = [re.sub(r"^\W+", "", cell).lower() for cell in row]
        assert len(set(cells)) == len(cells), row


def test_the_leading_figure_of_a_regency_has_something_beside_it(made):
    leads = [
        slide.body.left.numbers[0]
        for slug, slide in shown(made)
        if slug.isdecimal() and isinstance(slide.body, Beside) and isinstance(slide.body.left, Figures)
    ]
    assert leads and all(each.context for each in leads)


def test_the_newest_value_of_a_burn_up_has_its_day_in_powerpoint_too(made):
    whole = next(each for each in made if each.slug == "ntt-mart")
    (written,) = [
        shape.chart
        for slide in Presentation(io.BytesIO(powerpoint.pptx(whole)[0])).slides
        for shape in slide.shapes
        if shape.has_chart and "XY" in str(shape.chart.chart_type)
    ]
    realised = written.plots[0].series[0]
    points = next(slide.body.points for slide in whole.slides if isinstance(slide.body, BurnUp))
    told = realised.points[2 * len(points) - 2].data_label.text_frame.text.replace(chr(160), " ")
    assert told.splitlines() == [points[-1].text, points[-1].told]


def test_a_subtitle_that_goes_on_ends_no_sentence_before_its_dot():
    rows = tuple((f"produk {place}",) for place in range(200))
    slide = Slide("200 produk", "Belum dilaporkan bukan nol.", Table(("Produk",), rows), "", "", "")
    told = [drawing.on_one_page(slide).subtitle, *(page.subtitle for page in drawing.pages(slide))]
    assert len(told) > 2 and all(each.startswith("Belum dilaporkan bukan nol · ") for each in told)


@pytest.mark.parametrize("size", [drawing.WIDE, drawing.SQUARE, drawing.PORTRAIT], ids=str)
def test_no_text_runs_into_the_foot(made, size):
    low = []
    for slug, whole in shown(made):
        for slide in drawing.pages(whole, size):
            frame = drawing.framed(slide, size)
            body = drawing._body(slide, frame.body, "x")
            lowest = max(float(y) for y, _ in TEXT.findall(body))
            if lowest > frame.foot_top - 8:
                low.append((slug, slide.title, lowest, frame.foot_top))
    assert low == []


@pytest.mark.parametrize("size", [drawing.WIDE, drawing.SQUARE], ids=str)
def test_no_word_above_or_before_marks_is_broken(made, size):
    found = [slide for _, slide in shown(made) if isinstance(slide.body, Matrix)]
    assert found
    for slide in found:
        box = drawing.framed(slide, size).body
        words = {word for grid in slide.body.grids for name in grid.columns for word in name.split()}
        for lines, _ in reading.lay_matrix(slide.body, box)[1]:
            assert {word for name in lines for line in name for word in line.split()} <= words


def test_a_title_of_several_lines_has_them_even(made):
    """A last word alone looks forgotten."""
    for _, slide in shown(made):
        *_, before, last = ["", *drawing.framed(slide).title]
        assert not before or width(last, 1) > width(before, 1) / 2, (before, last)


def test_a_regency_shows_where_it_lies_and_what_its_products_are(made):
    """Below the small map its panel was white."""
    for briefing in made:
        if not briefing.slug.isdecimal():
            continue
        slide = briefing.slides[1]
        own, box = slide.body.right, halves(slide.body, drawing.framed(slide).body)[1]
        shown_, below = map_body.parted(own, box)
        assert sum(int(value) for _, value in own.told) == int(slide.body.left.numbers[0].value)
        assert shown_.height < 0.75 * box.height and below.y + below.height <= box.y + box.height
        drawn = map_body.draw(own, box, "")
        lowest = max(float(y) for y, _ in TEXT.findall(drawn))
        assert lowest > box.y + 0.8 * box.height and all(name in drawn for name, _ in own.told)
        spot = map_body.lay(own, box, listed=False).labels[0]
        (x, y), name = spot.spot, spot.box
        inside = name.x < x < name.x + name.width and name.y < y < name.y + name.height
        assert not inside, "its name hides it"


def test_the_province_shows_all_six_of_its_figures(made):
    (figures,) = [
        slide.body for slug, slide in shown(made) if slug == "provinsi" and isinstance(slide.body, Figures)
    ]
    assert len(figures.numbers) == 6


def test_a_table_fills_its_slide(made):
    found = [(slide, drawing.framed(slide).body) for _, slide in shown(made) if isinstance(slide.body, Table)]
    assert len(found) >= 5
    parts = {slide.title: sum(reading.lay(slide.body, box).heights) / box.height for slide, box in found}
    assert {title: part for title, part in parts.items() if not FILLED <= part <= 1.001} == {}


def test_a_sentence_alone_is_written_larger_than_one_of_several():
    box, sentence = (
        Box(72, 200, 1776, 780),
        "Replikasi untuk pangan lokal diumumkan, angkanya belum dilaporkan.",
    )
    alone, several = (
        {float(size) for _, size in TEXT.findall(reading.words(Text(lines), box, ""))}
        for lines in ((sentence,), (sentence,) * 4)
    )
    assert min(alone) >= 48 > max(several) >= 34


def test_two_dark_places_beside_each_other_are_told_apart_by_a_light_line():
    dark = Place("5305", "Alor", "1", 0), Place("5306", "Flores Timur", "2", 0)
    outlines = current().snapshot.shapes["regencies"]
    drawn = map_body.draw(Map(outlines, dark, (Look("ada: 2", theme.PRIMARY),)), Box(0, 0, 1776, 780), "")
    edges = re.findall(r'data-code="53\d\d"[^>]*stroke="(#[0-9a-f]{6})"', drawn)
    assert len(edges) == 2 and all(contrast(edge, theme.PRIMARY) >= 3 for edge in edges)


def test_the_columns_of_a_table_are_shared_by_how_much_waits_in_them():
    """What had to be done stood in six lines of a narrow column beside a wide one of dates."""
    what = "SIMULASI: Bantu berkas izin edar yang belum lengkap, Kabupaten Sumba Timur"
    row = (what, "Dinas Contoh 2", "30 Oktober 2025; lewat 396 hari per 30 November 2026")
    body = Table(("Apa", "Siapa", "Kapan"), (row, row, row))
    widths = reading._widths(body, 984, 36)
    lines = [len(wrapped(cell, 36, wide - 24)) for cell, wide in zip(row, widths, strict=True)]
    assert max(lines) <= 5 and sum(widths) == pytest.approx(984)


def test_cards_of_the_province_are_filled(made):
    """They were two fifths white, below a day in small letters."""
    whole = next(
        slide for slug, slide in shown(made) if slug == "provinsi" and isinstance(slide.body, Figures)
    )
    box = drawing.framed(whole).body
    wide, high = (box.width - 2 * 28) / 3, (box.height - 28) / 2
    letters = figures.letters_of(whole.body, wide, high)
    cards = [figures._tall(figures._card(each, wide, letters)) for each in whole.body.numbers]
    assert max(cards) <= high and max(cards) > 0.85 * high
    assert letters.value >= 80 and letters.context >= ink.SMALL
    known = [line for each in whole.body.numbers for line in each.context]
    assert any(re.search("diketahui namanya|known by name", line) for line in known), known


@pytest.mark.parametrize("language", ["id", "en"])
def test_all_figures_of_the_province_are_on_its_slide_in_both_data_sets(both, language):
    """In English the training set told three of six: the fullest card was the height of both rows."""
    for dataset in ("terpublikasi", "simulasi"):
        province = ready.make("provinsi", View(current(dataset).snapshot, {"bahasa": language}))
        (slide,) = [slide for slide in province.slides if isinstance(slide.body, Figures)]
        assert len(slide.body.numbers) == 6, (dataset, slide.subtitle)
        squares = drawing.pages(slide, drawing.SQUARE)
        parts = [len(each.body.numbers) for each in squares]
        assert parts == [3, 3] or (language, parts) == ("en", [4, 2]), (
            dataset
        )  # *10 small businesses* is wide


def test_a_fuller_row_of_cards_is_higher_and_none_leaves_its_place():
    full, short = (
        Number("Desa", "844 desa", ("dua belas kata yang tidak muat " * 7,)),
        Number("Produk", "120"),
    )
    body = Figures((full, short, short, short, short, short))
    box = Box(0, 0, 1776, figures.height(body, Box(0, 0, 1776, 0)))
    laid = figures.card_grid(body, box)
    assert laid.heights[0] > laid.heights[1] and sum(laid.heights) + figures.GAP == pytest.approx(box.height)
    cards = [figures._tall(figures._card(each, laid.wide, laid.letters)) for each in (full, short)]
    assert cards[0] <= laid.heights[0] + 0.01 and cards[1] <= laid.heights[1] + 0.01


def test_figures_beside_each_other_are_of_one_size():
    body = Figures((Number("Desa", "844 desa"), Number("Produk", "120"), Number("Dari", "20 dari 22")))
    letters = figures.letters_of(body, 573, 361)
    sizes = {figures.value_size(each, 573, letters) for each in body.numbers}
    assert len(sizes) == 1 and min(sizes) > 96  # two fifths of a card were white
    long = Figures((*body.numbers, Number("Orang", "lebih dari tiga ratus orang")))
    assert figures.value_size(long.numbers[-1], 573, letters) == figures.VALUE_BROKEN


def test_the_terms_of_a_briefing_are_one_slide_and_few_sheets(made):
    """A regency's ended with two slides of them, and its hand-out with a sheet that was half empty."""
    for briefing in made:
        pages = drawing.spread(briefing.shown)
        assert [slide.title for slide in pages].count(pages[-1].title) == 1
        assert isinstance(pages[-1].body, Pairs)
        most = 3 if briefing.slug == "provinsi" else 2
        if briefing.language == "id":  # English explains in more words
            assert len(PdfReader(io.BytesIO(pdf.handout(briefing))).pages) <= most, briefing.slug


def test_terms_in_two_columns_stay_in_them_and_are_all_there():
    names = tuple((f"Istilah {place}", "artinya panjang sekali " * 4) for place in range(22))
    box = Box(72, 120, 1776, 854)
    laid = reading.lay_pairs(Pairs(names), box)
    assert sum(laid.columns, ()) == names and laid.size >= FOOT
    drawn = reading.pairs(Pairs(names), box, "x")
    found = re.findall(r'<text x="([^"]+)" y="([^"]+)" font-size="(\d+)"[^>]*>([^<]*)', drawn)
    for x, y, size, words in found:
        left = box.x if float(x) < box.x + laid.wide else box.x + laid.wide + reading.ALLEY
        right = float(x) + width(words, float(size), bold=words.startswith("Istilah"))
        assert right <= left + laid.wide + 1 and float(y) <= box.y + box.height, words
    assert reading.lay_pairs(Pairs(names[:4]), box) is None  # few are a table in large letters


def test_a_class_of_a_map_tells_its_count_in_brackets(made):
    """What says "29 to < 33: 3" has to be decoded."""
    drawn = [drawing.draw(slide, number=1, of=1) for _, slide in shown(made) if isinstance(slide.body, Map)]
    legends = [each for each in drawn if "≥ 41" in each]
    assert legends and all("≥ 41 (5)" in each and "≥ 41: 5" not in each for each in legends)
    for briefing in made:
        words = PdfReader(io.BytesIO(pdf.handout(briefing))).pages
        assert not re.search(r"\d: \d+\s+\d+ – <", " ".join(page.extract_text() for page in words))


def test_what_is_only_announced_is_not_told_where_nothing_is(views):
    for view in views:
        slides = ready.make("provinsi", view).slides
        notes = [note for slide in slides for note in slide.notes]
        assert not [note for note in notes if note.rstrip().endswith(": .") or ": ." in note]


def test_a_count_of_days_stands_on_the_line_of_its_word(made):
    closing = [slide for _, slide in shown(made) if isinstance(slide.body, Table)]
    cells = [cell for slide in closing for row in slide.body.rows for cell in row]
    late = [cell for cell in cells if re.search(r"lewat \d|overdue", cell)]
    assert late and all(re.search(r"\d\u00a0(hari|day)", cell) for cell in late)


def test_no_date_is_broken_on_paper():
    """A column of dates was as narrow as its longest word: 31 Desember above 2025."""
    day, long = "31 Desember 2025", "kata yang panjang sekali " * 8
    body = Table(("Tenggat", "Status", "Apa", "Siapa"), ((day, long, long, long),) * 2)
    told = pdf._told(Slide("2 hal", f"per {day}", body, "", "", ""), 1)
    whole = day.replace(" ", "\N{NO-BREAK SPACE}")
    assert told["rows"][0][0] == whole and whole in told["subtitle"]
    assert told["widths"][0] > width(day, 1)


def test_two_charts_beside_each_other_have_one_scale_one_height_and_the_same_letters(made):
    """In PowerPoint 97 products were shorter than the 52 beside them."""
    for whole in (each for each in made if each.slug == "provinsi"):
        ((number, slide),) = (
            (number, slide)
            for number, slide in enumerate(whole.slides, 1)
            if isinstance(slide.body, Beside) and isinstance(slide.body.left, Bars)
        )
        picture = drawing.draw(slide, number=number, of=9)
        rows = [*slide.body.left.rows, *slide.body.right.rows]
        drawn = re.findall(r"<g data-baris.*?</g>", picture)
        longs = [
            re.search(r'<rect x="[^"]+" y="[^"]+" width="([\d.]+)" height="([\d.]+)"', each) for each in drawn
        ]
        scales = {
            round(float(found[1]) / row.long, 1) for found, row in zip(longs, rows, strict=True) if found
        }
        assert max(scales) - min(scales) < 0.15, scales  # of tenths of pixels
        frames = re.findall(
            r'height="([\d.]+)" fill="#ffffff" stroke="[^"]+" stroke-width="1.5" rx="14"', picture
        )
        assert len(set(frames)) == 1 and len(frames) == 2
        assert len(set(re.findall(r'font-size="([\d.]+)"', "".join(drawn)))) == 1

        written = Presentation(io.BytesIO(powerpoint.pptx(whole)[0])).slides[number - 1]
        left, right = (each for each in written.shapes if each.has_chart)
        units, letters = set(), set()
        for each in (left, right):
            inner = each.chart._chartSpace.chart.plotArea.find(qn("c:layout")).find(qn("c:manualLayout"))
            wide = float(inner.find(qn("c:w")).get("val")) * each.width
            units.add(wide / each.chart.value_axis.maximum_scale)
            letters.add(each.chart.category_axis.tick_labels.font.size)
            assert each.chart.category_axis.major_tick_mark == XL_TICK_MARK.NONE
        assert max(units) == pytest.approx(min(units), rel=0.005) and len(letters) == 1


def test_entries_beside_figures_are_spread_over_their_height(made):
    (body,) = [
        slide.body
        for slug, slide in shown(made)
        if slug == "bangun-karya" and isinstance(slide.body, Beside) and isinstance(slide.body.right, Items)
    ]
    box = Box(0, 0, 900, 760)
    size, gap = reading.lay_items(body.right, box)
    assert gap > reading.ITEM_GAP
    drawn = reading.items(body.right, box, "")
    assert max(float(y) for y, _ in TEXT.findall(drawn)) > FILLED * box.height and size > ink.LARGER[0] - 4


@pytest.mark.slow
def test_powerpoint_has_as_many_slides_as_the_deck(made):
    many = {each.slug: len(Presentation(io.BytesIO(files.content(each, "pptx")[0])).slides) for each in made}
    assert many == {each.slug: len(drawing.spread(each.shown)) for each in made}
    assert {each.slug: len(each.slides) for each in made}["provinsi"] == 8


def test_a_report_that_says_the_same_as_the_one_before_is_not_written_again():
    days = ("2025-01-01", "2025-04-01", "2025-07-01", "2025-10-01", "2026-01-01")
    points = tuple(
        Point(day, value, f"{value:g} UMKM", day)
        for day, value in zip(days, (10, 40, 40, 40, 41), strict=True)
    )
    drawn = burn_up.draw(BurnUp(points, "UMKM"), Box(0, 0, 1776, 760), "")
    assert drawn.count(">40 UMKM<") == 1 and drawn.count(">41 UMKM<") == 1


def test_a_title_breaks_before_a_number_that_belongs_to_what_follows():
    title = "Prevalensi stunting (SSGI), 2021: 9 dari 22 di atas angka provinsi 37,8%"
    first, second = balanced(title, 52, 1200, bold=True)
    assert second.startswith("9 dari 22") and first.endswith("2021:")
    assert " ".join((first, second)) == title
    begun = "Kabupaten Manggarai: 1 dari 10 anak tangga lanjutan memiliki bukti"
    for room in range(1250, 1776, 20):  # wide enough for all that the number begins
        lines = balanced(begun, 52, room, bold=True)
        assert not [line for line in lines[:-1] if line.endswith(("1", "1 dari"))], (room, lines)
        assert " ".join(lines) == begun


def test_a_title_that_breaks_by_itself_keeps_its_dates_and_leaves_no_word_alone():
    """PowerPoint and paper break titles themselves."""
    told = "NTT Mart: 20 dari 22 gerai per 5 Februari 2026, tenggat 31 Januari 2026 lewat"
    held = headline(told)
    assert held.replace("\N{NO-BREAK SPACE}", " ") == told
    assert {"5\xa0Februari\xa02026,", "20\xa0dari", "22\xa0gerai"} <= set(held.split(" "))
    for title in (told, "Kabupaten Alor: 6 produk tercatat, 1 dengan ekspor terdokumentasi"):
        assert "\xa0" in headline(title).split(" ")[-1]


def test_the_line_of_a_target_strikes_no_value_through():
    days = ("2025-01-01", "2025-05-01", "2025-10-01")
    points = tuple(
        Point(day, value, f"{value} UMKM", day) for day, value in zip(days, (4, 40, 41), strict=True)
    )
    goal = Goal(44, "target 44 UMKM", "solid")
    for high, written in ((900, 1), (380, 0)):
        drawn = burn_up.draw(BurnUp(points, "UMKM", goal=goal), Box(0, 0, 1776, high), "")
        assert drawn.count(">40 UMKM<") == written and drawn.count(">41 UMKM<") == 1


def test_nor_does_the_line_of_a_plan():
    days = ("2025-01-01", "2025-05-01", "2025-10-01")
    points = tuple(
        Point(day, value, f"{value} UMKM", day) for day, value in zip(days, (4, 12, 41), strict=True)
    )
    goal = Goal(44, "target 44 UMKM", "solid", due="2025-12-31")
    for start, written in ((("2025-01-01", 0), 0), (("2025-09-01", 0), 1)):
        plan = Line(start, ("2025-12-31", 44), "rencana")
        drawn = burn_up.draw(BurnUp(points, "UMKM", goal=goal, plan=plan), Box(0, 0, 1776, 760), "")
        assert drawn.count(">12 UMKM<") == written, start


def test_the_months_of_a_burn_up_are_as_many_apart_from_each_other():
    """*Juli, Oktober, Januari, Maret, Mei*: each that had room was named."""
    days = [f"2025-{month:02}-28" for month in range(1, 13)]
    points = tuple(Point(day, place, f"{place} UMKM", day) for place, day in enumerate(days, 1))
    goal, order = Goal(44, "target 44 UMKM", "solid"), list(get_month_names("wide", locale="id").values())
    for wide in (900, 1200, 1776):
        drawn = burn_up.draw(BurnUp(points, "UMKM", goal=goal), Box(0, 0, wide, 760), "")
        named = [order.index(name) for name in re.findall(r">(\w+) 2025<", drawn) if name in order]
        steps = {later - earlier for earlier, later in pairwise(named)}
        assert len(named) > 1 and len(steps) == 1, (wide, named)


def test_powerpoint_writes_no_value_under_the_line_of_a_target_and_rings_its_day():
    days = ("2025-01-01", "2025-05-01", "2025-10-01")
    points = tuple(
        Point(day, value, f"{value} UMKM", day) for day, value in zip(days, (4, 40, 41), strict=True)
    )
    for value, written in ((44, False), (80, True)):
        goal = Goal(value, f"target {value} UMKM", "solid", due="2025-12-31")
        slide = Slide("Uji", "", BurnUp(points, "UMKM", goal=goal), "uji", "K01·53·2025·a3f9", "")
        name = "ntt-20250604T010203Z-a3f90000"
        briefing = Briefing("uji", "Uji", "", "terpublikasi", name, "2025-06-04T01:02:03+00:00", (slide,))
        made, *_ = Presentation(io.BytesIO(powerpoint.pptx(briefing)[0])).slides
        (chart,) = [shape.chart for shape in made.shapes if shape.has_chart]
        told = [each.text for each in chart._chartSpace.iter(qn("a:t"))]
        assert ("40 UMKM" in told) == written and "41 UMKM" in told, told
        _, target = chart.plots[0].series
        assert target.points[1].marker.style == XL_MARKER_STYLE.CIRCLE
        assert list(target.values) == [value] * 3


@pytest.mark.parametrize("paper", pdf.PAPERS)
def test_no_sheet_of_a_programme_but_its_last_is_half_bare(made, paper):
    """A map that did not fit below its neighbour left two fifths of the first sheet bare."""
    for briefing in made:
        if briefing.slug.isdecimal() or briefing.slug == "provinsi":
            continue
        *before, _ = PdfReader(io.BytesIO(pdf.handout(briefing, paper=paper))).pages
        for sheet in before:
            high, found = float(sheet.mediabox.height), list[float]()

            def written(text, at, within, *_, into=found) -> None:
                if text.strip():
                    into.append(mult(within, at)[5])

            sheet.extract_text(visitor_text=written)
            lowest = min(y for y in found if y > FOOT_OF_SHEET)
            assert lowest < 0.21 * high, (briefing.slug, paper, f"{1 - lowest / high:.0%}")


@pytest.mark.parametrize("paper", pdf.PAPERS)
def test_terms_never_stand_alone_on_a_sheet(views, paper):
    """An eighth of a last sheet was all that it held, below nothing that they explain."""
    for view, slug in ((views[0], "bangun-karya"), (views[1], "5305"), (views[1], "bangun-karya")):
        made = ready.make(slug, view)
        texts = [
            re.sub(r"\s+", " ", sheet.extract_text())
            for sheet in PdfReader(io.BytesIO(pdf.handout(made, paper=paper))).pages
        ]
        (with_terms,) = [text for text in texts if "Istilah dalam paparan ini" in text]
        assert made.slides[-1].title in with_terms, (slug, paper)


def test_the_title_of_a_regency_s_map_compares_it_with_the_province(made):
    titles = [slide.title for slug, slide in shown(made) if slug.isdecimal() and isinstance(slide.body, Map)]
    assert len(titles) == 2 and all(len(re.findall(r"\d%", title)) == 2 for title in titles), titles


def test_a_slide_of_milestones_names_publishers_and_says_what_is_disputed(made):
    (slide,) = [each for slug, each in shown(made) if slug == "ntt-mart" and "12" in each.title]
    assert "Koran NTT" in {cell for row in slide.body.rows for cell in row}
    assert re.search("bertentangan|conflicting", slide.title)


def test_the_pale_map_of_a_cover_lies_under_its_title(made):
    opens = made[0].slides[0]
    drawn = drawing.draw(opens, number=1, of=2)
    assert drawn.rindex("<path") < drawn.index('font-weight="700">', drawn.rindex("<path"))
    assert opens.title.split()[0] in drawn[drawn.rindex("<path") :]


def test_a_picture_that_stands_alone_has_no_number(made):
    slide = made[0].slides[1]
    assert "1 / 1" not in drawing.draw(slide, number=1, of=1)
    assert "2 / 8" in drawing.draw(slide, number=2, of=8)
