"""The bodies of slides as SVG, each for the box it is given, and how high each would like to be.

Letters are never below SMALL; what does not fit goes on a further slide (drawing.pages), never cut.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from dashboard.exhibits import theme
from dashboard.exhibits.bodies import (
    Bar,
    Bars,
    Comparison,
    Figures,
    Grid,
    Item,
    Items,
    Matrix,
    Number,
    Table,
    Text,
)
from dashboard.paper import ink
from dashboard.paper.ink import Box, narrow
from dashboard.paper.lettering import fitted, widest, width, wrapped
from dashboard.paper.map_body import swatch

SMALL = 26
LARGER = (36, 33, 30, 28, SMALL)  # letters grow where there is room, for the back row
LARGEST = (44, 40, *LARGER)  # of what is all words: a few lines fill their slide
MOST_PAD, MOST_GAP = 30, 90  # what a row of a table, and a gap between entries, may take of what is left over
WORDS = (44, 40, 36, 34)
VALUE, VALUE_SMALLEST, VALUE_BROKEN = 96, 72, 56  # of a card; broken: what needs two lines
SURE = 0.95  # of a width: the letters of another program may be a little wider
LABELS = 28, 24  # above a figure: largest and smallest
LEAD, LEAST_LEAD = 0.36, 140  # of the height that a leading figure has, and pixels that it keeps
MOST_BETWEEN = 90  # pixels that a bar has more than it needs where the box is high
LEAST_CARD = 180  # pixels in height: lower ones stand beside each other
LEAST_MARKED = 40  # pixels of a row of marks
LINE_HEIGHT = SMALL * ink.LEADING
PAD = 28
Part = tuple[list[str], int, bool, str]  # lines with size, weight and colour
ITEM_GAP = 18


def largest(height: Callable[[Any, Box, int], float], body: Any, box: Box, sizes: tuple[int, ...]) -> int:
    """The largest letters at which a body still fits into its box."""
    return next((size for size in sizes if height(body, box, size) <= box.height), sizes[-1])


def figures(body: Figures, box: Box, _prefix: str) -> str:
    if body.lead:
        return _led(body, box)
    columns = card_columns(len(body.numbers), box)
    rows = -(-len(body.numbers) // columns)
    gap = 28
    wide, high = (box.width - gap * (columns - 1)) / columns, (box.height - gap * (rows - 1)) / rows
    drawn = []
    letters = label_size(body, wide)
    cards = [_card(each, wide, letters) for each in body.numbers]
    for place in range(len(cards)):
        x = box.x + (place % columns) * (wide + gap)
        y = box.y + (place // columns) * (high + gap)
        row = cards[place // columns * columns : (place // columns + 1) * columns]
        parts = _level(cards[place], max(len(card[0][0]) for card in row))
        drawn.append(ink.rectangle(Box(x, y, wide, high), theme.PAPER, line=theme.LINE, radius=14))
        drawn.append(ink.rectangle(Box(x, y, 10, high), theme.PRIMARY, radius=4))
        top = y + PAD
        for lines, size, bold, colour in parts:
            drawn.append(ink.text(x + PAD + 8, top, lines, size, bold=bold, fill=colour))
            top += ink.tall(lines, size) + 6
    return "".join(drawn)


def _level(card: list[Part], lines: int) -> list[Part]:
    """The card with its label as many lines high as its neighbours': their values stand on one line."""
    (label, size, bold, colour), *rest = card
    return [(label + [""] * (lines - len(label)), size, bold, colour), *rest]


def _led(body: Figures, box: Box) -> str:
    """The first figure large, the others in one row below it, and what is blank in one grey line."""
    lead, *others = body.numbers
    note = wrapped(body.note, SMALL, box.width) if body.note else []
    below = ink.tall(note, SMALL) + (18 if note else 0)
    room, gap = box.height - below, 24
    high = (room - gap) * LEAD if others else room
    wide = (box.width - gap * (len(others) - 1)) / max(len(others), 1)
    if others:  # the cards keep what they tell
        needed = max(_small_height(each, others, wide) for each in others)
        high = max(min(high, room - gap - needed), LEAST_LEAD)
    first = Box(box.x, box.y, box.width, high)
    drawn = [_panel(first), _large(lead, first)]
    labels = [wrapped(each.label, SMALL, wide - 2 * PAD, bold=True) for each in others]
    top = max((ink.tall(lines, SMALL) for lines in labels), default=0)
    for place, (each, label) in enumerate(zip(others, labels, strict=True)):
        card = Box(box.x + place * (wide + gap), box.y + high + gap, wide, room - high - gap)
        drawn += [_panel(card), _small(each, label, top, card)]
    said = ink.text(box.x, box.y + box.height - ink.tall(note, SMALL), note, SMALL, fill=theme.MUTED)
    return "".join(drawn) + f'<g class="luar">{said}</g>'


def led_height(body: Figures, box: Box) -> float:
    """What a large figure, the row of cards below it and the line of blanks need at least."""
    _, *others = body.numbers
    note = wrapped(body.note, SMALL, box.width) if body.note else []
    below = ink.tall(note, SMALL) + (18 if note else 0)
    wide = (box.width - 24 * (len(others) - 1)) / max(len(others), 1)
    cards = [_small_height(each, others, wide) for each in others]
    return below + max(cards, default=0) / (1 - LEAD if cards else 1) + 24


def _small_height(each: Number, row: list[Number], wide: float) -> float:
    """Of a card whose figure stands on one line with those of the others in its row."""
    room = wide - 2 * PAD
    top = max(ink.tall(wrapped(one.label, SMALL, room, bold=True), SMALL) for one in row)
    said = sum(ink.tall(wrapped(line, SMALL - 2, room), SMALL - 2) for line in each.context)
    bars = 52 + SMALL * ink.LEADING if each.comparison else 0
    return 20 + top + VALUE_SMALLEST * ink.LEADING + 6 + bars + said + PAD


def _panel(box: Box) -> str:
    side = ink.rectangle(Box(box.x, box.y, 10, box.height), theme.PRIMARY, radius=4)
    return ink.rectangle(box, theme.PAPER, line=theme.LINE, radius=14) + side


def _large(each: Number, box: Box) -> str:
    """A figure as large as its card, with what it is above and its context below."""
    left, room = box.x + PAD + 8, box.width - 2 * PAD - 8
    label = wrapped(named(each), 30, room, bold=True)
    high = box.height - 1.5 * PAD - ink.tall(label, 30)
    share = 0.6 if each.context else 1
    largest_ = int(min(max(high / ink.LEADING, VALUE_SMALLEST), 200))
    size, value = fitted(
        each.value, room * share, lines=1, largest=largest_, smallest=VALUE_SMALLEST, bold=True
    )
    top = box.y + PAD
    drawn = ink.text(left, top, label, 30, bold=True, fill=theme.MUTED)
    top += ink.tall(label, 30)
    drawn += ink.text(left, top, value, size, bold=True)
    beside = left + max(width(line, size, bold=True) for line in value) + 44
    context = [line for words in each.context for line in wrapped(words, SMALL + 2, left + room - beside)]
    middle = top + (ink.tall(value, size) - ink.tall(context, SMALL + 2)) / 2
    return drawn + ink.text(beside, middle, context, SMALL + 2, fill=theme.MUTED)


def _small(each: Number, label: list[str], high: float, box: Box) -> str:
    """A figure with its small bar, and that of the whole it belongs to."""
    left, room, top = box.x + PAD, box.width - 2 * PAD, box.y + 20
    size, value = fitted(each.value, room, lines=1, largest=VALUE_SMALLEST, smallest=40, bold=True)
    drawn = ink.text(left, top, label, SMALL, bold=True, fill=theme.MUTED)
    top += high + VALUE_SMALLEST - size  # values of any size stand on one line
    drawn += ink.text(left, top, value, size, bold=True)
    top += ink.tall(value, size) + 6
    if each.comparison:
        drawn += _compared(each.comparison, Box(left, top, room, 0))
        top += 52 + SMALL * ink.LEADING
    for line in each.context:
        lines = wrapped(line, SMALL - 2, room)
        drawn += ink.text(left, top, lines, SMALL - 2, fill=theme.MUTED)
        top += ink.tall(lines, SMALL - 2)
    return drawn


def _compared(shown: Comparison, box: Box) -> str:
    most = max(shown.own, shown.other) or 1
    own = Box(box.x, box.y, box.width * shown.own / most, 18)
    other = Box(box.x, box.y + 26, box.width * shown.other / most, 18)
    said = ink.text(box.x, box.y + 50, [shown.text], SMALL - 2, fill=theme.MUTED)
    return ink.rectangle(own, theme.PRIMARY) + ink.rectangle(other, theme.BLANK) + said


def card_columns(count: int, box: Box) -> int:
    if narrow(box):
        return 1 if count < 4 and box.height >= LEAST_CARD * count else min(count, 2)
    return 1 if count == 1 else 2 if count in (2, 4) else 3


def named(each: Number) -> str:
    """What stands above a figure: what it is, and what it counts as."""
    return f"{each.label} · {each.badge}" if each.badge else each.label


def label_size(body: Figures, wide: float) -> int:
    """The letters of all labels of cards so wide: smaller where one would be longer than two lines."""
    room = wide - 2 * PAD - 8
    largest_, smallest = LABELS
    return min(
        fitted(named(each), room, lines=2, largest=largest_, smallest=smallest, bold=True)[0]
        for each in body.numbers
    )


def value_size(each: Number, wide: float) -> int:
    """The letters of a figure on a card so wide: on one line, or small enough for two."""
    room = (wide - 2 * PAD - 8) * SURE
    size, lines = fitted(each.value, room, lines=1, largest=VALUE, smallest=VALUE_SMALLEST, bold=True)
    return min(size, VALUE_BROKEN) if len(lines) > 1 else size


def _card(each: Number, wide: float, letters: int) -> list[tuple[list[str], int, bool, str]]:
    """Label in these letters, value and context of one figure as lines with size, weight and colour."""
    room, size = wide - 2 * PAD - 8, value_size(each, wide)
    value = wrapped(each.value, size, room, bold=True)
    parts = [
        (wrapped(named(each), letters, room, bold=True), letters, True, theme.MUTED),
        (value, size, True, theme.INK),
    ]
    return parts + [(wrapped(line, SMALL, room), SMALL, False, theme.MUTED) for line in each.context]


def figures_height(body: Figures, box: Box) -> float:
    columns = card_columns(len(body.numbers), box)
    rows = -(-len(body.numbers) // columns)
    wide = (box.width - 28 * (columns - 1)) / columns
    letters = label_size(body, wide)
    highest = max(
        2 * PAD + sum(ink.tall(lines, size) + 6 for lines, size, _, _ in _card(each, wide, letters))
        for each in body.numbers
    )
    return rows * highest + 28 * (rows - 1)


def bars(body: Bars, box: Box, prefix: str) -> str:
    size = largest(bars_height, body, box, LARGER)
    names, labels, room = _rooms(body, box, size)
    spare = max(box.height - bars_height(body, box, size), 0)
    extra = min(spare / len(body.rows), MOST_BETWEEN)
    box = Box(box.x, box.y, box.width, box.height - spare + extra * len(body.rows))
    drawn, top = [ink.rectangle(box, theme.PAPER, line=theme.LINE, radius=14)], box.y + PAD
    legend, high = _legend(body, box, top, prefix)
    drawn.append(legend)
    top += high
    start = box.x + PAD + names + 20
    axis = f"M{ink.number(start)} {ink.number(top)}"
    for place, row in enumerate(body.rows):
        high = _row_height(row, names, labels, size) + extra
        bar = _bar(row, body, Box(start, top, room, high), labels, size=size, prefix=prefix)
        lines = wrapped(row.name, size, names)
        middle = top + (high - ink.tall(lines, size)) / 2
        drawn.append(ink.row(place, bar + ink.text(start - 20, middle, lines, size, anchor="end")))
        top += high
    drawn.append(f'<path d="{axis}V{ink.number(top)}" stroke="{theme.MUTED}" stroke-width="2"/>')
    return "".join(drawn)


def _bar(row: Bar, body: Bars, box: Box, labels: float, *, size: int, prefix: str) -> str:
    """The parts of one bar end to end, and its words beside them."""
    drawn, x = [], box.x
    thick = min(box.height - 12, 72)
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
        x = max(x, box.x + whole)
    label = wrapped(row.label, size, labels, bold=True)
    middle = box.y + (box.height - ink.tall(label, size)) / 2
    return "".join(drawn) + ink.text(x + 14, middle, label, size, bold=True)


def _rooms(body: Bars, box: Box, size: int) -> tuple[float, float, float]:
    """Room for the names, for the words beside the bars, and for the longest bar."""
    names = min(max(width(row.name, size) for row in body.rows) + 2, box.width * 0.4)
    labels = min(max(width(row.label, size, bold=True) for row in body.rows) + 2, box.width * 0.3)
    return names, labels, box.width - 2 * PAD - names - 20 - labels - 28


def _row_height(row: Bar, names: float, labels: float, size: int) -> float:
    name, label = wrapped(row.name, size, names), wrapped(row.label, size, labels, bold=True)
    lines = max(len(name), len(label))
    return lines * size * ink.LEADING + 12


def bars_height(body: Bars, box: Box, size: int = SMALL) -> float:
    names, labels, _ = _rooms(body, box, size)
    rows = sum(_row_height(row, names, labels, size) for row in body.rows)
    return 2 * PAD + _legend(body, box, 0, "")[1] + rows


def _legend(body: Bars, box: Box, top: float, prefix: str) -> tuple[str, float]:
    """The looks in a line, or as many as their names need, and how high that is; nothing for a lone look."""
    if len(body.looks) < 2:
        return "", 0
    drawn, x, start = [], box.x + PAD, top
    room = box.width - 2 * PAD - 38
    for look in body.looks:
        lines = wrapped(look.name, SMALL, room)
        wide = 38 + max(width(line, SMALL) for line in lines) + 44
        if x > box.x + PAD and x + wide > box.x + box.width:
            x, top = box.x + PAD, top + LINE_HEIGHT + 8
        drawn.append(swatch(look, x, top + 4, prefix, 28))
        drawn.append(ink.text(x + 38, top, lines, SMALL))
        x, top = x + wide, top + (len(lines) - 1) * LINE_HEIGHT
    return "".join(drawn), top - start + LINE_HEIGHT + 22


@dataclass(frozen=True)
class Laid:
    """A table in its box, in pixels: letters, columns, each row with whether it is the head."""

    size: int
    widths: list[float]
    rows: list[tuple[tuple[str, ...], bool]]
    heights: list[float]
    pad: float


def lay(body: Table, box: Box) -> Laid:
    """The largest letters at which it fits; what is left over is shared among the rows."""
    whole = tuple(size for size in LARGEST if _keeps_words(body, box.width, size))
    size = largest(table_height, body, box, whole or LARGEST[-1:])
    widths, pad, rows = _widths(body, box.width, size), _padding(body, box, size), _table_rows(body)
    heights = [_cells_height(row, widths, size, bold) + 2 * pad for row, bold in rows]
    return Laid(size, widths, rows, heights, pad)


def table(body: Table, box: Box, _prefix: str) -> str:
    laid = lay(body, box)
    size = laid.size
    drawn = [ink.rectangle(Box(box.x, box.y, box.width, sum(laid.heights)), theme.PAPER, line=theme.LINE)]
    top = box.y
    for (row, bold), high in zip(laid.rows, laid.heights, strict=True):
        if bold:
            drawn.append(ink.rectangle(Box(box.x, top, box.width, high), theme.SEQUENTIAL[0]))
        x = box.x
        for cell, wide in zip(row, laid.widths, strict=True):
            lines = wrapped(cell, size, wide - 24, bold=bold)
            drawn.append(ink.text(x + 12, top + 8 + laid.pad, lines, size, bold=bold))
            x += wide
        top += high
        edge = f"M{ink.number(box.x)} {ink.number(top)}H{ink.number(box.x + box.width)}"
        drawn.append(f'<path d="{edge}" stroke="{theme.LINE}" stroke-width="1.5"/>')
    return "".join(drawn)


def _table_rows(body: Table) -> list[tuple[tuple[str, ...], bool]]:
    """The head, where columns have names, and the rows; each with whether it is the head."""
    head = [(body.columns, True)] if any(body.columns) else []
    return [*head, *((row, False) for row in body.rows)]


def _padding(body: Table, box: Box, size: int) -> float:
    """What is left over is shared among the rows."""
    spare = max(box.height - table_height(body, box, size), 0)
    return min(spare / (len(body.rows) + 1) / 2, MOST_PAD)


def _keeps_words(body: Table, room: float, size: int) -> bool:
    """Do all columns stand beside each other without a word of theirs being broken?"""
    return sum(_words_of(body, place, size) for place in range(len(body.columns))) <= room


def _words_of(body: Table, place: int, size: int) -> float:
    """How wide a column must be for its longest word and number."""
    head = max((width(word, size, bold=True) for word in body.columns[place].split()), default=0)
    cells = [row[place] for row in body.rows]
    words = max((width(word, size) for cell in cells for word in cell.split()), default=0)
    return max(head, words, *(widest(cell, size) for cell in cells), 0) + 26


def _widths(body: Table, room: float, size: int) -> list[float]:
    """Columns as wide as their cells ask, the wide ones giving way until all fit."""
    asked, least = [], []
    whole = _keeps_words(body, room, size)
    for place, name in enumerate(body.columns):
        cells = [width(row[place], size) for row in body.rows] or [0]
        asked.append(max(*cells, width(name, size, bold=True)) + 26)
        numbers = max((widest(row[place], size) for row in body.rows), default=0) + 26
        least.append(_words_of(body, place, size) if whole else numbers)
    for share in range(60, 8, -2):
        if sum(asked) <= room:
            break
        asked = [
            max(min(each, room * share / 100), number) for each, number in zip(asked, least, strict=True)
        ]
    spare = room / sum(asked)
    return [each * spare for each in asked]


def _cells_height(row: tuple[str, ...], widths: list[float], size: int, bold: bool) -> float:
    lines = [wrapped(cell, size, wide - 24, bold=bold) for cell, wide in zip(row, widths, strict=True)]
    return max(ink.tall(each, size) for each in lines) + 16


def table_height(body: Table, box: Box, size: int = SMALL) -> float:
    widths = _widths(body, box.width, size)
    return sum(_cells_height(row, widths, size, bold) for row, bold in _table_rows(body))


def matrix(body: Matrix, box: Box, _prefix: str) -> str:
    """Each grid with its columns' names above, a filled or a hollow mark for each of them in every row."""
    names, heads, step = lay_matrix(body, box)
    size = min((_named(row.name, names)[0] for grid in body.grids for row in grid.rows), default=SMALL)
    drawn, top = [], box.y
    x = box.x
    for hollow, said in ((False, body.filled), (True, body.hollow)):
        drawn += [_dot(x + 16, top + 20, hollow), ink.text(x + 44, top, [said], SMALL)]
        x += 44 + width(said, SMALL) + 60
    top += 60
    for grid, (columns, high) in zip(body.grids, heads, strict=True):
        wide = (box.width - names) / max(len(grid.columns), 1)
        title = wrapped(grid.name, SMALL, (names if columns else box.width) - 20, bold=True)
        drawn.append(ink.text(box.x, top, title, SMALL, bold=True))
        for place, lines in enumerate(columns):
            middle = box.x + names + wide * (place + 0.5)
            drawn.append(ink.text(middle, top, lines, SMALL - 2, anchor="middle", fill=theme.MUTED))
        top += ink.tall(["x"] * high, SMALL - 2) + 14
        for row in grid.rows:
            edge = f"M{ink.number(box.x)} {ink.number(top)}H{ink.number(box.x + box.width)}"
            drawn.append(f'<path d="{edge}" stroke="{theme.LINE}" stroke-width="1.5"/>')
            name = wrapped(row.name, size, names - 20)
            drawn.append(ink.text(box.x, top + (step - ink.tall(name, size)) / 2, name, size))
            for place, filled in enumerate(row.filled):
                drawn.append(_dot(box.x + names + wide * (place + 0.5), top + step / 2, not filled))
            top += step
        top += 26
    return f'<g class="luar">{"".join(drawn)}</g>'


def lay_matrix(body: Matrix, box: Box) -> tuple[float, list[tuple[list[list[str]], int]], float]:
    """Room for names, the head of each grid (its columns' names in lines, how many), height of a row."""
    words = (word for grid in body.grids for name in grid.columns for word in name.split())
    longest = max((width(word, SMALL - 2) for word in words), default=0) + 6
    most = max((len(grid.columns) for grid in body.grids), default=0)
    names = max(min(box.width * 0.26, box.width - most * longest), box.width * 0.18)  # no word is broken
    heads = [_head(grid, names, box.width - names) for grid in body.grids]
    rows = [row for grid in body.grids for row in grid.rows]
    spare = box.height - 60 - sum(ink.tall(["x"] * high, SMALL - 2) + 40 for _, high in heads)
    least = max((ink.tall(_named(row.name, names)[1], SMALL - 2) + 6 for row in rows), default=0)
    return names, heads, min(max(spare / max(len(rows), 1), least, LEAST_MARKED), 84)


def matrix_height(body: Matrix, box: Box) -> float:
    _, heads, step = lay_matrix(body, replace(box, height=0))
    rows = sum(len(grid.rows) for grid in body.grids)
    return 34 + rows * step + sum(ink.tall(["x"] * high, SMALL - 2) + 40 for _, high in heads)


def _named(name: str, room: float) -> tuple[int, list[str]]:
    """The letters of a row's name, and its lines."""
    return fitted(name, room - 20, lines=1, largest=30, smallest=SMALL - 2)


def _head(grid: Grid, names: float, room: float) -> tuple[list[list[str]], int]:
    """The names of the columns in lines, and the most lines that one of them or the grid's own needs."""
    wide = room / max(len(grid.columns), 1) - (4 if room < 1000 else 16)
    lines = [wrapped(name, SMALL - 2, wide) for name in grid.columns]
    title = wrapped(grid.name, SMALL, (names if lines else names + room) - 20, bold=True)
    return lines, max(len(each) for each in (title, *lines))


def _dot(x: float, y: float, hollow: bool) -> str:
    paint = theme.PAPER if hollow else theme.PRIMARY
    edge = theme.MUTED if hollow else theme.PRIMARY
    return (
        f'<circle cx="{ink.number(x)}" cy="{ink.number(y)}" r="15" fill="{paint}"'
        f' stroke="{edge}" stroke-width="3"/>'
    )


def words(body: Text, box: Box, _prefix: str) -> str:
    size = largest(words_height, body, box, WORDS)
    drawn, top = [], box.y
    for line in body.lines:
        lines = wrapped(line, size, box.width - 60)
        drawn.append(ink.rectangle(Box(box.x, top + 8, 12, size * 0.9), theme.PRIMARY, radius=3))
        drawn.append(ink.text(box.x + 44, top, lines, size))
        top += ink.tall(lines, size) + 34
    return f'<g class="luar">{"".join(drawn)}</g>'


def words_height(body: Text, box: Box, size: int = WORDS[-1]) -> float:
    return sum(ink.tall(wrapped(line, size, box.width - 60), size) + 34 for line in body.lines)


def items(body: Items, box: Box, _prefix: str) -> str:
    """Entries below each other: what each is in bold, what it says, and its lines in grey."""
    size, gap = lay_items(body, box)
    drawn, top = [], box.y
    for each in body.items:
        drawn.append(ink.rectangle(Box(box.x, top + 6, 8, _item_height(each, box, size) - 12), theme.PRIMARY))
        for lines, letters, bold, colour in _item(each, box, size):
            drawn.append(ink.text(box.x + 30, top, lines, letters, bold=bold, fill=colour))
            top += ink.tall(lines, letters)
        top += gap
    return f'<g class="luar">{"".join(drawn)}</g>'


def lay_items(body: Items, box: Box) -> tuple[int, float]:
    """The letters, and the gap between two entries: what is left over is shared among the gaps."""
    size = largest(items_height, body, box, LARGEST)
    spare = max(box.height - items_height(body, box, size), 0)
    return size, min(ITEM_GAP + spare / max(len(body.items), 1), MOST_GAP)


def _item(each: Item, box: Box, size: int) -> list[tuple[list[str], int, bool, str]]:
    """Lines with size, weight and colour."""
    room, small = box.width - 30, max(size - 4, SMALL)
    said = f"{each.head} · {each.state}" if each.state else each.head
    parts = [(wrapped(said, size, room, bold=True), size, True, theme.INK)]
    if each.text:
        parts.append((wrapped(each.text, size, room), size, False, theme.INK))
    return parts + [(wrapped(line, small, room), small, False, theme.MUTED) for line in each.lines]


def _item_height(each: Item, box: Box, size: int) -> float:
    return sum(ink.tall(lines, letters) for lines, letters, _, _ in _item(each, box, size))


def items_height(body: Items, box: Box, size: int = SMALL) -> float:
    return sum(_item_height(each, box, size) + ITEM_GAP for each in body.items)
