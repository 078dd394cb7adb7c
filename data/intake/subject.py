"""What a table is about where no column says it: the year, the indicator, the currency."""

import re
from datetime import date

from data.intake import units, values
from data.intake.asking import Asking
from data.intake.layout import YEAR, Block, Table, normal

CURRENCIES = {"value_idr": "Rupiah", "value_usd": "Dolar Amerika"}
MONEY = re.compile(r"\s*(rp|us\$|usd)", re.IGNORECASE)
YEARS_OFFERED = 12
SHORTEST_NAME = 6  # a shorter indicator name is found inside other words


def measure(table: Table, block: Block) -> str:
    """The heading of a block's numbers without its year: the same for each of the years side by side."""
    if not block.period:
        return block.heading or table.sheet
    name = re.sub(r"(\| *)+", "| ", YEAR.sub("", block.heading)).strip(" |*")
    return table.sheet if name.casefold() in ("", "tahun") else name


def year(asking: Asking, table: Table, today: str) -> str | None:
    """The one year in the title, or the sender's answer."""
    years = sorted(set(YEAR.findall(table.title)))
    if len(years) == 1:
        asking.decided(f"Tahun {years[0]} diambil dari judul tabel.")
        return years[0]
    text = f"Lembar {table.sheet} tidak menyebut tahunnya. Data tahun berapa?"
    newest = date.fromisoformat(today).year
    offered = [(str(each), str(each)) for each in range(newest, newest - YEARS_OFFERED, -1)]
    return asking.ask(f"tahun:{table.sheet}", text, offered, "period")


def indicator(
    asking: Asking, table: Table, block: Block, known: dict[str, tuple[str, str, bool]]
) -> str | None:
    """The indicator that the column's heading names, or else the title; '' for none of ours.

    `known`: code -> name, unit, known by regency.
    """
    heading = measure(table, block)
    unit = units.named(heading, {unit.casefold(): 1.0 for _, unit, _ in known.values()})
    fits = {code: name for code, (name, of, _) in known.items() if unit in (None, of.casefold())}
    for text in (normal(heading), normal(f"{table.title} {' '.join(table.headings)}")):
        named = [
            (len(name), name, code)
            for code, name in fits.items()
            if len(name) >= SHORTEST_NAME and normal(name) in text
        ]
        if named:
            _, name, code = max(named)
            asking.decided(f"Indikator “{name}” diambil dari judul tabel.")
            return code
    several = len({measure(table, each) for each in table.blocks}) > 1
    offered = [(code, f"{known[code][0]} ({known[code][1]})") for code in fits if known[code][2]]
    none = [("", "Bukan salah satunya: lewati kolom ini")] if several else []
    return asking.ask(
        f"indikator:{table.sheet}{f':{heading}' if several else ''}",
        f"Kolom “{heading}”: angka apakah ini?" if several else f"Lembar {table.sheet}: angka apakah ini?",
        [*sorted(offered, key=lambda choice: choice[1]), *none],
        "indicator",
    )


def with_currency(asking: Asking, table: Table, at: dict[str, int]) -> dict[str, int]:
    """The columns, with an amount of money that names no currency under the one that the sender says."""
    column = at.get("value_idr")
    if column is None or "value_usd" in at:
        return at
    heading, known = table.headings[column], units.FIELDS["value_idr"] | units.FIELDS["value_usd"]
    if units.named(heading, known) or any(
        isinstance(cell, str) and MONEY.match(cell) for cell in table.cells(column)
    ):
        return at
    text = f"Kolom “{heading}” tidak menyebut mata uangnya. Dalam mata uang apa?"
    if values.each(values.is_blank, table.cells(column)).count(False) == 0:
        return at
    answer = asking.ask(f"mata_uang:{table.sheet}:{heading}", text, CURRENCIES.items(), "value_idr")
    rest = {name: place for name, place in at.items() if name != "value_idr"}
    return rest | {answer or "value_idr": column}
