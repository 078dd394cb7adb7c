"""A briefing as PPTX: charts, tables and the map as PowerPoint's own objects, to be edited by the office.

Colours, fonts and mark of the office come with its template; `python -m briefing templat` writes one to
start from.
"""

import io
import os
import re
import zipfile
from dataclasses import dataclass, replace
from datetime import UTC
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.exc import PythonPptxError
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Open
from pptx.util import Pt

from briefing import drawing, powerpoint_master, titles
from briefing.powerpoint_bodies import native, place_body
from briefing.powerpoint_ink import BODY, PIXEL, Area, coloured, put, put_on, translucent
from briefing.powerpoint_master import MARGIN, SOURCE, SUBTITLE, TITLES, Places
from briefing.slides import Briefing, Slide, clean, said
from dashboard.exhibits import theme
from dashboard.exhibits.bodies import Cover
from dashboard.language import languages, numbers
from dashboard.language.text import say
from dashboard.paper import ink
from dashboard.paper.ink import Box
from dashboard.paper.lettering import fitted, width, wrapped

LONGEST = 255  # letters of a property of the file
EPOCH = (1980, 1, 1, 0, 0, 0)
RUN, LOOK = qn("a:r"), qn("a:rPr")
# The workbook of a chart takes a name such as "=1+1" for a formula; it is put back as the text it is.
FORMULA = re.compile(rb'<c r="(\w+)"([^>]*)><f[^>]*>([^<]*)</f><v>[^<]*</v></c>')
STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


UNREADABLE = (
    OSError,
    ValueError,
    KeyError,
    AttributeError,
    IndexError,
    SyntaxError,
    zipfile.BadZipFile,
    PythonPptxError,
)


class BrokenTemplate(ValueError):
    """The office's template cannot be used; the message says which file and why."""


def chosen_template() -> Path | None:
    """The office's own template: the file that DASBOR_TEMPLAT names."""
    named = os.environ.get("DASBOR_TEMPLAT")
    return Path(named) if named else None


def opened(path: Path | None) -> tuple[Open, str | None]:
    """The template, or the default one with a sentence that says what is wrong with the office's."""
    if path is None:
        return powerpoint_master.own(), None
    try:
        return _own(path), None
    except BrokenTemplate as trouble:
        return powerpoint_master.own(), say("paparan.templat_rusak", berkas=path.name, sebab=str(trouble))


def _own(path: Path) -> Open:
    if not path.is_file():
        raise BrokenTemplate(say("paparan.templat_tiada"))
    try:
        deck = Presentation(str(path))
    except UNREADABLE as trouble:
        raise BrokenTemplate(say("paparan.templat_bukan")) from trouble
    if powerpoint_master.layout_of(deck, opening=False) is None:
        raise BrokenTemplate(say("paparan.templat_judul"))
    if beyond := powerpoint_master.beyond(deck):
        raise BrokenTemplate(say("paparan.templat_luar", nama=beyond))
    while len(deck.slides):  # slides that the office left in its template
        kept = deck.slides._sldIdLst[0]
        deck.part.drop_rel(kept.rId)
        deck.slides._sldIdLst.remove(kept)
    return deck


def template() -> bytes:
    """A template to start from: the default one, with the look of the dashboard."""
    return _saved(powerpoint_master.own(), "1980-01-01T00:00:00Z")


def pptx(briefing: Briefing, template: Path | None = None) -> tuple[bytes, str | None]:
    """The file, and what is wrong with the template if anything. The same briefing gives the same bytes."""
    briefing = clean(briefing)
    # What a reader put together does not come on the office's own paper.
    named = template or (None if briefing.composed else chosen_template())
    deck, problem = opened(named)
    ours = named is None or problem is not None
    sheets = [sheet for each in briefing.shown for sheet in _sheets(deck, each)]
    for place, sheet in enumerate(sheets, 1):
        if isinstance(sheet.page.body, Cover):
            _opening(deck, sheet, sheet.page.body, briefing, ours=ours)
        else:
            _slide(deck, sheet, briefing, place, len(sheets))
    _in_their_own_language(deck, titles.foreign(briefing))
    moment = briefing.moment.astimezone(UTC)
    properties = deck.core_properties
    properties.title, properties.subject = briefing.title[:LONGEST], briefing.scope[:LONGEST]
    properties.author = properties.last_modified_by = briefing.author
    properties.comments = briefing.about
    properties.language = languages.tag()
    return _saved(deck, moment.strftime("%Y-%m-%dT%H:%M:%SZ")), problem


def _in_their_own_language(deck: Open, foreign: frozenset[str]) -> None:
    """Titles that stay in the home language are marked so: no other one's spelling is held against them."""
    written = {numbers.whole_words(title) for title in foreign}
    for slide in deck.slides if written else ():
        for run in slide._element.iter(RUN):
            if "".join(run.itertext()) in written:
                run.find(LOOK).set("lang", languages.tag(languages.HOME))


@dataclass(frozen=True)
class _Sheet:
    """A slide on its layout: letters of the title in pixels, and where its parts stand, measured, in EMU."""

    page: Slide
    layout: Any  # of the deck, whose own types say that its placeholders cannot be walked
    title_size: int
    places: Places


def _sheets(deck: Open, slide: Slide) -> list[_Sheet]:
    """A slide as the pages that it needs on the layout of this deck."""
    body = native(slide.body)
    slide = replace(slide, body=body)
    opening = isinstance(body, Cover)
    section = isinstance(body, Cover) and body.section
    layout = powerpoint_master.layout_of(deck, opening=opening, section=section)
    if opening:
        places = powerpoint_master.places(deck, layout)
        room = places.title[2] / PIXEL
        size, _ = fitted(numbers.headline(slide.title), room, lines=3, largest=88, smallest=40, bold=True)
        return [_Sheet(slide, layout, size, places)]
    wide, high = _extent(deck)
    first = _measured(deck, layout, slide)
    pages = drawing.pages(slide, drawing.Size(wide // PIXEL, high // PIXEL), _pixels(first.places.body))
    return [first] if len(pages) == 1 else [_measured(deck, layout, page) for page in pages]


def _measured(deck: Open, layout, page: Slide) -> _Sheet:
    """Where the parts stand when title, subtitle and source have as many lines as they need."""
    given = powerpoint_master.places(deck, layout)
    title, body = given.title, list(given.body)
    most = max(int(title[3] / PIXEL / (drawing.TITLE * ink.LEADING)), 1)
    largest = drawing.TITLE if title[3] >= drawing.TITLE * ink.LEADING * PIXEL else drawing.TITLE_SMALLEST
    room = title[2] / PIXEL - (0 if given.subtitle else 32)
    size, lines = fitted(
        numbers.headline(page.title),
        room,
        lines=most,
        largest=largest,
        smallest=drawing.TITLE_SMALLEST,
        bold=True,
    )
    below = wrapped(page.subtitle, drawing.SUBTITLE, body[2] / PIXEL) if page.subtitle else []
    high = int(ink.tall(below, drawing.SUBTITLE) * PIXEL)
    if given.subtitle:
        spare = title[3] - int(ink.tall(lines, size) * PIXEL)
        left, top, wide, one = given.subtitle
        subtitle = (left, top - spare, wide, max(high, one))
        bottom = body[1] + body[3]
        body[1] = body[1] - spare + (high - one if below else -one)
        body[3] = bottom - body[1]
    else:  # the layout has no place for it: it takes the top of the body
        subtitle = (body[0], body[1], body[2], high)
        body[1], body[3] = body[1] + high + 8 * PIXEL, body[3] - high - 8 * PIXEL
    line = int(drawing.FOOT * ink.LEADING * PIXEL)
    told = len(wrapped(page.source_line, drawing.FOOT, (given.source or given.body)[2] / PIXEL))
    if given.source:
        left, top, wide, tall = given.source
        moved = (powerpoint_master.SOURCE_LINES - told) * line
        source, body[3] = (left, top + moved, wide, tall - moved), body[3] + moved
    else:
        tall = told * line + 26 * PIXEL
        body[3] -= tall + 8 * PIXEL
        source = (body[0], body[1] + body[3] + 8 * PIXEL, body[2], tall)
    return _Sheet(page, layout, size, Places(title, subtitle, (body[0], body[1], body[2], body[3]), source))


def _extent(deck: Open) -> tuple[int, int]:
    """Width and height of its slides in EMU: ours, where a template does not say it."""
    ours = drawing.WIDE
    return deck.slide_width or ours.width * PIXEL, deck.slide_height or ours.height * PIXEL


def _pixels(area: Area) -> Box:
    return Box(*(each / PIXEL for each in area))


def _slide(deck: Open, sheet: _Sheet, briefing: Briefing, number: int, of: int) -> None:
    page, places = sheet.page, sheet.places
    slide = deck.slides.add_slide(sheet.layout)
    title = slide.shapes.title
    put(title.text_frame, [numbers.headline(page.title)], _letters(sheet), bold=None, colour="")
    held = {each.placeholder_format.idx: each for each in slide.placeholders}
    ours = BODY in held and SUBTITLE in held
    if page.subtitle and places.subtitle:
        above = held.get(SUBTITLE) if ours else None
        _written(slide, above, places.subtitle, page.subtitle, drawing.SUBTITLE)
    foot = held.get(SOURCE) if ours else None
    source = _written(slide, foot, places.source or places.body, page.source_line, drawing.FOOT)
    place_body(slide, page, places.body)
    told = powerpoint_master.fields(
        slide,
        sheet.layout,
        (
            (PP_PLACEHOLDER.DATE, briefing.about if ours else numbers.day(briefing.moment), ""),
            (PP_PLACEHOLDER.FOOTER, page.passport, ""),
            (PP_PLACEHOLDER.SLIDE_NUMBER, str(number), f" / {of}"),
        ),
    )
    if not ours:  # a foreign layout has no room for a sentence on the data
        rest = [briefing.about, "" if PP_PLACEHOLDER.FOOTER in told else page.passport]
        line = " · ".join(filter(None, rest))
        put_on(source.text_frame.add_paragraph(), line, Pt(8), colour=theme.MUTED)
    _finished(deck, slide, briefing, page)


def _letters(sheet: _Sheet) -> Pt | None:
    """The size of a title; None where it has that of its layout."""
    ours = any(each.placeholder_format.idx == SUBTITLE for each in sheet.layout.placeholders)
    return None if ours and sheet.title_size == drawing.TITLE else Pt(sheet.title_size / 2)


def _written(slide, holder, area: Area, words: str, size: int):
    """Words in the placeholder of the layout, moved to where they were measured, or in a box of their own."""
    shape = holder if holder is not None else slide.shapes.add_textbox(*area)
    shape.left, shape.top, shape.width, shape.height = area
    own = holder is None
    put(
        shape.text_frame,
        [words],
        Pt(size / 2) if own else None,
        colour=theme.MUTED if own else "",
    )
    return shape


def _opening(deck: Open, sheet: _Sheet, body: Cover, briefing: Briefing, *, ours: bool) -> None:
    """A cover, or the slide of a section, on its own layout; our emblem only where no office has its own."""
    page, slide = sheet.page, deck.slides.add_slide(sheet.layout)
    size = None if sheet.title_size == 88 else Pt(sheet.title_size / 2)
    put(slide.shapes.title.text_frame, [numbers.headline(page.title)], size, bold=None, colour="")
    if ours:
        wide = _extent(deck)[0] - 3 * MARGIN * PIXEL
        place_body(slide, page, (2 * MARGIN * PIXEL, 96 * PIXEL, wide, 840 * PIXEL))
    lines = {SUBTITLE: page.subtitle, 1: page.subtitle, SOURCE: "\n".join(body.lines)}
    below = drawing.opening(page, briefing.about).subtitle_top
    for holder in list(slide.placeholders):
        if ours and holder.placeholder_format.idx == 1 and not body.section:  # right below the title
            left, _, wide, high = sheet.places.title
            holder.left, holder.top, holder.width, holder.height = left, int(below * PIXEL), wide, high // 4
        words = lines.get(holder.placeholder_format.idx, "")
        if words and holder.placeholder_format.type not in TITLES:
            put(holder.text_frame, words.split("\n"), None, colour="")
    powerpoint_master.fields(slide, sheet.layout, ((PP_PLACEHOLDER.DATE, briefing.about, ""),))
    for holder in slide.placeholders:
        if holder.placeholder_format.type == PP_PLACEHOLDER.DATE:  # made for a day, not for a sentence
            left, top, wide, high = holder.left, holder.top, holder.width, holder.height
            wide = max(wide, deck.slide_width - 2 * left)
            holder.left, holder.top, holder.width, holder.height = left, top, wide, high
    _finished(deck, slide, briefing, page)


def _finished(deck: Open, slide, briefing: Briefing, page: Slide) -> None:
    """Without placeholders that nothing filled; with the mark, the notes, and the language of every run."""
    for holder in list(slide.placeholders):
        if holder.has_text_frame and not holder.text_frame.text:
            holder._element.getparent().remove(holder._element)
    if briefing.simulated:
        _mark(slide, *_extent(deck))
    slide.notes_slide.notes_text_frame.text = "\n".join((*said(page), briefing.about))
    for each in (slide, slide.notes_slide):
        powerpoint_master.speak(each._element)


def _mark(slide, wide: int, high: int) -> None:
    """The word SIMULASI across the slide, transparent and on top, and in its corner above the title."""
    across = slide.shapes.add_textbox(wide // 6, high // 3, wide * 2 // 3, 204 * PIXEL)
    across.rotation = -18
    put(across.text_frame, [say("simulasi.kata")], Pt(88), bold=True, colour=theme.ACCENT)
    across.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    translucent(across.text_frame.paragraphs[0].runs[0]._r.rPr, 16)
    room = int(width(say("simulasi.kata"), drawing.BADGE, bold=True) + 36) * PIXEL
    corner = (wide - drawing.WIDE.margin * PIXEL - room, 0, room, (drawing.TOP - 4) * PIXEL)
    badge = slide.shapes.add_textbox(*corner)
    badge.text_frame.margin_top = badge.text_frame.margin_bottom = 0
    badge.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    coloured(badge, theme.ACCENT)
    put(badge.text_frame, [say("simulasi.kata")], Pt(drawing.BADGE / 2), bold=True, colour=theme.PAPER)
    badge.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER


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
