"""Tables whose rows tell their time in two columns, the year in one and its part in another."""

from dataclasses import replace

from data.intake import periods, values
from data.intake.arranging import said
from data.intake.asking import Asking
from data.intake.headings import normal
from data.intake.layout import Table

# Under these headings a number or a Roman numeral alone is a part of a year.
HEADED = {
    "bulan": "bulan", "bln": "bulan", "month": "bulan",
    "semester": "semester", "smt": "semester", "sem": "semester",
    "triwulan": "triwulan", "tw": "triwulan", "kuartal": "triwulan", "quarter": "triwulan",
}  # fmt: skip
OF_YEARS = {"tahun", "thn", "th", "year", "tahun data"}


def joined(asking: Asking, table: Table) -> Table:
    """The table with its periods in one column, where a column of years stands beside one of their parts."""
    columns = table.blocks[0].columns
    own = columns.get("period")
    amounts = {at for block in table.blocks if (at := block.columns.get("value")) is not None}
    told = table.unknown.keys() | amounts | ({own} if own is not None else set())
    others = [at for at in sorted(told) if table.headings[at]]
    heads = {at: normal(table.headings[at].rsplit(" | ", maxsplit=1)[-1]) for at in others}
    parts = next((at for at in others if _are_parts(heads[at], table.cells(at))), None)
    if parts is None:
        return table
    years = next((at for at in (own, *others) if at not in (None, parts) and _are_years(table.cells(at))
                  and (at == own or heads[at] in OF_YEARS)), None)  # fmt: skip
    alone = None if years is not None else periods.year_of(table.title)
    if years is None and alone is None:
        return table
    stated = [None if years is None else _year(cell) for cell in table.cells(years)]
    cells = [
        f"{year or alone}-{part}" if (part := _part(heads[parts], cell)) else year
        for year, cell in zip(stated, table.cells(parts), strict=True)
    ]
    beside = f"tahun {alone} pada judulnya" if years is None else f"kolom {table.headings[years]}"
    asking.decided(f"{said(table.sheet)}: periode dibaca dari kolom {table.headings[parts]} dan {beside}.")
    table, at = table.widened(cells)
    blocks = [
        replace(block, columns=block.columns | {"period": at})
        for block in table.blocks
        if block.columns.get("value") not in (parts, years) or len(amounts) == 1
    ]
    unknown = {column: name for column, name in table.unknown.items() if column not in (parts, years)}
    return replace(table, blocks=blocks, unknown=unknown)


def _are_years(cells: list) -> bool:
    told = {_year(cell) for cell in cells if not values.is_blank(cell)}
    return bool(told) and None not in told


def _year(cell) -> str | None:
    period = None if values.is_blank(cell) else periods.read(cell)
    return period if period and periods.YEAR_ALONE.fullmatch(period) else None


def _are_parts(head: str, cells: list) -> bool:
    told = {_part(head, cell) for cell in cells if not values.is_blank(cell)}
    return bool(told) and None not in told


def _part(head: str, cell) -> str | None:
    """The part of a year that a cell names and nothing else, by itself or with what its heading says."""
    if values.is_blank(cell):
        return None
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()
    alone = periods.only(text)
    if alone is None and (sort := HEADED.get(head)):
        alone = periods.only(f"{sort} {text}") if sort != "bulan" else periods.of_month(text)
    return alone.part if alone and not alone.year else None
