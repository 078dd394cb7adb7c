"""What is read: tables, matrices of marks, sentences, entries of a list, in the largest letters that fit."""

from dataclasses import dataclass, replace

from dashboard.exhibits import theme
from dashboard.exhibits.bodies import Grid, Item, Items, Matrix, Pairs, Table, Text
from dashboard.paper import ink
from dashboard.paper.ink import LARGER, SMALL, Box, largest, narrow
from dashboard.paper.lettering import fitted, unbroken_words, widest, width, wrapped

LARGEST = (44, 40, *LARGER)  # of what is all words: a few lines fill their slide
WORDS = (44, 40, 36, 34)
ALONE = (64, 60, 56, 52, 48, *WORDS)  # one sentence, where nothing else has its room
MOST_PAD, MOST_GAP = 38, 90  # what a row of a table, and a gap between entries, may take of what is left over
ITEM_GAP = 18
PAIR_GAP, MOST_PAIR_GAP, ALLEY = 8, 30, 64  # between two pairs, and between their two columns
PAIRS = (*LARGER, SMALL - 2)  # letters of their columns
LEAST_MARKED = 40  # pixels of a row of marks
Column = tuple[tuple[str, str], ...]  # names and their meanings, below each other
DATES, WORDS_ALONE = 2, 1  # what no column of a table breaks: dates and words, or words


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
    kept = {size: _kept(body, box.width, size) for size in LARGEST}
    whole = tuple(size for size in LARGEST if kept[size] == max(kept.values()))
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


def _kept(body: Table, room: float, size: int) -> int:
    """What all columns beside each other leave whole; 0 where they would break words."""
    for kept in (DATES, WORDS_ALONE):
        if sum(_words_of(body, place, size, kept) for place in range(len(body.columns))) <= room:
            return kept
    return 0


def _words_of(body: Table, place: int, size: int, kept: int) -> float:
    """How wide a column must be for its longest word and number, and its longest date where that is kept."""
    parts = unbroken_words if kept == DATES else str.split
    head = max((width(word, size, bold=True) for word in body.columns[place].split()), default=0)
    cells = [row[place] for row in body.rows]
    words = max((width(word, size) for cell in cells for word in parts(cell)), default=0)
    return max(head, words, *(widest(cell, size) for cell in cells), 0) + 26


def _widths(body: Table, room: float, size: int) -> list[float]:
    """Columns as wide as their cells ask; where they do not all fit, so that the table is lower."""
    asked, least = [], []
    kept = _kept(body, room, size)
    for place, name in enumerate(body.columns):
        cells = [width(row[place], size) for row in body.rows] or [0]
        asked.append(max(*cells, width(name, size, bold=True)) + 26)
        numbers = max((widest(row[place], size) for row in body.rows), default=0) + 26
        least.append(_words_of(body, place, size, kept) if kept else numbers)
    if sum(asked) <= room or sum(least) >= room:
        return _filling(_giving_way(asked, least, room), room)
    # What is left beyond the longest words goes where most words wait for it, or the wide columns give way.
    waiting = [max(whole - word, 0) for whole, word in zip(asked, least, strict=True)]
    spare = (room - sum(least)) / sum(waiting)
    shared = [word + more * spare for word, more in zip(least, waiting, strict=True)]
    either = (_filling(_giving_way(asked, least, room), room), shared)
    return min(either, key=lambda widths: _height(body, widths, size))


def _giving_way(asked: list[float], least: list[float], room: float) -> list[float]:
    for share in range(60, 8, -2):
        if sum(asked) <= room:
            break
        asked = [
            max(min(each, room * share / 100), number) for each, number in zip(asked, least, strict=True)
        ]
    return asked


def _filling(widths: list[float], room: float) -> list[float]:
    return [each * room / sum(widths) for each in widths]


def _cells_height(row: tuple[str, ...], widths: list[float], size: int, bold: bool) -> float:
    lines = [wrapped(cell, size, wide - 24, bold=bold) for cell, wide in zip(row, widths, strict=True)]
    return max(ink.tall(each, size) for each in lines) + 16


def table_height(body: Table, box: Box, size: int = SMALL) -> float:
    return _height(body, _widths(body, box.width, size), size)


def _height(body: Table, widths: list[float], size: int) -> float:
    return sum(_cells_height(row, widths, size, bold) for row, bold in _table_rows(body))


@dataclass(frozen=True)
class Columned:
    """Pairs as two columns of text: letters, width of a column, gap between two pairs, the pairs of each."""

    size: int
    wide: float
    gap: float
    columns: tuple[Column, Column]


def pairs(body: Pairs, box: Box, prefix: str) -> str:
    """A table where its letters are more than the smallest, else two columns with the names in bold."""
    laid = lay_pairs(body, box)
    if laid is None:
        return table(body.as_table(), box, prefix)
    size, drawn = laid.size, []
    for place, column in enumerate(laid.columns):
        x, top = box.x + place * (laid.wide + ALLEY), box.y
        for pair in column:
            name, indent, told = _run_in(pair, size, laid.wide)
            drawn.append(ink.text(x, top, name, size, bold=True))
            top += ink.tall(name[1:], size)
            drawn.append(ink.text(x + indent, top, told[:1], size))
            drawn.append(ink.text(x, top + ink.tall(told[:1], size), told[1:], size))
            top += ink.tall(told, size) + laid.gap
    return f'<g class="luar">{"".join(drawn)}</g>'


def lay_pairs(body: Pairs, box: Box) -> Columned | None:
    """How they stand in two columns; None where they are a table."""
    if narrow(box) or table_height(body.as_table(), box, SMALL + 2) <= box.height:
        return None
    wide = (box.width - ALLEY) / 2
    size = next((each for each in PAIRS if _columns_height(body, wide, each) <= box.height), PAIRS[-1])
    columns = _halves(body.pairs, wide, size)
    spare = box.height - _columns_height(body, wide, size)
    most = max(len(column) for column in columns)
    gap = min(PAIR_GAP + max(spare, 0) / max(most - 1, 1), MOST_PAIR_GAP)
    return Columned(size, wide, gap, columns)


def pairs_height(body: Pairs, box: Box) -> float:
    whole = table_height(body.as_table(), box)
    return whole if narrow(box) else min(whole, _columns_height(body, (box.width - ALLEY) / 2, PAIRS[-1]))


def _columns_height(body: Pairs, wide: float, size: int) -> float:
    return max(
        sum(_pair_height(pair, wide, size) + PAIR_GAP for pair in column)
        for column in _halves(body.pairs, wide, size)
    )


def _halves(pairs: Column, wide: float, size: int) -> tuple[Column, Column]:
    """The pairs in two columns, the first as high as the second or higher."""
    heights = [_pair_height(pair, wide, size) + PAIR_GAP for pair in pairs]
    place = next(place for place in range(len(pairs) + 1) if 2 * sum(heights[:place]) >= sum(heights))
    return pairs[:place], pairs[place:]


def _pair_height(pair: tuple[str, str], wide: float, size: int) -> float:
    name, _, told = _run_in(pair, size, wide)
    return ink.tall(name[1:], size) + ink.tall(told, size)


def _run_in(pair: tuple[str, str], size: int, wide: float) -> tuple[list[str], float, list[str]]:
    """The lines of its name, how far the words begin after the last of them, and the lines of the words."""
    name = wrapped(pair[0], size, wide, bold=True)
    indent = width(name[-1], size, bold=True) + size * 0.5
    return name, indent, wrapped(pair[1], size, wide, indent=indent)


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
    size = largest(words_height, body, box, word_sizes(body))
    drawn, top = [], box.y
    for line in body.lines:
        lines = wrapped(line, size, box.width - 60)
        drawn.append(ink.rectangle(Box(box.x, top + 8, 12, size * 0.9), theme.PRIMARY, radius=3))
        drawn.append(ink.text(box.x + 44, top, lines, size))
        top += ink.tall(lines, size) + 34
    return f'<g class="luar">{"".join(drawn)}</g>'


def word_sizes(body: Text) -> tuple[int, ...]:
    """Letters of sentences, the largest first."""
    return ALONE if len(body.lines) == 1 else WORDS


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
