"""Bodies as PowerPoint's own charts: bars, dated values, burn-up, small charts beside each other."""

from dataclasses import replace
from datetime import date
from math import ceil

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_MARK,
)
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from briefing.powerpoint_ink import PIXEL, Area, coloured, painted, put, tinted, unstyled
from briefing.powerpoint_texts import table
from dashboard.exhibits import theme
from dashboard.exhibits.bodies import Bar, Bars, Multiples, Panels, Point, Points, Table
from dashboard.language import languages
from dashboard.language.text import say
from dashboard.paper.bars import Measure, legend, legend_places, level, measured, rooms, thickness
from dashboard.paper.ink import LEADING, PAD, SMALL, Box
from dashboard.paper.lettering import width, wrapped
from dashboard.paper.timed import LONGEST_LABEL

# How Office writes them; `_written` adds whose separators and month names, whatever its own language.
NUMBERS = "#,##0.##"
MONTHS = "mmm yyyy"
CHART = 0.68  # of the width, where something stands beside a chart
LABEL = Pt(14)
CLOSEST, WIDEST = 40, 500  # between two bars, in hundredths of one; an Office knows no more
SMALLEST = 24  # pixels of a name beside its bar
EXCEL_DAY_0 = date(1899, 12, 30).toordinal()


def _written(shape: str) -> str:
    """A number format of Office in the language that is spoken."""
    return f"[$-{languages.office()}]{shape}"


def bars(slide, body: Bars, area: Area, shown: Measure | None = None):
    """A chart in its area; `shown` is how its picture draws it, where it shares that with a neighbour."""
    stacked = len(body.looks) > 1
    data = CategoryChartData(number_format=_written(NUMBERS))
    # A cell that is empty in the chart's workbook has neither bar nor label: its name says that it is blank.
    body = _of_named(body)
    data.categories = [row.name for row in body.rows]
    for place, look in enumerate(body.looks):
        data.add_series(look.name, [row.values[place] for row in body.rows])
    if body.goal is not None:
        data.add_series(say("kolom.target"), [body.goal] * len(body.rows))
    box = Box(*(each / PIXEL for each in area))
    shown = shown or in_rows(body, box, measured(body, box))
    if stacked:  # what holds the words behind the bars: an Office has no place for them there
        _, labels, room = rooms(body, box, shown.letters)
        # Named for who opens the chart's sheet: it is no figure.
        data.add_series(say("paparan.ruang_kata"), [ceil(body.most * labels / room)] * len(body.rows))
    kind = XL_CHART_TYPE.BAR_STACKED if stacked else XL_CHART_TYPE.BAR_CLUSTERED
    frame = slide.shapes.add_chart(kind, *area, data)
    chart = _plain(frame.chart)
    chart.category_axis.reverse_order = True  # the first row on top, as on the screen
    _laid_out(chart, body, box, shown)
    size = Pt(shown.letters / 2)
    chart.category_axis.tick_labels.font.size = size
    chart.category_axis.major_tick_mark = XL_TICK_MARK.NONE
    chart.value_axis.visible = False
    plot = chart.plots[0]
    if body.goal is not None:
        plot.overlap = 100
        _outlined(plot.series[len(body.looks)])
    if stacked:
        plot.overlap = 100
        _words_behind(chart, body, size)
        _legend(slide, body, box)
    for series, look in zip(plot.series, body.looks, strict=False):
        coloured(series, look.colour, look.pattern)
        for row, each in enumerate(body.rows):
            if each.own:
                coloured(series.points[row], each.own.colour, each.own.pattern)
            if not stacked and not each.is_blank:
                label(series.points[row], each.label, XL_LABEL_POSITION.OUTSIDE_END, size)
    return frame


def _words_behind(chart, body: Bars, size: Pt) -> None:
    """The words of each row behind its parts, as on its picture; the series that holds them is not seen."""
    *_, held = chart.plots[0].series
    held.format.fill.background()
    for row, each in enumerate(body.rows):
        if each.label:
            label(held.points[row], each.label, XL_LABEL_POSITION.INSIDE_BASE, size)


def _legend(slide, body: Bars, box: Box) -> None:
    """What the parts are, where the picture says so: a chart's own legend names the unseen series, too."""
    for look, lines, x, down in legend_places(body, box):
        swatch = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *_area(box.x + x, box.y + down + 4, 28, 28))
        coloured(swatch, look.colour, look.pattern)
        painted(swatch.line, theme.MUTED)
        unstyled(swatch)
        wide, high = max(width(line, SMALL) for line in lines) + 30, len(lines) * SMALL * LEADING + 8
        words = slide.shapes.add_textbox(*_area(box.x + x + 38, box.y + down, wide, high)).text_frame
        words.margin_left = words.margin_top = words.margin_right = words.margin_bottom = 0
        put(words, [" ".join(lines)], Pt(SMALL / 2))


def _area(*pixels: float) -> Area:
    left, top, wide, high = (int(each * PIXEL) for each in pixels)
    return left, top, wide, high


def _of_named(body: Bars) -> Bars:
    return replace(body, rows=tuple(map(_named, body.rows)))


def _named(row: Bar) -> Bar:
    told = row.is_blank and row.label
    return replace(row, name=f"{row.name}: {row.label}", label="") if told else row


def _laid_out(chart, body: Bars, box: Box, shown: Measure) -> None:
    """Names, bars and words behind them where the picture of the same slide has them.

    Left to itself an Office gives names as much as they ask for, and bars what is left.
    """
    names, labels, room = rooms(body, box, shown.letters)
    above = legend(body, box, 0, "")[1] / box.height
    start, behind = (PAD + names + 20) / box.width, labels + 28
    shares = {
        "x": start,
        "y": above + 0.02,
        "w": min((room + behind) / box.width, 0.99 - start),
        "h": 0.96 * shown.high / box.height - above,
    }
    high = shares["h"] * box.height / len(body.rows)
    between = (high / max(thickness(high), 1) - 1) * 100
    chart.plots[0].gap_width = min(max(round(between), CLOSEST), WIDEST)
    told = "".join(f'<c:{name} val="{share:.4f}"/>' for name, share in shares.items())
    modes = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    layout = f"<c:layout {nsdecls('c')}><c:manualLayout>{modes}{told}</c:manualLayout></c:layout>"
    plots = chart._chartSpace.chart.plotArea
    for old in plots.findall(qn("c:layout")):
        plots.remove(old)
    plots.insert(0, parse_xml(layout))
    _all_named(chart.category_axis)
    chart.value_axis.minimum_scale = 0
    chart.value_axis.maximum_scale = body.most * (room + behind) / room or 1


def in_rows(body: Bars, box: Box, shown: Measure) -> Measure:
    """With letters with which each name stays in its row: all rows are as high, and an Office leaves out a
    name that reaches into the next one.
    """
    names, size = rooms(body, box, shown.letters)[0], shown.letters
    high = (0.96 * shown.high - legend(body, box, 0, "")[1]) / len(body.rows)
    while size > SMALLEST and any(
        len(wrapped(row.name, size, names)) * size * LEADING > high for row in body.rows
    ):
        size -= 1
    return replace(shown, letters=size)


def level_in_rows(charts: tuple[Bars, Bars], boxes: tuple[Box, Box]) -> list[tuple[Bars, Measure]]:
    """Two charts beside each other on one scale, with letters with which all names stay in their rows."""
    both = level([_of_named(each) for each in charts], boxes)
    held = [in_rows(body, box, shown) for (body, shown), box in zip(both, boxes, strict=True)]
    size = min(each.letters for each in held)
    return [(body, replace(shown, letters=size)) for body, shown in both]


def _all_named(axis) -> None:
    """Every row with its name, where an Office would leave some out: python-pptx has no word for it."""
    skip = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')
    axis._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)


def _outlined(series) -> None:
    """The goal of every row: an outline around what is realised of it."""
    series.format.fill.background()
    painted(series.format.line, theme.INK)
    series.format.line.width = Pt(1.5)


def _plain(chart):
    chart.has_title, chart.has_legend = False, False
    chart.font.size = Pt(14)
    tinted(chart.font.color, theme.INK)
    chart.category_axis.has_major_gridlines = chart.value_axis.has_major_gridlines = False
    return chart


def label(point, words: str, position, size: Pt = LABEL) -> None:
    """The words of the screen beside a bar or point, so that separators do not depend on the Office."""
    put(point.data_label.text_frame, [words], size, bold=True)
    point.data_label.position = position


def points(slide, body: Points, area: Area):
    """Dated values as a scatter, and what each says in words beside it."""
    groups = [(name, [each for each in body.points if each.target == goal], goal) for name, goal in _groups()]
    frame = scatter(slide, [(name, own) for name, own, _ in groups], area, beside=True)
    left, top, width, height = area
    start = int(width * CHART) + Inches(0.1)
    listed = slide.shapes.add_textbox(left + start, top, width - start, height)
    said = _said(body.points)
    put(listed.text_frame, said, Pt(18 if len(said) < 10 else 14))
    for series, (_, own, goal) in zip(frame.chart.plots[0].series, groups, strict=True):
        series.format.line.fill.background()  # nothing is known between the dates
        _marked(series, own, goal=goal)
    return frame


def _groups() -> tuple[tuple[str, bool], ...]:
    return ((say("kolom.realisasi"), False), (say("kolom.target"), True))


def _said(shown: tuple[Point, ...]) -> list[str]:
    return [
        f"{'◆' if each.target else '●'} {', '.join(filter(None, (each.group, each.told)))}: {each.text}"
        for each in shown
    ]


def scatter(slide, series: list, area: Area, *, beside: bool):
    """A scatter over time, as wide as the slide or with room beside it."""
    data = XyChartData(number_format=_written(NUMBERS))
    for name, own in series:
        drawn = data.add_series(name)
        for each in own:
            drawn.add_data_point(date.fromisoformat(each.when).toordinal() - EXCEL_DAY_0, each.value)
    left, top, width, height = area
    room = int(width * (CHART - 0.02)) if beside else width
    frame = slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, left, top, room, height, data)
    chart = _plain(frame.chart)
    chart.category_axis.tick_labels.number_format = _written(MONTHS)
    chart.category_axis.tick_labels.number_format_is_linked = False
    chart.value_axis.minimum_scale = 0
    chart.value_axis.tick_labels.number_format = _written(NUMBERS)
    chart.value_axis.tick_labels.number_format_is_linked = False
    return frame


def _marked(series, own: list[Point], *, goal: bool) -> None:
    """A mark for each value with its words, above and below in turn so that they do not touch."""
    series.marker.style = XL_MARKER_STYLE.DIAMOND if goal else XL_MARKER_STYLE.CIRCLE
    series.marker.size = 14
    series.marker.format.fill.solid()
    tinted(series.marker.format.fill.fore_color, theme.ACCENT if goal else theme.PRIMARY)
    days = [date.fromisoformat(each.when).toordinal() for each in own]
    for place in told_apart(own, max(days, default=0) - min(days, default=0)):
        each = own[place]
        side = XL_LABEL_POSITION.BELOW if (len(own) - place) % 2 == 0 else XL_LABEL_POSITION.ABOVE
        told = each.text if len(each.text) <= LONGEST_LABEL else each.short or each.text
        label(series.points[place], told, side)


def told_apart(own: list[Point], whole: int) -> list[int]:
    """Which values are written at their marks: the newest, and older ones that do not touch a newer one.

    whole: days of the axis.
    """
    days = [date.fromisoformat(each.when).toordinal() for each in own]
    apart = whole / 8
    found = [len(own) - 1] if own else []
    for place in range(len(own) - 2, -1, -1):
        if days[found[-1]] - days[place] >= apart:
            found.append(place)
    return found


def multiples(slide, body: Multiples, area: Area) -> None:
    """Small series as their table, which can be read and sorted: PowerPoint has no grid of 22 charts."""
    rows = tuple((each.name, *(label or body.blank for label in each.labels)) for each in body.multiples)
    table(slide, Table(("", *body.periods), rows), area)


def panels(slide, body: Panels, area: Area) -> None:
    """A chart of its own for each panel, under its name."""
    left, top, width, height = area
    columns = 1 if len(body.panels) < 3 else 2
    share = -(-len(body.panels) // columns)
    wide, high = width // columns, height // share
    for place, panel in enumerate(body.panels):
        x, y = left + place // share * wide, top + place % share * high
        title = slide.shapes.add_textbox(x, y, wide, Inches(0.35))
        put(title.text_frame, [panel.name], Pt(13), bold=True)
        inner = (x, y + Inches(0.3), wide - Inches(0.2), high - Inches(0.35))
        drawn = bars(slide, panel.chart, inner)
        said = "; ".join(f"{row.name} {row.label}" for row in panel.chart.rows)
        drawn._element.nvGraphicFramePr.cNvPr.set("descr", f"{panel.name}: {said}")
