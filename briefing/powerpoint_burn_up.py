"""A burn-up as PowerPoint's own chart: steps over months, and the lines of target, plan and forecast."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

from pptx.enum.chart import XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Inches, Pt

from briefing.powerpoint_charts import CHART, EXCEL_DAY_0, LABEL, label, scatter, told_apart
from briefing.powerpoint_ink import PIXEL, Area, painted, put, put_on, tinted
from dashboard.exhibits import theme
from dashboard.exhibits.bodies import BurnUp, Line, Point
from dashboard.language.text import say
from dashboard.paper.burn_up import OWNER, news, round_step
from dashboard.paper.lettering import width
from dashboard.paper.timed import LONGEST_LABEL

MONTH, MOST_MONTHS = 365.25 / 12, 7  # days; names along the axis of time
OVER_VALUES, OVER_GOAL = 1.15, 1.03  # how far the axis goes over the highest value, and over the target
VALUES = 130  # pixels of the values beside the chart, and of its edges
LABEL_HIGH, AXIS = 30, 50  # points of a value's words with its mark, and of the months below the chart


def burn_up(slide, body: BurnUp, area: Area):
    """What was reported, joined, and the lines of target, plan, required pace and forecast."""
    lines: list[tuple[str, tuple[tuple[str, float], ...], MSO_LINE]] = [
        (line.name, (line.start, line.end), dash) for line, dash in _lines(body)
    ]
    if body.goal:
        days = [each.when for each in body.points] + [end[0] for _, ends, _ in lines for end in ends]
        due = [body.goal.due] if body.goal.due else []
        ends = tuple((day, body.goal.value) for day in (min([*days, *due]), *due, max([*days, *due])))
        dash = MSO_LINE.DASH if body.goal.outline == "dot" else MSO_LINE.SOLID
        lines.insert(0, (body.goal.text, ends, dash))
    series = [(say("kolom.realisasi"), _stepped(body.points))]
    series += [(name, [Point(day, value, "", "") for day, value in ends]) for name, ends, _ in lines]
    left, top, across, height = area
    high = Inches(0.4) if body.goal else 0
    if body.goal:
        told = slide.shapes.add_textbox(left, top, across, high)
        put(told.text_frame, [body.goal.text], Pt(16), bold=True, colour=theme.ACCENT)
    frame = scatter(slide, series, (left, top + high, across, height - high), beside=bool(body.waiting))
    chart = frame.chart
    newest, goal = max(each.value for each in body.points), body.goal.value if body.goal else 0
    chart.value_axis.major_unit = round_step(max(newest, goal))
    # Above a value there is room for its words; those of the target stand over the chart, near its line.
    most = max(newest * OVER_VALUES, goal * OVER_GOAL) or 1
    chart.value_axis.maximum_scale = most
    _by_months(chart.category_axis, body)
    realised, *others = chart.plots[0].series
    painted(realised.format.line, theme.PRIMARY)
    realised.format.line.width = Pt(3)
    realised.smooth = False
    first = date.fromisoformat(body.points[0].when).toordinal()
    tall = LABEL_HIGH / (frame.height / Pt(1) - AXIS) * most  # of a value's words, on its axis
    told = [each for each in news(body.points) if not _is_struck(each, body, tall)]
    span = _ends(body) - first
    wide = (frame.width - VALUES * PIXEL) / Pt(1) / span  # points of a day
    _steps_marked(realised, body.points, told, span, wide=wide, tall=tall)
    for drawn, (_, _, dash) in zip(others, lines, strict=True):
        drawn.marker.style = XL_MARKER_STYLE.NONE
        painted(drawn.format.line, theme.ACCENT)
        drawn.format.line.width, drawn.smooth = Pt(2), False
        drawn.format.line.dash_style = dash
    if body.goal and body.goal.due:
        _ring(others[0].points[1])
    if len(lines) > (1 if body.goal else 0):
        chart.has_legend = True
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        chart.legend.font.size = Pt(14)
    if body.waiting:
        _waiting(slide, body, area)
    return frame


def _ring(point) -> None:
    """The mark of the day on which a target falls due."""
    point.marker.style, point.marker.size = XL_MARKER_STYLE.CIRCLE, 13
    point.marker.format.fill.solid()
    tinted(point.marker.format.fill.fore_color, theme.PAPER)
    painted(point.marker.format.line, theme.ACCENT)
    point.marker.format.line.width = Pt(2.5)


def _is_struck(each: Point, body: BurnUp, tall: float) -> bool:
    """Would the target's line go through the words above this value?"""
    return body.goal is not None and each.value < body.goal.value < each.value + tall


def _by_months(axis, body: BurnUp) -> None:
    """Marks at the beginning of months, no more than have room for their names.

    Marks stand at equal steps, and months are not: from the fourth day on each stays in its month.
    """
    first, last = date.fromisoformat(body.points[0].when).toordinal(), _ends(body)
    start = date.fromordinal(first - 3).replace(day=4).toordinal()
    months = (last - start) / MONTH
    axis.minimum_scale, axis.maximum_scale = start - EXCEL_DAY_0, last - EXCEL_DAY_0
    axis.major_unit = MONTH * next((each for each in (1, 2, 3, 6) if months / each <= MOST_MONTHS), 12)


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


def _steps_marked(
    series, shown: tuple[Point, ...], told_anew: list[Point], days: int, *, wide: float, tall: float
) -> None:
    """A mark at each report and none at the corners; words at these where they do not touch.

    They stand before their mark, where a rising line leaves room, or above it where it hardly rises. days: of
    the axis, wide: points of one of them, tall: of words and their mark, on the axis of values.
    """
    series.marker.style = XL_MARKER_STYLE.NONE
    for place in range(len(shown)):
        marker = series.points[2 * place].marker
        marker.style, marker.size = XL_MARKER_STYLE.CIRCLE, 11
        marker.format.fill.solid()
        tinted(marker.format.fill.fore_color, theme.PRIMARY)
    newest = len(shown) - 1
    places = [place for place, each in enumerate(shown) if place == newest or each in told_anew]
    for at in told_apart([shown[each] for each in places], days):
        place, each = places[at], shown[places[at]]
        told = each.text if len(each.text) <= LONGEST_LABEL else each.short or each.text
        if place == newest:
            frame = series.points[2 * place].data_label.text_frame
            put(frame, [told], Pt(20), bold=True)
            put_on(frame.add_paragraph(), each.told, LABEL, colour=theme.MUTED)
            series.points[2 * place].data_label.position = XL_LABEL_POSITION.RIGHT
        elif each.value:
            long = width(told, LABEL / Pt(1), bold=True)
            if place and each.value - shown[place - 1].value > tall / 2:
                if _days(shown[0], each) * wide > long:
                    label(series.points[2 * place], told, XL_LABEL_POSITION.LEFT)
            elif _days(each, shown[place + 1]) * wide > long / 2:
                label(series.points[2 * place], told, XL_LABEL_POSITION.ABOVE)


def _days(earlier: Point, later: Point) -> int:
    return (date.fromisoformat(later.when) - date.fromisoformat(earlier.when)).days


def _waiting(slide, body: BurnUp, area: Area) -> None:
    """Who is still missing, large."""
    left, top, across, height = area
    start = int(across * CHART)
    frame = slide.shapes.add_textbox(left + start, top, across - start, height).text_frame
    put(frame, [body.waiting_text], Pt(18), bold=True, colour=theme.ACCENT)
    size = Pt(36 if len(body.waiting) <= 4 else 24 if len(body.waiting) <= 8 else 14)
    for name in body.waiting:
        put_on(frame.add_paragraph(), name, size, bold=True)
    if body.waiting_owner:
        owner = slide.shapes.add_textbox(left + start, top, across - start, height).text_frame
        owner.word_wrap, owner.vertical_anchor = True, MSO_ANCHOR.BOTTOM
        put(owner, [body.waiting_owner], Pt(OWNER / 2))


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
