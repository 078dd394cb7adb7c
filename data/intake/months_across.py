"""Recaps of shipments in which months or years stand side by side: a shipment for each amount below them."""

from dataclasses import replace

from data.intake import periods, shipments, units, values
from data.intake.arranging import said
from data.intake.asking import Asking
from data.intake.layout import Table
from data.intake.periods import Found

LEAST, YEARS_OFFERED = 2, 6  # columns of months or years
OF_WHAT = {
    "ton": ("volume_tonnes", "Berat bersih dalam ton"),
    "kg": ("volume_tonnes", "Berat bersih dalam kilogram"),
    "us$": ("value_usd", "Nilai FOB dalam US$"),
    "rp": ("value_idr", "Nilai dalam rupiah"),
}
BY_PARTS = "{sheet}: angkanya per triwulan atau semester; ekspor dicatat menurut hari, bulan, atau tahun."
OF_PARTS = (("tahun", "Simpan tiap angka, bertanggal tahunnya saja"), ("", "Lewati angkanya"))
HEADED = {"volume_tonnes": "Berat bersih ({})", "value_usd": "Nilai ({})", "value_idr": "Nilai ({})"}


def below_each_other(asking: Asking, table: Table, newest: int) -> Table:
    """The table with a row for each amount under a month, and columns of the month and of the amount.

    `newest` is the year of which the file may be at most.
    """
    columns = table.blocks[0].columns
    headed = columns.get("date")  # "Jan" below "Bulan"
    if headed is not None and not _time(table.headings[headed]):
        return table
    heads = table.unknown | ({headed: table.headings[headed]} if headed is not None else {})
    told = {at: _time(heads[at]) for at in sorted(heads)}
    months = {at: month for at, month in told.items() if month and _amounts(table.cells(at))}
    if len(months) < LEAST:
        return table
    rest = {at: name for at, name in table.unknown.items() if at not in months}
    if not all((month.part or "0").isdecimal() for month in months.values()):
        text = BY_PARTS.format(sheet=said(table.sheet))
        if not asking.ask(f"bagian_tahun:{table.sheet}", text, OF_PARTS, "date"):
            return replace(table, unknown=rest)
        months = {at: Found(month.year) for at, month in months.items()}
    year = next((each.year for each in months.values() if each.year), None) or _year(asking, table, newest)
    unit = _unit(asking, table, list(months))
    if year is None or not unit:
        return replace(table, unknown=rest)
    rows, added = [], []
    for number, row in table.rows:
        for at, month in months.items():
            if at < len(row) and not values.is_blank(row[at]):
                rows.append((number, row))
                added.append((month.within(Found(year)).period, row[at]))
    asking.decided(f"{said(table.sheet)}: tiap angka di bawah bulannya dibaca sebagai satu baris ekspor.")
    field, of = unit
    table, days = replace(table, rows=rows).widened([period for period, _ in added])
    table, amounts = table.widened([amount for _, amount in added])
    named = [*table.headings[:amounts], HEADED[field].format(of)]
    blocks = [
        replace(block, columns=block.columns | {"date": days, field: amounts}) for block in table.blocks
    ]
    return replace(table, headings=named, blocks=blocks, unknown=rest)


def _time(heading: str) -> Found | None:
    """What a heading says of time, where it says nothing else."""
    return periods.only(heading.rsplit(" | ", maxsplit=1)[-1])


def _amounts(cells: list) -> bool:
    """Are these cells amounts, or blank?"""
    told = [cell for cell in cells if not values.is_blank(cell)]
    return all(map(values.is_amount, told))


def _year(asking: Asking, table: Table, newest: int) -> str | None:
    if year := periods.year_of(table.title):
        return year
    offered = [(str(year), str(year)) for year in range(newest, newest - YEARS_OFFERED, -1)]
    text = f"Lembar {table.sheet} tidak menyebut tahunnya. Data tahun berapa?"
    return asking.ask(f"tahun:{table.sheet}", text, offered, "date")


def _unit(asking: Asking, table: Table, months: list[int]) -> tuple[str, str] | None:
    """What the amounts are and in which unit, as the headings or the title say; else as the sender does."""
    lines = [*(table.headings[at] for at in months[:1]), *reversed(table.title.split("\n"))]
    for line in lines:
        stated = units.stated(line)
        money = next(
            (name for name, words in shipments.OF_MONEY.items() if words.search(line.casefold())), ""
        )
        if money:
            return money, stated or shipments.SIGNS[money]
        if stated and units.of(units.of_its_kind(stated)[0], units.FIELDS["volume_tonnes"]):
            return "volume_tonnes", stated
    text = f"{said(table.sheet)}: angka di bawah bulannya apa?"
    choices = [(unit, label) for unit, (_, label) in OF_WHAT.items()]
    answer = asking.ask(f"angka_bulan:{table.sheet}", text, choices, "volume_tonnes")
    return (OF_WHAT[answer][0], answer) if answer else None
