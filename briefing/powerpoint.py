"""A briefing as PPTX: charts, tables and the map as PowerPoint's own objects, to be edited by the office.

Colours, fonts and mark of the office come with its template; `python -m briefing templat` writes one to
start from.
"""

import io
import os
import re
import zipfile
from datetime import UTC
from pathlib import Path

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.exc import PythonPptxError
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as Open
from pptx.util import Emu, Inches, Pt

from briefing import drawing
from briefing.powerpoint_bodies import place_body
from briefing.powerpoint_ink import coloured, put, put_on, translucent
from briefing.slides import Briefing, Slide, clean, said
from dashboard.exhibits import theme
from dashboard.exhibits.bodies import Map
from dashboard.language import languages
from dashboard.language.text import say

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
MARGIN = Inches(0.5)
LONGEST = 255  # letters of a property of the file
EPOCH = (1980, 1, 1, 0, 0, 0)
# The theme's own names; powerpoint_ink.THEMED says what is drawn in which.
PALETTE = {
    "dk1": theme.INK,
    "lt1": theme.PAPER,
    "dk2": theme.MUTED,
    "lt2": theme.LINE,
    "accent1": theme.PRIMARY,
    "accent2": theme.ACCENT,
    "accent3": theme.export()["klaim"].colour,
    "accent4": theme.export()["pemasok"].colour,
    "accent5": theme.SEQUENTIAL[3],
    "accent6": theme.NEUTRAL,
}
# The workbook of a chart takes a name such as "=1+1" for a formula; it is put back as the text it is.
FORMULA = re.compile(rb'<c r="(\w+)"([^>]*)><f[^>]*>([^<]*)</f><v>[^<]*</v></c>')
STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


class BrokenTemplate(ValueError):
    """The office's template cannot be used; the message says which file and why."""


def chosen_template() -> Path | None:
    """The office's own template: the file that DASBOR_TEMPLAT names."""
    named = os.environ.get("DASBOR_TEMPLAT")
    return Path(named) if named else None


def opened(path: Path | None) -> tuple[Open, str | None]:
    """The template, or the default one with a sentence that says what is wrong with the office's."""
    if path is None:
        return _default(), None
    try:
        return _own(path), None
    except BrokenTemplate as trouble:
        return _default(), say("paparan.templat_rusak", berkas=path.name, sebab=str(trouble))


def _own(path: Path) -> Open:
    try:
        deck = Presentation(str(path))
    except (OSError, ValueError, KeyError, zipfile.BadZipFile, PythonPptxError) as trouble:
        raise BrokenTemplate(say("paparan.templat_bukan")) from trouble
    if _title_layout(deck) is None:
        raise BrokenTemplate(say("paparan.templat_judul"))
    while len(deck.slides):  # slides that the office left in its template
        kept = deck.slides._sldIdLst[0]
        deck.part.drop_rel(kept.rId)
        deck.slides._sldIdLst.remove(kept)
    return deck


def _default() -> Open:
    """A deck whose theme has the dashboard's palette: what is drawn takes its colours from there."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    look = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    for name, colour in PALETTE.items():
        tag = f'<a:{name}><a:srgbClr val="{colour.strip("#")}"/></a:{name}>'.encode()
        look._blob = re.sub(rf"<a:{name}>.*?</a:{name}>".encode(), tag, look.blob)
    return deck


def _title_layout(deck: Open):
    """The plainest layout that has a title."""
    titled = [
        layout
        for layout in deck.slide_layouts
        if any(holder.placeholder_format.type in (1, 3) for holder in layout.placeholders)
    ]
    return min(titled, key=lambda layout: len(layout.placeholders), default=None)


def template() -> bytes:
    """A template to start from: the default one, with the look of the dashboard."""
    return _saved(_default(), "1980-01-01T00:00:00Z")


def pptx(briefing: Briefing, template: Path | None = None) -> tuple[bytes, str | None]:
    """The file, and what is wrong with the template if anything. The same briefing gives the same bytes."""
    briefing = clean(briefing)
    # What a reader put together does not come on the office's own paper.
    deck, problem = opened(template or (None if briefing.composed else chosen_template()))
    layout = _title_layout(deck)
    pages = drawing.spread(briefing.labelled)
    for place, page in enumerate(pages, 1):
        _slide(deck, layout, briefing, page, f"{place} / {len(pages)}")
    moment = briefing.moment.astimezone(UTC)
    properties = deck.core_properties
    properties.title, properties.subject = briefing.title[:LONGEST], briefing.scope[:LONGEST]
    properties.author = properties.last_modified_by = briefing.author
    properties.comments = briefing.about
    properties.language = languages.tag()
    return _saved(deck, moment.strftime("%Y-%m-%dT%H:%M:%SZ")), problem


def _slide(deck: Open, layout, briefing: Briefing, page: Slide, number: str) -> None:
    slide = deck.slides.add_slide(layout)
    for holder in list(slide.placeholders):
        if holder != slide.shapes.title:
            holder._element.getparent().remove(holder._element)
    width, height = deck.slide_width, deck.slide_height
    room = width - 2 * MARGIN
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = MARGIN, Inches(0.25), room, Inches(0.95)
    title.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    long = len(page.title)
    put(title.text_frame, [page.title], Pt(30 if long < 70 else 24 if long < 130 else 16), bold=True)
    below = slide.shapes.add_textbox(MARGIN, Inches(1.2), room, Inches(0.45))
    put(below.text_frame, [page.subtitle], Pt(16), colour=theme.MUTED)
    top, bottom = Inches(1.7), height - Inches(0.85)
    place_body(slide, page, (MARGIN, top, room, bottom - top))
    foot = slide.shapes.add_textbox(MARGIN, bottom + Inches(0.08), room - Inches(2.6), Inches(0.7))
    licence = f" · {say('batas.lisensi')}" if isinstance(page.body, Map) else ""
    put(foot.text_frame, [f"{page.source}{licence}"], Pt(12), colour=theme.MUTED)
    put_on(foot.text_frame.add_paragraph(), briefing.about, Pt(8), colour=theme.MUTED)
    side = slide.shapes.add_textbox(
        width - MARGIN - Inches(2.6), bottom + Inches(0.08), Inches(2.6), Inches(0.7)
    )
    put(side.text_frame, [number], Pt(12), colour=theme.MUTED, right=True)
    code = side.text_frame.add_paragraph()
    put_on(code, page.passport, Pt(8), colour=theme.MUTED)
    code.alignment = PP_ALIGN.RIGHT
    if briefing.simulated:
        _mark(slide, width, height)
    slide.notes_slide.notes_text_frame.text = "\n".join((*said(page), briefing.about))


def _mark(slide, width: Emu, height: Emu) -> None:
    """The word SIMULASI across the slide, and in its corner."""
    across = slide.shapes.add_textbox(width // 6, height // 3, width * 2 // 3, Inches(1.6))
    across.rotation = -18
    put(across.text_frame, [say("simulasi.kata")], Pt(88), bold=True, colour=theme.ACCENT)
    translucent(across.text_frame.paragraphs[0].runs[0]._r.rPr, 16)
    badge = slide.shapes.add_textbox(width - Inches(2.3), Inches(0.02), Inches(2.1), Inches(0.35))
    coloured(badge, theme.ACCENT)
    put(badge.text_frame, [say("simulasi.kata")], Pt(14), bold=True, colour=theme.PAPER)


def _saved(deck: Open, stamp: str) -> bytes:
    out = io.BytesIO()
    deck.save(out)
    return fixed(out.getvalue(), stamp.encode())


def fixed(archive: bytes, stamp: bytes) -> bytes:
    """The archive with the snapshot's time wherever the time of writing stood, in workbooks inside too."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith(".xlsx"):
                content = fixed(content, stamp)
            elif name.startswith("xl/worksheets/"):
                content = FORMULA.sub(rb'<c r="\1"\2 t="inlineStr"><is><t>=\3</t></is></c>', content)
            elif name == "docProps/core.xml":
                content = STAMP.sub(rb"\g<1>" + stamp + rb"\g<2>", content)
            new.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
