"""What lists of shipments say of weights and money beside their columns.

The unit or the currency of each row may stand in a column of its own; a gross weight is none that the
register holds, and of an amount without a name only the sender knows whether it is a weight.
"""

import re
from dataclasses import replace

from data.intake import shaping, units, values
from data.intake.arranging import said
from data.intake.asking import Asking
from data.intake.cells import Shown
from data.intake.headings import normal
from data.intake.layout import Table

CURRENCIES = {"value_idr": "Rupiah", "value_usd": "Dolar Amerika"}
MONIES = {"value_idr": units.MONEY, "value_usd": units.DOLLARS}
SIGNS = {"value_idr": "Rp", "value_usd": "US$"}
OF_MONEY = {  # as headings say it, dollars first
    "value_usd": re.compile(r"\b(usd|us\$|dolar)|us\$|\$"),
    "value_idr": re.compile(r"\b(rp|rupiah|idr)\b"),
}
OF_UNITS = re.compile(r"(satuan|sat|unit|uom)( (berat|volume|jumlah|kuantitas|barang))?")
OF_CURRENCIES = re.compile(r"(mata uang|valuta|valas|currency|kurs)( .*)?")
GROSS = re.compile(r"(berat|bobot|total berat)? ?(kotor|bruto|brutto|gross)( weight)?|gross|gw")
AMOUNT = re.compile(
    r"(jumlah|kuantitas|kuantiti|quantity|qty|banyaknya)( (barang|ekspor|kirim|pengiriman|muatan))?"
)
OF_GROSS = "{sheet}: kolom “{heading}” memuat berat kotor. Apakah angkanya sebenarnya berat bersih?"
OF_AMOUNT = "{sheet}: kolom “{heading}” tidak menyebut berat bersih. Apakah angkanya berat bersih?"
NET, NO_WEIGHT = ("bersih", "Ya: itu berat bersihnya"), ("", "Bukan: beratnya belum dilaporkan")


def weighed(asking: Asking, table: Table) -> Table:
    """The table with the column of its weight, where it tells only a gross weight, or an amount."""
    if "volume_tonnes" in table.blocks[0].columns:
        return table
    for at, heading in table.unknown.items():
        plain = normal(units.without(heading))
        gross = GROSS.fullmatch(plain) is not None
        if not gross and not (AMOUNT.fullmatch(plain) and _is_weight(table, heading)):
            continue
        if all(map(values.is_blank, table.cells(at))):
            continue
        text = (OF_GROSS if gross else OF_AMOUNT).format(sheet=said(table.sheet), heading=heading)
        if asking.ask(f"berat:{table.sheet}:{heading}", text, (NO_WEIGHT, NET), "volume_tonnes") == NET[0]:
            blocks = [replace(block, columns=block.columns | {"volume_tonnes": at}) for block in table.blocks]
            unknown = {column: name for column, name in table.unknown.items() if column != at}
            return replace(table, blocks=blocks, unknown=unknown)
    return table


def _is_weight(table: Table, heading: str) -> bool:
    """Is an amount one of weight, as its heading or the units beside it say?"""
    known = units.FIELDS["volume_tonnes"]
    beside = _beside(table, OF_UNITS)
    told = {shaping.text(cell) for cell in (table.cells(beside) if beside is not None else ()) if cell}
    return units.named(heading, known) is not None or any(units.of(unit, known) for unit in told)


def _beside(table: Table, headed: re.Pattern) -> int | None:
    return next((at for at, name in table.unknown.items() if headed.fullmatch(normal(name))), None)


def units_beside(table: Table, field: str) -> list:
    """The units that stand in a column beside weights or areas; nothing for any other field."""
    beside = _beside(table, OF_UNITS) if field in units.OFFERED else None
    return [] if beside is None else table.cells(beside)


def with_units(table: Table, at: int, field: str) -> list:
    """The cells of a column of weights or areas, each with the unit that stands beside it."""
    cells = table.cells(at)
    beside = _beside(table, OF_UNITS)
    if field not in units.OFFERED or beside is None or units.named(table.headings[at], units.FIELDS[field]):
        return cells
    return [
        _in_unit(cell, unit) if unit and not values.is_blank(cell) else cell
        for cell, unit in zip(cells, table.cells(beside), strict=True)
    ]


def _in_unit(cell, unit):
    """A cell that names its unit; one that is no number stays as it is."""
    name = units.canonical(shaping.text(unit))
    if isinstance(cell, int | float) and getattr(cell, "unit", None) is None:
        return Shown(float(cell), name, f"{shaping.text(float(cell)).replace('.', ',')} {name}")
    told = values.amount(cell, values.Style(values.BOTH, "")) if isinstance(cell, str) else None
    return f"{cell.strip()} {name}" if isinstance(cell, str) and not (told and told.unit) else cell


def with_currency(asking: Asking, table: Table, at: dict[str, int]) -> tuple[Table, dict[str, int]]:
    """The table and its columns, with each amount of money under the currency that is said of it.

    A column of currencies says it row by row; else the cells, the heading or the sender.
    """
    column = at.get("value_idr", at.get("value_usd"))
    if column is None or at.keys() >= CURRENCIES.keys():
        return table, at
    rest = {name: place for name, place in at.items() if name not in CURRENCIES}
    told = _currencies(asking, table, column, "value_idr" if "value_idr" in at else "value_usd")
    if isinstance(told, str):
        return table, rest | {told: column}
    apart = {name: len(table.headings) + place for place, name in enumerate(CURRENCIES)}
    return _by_currency(table, column, told), rest | apart


def _currencies(asking: Asking, table: Table, column: int, field: str) -> str | list:
    """The field of the currency of a column; where it holds two, a word for the currency of each row."""
    heading, cells = table.headings[column], table.cells(column)
    own = next((name for name, words in OF_MONEY.items() if words.search(heading.casefold())), None)
    own = own or ("value_usd" if field == "value_usd" else None)
    beside = _beside(table, OF_CURRENCIES)
    if beside is not None and own != "value_usd":
        return table.cells(beside)
    told = values.each(_currency, cells)
    bare = [
        cell for cell, name in zip(cells, told, strict=True) if name is None and not values.is_blank(cell)
    ]
    if bare and own is None:
        text = (
            f"Kolom “{heading}” tidak menyebut mata uangnya (“{shaping.text(bare[0])}”). Dalam mata uang apa?"
        )
        own = asking.ask(f"mata_uang:{table.sheet}:{heading}", text, CURRENCIES.items(), "value_idr")
    found = {
        name or own or field for name, cell in zip(told, cells, strict=True) if not values.is_blank(cell)
    }
    if len(found) <= 1:
        return found.pop() if found else field
    asking.decided(f"Kolom “{heading}” memuat dua mata uang: tiap sel dibaca menurut yang disebutnya.")
    return [SIGNS[name or own or field] for name in told]


def _currency(cell) -> str | None:
    """The currency that a cell names beside its number."""
    match = values.matched(cell) if isinstance(cell, str) else None
    word = (match["currency"] or match["unit"] or "").rstrip(".") if match else ""
    return next((name for name, known in MONIES.items() if word and units.of(word, known)), None)


def _by_currency(table: Table, column: int, words: list) -> Table:
    """The table with its money in two further columns, by currency; of any other it is no number there."""
    width = len(table.headings)
    rows = []
    for (number, row), cell, word in zip(table.rows, table.cells(column), words, strict=True):
        told = shaping.text(word) if word else ""
        meant = next((name for name in MONIES if units.of(told, MONIES[name])), "value_idr")
        if told and not units.of(told, MONIES[meant]) and not values.is_blank(cell):
            cell = f"{told} {shaping.text(cell)}"  # noqa: PLW2901 - it is another amount than it seemed
        apart = [cell if name == meant else None for name in MONIES]
        rows.append((number, [*row[:width], *[None] * (width - len(row)), *apart]))
    heads = [f"{table.headings[column]} ({unit})" for unit in ("Rp", "US$")]
    return replace(table, rows=rows, headings=[*table.headings, *heads], added=table.added or width)
