"""The master of a deck: layouts, fields, theme; an office's template of any shape is followed or named."""

import io
import re
import zipfile

import pytest
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Emu, Inches

from briefing import drawing, powerpoint, ready
from briefing.powerpoint_ink import PIXEL
from briefing.slides import Briefing
from dashboard.answers.view import View
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
    titles = {slide.shapes.title.text_frame.text.replace("\N{NO-BREAK SPACE}", " ") for slide in deck.slides}
    assert titles == {slide.title for slide in made["5305"].slides}
    for slide in deck.slides:
        for each in slide.shapes:
            if each.left is not None and not each.is_placeholder:
                assert each.left >= 0 and each.left + each.width <= deck.slide_width + PIXEL, each.name


def test_a_template_without_any_title_is_named(made, tmp_path):
    own = Presentation()
    for layout in own.slide_layouts:
        for holder in list(layout.placeholders):
            holder._element.getparent().remove(holder._element)
    own.save(tmp_path / "tanpa.pptx")
    content, problem = powerpoint.pptx(made["5305"], tmp_path / "tanpa.pptx")
    assert "tanpa.pptx" in problem and "judul" in problem
    assert next(layout.name for layout in opened(content).slide_layouts) == "Sampul"


def test_a_deck_and_its_powerpoint_have_the_same_slides(made):
    for briefing in made.values():
        assert len(opened(powerpoint.pptx(briefing)[0]).slides) == len(drawing.spread(briefing.labelled))
