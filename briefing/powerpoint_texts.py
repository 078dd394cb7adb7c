"""Bodies of words as PowerPoint's own objects: cards, tables, lists, paragraphs."""

from dataclasses import replace

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from briefing.powerpoint_ink import (
    PIXEL,
    Area,
    bulleted,
    coloured,
    frame_for,
    painted,
    put,
    put_on,
    ruled,
    unstyled,
)
from dashboard.exhibits import theme
from dashboard.exhibits.bodies import Comparison, Figures, Item, Items, Matrix, Number, Pairs, Table, Text
from dashboard.paper.figures import GAP, Letters, card_grid, lead_height, named, value_size
from dashboard.paper.ink import LEADING, Box, largest
from dashboard.paper.lettering import fitted, wrapped
from dashboard.paper.lettering import width as width_of
from dashboard.paper.reading import ALLEY, lay, lay_items, lay_matrix, lay_pairs, word_sizes, words_height

FILLED, HOLLOW = "●", "○"
PAD = 14  # points inside a card
LEADING_CARD, LED_CARD = Letters(30, 132, 28), Letters(26, 68, 22)  # the first figure, those below it
LEAST_LEAD = 140  # pixels of the card of the first figure, which gives way to those below it


def figures(slide, body: Figures, area: Area) -> None:
    left, top, *_ = area
    if body.lead:
        _led(slide, body, area)
        return
    box = Box(*(each / PIXEL for each in area))
    laid = card_grid(body, box)
    wide, y = int(laid.wide * PIXEL), top
    for first, high in zip(range(0, len(body.numbers), laid.columns), laid.heights, strict=True):
        row = body.numbers[first : first + laid.columns]
        lines = max(
            len(wrapped(named(one.label, one.badge), laid.letters.label, laid.wide - 64, bold=True))
            for one in row
        )
        for place, each in enumerate(row):
            x, size = left + place * (wide + GAP * PIXEL), value_size(each, laid.wide, laid.letters)
            _card(slide, each, (x, y, wide, int(high * PIXEL)), size / 2, laid.letters, lines=lines)
        y += int((high + GAP) * PIXEL)


def _card(slide, each: Number, area: Area, size: float, letters: Letters, *, lines: int = 0) -> None:
    """A card with its label, its figure and, where its label has `lines`, its context below.

    Labels of neighbours are as many lines high, so that their figures stand on one line.
    """
    card = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *area)
    coloured(card, theme.PAPER)
    unstyled(card)
    painted(card.line, theme.LINE)
    side = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, area[0], area[1], 10 * PIXEL, area[3])
    coloured(side, theme.PRIMARY)
    side.line.fill.background()
    unstyled(side)
    frame = card.text_frame
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left, frame.margin_top, frame.margin_right = Pt(PAD + 4), Pt(10), Pt(PAD)
    above = named(each.label, each.badge)
    label = wrapped(above, letters.label, area[2] / PIXEL - 64, bold=True)
    put(frame, [above], Pt(letters.label / 2), bold=True, colour=theme.MUTED)
    value = frame.add_paragraph()
    value.space_before = Pt(max(lines - len(label), 0) * letters.label / 2 * LEADING)
    put_on(value, each.value, Pt(size), bold=True)
    value.alignment = PP_ALIGN.LEFT
    for line in each.context if lines else ():
        paragraph = frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        put_on(paragraph, line, Pt(letters.context / 2), colour=theme.MUTED)


def _led(slide, body: Figures, area: Area) -> None:
    """The first figure large, the others in one row below it with their small bars, blanks in one line."""
    left, top, width, height = area
    lead, *others = body.numbers
    note = wrapped(body.note, 26, width / PIXEL) if body.note else []
    below = int((len(note) * 26 * LEADING + (18 if note else 0)) * PIXEL)
    gap = 24 * PIXEL
    high = height - below
    wide = (width - gap * (len(others) - 1)) // max(len(others), 1)
    room = wide / PIXEL - 64
    lines = max((len(wrapped(each.label, 26, room, bold=True)) for each in others), default=1)
    if others:
        asked = max(_asked(each, lines, room) for each in others) * PIXEL
        high = int(max(lead_height(height - below - gap, asked), LEAST_LEAD * PIXEL))
    tall = (high / PIXEL - 30 * LEADING - 32) / (2 * LEADING)  # points of the figure below its label
    size = min(_largest(lead.value, int(width * 0.6), 100), tall)
    _card(slide, lead, (left, top, width, high), size, LEADING_CARD)
    start = int(width_of(lead.value, size, bold=True) * Pt(1)) + Pt(PAD + 26)
    beside = slide.shapes.add_textbox(left + start, top + high // 3, width - start, high * 2 // 3)
    beside.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    put(beside.text_frame, list(lead.context), Pt(14), colour=theme.MUTED)
    for place, each in enumerate(others):
        x, y = left + place * (wide + gap), top + high + gap
        card = (x, y, wide, height - below - gap - high)
        _card(slide, replace(each, context=()), card, _largest(each.value, wide, 34), LED_CARD, lines=lines)
        down = int((20 + lines * 26 * LEADING + 34 * 2 * LEADING + 12) * PIXEL)
        if each.comparison:
            _compared(slide, each.comparison, (x + Pt(PAD + 4), y + down, wide - Pt(2 * PAD + 4), 0))
            down += int((52 + 24 * LEADING) * PIXEL)
        box = slide.shapes.add_textbox(x + Pt(PAD - 3), y + down, wide - Pt(2 * PAD - 6), card[3] - down)
        box.text_frame.margin_top = 0
        put(box.text_frame, list(each.context), Pt(11), colour=theme.MUTED)
    if body.note:
        told = slide.shapes.add_textbox(left, top + height - below, width, below)
        told.text_frame.margin_left = 0
        put(told.text_frame, [body.note], Pt(13), colour=theme.MUTED)


def _asked(each: Number, lines: int, room: float) -> float:
    """Pixels that a small card needs: its label, figure, bars and all lines of its context."""
    bars = 52 + 24 * LEADING if each.comparison else 0
    context = sum(len(wrapped(line, 22, room)) for line in each.context)
    return 20 + (lines * 26 + 34 * 2 + context * 22) * LEADING + 12 + bars + 16


def _compared(slide, shown: Comparison, area: Area) -> None:
    left, top, width, _ = area
    most = max(shown.own, shown.other) or 1
    for row, (value, colour) in enumerate(((shown.own, theme.PRIMARY), (shown.other, theme.BLANK))):
        long = max(int(width * value / most), 1)
        place = (left, top + row * 26 * PIXEL, long, 18 * PIXEL)
        bar = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *place)
        coloured(bar, colour)
        bar.line.fill.background()
        unstyled(bar)
    told = slide.shapes.add_textbox(left, top + 50 * PIXEL, width, 34 * PIXEL)
    frame = told.text_frame
    frame.margin_left = frame.margin_top = frame.margin_bottom = 0
    put(frame, [shown.text], Pt(12), colour=theme.MUTED)


def _largest(value: str, wide: int, most: int) -> int:
    """The largest letters, in points, at which the headline number of a card stays on one line."""
    room = (wide - Inches(0.3)) / Pt(1)
    return fitted(value, room, lines=1, largest=most, smallest=18, bold=True)[0]


def table(slide, body: Table, area: Area, *, size: int = 0, head: bool = True) -> None:
    """A table with the columns, letters and heights of its picture; `size` in points gives smaller ones."""
    left, top, width, height = area
    laid = lay(body, Box(*(each / PIXEL for each in area)))
    rows = [(row, bold) for row, bold in laid.rows if head or not bold]
    frame = slide.shapes.add_table(len(rows), len(body.columns), left, top, width, height // 20)
    drawn = frame.table
    drawn.first_row = head
    for place, wide in enumerate(laid.widths):
        drawn.columns[place].width = int(wide * PIXEL)
    letters = Pt(size or laid.size / 2)
    for y, (row, bold) in enumerate(rows):
        drawn.rows[y].height = height // len(rows) if size else int(laid.heights[y] * PIXEL)
        for x, cell in enumerate(row):
            field = drawn.cell(y, x)
            field.margin_left = field.margin_right = Pt(6)
            field.margin_top = field.margin_bottom = Pt(0) if size else Pt(4 + laid.pad / 2)
            put(field.text_frame, [cell], letters, bold=bold)
            if not size:  # as high as measured, whatever the letters of the office
                field.text_frame.paragraphs[0].line_spacing = Pt(laid.size / 2 * LEADING)
            coloured(field, theme.SEQUENTIAL[0] if bold else theme.PAPER)
            ruled(field)


def pairs(slide, told: tuple[tuple[str, str], ...], area: Area, size: float) -> None:
    """Names at the left and their values at the right, a line each over the whole height; size in points."""
    left, top, width, height = area
    drawn = slide.shapes.add_table(len(told), 2, left, top, width, height).table
    drawn.first_row = False
    drawn.columns[0].width, drawn.columns[1].width = width * 3 // 4, width - width * 3 // 4
    for y, (name, value) in enumerate(told):
        drawn.rows[y].height = height // len(told)
        for x, words in enumerate((name, value)):
            field = drawn.cell(y, x)
            field.margin_left = field.margin_right = field.margin_top = field.margin_bottom = 0
            field.vertical_anchor = MSO_ANCHOR.MIDDLE
            put(field.text_frame, [words], Pt(size), bold=bool(x), right=bool(x))
            coloured(field, theme.PAPER)
            ruled(field)


def terms(slide, body: Pairs, area: Area) -> None:
    """Names and their meanings, as a table or in two columns as their picture has them."""
    left, top, _, height = area
    laid = lay_pairs(body, Box(*(each / PIXEL for each in area)))
    if laid is None:
        table(slide, body.as_table(), area, head=False)
        return
    for place, column in enumerate(laid.columns):
        across, wide = int(place * (laid.wide + ALLEY) * PIXEL), int(laid.wide * PIXEL)
        frame = slide.shapes.add_textbox(left + across, top, wide, height).text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        for number, (name, told) in enumerate(column):
            paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
            paragraph.line_spacing = Pt(laid.size / 2 * LEADING)
            paragraph.space_after = Pt(laid.gap / 2)
            put_on(paragraph, f"{name}  ", Pt(laid.size / 2), bold=True)
            put_on(paragraph, told, Pt(laid.size / 2))


def matrix(slide, body: Matrix, area: Area) -> None:
    """A table for each grid, with a filled or a hollow mark in its cells, where its picture has them."""
    left, top, width, _ = area
    names, heads, step = lay_matrix(body, Box(*(each / PIXEL for each in area)))
    legend = slide.shapes.add_textbox(left, top, width, 40 * PIXEL)
    legend.text_frame.margin_left = legend.text_frame.margin_top = 0
    put(legend.text_frame, [""], Pt(13))
    line = legend.text_frame.paragraphs[0]
    for mark, words, colour in (
        (FILLED, body.filled, theme.PRIMARY),
        (HOLLOW, body.hollow, theme.MUTED),
    ):
        put_on(line, f"{mark} ", Pt(18), bold=True, colour=colour)
        put_on(line, f"{words}     ", Pt(13))
    top += 60 * PIXEL
    for grid, (_, lines) in zip(body.grids, heads, strict=True):
        high = [int((lines * 24 * LEADING + 14) * PIXEL), *[int(step * PIXEL)] * len(grid.rows)]
        columns = len(grid.columns) + 1
        frame = slide.shapes.add_table(len(high), columns, left, top, width, sum(high))
        for place, tall in enumerate(high):
            frame.table.rows[place].height = tall
        for place in range(columns):
            rest = (width - int(names * PIXEL)) // max(len(grid.columns), 1)
            alone = width if columns == 1 else int(names * PIXEL)
            frame.table.columns[place].width = rest if place else alone
        _cell(frame.table.cell(0, 0), grid.name, 13, bold=True)
        for x, name in enumerate(grid.columns, 1):
            _cell(frame.table.cell(0, x), name, 12, colour=theme.MUTED, centred=True)
        for y, row in enumerate(grid.rows, 1):
            _cell(frame.table.cell(y, 0), row.name, 13)
            for x, filled in enumerate(row.filled, 1):
                mark, colour = (FILLED, theme.PRIMARY) if filled else (HOLLOW, theme.MUTED)
                _cell(frame.table.cell(y, x), mark, 18, colour=colour, centred=True)
        top += sum(high) + 26 * PIXEL


def _cell(
    field, words: str, size: int, *, bold: bool = False, colour: str = theme.INK, centred: bool = False
) -> None:
    field.margin_top = field.margin_bottom = 0
    field.margin_left = field.margin_right = 0 if not centred else Pt(4)
    field.vertical_anchor = MSO_ANCHOR.MIDDLE
    put(field.text_frame, [words], Pt(size), bold=bold, colour=colour)
    if centred:
        field.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    coloured(field, theme.PAPER)
    ruled(field)


def items(slide, body: Items, area: Area) -> None:
    """Entries below each other: what each is in bold, what it says, its lines in grey."""
    frame = frame_for(slide, area)
    frame.word_wrap = True
    letters, gap = lay_items(body, Box(*(each / PIXEL for each in area)))
    size = letters / 2
    rows = [(place, *row) for place, each in enumerate(body.items) for row in _item(each)]
    for number, (place, words, bold, colour) in enumerate(rows):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.space_before = Pt(gap / 2 if bold and place else 0)
        put_on(paragraph, words, Pt(size if bold else size - 2), bold=bold, colour=colour)


def _item(each: Item) -> list[tuple[str, bool, str]]:
    """Its lines with weight and colour."""
    said = f"{each.head} · {each.state}" if each.state else each.head
    text = [(each.text, False, theme.INK)] if each.text else []
    return [(said, True, theme.INK), *text, *((line, False, theme.MUTED) for line in each.lines)]


def words(slide, body: Text, area: Area) -> None:
    """Lines with a mark before each, as large as its picture has them."""
    frame = frame_for(slide, area)
    size = largest(words_height, body, Box(*(each / PIXEL for each in area)), word_sizes(body)) / 2
    put(frame, list(body.lines), Pt(size))
    for paragraph in frame.paragraphs:
        paragraph.space_after = Pt(17)
        bulleted(paragraph, size)
