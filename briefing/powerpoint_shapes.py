"""What PowerPoint has no chart for, as shapes that can be recoloured: the map, the calendar."""

from datetime import date

from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from briefing.powerpoint_ink import Area, coloured, put, readable, rgb, unstyled
from briefing.powerpoint_texts import table
from dashboard import theme
from dashboard.exhibits.bodies import Calendar, Event, Look, Map, Table
from dashboard.paper import geography
from dashboard.text import say


def region_map(slide, body: Map, area: Area) -> None:
    left, top, width, height = area
    shapes = geography.shapes(body.shapes)
    longest = max(len(place.name) + len(place.label) for place in body.places)
    room = int(width * (0.66 if longest < 34 else 0.56))
    scale = room / geography.WIDTH
    for outline in shapes.context:
        _freeform(slide, outline, (left, top), scale, look=Look("", theme.LAND), name=say("paparan.tetangga"))
    for place in body.places:
        path = shapes.places[place.code].path
        name = f"{place.code} {place.name}"
        drawn = _freeform(slide, path, (left, top), scale, look=body.looks[place.look], name=name)
        drawn._element.nvSpPr.cNvPr.set("descr", f"{place.name}: {place.label}")
        if place.chosen:
            drawn.line.color.rgb, drawn.line.width = rgb(theme.ACCENT), Pt(3)
    for number, place in enumerate(body.places, 1):
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
    rows = tuple((f"{place} {each.name}", each.label) for place, each in enumerate(body.places, 1))
    listed = Table(("", ""), rows)
    table(
        slide,
        listed,
        (left + room + Inches(0.15), top, width - room - Inches(0.15), height),
        size=12 if longest < 34 else 11,
        head=False,
    )


def _freeform(slide, path: str, corner: tuple[int, int], scale: float, *, look: Look, name: str):
    """One place with all its islands as a shape that can be recoloured.

    python-pptx measures the whole outline anew for each of its points, which takes seconds for a coast: it
    makes the box around the place, and the outline is written into that.
    """
    # PowerPoint keeps whole numbers, the shapes have tenths.
    rings = [[(round(x * 10), round(y * 10)) for x, y in ring] for ring in geography.rings(path)]
    xs, ys = zip(*(point for ring in rings for point in ring), strict=True)
    west, north, east, south = min(xs), min(ys), max(xs), max(ys)
    builder = slide.shapes.build_freeform(west, north, scale=scale / 10)
    builder.add_line_segments([(east, north), (east, south), (west, south)], close=True)
    shape = builder.convert_to_shape(*corner)
    outline = shape._element.spPr.find(f".//{qn('a:path')}")
    outline[:] = [step for ring in rings for step in _steps(ring, west, north)]
    shape.name = name
    coloured(shape, look.colour, look.pattern)
    shape.line.color.rgb, shape.line.width = rgb(theme.MUTED), Pt(0.5)
    unstyled(shape)
    return shape


def _steps(ring: list[tuple[int, int]], west: int, north: int) -> list:
    """A closed ring in PowerPoint's words: go there, lines, close."""
    points = [f'<a:pt x="{x - west}" y="{y - north}"/>' for x, y in ring]
    words = [f"<a:moveTo>{points[0]}</a:moveTo>", *(f"<a:lnTo>{each}</a:lnTo>" for each in points[1:])]
    return list(parse_xml(f"<a:path {nsdecls('a')}>{''.join(words)}<a:close/></a:path>"))


def _legend(slide, body: Map, left: int, top: int, room: int) -> None:
    named = [look for look in body.looks if look.name]
    columns, high = 3, Inches(0.3)
    if body.heading:
        put(slide.shapes.add_textbox(left, top, room, high).text_frame, [body.heading], Pt(12), bold=True)
        top += high
    for place, look in enumerate(named):
        x, y = left + (place % columns) * (room // columns), top + (place // columns) * high
        piece = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, x, y + Inches(0.06), Inches(0.2), Inches(0.2))
        coloured(piece, look.colour, look.pattern)
        piece.line.color.rgb = rgb(theme.MUTED)
        box = slide.shapes.add_textbox(
            x + Inches(0.25), y - Inches(0.02), room // columns - Inches(0.3), high
        )
        put(box.text_frame, [look.name], Pt(12))


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
    line.line.color.rgb, line.line.width = rgb(theme.ACCENT), Pt(2)
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
        bar.line.color.rgb, bar.line.width = rgb(theme.PRIMARY), Pt(1)
        unstyled(bar)
        return
    if each.until:
        line = slide.shapes.add_connector(
            MSO_CONNECTOR.STRAIGHT, across(each.start), y, across(each.until), y
        )
        line.line.color.rgb, line.line.width = rgb(theme.ACCENT), Pt(4)
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
    mark.line.color.rgb, mark.line.width = rgb(colour), Pt(2.5)
    unstyled(mark)
