"""The master of a deck: ours, with layouts named in Indonesian; or the office's, and where its parts lie.

A layout says where title, subtitle, body, source, date of the data, code and number of a slide stand. What an
office moves, recolours or renames in its template is followed; where it has no such place, room is found that
leaves its title, pictures and foot alone.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Open
from pptx.util import Emu

from briefing import drawing
from briefing.powerpoint_ink import BODY, PIXEL, Area
from dashboard.exhibits import theme
from dashboard.language import languages
from dashboard.language.text import say

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
SUBTITLE, SOURCE = 13, 15  # with BODY, numbers of the placeholders that only our layouts have
DATE, FOOT, NUMBER = 10, 11, 12
MARGIN = drawing.WIDE.margin
TITLE_LINES, SOURCE_LINES = 2, 2  # that the layout leaves room for
KEPT = {"paparan.tata_sampul": 0, "paparan.tata_isi": 5, "paparan.tata_bagian": 2}  # layouts of python-pptx
FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"  # of the number of a slide
LEAST = 0.3  # of the slide's height: a lower place is none for a body
BEYOND = 1.01  # of the slide: what an office lets a place overhang by a hair
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
FOOTS = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)


@dataclass(frozen=True)
class _Holder:
    """A placeholder of our layouts: kind and number, its box in pixels, letters in points."""

    kind: str
    number: int
    name: str
    box: tuple[float, float, float, float]
    size: float
    bold: bool = False
    colour: str = "tx1"
    align: str = "l"
    anchor: str = "t"


def _content() -> tuple[_Holder, ...]:
    """Where the parts of a slide stand, as on the deck."""
    wide, high = drawing.WIDE.width, drawing.WIDE.height
    room = wide - 2 * MARGIN
    title = TITLE_LINES * drawing.TITLE * 1.28
    below = drawing.TOP + title + 4
    foot = high - 45 - SOURCE_LINES * drawing.FOOT * 1.28
    number, code = 160, drawing.CODE * room  # of the right side; the code stands below the source
    return (
        _Holder(
            "title", 0, "paparan.tata_judul", (MARGIN, drawing.TOP, room, title), drawing.TITLE / 2, bold=True
        ),
        _Holder(
            "body",
            SUBTITLE,
            "paparan.tata_subjudul",
            (MARGIN, below, room, 38),
            drawing.SUBTITLE / 2,
            colour="tx2",
        ),
        _Holder(
            "obj", BODY, "paparan.tata_isi_slaid", (MARGIN, below + 53, room, foot - 10 - below - 53), 20
        ),
        _Holder(
            "body",
            SOURCE,
            "paparan.tata_sumber",
            (MARGIN, foot, room - number, high - 45 - foot),
            drawing.FOOT / 2,
            colour="tx2",
            anchor="b",
        ),
        _Holder(
            "dt",
            DATE,
            "paparan.tata_data",
            (MARGIN, high - 43, room - code, 26),
            drawing.CODE_LETTERS / 2,
            colour="tx2",
        ),
        _Holder(
            "ftr",
            FOOT,
            "paparan.tata_kode",
            (wide - MARGIN - code, high - 43, code, 26),
            drawing.CODE_LETTERS / 2,
            colour="tx2",
            align="r",
        ),
        _Holder(
            "sldNum",
            NUMBER,
            "paparan.tata_nomor",
            (wide - MARGIN - number, high - 78, number, 32),
            drawing.FOOT / 2,
            colour="tx2",
            align="r",
        ),
    )


def _opening() -> tuple[_Holder, ...]:
    """Where the parts of a cover, or of the slide of a section, stand."""
    wide, high = drawing.WIDE.width, drawing.WIDE.height
    left, room = 2 * MARGIN, wide - 3 * MARGIN
    return (
        _Holder("ctrTitle", 0, "paparan.tata_judul", (left, 330, room, 340), 44, bold=True, anchor="ctr"),
        _Holder(
            "subTitle",
            1,
            "paparan.tata_subjudul",
            (left, 690, room, 60),
            drawing.OPENING_SUBTITLE / 2,
            colour="tx2",
        ),
        _Holder("body", SOURCE, "paparan.tata_tempat", (left, 800, room, 140), 18, anchor="b"),
        _Holder("dt", DATE, "paparan.tata_data", (left, high - 96, room, 36), drawing.FOOT / 2, colour="tx2"),
    )


def own() -> Open:
    """A deck with the dashboard's palette as its theme and three layouts: cover, content, section."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = (
        Emu(each * PIXEL) for each in (drawing.WIDE.width, drawing.WIDE.height)
    )
    look = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    for name, colour in PALETTE.items():
        tag = f'<a:{name}><a:srgbClr val="{colour.strip("#")}"/></a:{name}>'.encode()
        look._blob = re.sub(rf"<a:{name}>.*?</a:{name}>".encode(), tag, look.blob)
    named = {place: say(key) for key, place in KEPT.items()}
    for place, layout in reversed(list(enumerate(deck.slide_layouts))):
        if place not in named:
            deck.slide_layouts.remove(layout)
    for layout, (_place, name) in zip(deck.slide_layouts, sorted(named.items()), strict=True):
        _furnish(layout, name)
    _furnish_master(deck)
    return deck


def _furnish(layout, name: str) -> None:
    layout._element.cSld.set("name", name)
    tree = layout.shapes._spTree
    for shape in list(layout.placeholders):
        tree.remove(shape._element)
    opening = name != say("paparan.tata_isi")
    band = (0, 0, MARGIN, drawing.WIDE.height) if opening else (0, 0, drawing.WIDE.width, 14)
    tree.append(_band(band))
    for place, each in enumerate(_opening() if opening else _content()):
        tree.append(_placeholder(each, place + 20))


def _furnish_master(deck: Open) -> None:
    """The master's placeholders where those of the content lie, so that a new layout begins there."""
    boxes = {each.kind: each for each in _content()} | {
        "body": next(e for e in _content() if e.kind == "obj")
    }
    for holder in deck.slide_master.placeholders:
        kind = holder._element.ph.get("type", "obj")
        each = boxes[kind]
        holder.left, holder.top, holder.width, holder.height = (Emu(int(side * PIXEL)) for side in each.box)
    styles = deck.slide_master._element.find(qn("p:txStyles"))
    style = styles.find(qn("p:titleStyle")).find(qn("a:lvl1pPr"))
    style.set("algn", "l")
    style.find(qn("a:defRPr")).set("sz", str(int(drawing.TITLE / 2 * 100)))
    style.find(qn("a:defRPr")).set("b", "1")
    for tint in list(deck.slide_master._element.iter(qn("a:tint"))):
        tint.getparent().remove(tint)  # small letters are not made paler than they are
    speak(deck.slide_master._element)


def _band(box: tuple[float, float, float, float]):
    x, y, width, height = (int(each * PIXEL) for each in box)
    return parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="19" name="{say("paparan.tata_pita")}"/>'
        '<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _placeholder(each: _Holder, number: int):
    x, y, width, height = (int(side * PIXEL) for side in each.box)
    index = f' idx="{each.number}"' if each.number else ""
    bold = ' b="1"' if each.bold else ' b="0"'
    prompt = say(each.name)
    text = (
        f'<a:fld id="{FIELD}" type="slidenum"><a:rPr lang="{languages.tag()}"/><a:t>‹#›</a:t></a:fld>'
        if each.kind == "sldNum"
        else f'<a:r><a:rPr lang="{languages.tag()}"/><a:t>{prompt}</a:t></a:r>'
    )
    return parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="{prompt}"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{each.kind}"{index}/></p:nvPr></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{each.anchor}">'
        f'<a:noAutofit/></a:bodyPr><a:lstStyle><a:lvl1pPr marL="0" indent="0" algn="{each.align}">'
        '<a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
        f'<a:defRPr sz="{int(each.size * 100)}"{bold}><a:solidFill><a:schemeClr val="{each.colour}"/>'
        f"</a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle><a:p>{text}</a:p></p:txBody></p:sp>"
    )


def speak(element) -> None:
    """Say of every run below that it is in the language of the words: nothing is marked as misspelt."""
    for run in element.iter(qn("a:r"), qn("a:fld")):
        run.get_or_add_rPr().set("lang", languages.tag()) if hasattr(run, "get_or_add_rPr") else _field(run)
    for mark in element.iter(qn("a:endParaRPr")):
        mark.set("lang", languages.tag())


def _field(run) -> None:
    look = run.find(qn("a:rPr"))
    if look is not None:
        look.set("lang", languages.tag())


@dataclass(frozen=True)
class Places:
    """Where the parts of a slide stand on one layout, in EMU; None where the layout has no place for it."""

    title: Area
    subtitle: Area | None
    body: Area
    source: Area | None


def layout_of(deck: Open, *, opening: bool, section: bool = False):
    """The layout for a kind of slide: ours by name, else the plainest that fits; None without any title."""
    wanted = say(
        "paparan.tata_bagian" if section else "paparan.tata_sampul" if opening else "paparan.tata_isi"
    )
    titled = [layout for layout in deck.slide_layouts if title_of(layout)]
    named = [layout for layout in titled if layout.name == wanted]
    if named or not titled:
        return next(iter(named), None)
    if opening:
        centred = [layout for layout in titled if title_of(layout).placeholder_format.type == TITLES[1]]
        return next(iter(centred), titled[0])
    return min(titled, key=_distance)


def _distance(layout) -> tuple[bool, int]:
    """How far a layout is from one title and one body."""
    bodies = [each for each in layout.placeholders if each.placeholder_format.type == PP_PLACEHOLDER.OBJECT]
    free = [each for each in layout.placeholders if each.placeholder_format.type not in (*TITLES, *FOOTS)]
    centred = title_of(layout).placeholder_format.type == TITLES[1]
    return centred, abs(len(bodies) - 1) + abs(len(free) - 1)


def title_of(layout):
    """Its placeholder for a title, where it has one with a size."""
    return next((each for each in layout.placeholders if each.placeholder_format.type in TITLES), None)


def places(deck: Open, layout) -> Places:
    """Where the parts of a slide stand on this layout."""
    held = {each.placeholder_format.idx: each for each in layout.placeholders}
    title = _area(title_of(layout))
    if BODY in held and SUBTITLE in held:
        source = _area(held[SOURCE]) if SOURCE in held else None
        return Places(title, _area(held[SUBTITLE]), _area(held[BODY]), source)
    wide, high = int(deck.slide_width or 0), int(deck.slide_height or 0)
    content = next((e for e in held.values() if e.placeholder_format.type == PP_PLACEHOLDER.OBJECT), None)
    if content is not None and content.height >= LEAST * high:
        return Places(title, None, _area(content), None)
    side = min(title[0], wide // 20)
    top = title[1] + title[3] + PIXEL * 8
    foots = [_area(each)[1] for each in held.values() if each.placeholder_format.type in FOOTS]
    low = min([each for each in foots if each > high // 2], default=high - side)
    return Places(title, None, (side, top, wide - 2 * side, max(low - top, PIXEL * 200)), None)


def beyond(deck: Open) -> str:
    """The name of a layout in use whose places reach beyond the slide: that was made narrower, they not."""
    wide, high = int(deck.slide_width or 0), int(deck.slide_height or 0)
    for opening in (False, True):
        layout = layout_of(deck, opening=opening)
        held = places(deck, layout)
        for left, top, across, down in filter(None, (held.title, held.subtitle, held.body, held.source)):
            if left + across > wide * BEYOND or top + down > high * BEYOND:
                return layout.name
    return ""


def _area(shape) -> Area:
    return int(shape.left or 0), int(shape.top or 0), int(shape.width or 0), int(shape.height or 0)


def fields(slide, layout, told: Iterable[tuple[int, str, str]]) -> set[int]:
    """Put date, code and number of a slide into the layout's own places; which of them it has.

    told: kind of placeholder (of FOOTS), text, and what follows the field of the number.
    """
    put = set()
    held = {each.placeholder_format.type: each for each in layout.placeholders}
    for kind, text, after in told:
        if kind not in held:
            continue
        ph = held[kind]._element.ph
        number = len(slide.shapes._spTree) + 100
        field = (
            f'<a:fld id="{FIELD}" type="slidenum"><a:rPr lang="{languages.tag()}"/>'
            f'<a:t>{text}</a:t></a:fld><a:r><a:rPr lang="{languages.tag()}"/><a:t>{after}</a:t></a:r>'
            if kind == PP_PLACEHOLDER.SLIDE_NUMBER
            else f'<a:r><a:rPr lang="{languages.tag()}"/><a:t/></a:r>'
        )
        whole = ' wrap="none"' if kind == PP_PLACEHOLDER.FOOTER else ""  # a code on two lines is two codes
        shape = parse_xml(
            f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="{held[kind].name}"/>'
            '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f'<p:nvPr><p:ph type="{ph.get("type")}" idx="{ph.get("idx", "0")}"/></p:nvPr></p:nvSpPr><p:spPr/>'
            f"<p:txBody><a:bodyPr{whole}/><a:lstStyle/><a:p>{field}</a:p></p:txBody></p:sp>"
        )
        if kind != PP_PLACEHOLDER.SLIDE_NUMBER:
            shape.find(f".//{qn('a:t')}").text = text
        slide.shapes._spTree.append(shape)
        put.add(kind)
    return put
