"""Whose row it is: the places that a column names; where a code has two meanings, the sender is asked."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from data.intake import arranging, places, shaping, values
from data.intake.asking import Asking
from data.intake.headings import normal
from data.intake.layout import Table
from data.intake.places import Places

MOST_VILLAGES = 3  # that are asked one by one without asking first
ONE_BY_ONE = "satu"
ALL_EXACT = (
    "{count} nama desa sama persis dengan satu desa di kabupatennya (misalnya {examples}), tetapi berkas ini "
    "tidak menyebut kecamatannya. Pakai semuanya?"
)
USE_ALL = (
    ("ya", "Ya, pakai semuanya"),
    (ONE_BY_ONE, "Tanyakan satu per satu"),
    ("", "Tidak: kosongkan desanya"),
)
NO_MATCH = "{count} nama desa tidak ada dalam daftar desa (misalnya {examples}). Bagaimana dengan desanya?"
LEAVE_ALL = (("", "Kosongkan desanya; barisnya tetap masuk"), (ONE_BY_ONE, "Tanyakan satu per satu"))
MOST_STRANGE, NAMED = 6, 4  # names of no place of ours that are asked about one by one, and named of more
STRANGE = "{count} nama bukan kabupaten/kota di {ours} (misalnya {examples}). Bagaimana dengan barisnya?"
OUTSIDE = "luar"
ONE_EACH = (ONE_BY_ONE, "Tanyakan satu per satu")
MISTAKE = ("galat", "Tidak diketahui: tunjukkan sebagai galat")
CODE_OR_NAME = (("nama", "Namanya"), ("kode", "Kodenya"))
SHOWN_AS_FAULTS = ("galat", "Tunjukkan barisnya sebagai galat")
SYSTEMS = {places.KEMENDAGRI: "Kemendagri", places.BPS: "BPS"}


PROVINCE_CODES = ("kode prov", "kode provinsi", "kode propinsi", "prov", "provinsi")


def regencies(asking: Asking, known: Places, table: Table, *, field: str, column: int, cells: list) -> list:
    """The Kemendagri code of each row's place, None where it cannot be known; several are joined by ';'."""
    beside = table.cells(table.second_place)
    coded = any(places.code_text(cell) for cell in set(cells) - {None})
    codes, names = (cells, beside) if coded else (beside, cells)
    system = None
    if doubtful := places.doubtful(codes, known):
        at = column if coded or table.second_place is None else table.second_place
        matching, said = places.system(codes, names, known), _said(table.headings[at])
        system = matching or said
        if system:
            why = "cocok dengan nama di sebelahnya" if matching else "menurut judul kolomnya"
            asking.decided(f"Kode wilayah dibaca sebagai kode {SYSTEMS[system]}: {why}.")
        else:
            text = (
                f"Kode “{shaping.text(doubtful)}” berarti kabupaten yang berbeda menurut Kemendagri dan "
                "menurut BPS. Kode apa yang dipakai berkas ini?"
            )
            system = asking.ask("sistem_kode", text, SYSTEMS.items(), field)
    if coded:
        names = [_by_its_code(known, *pair, system) for pair in zip(codes, names, strict=True)]
    names = _settled(asking, known, names, field)
    several = field == "regencies"
    pairs = list(zip(codes, names, strict=True))
    if system or not doubtful:
        pairs = _agreed(asking, known, table, pairs, system, field)
    return values.each(lambda pair: _regency(known, pair[0], pair[1], system, several), pairs)


def _agreed(  # noqa: PLR0917 - the pairs, and what they are read against
    asking: Asking, known: Places, table: Table, pairs: list[tuple], system: str | None, field: str
) -> list[tuple]:
    """Codes and names of the rows, of which one where they disagree, as the sender says."""

    def differ(pair: tuple) -> bool:
        told = [cell for cell in pair if isinstance(cell, str | int | float) and not values.is_blank(cell)]
        found = [places.regency(cell, known, system) for cell in told if ";" not in str(cell)]
        return len(set(found)) > 1

    apart = {pair for pair in set(pairs) if differ(pair)}
    if not apart:
        return pairs
    count = sum(pair in apart for pair in pairs)
    code, name = (shaping.text(cell) for cell in next(pair for pair in pairs if pair in apart))
    text = (
        f"{arranging.said(table.sheet)}: kode dan nama wilayah tidak cocok di {count} baris, misalnya "
        f"“{code}” dan “{name}”. Mana yang benar?"
    )
    answer = asking.ask(f"kode_nama:{table.sheet}", text, (*CODE_OR_NAME, SHOWN_AS_FAULTS), field)
    if answer not in dict(CODE_OR_NAME):
        return pairs
    by_name = answer == CODE_OR_NAME[0][0]
    return [
        (None if by_name else code, name if by_name else None) if (code, name) in apart else (code, name)
        for code, name in pairs
    ]


def _regency(known: Places, code, name, system: str | None, several: bool) -> str | None:
    parts = [part for cell in (code, name) if isinstance(cell, str) for part in cell.split(";")]
    if several and len(parts) > 1:
        found = [code for part in parts if (code := places.regency(part.strip(), known, system))]
        return ";".join(found) if len(found) == len(parts) else None
    told = [places.regency(cell, known, system) for cell in (code, name) if not values.is_blank(cell)]
    return told[0] if told and len(set(told)) == 1 else None


def _settled(asking: Asking, known: Places, names: list, field: str) -> list:
    """A name alone that a regency and a city have is the one that is not written apart, else a question."""
    written = {name for name in set(names) if isinstance(name, str)}
    lone = {name: shared for name in written if (shared := places.shared_name(name, known))}
    if not lone:
        return names
    apart = {places.by_name(name, known) for name in written - lone.keys()}
    meant = {shared: _meant(asking, known, shared, apart, field) for shared in sorted(set(lone.values()))}
    told = {name: known.official.get(meant[shared] or "", name) for name, shared in lone.items()}
    return [told.get(name, name) if isinstance(name, str) else name for name in names]


def _meant(asking: Asking, known: Places, shared: str, apart: set, field: str) -> str | None:
    """The place that a name alone means; `apart` are those that the file names in full."""
    regency, city = known.shared[shared]
    others, alone = {regency, city} & apart, shared.title()
    if len(others) == 1:
        other = others.pop()
        found = regency if other == city else city
        asking.decided(
            f"“{alone}” dibaca sebagai {known.official[found]}: {known.official[other]} tertulis tersendiri."
        )
        return found
    text = f"“{alone}” saja dapat berarti dua wilayah. Wilayah mana yang dimaksud berkas ini?"
    return asking.ask(shared, text, [(code, known.official[code]) for code in (regency, city)], field)


def _by_its_code(known: Places, code, name, system: str | None):
    """A name alone that a regency and a city have, as the code beside it says."""
    shared = places.shared_name(name, known)
    found = places.regency(code, known, system) if shared else None
    return known.official[found] if shared and found in known.shared[shared] else name


def not_ours(known: Places) -> tuple[str, str]:
    """The answer that a name is of no place of ours."""
    return OUTSIDE, f"Bukan kabupaten/kota di {known.whole_name}: lewati barisnya"


def named(asking: Asking, known: Places, table: Table, column: int, field: str) -> Table:
    """The table with each name that no place has as the sender says; rows that are of no place of ours go.

    Of many such names those that look like a slip of the pen are asked one by one, and the rest at once.
    """
    cells = table.cells(column)
    if field == "regencies":  # of one shipment
        cells = values.each(lambda cell: places.several(cell, known), cells)
        told = zip(table.rows, cells, strict=True)
        table = replace(table, rows=[(number, _put(row, column, cell)) for (number, row), cell in told])
    strange = [cell for cell in dict.fromkeys(cells) if isinstance(cell, str) and _is_strange(cell, known)]
    if not strange or table.second_place is not None:
        return table
    meant: dict[str, str | None] = {}
    each = strange
    if len(strange) > MOST_STRANGE:
        slips = [cell for cell in strange if places.resembles(cell, known)]
        each = slips if len(slips) <= MOST_STRANGE else []
        rest = [cell for cell in strange if cell not in each]
        examples = "; ".join(map(shaping.text, rest[:NAMED]))
        words = STRANGE.format(count=len(rest), ours=known.whole_name, examples=examples)
        answer = asking.ask(f"tempat_lain:{table.sheet}", words, (not_ours(known), ONE_EACH, MISTAKE), field)
        if answer == ONE_BY_ONE:
            each = strange
        else:
            meant = dict.fromkeys(rest, answer)
    for cell in each:
        near = places.near(cell, known)
        others = [pair for pair in known.official.items() if pair not in near]
        text = f"“{shaping.text(cell)}” adalah kabupaten/kota yang mana?"
        choices = [*near, *others, not_ours(known), MISTAKE]
        meant[cell] = asking.ask(f"tempat:{normal(cell)}", text, choices, field)
    rows = [
        (number, _put(row, column, known.official.get(meant.get(cell) or "", cell)))
        for (number, row), cell in zip(table.rows, cells, strict=True)
        if meant.get(cell) != OUTSIDE
    ]
    return replace(table, rows=rows)


def _is_strange(cell: str, known: Places) -> bool:
    name = normal(cell)
    return not (
        not name
        or values.is_blank(cell)
        or ";" in cell
        or places.code_text(cell)
        or places.shared_name(cell, known)
        or places.by_name(cell, known)
        or places.DISTRICT.sub("", name) in known.districts
    )


def _put(row: list, column: int, cell) -> list:
    return (
        row
        if row[column : column + 1] == [cell] or column >= len(row)
        else [*row[:column], cell, *row[column + 1 :]]
    )


def in_parts(table: Table, columns: Iterable[int]) -> Table:
    """The table with the two digits of a regency joined to those of its province in the column beside."""
    above = [at for at, heading in enumerate(table.headings) if normal(heading) in PROVINCE_CODES]
    if not above or not table.rows:
        return table
    provinces = [places.code_text(cell) for cell in table.cells(above[0])]
    for column in columns:
        told = [places.code_text(cell) for cell in table.cells(column)]
        if all(each and 1 <= len(each) <= 2 for each in told) and all(
            each and len(each) == 2 for each in provinces
        ):
            joined = [f"{above}{code:0>2}" for above, code in zip(provinces, told, strict=True)]
            rows = zip(table.rows, joined, strict=True)
            table = replace(table, rows=[(number, _put(row, column, code)) for (number, row), code in rows])
    return table


def inside(asking: Asking, known: Places, table: Table, columns: Iterable[int]) -> Table:
    """The table without its rows of other provinces, which are told as one count.

    `columns` are those that name the place of a row. A column that names the province decides where there is
    one; else the places themselves do. In a table of more places than the province has, a name that is near
    none of its own is one of another province.
    """
    naming = list(dict.fromkeys([*columns, *([] if table.second_place is None else [table.second_place])]))
    telling = [at for at, heading in enumerate(table.headings) if _names_province(heading)] + naming
    is_outside = cache(lambda cell: places.is_outside(cell, known))  # a long table repeats its places
    is_near = cache(lambda cell: _is_near(cell, known))

    named = {cell for at in naming for cell in table.cells(at) if not values.is_blank(cell)}
    told = named.union(*(table.cells(at) for at in telling))
    if all(map(is_near, named)) and not any(is_outside(cell) for cell in told if not values.is_blank(cell)):
        return table  # as of most: nothing is looked at row by row

    def cells(row: list, at: list[int]) -> list:
        return [row[column] for column in at if column < len(row) and not values.is_blank(row[column])]

    table = _under_provinces(table, telling[: len(telling) - len(naming)])
    outside = {number for number, row in table.rows if any(map(is_outside, cells(row, telling)))}
    elsewhere = False  # the rows below the name of another province are its places
    for number, row in table.rows:
        ours = any(places.by_name(cell, known) or places.code_text(cell) for cell in cells(row, naming))
        elsewhere = number in outside or (elsewhere and not ours)
        if elsewhere:
            outside.add(number)
    strange = {
        number
        for number, row in table.rows
        if number not in outside and (placed := cells(row, naming)) and not any(map(is_near, placed))
    }
    if len(strange) > len(known.official):
        outside |= strange
    kept = [(number, row) for number, row in table.rows if number not in outside]
    if not outside or not kept:
        return table
    asking.decided(f"{len(outside)} baris di luar {known.whole_name} disisihkan.")
    return replace(table, rows=kept)


def _under_provinces(table: Table, columns: list[int]) -> Table:
    """The table with the name of a province in each of the rows that stand below it, and tell none."""
    for column in columns:
        told = table.cells(column)
        if values.is_blank(told[0]) or not any(map(values.is_blank, told)):
            continue
        rows, now = [], None
        for (number, row), cell in zip(table.rows, told, strict=True):
            now = now if values.is_blank(cell) else cell
            filled = [*row, *[None] * (column + 1 - len(row))]
            rows.append((number, [*filled[:column], now, *filled[column + 1 :]]))
        table = replace(table, rows=rows)
    return table


def _names_province(heading: str) -> bool:
    return re.fullmatch(r"((nama|kode) )?(provinsi|propinsi|prov)", normal(heading)) is not None


def _is_near(cell, known: Places) -> bool:
    """May a cell mean a place of ours?"""
    return bool(places.code_text(cell) or places.by_name(cell, known) or places.resembles(cell, known))


def _said(heading: str) -> str | None:
    """The code system that a heading names."""
    found = [system for system, name in SYSTEMS.items() if normal(name) in normal(heading).split()]
    return found[0] if len(found) == 1 else None


def villages(asking: Asking, known: Places, cells: list, regencies: list, districts: list) -> list:
    """The village of each row, '' when it is none.

    A name that one village of the district beside it has is taken. Any other is only a suggestion that the
    sender confirms; of many, those that one village has exactly are one question, and so is the rest.
    """
    told = list(zip(cells, regencies, districts, strict=True))
    meant: dict[tuple, str | None] = {}
    exact: list[tuple] = []
    alone: list[tuple] = []
    rest: list[tuple] = []
    for each in dict.fromkeys(told):
        cell, regency, district = each
        code = None if cell is None else places.village(cell, known, regency)
        if cell is None or code or places.code_text(cell) or regency not in known.official:
            meant[each] = code
        elif len(found := places.villages_named(cell, known, regency, district)) == 1:
            meant[each] = found[0]
            (alone if district is None else exact).append(each)
        else:
            rest.append(each)
    if exact:
        asking.decided(f"{len(exact)} nama desa cocok persis dengan daftar desa pada kecamatannya: dipakai.")
    for several, key, text, choices in (
        (alone, "desa_persis", ALL_EXACT, USE_ALL),
        (rest, "desa_lain", NO_MATCH, LEAVE_ALL),
    ):
        words = text.format(
            count=len(several), examples="; ".join(shaping.text(each[0]) for each in several[:3])
        )
        answer = asking.ask(key, words, choices, "village") if len(several) > MOST_VILLAGES else ONE_BY_ONE
        for each in several:
            if answer == "":
                meant[each] = ""
            elif answer == ONE_BY_ONE:
                meant[each] = _village(asking, known, each[0], each[1])
            elif answer is None:
                meant[each] = None
    return list(map(meant.get, told))


def _village(asking: Asking, known: Places, cell, regency: str) -> str | None:
    near = places.suggestions(cell, known, regency)
    choices = [(each, f"{name} ({each})") for each, name in near]
    text = f"“{shaping.text(cell)}” di {known.official[regency]} adalah desa/kelurahan yang mana?"
    none = ("", "Bukan salah satunya: kosongkan")
    return asking.ask(f"desa:{regency}:{normal(cell)}", text, [*choices, none], "village")
