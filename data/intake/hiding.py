"""What a workbook hides: sheets, rows and columns that hold data are asked about, once for the file."""

from collections.abc import Iterable
from dataclasses import replace

from data.intake.asking import Asking
from data.intake.grids import Sheet
from data.intake.headings import letter
from data.intake.layout import Table

KEY, DROP, KEEP = "sembunyi", "buang", "pakai"
CHOICES = ((DROP, "Tidak: hanya yang tampak"), (KEEP, "Ya: yang tersembunyi juga"))
NAMED = 6


def without_sheets(asking: Asking, sheets: list[Sheet], found: list[Table | None]) -> list[Table | None]:
    """The table of each sheet, without those of hidden sheets beside others until the sender wants them:
    nothing else is asked of them before.
    """
    hidden = [bool(table) and sheet.hidden for sheet, table in zip(sheets, found, strict=True)]
    if not any(hidden) or sum(map(bool, found)) == sum(hidden):
        return found
    names = "; ".join(f"lembar {sheet.name}" for sheet, hides in zip(sheets, hidden, strict=True) if hides)
    if _wanted(asking, names) == KEEP:
        return found
    return [None if hides else table for table, hides in zip(found, hidden, strict=True)]


def _wanted(asking: Asking, told: str) -> str | None:
    text = f"Buku kerja ini menyembunyikan data: {told}. Ikut dikirim?"
    return asking.ask(KEY, text, CHOICES, "")


def seen(asking: Asking, tables: list[Table], sheets: list[Sheet]) -> list[Table]:
    """The tables without what the workbook hides, where the sender does not want it sent."""
    of = {sheet.name: sheet for sheet in sheets}
    of |= {table.of: _turned(of[table.of], *table.turned) for table in tables if table.turned}
    told = [words for table in tables if (words := _hidden(table, of[table.of]))]
    if not told:
        return tables
    if asked := asking.open.pop(KEY, None):  # of sheets that are hidden as a whole
        whole = [f"lembar {sheet.name}" for sheet in sheets if sheet.hidden]
        told = [*(words for words in whole if words in asked.text), *told]
    if _wanted(asking, "; ".join(dict.fromkeys(told))) != DROP:
        return tables
    shown = [_shown(table, of[table.of]) for table in tables if not of[table.of].hidden]
    return [table for table in shown if table.blocks and table.rows]


def _turned(sheet: Sheet, top: int, left: int) -> Sheet:
    """The sheet with its hidden rows and columns as they are in a table that was turned."""
    rows = frozenset(at - left + top for at in sheet.hidden_columns if at >= left)
    return replace(
        sheet, hidden_rows=rows, hidden_columns=frozenset(at - top for at in sheet.hidden_rows if at >= top)
    )


def _hidden(table: Table, sheet: Sheet) -> str:
    """What of a table is hidden, in words; "" for nothing."""
    if sheet.hidden:
        return f"lembar {sheet.name}"
    rows = [str(number) for number, _ in table.rows if number - 1 in sheet.hidden_rows]
    columns = sorted({at for block in table.blocks for at in block.columns.values()} & sheet.hidden_columns)
    parts = _counted("baris", rows) + _counted("kolom", [letter(at) for at in columns])
    return f"lembar {sheet.name}, {' dan '.join(parts)}" if parts else ""


def _counted(what: str, names: list[str]) -> list[str]:
    more = f", dan {len(names) - NAMED} lainnya" if len(names) > NAMED else ""
    return [f"{what} {', '.join(names[:NAMED])}{more}"] if names else []


def _shown(table: Table, sheet: Sheet) -> Table:
    def visible(columns: dict) -> dict:
        return {name: at for name, at in columns.items() if at not in sheet.hidden_columns}

    blocks = [replace(block, columns=visible(block.columns)) for block in table.blocks]
    own = {"value"} & table.blocks[0].columns.keys()
    return replace(
        table,
        rows=_visible(table.rows, sheet),
        totals=_visible(table.totals, sheet),
        blocks=[block for block in blocks if own <= block.columns.keys()],
        unknown={at: name for at, name in table.unknown.items() if at not in sheet.hidden_columns},
    )


def _visible(rows: Iterable[tuple[int, list]], sheet: Sheet) -> list[tuple[int, list]]:
    return [(number, row) for number, row in rows if number - 1 not in sheet.hidden_rows]
