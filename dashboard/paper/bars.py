"""Bars from zero, whole or in parts, with their words beside them and their looks above."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.exhibits import theme
from dashboard.exhibits.bodies import Bar, Bars, Look
from dashboard.paper import ink
from dashboard.paper.ink import LARGER, PAD, SMALL, Box, largest
from dashboard.paper.lettering import width, wrapped
from dashboard.paper.map_body import swatch

LINE_HEIGHT = SMALL * ink.LEADING
THICKEST = 72  # pixels of a bar, however high its row is
MOST_BETWEEN = 90  # pixels that a bar has more than it needs where the box is high


@dataclass(frozen=True)
class Measure:
    """How a chart is drawn, in pixels: its letters, and its height."""

    letters: int
    high: float


def measured(body: Bars, box: Box) -> Measure:
    """Of a chart alone: the largest letters that fit, and few bars do not fill a high box."""
    size = largest(height, body, box, LARGER)
    return Measure(size, min(height(body, box, size), box.height) + _more(body, box, size) * len(body.rows))


def level(charts: Sequence[Bars], boxes: tuple[Box, Box]) -> list[tuple[Bars, Measure]]:
    """Two charts of one unit beside or below each other, on one scale and with the same letters.

    Beside each other they are as high, too. A bar of 97 that is shorter than its neighbour of 52 says what
    is not so.
    """
    own = [measured(body, box) for body, box in zip(charts, boxes, strict=True)]
    size = min(each.letters for each in own)
    beside = boxes[0].y == boxes[1].y
    room = [rooms(body, box, size)[2] for body, box in zip(charts, boxes, strict=True)]
    dearest = max(body.most / wide for body, wide in zip(charts, room, strict=True))  # of a pixel
    highs = [max(each.high for each in own)] * 2 if beside else [each.high for each in own]
    return [
        (replace(body, most=dearest * wide), Measure(size, high))
        for body, wide, high in zip(charts, room, highs, strict=True)
    ]


def draw(body: Bars, box: Box, prefix: str, shown: Measure | None = None) -> str:
    shown = shown or measured(body, box)
    size = shown.letters
    names, labels, room = rooms(body, box, size)
    extra = (shown.high - min(height(body, box, size), shown.high)) / len(body.rows)
    box = replace(box, height=shown.high)
    drawn, top = [ink.rectangle(box, theme.PAPER, line=theme.LINE, radius=14)], box.y + PAD
    named, high = legend(body, box, top, prefix)
    drawn.append(named)
    top += high
    start = box.x + PAD + names + 20
    axis = f"M{ink.number(start)} {ink.number(top)}"
    worded = [_words(row, body, (names, labels, room), size) for row in body.rows]
    highs = [_row_height(*words, size) + extra for words in worded]
    thick = thickness(min(highs))
    for place, (row, (lines, label), high) in enumerate(zip(body.rows, worded, highs, strict=True)):
        bar = _bar(row, body, Box(start, top, room, high), thick, label, size=size, prefix=prefix)
        middle = top + (high - ink.tall(lines, size)) / 2
        drawn.append(ink.row(place, bar + ink.text(start - 20, middle, lines, size, anchor="end")))
        top += high
    drawn.append(f'<path d="{axis}V{ink.number(top)}" stroke="{theme.MUTED}" stroke-width="2"/>')
    return "".join(drawn)


def _more(body: Bars, box: Box, size: int) -> float:
    """What each row has more than it needs."""
    return min(max(box.height - height(body, box, size), 0) / len(body.rows), MOST_BETWEEN)


def thickness(high: float) -> float:
    """Of all bars, where the lowest of their rows is so high."""
    return min(high - 12, THICKEST)


def _bar(row: Bar, body: Bars, box: Box, thick: float, label: list[str], *, size: int, prefix: str) -> str:
    """The parts of one bar end to end, and its words beside them."""
    drawn, x = [], box.x
    for value, look in zip(row.values, [row.own] if row.own else body.looks, strict=False):
        long = (value or 0) / body.most * box.width if body.most else 0
        if long > 0:
            piece = Box(x, box.y + (box.height - thick) / 2, long, thick)
            paint = ink.fill(prefix, look.colour, look.pattern)
            drawn.append(ink.rectangle(piece, paint, line=theme.MUTED, width=1))
        x += long
    if body.goal is not None and row.outline:
        whole = body.goal / body.most * box.width
        dash = ' stroke-dasharray="3 7"' if row.outline == "dot" else ""
        drawn.append(
            f'<rect x="{ink.number(box.x)}" y="{ink.number(box.y + (box.height - thick) / 2)}"'
            f' width="{ink.number(whole)}" height="{ink.number(thick)}" fill="none" stroke="{theme.INK}"'
            f' stroke-width="3"{dash}/>'
        )
    x = box.x + _end(row, body, box.width)
    middle = box.y + (box.height - ink.tall(label, size)) / 2
    return "".join(drawn) + ink.text(x + 14, middle, label, size, bold=True)


def _end(row: Bar, body: Bars, room: float) -> float:
    """How far a bar goes, its outline too."""
    parts = sum(
        value or 0 for value, _ in zip(row.values, [row.own] if row.own else body.looks, strict=False)
    )
    reach = max(parts, body.goal) if body.goal is not None and row.outline else parts
    return reach / body.most * room if body.most else 0


def rooms(body: Bars, box: Box, size: int) -> tuple[float, float, float]:
    """Room for the names, for the words beside the bars, and for the longest bar."""
    names = min(max(width(row.name, size) for row in body.rows) + 2, box.width * 0.4)
    labels = min(max(width(row.label, size, bold=True) for row in body.rows) + 2, box.width * 0.3)
    return names, labels, box.width - 2 * PAD - names - 20 - labels - 28


def _words(row: Bar, body: Bars, room: tuple[float, float, float], size: int) -> tuple[list[str], list[str]]:
    """The lines of a name, and of the words behind its bar: those of a short one have its rest, too."""
    names, labels, longest = room
    rest = longest - _end(row, body, longest)
    return wrapped(row.name, size, names), wrapped(row.label, size, labels + rest, bold=True)


def _row_height(name: list[str], label: list[str], size: int) -> float:
    return max(len(name), len(label)) * size * ink.LEADING + 12


def height(body: Bars, box: Box, size: int = SMALL) -> float:
    room = rooms(body, box, size)
    rows = sum(_row_height(*_words(row, body, room, size), size) for row in body.rows)
    return 2 * PAD + legend(body, box, 0, "")[1] + rows


def legend(body: Bars, box: Box, top: float, prefix: str) -> tuple[str, float]:
    """The looks in a line, or as many as their names need, and how high that is; nothing for a lone look."""
    drawn, high = [], 0.0
    for look, lines, x, down in legend_places(body, box):
        drawn.append(swatch(look, box.x + x, top + down + 4, prefix, 28))
        drawn.append(ink.text(box.x + x + 38, top + down, lines, SMALL))
        high = down + len(lines) * LINE_HEIGHT + 22
    return "".join(drawn), high


def legend_places(body: Bars, box: Box) -> list[tuple[Look, list[str], float, float]]:
    """Each look with the lines of its name, and where its swatch is: across and down from their corner."""
    found: list[tuple[Look, list[str], float, float]] = []
    x, down, room = float(PAD), 0.0, box.width - 2 * PAD - 38
    for look in body.looks if len(body.looks) > 1 else ():
        lines = wrapped(look.name, SMALL, room)
        wide = 38 + max(width(line, SMALL) for line in lines) + 44
        if x > PAD and x + wide > box.width:
            x, down = PAD, down + LINE_HEIGHT + 8
        found.append((look, lines, x, down))
        x, down = x + wide, down + (len(lines) - 1) * LINE_HEIGHT
    return found
