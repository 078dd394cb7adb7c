"""What PowerPoint has no chart for, as shapes that can be recoloured: the map, the calendar."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from briefing.powerpoint_ink import (
    PIXEL,
    Area,
    coloured,
    painted,
    put,
    put_on,
    readable,
    translucent,
    unstyled,
)
from briefing.powerpoint_texts import pairs, table
from dashboard.exhibits import theme
from dashboard.exhibits.bodies import Calendar, Event, Look, Map, Table
from dashboard.language.text import say
from dashboard.paper import geography, map_body, placing
from dashboard.paper.ink import Box, edge_on
from dashboard.paper.lettering import width as width_of

LEGEND = Inches(0.3)  # height of a line of the legend
LINE = 1.4  # of its letters, what a row of a list needs in any font of an office
LEAST = 7  # points of a letter of it


def region_map(slide, body: Map, area: Area) -> None:
    """The places as shapes, with the names where the picture of the same slide has them, else with a list."""
    box = Box(*(each / PIXEL for each in area))
    laid = map_body.lay(body, box, listed=body.listed)
    if laid is None and not body.listed:
        laid = map_body.lay(body, box, listed=False, names=False)
    if laid:
        corner = int(laid.left * PIXEL), int(laid.top * PIXEL)
        with _grouped(slide):
            _places(slide, body, corner, laid.scale * PIXEL)
            if body.listed:
                _head(slide, body, area)
            for label in laid.labels:
                _label(slide, label)
        below = map_body.parted(body, box)[1]
        if below.height:
            _told(slide, body, below)
        return
    _numbered(slide, body, area)


def _told(slide, body: Map, box: Box) -> None:
    """What the picture of the same slide has below its map, as a heading and a table."""
    left, top, width, height = (int(each * PIXEL) for each in (box.x, box.y, box.width, box.height))
    if body.heading:
        head = slide.shapes.add_textbox(left, top, width, int(map_body.told_head(body) * PIXEL))
        head.text_frame.margin_left = head.text_frame.margin_top = 0
        put(head.text_frame, [body.heading], Pt(map_body.TOLD / 2), bold=True, colour=theme.MUTED)
    down = int(map_body.told_head(body) * PIXEL)
    pairs(slide, body.told, (left, top + down, width, height - down), map_body.TOLD / 2)


@contextmanager
def _grouped(slide) -> Iterator[None]:
    """What is drawn within becomes one group: python-pptx measures a group anew for each shape put in it."""
    before = len(slide.shapes)
    yield
    group = slide.shapes.add_group_shape(list(slide.shapes)[before:])
    group.name = say("paparan.peta_kelompok")


def _places(slide, body: Map, corner: tuple[int, int], scale: float) -> None:
    shapes = geography.shapes(body.shapes)
    for outline in shapes.context:
        land = Look("", theme.LAND)
        drawn = freeform(slide, outline, corner, scale, look=land, name=say("paparan.tetangga"))
        drawn.line.fill.background()  # neighbours lie behind, as in the picture
    for place in body.places:
        path = shapes.places[place.code].path
        name = f"{place.code} {place.name}"
        drawn = freeform(slide, path, corner, scale, look=body.looks[place.look], name=name)
        drawn._element.nvSpPr.cNvPr.set("descr", f"{place.name}: {place.label}")
        if place.chosen:
            painted(drawn.line, theme.ACCENT)
            drawn.line.width = Pt(3)


def _head(slide, body: Map, area: Area) -> None:
    """The legend above the map: large counts where the classes are kinds, else swatches in a line."""
    left, top, *_ = area
    kinds = map_body.counted(body)
    if not kinds:
        _line_of_classes(slide, body, area)
        return
    x = left
    for look, name, count in kinds:
        wide = int((120 + width_of(count, 56, bold=True) + width_of(name, 28)) * PIXEL)
        piece = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, x, top + Inches(0.17), Inches(0.24), Inches(0.24))
        coloured(piece, look.colour, look.pattern)
        painted(piece.line, theme.MUTED)
        unstyled(piece)
        box = slide.shapes.add_textbox(x + Inches(0.3), top, wide - Inches(0.35), Inches(0.55))
        put(box.text_frame, [count], Pt(28), bold=True)
        put_on(box.text_frame.paragraphs[0], f" {name}", Pt(14))
        x += wide


def _line_of_classes(slide, body: Map, area: Area) -> None:
    """The classes in one line below their heading, each as wide as its words."""
    left, top, width, _ = area
    if body.heading:
        head = slide.shapes.add_textbox(left, top, width, LEGEND)
        head.text_frame.margin_left = 0
        put(head.text_frame, [body.heading], Pt(12), bold=True)
        top += LEGEND
    x = left
    for look in (each for each in body.looks if each.name):
        room = int((width_of(map_body.counted_name(look), 24) + 40) * PIXEL) + Inches(0.25)
        _class(slide, look, (x, top, room, LEGEND))
        x += room + Inches(0.12)


def _label(slide, label: placing.Label) -> None:
    """A name in its place, on paper that lets the shape below shine through."""
    if label.led:
        (x, y), box = label.spot, label.box
        start = min(max(x, box.x), box.x + box.width), min(max(y, box.y), box.y + box.height)
        steps = (int(each * PIXEL) for each in (*start, x, y))
        line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *steps)
        painted(line.line, theme.INK)
        line.line.width = Pt(1)
    box = label.box
    place = (int(each * PIXEL) for each in (box.x, box.y, box.width, box.height))
    shape = slide.shapes.add_textbox(*place)
    coloured(shape, theme.PAPER)
    translucent(shape._element.spPr, 70)
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    for number, words in enumerate(label.lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        put_on(paragraph, words, Pt(label.size / 2), bold=label.bold or number > 0)
        paragraph.alignment = PP_ALIGN.CENTER
    frame.word_wrap = False


def _numbered(slide, body: Map, area: Area) -> None:
    """A number on each place and a list beside the map: many small places leave no room for names."""
    left, top, width, height = area
    shapes = geography.shapes(body.shapes)
    longest = max(len(place.name) + len(place.label) for place in body.named)
    room = int(width * (0.66 if longest < 34 else 0.56))
    scale = min(room / geography.WIDTH, (height - Inches(0.8)) / shapes.height)
    with _grouped(slide):
        _places(slide, body, (left, top), scale)
        for number, place in enumerate(body.named, 1):
            outline = shapes.places[place.code]
            side = Inches(0.3)
            x, y = left + int(outline.x * scale) - side // 2, top + int(outline.y * scale) - side // 2
            box = slide.shapes.add_textbox(x, y, side, side)
            frame = box.text_frame
            frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
            frame.vertical_anchor = MSO_ANCHOR.MIDDLE
            colour = readable(body.looks[place.look].colour)
            put(frame, [str(number)], Pt(12), bold=True, colour=colour)
            frame.paragraphs[0].alignment = PP_ALIGN.CENTER
            frame.word_wrap = False
        _legend(slide, body, left, top + int(shapes.height * scale) + Inches(0.15), room)
    rows = tuple((f"{place} {each.name}", each.label) for place, each in enumerate(body.named, 1))
    listed = Table(("", ""), rows)
    asked = 12 if longest < 34 else 11
    table(
        slide,
        listed,
        (left + room + Inches(0.15), top, width - room - Inches(0.15), height),
        # On a low slide its letters are smaller: it does not run into the source.
        size=max(min(asked, int(height / Pt(LINE) / len(rows))), LEAST),
        head=False,
    )


def freeform(slide, path: str, corner: tuple[int, int], scale: float, *, look: Look, name: str):
    """One place with all its islands as a shape that can be recoloured.

    python-pptx measures the whole outline anew for each of its points, which takes seconds for a coast: it
    makes the box around the place, and the outline is written into that.
    """
    # PowerPoint keeps whole numbers, the shapes have tenths.
    # An islet far in the north lies above the drawing, whose edge cuts it off on the picture of the slide.
    seen = [ring for ring in geography.rings(path) if max(y for _, y in ring) > 0]
    rings = [[(round(x * 10), round(y * 10)) for x, y in ring] for ring in seen]
    xs, ys = zip(*(point for ring in rings for point in ring), strict=True)
    west, north, east, south = min(xs), min(ys), max(xs), max(ys)
    builder = slide.shapes.build_freeform(west, north, scale=scale / 10)
    builder.add_line_segments([(east, north), (east, south), (west, south)], close=True)
    shape = builder.convert_to_shape(*corner)
    outline = shape._element.spPr.find(f".//{qn('a:path')}")
    outline[:] = [step for ring in rings for step in _steps(ring, west, north)]
    shape.name = name
    coloured(shape, look.colour, look.pattern)
    painted(shape.line, edge_on(look.colour))
    shape.line.width = Pt(0.5)
    unstyled(shape)
    return shape


def _steps(ring: list[tuple[int, int]], west: int, north: int) -> list:
    """A closed ring in PowerPoint's words: go there, lines, close."""
    points = [f'<a:pt x="{x - west}" y="{y - north}"/>' for x, y in ring]
    words = [f"<a:moveTo>{points[0]}</a:moveTo>", *(f"<a:lnTo>{each}</a:lnTo>" for each in points[1:])]
    return list(parse_xml(f"<a:path {nsdecls('a')}>{''.join(words)}<a:close/></a:path>"))


def _legend(slide, body: Map, left: int, top: int, room: int) -> None:
    """The classes in three columns."""
    columns = 3
    named = [look for look in body.looks if look.name]
    high = LEGEND
    if body.heading:
        put(slide.shapes.add_textbox(left, top, room, high).text_frame, [body.heading], Pt(12), bold=True)
        top += high
    for place, look in enumerate(named):
        x, y = left + (place % columns) * (room // columns), top + (place // columns) * high
        _class(slide, look, (x, y, room // columns - Inches(0.05), high))


def _class(slide, look: Look, area: Area) -> None:
    """One class of a legend: a swatch, and its name beside it."""
    x, y, width, high = area
    piece = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, x, y + Inches(0.06), Inches(0.2), Inches(0.2))
    coloured(piece, look.colour, look.pattern)
    painted(piece.line, theme.MUTED)
    unstyled(piece)
    box = slide.shapes.add_textbox(x + Inches(0.25), y - Inches(0.02), width - Inches(0.25), high)
    put(box.text_frame, [map_body.counted_name(look)], Pt(12))


def calendar(slide, body: Calendar, area: Area) -> None:
    """A row for each name: its words, below them its span or its marks; today as a line through all."""
    left, top, width, height = area
    days = [day for each in body.events for day in (each.start, each.end, each.until) if day] + [body.today]
    first, last = (date.fromisoformat(each(days)).toordinal() for each in (min, max))

    def across(day: str) -> int:
        return left + int((date.fromisoformat(day).toordinal() - first) / max(last - first, 1) * width)

    rows = {each.name: each.text for each in body.events}
    high = min(height // len(rows), Inches(0.9))
    for place, (name, text) in enumerate(rows.items()):
        box = slide.shapes.add_textbox(left, top + place * high, width, high // 2)
        put(box.text_frame, [f"{name} · {text}"], Pt(14 if len(rows) <= 7 else 11))
        for each in body.events:
            if each.name == name:
                _event(slide, each, across, top + place * high + int(high * 0.72), body.today)
    x = across(body.today)
    line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, x, top, x, top + high * len(rows))
    painted(line.line, theme.ACCENT)
    line.line.width = Pt(2)
    line.name = body.today_text
    told = slide.shapes.add_textbox(max(x - Inches(2.4), left), top - Inches(0.3), Inches(2.4), Inches(0.3))
    put(told.text_frame, [body.today_text], Pt(12), colour=theme.ACCENT, right=True)


def _event(slide, each: Event, across, y: int, today: str) -> None:
    if each.span:
        start, end = across(each.start), across(each.end or today)
        thick = Inches(0.14)
        bar = slide.shapes.add_shape(
            MSO_SHAPE.RECTANGLE, start, y - thick // 2, max(end - start, thick), thick
        )
        coloured(bar, theme.SEQUENTIAL[0] if each.open else theme.PRIMARY)
        painted(bar.line, theme.PRIMARY)
        bar.line.width = Pt(1)
        unstyled(bar)
        return
    if each.until:
        line = slide.shapes.add_connector(
            MSO_CONNECTOR.STRAIGHT, across(each.start), y, across(each.until), y
        )
        painted(line.line, theme.ACCENT)
        line.line.width = Pt(4)
        line.line.dash_style = MSO_LINE.SOLID if each.end else MSO_LINE.ROUND_DOT
    if each.start:
        _mark(slide, across(each.start), y, MSO_SHAPE.OVAL, theme.INK, hollow=True)
    if each.end:
        kind, colour = (MSO_SHAPE.DIAMOND, theme.ACCENT) if each.disputed else (MSO_SHAPE.OVAL, theme.PRIMARY)
        _mark(slide, across(each.end), y, kind, colour)


def _mark(slide, x: int, y: int, kind, colour: str, *, hollow: bool = False) -> None:
    side = Inches(0.2)
    mark = slide.shapes.add_shape(kind, x - side // 2, y - side // 2, side, side)
    coloured(mark, theme.PAPER if hollow else colour)
    painted(mark.line, colour)
    mark.line.width = Pt(2.5)
    unstyled(mark)
