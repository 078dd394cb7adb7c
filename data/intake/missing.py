"""What every row must say and no column of the file says: told once for all of its rows.

A day that the title names is taken and said; anything else is asked, with what the file and the register
suggest among the choices. Steps of a programme that are told by their names are numbered.
"""

import re
from dataclasses import replace
from datetime import date

from data.intake import periods, shaping, values
from data.intake.arranging import said
from data.intake.asking import Asking
from data.intake.headings import normal
from data.intake.kinds import Field, Kind
from data.intake.layout import Block, Table
from data.intake.listed import SKIPPED, Lists

LEFT = {"observation", "product"}  # what is missing there is asked elsewhere
TAKEN_FROM_FILE = {"evidence": "Berkas ini: {file}", "organisation": "{speaker}"}
DAY = re.compile(r"(?<!\d)\d{1,2}[ /.-](?:[^\W\d_]{3,9}|\d{1,2})[ /.-](?:19|20)\d\d(?!\d)")
STATED = re.compile(  # before a day: that it is the rows' own
    r"\b(per|keadaan|kondisi|posisi|status|tanggal|tgl|hingga|sampai|s\.? ?/?d\.?)\b", re.IGNORECASE
)
YEARS_OFFERED, PLACES_OFFERED = 6, 30
VAGUE = "status"  # begins headings that may be of anything
COARSE = {  # days that may be known to the month or the year
    "export_event": ("date",), "stage_event": ("as_of",), "commitment": ("date",),
    "permit": (), "target": (), "follow_up": (),
}  # fmt: skip
NONE = ("", "Tidak diketahui: tunjukkan sebagai galat")
ALL_ROWS = "{sheet} tidak menyebut {label}: apa yang berlaku bagi semua barisnya?"
OF_TITLE = "{sheet}: {label} semua barisnya {told}, menurut judulnya."


def told_once(  # noqa: PLR0917 - the rows, and what may be said of all of them
    asking: Asking, table: Table, block: Block, kind: Kind, lists: Lists, defaults: dict
) -> tuple[Table, Block]:
    """The table and its block with a column for each thing that is told once for all rows."""
    if kind.table in LEFT:
        return table, block
    block = _without_other_status(asking, table, block, kind, lists)
    known = {*block.columns, kind.place, *(("speaker",) if kind.table == "target" else ())}
    for field in kind.fields:
        waits = f"letak:{table.sheet}:{field.name}" in asking.open
        lacking = field.name == "programme" and kind.table == "follow_up" and not {"indicator"} & known
        if not (field.required or lacking) or field.name in known or waits:
            continue
        if answer := _answer(asking, table, block, field, kind, lists, defaults):
            table, at = table.widened([answer] * len(table.rows))
            block = replace(block, columns=block.columns | {field.name: at})
    return table, block


def _answer(  # noqa: PLR0917 - the rows, and what may be said of all of them
    asking: Asking, table: Table, block: Block, field: Field, kind: Kind, lists: Lists, defaults: dict
) -> str | None:
    key = f"semua:{table.sheet}:{field.name}"
    if field.type == "DATE":
        days, named = _days(table, coarse=field.name in COARSE[kind.table])
        offered = [*days, *named]
        offered += _later(offered, field, kind, defaults)
        if len(days) == 1:
            text = OF_TITLE.format(sheet=said(table.sheet), label=field.label, told=days[0][1])
            return asking.assume(key, text, offered)
    elif field.name in TAKEN_FROM_FILE:
        told = TAKEN_FROM_FILE[field.name].format(**defaults)
        offered = [(told, told)]
    elif field.name == "destination":
        rows = lists.con.execute(
            "select destination from now.export_event group by all order by count(*) desc, 1 limit $most",
            {"most": PLACES_OFFERED},
        ).fetchall()
        offered = [(name, name) for (name,) in rows if name]
    elif field.name == "step":
        programmes = _programmes(table, block, kind, lists)
        offered = lists.steps(programmes.pop()) if len(programmes) == 1 else []
    elif field.name == "programme":
        offered = lists.items("programme")
        lines = f"  {normal(table.title)}  "
        named = [each for each in offered if any(f" {normal(part)} " in lines for part in _short(each[1]))]
        if len(named) == 1:
            text = OF_TITLE.format(sheet=said(table.sheet), label=field.label, told=named[0][1])
            return asking.assume(key, text, [*named, *(each for each in offered if each not in named)])
    elif field.choices:
        offered = [(choice, choice) for choice in field.choices]
    elif field.refers_to in ("permit_type", "indicator"):
        offered = lists.items(field.refers_to)
    else:
        return None
    text = ALL_ROWS.format(sheet=said(table.sheet), label=field.label)
    return asking.ask(key, text, [*offered, NONE], field.name) if offered else None


def _short(name: str) -> list[str]:
    """A programme's name, and what stands before its brackets: "OVOP (Satu Desa Satu Produk)"."""
    return [name, name.split(" (", maxsplit=1)[0]]


def _days(table: Table, *, coarse: bool) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The days that the titles say the rows are of, or months and years where a row may be known to those;
    and days that they only name, as that of a signature.
    """
    lines = [line for line in (table.of, *table.title.split("\n")) if not periods.is_published(line)]
    found: dict[bool, dict[str, str]] = {True: {}, False: {}}
    for line in lines:
        sure = STATED.search(line) is not None
        days = filter(None, (values.day(match[0]) for match in DAY.finditer(line)))
        found[sure] |= {day.isoformat(): f"{day:%d-%m-%Y}" for day in days}
    if found[True]:
        return list(found[True].items()), list(found[False].items())
    told = [period for line in lines if not DAY.search(line) and (period := periods.found(line).period)]
    of_periods = dict.fromkeys(each for each in told if coarse and re.fullmatch(r"\d{4}(-\d\d)?", each))
    return [(each, each) for each in of_periods], list(found[False].items())


def _later(days: list, field: Field, kind: Kind, defaults: dict) -> list[tuple[str, str]]:
    """Other days that may be meant: the one on which the file is sent, and years where they say enough."""
    today = date.fromisoformat(defaults["today"])
    years = range(today.year, today.year - YEARS_OFFERED, -1) if field.name in COARSE[kind.table] else ()
    offered = [
        (today.isoformat(), f"{today:%d-%m-%Y} (hari ini)"),
        *((str(year), str(year)) for year in years),
    ]
    return [each for each in offered if each not in days]


def _without_other_status(asking: Asking, table: Table, block: Block, kind: Kind, lists: Lists) -> Block:
    """The block without a column "Status" in which no cell is a step: "Milik pemda" is of the land itself."""
    at = block.columns.get("step")
    if at is None or not normal(table.headings[at]).startswith(VAGUE):
        return block
    programmes = _programmes(table, block, kind, lists) or {code for code, _ in lists.items("programme")}
    names = {normal(name) for programme in programmes for _, name in lists.steps(programme)}
    told = {normal(shaping.text(cell)) for cell in table.cells(at) if not values.is_blank(cell)}
    if not told or told & names or any(map(str.isdecimal, told)):
        return block
    label = kind.field("step").label
    asking.decided(f"{said(table.sheet)}: kolom “{table.headings[at]}” tidak memuat {label}: dilewati.")
    return replace(block, columns={name: column for name, column in block.columns.items() if name != "step"})


def numbered(asking: Asking, table: Table, block: Block, kind: Kind, lists: Lists) -> Table:
    """The table with the numbers of steps that are told by their names, without rows whose step is none."""
    at = block.columns.get("step")
    programmes = set() if at is None else _programmes(table, block, kind, lists)
    if at is None or len(programmes) != 1:
        return table
    steps = lists.steps(programmes.pop())
    names = {normal(name): step for step, name in steps}
    meant: dict[str, str | None] = {}
    for word in {shaping.text(cell): None for cell in table.cells(at) if not values.is_blank(cell)}:
        plain = normal(word)
        if plain.isdecimal():
            continue
        meant[plain] = names.get(plain)
        if meant[plain] is None:
            text = f"Kolom {kind.field('step').label}: “{word}” berarti yang mana?"
            meant[plain] = asking.ask(f"isi:step:{plain}", text, [*steps, SKIPPED], "step")
    told = [
        None if values.is_blank(cell) else meant.get(normal(shaping.text(cell))) for cell in table.cells(at)
    ]
    rows = [
        (number, [*row[:at], step, *row[at + 1 :]] if step else row)
        for (number, row), step in zip(table.rows, told, strict=True)
        if step != ""
    ]
    return replace(table, rows=rows)


def _programmes(table: Table, block: Block, kind: Kind, lists: Lists) -> set[str]:
    """The programmes of the rows; the steps of each are numbered by themselves."""
    if fixed := dict(kind.fixed).get("programme"):
        return {fixed}
    names = lists.names("programme")
    cells = {cell for cell in table.cells(block.columns.get("programme")) if not values.is_blank(cell)}
    return {code for cell in cells if (code := shaping.chosen(names, cell))}
