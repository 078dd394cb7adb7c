"""Bodies on an axis of time as SVG: dated values, burn-up, calendar; what they say stands beside them."""

from collections.abc import Iterable
from datetime import date, timedelta
from math import floor, log10

from dashboard.exhibits import theme
from dashboard.exhibits.bodies import BurnUp, Calendar, Event, Forecast, Goal, Point, Points
from dashboard.language import numbers
from dashboard.paper import ink
from dashboard.paper.bodies import LARGER, PAD, SMALL, largest
from dashboard.paper.ink import Box, narrow
from dashboard.paper.lettering import width, wrapped

Drawn = tuple[
    str, tuple[tuple[str, float], tuple[str, float]], str, str
]  # name, ends, colour and dash of a line
MOST_LABELLED = 16  # dated values whose words have room at their marks
LONGEST_LABEL = 14  # letters of the words beside a point
DASHES = {"solid": "", "dot": "9 9", "dash": "16 10", "dashdot": "18 8 3 8"}
BELOW = 0.45  # of the height of a narrow box: the words below the marks
LEAST_CHART = 420
LAST = 46  # letters of the newest report
MARK = 13  # radius of a point


class Axis:
    """From days and values to pixels of a box; days lie at least one apart."""

    def __init__(self, box: Box, days: Iterable[str], most: float) -> None:
        self.days = [date.fromisoformat(day).toordinal() for day in days]
        self.first, self.last = min(self.days), max(self.days)
        self.most = most or 1
        self.left, self.right = box.x + PAD + 60, box.x + box.width - PAD - 60
        self.top, self.bottom = box.y + PAD + 40, box.y + box.height - PAD - 50

    def across(self, day: str) -> float:
        if self.last == self.first:
            return (self.left + self.right) / 2
        share = (date.fromisoformat(day).toordinal() - self.first) / (self.last - self.first)
        return self.left + share * (self.right - self.left)

    def up(self, value: float) -> float:
        return self.bottom - value / self.most * (self.bottom - self.top)

    def line(self) -> str:
        return (
            f'<path d="M{ink.number(self.left - 30)} {ink.number(self.bottom)}H{ink.number(self.right + 30)}"'
            f' stroke="{theme.MUTED}" stroke-width="2"/>'
        )

    def drawn(self, bottom: float | None = None) -> str:
        """The line of time with its first and its last month, at the foot of the box or where `bottom` is."""
        self.bottom = self.bottom if bottom is None else bottom
        line = self.line()
        ends = [(self.first, "start", self.left - 30), (self.last, "end", self.right + 30)]
        if self.first == self.last:
            ends = [(self.first, "middle", (self.left + self.right) / 2)]
        for day, anchor, x in ends:
            told = [numbers.day(date.fromordinal(day), "bulan")]
            line += ink.text(x, self.bottom + 10, told, SMALL, anchor=anchor, fill=theme.MUTED)
        return line


def points(body: Points, box: Box, _prefix: str) -> str:
    """Dated values over time on the left, and what each says in words on the right."""
    chart, listed = _halves(box)
    return marks(body, chart) + _told(_said(body.points), listed)


def marks(body: Points, box: Box) -> str:
    """Dated values over time, where what each says is told elsewhere."""
    axis = Axis(box, [each.when for each in body.points], max(each.value for each in body.points) * 1.15)
    drawn = ink.rectangle(box, theme.PAPER, line=theme.LINE, radius=14) + axis.drawn()
    if len(body.points) > MOST_LABELLED:
        small = "".join(_dot(axis.across(each.when), axis.up(each.value)) for each in body.points)
        return drawn + small + _newest(body.points, axis, box)
    return drawn + _marks(body.points, axis, box)


def _dot(x: float, y: float) -> str:
    return f'<circle cx="{ink.number(x)}" cy="{ink.number(y)}" r="6" fill="{theme.PRIMARY}"/>'


def _newest(shown: tuple[Point, ...], axis: Axis, box: Box) -> str:
    """The words of the newest values alone: among many marks more would cover them."""
    day = max(each.when for each in shown)
    return _marks(tuple(each for each in shown if each.when == day), axis, box)


def points_height(body: Points, box: Box) -> float:
    """The least height in which every value is told beside the marks, or below them where it is narrow."""
    _, listed = _halves(box)
    told = _told_height(_said(body.points), listed, SMALL)
    return max(told / BELOW, LEAST_CHART / (1 - BELOW)) if narrow(box) else max(told, LEAST_CHART)


def burn_up(body: BurnUp, box: Box, _prefix: str) -> str:
    """What was reported as steps up to the target's line; whoever it waits for stands beside it, large."""
    chart, beside = _beside(body, box)
    lines = _drawn_lines(body)
    below = _key_height(lines, chart)
    days = [each.when for each in body.points] + [end[0] for _, line, _, _ in lines for end in line]
    goal, coming = body.goal, body.forecast
    days += [goal.due] if goal and goal.due else []
    days += [coming.earliest, coming.latest] if coming else []
    highest = max(*(each.value for each in body.points), goal.value if goal else 0)
    last = body.points[-1]
    axis = Axis(Box(chart.x, chart.y, chart.width, chart.height - below), days, highest * 1.18)
    axis.left += 30
    if not coming:
        axis.right -= max(_wide(last) - 60, 0)  # the newest report is told at the end of its line
    drawn = [ink.rectangle(chart, theme.PAPER, line=theme.LINE, radius=14)]
    drawn += [_levels(axis, highest, goal), _months(axis)]
    if coming:
        drawn.append(_arrival(coming, last, axis))
    if goal:
        drawn.append(_goal(goal, axis))
    for _, ((first, low), (end, high)), colour, dash in lines:
        start = f"M{ink.number(axis.across(first))} {ink.number(axis.up(low))}"
        drawn.append(
            _path(f"{start}L{ink.number(axis.across(end))} {ink.number(axis.up(high))}", colour, dash, 3)
        )
    drawn += [
        _path(_steps(body.points, axis), theme.PRIMARY, "solid", 6),
        _reported(body.points, axis, chart),
    ]
    drawn.append(_key(lines, chart, below))
    return "".join(drawn) + (_waiting(body, beside) if body.waiting else "")


def _beside(body: BurnUp, box: Box) -> tuple[Box, Box]:
    """Room for the chart, and for the names beside it or below it; all for the chart where there are none."""
    if not body.waiting:
        return box, box
    if narrow(box):
        return (
            Box(box.x, box.y, box.width, box.height * 0.66),
            Box(box.x, box.y + box.height * 0.7, box.width, box.height * 0.3),
        )
    return (
        Box(box.x, box.y, box.width * 0.7, box.height),
        Box(box.x + box.width * 0.735, box.y, box.width * 0.265, box.height),
    )


def _drawn_lines(body: BurnUp) -> list[Drawn]:
    """Name, ends, colour and dash of each line whose name stands below the chart."""
    lines = [
        (line.name, (line.start, line.end), colour, dash)
        for line, colour, dash in ((body.plan, theme.INK, "dash"), (body.required, theme.ACCENT, "dashdot"))
        if line
    ]
    if coming := body.forecast:
        last = body.points[-1]
        ends = ((last.when, last.value), (coming.expected, coming.value))
        lines.append((coming.text, ends, theme.PRIMARY, "dot"))
    return lines


def _levels(axis: Axis, highest: float, goal: Goal | None) -> str:
    """The axis of values: from zero in round steps; the target has a mark of its own."""
    step = round_step(highest)
    levels = [step * place for place in range(int(highest / step + 1e-9) + 1)]
    apart = 40 / max(axis.up(0) - axis.up(highest), 1) * highest
    if goal:
        levels = [each for each in levels if abs(each - goal.value) > apart] + [goal.value]
    drawn = []
    for each in levels:
        y, mark = axis.up(each), goal is not None and each == goal.value
        if not mark and each:
            across = f"M{ink.number(axis.left - 30)} {ink.number(y)}H{ink.number(axis.right + 30)}"
            drawn.append(_path(across, theme.LINE, "solid", 1.5))
        told, colour = [numbers.brief(each)], theme.ACCENT if mark else theme.MUTED
        drawn.append(ink.text(axis.left - 42, y - 20, told, SMALL + 2, bold=mark, anchor="end", fill=colour))
    return "".join(drawn)


def round_step(highest: float) -> float:
    """1, 2 or 5 times a power of ten, so that four to eight steps reach the highest value."""
    least = highest / 6 or 1
    power: float = 10.0 ** floor(log10(least))
    step = next(each * power for each in (1, 2, 5, 10) if each * power >= least)
    return max(step, 1) if highest >= 1 else step


def _months(axis: Axis) -> str:
    """The line of time with the months that have room for their name."""
    drawn = axis.line()
    day, free = date.fromordinal(axis.first).replace(day=1), axis.left - 60
    while day.toordinal() <= axis.last:
        x = axis.across(day.isoformat()) if day.toordinal() >= axis.first else axis.left
        words = numbers.day(day, "bulan")
        half = width(words, SMALL) / 2
        if x - half >= free and x + half <= axis.right + 60:
            drawn += ink.text(x, axis.bottom + 14, [words], SMALL, anchor="middle", fill=theme.MUTED)
            drawn += _path(f"M{ink.number(x)} {ink.number(axis.bottom)}v10", theme.MUTED, "solid", 2)
            free = x + half + 30
        day = (day + timedelta(days=32)).replace(day=1)
    return drawn


def _goal(goal: Goal, axis: Axis) -> str:
    """The target's line with its words upon it, and a mark on its day."""
    y = axis.up(goal.value)
    across = f"M{ink.number(axis.left - 30)} {ink.number(y)}H{ink.number(axis.right + 30)}"
    drawn = _path(across, theme.ACCENT, goal.outline, 4)
    if goal.due:
        drawn += _mark(axis.across(goal.due), y, theme.ACCENT, hollow=True)
    lines = wrapped(goal.text, 30, axis.right - axis.left, bold=True)
    top = y - 16 - ink.tall(lines, 30)
    return drawn + ink.text(axis.left - 24, top, lines, 30, bold=True, fill=theme.ACCENT, halo=True)


def _steps(shown: tuple[Point, ...], axis: Axis) -> str:
    """What was last reported holds until the next report."""
    spots = [(axis.across(each.when), axis.up(each.value)) for each in shown]
    start = f"M{ink.number(spots[0][0])} {ink.number(spots[0][1])}"
    return start + "".join(f"H{ink.number(x)}V{ink.number(y)}" for x, y in spots[1:])


def news(shown: tuple[Point, ...]) -> list[Point]:
    """The reports that said something else than the one before."""
    older = (None, *shown)
    return [
        each for each, before in zip(shown, older, strict=False) if not before or each.value != before.value
    ]


def _told_short(each: Point) -> str:
    return each.text if len(each.text) <= LONGEST_LABEL else each.short or each.text


def _wide(last: Point) -> float:
    return max(width(_told_short(last), LAST, bold=True), width(last.told, SMALL)) + 40


def _reported(shown: tuple[Point, ...], axis: Axis, box: Box) -> str:
    """A mark for each report; the last with its value and day, others where they touch nothing newer."""
    last = shown[-1]
    x, y = axis.across(last.when), axis.up(last.value)
    wide, told = _wide(last), _told_short(last)
    beside = x + wide <= box.x + box.width
    left, anchor = (x + 28, "start") if beside else (x - 28, "end")
    drawn = [
        ink.text(left, y - 20, [told], LAST, bold=True, anchor=anchor, halo=True),
        ink.text(
            left, y - 20 + LAST * ink.LEADING, [last.told], SMALL, anchor=anchor, fill=theme.MUTED, halo=True
        ),
    ]
    taken = [(x - (0 if beside else wide), x + wide, y)]
    for each in reversed(news(shown[:-1])):
        x, y = axis.across(each.when), axis.up(each.value)
        words = _told_short(each)
        right = x - 18
        start = right - width(words, 28, bold=True)
        room = start > axis.left - 30 and all(
            start > to + 8 or right < since - 8 or abs(y - height) > 52 for since, to, height in taken
        )
        if room and x < taken[0][0] - 70:
            drawn.append(ink.text(right, y - 44, [words], 28, bold=True, anchor="end", halo=True))
            taken.append((start, right, y))
    marks = "".join(_mark(axis.across(each.when), axis.up(each.value), theme.PRIMARY) for each in shown)
    return marks + "".join(drawn)


def _waiting(body: BurnUp, box: Box) -> str:
    """Who is still missing, in the largest letters that have room."""
    heading = wrapped(body.waiting_text, 34, box.width, bold=True)
    top = box.y + ink.tall(heading, 34) + 22
    room = box.y + box.height - top
    for size in range(76, SMALL - 2, -2):
        names = [line for name in body.waiting for line in wrapped(name, size, box.width, bold=True)]
        whole = all(len(wrapped(name, size, box.width, bold=True)) <= 1 for name in body.waiting)
        if whole and ink.tall(names, size) <= room:
            break
    drawn = ink.text(box.x, box.y, heading, 34, bold=True, fill=theme.ACCENT)
    return f'<g class="luar">{drawn}{ink.text(box.x, top, names, size, bold=True)}</g>'


def _key(lines: list[Drawn], box: Box, high: float) -> str:
    """What each further line is, with a piece of it."""
    drawn, top = [], box.y + box.height - high + 4
    for name, _, colour, dash in lines:
        words = wrapped(name, SMALL, box.width - 2 * PAD - 100)
        middle = top + SMALL * 0.7
        drawn.append(_path(f"M{ink.number(box.x + PAD)} {ink.number(middle)}h76", colour, dash, 4))
        drawn.append(ink.text(box.x + PAD + 96, top, words, SMALL))
        top += ink.tall(words, SMALL) + 4
    return "".join(drawn)


def _key_height(lines: list[Drawn], box: Box) -> float:
    words = (wrapped(name, SMALL, box.width - 2 * PAD - 100) for name, *_ in lines)
    return sum(ink.tall(each, SMALL) + 4 for each in words) + (12 if lines else 0)


def _arrival(coming: Forecast, last: Point, axis: Axis) -> str:
    """From the last report to the days on which the target may be reached."""
    earliest, expected, latest = (
        axis.across(day) for day in (coming.earliest, coming.expected, coming.latest)
    )
    goal = axis.up(coming.value)
    spread = (
        f'<path d="M{ink.number(axis.across(last.when))} {ink.number(axis.up(last.value))}'
        f'L{ink.number(earliest)} {ink.number(goal)}H{ink.number(latest)}Z" fill="{theme.PRIMARY}"'
        f' fill-opacity=".12" stroke="{theme.PRIMARY}" stroke-dasharray="{DASHES["dot"]}" stroke-width="2"/>'
    )
    return spread + _mark(expected, goal, theme.INK, hollow=True)


def _halves(box: Box) -> tuple[Box, Box]:
    """Room for the chart and for its words: beside each other, below each other where it is narrow."""
    if narrow(box):
        return (
            Box(box.x, box.y, box.width, box.height * 0.53),
            Box(box.x, box.y + box.height * (1 - BELOW), box.width, box.height * BELOW),
        )
    return (
        Box(box.x, box.y, box.width * 0.58, box.height),
        Box(box.x + box.width * 0.6, box.y, box.width * 0.4, box.height),
    )


def _path(steps: str, colour: str, dash: str, thick: float) -> str:
    dashes = f' stroke-dasharray="{DASHES[dash]}"' if DASHES[dash] else ""
    return f'<path d="{steps}" fill="none" stroke="{colour}" stroke-width="{thick}"{dashes}/>'


def _mark(x: float, y: float, colour: str, *, hollow: bool = False) -> str:
    paint = theme.PAPER if hollow else colour
    return (
        f'<circle cx="{ink.number(x)}" cy="{ink.number(y)}" r="{MARK}" fill="{paint}"'
        f' stroke="{colour}" stroke-width="5"/>'
    )


def _marks(shown: tuple[Point, ...], axis: Axis, box: Box) -> str:
    """A mark for each value, with its number where it touches no newer one; the list beside has them all."""
    drawn: list[str] = []
    labelled: list[tuple[float, float, float]] = []
    for each in reversed(shown):
        x, y = axis.across(each.when), axis.up(each.value)
        drawn.append(_mark(x, y, theme.ACCENT if each.target else theme.PRIMARY, hollow=each.target))
        told = each.text if len(each.text) <= LONGEST_LABEL else each.short or each.text
        half = width(told, 30, bold=True) / 2
        middle = min(max(x, box.x + half + 8), box.x + box.width - half - 8)
        if all(
            abs(middle - other) > half + wide + 8 or abs(y - height) > 46 for other, wide, height in labelled
        ):
            labelled.append((middle, half, y))
            drawn.append(ink.text(middle, y - 58, [told], 30, bold=True, anchor="middle", halo=True))
    return "".join(drawn)


def _said(shown: tuple[Point, ...]) -> list[tuple[str, str, str]]:
    """Of each value the sign and colour of its mark, and its words."""
    return [
        (
            "○" if each.target else "●",
            theme.ACCENT if each.target else theme.PRIMARY,
            f"{', '.join(filter(None, (each.group, each.told)))}: {each.text}",
        )
        for each in shown
    ]


def _told(said: list[tuple[str, str, str]], box: Box) -> str:
    """What the marks say, one below the other."""
    size = largest(_told_height, said, box, LARGER)
    drawn, top = [], box.y
    for sign, colour, words in said:
        lines = wrapped(words, size, box.width - 50)
        drawn.append(ink.text(box.x, top, [sign], size, fill=colour))
        drawn.append(ink.text(box.x + 46, top, lines, size))
        top += ink.tall(lines, size) + 16
    return f'<g class="luar">{"".join(drawn)}</g>'


def _told_height(said: list[tuple[str, str, str]], box: Box, size: int) -> float:
    return sum(ink.tall(wrapped(words, size, box.width - 50), size) + 16 for *_, words in said)


def calendar(body: Calendar, box: Box, _prefix: str) -> str:
    """A row for each name: its words above, its span or its marks below them; today as a line through all."""
    days = [day for each in body.events for day in (each.start, each.end, each.until) if day]
    axis = Axis(box, [*days, body.today], 1)
    size = largest(calendar_height, body, box, LARGER)
    drawn = [ink.rectangle(box, theme.PAPER, line=theme.LINE, radius=14)]
    rows = {each.name: each.text for each in body.events}
    top, places = box.y + PAD + SMALL * ink.LEADING, {}
    for name, text in rows.items():
        lines = _row_words(name, text, size, box)
        drawn.append(ink.text(box.x + PAD, top, lines, size))
        places[name] = top + ink.tall(lines, size) + size * 0.6
        top = places[name] + size
    for each in body.events:
        drawn.append(_event(each, places[each.name], axis, body.today))
    today = axis.across(body.today)
    through = f"M{ink.number(today)} {ink.number(box.y + PAD)}V{ink.number(top)}"
    drawn.append(_path(through, theme.ACCENT, "solid", 3))
    drawn.append(axis.drawn(top))
    half = width(body.today_text, SMALL) / 2
    middle = min(max(today, box.x + half + 12), box.x + box.width - half - 12)
    drawn.append(ink.text(middle, box.y + 6, [body.today_text], SMALL, anchor="middle", fill=theme.ACCENT))
    return "".join(drawn)


def _event(each: Event, y: float, axis: Axis, today: str) -> str:
    if each.span:
        start, end = axis.across(each.start), axis.across(each.end or today)
        paint = theme.SEQUENTIAL[0] if each.open else theme.PRIMARY
        return ink.rectangle(Box(start, y - 8, max(end - start, 6), 16), paint, line=theme.PRIMARY, radius=3)
    drawn = ""
    if each.until:
        start, end = axis.across(each.start), axis.across(each.until)
        steps = f"M{ink.number(start)} {ink.number(y)}H{ink.number(end)}"
        drawn += _path(steps, theme.ACCENT, "solid" if each.end else "dot", 6)
    if each.start:
        drawn += _mark(axis.across(each.start), y, theme.INK, hollow=True)
    if each.end:
        drawn += _mark(axis.across(each.end), y, theme.ACCENT if each.disputed else theme.PRIMARY)
    return drawn


def _row_words(name: str, text: str, size: int, box: Box) -> list[str]:
    return wrapped(f"{name} · {text}", size, box.width - 2 * PAD)


def calendar_height(body: Calendar, box: Box, size: int = SMALL) -> float:
    rows = {each.name: each.text for each in body.events}
    words = (ink.tall(_row_words(name, text, size, box), size) for name, text in rows.items())
    return 2 * PAD + 2 * SMALL * ink.LEADING + sum(words) + len(rows) * size * 1.6
