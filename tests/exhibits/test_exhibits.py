"""What is shown is described once and drawn in every medium: no kind is forgotten, no value is lost."""

import io
import re
from dataclasses import replace
from html import unescape

import openpyxl
import pandas as pd
import pytest
from pptx import Presentation

from briefing import drawing, pdf, powerpoint, powerpoint_bodies
from briefing.keeping import from_json, to_json
from briefing.slides import Briefing, Slide
from dashboard.answers.view import View
from dashboard.exhibits import bodies, making, spoken, theme
from dashboard.exhibits.bodies import (
    Bar,
    Bars,
    Beside,
    BurnUp,
    Calendar,
    Chart,
    Comparison,
    Cover,
    Event,
    Field,
    Fields,
    Figures,
    Forecast,
    Goal,
    Grid,
    Item,
    Items,
    Line,
    Look,
    Map,
    Marks,
    Matrix,
    Multiple,
    Multiples,
    Number,
    Pairs,
    Panel,
    Panels,
    Place,
    Point,
    Points,
    Table,
    Text,
)
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.theme import Style
from dashboard.paper import drawers
from dashboard.screen import figures, projected
from data.snapshots import current

MAIN, OTHER = Look("ada bukti", theme.PRIMARY), Look("belum dilaporkan", theme.BLANK, "/")
REPORTS = (
    Point("2025-08-12", 1, "1 gerai", "12 Agustus 2025"),
    Point("2026-02-05", 20, "20 gerai", "5 Februari 2026"),
)
ROWS = (Bar("Alor", (2,), "2 produk"), Bar("Belu", (None,), "belum dilaporkan", OTHER))
# One of each kind, and the words and numbers that every medium must tell of it.
SHOWN = {
    Figures: (Figures((Number("Desa", "844", ("Gubernur",), "pernyataan", "K01"),)), ("844", "Desa")),
    Bars: (Bars(ROWS, (MAIN,), 2), ("2 produk", "Alor", "Belu")),
    Fields: (
        Fields((Field("Tenun", (4, 12)), Field("Kriya", (0, 3))), (MAIN, OTHER)),
        ("Tenun", "Kriya", "ada bukti"),
    ),
    Points: (Points(REPORTS, "gerai"), ("20 gerai", "12 Agustus 2025")),
    BurnUp: (
        BurnUp(
            REPORTS,
            "gerai",
            Goal(22, "target 22 gerai", due="2026-01-31"),
            plan=Line(("2025-08-12", 0), ("2026-01-31", 22), "rencana"),
            forecast=Forecast(22, "2026-02-07", "2026-02-12", "2026-03-01", "perkiraan 12 Februari 2026"),
        ),
        ("20 gerai", "target 22 gerai", "perkiraan 12 Februari 2026"),
    ),
    Calendar: (
        Calendar(
            (
                Event("Bangun Karya", "selesai", "2024-05-01", "2025-06-04", span=True),
                Event("Gerai ke-22", "lewat", "2026-01-31", until="2026-02-05"),
            ),
            "2026-03-01",
            "hari ini",
        ),
        ("Bangun Karya", "Gerai ke-22", "hari ini"),
    ),
    Panels: (
        Panels((Panel("Kemiskinan (persen)", Bars(ROWS, (MAIN,), 2)),)),
        ("Kemiskinan (persen)", "2 produk", "Belu"),
    ),
    Multiples: (
        Multiples(
            (
                Multiple("Alor", (1.5, None), ("1,5", ""), chosen=True),
                Multiple("Belu", (None, None), ("", "")),
            ),
            columns=2,
            low=1,
            high=2,
            periods=("2022", "2023"),
            blank="belum dilaporkan",
        ),
        ("Alor", "1,5", "Belu", "belum dilaporkan"),
    ),
    Map: (
        Map("", (Place("5305", "Alor", "3 produk", 0),), (Look("tercatat: 1", theme.NEUTRAL),)),
        ("Alor", "3 produk"),
    ),
    Table: (Table(("Produk", "Desa"), (("Kopi", "Colol"), ("Tenun", "Kufeu"))), ("Kopi", "Kufeu")),
    Matrix: (
        Matrix(
            (Grid("Tenun", ("NIB", "Merek"), (Marks("Tenun ikat", (False, True)),)),),
            "terdokumentasi",
            "belum dilaporkan",
        ),
        ("Tenun ikat", "Merek"),
    ),
    Items: (Items((Item("Tonggak", "dibuka", ("Antara",), "tercapai"),)), ("Tonggak", "dibuka", "tercapai")),
    Pairs: (Pairs((("Konsep", "jumlah desa"),)), ("Konsep", "jumlah desa")),
    Beside: (
        Beside(
            Figures(
                (
                    Number("Produk", "6", ("1 diekspor",)),
                    Number("Stunting", "44,8%", ("2021",), comparison=Comparison(44.8, 37.8, "NTT 37,8%")),
                ),
                lead=True,
                note="Belum dilaporkan: izin edar",
            ),
            Map(
                "",
                (Place("5305", "Alor", "", 0, chosen=True), Place("5304", "Belu", "", 1)),
                (Look("", theme.PRIMARY), Look("", theme.LAND)),
                listed=False,
            ),
        ),
        ("44,8%", "Belum dilaporkan: izin edar", "Alor"),
    ),
    Text: (Text(("Belum dilaporkan.",)), ("Belum dilaporkan.",)),
    Cover: (Cover(("Kupang, 1 Desember 2026",), "Kantor uji"), ("Kupang, 1 Desember 2026", "Kantor uji")),
}


@pytest.fixture(scope="module")
def shapes(snapshots) -> str:
    return current().snapshot.shapes["regencies"]


def slide_of(body, shapes: str) -> Slide:
    if isinstance(body, Map):
        body = replace(body, shapes=shapes)
    if isinstance(body, Beside):
        body = replace(body, right=replace(body.right, shapes=shapes))
    alt = spoken.sentence("Temuan", body)
    return Slide("Temuan", "Ukuran, wilayah, periode", body, "Sumber: uji", "K01·53·2025·abcd", alt)


def briefing_of(body, shapes: str) -> Briefing:
    slides = (slide_of(body, shapes),)
    moment = "2026-02-05T00:00:00+00:00"
    return Briefing("uji", "Uji", "NTT", "terpublikasi", "terbit-abcd", moment, slides)


@pytest.mark.parametrize("kind", bodies.KINDS.values(), ids=str)
def test_every_kind_has_a_drawer_in_every_medium(kind):
    assert kind in SHOWN, f"an example of {kind.__name__} belongs into this file"
    assert kind in drawers.DRAWINGS, f"dashboard/paper/drawers.py does not draw {kind.__name__}"
    as_table = issubclass(kind, Chart) and kind.as_table is not Chart.as_table
    for medium, file in (
        (powerpoint_bodies.DRAWERS, "briefing/powerpoint_bodies.py"),
        (spoken.SAID, "dashboard/exhibits/spoken.py"),
    ):
        assert kind in medium or as_table, f"{file} has no {kind.__name__}, and it has no as_table()"
    drawing = drawers.DRAWINGS[kind]
    assert not drawing.entries or drawing.entries in kind.__dataclass_fields__


def test_what_is_interactive_is_a_chart():
    assert all(issubclass(kind, Chart) for kind in figures.DRAWERS)


@pytest.mark.parametrize(("body", "told"), SHOWN.values(), ids=[kind.__name__ for kind in SHOWN])
def test_every_medium_tells_the_same(body, told, shapes):
    briefing = briefing_of(body, shapes)
    (slide,) = briefing.slides
    svg = unescape(re.sub(r"<desc>.*?</desc>|<title>.*?</title>|aria-label=\"[^\"]*\"", "", _svg(slide)))
    svg = " ".join(re.findall(r">([^<>]+)</text>", svg))
    deck = Presentation(io.BytesIO(powerpoint.pptx(briefing)[0]))
    shown = " ".join(_texts(deck.slides[0].shapes))
    for words in told:
        for medium in (svg, shown, slide.alt):
            assert "".join(words.split()) in "".join(medium.split()), words
    assert pdf.handout(briefing).startswith(b"%PDF")
    assert pdf.png(slide, number=1, of=1, simulated=True).startswith(b"\x89PNG")


def _svg(slide: Slide) -> str:
    return "".join(drawing.draw(page, number=1, of=1) for page in drawing.pages(slide))


def _texts(shapes) -> list[str]:
    """Every word on a slide, those inside tables and charts too."""
    found = []
    for shape in shapes:
        if shape.has_text_frame:
            found.append(shape.text_frame.text)
        if getattr(shape, "has_table", False) and shape.has_table:
            found += [cell.text for row in shape.table.rows for cell in row.cells]
        if getattr(shape, "has_chart", False) and shape.has_chart:
            found.append(" ".join(re.findall(r"<(?:a:t|c:v)>([^<]+)<", _xml(shape.chart))))
        if hasattr(shape, "shapes"):
            found += _texts(shape.shapes)
        found.append(shape.name)
    return found


def _xml(chart) -> str:
    return unescape(chart.part.blob.decode())


@pytest.mark.parametrize("kind", SHOWN, ids=str)
def test_a_body_survives_being_kept(kind, shapes):
    body, _ = SHOWN[kind]
    briefing = briefing_of(body, shapes)
    assert from_json(to_json(briefing)) == briefing


def test_bars_below_each_other_are_charts_of_their_own(shapes):
    body, _ = SHOWN[Panels]
    briefing = briefing_of(body, shapes)
    deck = Presentation(io.BytesIO(powerpoint.pptx(briefing)[0]))
    assert [shape.has_chart for shape in deck.slides[0].shapes].count(True) == 1
    assert "Kemiskinan (persen)" in _svg(briefing.slides[0])
    assert len(figures.draw(body).data) == 1


@pytest.mark.parametrize("kind", figures.DRAWERS, ids=str)
def test_the_live_page_draws_the_values_of_the_body(kind):
    body, _ = SHOWN[kind]
    figure = figures.draw(body, mark="SIMULASI")
    assert "SIMULASI" in [note.text for note in figure.layout.annotations]
    assert figure.data


def test_a_briefing_of_an_earlier_version_opens_unchanged():
    """The fields that came later are not in the files that people kept."""
    kept = to_json(briefing_of(Bars(ROWS, (MAIN,), 2), ""))
    older = re.sub(r',?\s*"(?:outline|goal)": (?:""|null)', "", kept)
    older = re.sub(r"\{\s*,", "{", older)
    assert '"goal"' not in older and from_json(older) == from_json(kept)


def bars_of(rows: tuple[Bar, ...], looks=(MAIN,), goal: float | None = None) -> Bars:
    return Bars(rows, looks, 4, goal)


ZERO, UNKNOWN = Bar("Ende", (0,), "0 produk"), Bar("Belu", (None,), "belum dilaporkan")


@pytest.mark.parametrize(
    "body",
    [
        bars_of((ROWS[0], ZERO, UNKNOWN)),
        bars_of((ROWS[0], ZERO, UNKNOWN), goal=4),
        Panels((Panel("Produk", bars_of((ROWS[0], ZERO, UNKNOWN))),)),
    ],
    ids=["bars", "goal", "panels"],
)
def test_what_is_not_reported_is_no_bar_of_no_length_in_powerpoint(body, shapes):
    file = io.BytesIO(powerpoint.pptx(briefing_of(body, shapes))[0])
    (chart,) = [shape.chart for shape in Presentation(file).slides[0].shapes if shape.has_chart]
    plot = chart.plots[0]
    assert plot.series[0].values == (2, 0, None)
    assert list(plot.categories) == ["Alor", "Ende", "Belu: belum dilaporkan"]
    sheet = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).worksheets[0]
    assert [row[1] for row in sheet.iter_rows(min_row=2, values_only=True)] == [2, 0, None]
    labels = re.findall(r"<a:t>([^<]+)</a:t>", _xml(chart))
    assert "0 produk" in labels and "belum dilaporkan" not in labels


def test_what_is_not_reported_is_no_bar_of_no_length_on_the_page_and_on_paper(shapes):
    body = bars_of((ROWS[0], ZERO, UNKNOWN))
    for shown in (body, Panels((Panel("Produk", body),))):
        figure = figures.draw(shown)
        assert list(figure.data[0].x) == [2, 0, None]
        assert [note.text for note in figure.layout.annotations if note.text == UNKNOWN.label] == [
            UNKNOWN.label
        ]
        drawn = _svg(slide_of(shown, shapes))
        assert f">{UNKNOWN.label}</text>" in drawn and f">{ZERO.label}</text>" in drawn
    stacked = bars_of(
        (Bar("Alor", (1, 2), "1 + 2"), Bar("Belu", (None, None), "belum dilaporkan")), (MAIN, OTHER)
    )
    figure = figures.draw(stacked)
    assert [list(each.x) for each in figure.data] == [[1, None], [2, None]]
    assert UNKNOWN.label in [note.text for note in figure.layout.annotations]


def test_a_count_that_is_null_in_an_answer_is_null_in_its_bar():
    frame = pd.DataFrame({"name": ["Alor", "Belu"], "value": [2.0, None]})
    body = making.bars(frame, name="name", value="value")
    assert [(row.values, row.label) for row in body.rows] == [((2.0,), "2"), ((None,), "belum dilaporkan")]
    assert body.most == 2
    shares = making.shares(
        frame.assign(other=[1.0, None]), name="name", parts={"value": STYLE, "other": STYLE}
    )
    assert [row.values for row in shares.rows] == [(2.0, 1.0), (None, None)]
    assert spoken.sentence("Uji", body) == "Uji. Alor 2; Belu belum dilaporkan."


STYLE = Style("produk", theme.PRIMARY)


def test_who_does_not_see_a_chart_hears_its_first_marks_its_parts_by_name_and_how_many_more():
    frame = pd.DataFrame({"name": list("ABCDEFGH"), "done": [1.0] * 8, "claimed": [2.0, *[0.0] * 7]})
    parts = {"done": Style("tercatat", theme.PRIMARY), "claimed": Style("pernyataan", theme.PRIMARY)}
    body = making.shares(frame, name="name", parts=parts)
    told = Exhibit("uji", "Temuan", "", "", body, rows=frame).told
    assert told.startswith("Temuan. A 1 dari 3 (tercatat 1, pernyataan 2); B 1 dari 1 (tercatat 1); ")
    assert told.endswith("F 1 dari 1 (tercatat 1); 2 lainnya.")


def test_of_a_series_the_newest_are_heard():
    days = pd.date_range("2024-01-01", periods=8, freq="MS")
    frame = pd.DataFrame({"day": days, "value": range(8), "text": list("ABCDEFGH"), "told": list("abcdefgh")})
    body = making.points(frame, when="day", value="value", text="text", told="told", unit="x")
    assert Exhibit("uji", "Temuan", "", "", body, rows=frame).told == (
        "Temuan. c C; d D; e E; f F; g G; h H; 2 lainnya."
    )


def test_a_projected_chart_of_one_bar_gives_its_room_to_what_stands_beside_it(snapshots):
    """Its title says all that it shows: *19 diresmikan* above one bar of 19."""
    rows = pd.DataFrame()
    bar = Bars((Bar("Diresmikan", (19.0,), "19"),), (MAIN,), 19)
    one = Exhibit("satu", "19 diresmikan", "", "", bar, rows=rows)
    listed = Exhibit("daftar", "3 hal", "", "", Items((Item("Gerai", "20 dari 22"),)), rows=rows)
    view = View(current().snapshot)
    assert projected._whole([listed, one], 600, 800, view) == [listed]
    assert projected._whole([one], 600, 800, view) == [one]
