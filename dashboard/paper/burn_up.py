"""A burn-up as SVG: reports as steps, the plan's line, the target, and when the present pace arrives."""

from datetime import date, timedelta
from itertools import pairwise
from math import floor, log10

from dashboard.exhibits import theme
from dashboard.exhibits.bodies import BurnUp, Forecast, Goal, Point
from dashboard.language import numbers
from dashboard.paper import ink
from dashboard.paper.ink import PAD, PIXEL, SMALL, Box, narrow
from dashboard.paper.lettering import width, wrapped
from dashboard.paper.timed import DASHES, Axis, mark, path, told_short

Drawn = tuple[
    str, tuple[tuple[str, float], tuple[str, float]], str, str
]  # name, ends, colour and dash of a line
LAST = 46  # letters of the newest report
OWNER = 32  # and of who is to act
MONTHS_APART = (1, 2, 3, 6, 12, 24, 60, 120)
HIGH, WITH_NAMES = 380 * PIXEL, 480 * PIXEL  # the least height; where names stand below the chart


def draw(body: BurnUp, box: Box, _prefix: str) -> str:
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
    if coming:  # the newest report is told below its forecast
        behind = (axis.across(last.when) - axis.left) / (axis.right - axis.left)
        room = chart.x + chart.width - PAD - _wide(last) - axis.left
        axis.right = min(axis.right, axis.left + room / behind) if behind else axis.right
    else:
        axis.right -= max(_wide(last) - 60, 0)  # and at the end of its line
    drawn = [ink.rectangle(chart, theme.PAPER, line=theme.LINE, radius=14)]
    drawn += [_levels(axis, highest, goal), _months(axis)]
    if coming:
        drawn.append(_arrival(coming, last, axis))
    if goal:
        drawn.append(_goal(goal, axis))
    for _, ((first, low), (end, high)), colour, dash in lines:
        start = f"M{ink.number(axis.across(first))} {ink.number(axis.up(low))}"
        drawn.append(
            path(f"{start}L{ink.number(axis.across(end))} {ink.number(axis.up(high))}", colour, dash, 3)
        )
    drawn += [
        path(_steps(body.points, axis), theme.PRIMARY, "solid", 6),
        _reported(body, axis, chart, lines),
    ]
    drawn.append(_key(lines, chart, below))
    return "".join(drawn) + (_waiting(body, beside) if body.waiting else "")


def height(body: BurnUp, box: Box) -> float:
    return WITH_NAMES if narrow(box) and body.waiting else HIGH


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
            drawn.append(path(across, theme.LINE, "solid", 1.5))
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
    """The line of time with its months by name, each of them or as many apart as their names ask for."""
    drawn, months = axis.line(), [date.fromordinal(axis.first).replace(day=1)]
    while (coming := (months[-1] + timedelta(days=32)).replace(day=1)).toordinal() <= axis.last:
        months.append(coming)
    named = [(axis.across(day.isoformat()), numbers.day(day, "bulan")) for day in months]
    apart = next((step for step in MONTHS_APART if _hold(named[::step])), len(named))
    (x, words), *further = named[::apart]
    begun = (max(x, axis.left), words)  # the first month is named where the reports begin in it
    for x, words in [begun, *further] if _hold([begun, *further[:1]]) else further:
        if x + width(words, SMALL) / 2 <= axis.right + 60:
            drawn += ink.text(x, axis.bottom + 14, [words], SMALL, anchor="middle", fill=theme.MUTED)
            drawn += path(f"M{ink.number(x)} {ink.number(axis.bottom)}v10", theme.MUTED, "solid", 2)
    return drawn


def _hold(named: list[tuple[float, str]]) -> bool:
    """Do these names stand beside each other at their places?"""
    spots = [(x, width(words, SMALL) / 2 + 12) for x, words in named]
    return all(later - earlier >= half + other for (earlier, half), (later, other) in pairwise(spots))


def _goal(goal: Goal, axis: Axis) -> str:
    """The target's line with its words upon it, and a mark on its day."""
    y = axis.up(goal.value)
    across = f"M{ink.number(axis.left - 30)} {ink.number(y)}H{ink.number(axis.right + 30)}"
    drawn = path(across, theme.ACCENT, goal.outline, 4)
    if goal.due:
        drawn += mark(axis.across(goal.due), y, theme.ACCENT, hollow=True)
    lines = wrapped(goal.text, 30, axis.right - axis.left, bold=True)
    top = y - 16 - ink.tall(lines, 30)
    return drawn + ink.text(axis.left - 24, top, lines, 30, bold=True, fill=theme.ACCENT, halo=True)


def _steps(shown: tuple[Point, ...], axis: Axis) -> str:
    """What was last reported holds until the next report."""
    spots = [(axis.across(each.when), axis.up(each.value)) for each in shown]
    start = f"M{ink.number(spots[0][0])} {ink.number(spots[0][1])}"
    return start + "".join(f"H{ink.number(x)}V{ink.number(y)}" for x, y in spots[1:])


def news(shown: tuple[Point, ...]) -> list[Point]:
    """The reports that said something else than the one before, and than the newest, whose value is told."""
    older = (None, *shown)
    return [
        each
        for each, before in zip(shown, older, strict=False)
        if each.value != shown[-1].value and (not before or each.value != before.value)
    ]


def _wide(last: Point) -> float:
    return max(width(told_short(last), LAST, bold=True), width(last.told, SMALL)) + 40


def _reported(body: BurnUp, axis: Axis, box: Box, lines: list[Drawn]) -> str:
    """A mark for each report; the last with its value and day, others where they touch nothing newer.

    The lines of target and plan strike no value through, and that of a forecast not the newest.
    """
    shown, goal = body.points, axis.up(body.goal.value) if body.goal else None
    last = shown[-1]
    x, y = axis.across(last.when), axis.up(last.value)
    wide, told = _wide(last), told_short(last)
    beside = x + wide <= box.x + box.width
    left, anchor = (x + 28, "start") if beside else (x - 28, "end")
    top = y + 10 if body.forecast and beside else y - 20
    below = top + LAST * ink.LEADING
    drawn = [
        ink.text(left, top, [told], LAST, bold=True, anchor=anchor, halo=True),
        ink.text(left, below, [last.told], SMALL, anchor=anchor, fill=theme.MUTED, halo=True),
    ]
    taken = [(x - (0 if beside else wide), x + wide, y)]
    for each in reversed(news(shown)):
        x, y = axis.across(each.when), axis.up(each.value)
        words = told_short(each)
        right = x - 18
        start = right - width(words, 28, bold=True)
        room = start > axis.left - 30 and all(
            start > to + 8 or right < since - 8 or abs(y - height) > 52 for since, to, height in taken
        )
        words_box = (start, right), (y - 44, y - 8)
        struck = goal is not None and y - 48 < goal < y - 4
        struck = struck or any(_crosses(ends, axis, *words_box) for _, ends, _, _ in lines)
        if room and not struck and x < taken[0][0] - 70:
            drawn.append(ink.text(right, y - 44, [words], 28, bold=True, anchor="end", halo=True))
            taken.append((start, right, y))
    marks = "".join(mark(axis.across(each.when), axis.up(each.value), theme.PRIMARY) for each in shown)
    return marks + "".join(drawn)


def _crosses(
    ends: tuple[tuple[str, float], tuple[str, float]],
    axis: Axis,
    across: tuple[float, float],
    down: tuple[float, float],
) -> bool:
    """Does a line go through what stands between these two pixels across, and these two down?"""
    (x, y), (to_x, to_y) = ((axis.across(day), axis.up(value)) for day, value in ends)
    first, last = max(x, across[0]), min(to_x, across[1])
    if first > last:
        return False
    rise = (to_y - y) / (to_x - x) if to_x > x else 0
    high, low = sorted((y + (first - x) * rise, y + (last - x) * rise))
    return high < down[1] and low > down[0]


def _waiting(body: BurnUp, box: Box) -> str:
    """Who is still missing, in the largest letters that have room, and at the foot who is to act."""
    heading = wrapped(body.waiting_text, 34, box.width, bold=True)
    owner = wrapped(body.waiting_owner, OWNER, box.width) if body.waiting_owner else []
    top = box.y + ink.tall(heading, 34) + 22
    foot = box.y + box.height - ink.tall(owner, OWNER)
    room = foot - top - (22 if owner else 0)
    for size in range(76, SMALL - 2, -2):
        names = [line for name in body.waiting for line in wrapped(name, size, box.width, bold=True)]
        whole = all(len(wrapped(name, size, box.width, bold=True)) <= 1 for name in body.waiting)
        if whole and ink.tall(names, size) <= room:
            break
    drawn = ink.text(box.x, box.y, heading, 34, bold=True, fill=theme.ACCENT)
    if owner:
        drawn += path(
            f"M{ink.number(box.x)} {ink.number(foot - 14)}h{ink.number(box.width)}", theme.LINE, "solid", 2
        )
        drawn += ink.text(box.x, foot, owner, OWNER)
    return f'<g class="luar">{drawn}{ink.text(box.x, top, names, size, bold=True)}</g>'


def _key(lines: list[Drawn], box: Box, high: float) -> str:
    """What each further line is, with a piece of it."""
    drawn, top = [], box.y + box.height - high + 4
    for name, _, colour, dash in lines:
        words = wrapped(name, SMALL, box.width - 2 * PAD - 100)
        middle = top + SMALL * 0.7
        drawn.append(path(f"M{ink.number(box.x + PAD)} {ink.number(middle)}h76", colour, dash, 4))
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
    return spread + mark(expected, goal, theme.INK, hollow=True)
