"""Opens a file that was looked at and gives its sheets as grids of cells, whatever its format."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from data.intake import cells, cells_ods, cells_xls, grids_json, grids_text, parcel, periods
from data.intake.parcel import Refused

OUR_OWN_SHEETS = {"penjelasan", "pilihan"}  # of the template
HEADED_ROWS = 15  # among which the headings of a table are


@dataclass(frozen=True)
class Sheet:
    name: str
    rows: list[list]  # text, numbers, dates or None, from A1 on
    filled: bool = False  # text was merged over several rows and has been written into each
    whole: str = ""  # the name of the sheet of which this is a block
    turned: tuple[int, int] | None = None  # row and column, from 0, of the corner about which it was turned
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()  # from 0
    hidden_columns: frozenset[int] = frozenset()
    doubts: tuple[tuple[int, int, str], ...] = ()  # row, column, and what another reader finds there
    once: bool = False  # it is too large for its numbers to be read by a second reader
    note: str = ""  # what must be said of it before anything is asked
    formulas: bool = False  # some sheet of the workbook computes: values are those of its last calculation


def read(path: Path) -> list[Sheet]:
    """Every sheet that holds anything; raises Refused with a sentence for the sender."""
    kind = parcel.look(path)
    sheets = READERS[kind](path)
    for sheet in sheets:
        while sheet.rows and not any(_full(cell) for cell in sheet.rows[-1]):
            sheet.rows.pop()  # a format may reach far below the last number
        parcel.judge_extent(len(sheet.rows), max(map(len, sheet.rows), default=0))
    sheets = [sheet for sheet in sheets if any(any(_full(cell) for cell in row) for row in sheet.rows)]
    if not sheets:
        raise Refused("Berkas tidak memuat satu sel pun. Isi tabelnya, simpan, lalu kirim lagi.")
    return sheets


def layout(sheets: list[Sheet]) -> str:
    """What tells one layout from another, as a hash: the headings of each sheet, without years.

    The row (1) (2) (3) ends them; personal columns are emptied in it, and what lies below.
    """
    found = []
    for sheet in sheets:
        above = next(
            (at for at, row in enumerate(sheet.rows[:HEADED_ROWS]) if at and _is_numbers_of_columns(row)),
            HEADED_ROWS,
        )
        rows = [
            [
                periods.without(cell).casefold().split()
                for cell in row
                if isinstance(cell, str) and cell.strip()
            ]
            for row in sheet.rows[:above]
        ]
        found.append(max(rows, key=len, default=[]))
    return hashlib.sha256(json.dumps(found).encode()).hexdigest()


def _is_numbers_of_columns(row: list) -> bool:
    full = [str(cell).strip() for cell in row if _full(cell)]
    return len(full) > 1 and all(re.fullmatch(r"\(\d{1,2}\)", cell) for cell in full)


def _full(cell) -> bool:
    return cell is not None and (not isinstance(cell, str) or cell.strip() != "")


def _workbook(path: Path) -> list[Sheet]:
    seen = cells.look(path)
    return _as_shown(_sheets_of(path), seen)


def _old_workbook(path: Path) -> list[Sheet]:
    seen = cells_xls.look(path)
    return _as_shown(_by_calamine_only(path), seen)


def _open_document(path: Path) -> list[Sheet]:
    try:
        seen = cells_ods.look(path)
    except (*parcel.BROKEN, SyntaxError):  # of XML
        raise Refused(parcel.DAMAGED) from None
    sheets = _by_calamine_only(path)  # which says nothing of merged cells
    for sheet in sheets:
        _fill_merged(sheet.rows, seen.spans.get(sheet.name, []))
    return _as_shown(sheets, seen)


def _as_shown(sheets: list[Sheet], seen: cells.Look) -> list[Sheet]:
    doubts = {sheet.name: cells.doubts(sheet.rows, sheet.name, seen, merged=sheet.filled) for sheet in sheets}
    for sheet in sheets:
        cells.put_into(sheet.rows, sheet.name, seen)
    return [
        replace(
            sheet,
            doubts=doubts[sheet.name],
            once=sheet.name in seen.once,
            formulas=seen.formulas,
            hidden_rows=frozenset(seen.rows.get(sheet.name, ())),
            hidden_columns=frozenset(seen.columns.get(sheet.name, ())),
        )
        for sheet in sheets
    ]


def _by_calamine_only(path: Path) -> list[Sheet]:
    try:
        with _without_panic():
            return _by_calamine(path)
    except (CalamineError, *parcel.BROKEN):
        raise Refused(parcel.DAMAGED) from None


@contextmanager
def _without_panic() -> Iterator[None]:
    """A damaged file may meet a fault of the reader's own, which comes as no Exception (PyO3)."""
    try:
        yield
    except BaseException as fault:
        if type(fault).__name__ == "PanicException":
            raise CalamineError(str(fault)) from None
        raise


def _sheets_of(path: Path) -> list[Sheet]:
    try:
        with _without_panic():
            return _by_calamine(path)
    except (CalamineError, *parcel.BROKEN):
        try:  # some writers' workbooks open in one of the two libraries only
            return _by_openpyxl(path)
        except (*parcel.BROKEN, TypeError, AttributeError, SyntaxError):
            raise Refused(parcel.DAMAGED) from None


def _by_calamine(path: Path) -> list[Sheet]:
    sheets = []
    with CalamineWorkbook.from_path(str(path)) as book:
        for about in book.sheets_metadata:
            name = about.name
            if about.typ != SheetTypeEnum.WorkSheet:
                continue
            if name.strip().casefold() in OUR_OWN_SHEETS:
                continue
            sheet = book.get_sheet_by_name(name)
            parcel.judge_span(sheet.total_height, sheet.total_width)
            rows = _from_a1(
                sheet.iter_rows(), (sheet.start or (0, 0))[1]
            )  # it starts at row 1, but at its first column
            filled = _fill_merged(rows, sheet.merged_cell_ranges or [])
            sheets.append(Sheet(name, rows, filled, hidden=about.visible != SheetVisibleEnum.Visible))
    return sheets


def _from_a1(rows: Iterable, left: int = 0) -> list[list]:
    """Rows from A1 on. A text that comes again is kept once, since columns repeat themselves; yes and no
    become text, lest they pass for 1 and 0.
    """
    known: dict[str, str] = {}
    before = [None] * left
    return [
        before
        + [
            known.setdefault(cell, cell)
            if cell.__class__ is str
            else str(cell).upper()
            if cell.__class__ is bool
            else cell
            for cell in row
        ]
        for row in rows
    ]


def _fill_merged(rows: list[list], merged: list) -> bool:
    """Text merged over several rows belongs to each of them."""
    filled = False
    for (top, left), (bottom, right) in merged:
        if left == right and bottom > top and bottom < len(rows) and left < len(rows[top]):
            for row in rows[top + 1 : bottom + 1]:
                row[left] = rows[top][left]
            filled = True
    return filled


def _by_openpyxl(path: Path) -> list[Sheet]:
    import openpyxl  # noqa: PLC0415 - rarely needed, and 20 MB

    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    sheets = []
    for sheet in book.worksheets:
        if sheet.title.strip().casefold() in OUR_OWN_SHEETS:
            continue
        parcel.judge_span(sheet.max_row or 0, sheet.max_column or 0)
        sheets.append(Sheet(sheet.title, _from_a1(sheet.iter_rows(values_only=True))))
    return sheets


def _text(path: Path) -> list[Sheet]:
    return [Sheet("Lembar 1", grids_text.separated(parcel.text(path)))]


def _json(path: Path) -> list[Sheet]:
    told = grids_json.read(parcel.text(path))
    return [Sheet(told.name, told.rows, note=told.note)]


READERS = {"xlsx": _workbook, "xls": _old_workbook, "ods": _open_document, "json": _json, "text": _text}
