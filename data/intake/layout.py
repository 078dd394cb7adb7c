"""Finds the table in a sheet: title rows, headings over several rows, years across, totals and footnotes."""

import re
from dataclasses import dataclass, field

from data.intake.grids import Sheet
from data.intake.kinds import Kind

MAX_TITLE_ROWS, MAX_HEADING_ROWS = 30, 4
YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
TOTAL = re.compile(
    r"(sub ?)?(jumlah|total|rata rata|nusa tenggara timur|provinsi( nusa tenggara timur| ntt)?|ntt)( .*)?"
)
NOTE = re.compile(
    r"\s*(\*|sumber|catatan|keterangan|ket\b|dicetak|mengetahui|\d\)).*", re.IGNORECASE | re.DOTALL
)
COUNTED = re.compile(r"\(?\d{1,2}\)?")
LONG_NOTE = 40


@dataclass(frozen=True)
class Block:
    """The columns of one kind of row: a wide table has one block per year."""

    columns: dict[str, int]  # field -> column
    period: str | None = None
    heading: str = ""


@dataclass(frozen=True)
class Table:
    sheet: str
    heading_row: int  # as a spreadsheet numbers it
    title: str
    headings: list[str]
    blocks: list[Block]
    second_place: int | None  # a further column that names the place: code beside name
    rows: list[tuple[int, list]] = field(repr=False)
    totals: list[tuple[int, list]] = field(repr=False)
    notes: list[str]
    unknown: list[str]  # headings that no field of the kind is known by


def normal(text) -> str:
    """Letters and digits in lower case, the rest as single spaces: what two spellings share."""
    return " ".join(re.findall(r"[^\W_]+", str(text).casefold()))


def letter(column: int) -> str:
    """The name of a column as a spreadsheet shows it."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def find(sheet: Sheet, kind: Kind, remembered: dict[str, str]) -> Table | None:
    """The table of a sheet, or None when no heading of this kind is in it.

    `remembered` maps a heading to a field ('' for none), as this sender confirmed it before.
    """
    known = _known(kind, remembered)
    best = (0.0, -1, 0)
    for top in range(min(MAX_TITLE_ROWS, len(sheet.rows))):
        for depth in range(1, MAX_HEADING_ROWS + 1):
            score = _score(_headings(sheet.rows[top : top + depth]), known, kind)
            best = max(best, (score, -depth, -top))  # of equals, the one with the fewest rows
    score, depth, top = best[0], -best[1], -best[2]
    if score < 2:
        return None
    return _table(sheet, kind, known, top, depth)


def _known(kind: Kind, remembered: dict[str, str]) -> dict[str, str]:
    names = {}
    for each in reversed(kind.fields):
        for name in (*each.other_names, each.name, each.label):
            names[normal(name)] = each.name
    return names | {normal(heading): name for heading, name in remembered.items()}


def _headings(rows: list[list]) -> list[str]:
    """One text per column out of several heading rows; text above several columns counts for each of them."""
    width = max(map(len, rows), default=0)
    texts = [""] * width
    for place, row in enumerate(rows):
        above = ""
        for column in range(width):
            cell = row[column] if column < len(row) else None
            if isinstance(cell, float) and cell.is_integer():
                cell = int(cell)
            text = "" if cell is None else str(cell).strip()
            if place < len(rows) - 1 and not text and rows[-1][column : column + 1] not in ([], [None], [""]):
                text = above
            above = text or above
            if text and not COUNTED.fullmatch(text) and text not in texts[column].split(" | "):
                texts[column] = f"{texts[column]} | {text}".strip(" |")
    return texts


def field_of(heading: str, known: dict[str, str]) -> str | None:
    """The field that a heading means; it is tried without its unit too, and part by part."""
    tries = [heading, re.sub(r"\(.*?\)", "", heading), *reversed(heading.split(" | "))]
    return next((known[name] for name in map(normal, tries) if name in known), None)


def _score(headings: list[str], known: dict[str, str], kind: Kind) -> float:
    fields = {found for heading in headings if heading and (found := field_of(heading, known))}
    years = _years(headings, known) if "period" in [each.name for each in kind.fields] else {}
    required = {each.name for each in kind.fields if each.required}
    return len(fields) + len(fields & required) + min(len(years), 3) * (kind.place in fields)


def _years(headings: list[str], known: dict[str, str]) -> dict[int, str]:
    """Columns that are headed by a year, and by no field of their own."""
    found = {}
    for column, heading in enumerate(headings):
        years = set(YEAR.findall(heading))
        if len(years) == 1 and len(heading) < 120 and not TOTAL.fullmatch(normal(heading.split(" | ")[-1])):
            found[column] = years.pop()
    # One year under "Tahun" is a cell of a year column, not a heading.
    lone = len(found) == 1 and field_of(YEAR.sub("", headings[next(iter(found))]), known) == "period"
    return {} if lone else found


def _table(sheet: Sheet, kind: Kind, known: dict[str, str], top: int, depth: int) -> Table:
    headings = _headings(sheet.rows[top : top + depth])
    columns, second, unknown = {}, None, []
    years = _years(headings, known) if "period" in [each.name for each in kind.fields] else {}
    for column, heading in enumerate(headings):
        if not heading or column in years:
            continue
        name = field_of(heading, known)
        if name == kind.place and name in columns:
            second = column
        elif name and name not in columns:
            columns[name] = column
        elif normal(heading) not in ("no", "nomor urut", "no urut"):
            unknown.append(heading)
    if years:
        columns.pop("value", None)
        blocks = [
            Block(columns | {"value": column}, year, headings[column])
            for column, year in sorted(years.items())
        ]
    else:
        blocks = [Block(columns)]
    title = " ".join(str(cell).strip() for row in sheet.rows[:top] for cell in row if cell not in (None, ""))
    rows, totals, notes = _sorted(sheet.rows, top, depth, sorted({*columns.values(), *years}), headings)
    return Table(sheet.name, top + depth, title, headings, blocks, second, rows, totals, notes, unknown)


def _sorted(
    grid: list[list], top: int, depth: int, used: list[int], headings: list[str]
) -> tuple[list, list, list[str]]:
    """Rows of data, rows of totals, and footnotes below a heading."""
    rows, totals, notes = [], [], []
    again = [normal(cell) for cell in grid[top] if cell not in (None, "")]
    for number, row in enumerate(grid[top + depth :], start=top + depth + 1):
        full = [cell for cell in row if cell is not None and str(cell).strip() != ""]
        if not full or (all(COUNTED.fullmatch(str(cell).strip()) for cell in full) and _counts_up(full)):
            continue
        texts = [cell for cell in full if isinstance(cell, str)]
        if len(full) == 1 and texts and (NOTE.fullmatch(texts[0]) or len(texts[0]) > LONG_NOTE):
            notes.append(texts[0].strip())
        elif texts and TOTAL.fullmatch(normal(texts[0])):
            totals.append((number, row))
        elif [normal(cell) for cell in full] != again:
            rows.append((number, row))
    return rows, totals, notes


def _counts_up(cells: list) -> bool:
    """Is this the row (1) (2) (3) that numbers the columns?"""
    found = [int(re.sub(r"\D", "", str(cell))) for cell in cells]
    return len(found) > 1 and found == list(range(found[0], found[0] + len(found))) and found[0] in (0, 1)
