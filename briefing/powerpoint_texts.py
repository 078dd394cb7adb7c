"""Bodies of words as PowerPoint's own objects: cards, tables, lists, paragraphs."""

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from briefing.powerpoint_ink import Area, coloured, painted, put, put_on, unstyled
from dashboard.exhibits import theme
from dashboard.exhibits.bodies import Comparison, Figures, Item, Items, Matrix, Number, Table, Text
from dashboard.paper.lettering import fitted
from dashboard.paper.lettering import width as width_of


def figures(slide, body: Figures, area: Area) -> None:
    left, top, width, height = area
    if body.lead:
        _led(slide, body, area)
        return
    columns = 1 if len(body.numbers) == 1 else 2 if len(body.numbers) in (2, 4) else 3
    rows = -(-len(body.numbers) // columns)
    gap = Inches(0.2)
    wide, high = (width - gap * (columns - 1)) // columns, (height - gap * (rows - 1)) // rows
    for place, each in enumerate(body.numbers):
        x, y = left + (place % columns) * (wide + gap), top + (place // columns) * (high + gap)
        _card(slide, each, (x, y, wide, high), _largest(each.value, wide, 44))


def _card(slide, each: Number, area: Area, size: int, *, told: bool = True) -> None:
    """A card with its label, its figure and, where it is `told` below them, its context."""
    card = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *area)
    coloured(card, theme.PAPER)
    unstyled(card)
    painted(card.line, theme.LINE)
    card.text_frame.vertical_anchor = MSO_ANCHOR.TOP
    label = f"{each.label} · {each.badge}" if each.badge else each.label
    put(card.text_frame, [label], Pt(15 if told else 13), bold=True, colour=theme.MUTED)
    value = card.text_frame.add_paragraph()
    put_on(value, each.value, Pt(size), bold=True)
    value.alignment = PP_ALIGN.LEFT
    for line in each.context if told else ():
        paragraph = card.text_frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        put_on(paragraph, line, Pt(13), colour=theme.MUTED)


def _led(slide, body: Figures, area: Area) -> None:
    """The first figure large, the others in one row below it with their small bars, blanks in one line."""
    left, top, width, height = area
    lead, *others = body.numbers
    below, gap = Inches(0.5) if body.note else 0, Inches(0.15)
    high = int((height - below - gap) * 0.36) if others else height - below
    size = _largest(lead.value, int(width * 0.6), 66)
    _card(slide, lead, (left, top, width, high), size, told=False)
    start = int(width_of(lead.value, size, bold=True) * Pt(1)) + Inches(0.5)
    beside = slide.shapes.add_textbox(left + start, top + Inches(0.4), width - start, high - Inches(0.5))
    put(beside.text_frame, list(lead.context), Pt(13), colour=theme.MUTED)
    wide = (width - gap * (len(others) - 1)) // max(len(others), 1)
    for place, each in enumerate(others):
        x, y, down = left + place * (wide + gap), top + high + gap, Inches(1.15)
        card = (x, y, wide, height - below - gap - high)
        _card(slide, each, card, _largest(each.value, wide, 30), told=False)
        if each.comparison:
            _compared(slide, each.comparison, (x + Inches(0.1), y + down, wide - Inches(0.2), 0))
            down += Inches(0.6)
        box = slide.shapes.add_textbox(x, y + down, wide, card[3] - down)
        put(box.text_frame, list(each.context), Pt(11), colour=theme.MUTED)
    if body.note:
        note = slide.shapes.add_textbox(left, top + height - below, width, below)
        put(note.text_frame, [body.note], Pt(12), colour=theme.MUTED)


def _compared(slide, shown: Comparison, area: Area) -> None:
    left, top, width, _ = area
    most = max(shown.own, shown.other) or 1
    for row, (value, colour) in enumerate(((shown.own, theme.PRIMARY), (shown.other, theme.BLANK))):
        long = max(int(width * value / most), 1)
        bar = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, left, top + row * Inches(0.16), long, Inches(0.12))
        coloured(bar, colour)
        bar.line.fill.background()
        unstyled(bar)
    told = slide.shapes.add_textbox(left - Inches(0.1), top + Inches(0.28), width, Inches(0.3))
    put(told.text_frame, [shown.text], Pt(12), colour=theme.MUTED)


def _largest(value: str, wide: int, most: int) -> int:
    """The largest letters, in points, at which the headline number of a card stays on one line."""
    room = (wide - Inches(0.3)) / Pt(1)
    return fitted(value, room, lines=1, largest=most, smallest=18, bold=True)[0]


def table(slide, body: Table, area: Area, *, size: int = 0, head: bool = True) -> None:
    left, top, width, height = area
    letters = Pt(size or (14 if len(body.rows) <= 8 else 12))
    count = len(body.rows) + (1 if head else 0)
    frame = slide.shapes.add_table(
        count, len(body.columns), left, top, width, min(height, Inches(0.2) * count)
    )
    table = frame.table
    table.first_row = head
    rows = [body.columns, *body.rows] if head else body.rows
    longest = [max(len(row[place]) for row in rows) + 2 for place in range(len(body.columns))]
    weights = [min(max(each, 9), 36) for each in longest]  # a short word stays whole
    for place, weight in enumerate(weights):
        table.columns[place].width = int(width * weight / sum(weights))
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            field = table.cell(y, x)
            field.margin_top = field.margin_bottom = Pt(0) if size else Pt(4)
            heading = head and y == 0
            put(field.text_frame, [cell], letters, bold=heading, colour=theme.PAPER if heading else theme.INK)
            coloured(field, theme.PRIMARY if heading else theme.PAPER)
        if size:
            table.rows[y].height = height // count


def matrix(slide, body: Matrix, area: Area) -> None:
    """A table for each grid, with a filled or a hollow sign in its cells."""
    left, top, width, height = area
    legend = slide.shapes.add_textbox(left, top, width, Inches(0.4))
    put(legend.text_frame, [f"● {body.filled}   ○ {body.hollow}"], Pt(14))
    top += Inches(0.45)
    rows = sum(len(grid.rows) + 2 for grid in body.grids)
    step = min((height - Inches(0.5)) // max(rows, 1), Inches(0.4))
    for grid in body.grids:
        cells = tuple((row.name, *("●" if each else "○" for each in row.filled)) for row in grid.rows)
        high = step * (len(grid.rows) + 1)
        table(slide, Table((grid.name, *grid.columns), cells), (left, top, width, high), size=11)
        top += high + step


def items(slide, body: Items, area: Area) -> None:
    """Entries below each other: what each is in bold, what it says, its lines in grey."""
    frame = slide.shapes.add_textbox(*area).text_frame
    frame.word_wrap = True
    size = 16 if len(body.items) <= 5 else 13
    rows = [(place, *row) for place, each in enumerate(body.items) for row in _item(each)]
    for number, (place, words, bold, colour) in enumerate(rows):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.space_before = Pt(8 if bold and place else 0)
        put_on(paragraph, words, Pt(size if bold else size - 2), bold=bold, colour=colour)


def _item(each: Item) -> list[tuple[str, bool, str]]:
    """Its lines with weight and colour."""
    said = f"{each.head} · {each.state}" if each.state else each.head
    text = [(each.text, False, theme.INK)] if each.text else []
    return [(said, True, theme.INK), *text, *((line, False, theme.MUTED) for line in each.lines)]


def words(slide, body: Text, area: Area) -> None:
    frame = slide.shapes.add_textbox(*area).text_frame
    put(frame, list(body.lines), Pt(22))
    for paragraph in frame.paragraphs:
        paragraph.space_after = Pt(12)
