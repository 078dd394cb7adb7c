"""How the cells of one column are read: in which notation and unit its numbers are, in which order its dates.

What the column itself leaves open is asked.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from data.intake import contradicted, periods, shaping, shipments, subject, units, values
from data.intake.asking import Asking
from data.intake.cells import ERROR
from data.intake.headings import normal
from data.intake.kinds import Field
from data.intake.layout import Block, Table
from data.intake.measures import Register

COMMA, POINT = (values.COMMA, "Koma (1.234,5)"), (values.POINT, "Titik (1,234.5)")
GROUPS = (values.GROUPS, "Tidak ada: titik dan koma sama-sama pemisah ribuan")
EITHER = (values.EITHER, "Keduanya tanda desimal")
MOST_WORDS = 3  # that are asked about; a column of more is one of texts
NO_NUMBER, ZERO, WRONG = "kosong", "nol", "galat"
# "23,5 (naik)", "13,25 *sementara", "20,5a": a number that its cell says more of
REMARKED = re.compile(
    r"([-+−]?\d[\d.,]*%?)\s*(?:\([^\W\d_][^()\d]{2,60}\)|\*+ ?[^\W\d_][^\d]{2,60}|[a-z])", re.IGNORECASE
)
# What a spreadsheet made of 20.5 or 20.05 as it was typed in: the twentieth of May.
DATED, DAY_AND_MONTH = "tanggal", re.compile(r"(\d{1,2})[- ]([a-z]{3,9})", re.IGNORECASE)
SHORT, IN_FULL = "pendek", "penuh"
REMARKS, NUMBER_ALONE = "catatan", ("angka", "Ya: pakai angkanya, tanpa catatannya")
MINUS, NEGATIVE = "minus", re.compile(r"\(\s*(\d[\d.,]*)\s*\)")  # as accountants write less than nothing
ERRORS = "hitungan"  # of formulas: what they should have come to, only the sender knows
MEANINGS = (
    (NO_NUMBER, "Belum ada angkanya"),
    (ZERO, "Nol"),
    (WRONG, "Salah tulis: tunjukkan sebagai galat"),
)


def numbers(
    asking: Asking,
    register: Register,
    field: Field,
    *,
    table: Table,
    block: Block,
    constant: dict[str, str],
    told: dict[str, list],
) -> tuple[Callable, list[float]]:
    """What reads a cell with its factor as a number, and the factor of each cell."""
    cells, heading = told[field.name], _heading(table, block, field)
    evidence = cells
    if block.period:  # years side by side are written by one hand
        alike = [each for each in table.blocks if _heading(table, each, field) == heading]
        evidence = [cell for each in alike for cell in table.cells(each.columns["value"])]
    own = _unit(register, constant.get("indicator")) if field.name == "value" else None
    what, key = subject.called(table, heading), f"{table.sheet}:{heading}"
    whole = own in units.WHOLE and not _is_scaled(f"{heading} {table.title}", told.get("unit"))
    style = _style(asking, field, key, what, evidence, whole=whole)
    known = units.FIELDS.get(field.name) or units.within(own)
    money = units.FIELDS.get(field.name) in (units.MONEY, units.DOLLARS) or (own or "").startswith(
        ("Rp", "US$")
    )
    words = _words(asking, field, key, what, evidence)
    read = partial(_number, words, replace(style, money=money), known)
    return read, _factors(asking, register, field, table=table, heading=heading, constant=constant, told=told)


def _number(
    words: dict[str, str | None], style: values.Style, known: dict[str, float], told: tuple
) -> str | None:
    meant = words.get(_word(told[0])) if words and isinstance(told[0], str | date) else None
    if meant in (SHORT, IN_FULL):
        number = float(_of_date(told[0], in_full=meant == IN_FULL))
        return shaping.number(style, known, (number, *told[1:]))
    if meant == MINUS:
        return shaping.number(style, known, (NEGATIVE.sub(r"-\1", told[0].strip()), *told[1:]))
    if meant == NUMBER_ALONE[0]:
        return shaping.number(style, known, (REMARKED.sub(r"\1", told[0].strip()), *told[1:]))
    if meant in (NO_NUMBER, ZERO):
        return None if meant == NO_NUMBER else "0"
    return shaping.number(style, known, told)


def _is_scaled(said: str, beside: list | None) -> bool:
    """Are numbers counted in thousands or millions, as a heading or a unit beside them says?"""
    return any(units.SCALED.search(str(each)) for each in (said, *{cell for cell in beside or () if cell}))


def _style(asking: Asking, field: Field, key: str, what: str, cells: list, *, whole: bool) -> values.Style:
    """The notation of a column; of what is counted one by one, three digits after a sign are a thousand's."""
    style = values.style(cells, asking.answers.get(f"desimal:{key}"))
    if style.decimal == values.ASK and whole and values.are_groups(cells):
        asking.decided(
            f"{what}: titik atau koma dibaca sebagai pemisah ribuan, karena dihitung satu per satu."
        )
        return replace(style, decimal=values.GROUPS)
    if style.decimal == values.ASK:
        text = f"{what}: {style.because}. Apa tanda desimal di kolom ini?"
        both = {sign for sign in ".," if any(isinstance(cell, str) and sign in cell for cell in cells)}
        choices = [GROUPS, COMMA, POINT, EITHER] if len(both) > 1 else [COMMA, POINT]
        asking.ask(f"desimal:{key}", text, choices, field.name)
    elif style.because:
        asking.decided(f"{what}: tanda desimal {style.decimal} ({style.because}).")
    return style


def _words(asking: Asking, field: Field, key: str, what: str, cells: list) -> dict[str, str | None]:
    """What the few words mean that stand in a column of numbers, in plain letters, as the sender says."""
    found: dict[str, list[str | date]] = {}
    for cell in cells:
        if isinstance(cell, str | date) and not values.is_blank(cell) and _is_asked(cell):
            found.setdefault(_word(cell), []).append(cell)
    if not found or len(found) > MOST_WORDS or not (DATED in found or any(map(values.is_amount, cells))):
        return {}
    meant = {}
    for word, several in found.items():
        written = list(dict.fromkeys(map(shaping.text, several)))
        named = ", ".join(written) if word == ERRORS else written[0]
        text = f"{what}: {len(several)} sel berisi “{named}”. Apa artinya?"
        no_zero = word == ERRORS or re.search(r"\d", written[0])
        choices = [each for each in MEANINGS if each[0] != ZERO or not no_zero]
        if word == DATED:
            text = (
                f"{what}: {len(several)} sel berisi tanggal, misalnya “{named}”. Angka apakah itu mula-mula?"
            )
            choices[:0] = [
                (code, f"Hari dan bulannya: {_of_date(several[0], in_full=full).replace('.', ',')}")
                for code, full in ((SHORT, False), (IN_FULL, True))
            ]
        if word == REMARKS:
            text = (
                f"{what}: {len(several)} sel memuat angka dengan catatan, misalnya “{named}”. Pakai angkanya?"
            )
            choices.insert(0, NUMBER_ALONE)
        if negative := NEGATIVE.fullmatch(written[0]):
            choices.insert(0, (MINUS, f"Kurang dari nol: -{negative[1]}"))
        meant[word] = asking.ask(f"kosong:{key}:{word}", text, choices, field.name)
    return meant


def _of_date(cell: str | date, *, in_full: bool = False) -> str:
    """The number that a spreadsheet took for a day of a month, with a point; "" where it can be none.

    The first of a month may be a month of a year as well: 5.20 became May 2020.
    """
    if isinstance(cell, date):
        day, month = cell.day, cell.month
    else:
        match = DAY_AND_MONTH.fullmatch(cell.strip())
        day, month = (int(match[1]), periods.MONTHS.get(match[2].casefold(), 0)) if match else (0, 0)
    if day <= 1 or not month:
        return ""
    return f"{day}.{month:02d}" if in_full else f"{day}.{month}"


def _word(cell: str | date) -> str:
    """By what a word among numbers is asked about; those in brackets or with remarks, and errors, at once."""
    if _of_date(cell):
        return DATED
    if isinstance(cell, date):
        return normal(shaping.text(cell))
    if _is_error(cell):
        return ERRORS
    if REMARKED.fullmatch(cell.strip()):
        return REMARKS
    return MINUS if NEGATIVE.fullmatch(cell.strip()) else normal(cell)


def _is_asked(cell: str | date) -> bool:
    return bool(_of_date(cell)) or (isinstance(cell, str) and _is_of_words(cell))


def _is_of_words(cell: str) -> bool:
    return (
        values.is_word(cell)
        or values.are_two(cell)
        or _is_error(cell)
        or (REMARKED.fullmatch(cell.strip()) is not None and not values.is_amount(cell))
    )


def _is_error(cell: str) -> bool:
    return ERROR.match(cell.strip()) is not None


def _unit(register: Register, indicator: str | None) -> str | None:
    return register.all[indicator].unit if indicator in register.all else None


def _unit_of_all(register: Register, names: list | None) -> str | None:
    """The one unit of all the indicators that the rows name, as far as the register knows them by name."""
    told = {shaping.text(name) for name in set(names or ()) if not values.is_blank(name)}
    found = {_unit(register, code) if (code := register.equal(name)) else None for name in told}
    return found.pop() if len(found) == 1 else None


def _heading(table: Table, block: Block, field: Field) -> str:
    if field.name == "value":
        return subject.measure(table, block)
    return table.headings[block.columns[field.name]]


def _factors(
    asking: Asking,
    register: Register,
    field: Field,
    *,
    table: Table,
    heading: str,
    constant: dict,
    told: dict,
) -> list[float]:
    """Per row, from the unit beside it, or for the whole column."""
    cells = told[field.name]
    unknown = "indicator" not in constant and "indicator" not in told  # first what it is, then in which unit
    if field.name not in units.FIELDS and (field.name != "value" or unknown):
        return [1.0] * len(cells)
    beside = told.get("unit") or _units_of_names(told.get("indicator"), cells)
    bare = [cell for cell, unit in zip(cells, beside, strict=True) if unit is None]
    title = table.title if field.name == "value" else ""
    meant = table.legend.get(normal(heading), "") if field.name == "value" else ""
    named = _unit_of_all(register, told.get("indicator"))
    own = _unit(register, constant.get("indicator")) or named or units.OF_INDICATOR
    known = units.FIELDS.get(field.name) or units.within(own)
    said = told.get("unit") or shipments.units_beside(table, field.name)
    meant_by = contradicted.chosen(
        asking,
        field.name,
        sheet=table.sheet,
        heading=heading,
        beside=said,
        notes=table.notes,
        known=known,
    )
    if meant_by and meant_by[0] == contradicted.COLUMN:
        blank = contradicted.factor(units.stated(heading), known) or 1.0  # where the column says nothing
        return values.each(lambda unit: contradicted.factor(unit, known) or blank, said)
    if meant_by:
        return [meant_by[1]] * len(cells)
    whole = 1.0
    if bare:
        whole = units.factor(
            asking,
            field.name,
            sheet=table.sheet,
            heading=heading,
            title="\n".join(filter(None, (meant, title))),
            own=own,
            cells=bare,
        )
    return values.each(lambda unit: whole if unit is None else _factor(shaping.text(unit)), beside)


def _factor(unit: str) -> float:
    """How many of the register's own unit a unit beside a number counts."""
    return units.scale(unit) * units.of_its_kind(unit)[1]


def _units_of_names(names: list | None, cells: list) -> list[str | None]:
    """The unit that the name of each row's indicator says, as "Jumlah penduduk miskin (jiwa)" does."""

    def unit(name) -> str | None:
        stated = None if values.is_blank(name) else units.stated(str(name))
        return None if stated is None or units.scale(stated) != 1 else stated

    return values.each(unit, names) if names else [None] * len(cells)


def days(asking: Asking, field: Field, sheet: str, heading: str, cells: list) -> Callable:
    """What reads a cell as a date, day first unless the column shows that another part may come first.

    A date that is known to the month or the year is its first day; `precision` tells it from that day.
    """
    order = ""
    texts = [cell.strip() for cell in dict.fromkeys(cells) if isinstance(cell, str)]
    written = [cell for cell in texts if values.WRITTEN_DAY.fullmatch(cell)]
    possible = [each for each in values.ORDERS if all(values.day(cell, each) for cell in written)]
    doubtful = next((cell for cell in written if values.day(cell) is None), None)
    if doubtful and possible:
        text = f"Kolom “{heading}”: “{doubtful}” itu tanggal berapa?"
        told = {each: f"{values.ORDERS[each]}: {values.day(doubtful, each):%d-%m-%Y}" for each in possible}
        answer = asking.ask(f"tanggal:{sheet}:{heading}", text, [*told.items(), MEANINGS[-1]], field.name)
        order = answer if answer in told else ""
    return lambda cell: found.isoformat() if (found := values.day(cell, order)) else None


def with_years(asking: Asking, table: Table, cells: list) -> list:
    """Cells of months with the year beside them, where a column holds nothing but years, or in the title."""
    alone = [periods.found(cell) for cell in cells if isinstance(cell, str)]
    if not alone or any(said.year or not said.part for said in alone):
        return cells
    for at in table.unknown:
        years = [periods.read(cell) if cell else None for cell in table.cells(at)]
        if all(year and len(year) == 4 for year in years):
            return [
                f"{cell} {year}" if isinstance(cell, str) else cell
                for cell, year in zip(cells, years, strict=True)
            ]
    year = periods.found(table.title).year
    if year is None or periods.is_published(table.title):
        return cells
    asking.decided(f"{table.sheet}: tahun {year} diambil dari judul tabel.")
    return [f"{cell} {year}" if isinstance(cell, str) else cell for cell in cells]


def coarse(cell) -> tuple[str, str] | None:
    """The first day of a date that is known to the month or the year, and which of the two; else None."""
    period = periods.read(cell) if isinstance(cell, str | int | float) else None
    if period is None or not re.fullmatch(r"\d{4}(-\d\d)?", period):
        return None
    return periods.span(period)[0].isoformat(), "bulan" if "-" in period else "tahun"
