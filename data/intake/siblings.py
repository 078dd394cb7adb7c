"""Columns of numbers beside each other: many that are none of ours are one question, and of two that are the
same measure of the same time one is taken.
"""

from collections.abc import Callable
from dataclasses import replace

from data.intake import measures, subject, units, values
from data.intake.arranging import said
from data.intake.asking import Asking
from data.intake.headings import letter, normal
from data.intake.layout import Block, Table
from data.intake.measures import Register

MOST_FOREIGN, NAMED, MOST_OFFERED = 2, 4, 24  # columns asked about one by one; named, and offered, of more
FEW, NEAREST = 3, 3  # columns of which each is offered with the indicators that are nearest to it
LEAVE_ALL, ONE_BY_ONE = ("", "Lewati semuanya"), ("satu", "Tanyakan satu per satu")
NEITHER = ("", "Tidak satu pun: lewati semuanya")


def with_yearless(table: Table, register: Register) -> Table:
    """The table with columns that name a measure of ours and no year, beside those that name one."""
    if not table.blocks[0].period or "indicator" in table.blocks[0].columns:
        return table
    found = {
        at: heading
        for at, heading in table.unknown.items()
        if register.equal(heading) and any(map(values.is_amount, table.cells(at)))
    }
    more = [Block(table.blocks[0].columns | {"value": at}, None, heading) for at, heading in found.items()]
    unknown = {at: heading for at, heading in table.unknown.items() if at not in found}
    return replace(table, blocks=[*table.blocks, *more], unknown=unknown)


def settled(asking: Asking, table: Table, register: Register, constants: Callable) -> list[Block]:
    """The blocks of a table that are to be staged; `constants` says, or asks, what is known of one."""
    if len(table.blocks) == 1 or "indicator" in table.blocks[0].columns:
        return table.blocks
    for block in table.blocks:
        constants(table, block)
    _foreign(asking, table)
    return _once(asking, table, register, [constants(table, block) for block in table.blocks])


def _foreign(asking: Asking, table: Table) -> None:
    """One question for all columns that would each be asked about, where they are many."""
    start = f"indikator:{table.sheet}:"
    each = {
        key: subject.measure(table, block) for block in table.blocks if (key := subject.key(table, block))
    }
    keys = [key for key in asking.open if key.startswith(start) and key in each]
    if len(keys) <= MOST_FOREIGN:
        return
    names = [each[key] for key in keys]
    more = f", dan {len(names) - NAMED} lainnya" if len(names) > NAMED else ""
    text = (
        f"{said(table.sheet)}: {len(names)} kolom tidak sama dengan satu pun indikator register "
        f"({'; '.join(names[:NAMED])}{more}). Bagaimana dengan kolom-kolom itu?"
    )
    only = [(name, f"Hanya “{name}”: tanyakan itu") for name in names[:MOST_OFFERED]]
    if len(keys) <= FEW:
        only = [
            (f"{name}={code}", f"Hanya “{name}”: {label}")
            for key, name in zip(keys, names, strict=True)
            for code, label in asking.open[key].choices[:NEAREST]
            if code and _speaks_of(label, names)
        ]
    answer = asking.ask(f"indikator_lain:{table.sheet}", text, [LEAVE_ALL, *only, ONE_BY_ONE], "indicator")
    for key, name in zip(keys, names, strict=True):
        if answer not in (ONE_BY_ONE[0], name):
            meant = (answer or "").removeprefix(f"{name}=")
            code = meant if meant in [code for code, _ in asking.open[key].choices] else ""
            del asking.open[key]
            asking.answers = asking.answers | {key: code}


def _speaks_of(label: str, names: list[str]) -> bool:
    """Does an indicator share a word that says what is counted with one of these headings?"""
    words = set(normal(" ".join(names)).split()) - set().union(*measures.KINDS.values())
    return bool(words & set(normal(label).split()))


def _once(asking: Asking, table: Table, register: Register, told: list[dict]) -> list[Block]:
    """The blocks, of which each says something else: of two that say the same the sender takes one."""
    found: dict[tuple, list[Block]] = {}
    for block, said_of_it in zip(table.blocks, told, strict=True):
        if said_of_it.get("indicator") and said_of_it.get("period"):
            found.setdefault((said_of_it["indicator"], said_of_it["period"]), []).append(block)
    left_out: list[Block] = []
    for (indicator, period), several in found.items():
        if len(several) == 1:
            continue
        names = {subject.measure(table, block) for block in several}
        apart = len(names) == len(several)
        choices = [
            (subject.measure(table, block), f"“{subject.measure(table, block)}”")
            if apart
            else (
                letter(block.columns["value"]),
                f"Kolom {letter(block.columns['value'])} (“{block.heading}”)",
            )
            for block in several
        ]
        stated = [units.stated(block.heading) for block in several]
        own = [
            choice
            for choice, unit in zip(choices, stated, strict=True)
            if unit and all(stated) and _is_own(unit, register.all[indicator].unit)
        ]
        key = f"kembar:{table.sheet}:{indicator}{'' if apart else f':{period}'}"
        name = register.all[indicator].name
        taken: str | None
        if len(own) == 1:
            text = f"{said(table.sheet)}: {len(several)} kolom memuat {name}; dipakai {own[0][1]}."
            taken = asking.assume(key, text, [*own, *(each for each in choices if each not in own), NEITHER])
        else:
            text = (
                f"{said(table.sheet)}: {len(several)} kolom memuat {name} untuk waktu yang sama. "
                "Mana yang dipakai?"
            )
            taken = asking.ask(key, text, [*choices, NEITHER], "value")
        left_out += [
            block
            for choice, block in zip(choices, several, strict=True)
            if taken is not None and choice[0] != taken
        ]
    return [block for block in table.blocks if not any(block is each for each in left_out)]


def _is_own(unit: str, own: str) -> bool:
    return units.canonical(unit) == units.canonical(own) and units.scale(unit) == 1
