"""A value and how exactly it is known stay together, on every page, slide and file."""

import ast
import io
import re
import zipfile
from html import unescape

import openpyxl
import pandas as pd
import pytest

import queries
from briefing import drawing, powerpoint, ready
from briefing.slides import Briefing, Slide
from dashboard.answers.view import View
from dashboard.exhibits import bodies, making, panels, spoken
from dashboard.exhibits.bodies import Table
from dashboard.files import downloads
from dashboard.language.text import say
from dashboard.language.values import Value
from dashboard.paper import drawers
from dashboard.paper.ink import Box
from dashboard.saying import findings, scales
from dashboard.screen import figures
from dashboard.subjects.evidence import evidence_tables
from dashboard.subjects.programme import programme_tables
from data.snapshots import current
from tests.answers.test_queries import answer
from tests.files.test_downloads import ABOUT, asked
from tests.pages.test_pages import html as page_html
from tests.pages.test_pages import opened
from tests.test_layout import files, parsed

MEASURED = {
    "value",
    "target",
    "low",
    "high",
    "before",
    "province_value",
    "quantity_m2",
    "total",
    "province",
    "stunting",
    "poor",
}
WRITERS = {"number", "brief", "money"}


@pytest.fixture(autouse=True)
def _published(snapshots):
    """Every page here reads the tests' own snapshots."""


@pytest.mark.parametrize(
    ("value", "text", "cell"),
    [
        (Value(25, "persen", 2, "dipotong"), "25% (desimal tidak dicantumkan sumber)", "25,…%"),
        (Value(7.12, "persen", 2, "perkiraan"), "≈ 7,12%", "≈ 7,12%"),
        (Value(300, "orang", 0, bound=">"), "lebih dari 300 orang", "lebih dari 300"),
        (Value(116_740, "jiwa", 0, "dibulatkan"), "sekitar 116.740 jiwa", "sekitar 116.740"),
        (Value(32.02e12, "Rp", 0, "dibulatkan"), "sekitar Rp32,02 triliun", "sekitar Rp32,02 triliun"),
        (Value(300, "orang", 0, "dibulatkan", ">"), "lebih dari 300 orang", "lebih dari 300"),
        (Value(1980, "orang", 0, "perkiraan", "~"), "sekitar 1.980 orang", "sekitar 1.980"),
        (Value(999_999_999, "Rp"), "Rp1 miliar", "Rp1 miliar"),
        (Value(1.5e6, "Rp per bulan"), "Rp1,5 juta per bulan", "Rp1,5 juta"),
        (Value(68.4, "indeks", 2), "68,40", "68,40"),
    ],
)
def test_a_value_is_never_written_as_more_exact_than_it_is(value, text, cell):
    assert (value.text, value.cell) == (text, cell)


def test_a_cut_value_is_an_interval():
    assert Value(25, "persen", 2, "dipotong").interval == (25, 26)
    assert Value(25.6, "persen", 2, "dipotong").interval == pytest.approx((25.6, 25.7))
    assert Value(25, "persen", 2).interval == (25, 25)


@pytest.fixture
def cut(con) -> pd.Series:
    """A regency whose poverty of March 2025 was published without its decimals."""
    asked_for = dict(indicator="kemiskinan", period="2025-03", categories=[])
    frame = queries.run(con, "indicator_by_regency", **asked_for)
    return frame[frame.precision == "dipotong"].iloc[0]


def test_a_passport_says_that_the_source_left_the_decimals_out(cut):
    at = opened("tentang_angka", paspor=f"K38·{cut.code}·2025-03·{current().snapshot.code}")
    listed = "".join(each.value.to_csv() for each in (*at.table, *at.dataframe)).replace(
        "\\", ""
    )  # Markdown's
    assert f"{cut.value:.0f}% (desimal tidak dicantumkan sumber)" in listed
    assert f"{cut.value:.0f},00%" not in listed
    page = page_html(at)
    assert f"{cut.value:.0f}% (desimal tidak dicantumkan sumber)" in page
    assert f"{cut.value:.0f},00%" not in page


def test_a_map_of_one_regency_has_no_headline_that_breaks_off(cut):
    page = page_html(opened("peta", ind="kemiskinan", per="2025-03", kab=cut.code))
    title = page.split('<h1 class="judul">')[1].split("</h1>")[0]
    assert "…" not in title and "00%" not in title


def test_a_slide_says_it_in_words(con, cut):
    deck = ready.make(cut.code, View(current().snapshot))
    cards = [
        each
        for slide in deck.slides
        for body in bodies.parts(slide.body)
        if isinstance(body, bodies.Figures)
        for each in body.numbers
    ]
    said = {each.value: each.context[0] for each in cards if each.context}
    assert said[f"{cut.value:.0f}%"] == "desimal tidak dicantumkan sumber"  # right below its number
    assert not [each.value for each in cards if "…" in each.value or each.value.endswith(",00%")]


def over_time(con) -> bodies.Multiples:
    kept = [
        ("2021", 11.44, "tepat"),
        ("2022", 10.86, "tepat"),
        ("2023", 11, "dipotong"),
        ("2024", 10.8, "tepat"),
    ]
    history = pd.DataFrame(kept, columns=["period", "value", "precision"])
    history = history.assign(code="5301", unit="persen", decimals=2, bound="=")
    return panels.over_time(history, queries.run(con, "regency_facts"), chosen=())


def test_no_line_and_no_point_stands_for_a_value_that_was_cut_off(con):
    body = over_time(con)
    (chart,) = [each for each in body.multiples if any(value is not None for value in each.values)]
    assert chart.labels == ("11,44%", "10,86%", "11,…%", "10,80%")
    assert chart.tops == (None, None, 12, None) and chart.runs() == [[0, 1]]
    drawn = figures.draw(body).data
    lines = [trace for trace in drawn if trace.mode == "lines"]
    assert sorted(len(set(trace.x)) for trace in lines) == [1, 2]  # the range of the cut one, and one line
    (marks,) = [trace for trace in drawn if "markers" in trace.mode]
    assert [bool(size) for size in marks.marker.size] == [True, True, False, True]
    svg = drawers.draw(body, Box(0, 0, 1600, 800), "uji")
    assert svg.count('class="rentang"') == 1 and svg.count("<circle") == 3 and svg.count("<polyline") == 1


def test_a_bar_of_a_cut_value_is_hatched(con, cut):
    frame = queries.run(con, "comparables")
    frame = frame[frame.indicator == "kemiskinan"].assign(label="x", precision="dipotong")
    body = panels.side_by_side(frame, codes=(cut.code,))
    (row,) = body.panels[0].chart.rows
    assert row.own.pattern == "/"
    assert figures.draw(body).data[0].marker.pattern.shape == "/"
    assert row.own in drawers.looks(body)  # so that the hatch is defined in its picture


ROUNDED = dict(code="5302", period="2024-03", figure="117.410")  # the poor of TTS, printed in thousands


def bare(text: str) -> list[str]:
    """Where the rounded figure stands as if it were exact."""
    return re.findall(
        rf".{{0,40}}(?<!sekitar )(?<!sekitar\N{{NO-BREAK SPACE}}){ROUNDED['figure']}", unescape(text)
    )


def test_no_page_prints_a_rounded_value_as_exact():
    code, period, figure = ROUNDED.values()
    shown = [
        opened("peta", ind="jumlah-miskin", per=period, kab=code),
        opened("peta", ind="jumlah-miskin", per=period),
        opened("tentang_angka", paspor=f"K39·{code}·{period}·{current().snapshot.code}"),
    ]
    for at in shown:
        drawn = " ".join(str(each.proto) for each in at.get("bidi_component"))
        told = page_html(at) + drawn + "".join(each.value.to_csv() for each in (*at.table, *at.dataframe))
        assert figure in told and not bare(told), bare(told)


def test_no_picture_slide_or_file_prints_a_rounded_value_as_exact(con):
    frame = queries.run(
        con, "indicator_by_regency", indicator="jumlah-miskin", period="2024-03", categories=[]
    )
    card = queries.run(con, "indicator_card", indicator="jumlah-miskin", period="2024-03").iloc[0]
    ordered = scales.in_order(frame, card)
    body = making.bars(ordered, name="short_name", value="value", text="label")
    table = Table(("", ""), tuple(zip(frame.short_name, scales.by_indicator(frame, card).label, strict=True)))
    history = queries.run(con, "indicator_history", indicator="jumlah-miskin")
    multiples = panels.over_time(
        history.assign(unit="jiwa", decimals=0), queries.run(con, "regency_facts"), chosen=()
    )
    for each in (body, table, multiples):
        slide = Slide("Uji", "", each, "Sumber: uji", "K39·53·2024-03·abcd", spoken.sentence("Uji", each))
        pages = drawing.pages(slide)
        svg = "".join(drawing.draw(page, number=1, of=1) for page in pages)
        briefing = Briefing(
            "uji", "Uji", "NTT", "terpublikasi", "terbit-abcd", "2026-02-05T00:00:00+00:00", (slide,)
        )
        with zipfile.ZipFile(io.BytesIO(powerpoint.pptx(briefing)[0])) as file:
            parts = (name for name in file.namelist() if re.match(r"ppt/(slides|charts)/[^/]*xml$", name))
            xml = re.sub(
                r"<c:(?:numCache|val)>.*?</c:(?:numCache|val)>",
                "",
                "".join(file.read(name).decode() for name in parts),
            )
        for medium in (svg, xml, slide.alt):
            assert ROUNDED["figure"] in medium and not bare(medium), bare(medium)


def test_an_area_of_land_that_is_told_as_about_so_much_stays_so(con):
    page = page_html(opened("profil_kabupaten", kab="5304"))
    assert "sekitar 2.800 m²" in page
    owed = programme_tables.owed(queries.run(con, "regency_owes", programme="upt-bpom"))
    assert {"sekitar 2.800 m²", "10.000 m²"} <= set(owed[say("kolom.luas")])
    conflict = page_html(opened("tentang_angka", bagian="versi"))
    for shown in (page, conflict):
        assert len(re.findall(r"2\.800 m²", shown)) == len(re.findall(r"sekitar 2\.800 m²", shown))


def test_what_is_counted_from_rounded_values_is_rounded(con):
    frame = queries.run(
        con, "indicator_by_regency", indicator="jumlah-miskin", period="2024-03", categories=[]
    )
    card = queries.run(con, "indicator_card", indicator="jumlah-miskin", period="2024-03").iloc[0]
    middle = findings.indicator_order(scales.in_order(frame, card), card)
    assert ": sekitar " in middle
    exact = frame.assign(precision="tepat")
    assert ": sekitar " not in findings.indicator_order(scales.in_order(exact, card), card)
    totals = queries.run(con, "additive_totals")
    (row,) = totals[(totals.passport == "K39") & (totals.period == "2024-03")].itertuples()
    assert (row.total_precision, row.province_precision) == ("dibulatkan", "dibulatkan")
    told = evidence_tables.additive_totals(totals, [""] * len(totals), "53").iloc[row.Index]
    assert told[say("kolom.jumlah_kabupaten")].startswith("sekitar ")
    assert told[say("kolom.provinsi")] == "sekitar 1.130.000"


@pytest.mark.parametrize("name", sorted(queries.names()))
def test_an_answer_with_a_published_value_says_how_exactly_it_is_known(con, name):
    columns = set(answer(con, name).columns)
    if {"value", "unit"} <= columns and name not in {
        "targets",
        "programme_faults",
    }:  # a target is what it was set to
        assert {"bound", "precision", "decimals"} <= columns or name == "indicator_definitions"
    if "province_value" in columns:
        assert {"province_bound", "province_precision"} <= columns


def test_a_spreadsheet_holds_the_precision_beside_the_value(con):
    rows = asked(con, "indicator_history", indicator="kemiskinan")
    sheet = openpyxl.load_workbook(io.BytesIO(downloads.as_xlsx(rows, ABOUT))).worksheets[0]
    (head, *cells) = sheet.iter_rows(values_only=True)
    told = [dict(zip(head, each, strict=True)) for each in cells]
    assert {each["ketelitian"] for each in told if each["periode"] == "2025-03"} >= {"dipotong"}
    assert {each["batas"] for each in told} == {"sama dengan"}


def measured(node: ast.AST) -> str | None:
    """What a value is called that a call writes: the last name of row.value, row['value'], frame.value[0]."""
    while isinstance(node, ast.Subscript) and not isinstance(node.slice, ast.Constant | ast.Slice):
        node = node.value
    if isinstance(node, ast.Attribute):
        return node.attr
    if isinstance(node, ast.Subscript):
        key = node.slice.value if isinstance(node.slice, ast.Constant) else None
        return key if isinstance(key, str) else measured(node.value)
    return None


def test_a_published_value_is_written_by_its_own_type_only():
    """`number`, `brief` and `money` are for counts, axes and differences; a value has a precision."""
    rooms = [each for each in files() if each.split("/")[0] in ("dashboard", "briefing", "pages")]
    assert len(rooms) > 200
    found = [
        f"{file}:{node.lineno}: {ast.unparse(node)}"
        for file in rooms
        if file != "dashboard/language/values.py"
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.Call) and node.args
        if ast.unparse(node.func).split(".")[-1] in WRITERS and measured(node.args[0]) in MEASURED
    ]
    assert not found
