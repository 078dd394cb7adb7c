"""What the sender sees of a sheet, to point at its heading and its columns."""

from data.intake.grids import Sheet
from data.intake.headings import letter

OFFERED_ROWS, SHOWN_COLUMNS, SHOWN_CELLS, SHOWN_LETTERS = 30, 200, 4, 40
NO_HEADING = ("0", "Tidak ada judul: sejak baris 1 sudah data")


def choices(sheet: Sheet) -> list[tuple[str, str]]:
    """The rows that may be the heading, each with what it holds."""
    rows = [(str(at), sample(row)) for at, row in enumerate(sheet.rows[:OFFERED_ROWS], start=1)]
    return [*((at, f"Baris {at}: {told}") for at, told in rows if told), NO_HEADING]


def shown(sheet: Sheet) -> dict:
    """The first rows of a sheet as they stand, for the sender to point at."""
    width = min(max(map(len, sheet.rows), default=0), SHOWN_LETTERS)
    rows = [
        [str(at), *(shortly(row[column]) if column < len(row) else "" for column in range(width))]
        for at, row in enumerate(sheet.rows[:OFFERED_ROWS], start=1)
    ]
    return {"sheet": sheet.name, "letters": [letter(column) for column in range(width)], "rows": rows}


def sample(cells: list) -> str:
    full = [shortly(cell) for cell in cells if cell not in (None, "")]
    return "; ".join(full[:SHOWN_CELLS]) + ("; …" if len(full) > SHOWN_CELLS else "")


def shortly(cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = str(cell).removesuffix(".0")
    return "" if cell is None else " ".join(str(cell).split())[:SHOWN_LETTERS]
