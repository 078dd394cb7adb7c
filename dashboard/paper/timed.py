"""An axis of time, and on it as SVG: dated values, calendars; what they say stands beside or above them."""

from collections.abc import Iterable
from datetime import date

from dashboard.exhibits import theme
from dashboard.exhibits.bodies import Calendar, Event, Point, Points
from dashboard.language import numbers
from dashboard.paper import ink
from dashboard.paper.ink import LARGER, PAD, PIXEL, SMALL, Box, largest, narrow
from dashboard.paper.lettering import width, wrapped

MOST_LABELLED = 16  # dated values whose words have room at their marks
LONGEST_LABEL = 14  # letters of the words beside a point
LISTED = 8  # dated values that a page, where their table is at hand, tells in words too
DASHES = {"solid": "", "dot": "9 9", "dash": "16 10", "dashdot": "18 8 3 8"}
BELOW = 0.45  # of the height of a narrow box: the words below the marks
LEAST_CHART = 420
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


def on_a_page(body: Points, box: Box, prefix: str) -> str:
    """Of many dated values the marks alone: on a page their table stands below."""
    return points(body, box, prefix) if len(body.points) <= LISTED else marks(body, box)


def height_on_a_page(body: Points, box: Box) -> float:
    return points_height(body, box) if len(body.points) <= LISTED else 240 * PIXEL


def told_short(each: Point) -> str:
    return each.text if len(each.text) <= LONGEST_LABEL else each.short or each.text


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


def path(steps: str, colour: str, dash: str, thick: float) -> str:
    dashes = f' stroke-dasharray="{DASHES[dash]}"' if DASHES[dash] else ""
    return f'<path d="{steps}" fill="none" stroke="{colour}" stroke-width="{thick}"{dashes}/>'


def mark(x: float, y: float, colour: str, *, hollow: bool = False) -> str:
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
        drawn.append(mark(x, y, theme.ACCENT if each.target else theme.PRIMARY, hollow=each.target))
        told = told_short(each)
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
    drawn.append(path(through, theme.ACCENT, "solid", 3))
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
        drawn += path(steps, theme.ACCENT, "solid" if each.end else "dot", 6)
    if each.start:
        drawn += mark(axis.across(each.start), y, theme.INK, hollow=True)
    if each.end:
        drawn += mark(axis.across(each.end), y, theme.ACCENT if each.disputed else theme.PRIMARY)
    return drawn


def _row_words(name: str, text: str, size: int, box: Box) -> list[str]:
    return wrapped(f"{name} · {text}", size, box.width - 2 * PAD)


def calendar_height(body: Calendar, box: Box, size: int = SMALL) -> float:
    rows = {each.name: each.text for each in body.events}
    words = (ink.tall(_row_words(name, text, size, box), size) for name, text in rows.items())
    return 2 * PAD + 2 * SMALL * ink.LEADING + sum(words) + len(rows) * size * 1.6
