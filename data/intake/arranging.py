"""The tables of one sheet: below each other, beside each other, or lying on their side.

Each becomes a sheet of its own, in which a cell stands where it stood or can be traced back to it.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from data.intake import headings, layout, places
from data.intake.asking import Asking
from data.intake.below import PAGE
from data.intake.grids import Sheet
from data.intake.headings import letter, normal
from data.intake.kinds import Kind
from data.intake.layout import Table
from data.intake.places import Places

MOST_BLOCKS = 12  # tables below each other
ENOUGH_PLACES, MOST_OF_THEM = 2, 0.6  # cells of a row that name regencies, and of those right of its labels
LOOKED_AT_ROWS = 30
LEAST_LABELS, MOST_LABELS = 3, 4  # labels of a form below each other, and columns they may stand in
ORDINAL = re.compile(r"^\(?(\d{1,2}|[a-z])[.)]\s*", re.IGNORECASE)
PLACE = "Kabupaten/Kota"
OF_ROWS, OF_COLUMNS = {"row labels", "label baris"}, {"column labels", "label kolom"}  # of pivot tables
OF_ALL = {"(all)", "(semua)", "(multiple items)", "(beberapa item)"}
SUMMED = re.compile(r"^(sum of|jumlah dari|total dari)\s+", re.IGNORECASE)

Block = tuple[Sheet, Table | None]


def blocks(
    asking: Asking, sheet: Sheet, kind: Kind, remembered: dict[str, str], known: Places
) -> list[Block]:
    """The sheet and its table, or where it holds several, each of them with its part of the sheet."""
    sheet = _unpivoted(sheet, known)
    turned = _turned(sheet, known) if kind.place == "area" else None
    if turned and turned.turned:
        row = turned.turned[0] + 1
        asking.decided(
            f"{said(sheet.name)}: kabupaten/kota berderet ke samping di baris {row}; tabelnya dibaca menurut "
            "kolomnya."
        )
        sheet = turned
    elif form := _form(sheet, kind, remembered):
        asking.decided(f"{said(sheet.name)}: dibaca sebagai formulir, tiap barisnya satu kolom.")
        sheet = form
    table = layout.find(sheet, kind, remembered, known.total)
    parts = _beside(sheet, table, kind, remembered) if table else []
    found = [(part, layout.find(part, kind, remembered, known.total)) for part in parts] or [(sheet, table)]
    return [block for part in found for block in _below(*part, kind, remembered, known)]


def _unpivoted(sheet: Sheet, known: Places) -> Sheet:
    """The sheet of a pivot table of places under the headings that its fields have; any other as it is.

    What it sums up stands above the names of its columns, which stand beside "Row Labels".
    """
    for at, row in enumerate(sheet.rows[:LOOKED_AT_ROWS]):
        column = next(
            (column for column, cell in enumerate(row) if isinstance(cell, str) and normal(cell) in OF_ROWS),
            None,
        )
        if column is None or not _names_places(sheet.rows[at + 1 :], column, known):
            continue
        above = [_summed(cell) for cell in sheet.rows[at - 1]] if at else []
        filters = [[] if _is_filter(each) else each for each in sheet.rows[: max(at - 1, 0)]]
        heads = [PLACE if place == column else _summed(cell) for place, cell in enumerate(row)]
        return replace(sheet, rows=[*filters, *([above] if at else []), heads, *sheet.rows[at + 1 :]])
    return sheet


def _names_places(rows: list[list], column: int, known: Places) -> bool:
    cells = (row[column] for row in rows if column < len(row))
    return any(isinstance(cell, str) and places.by_name(cell, known) for cell in cells)


def _summed(cell):
    """A heading of a pivot table without what its program says of it: "Sum of Jumlah Desa"."""
    if not isinstance(cell, str):
        return cell
    return None if normal(cell) in OF_COLUMNS else SUMMED.sub("", cell)


def _is_filter(row: list) -> bool:
    """Does a row above a pivot table say that it takes all of a field?"""
    return any(isinstance(cell, str) and cell.strip().casefold() in OF_ALL for cell in row)


def said(sheet: str) -> str:
    return sheet if sheet.casefold().startswith("lembar") else f"Lembar {sheet}"


def full(row: list) -> list:
    return [cell for cell in row if cell not in (None, "")]


def _below(
    sheet: Sheet, table: Table | None, kind: Kind, remembered: dict[str, str], known: Places
) -> list[Block]:
    """Tables below each other. Rows keep their numbers.

    A further table begins after a lone caption or an empty row, with a heading whose first cell is that of
    the table above, or which names the places and something else.
    """
    last = sheet.rows[table.heading_row - 1] if table else []
    texts = ((at, cell) for at, cell in enumerate(last) if isinstance(cell, str) and cell)
    column, head = next(texts, (0, None))
    if table is None or head is None:
        return [(sheet, table)]
    below = range(table.heading_row, len(sheet.rows))
    alike = [
        at
        for at in below
        if sheet.rows[at] != last
        and (
            sheet.rows[at][column : column + 1] == [head]
            or (_is_lone(sheet.rows[at - 1]) and _heads(sheet.rows[at], kind, remembered))
        )
    ]
    for at in alike[:MOST_BLOCKS]:
        start = at
        while start > table.heading_row and len(full(sheet.rows[start - 1])) == 1:
            start -= 1
        if start == at and full(sheet.rows[at - 1]):
            continue
        whole = sheet.whole or sheet.name
        between = [cell for row in sheet.rows[start:at] for cell in full(row)]
        goes_on = between and all(isinstance(cell, str) and PAGE.fullmatch(cell) for cell in between)
        above = [[table.title]] if goes_on and table.title else [[]]  # the next page is of the same title
        rows = [*above, *[[]] * (start - 1), *sheet.rows[start:]]
        rest = replace(sheet, name=f"{whole} (baris {at + 1})", rows=rows, whole=whole)
        found = layout.find(rest, kind, remembered, known.total)
        if found and found.heading_row == at + 1:
            first = replace(sheet, rows=sheet.rows[:start])
            return [
                (first, layout.find(first, kind, remembered, known.total)),
                *_below(rest, found, kind, remembered, known),
            ]
    return [(sheet, table)]


def _is_lone(row: list) -> bool:
    """Does no more than one cell of a row hold anything?"""
    told = 0
    for cell in row:  # of most rows the first two do
        told += cell not in (None, "")
        if told > 1:
            return False
    return True


def _heads(row: list, kind: Kind, remembered: dict[str, str]) -> bool:
    """Is a row nothing but texts, of which one heads the places and no other is a place?"""
    told = full(row)
    texts = [cell for cell in told if isinstance(cell, str)]
    return 1 < len(texts) == len(told) and kind.place in headings.names(kind, remembered, texts)


def _beside(sheet: Sheet, table: Table, kind: Kind, remembered: dict[str, str]) -> list[Sheet]:
    """The sheet once for each table beside another in it, or nothing: each keeps the cells of its columns.

    Two tables are beside each other when two columns of places have the same heading, or an empty column
    lies between them.
    """
    bottom = table.heading_row - 1
    heads = [normal(cell) if isinstance(cell, str) else "" for cell in sheet.rows[bottom]]
    naming = [
        at for at, head in enumerate(heads) if head and kind.place in headings.names(kind, remembered, [head])
    ]
    body = sheet.rows[bottom:]
    starts = [0]
    for left, right in pairwise(naming):
        empty = [
            at
            for at in range(left + 1, right)
            if not any(at < len(row) and row[at] not in (None, "") for row in body)
        ]
        if heads[left] != heads[right] and not empty:
            continue
        start = right
        while (
            start - 1 > left
            and heads[start - 1]
            and _heads_alike(heads, start - 1, left - (right - start) - 1)
        ):
            start -= 1
        starts.append(max(start, empty[-1] + 1) if empty else start)
    if len(starts) == 1:
        return []
    ends = [*starts[1:], max(map(len, sheet.rows))]
    whole = sheet.whole or sheet.name
    return [
        replace(
            sheet,
            name=f"{whole} (kolom {letter(start)})" if start else sheet.name,
            whole=whole,
            rows=[_within(row, start, end, title=at < bottom) for at, row in enumerate(sheet.rows)],
        )
        for start, end in zip(starts, ends, strict=True)
    ]


def _heads_alike(heads: list[str], column: int, other: int) -> bool:
    return other >= 0 and heads[column] == heads[other]


def _within(row: list, start: int, end: int, *, title: bool) -> list:
    """A row with the cells of some columns; a lone text above the tables is of all of them."""
    if title and len(full(row)) == 1 and row[0] not in (None, ""):
        return row
    return [cell if start <= at < end else None for at, cell in enumerate(row)]


def _turned(sheet: Sheet, known: Places) -> Sheet | None:
    """The sheet with its regencies standing below each other, where a row names them; else None."""

    def named(cells: Iterable) -> list[int]:
        return [at for at, cell in enumerate(cells) if isinstance(cell, str) and places.by_name(cell, known)]

    top, across = next(
        (
            (at, found)
            for at, row in enumerate(sheet.rows[:LOOKED_AT_ROWS])
            if len(found := named(row)) >= ENOUGH_PLACES
        ),
        (0, []),
    )
    if not across:
        return None
    head = sheet.rows[top]
    first, last = across[0], max(at for at, cell in enumerate(head) if cell not in (None, ""))
    distinct = {places.by_name(head[at], known) for at in across}
    if len(distinct) < ENOUGH_PLACES or len(across) < MOST_OF_THEM * len(full(head[first:])):
        return None
    labels = range(
        min(at for row in sheet.rows[top:] for at, cell in enumerate(row) if cell not in (None, "")), first
    )
    if not labels or len(labels) > layout.MAX_HEADING_ROWS:
        return None
    body = [
        row if full(row[first : last + 1]) else [] for row in sheet.rows[top + 1 :]
    ]  # a note has no numbers
    if any(named(row[labels.start : first]) for row in body):  # then it is a table of two places
        return None
    columns = [[row[at] if at < len(row) else None for row in body] for at in range(labels.start, last + 1)]
    corners = [PLACE] * len(labels)
    rows = [
        [corner, *cells] for corner, cells in zip([*corners, *head[first : last + 1]], columns, strict=True)
    ]
    # Codes above the names say no more than these do.
    above = [[] if _are_codes(row[first : last + 1]) else row for row in sheet.rows[:top]]
    return replace(sheet, rows=above + rows, turned=(top, labels.start))


def _are_codes(cells: list) -> bool:
    told = full(cells)
    return len(told) >= ENOUGH_PLACES and all(map(places.code_text, told))


def _form(sheet: Sheet, kind: Kind, remembered: dict[str, str]) -> Sheet | None:
    """The sheet with its labels beside each other, where a form has them below each other; else None."""
    known = headings.fields_by_name(kind, remembered)
    rows = sheet.rows[:LOOKED_AT_ROWS]

    def fields(cells: Iterable) -> list[str]:
        told = (headings.field_of(_label(cell), known) for cell in cells if isinstance(cell, str))
        return list(filter(None, told))

    width = max(map(len, rows), default=0)
    below = {at: fields(row[at] for row in rows if at < len(row)) for at in range(min(width, MOST_LABELS))}
    left = max(below, key=lambda at: len(set(below[at])), default=0)
    across = max((len(set(fields(row))) for row in rows), default=0)
    told = below.get(left, [])
    claims = kind.table == "observation"
    if not ({kind.place, "period"} <= set(told) if claims else len(told) >= LEAST_LABELS):
        return None
    if len(set(told)) <= across or len(set(told)) < len(told):
        return None
    at = [each for each, row in enumerate(rows) if left < len(row) and fields(row[left : left + 1])]
    top, last = at[0], at[-1]
    if last - top >= len(at) * (1 if claims else 2):  # what lies between is a table's, above its notes
        return None
    while claims and last + 1 < len(sheet.rows) and len(full(sheet.rows[last + 1][left:])) > 1:
        last += 1  # the measures below place and time
    body = sheet.rows[top : last + 1]
    labels = [_label(row[left]) if left < len(row) and isinstance(row[left], str) else None for row in body]
    columns = [
        [_answer(row[column]) if column < len(row) else None for row in body]
        for column in range(left + 1, width)
    ]
    return replace(sheet, rows=[*sheet.rows[:top], labels, *columns], turned=(top, left))


def _label(cell: str) -> str:
    return ORDINAL.sub("", cell.strip()).rstrip(" :")


def _answer(cell):
    """What is filled in beside a label, without the colon before it."""
    if not isinstance(cell, str):
        return cell
    return cell.strip().removeprefix(":").strip() or None


def traced(row: int, column: str, turned: tuple[int, int] | None) -> tuple[int, str]:
    """The row and the column letter in the file of those of a sheet that was turned."""
    if turned is None or not column:
        return row, column
    top, left = turned
    return headings.column_of(column) + top + 1, letter(row - 1 - top + left)
