"""The master of a deck: layouts, fields, theme; an office's template of any shape is followed or named."""

import io
import re
import zipfile
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import replace

import pytest
from pptx import Presentation
from pptx.enum.dml import MSO_FILL
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from briefing import drawing, powerpoint, powerpoint_charts, powerpoint_ink, powerpoint_master, ready
from briefing.powerpoint_ink import PIXEL
from briefing.slides import Briefing
from dashboard.answers.view import View
from dashboard.exhibits.bodies import Bar, Bars, Cover, Look, Map, parts
from dashboard.language.text import say
from dashboard.paper.bars import THICKEST, measured, rooms
from dashboard.paper.ink import LEADING, Box
from dashboard.paper.lettering import width, wrapped
from data.snapshots import current


@pytest.fixture(scope="module")
def made(snapshots) -> dict[str, Briefing]:
    view = View(current().snapshot)
    return {slug: ready.make(slug, view) for slug in ("provinsi", "5305")}


def opened(content: bytes):
    return Presentation(io.BytesIO(content))


def test_the_layouts_have_indonesian_names_and_places_for_every_part():
    deck = opened(powerpoint.template())
    assert [layout.name for layout in deck.slide_layouts] == ["Sampul", "Bagian", "Isi"]
    kinds = {each.placeholder_format.type for each in deck.slide_layouts[2].placeholders}
    wanted = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.DATE)
    assert set(wanted) | {PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER} == kinds


def test_the_number_of_a_slide_is_a_field_and_nothing_is_left_empty(made):
    for place, slide in enumerate(opened(powerpoint.pptx(made["5305"])[0]).slides):
        assert ('type="slidenum"' in slide.element.xml) == bool(place), "the cover has no number"
        assert all(each.text_frame.text for each in slide.placeholders), slide.shapes.title.text_frame.text


@pytest.mark.parametrize("slug", ["provinsi", "5305"])
def test_nothing_runs_into_the_foot_or_over_the_edge(made, slug):
    deck = opened(powerpoint.pptx(made[slug])[0])
    for slide in list(deck.slides)[1:]:
        held = {each.placeholder_format.type: each for each in slide.placeholders}
        foot = next(each for each in slide.placeholders if each.text_frame.text.startswith("Sumber"))
        for shape in slide.shapes:
            if shape.is_placeholder and shape != held[PP_PLACEHOLDER.TITLE]:
                continue
            tall = sum(row.height for row in shape.table.rows) if shape.has_table else shape.height
            assert shape.top >= 0 and shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + tall <= foot.top + 2 * PIXEL, (slide.shapes.title.text_frame.text, shape.name)


def test_what_the_office_moves_and_recolours_in_the_template_is_followed(made, tmp_path):
    own = opened(powerpoint.template())
    layout = own.slide_layouts[2]
    body = next(each for each in layout.placeholders if each.placeholder_format.type == PP_PLACEHOLDER.OBJECT)
    body.left, body.width = Inches(4), Inches(8.5)  # the office's picture stands at the left
    file = tmp_path / "kantor.pptx"
    own.save(file)
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(tmp_path / "merah.pptx", "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"0b5c7a", b"aa1122"))
    content, problem = powerpoint.pptx(made["5305"], tmp_path / "merah.pptx")
    assert problem is None
    deck = opened(content)
    for slide in list(deck.slides)[1:]:
        drawn = [each for each in slide.shapes if not each.is_placeholder]
        assert drawn and min(each.left for each in drawn) >= Inches(3.9)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b"aa1122" in archive.read("ppt/theme/theme1.xml")
        slides = [archive.read(name) for name in archive.namelist() if re.match(r"ppt/slides/s", name)]
    assert not any(b"0B5C7A" in each.upper() for each in slides)


def recoloured(content: bytes, **changes: bytes) -> bytes:
    """The template as an office makes it its own: other words in the theme of its master."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            told = old.read(name)
            if name.startswith("ppt/theme/"):
                for tag, value in changes.items():
                    told = re.sub(
                        rf"(<a:{tag}>.*?)<a:latin [^>]*>".encode(), rb"\1" + value, told, flags=re.S
                    )
            new.writestr(name, told)
    return out.getvalue()


def drawn_of(content: bytes) -> str:
    """All that is on the slides and in their charts, as XML."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [
            name for name in archive.namelist() if re.match(r"ppt/(slides/slide|charts/chart)\d+\.xml", name)
        ]
        return "".join(archive.read(name).decode() for name in names)


def test_what_the_office_chooses_as_fonts_is_what_every_word_is_set_in(made, tmp_path):
    fonts = {
        "majorFont": b'<a:latin typeface="Georgia"/>',
        "minorFont": b'<a:latin typeface="Verdana"/>',
    }
    (tmp_path / "kantor.pptx").write_bytes(recoloured(powerpoint.template(), **fonts))
    content, problem = powerpoint.pptx(made["provinsi"], tmp_path / "kantor.pptx")
    assert problem is None
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        theme_told = archive.read("ppt/theme/theme1.xml").decode()
    assert 'majorFont><a:latin typeface="Georgia"/>' in theme_told.replace("\n", "")
    assert 'minorFont><a:latin typeface="Verdana"/>' in theme_told.replace("\n", "")
    own = set(re.findall(r'<a:(?:latin|ea|cs) typeface="([^"]+)"', drawn_of(content)))
    assert {each for each in own if not each.startswith("+m")} == set(), "a word with a font of its own"


def test_every_fill_and_ink_is_a_colour_of_the_theme(made):
    """Not one stays as it was when an office changes the colours of its template."""
    for briefing in made.values():
        drawn = drawn_of(powerpoint.pptx(briefing)[0])
        assert len(re.findall(r"<a:(?:solidFill|fgClr)><a:schemeClr", drawn)) > 300
        assert re.findall(r'srgbClr val="\w+"', drawn) == []


def test_a_shade_of_the_theme_is_the_colour_that_the_deck_has():
    for colour, base in powerpoint_ink.SHADED.items():
        told = dict(powerpoint_ink._shade(base, colour))
        hue, light, strong = rgb_to_hls(*(part / 255 for part in powerpoint_ink.rgb(base)))
        light = min(light * told["lumMod"] + told.get("lumOff", 0), 1)
        seen = hls_to_rgb(hue, light, min(strong * told.get("satMod", 1), 1))
        wanted = [part / 255 for part in powerpoint_ink.rgb(colour)]
        assert seen == pytest.approx(wanted, abs=0.04), colour


def test_a_map_is_one_group_with_its_name(made):
    for briefing in made.values():
        for slide, page in zip(
            opened(powerpoint.pptx(briefing)[0]).slides, drawing.spread(briefing.shown), strict=True
        ):
            groups = [each.name for each in slide.shapes if each.shape_type == MSO_SHAPE_TYPE.GROUP]
            shows = any(isinstance(each, Map) for each in parts(page.body)) or getattr(
                page.body, "shapes", ""
            )
            assert groups == (["Peta"] if shows else []), page.title
            loose = [each for each in slide.shapes if re.match(r"53\d\d", each.name)]
            assert not loose, "a place beside the group"


def test_no_islet_lies_on_the_legend_of_a_map(made):
    """One far in the north lay as a speck on its figures: on the picture the edge of the map cuts it off."""
    slide = next(each for each in drawing.spread(made["provinsi"].shown) if isinstance(each.body, Map))
    drawn = opened(powerpoint.pptx(replace(made["provinsi"], slides=(slide,)))[0]).slides[0]
    (group,) = [each for each in drawn.shapes if each.shape_type == MSO_SHAPE_TYPE.GROUP]
    land = [each for each in group.shapes if each.shape_type == MSO_SHAPE_TYPE.FREEFORM]
    legend = [
        each for each in group.shapes if each.has_text_frame and "Ekspor tercatat" in each.text_frame.text
    ]
    assert len(land) > 22 and min(each.top for each in land) >= legend[0].top + Inches(0.4)


def test_a_code_is_one_line_and_every_bar_has_its_name(made):
    slides = opened(powerpoint.pptx(made["provinsi"])[0]).slides
    codes = [
        each._element.txBody.bodyPr.get("wrap")
        for slide in slides
        for each in slide.placeholders
        if each.placeholder_format.type == PP_PLACEHOLDER.FOOTER
    ]
    assert codes and set(codes) == {"none"}
    held = {each.placeholder_format.type: each for each in slides[1].slide_layout.placeholders}
    code, date = held[PP_PLACEHOLDER.FOOTER], held[PP_PLACEHOLDER.DATE]
    longest = "Q7038·53·semua·1447·prog=replikasi-obat-tradisional·today=2026-11-29"
    assert width(longest, drawing.CODE_LETTERS) < code.width / PIXEL and date.left + date.width <= code.left
    charts = [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]
    bars = [chart for chart in charts if chart.plots[0].categories.depth]
    assert bars and all(chart._chartSpace.xpath("//c:tickLblSkip/@val") == ["1"] for chart in bars)


def test_a_source_has_the_width_beside_the_number_of_its_slide(made):
    """It was broken at two thirds of the slide, into the third line of a first slide and onto its cards."""
    layout = powerpoint_master.own().slide_layouts[2]
    held = {each.placeholder_format.idx: each for each in layout.placeholders}
    source, number = held[powerpoint_master.SOURCE], held[powerpoint_master.NUMBER]
    assert source.left + source.width == number.left
    assert source.width / PIXEL > 0.8 * drawing.WIDE.width


def test_the_word_simulasi_lets_everything_through_and_nothing_lies_on_it(made):
    briefing = replace(made["provinsi"], dataset="simulasi")
    for slide in opened(powerpoint.pptx(briefing)[0]).slides:
        across, badge = list(slide.shapes)[-2:]
        assert across.text_frame.text == badge.text_frame.text == "SIMULASI"
        (alpha,) = across._element.iter(qn("a:alpha"))
        assert int(alpha.get("val")) <= 20_000 and across.fill.type in (None, MSO_FILL.BACKGROUND)
        assert badge.top + badge.height <= slide.shapes.title.top or isinstance(
            briefing.slides[0].body, Cover
        ), "the corner is above the title"


@pytest.mark.parametrize("shape", ["4:3", "bare", "tall"])
def test_a_template_of_another_shape_is_filled_and_nothing_lies_outside(made, tmp_path, shape):
    own = Presentation()
    if shape == "bare":  # a title and nothing else, on every layout
        for layout in own.slide_layouts:
            for holder in list(layout.placeholders):
                if holder.placeholder_format.type not in (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE):
                    holder._element.getparent().remove(holder._element)
    if shape == "tall":
        own.slide_width, own.slide_height = Emu(6858000), Emu(9144000)
        for layout in own.slide_layouts:
            for holder in layout.placeholders:
                holder.left, holder.top, holder.width, holder.height = 0, 0, Emu(6858000), Emu(1000000)
    own.save(tmp_path / "kantor.pptx")
    content, problem = powerpoint.pptx(made["5305"], tmp_path / "kantor.pptx")
    assert problem is None
    deck = opened(content)
    _stand_above_their_foot(deck)
    titles = {slide.shapes.title.text_frame.text.replace("\N{NO-BREAK SPACE}", " ") for slide in deck.slides}
    assert titles == {slide.title for slide in made["5305"].shown}
    for slide in deck.slides:
        for each in slide.shapes:
            if each.left is not None and not each.is_placeholder:
                assert each.left >= 0 and each.left + each.width <= deck.slide_width + PIXEL, each.name


def _stand_above_their_foot(deck):
    """Whatever the layout: nothing leaves the slide below, and what is drawn ends where its source begins."""
    for slide in deck.slides:
        told = [each for each in slide.shapes if each.has_text_frame and "Sumber" in each.text_frame.text[:8]]
        foot = min((each.top for each in told), default=deck.slide_height)
        for shape in slide.shapes:
            if shape in told or shape.top is None or shape.is_placeholder:
                continue
            tall = sum(row.height for row in shape.table.rows) if shape.has_table else shape.height
            assert shape.top >= 0, shape.name
            assert shape.top + tall <= foot + 2 * PIXEL, (slide.shapes.title.text_frame.text, shape.name)
        for each in told:
            assert each.top + each.height <= deck.slide_height + PIXEL, slide.shapes.title.text_frame.text


def test_a_template_without_any_title_is_named(made, tmp_path):
    own = Presentation()
    for layout in own.slide_layouts:
        for holder in list(layout.placeholders):
            holder._element.getparent().remove(holder._element)
    own.save(tmp_path / "tanpa.pptx")
    content, problem = powerpoint.pptx(made["5305"], tmp_path / "tanpa.pptx")
    assert "tanpa.pptx" in problem and "judul" in problem
    assert next(layout.name for layout in opened(content).slide_layouts) == "Sampul"


def test_a_template_that_was_narrowed_without_its_places_is_named(made, tmp_path):
    """LibreOffice leaves them where they were: half of each slide was cut off."""
    own = opened(powerpoint.template())
    own.slide_width = Inches(10)
    own.save(tmp_path / "sempit.pptx")
    content, problem = powerpoint.pptx(made["5305"], tmp_path / "sempit.pptx")
    assert "sempit.pptx" in problem and "melebihi slaidnya" in problem
    assert opened(content).slide_width > Inches(10)


def test_a_deck_and_its_powerpoint_have_the_same_slides(made):
    for briefing in made.values():
        assert len(opened(powerpoint.pptx(briefing)[0]).slides) == len(drawing.spread(briefing.shown))


def test_a_low_slide_has_smaller_letters_and_runs_into_no_source(made, tmp_path):
    """On an office's 4:3 the list beside the map, and the last line of a card, lay on the source."""
    own = Presentation()
    own.save(tmp_path / "kantor.pptx")
    slides = list(opened(powerpoint.pptx(made["5305"], tmp_path / "kantor.pptx")[0]).slides)
    (day,) = [each for each in slides[0].placeholders if each.placeholder_format.type == PP_PLACEHOLDER.DATE]
    assert day.width > 0.8 * own.slide_width, "what the cover says of the data ran over the edge below"
    (listed,) = [shape for slide in slides for shape in slide.shapes if shape.has_table and _is_list(shape)]
    letters = listed.table.cell(0, 0).text_frame.paragraphs[0].runs[0].font.size
    assert letters >= Pt(7) and sum(1.4 * letters for _ in listed.table.rows) <= listed.height + Pt(7)
    figures = next(slide for slide in slides if "Penduduk miskin" in words(slide))
    context = [each for each in figures.shapes if each.has_text_frame and "data lama" in each.text_frame.text]
    assert context
    for box in context:
        room = box.width / PIXEL - 30
        lines = [line for each in box.text_frame.paragraphs for line in wrapped(each.text, 22, room)]
        assert len(lines) * 22 * LEADING * PIXEL <= box.height


def test_names_of_bars_stay_in_their_rows():
    """An Office leaves out a name that reaches into the next row, whatever it is told."""
    name = "Kode HS dan dokumen ekspor (Komoditas segar dan kering)"
    rows = tuple(Bar(f"{place} {name}", (float(place),), str(place)) for place in range(1, 11))
    body = Bars(rows, (Look("", "#0b5a7a"),), most=10)
    box = Box(72, 200, 1776, 690)
    shown = measured(body, box)
    letters = powerpoint_charts.in_rows(body, box, shown).letters
    lines = max(len(wrapped(row.name, letters, rooms(body, box, shown.letters)[0])) for row in rows)
    assert letters >= 24 and lines * letters * LEADING <= 0.96 * box.height / len(rows)


def test_bars_in_parts_say_the_same_words_as_in_the_picture(made):
    """*13* and *5* stood in the parts where the deck says *13 dari 18* behind them."""
    looks = (Look("Terdokumentasi", "#0b5a7a"), Look("Belum dilaporkan", "#d9d9d9", "/"))
    rows = (Bar("NIB", (13.0, 5.0), "13 dari 18"), Bar("Kode HS", (0.0, 7.0), "0 dari 7"))
    body = Bars(rows, looks, most=18)
    province = made["provinsi"]
    deck = replace(province, slides=(replace(province.slides[1], body=body),))
    slide = opened(powerpoint.pptx(deck)[0]).slides[0]
    (chart,) = [shape.chart for shape in slide.shapes if shape.has_chart]
    *parts, held = chart.plots[0].series
    assert [list(each.values) for each in parts] == [[13.0, 0.0], [5.0, 7.0]]
    told = [held.points[place].data_label.text_frame.text.replace(chr(160), " ") for place in range(2)]
    assert told == [row.label for row in rows]
    assert not any(each._element.xpath("c:dLbls") for each in parts) and not chart.has_legend
    words = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    assert {look.name for look in looks} <= set(words), "what the parts are"
    assert held.name == say("paparan.ruang_kata")  # in the chart's sheet its room is no figure


@pytest.mark.parametrize("rows", [1, 2, 4])
def test_few_bars_are_as_thin_as_in_the_picture(made, rows):
    """One bar filled the slide: a wall of blue that said '1'."""
    look = Look("", "#0b5a7a")
    body = Bars(tuple(Bar(f"Tujuan {place}", (1.0,), "1") for place in range(rows)), (look,), most=1)
    province = made["provinsi"]
    deck = replace(province, slides=(replace(province.slides[1], body=body),))
    slide = opened(powerpoint.pptx(deck)[0]).slides[0]
    (frame,) = [shape for shape in slide.shapes if shape.has_chart]
    share = float(
        frame.chart._chartSpace.xpath("c:chart/c:plotArea/c:layout/c:manualLayout/c:h")[0].get("val")
    )
    high = share * frame.height / PIXEL / rows
    assert high / (1 + frame.chart.plots[0].gap_width / 100) == pytest.approx(THICKEST, abs=2)


def _is_list(shape) -> bool:
    return shape.table.cell(0, 0).text_frame.text.startswith("1 ")


def words(slide) -> str:
    return "\n".join(each.text_frame.text for each in slide.shapes if each.has_text_frame)
