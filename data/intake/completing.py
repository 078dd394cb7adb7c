"""A found table with what its headings do not say: a column or a place that its cells or its sender tell."""

import re
from dataclasses import replace

from data.intake import (
    periods,
    places,
    productlist,
    values,
)
from data.intake.arranging import said
from data.intake.asking import Asking
from data.intake.headings import column_of, letter, normal
from data.intake.kinds import Kind
from data.intake.layout import Table
from data.intake.places import Places
from data.intake.samples import sample, shortly

ENOUGH_PLACES, MOST_OF_THEM = 2, 0.6  # cells that name regencies, and of a column's cells
FOLLOWING = {  # what follows from other columns, from the title or from who sends
    "observation": ("indicator", "period", "speaker"),
    "target": ("speaker",),
    "product": ("track",),
}
ABOVE = (
    ("atas", "Milik yang tertulis di atasnya"),
    ("galat", "Tidak diketahui: tunjukkan sebagai galat"),
    ("lewati", "Bukan data: lewati barisnya"),
)
SORTS = {"kabupaten": "Kabupaten", "kab": "Kabupaten", "kota": "Kota", "kodya": "Kota"}
NO_COLUMN = ("", "Tidak ada kolomnya")
SKIP = ("", "Lewati lembar ini")
SHOWN_AS_FAULTS = ("galat", "Tunjukkan barisnya sebagai galat")


def named_by_cells(asking: Asking, table: Table, kind: Kind, known: Places) -> Table:
    """The table with the column of its places, known by what stands in it, where no heading says it."""
    if kind.place == "product":
        return table
    if (column := table.blocks[0].columns.get(kind.place)) is not None:
        return _named_beside(asking, table, kind, known, column)
    for at in table.unknown:
        if count := _places_named(table.cells(at), kind, known):
            place = kind.field(kind.place).label
            asking.decided(
                f"{said(table.sheet)}: kolom {letter(at)} dibaca sebagai {place}, karena {count} selnya "
                "menyebut kabupaten/kota."
            )
            return _with_columns(table, {kind.place: at})
    return table


def _places_named(cells: list, kind: Kind, known: Places, *, least: int = ENOUGH_PLACES) -> int:
    """How many different cells of a column name places, where most of them do; else none."""
    told = [cell for cell in dict.fromkeys(cells) if not values.is_blank(cell)]
    count = sum(isinstance(cell, str) and is_place(cell, kind, known) for cell in told)
    return count if count >= least and count >= len(told) * MOST_OF_THEM else 0


def _named_beside(asking: Asking, table: Table, kind: Kind, known: Places, column: int) -> Table:
    """The table with the names that stand beside codes under a heading that nobody knows ("Nama")."""
    if table.second_place is not None or not any(map(places.code_text, set(table.cells(column)) - {None})):
        return table
    for at in table.unknown:
        if count := _places_named(table.cells(at), kind, known):
            asking.decided(
                f"{said(table.sheet)}: kolom {letter(at)} dibaca sebagai {kind.field(kind.place).label}, "
                f"karena {count} selnya menyebut kabupaten/kota."
            )
            rest = {other: name for other, name in table.unknown.items() if other != at}
            return replace(table, second_place=at, unknown=rest)
    return table


def _with_columns(table: Table, columns: dict[str, int]) -> Table:
    return replace(
        table,
        blocks=[replace(block, columns=block.columns | columns) for block in table.blocks],
        unknown={at: name for at, name in table.unknown.items() if at not in columns.values()},
    )


def completed(asking: Asking, table: Table, kind: Kind) -> Table:
    """The table with the columns that it must have under headings that nobody knows, as the sender points."""
    told = {kind.place, *FOLLOWING.get(kind.table, ())} | table.blocks[0].columns.keys()
    missing = [field for field in kind.fields if field.required and field.name not in told]
    if kind.table == "observation" and "value" not in told:
        missing.append(kind.field("value"))
    pointed: dict[str, int] = {}
    for field in missing:
        rest = {
            at: name
            for at, name in table.unknown.items()
            if at not in pointed.values()
            and not all(map(values.is_blank, table.cells(at)))
            and (kind.table != "product" or productlist.names(table, at))
            and (field.type == "DATE") == _tells_days(table.cells(at))
        }
        if not rest:
            continue
        offered = [
            (letter(at), f"Kolom {letter(at)} ({name}): {sample(table.cells(at))}")
            for at, name in rest.items()
        ]
        text = f"{said(table.sheet)}: kolom mana yang memuat {field.label}?"
        key = f"letak:{table.sheet}:{field.name}"
        if column := asking.ask(key, text, [*offered, NO_COLUMN], field.name):
            pointed[field.name] = column_of(column)
    return _with_columns(table, pointed)


def _tells_days(cells: list) -> bool:
    """May a column be one of days: does any cell read as a day, a month or a year?"""
    told = {cell for cell in cells if not values.is_blank(cell)}
    return any(values.day(cell, "dmy") or values.day(cell, "mdy") or periods.read(cell) for cell in told)


def of_their_sort(table: Table, kind: Kind, known: Places) -> Table:
    """The table with "Kabupaten" or "Kota" from a column of its own before the names of its places."""
    place = table.blocks[0].columns.get(kind.place)
    if place is None:
        return table
    if set(_sorts(table, place)) <= SORTS.keys():  # "Kab/Kota" heads the sorts: the names stand beside them
        naming = (at for at in table.unknown if _places_named(table.cells(at), kind, known, least=1))
        named = next(naming, place)
        unknown = table.unknown | {place: table.headings[place]}
        table = _with_columns(replace(table, unknown=unknown), {kind.place: named})
        place = named
    for at in table.unknown:
        told = _sorts(table, at)
        if "kota" in told and set(told) <= SORTS.keys():
            rows = [
                (number, [*row[:place], f"{SORTS[sort]} {row[place]}", *row[place + 1 :]])
                for (number, row), sort in zip(table.rows, told, strict=True)
            ]
            return replace(table, rows=rows)
    return table


def _sorts(table: Table, at: int) -> list[str]:
    return [normal(cell) if isinstance(cell, str) else "" for cell in table.cells(at)]


def carried(asking: Asking, table: Table, kind: Kind, name: str) -> Table:
    """The table with the place or period of the row above where a row names none, if the sender says so."""
    place = table.blocks[0].columns.get(name)
    cells = table.cells(place)
    beside = table.cells(table.second_place if name == kind.place else None)
    blank = [at for at, cell in enumerate(cells) if values.is_blank(cell) and values.is_blank(beside[at])]
    if place is None or kind.place == "product" or not blank or 0 in blank or len(blank) == len(cells):
        return table
    first = table.rows[blank[0]][0]
    text = (
        f"{said(table.sheet)}: {len(blank)} baris tidak menyebut {kind.field(name).label}, mulai baris "
        f"{first} di bawah “{shortly(cells[blank[0] - 1])}”. Miliknya siapa?"
    )
    key = "kosong_wilayah" if name == kind.place else f"kosong_{name}"
    answer = asking.ask(f"{key}:{table.sheet}", text, ABOVE, name)
    if answer == ABOVE[2][0]:
        told = zip(table.rows, cells, strict=True)
        return replace(table, rows=[row for row, cell in told if not values.is_blank(cell)])
    if answer != ABOVE[0][0]:
        return table
    rows, now = [], None
    for number, row in table.rows:
        now = row[place] if place < len(row) and not values.is_blank(row[place]) else now
        rows.append((number, [*row[:place], *[None] * (place - len(row)), now, *row[place + 1 :]]))
    return replace(table, rows=rows)


def is_place(cell: str, kind: Kind, known: Places) -> bool:
    named = places.by_name(cell, known) in known.official or normal(cell) in known.shared
    return named or (kind.place == "area" and _is_district(cell, known))


def _is_district(cell, known: Places) -> bool:
    return isinstance(cell, str) and _plain(cell) in known.districts


def _plain(district: str) -> str:
    return re.sub(r"^(kecamatan|kec) ", "", normal(district))


def with_its_place(
    asking: Asking, table: Table, kind: Kind, known: Places, allowed: list[str]
) -> Table | None:
    """The table with the place of its rows, where no column says it; None where the sender skips it."""
    if kind.place == "product":
        return table
    column = table.blocks[0].columns.get(kind.place)
    if column is not None:
        return _without_districts(asking, table, kind, known, column) if kind.place == "area" else table
    ours = known.whole_name if known.whole == places.COUNTRY else f"Provinsi {known.whole_name}"
    offered = [*known.official.items(), *([(known.whole, ours)] if kind.place == "area" else [])]
    titles = [part for line in table.title.split("\n") for part in _parts(line)]
    for telling, told in (([table.of], "nama lembarnya"), (titles, "judulnya")):
        codes = {code for part in telling if (code := places.by_name(part, known)) in known.official}
        if len(codes) == 1:
            (code,) = codes
            whose = known.official[code]
            asking.decided(f"{said(table.sheet)}: semua barisnya milik {whose}, menurut {told}.")
            return replace(table, whose=code)
    key = f"wilayah:{table.sheet}"
    if len(allowed) == 1 and allowed[0] in known.official:
        text = f"{said(table.sheet)} tidak menyebut kabupaten/kota: dibaca sebagai milik wilayah pengirimnya."
        own = (allowed[0], known.official[allowed[0]])
        return replace(
            table, whose=asking.assume(key, text, [own, *(each for each in offered if each != own)])
        )
    if placed := _by_districts(asking, table, kind, known):
        return placed
    text = f"{said(table.sheet)} tidak mempunyai kolom kabupaten/kota. Semua barisnya milik wilayah mana?"
    return replace(table, whose=asking.ask(key, text, offered, kind.place))


def _by_districts(asking: Asking, table: Table, kind: Kind, known: Places) -> Table | None:
    """The table with the regencies of its districts, where each name is that of a district of one of them."""
    told = [cell if isinstance(cell, str) else "" for cell in table.cells(table.district)]
    owners = {cell: known.districts.get(_plain(cell), set()) for cell in set(told) - {""}}
    alike = set.intersection(*owners.values()) if owners else set()
    if len(alike) == 1:
        (code,) = alike
        whose = known.official[code]
        asking.decided(f"{said(table.sheet)}: semua barisnya milik {whose}, menurut kecamatannya.")
        return replace(table, whose=code)
    if not owners or "" in told or any(len(codes) != 1 for codes in owners.values()):
        return None
    asking.decided(f"{said(table.sheet)}: kabupatennya menurut kecamatannya.")
    table, at = table.widened([known.official[next(iter(owners[cell]))] for cell in told])
    blocks = [replace(block, columns=block.columns | {kind.place: at}) for block in table.blocks]
    return replace(table, blocks=blocks)


def of_its_district(asking: Asking, table: Table, known: Places) -> Table:
    """The table with the district of its villages, where the sheet's name or a title says which one."""
    if "village" not in table.blocks[0].columns or table.district is not None:
        return table
    told = [normal(line) for line in (table.of, *table.title.split("\n"))]
    named = {
        name
        for line in told
        for start in re.finditer(r"\bkec(?:amatan)? ", line)
        for name in known.districts
        if f"{line[start.end() :]} ".startswith(f"{name} ")
    }
    longest = max(named, key=len, default="")
    if not longest or not all(longest.startswith(f"{name} ") or name == longest for name in named):
        return table
    asking.decided(f"{said(table.sheet)}: desanya dicari di Kecamatan {longest.title()}.")
    width = max(len(table.headings), *(len(row) for _, row in table.rows))
    rows = [(number, [*row, *[None] * (width - len(row)), longest]) for number, row in table.rows]
    heads = [*table.headings, *[""] * (width - len(table.headings)), "kecamatan"]
    return replace(table, rows=rows, headings=heads, district=width, added=table.added or width)


def _parts(line: str) -> list[str]:
    """A title's phrases that may name a place: what follows "Kabupaten" or "Kota" in it, and the whole."""
    words = normal(line).split()
    return [
        " ".join(words[at : at + length])
        for at, word in enumerate(words)
        if word in ("kabupaten", "kab", "kota")
        for length in (5, 4, 3, 2)
    ]


def _without_districts(asking: Asking, table: Table, kind: Kind, known: Places, column: int) -> Table | None:
    """The table as it is; of one of districts, which the register does not hold, the regency's row."""
    if table.second_place is not None and not any(_is_district(cell, known) for cell in table.cells(column)):
        column = table.second_place  # the names stand beside the codes
    cells = {cell for cell in table.cells(column) if isinstance(cell, str)}
    districts = {cell for cell in cells if _is_district(cell, known)}
    own = {cell for cell in cells - districts if places.by_name(cell, known)}
    only = {cell for cell in districts if not places.by_name(cell, known)}
    if len(only) < ENOUGH_PLACES or districts | own != cells:
        return table
    if len(own) > 1:
        return _without_rows_of(asking, table, kind, column, only)
    if own:
        (name,) = own
        asking.decided(f"{said(table.sheet)}: {len(districts)} baris kecamatan disisihkan; “{name}” dipakai.")
        kept = [(at, row) for at, row in table.rows if column < len(row) and row[column] == name]
        return replace(table, rows=kept, totals=[])
    owners = [known.districts[_plain(each)] for each in districts]
    alike = set.intersection(*owners) or set.union(*owners)
    text = (
        f"{said(table.sheet)} memuat angka per kecamatan; register menyimpan angka per kabupaten/kota. "
        f"Baris jumlahnya: {len(table.totals)}. Ambil baris jumlah itu sebagai angka wilayah mana?"
    )
    offered = [(code, known.official[code]) for code in sorted(alike)] if table.totals else []
    code = asking.ask_first(f"kecamatan:{table.sheet}", text, [*offered, SKIP], kind.place)
    if code == "":
        return None
    blocks = [
        replace(block, columns={name: at for name, at in block.columns.items() if name != kind.place})
        for block in table.blocks
    ]
    return replace(table, blocks=blocks, rows=table.totals[-1:], totals=[], whose=code)


def _without_rows_of(
    asking: Asking, table: Table, kind: Kind, column: int, districts: set[str]
) -> Table | None:
    """The table without its rows of districts, where each regency has a number; else as the sender says."""
    told = table.cells(column)
    amounts = [at for block in table.blocks if (at := block.columns.get("value")) is not None]
    kept = [row for row, cell in zip(table.rows, told, strict=True) if cell not in districts]
    if all(any(at < len(row) and values.is_amount(row[at]) for at in amounts) for _, row in kept):
        count = len(table.rows) - len(kept)
        asking.decided(
            f"{said(table.sheet)}: {count} baris kecamatan disisihkan; baris kabupatennya dipakai."
        )
        return replace(table, rows=kept)
    text = (
        f"{said(table.sheet)} memuat angka per kecamatan tanpa angka kabupatennya; register menyimpan angka "
        "per kabupaten/kota. Kirim jumlahnya per kabupaten/kota, atau lewati."
    )
    if asking.ask_first(f"kecamatan:{table.sheet}", text, [SKIP, SHOWN_AS_FAULTS], kind.place) == SKIP[0]:
        return None
    return table
