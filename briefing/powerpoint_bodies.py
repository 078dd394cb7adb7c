"""The bodies of slides as PowerPoint's own objects: charts, tables, cards, and the map as 22 freeforms."""

from datetime import date

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from briefing.slides import Slide
from dashboard import numbers, theme
from dashboard.exhibits.bodies import Bars, Figures, Look, Map, Points, Table, Text
from dashboard.paper import geography
from dashboard.paper.bodies import LONGEST_LABEL
from dashboard.text import say

# Indonesian separators and month names, whatever the language of the Office that opens the file.
NUMBERS = "[$-421]#,##0.##"
PARTS = "[$-421]#,##0.##;-#,##0.##;"  # no zero inside a part of no length
MONTHS = "[$-421]mmm yyyy"
EXCEL_DAY_0 = date(1899, 12, 30).toordinal()
PATTERNS = {
    "/": MSO_PATTERN.WIDE_UPWARD_DIAGONAL,
    "x": MSO_PATTERN.SMALL_CHECKER_BOARD,
    ".": MSO_PATTERN.PERCENT_20,
    "-": MSO_PATTERN.LIGHT_HORIZONTAL,
}

GROUPS = ((say("kolom.realisasi"), False), (say("kolom.target"), True))
Area = tuple[int, int, int, int]  # left, top, width and height in EMU


def rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.strip("#").upper())


def coloured(shape, colour: str, pattern: str = "") -> None:
    """Fill a shape, a bar or a series."""
    fill = shape.fill if hasattr(shape, "fill") else shape.format.fill
    if pattern in PATTERNS:
        fill.patterned()
        fill.pattern = PATTERNS[pattern]
        fill.fore_color.rgb, fill.back_color.rgb = rgb(theme.MUTED), rgb(colour)
    else:
        fill.solid()
        fill.fore_color.rgb = rgb(colour)


def put(
    frame, lines: list[str], size: Pt, *, bold: bool = False, colour: str = theme.INK, right: bool = False
) -> None:
    """Lines of text as paragraphs, wrapped by PowerPoint; what would be a formula or a tag stays text."""
    frame.word_wrap = True
    for place, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = line
        run.font.size, run.font.bold, run.font.color.rgb = size, bold, rgb(colour)
        paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT


def place_body(slide, page: Slide, area: Area) -> None:
    match page.body:
        case Figures() as body:
            _figures(slide, body, area)
        case Bars() as body:
            _described(_bars(slide, body, area), page)
        case Points() as body:
            _described(_points(slide, body, area), page)
        case Map() as body:
            _map(slide, body, area)
        case Table() as body:
            _table(slide, body, area)
        case Text() as body:
            left, top, width, height = area
            box = slide.shapes.add_textbox(left, top, width, height)
            put(box.text_frame, list(body.lines), Pt(22))
            for paragraph in box.text_frame.paragraphs:
                paragraph.space_after = Pt(12)


def _described(frame, page: Slide) -> None:
    """The sentence for who cannot see the picture."""
    frame._element.nvGraphicFramePr.cNvPr.set("descr", page.alt)


def _figures(slide, body: Figures, area: Area) -> None:
    left, top, width, height = area
    columns = 1 if len(body.numbers) == 1 else 2 if len(body.numbers) in (2, 4) else 3
    rows = -(-len(body.numbers) // columns)
    gap = Inches(0.2)
    wide, high = (width - gap * (columns - 1)) // columns, (height - gap * (rows - 1)) // rows
    for place, each in enumerate(body.numbers):
        x, y = left + (place % columns) * (wide + gap), top + (place // columns) * (high + gap)
        card = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, x, y, wide, high)
        coloured(card, theme.PAPER)
        _unstyled(card)
        card.line.color.rgb = rgb(theme.LINE)
        card.text_frame.vertical_anchor = MSO_ANCHOR.TOP
        label = f"{each.label} · {each.badge}" if each.badge else each.label
        put(card.text_frame, [label], Pt(15), bold=True, colour=theme.MUTED)
        value = card.text_frame.add_paragraph()
        run = value.add_run()
        run.text = each.value
        run.font.size, run.font.bold = Pt(44 if len(each.value) < 14 else 30), True
        run.font.color.rgb = rgb(theme.INK)
        value.alignment = PP_ALIGN.LEFT
        for line in each.context:
            paragraph = card.text_frame.add_paragraph()
            paragraph.alignment = PP_ALIGN.LEFT
            run = paragraph.add_run()
            run.text = line
            run.font.size, run.font.color.rgb = Pt(13), rgb(theme.MUTED)


def _bars(slide, body: Bars, area: Area):
    stacked = len(body.looks) > 1
    data = CategoryChartData(number_format=NUMBERS)
    data.categories = [row.name for row in body.rows]
    for place, look in enumerate(body.looks):
        data.add_series(look.name, [row.values[place] for row in body.rows])
    kind = XL_CHART_TYPE.BAR_STACKED if stacked else XL_CHART_TYPE.BAR_CLUSTERED
    frame = slide.shapes.add_chart(kind, *area, data)
    chart = _plain(frame.chart)
    chart.category_axis.reverse_order = True  # the first row on top, as on the screen
    chart.category_axis.tick_labels.font.size = Pt(14)
    chart.value_axis.visible = False
    chart.value_axis.minimum_scale = 0
    chart.value_axis.maximum_scale = body.most * (1.02 if stacked else 1.12) or 1
    plot = chart.plots[0]
    plot.gap_width = 40
    if stacked:
        plot.overlap = 100
        chart.has_legend = True
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        chart.legend.font.size = Pt(14)
    plot.has_data_labels = True
    for series, look in zip(plot.series, body.looks, strict=True):
        coloured(series, look.colour, look.pattern)
        labels = series.data_labels
        labels.show_value, labels.number_format, labels.number_format_is_linked = True, PARTS, False
        labels.font.size, labels.font.color.rgb = Pt(14), rgb(_readable(look.colour))
        for row, each in enumerate(body.rows):
            if each.own:
                coloured(series.points[row], each.own.colour, each.own.pattern)
            if not stacked:
                _label(series.points[row], each.label, XL_LABEL_POSITION.OUTSIDE_END)
    return frame


def _readable(colour: str) -> str:
    """Ink or paper, whichever is read more easily on this colour."""
    red, green, blue = rgb(colour)
    return theme.INK if 0.299 * red + 0.587 * green + 0.114 * blue > 140 else theme.PAPER


def _plain(chart):
    chart.has_title, chart.has_legend = False, False
    chart.font.size, chart.font.color.rgb = Pt(14), rgb(theme.INK)
    chart.category_axis.has_major_gridlines = chart.value_axis.has_major_gridlines = False
    return chart


def _label(point, words: str, position) -> None:
    """The words of the screen beside a bar or point, so that separators do not depend on the Office."""
    put(point.data_label.text_frame, [words], Pt(14), bold=True)
    point.data_label.position = position


def _points(slide, body: Points, area: Area):
    data = XyChartData(number_format=NUMBERS)
    groups = {name: [each for each in body.points if each.target == goal] for name, goal in GROUPS}
    for name, points in groups.items():
        series = data.add_series(name)
        for each in points:
            series.add_data_point(date.fromisoformat(each.when).toordinal() - EXCEL_DAY_0, each.value)
    left, top, width, height = area
    room = int(width * 0.62)
    frame = slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, left, top, room, height, data)
    listed = slide.shapes.add_textbox(left + room + Inches(0.2), top, width - room - Inches(0.2), height)
    told = [f"{'◆' if each.target else '●'} {each.told}: {each.text}" for each in body.points]
    put(listed.text_frame, told, Pt(18 if len(told) < 10 else 14))
    chart = _plain(frame.chart)
    chart.category_axis.tick_labels.number_format = MONTHS
    chart.category_axis.tick_labels.number_format_is_linked = False
    chart.value_axis.minimum_scale = 0
    chart.value_axis.tick_labels.number_format = NUMBERS
    chart.value_axis.tick_labels.number_format_is_linked = False
    for series, (name, goal) in zip(chart.plots[0].series, GROUPS, strict=True):
        series.format.line.fill.background()  # nothing is known between the dates
        series.marker.style = XL_MARKER_STYLE.DIAMOND if goal else XL_MARKER_STYLE.CIRCLE
        series.marker.size = 14
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = rgb(theme.ACCENT if goal else theme.PRIMARY)
        for place, each in enumerate(groups[name]):
            side = (
                XL_LABEL_POSITION.BELOW if (len(groups[name]) - place) % 2 == 0 else XL_LABEL_POSITION.ABOVE
            )
            told = each.text if len(each.text) <= LONGEST_LABEL else numbers.brief(each.value)
            _label(series.points[place], told, side)
    return frame


def _map(slide, body: Map, area: Area) -> None:
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
        colour = _readable(body.looks[place.look].colour)
        put(frame, [str(number)], Pt(12), bold=True, colour=colour)
        frame.paragraphs[0].alignment = PP_ALIGN.CENTER
        frame.word_wrap = False
    _legend(slide, body, left, top + int(shapes.height * scale) + Inches(0.15), room)
    rows = tuple((f"{place} {each.name}", each.label) for place, each in enumerate(body.places, 1))
    listed = Table(("", ""), rows)
    _table(
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
    _unstyled(shape)
    return shape


def _steps(ring: list[tuple[int, int]], west: int, north: int) -> list:
    """A closed ring in PowerPoint's words: go there, lines, close."""
    points = [f'<a:pt x="{x - west}" y="{y - north}"/>' for x, y in ring]
    words = [f"<a:moveTo>{points[0]}</a:moveTo>", *(f"<a:lnTo>{each}</a:lnTo>" for each in points[1:])]
    return list(parse_xml(f"<a:path {nsdecls('a')}>{''.join(words)}<a:close/></a:path>"))


def _unstyled(shape) -> None:
    """Without the shadow that the default style would give it."""
    style = shape._element.find(qn("p:style"))
    if style is not None:
        shape._element.remove(style)


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


def _table(slide, body: Table, area: Area, *, size: int = 0, head: bool = True) -> None:
    left, top, width, height = area
    letters = Pt(size or (14 if len(body.rows) <= 8 else 12))
    count = len(body.rows) + (1 if head else 0)
    frame = slide.shapes.add_table(
        count, len(body.columns), left, top, width, min(height, Inches(0.2) * count)
    )
    table = frame.table
    table.first_row = head
    rows = [body.columns, *body.rows] if head else body.rows
    longest = [max(len(row[place]) for row in rows) + 2 for place in range(len(body.columns))]
    weights = [min(each, 36) for each in longest]
    for place, weight in enumerate(weights):
        table.columns[place].width = int(width * weight / sum(weights))
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            field = table.cell(y, x)
            field.margin_top = field.margin_bottom = Pt(0) if size else Pt(4)
            heading = head and y == 0
            put(field.text_frame, [cell], letters, bold=heading, colour=theme.PAPER if heading else theme.INK)
            coloured(field, theme.PRIMARY if heading else theme.PAPER)
        if size:
            table.rows[y].height = height // count
