"""Bodies as PowerPoint's own charts: bars, dated values, burn-up, small charts beside each other."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.util import Inches, Pt

from briefing.powerpoint_ink import PIXEL, Area, coloured, painted, put, put_on, readable, tinted
from briefing.powerpoint_texts import table
from dashboard.exhibits import theme
from dashboard.exhibits.bodies import Bars, BurnUp, Line, Multiples, Panels, Point, Points, Table
from dashboard.language import languages
from dashboard.language.text import say
from dashboard.paper.bars import height as bars_height
from dashboard.paper.burn_up import news, round_step
from dashboard.paper.ink import LARGER, Box, largest
from dashboard.paper.timed import LONGEST_LABEL

# How Office writes them; `_written` adds whose separators and month names, whatever its own language.
NUMBERS = "#,##0.##"
PARTS = "#,##0.##;-#,##0.##;"  # no zero inside a part of no length
MONTHS = "mmm yyyy"
CHART = 0.68  # of the width, where something stands beside a chart
LABEL = Pt(14)
EXCEL_DAY_0 = date(1899, 12, 30).toordinal()


def _written(shape: str) -> str:
    """A number format of Office in the language that is spoken."""
    return f"[$-{languages.office()}]{shape}"


def bars(slide, body: Bars, area: Area):
    stacked = len(body.looks) > 1
    data = CategoryChartData(number_format=_written(NUMBERS))
    # A cell that is empty in the chart's workbook has neither bar nor label: its name says that it is blank.
    data.categories = [f"{row.name}: {row.label}" if row.is_blank else row.name for row in body.rows]
    for place, look in enumerate(body.looks):
        data.add_series(look.name, [row.values[place] for row in body.rows])
    if body.goal is not None:
        data.add_series(say("kolom.target"), [body.goal] * len(body.rows))
    kind = XL_CHART_TYPE.BAR_STACKED if stacked else XL_CHART_TYPE.BAR_CLUSTERED
    frame = slide.shapes.add_chart(kind, *area, data)
    chart = _plain(frame.chart)
    chart.category_axis.reverse_order = True  # the first row on top, as on the screen
    size = Pt(largest(bars_height, body, Box(*(each / PIXEL for each in area)), LARGER) / 2)
    chart.category_axis.tick_labels.font.size = size
    chart.value_axis.visible = False
    chart.value_axis.minimum_scale = 0
    chart.value_axis.maximum_scale = body.most * (1.02 if stacked else 1.12) or 1
    plot = chart.plots[0]
    plot.gap_width = 40
    if body.goal is not None:
        plot.overlap = 100
        _outlined(plot.series[len(body.looks)])
    if stacked:
        plot.overlap = 100
        chart.has_legend = True
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        chart.legend.font.size = Pt(14)
    plot.has_data_labels = True
    for series, look in zip(plot.series, body.looks, strict=False):
        coloured(series, look.colour, look.pattern)
        labels = series.data_labels
        labels.show_value, labels.number_format, labels.number_format_is_linked = True, _written(PARTS), False
        labels.font.size = Pt(14)
        tinted(labels.font.color, readable(look.colour))
        for row, each in enumerate(body.rows):
            if each.own:
                coloured(series.points[row], each.own.colour, each.own.pattern)
            if not stacked and not each.is_blank:
                _label(series.points[row], each.label, XL_LABEL_POSITION.OUTSIDE_END, size)
    return frame


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


def _label(point, words: str, position, size: Pt = LABEL) -> None:
    """The words of the screen beside a bar or point, so that separators do not depend on the Office."""
    put(point.data_label.text_frame, [words], size, bold=True)
    point.data_label.position = position


def points(slide, body: Points, area: Area):
    """Dated values as a scatter, and what each says in words beside it."""
    groups = [(name, [each for each in body.points if each.target == goal], goal) for name, goal in _groups()]
    frame = _scatter(slide, [(name, own) for name, own, _ in groups], area, beside=True)
    left, top, width, height = area
    start = int(width * CHART) + Inches(0.1)
    listed = slide.shapes.add_textbox(left + start, top, width - start, height)
    said = _said(body.points)
    put(listed.text_frame, said, Pt(18 if len(said) < 10 else 14))
    for series, (_, own, goal) in zip(frame.chart.plots[0].series, groups, strict=True):
        series.format.line.fill.background()  # nothing is known between the dates
        _marked(series, own, goal=goal)
    return frame


def burn_up(slide, body: BurnUp, area: Area):
    """What was reported, joined, and the lines of target, plan, required pace and forecast."""
    lines = [(line.name, (line.start, line.end), dash) for line, dash in _lines(body)]
    if body.goal:
        days = [each.when for each in body.points] + [end[0] for _, ends, _ in lines for end in ends]
        days += [body.goal.due] if body.goal.due else []
        ends = ((min(days), body.goal.value), (max(days), body.goal.value))
        dash = MSO_LINE.DASH if body.goal.outline == "dot" else MSO_LINE.SOLID
        lines.insert(0, (body.goal.text, ends, dash))
    series = [(say("kolom.realisasi"), _stepped(body.points))]
    series += [(name, [Point(day, value, "", "") for day, value in ends]) for name, ends, _ in lines]
    left, top, width, height = area
    high = Inches(0.4) if body.goal else 0
    if body.goal:
        told = slide.shapes.add_textbox(left, top, width, high)
        put(told.text_frame, [body.goal.text], Pt(16), bold=True, colour=theme.ACCENT)
    frame = _scatter(slide, series, (left, top + high, width, height - high), beside=bool(body.waiting))
    chart = frame.chart
    highest = max([each.value for each in body.points] + [body.goal.value if body.goal else 0])
    chart.value_axis.major_unit = round_step(highest)
    chart.value_axis.maximum_scale = highest * 1.15 or 1  # above the newest value there is room for its words
    chart.category_axis.maximum_scale = _ends(body) - EXCEL_DAY_0
    realised, *others = chart.plots[0].series
    painted(realised.format.line, theme.PRIMARY)
    realised.format.line.width = Pt(3)
    realised.smooth = False
    first = date.fromisoformat(body.points[0].when).toordinal()
    _steps_marked(realised, body.points, _ends(body) - first)
    for drawn, (_, _, dash) in zip(others, lines, strict=True):
        drawn.marker.style = XL_MARKER_STYLE.NONE
        painted(drawn.format.line, theme.ACCENT)
        drawn.format.line.width, drawn.smooth = Pt(2), False
        drawn.format.line.dash_style = dash
    if len(lines) > (1 if body.goal else 0):
        chart.has_legend = True
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        chart.legend.font.size = Pt(14)
    if body.waiting:
        _waiting(slide, body, area)
    return frame


def _ends(body: BurnUp) -> int:
    """The last day of the axis: room beside the newest value for its words."""
    days = [each.when for each in body.points] + [line.end[0] for line, _ in _lines(body)]
    days += [body.goal.due] if body.goal and body.goal.due else []
    first, last = (date.fromisoformat(each(days)).toordinal() for each in (min, max))
    return last + max((last - first) // 5, 10)


def _stepped(shown: tuple[Point, ...]) -> list[Point]:
    """What was last reported holds until the next report: a corner before each further value."""
    found = list(shown[:1])
    for before, each in pairwise(shown):
        found += [replace(each, value=before.value), each]
    return found


def _steps_marked(series, shown: tuple[Point, ...], days: int) -> None:
    """A mark at each report and none at the corners; words where they do not touch; days: of the axis."""
    series.marker.style = XL_MARKER_STYLE.NONE
    for place in range(len(shown)):
        marker = series.points[2 * place].marker
        marker.style, marker.size = XL_MARKER_STYLE.CIRCLE, 11
        marker.format.fill.solid()
        tinted(marker.format.fill.fore_color, theme.PRIMARY)
    newest = len(shown) - 1
    told_anew = news(shown)
    places = [place for place, each in enumerate(shown) if place == newest or each in told_anew]
    for at in _told_apart([shown[each] for each in places], days):
        place, each = places[at], shown[places[at]]
        told = each.text if len(each.text) <= LONGEST_LABEL else each.short or each.text
        if place == newest:
            put(series.points[2 * place].data_label.text_frame, [told], Pt(20), bold=True)
            series.points[2 * place].data_label.position = XL_LABEL_POSITION.RIGHT
        elif each.value:
            _label(series.points[2 * place], told, XL_LABEL_POSITION.ABOVE)


def _waiting(slide, body: BurnUp, area: Area) -> None:
    """Who is still missing, large."""
    left, top, width, height = area
    start = int(width * CHART)
    frame = slide.shapes.add_textbox(left + start, top, width - start, height).text_frame
    put(frame, [body.waiting_text], Pt(18), bold=True, colour=theme.ACCENT)
    size = Pt(36 if len(body.waiting) <= 4 else 24 if len(body.waiting) <= 8 else 14)
    for name in body.waiting:
        put_on(frame.add_paragraph(), name, size, bold=True)


def _lines(body: BurnUp):
    """Plan, required pace and forecast, those that there are, each with its dash."""
    last = body.points[-1]
    expected = None
    if body.forecast:
        end = (body.forecast.expected, body.forecast.value)
        expected = Line((last.when, last.value), end, body.forecast.text)
    found = (
        (body.plan, MSO_LINE.DASH),
        (body.required, MSO_LINE.DASH_DOT),
        (expected, MSO_LINE.SQUARE_DOT),
    )
    return [(line, dash) for line, dash in found if line]


def _groups() -> tuple[tuple[str, bool], ...]:
    return ((say("kolom.realisasi"), False), (say("kolom.target"), True))


def _said(shown: tuple[Point, ...]) -> list[str]:
    return [
        f"{'◆' if each.target else '●'} {', '.join(filter(None, (each.group, each.told)))}: {each.text}"
        for each in shown
    ]


def _scatter(slide, series: list, area: Area, *, beside: bool):
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
    for place in _told_apart(own, max(days, default=0) - min(days, default=0)):
        each = own[place]
        side = XL_LABEL_POSITION.BELOW if (len(own) - place) % 2 == 0 else XL_LABEL_POSITION.ABOVE
        told = each.text if len(each.text) <= LONGEST_LABEL else each.short or each.text
        _label(series.points[place], told, side)


def _told_apart(own: list[Point], whole: int) -> list[int]:
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
