"""Where the table of a sheet is: as its headings say, else as its cells tell, else as the sender points.

What the sender pointed out stands among the answers, by sheet: `judul:` the row of the heading ("0" for
none), `letak:` the column of a field by its letter ("" for none).
"""

import re
from dataclasses import replace

from data.accounts.people import EVERYWHERE
from data.intake import (
    arranging,
    breakdown,
    captions,
    headings,
    hiding,
    layout,
    periods,
    places,
    productlist,
    shipments,
    values,
)
from data.intake.arranging import full, said
from data.intake.asking import Asking
from data.intake.grids import Sheet
from data.intake.headings import COUNTED, column_of, letter, normal
from data.intake.kinds import Field, Kind
from data.intake.layout import Table
from data.intake.measures import Register
from data.intake.places import Places

ENOUGH_PLACES, MOST_OF_THEM = 2, 0.6  # cells that name regencies, and of a column's cells
OFFERED_ROWS, SHOWN_COLUMNS, SHOWN_CELLS, SHOWN_LETTERS = 30, 200, 4, 40
FOLLOWING = {  # what follows from other columns, from the title or from who sends
    "observation": ("indicator", "period", "speaker"),
    "target": ("speaker",),
    "product": ("track",),
}
ABOVE = (
    ("atas", "Milik nama yang tertulis di atasnya"),
    ("galat", "Tidak diketahui: tunjukkan sebagai galat"),
    ("lewati", "Bukan data: lewati barisnya"),
)
NO_COLUMN = ("", "Tidak ada kolomnya")
ALL_NUMBERS = ("", "Semua kolom yang berisi angka")
NO_HEADING = ("0", "Tidak ada judul: sejak baris 1 sudah data")
NTT, OURS = "53", "Provinsi Nusa Tenggara Timur"
SKIP = ("", "Lewati lembar ini")


def tables(  # noqa: PLR0917 - what is read, and all that it is read against
    asking: Asking,
    sheets: list[Sheet],
    kind: Kind,
    known: Places,
    register: Register,
    categories: frozenset[str],
    job: dict,
) -> list[Table]:
    """The tables of the sheets; empty while the sender must still say where they are, or skipped them.

    `categories` are the words for categories of products; `job` holds how the sender's headings were
    confirmed before, and whom they send for.
    """
    remembered, whole = job["columns"], sheets
    blocks = [
        block
        for sheet in sheets
        for block in (
            [(sheet, None)]
            if _key("judul", sheet) in asking.answers
            else arranging.blocks(asking, sheet, kind, remembered, known)
        )
    ]
    found: list[Table | None] = [
        _pointed(asking, sheet, kind, remembered, job["allowed"])
        if _key("judul", sheet) in asking.answers
        else table
        for sheet, table in blocks
    ]
    sheets = [sheet for sheet, _ in blocks]
    if not any(found):
        found = [_told_by_cells(asking, sheet, kind, remembered, known) for sheet in sheets]
    if not any(found) and (sheet := _chosen(asking, sheets)):
        found = [_pointed(asking, sheet, kind, remembered, job["allowed"])]
    parts: list[Table] = [
        part
        for table in found
        if table
        for part in captions.read(asking, table, kind, known, register, categories)
    ]
    parts = [_named_by_cells(asking, table, kind, known) for table in parts]
    parts = [_completed(asking, _of_their_sort(table, kind), kind) for table in parts]
    parts = [_carried(asking, table, kind) for table in parts]
    if kind.table == "export_event":
        parts = [shipments.weighed(asking, table) for table in parts]
    if kind.table == "product":
        parts = [productlist.parted(asking, table) for table in parts]
    parts = [_of_its_district(asking, table, known) for table in parts]
    taken = [_with_its_place(asking, table, kind, known, job["allowed"]) for table in parts]
    divided = [breakdown.read(asking, table, kind, register) for table in taken if table]
    return hiding.seen(asking, [table for table in divided if table], whole)


def choices(sheet: Sheet) -> list[tuple[str, str]]:
    """The rows that may be the heading, each with what it holds."""
    rows = [(str(at), _sample(row)) for at, row in enumerate(sheet.rows[:OFFERED_ROWS], start=1)]
    return [*((at, f"Baris {at}: {told}") for at, told in rows if told), NO_HEADING]


def shown(sheet: Sheet) -> dict:
    """The first rows of a sheet as they stand, for the sender to point at."""
    width = min(max(map(len, sheet.rows), default=0), SHOWN_LETTERS)
    rows = [
        [str(at), *(_text(row[column]) if column < len(row) else "" for column in range(width))]
        for at, row in enumerate(sheet.rows[:OFFERED_ROWS], start=1)
    ]
    return {"sheet": sheet.name, "letters": [letter(column) for column in range(width)], "rows": rows}


def _named_by_cells(asking: Asking, table: Table, kind: Kind, known: Places) -> Table:
    """The table with the column of its places, known by what stands in it, where no heading says it."""
    if kind.place == "product" or kind.place in table.blocks[0].columns:
        return table
    for at in table.unknown:
        told = [cell for cell in dict.fromkeys(table.cells(at)) if not values.is_blank(cell)]
        count = sum(isinstance(cell, str) and _is_place(cell, kind, known) for cell in told)
        if count >= ENOUGH_PLACES and count >= len(told) * MOST_OF_THEM:
            place = kind.field(kind.place).label
            asking.decided(
                f"{said(table.sheet)}: kolom {letter(at)} dibaca sebagai {place}, karena {count} selnya "
                "menyebut kabupaten/kota."
            )
            return _with_columns(table, {kind.place: at})
    return table


def _with_columns(table: Table, columns: dict[str, int]) -> Table:
    return replace(
        table,
        blocks=[replace(block, columns=block.columns | columns) for block in table.blocks],
        unknown={at: name for at, name in table.unknown.items() if at not in columns.values()},
    )


def _completed(asking: Asking, table: Table, kind: Kind) -> Table:
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
            if at not in pointed.values() and not all(map(values.is_blank, table.cells(at)))
        }
        if not rest:
            break
        offered = [
            (letter(at), f"Kolom {letter(at)} ({name}): {_sample(table.cells(at))}")
            for at, name in rest.items()
        ]
        text = f"{said(table.sheet)}: kolom mana yang memuat {field.label}?"
        key = f"letak:{table.sheet}:{field.name}"
        if column := asking.ask(key, text, [*offered, NO_COLUMN], field.name):
            pointed[field.name] = column_of(column)
    return _with_columns(table, pointed)


def _of_their_sort(table: Table, kind: Kind) -> Table:
    """The table with "Kabupaten" or "Kota" from a column of its own before the names of its places."""
    place = table.blocks[0].columns.get(kind.place)
    if place is None:
        return table
    sorts = {"kabupaten": "Kabupaten", "kab": "Kabupaten", "kota": "Kota", "kodya": "Kota"}
    for at in table.unknown:
        told = [normal(cell) if isinstance(cell, str) else "" for cell in table.cells(at)]
        if "kota" in told and set(told) <= sorts.keys():
            rows = [
                (number, [*row[:place], f"{sorts[sort]} {row[place]}", *row[place + 1 :]])
                for (number, row), sort in zip(table.rows, told, strict=True)
            ]
            return replace(table, rows=rows)
    return table


def _carried(asking: Asking, table: Table, kind: Kind) -> Table:
    """The table with the place of the row above where a row names none, if the sender says so."""
    place = table.blocks[0].columns.get(kind.place)
    cells = table.cells(place)
    blank = [at for at, cell in enumerate(cells) if values.is_blank(cell)]
    if place is None or kind.place == "product" or not blank or 0 in blank or len(blank) == len(cells):
        return table
    first = table.rows[blank[0]][0]
    text = (
        f"{said(table.sheet)}: {len(blank)} baris tidak menyebut {kind.field(kind.place).label}, mulai baris "
        f"{first} di bawah “{_text(cells[blank[0] - 1])}”. Miliknya siapa?"
    )
    answer = asking.ask(f"kosong_wilayah:{table.sheet}", text, ABOVE, kind.place)
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


def _key(what: str, sheet: Sheet, field: str = "") -> str:
    return f"{what}:{sheet.name}{f':{field}' if field else ''}"


def _chosen(asking: Asking, sheets: list[Sheet]) -> Sheet | None:
    """The one sheet that holds the table: the largest while the sender has not said which."""
    by_size = sorted(sheets, key=lambda sheet: -sum(len(row) for row in sheet.rows))
    if len(sheets) == 1:
        return sheets[0]
    names = [(sheet.name, said(sheet.name)) for sheet in by_size]
    name = asking.ask("lembar", "Lembar mana yang memuat tabelnya?", names, "")
    return next((sheet for sheet in sheets if sheet.name == name), by_size[0])


def _pointed(
    asking: Asking, sheet: Sheet, kind: Kind, remembered: dict[str, str], allowed: list[str]
) -> Table | None:
    """The table as the sender points it out; None while something is not said yet."""
    text = f"{said(sheet.name)}: baris mana yang memuat judul kolom?"
    row = asking.ask(_key("judul", sheet), text, choices(sheet), "")
    top, depth = (max(int(row) - 1, 0), int(row != "0")) if row else (0, 0)
    named = headings.names(kind, remembered, headings.of_columns(sheet, range(top, top + depth)))
    pointed, waits = {}, row is None
    needed = _needed(kind, allowed)
    told = [field for field in kind.fields if _key("letak", sheet, field.name) in asking.answers]
    for field in dict.fromkeys([*needed, *told]):
        key = _key("letak", sheet, field.name)
        if field.name in named and key not in asking.answers:
            continue
        text = f"{said(sheet.name)}: kolom mana yang memuat {field.label}?"
        column = asking.ask(key, text, _columns(sheet, top + depth, field), field.name)
        waits = waits or column is None
        if column:
            pointed[field.name] = column_of(column)
    if waits:
        return None
    if depth and (place := pointed.get(kind.place)) is not None:
        depth = _deeper(sheet, top, place)
    return layout.at(sheet, kind, remembered, range(top, top + depth), pointed)


def _needed(kind: Kind, allowed: list[str]) -> list[Field]:
    """The columns without which a row says nothing, and of a claim its year where there is a column of it.

    Who sends for one regency need not say which.
    """
    if kind.table == "observation":
        return [kind.field(name) for name in ("area", "value", "period")]
    one = len(allowed) == 1 and allowed[0] != EVERYWHERE
    follows = {*FOLLOWING.get(kind.table, ()), *([kind.place] if one else [])}
    return [field for field in kind.fields if field.required and field.name not in follows]


def _columns(sheet: Sheet, below: int, field: Field) -> list[tuple[str, str]]:
    """The columns of a sheet that hold anything, each with its first cells below the heading."""
    found = []
    for column in range(min(max(map(len, sheet.rows), default=0), SHOWN_COLUMNS)):
        cells = [row[column] for row in sheet.rows[below : below + OFFERED_ROWS] if column < len(row)]
        if told := _sample(cells):
            found.append((letter(column), f"Kolom {letter(column)}: {told}"))
    return [*found, ALL_NUMBERS if field.name == "value" else NO_COLUMN]


def _sample(cells: list) -> str:
    full = [_text(cell) for cell in cells if cell not in (None, "")]
    return "; ".join(full[:SHOWN_CELLS]) + ("; …" if len(full) > SHOWN_CELLS else "")


def _text(cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = str(cell).removesuffix(".0")
    return "" if cell is None else " ".join(str(cell).split())[:SHOWN_LETTERS]


def _deeper(sheet: Sheet, top: int, place: int) -> int:
    """How many rows a heading has: those below its first that name no place belong to it."""
    depth = 1
    for row in sheet.rows[top + 1 : top + layout.MAX_HEADING_ROWS]:
        cell = row[place] if place < len(row) else None
        if cell not in (None, "") and not COUNTED.fullmatch(str(cell).strip()):
            break
        depth += 1
    return depth if depth < layout.MAX_HEADING_ROWS else 1


def _told_by_cells(
    asking: Asking, sheet: Sheet, kind: Kind, remembered: dict[str, str], known: Places
) -> Table | None:
    """The table whose column of places is known by its cells, whatever stands above it, or nothing."""
    if kind.place == "product":
        return None
    best = (0, 0, 0)
    for column in range(min(max(map(len, sheet.rows), default=0), SHOWN_COLUMNS)):
        cells = [
            (at, row[column])
            for at, row in enumerate(sheet.rows)
            if column < len(row) and len(full(row)) > 1  # a place alone in a row is a title
        ]
        named = [at for at, cell in cells if isinstance(cell, str) and _is_place(cell, kind, known)]
        if len(named) >= ENOUGH_PLACES:
            told = sum(at >= named[0] and cell not in (None, "") for at, cell in cells)
            best = max(best, (len(named) if len(named) >= told * MOST_OF_THEM else 0, -column, -named[0]))
    count, column, first = best[0], -best[1], -best[2]
    if not count:
        return None
    first = _first_of_data(sheet.rows, first, column)
    top = _heading_above(sheet.rows, first)
    place = kind.field(kind.place)
    asking.decided(
        f"{said(sheet.name)}: kolom {letter(column)} dibaca sebagai {place.label}, karena {count} selnya "
        "menyebut kabupaten/kota."
    )
    return layout.at(sheet, kind, remembered, range(top, first), {kind.place: column})


def _is_place(cell: str, kind: Kind, known: Places) -> bool:
    named = places.by_name(cell, known) not in (None, NTT) or normal(cell) == places.KUPANG
    return named or (kind.place == "area" and _is_district(cell, known))


def _is_district(cell, known: Places) -> bool:
    return isinstance(cell, str) and _plain(cell) in known.districts


def _plain(district: str) -> str:
    return re.sub(r"^(kecamatan|kec) ", "", normal(district))


def _first_of_data(rows: list[list], first: int, place: int) -> int:
    """The first row of data: one above that names something and holds an amount is none of the heading."""
    while first and rows[first - 1][place : place + 1] not in ([], [None], [""]):
        amounts = [cell for cell in rows[first - 1] if values.is_amount(cell) and not periods.read(cell)]
        if not amounts or all(COUNTED.fullmatch(_text(cell)) for cell in amounts):
            break
        first -= 1
    return first


def _heading_above(rows: list[list], first: int) -> int:
    """The topmost row of the heading that ends above the first row of data: a lone text is a title."""
    top = first
    while top and first - top < layout.MAX_HEADING_ROWS:
        cells = full(rows[top - 1])
        if not cells or (len(cells) == 1 and rows[top - 1][0] not in (None, "")):
            break
        top -= 1
    return top


def _with_its_place(
    asking: Asking, table: Table, kind: Kind, known: Places, allowed: list[str]
) -> Table | None:
    """The table with the place of its rows, where no column says it; None where the sender skips it."""
    if kind.place == "product":
        return table
    column = table.blocks[0].columns.get(kind.place)
    if column is not None:
        return _without_districts(asking, table, kind, known, column) if kind.place == "area" else table
    offered = [*known.official.items(), *([(NTT, OURS)] if kind.place == "area" else [])]
    titles = [part for line in table.title.split("\n") for part in _parts(line)]
    for telling, told in (([table.of], "nama lembarnya"), (titles, "judulnya")):
        codes = {code for part in telling if (code := places.by_name(part, known)) and code != NTT}
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
    text = f"{said(table.sheet)} tidak mempunyai kolom kabupaten/kota. Semua barisnya milik wilayah mana?"
    return replace(table, whose=asking.ask(key, text, offered, kind.place))


def _of_its_district(asking: Asking, table: Table, known: Places) -> Table:
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
    if len(only) < ENOUGH_PLACES or districts | own != cells or len(own) > 1:
        return table
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
    code = asking.ask(f"kecamatan:{table.sheet}", text, [*offered, SKIP], kind.place)
    if code == "":
        return None
    blocks = [
        replace(block, columns={name: at for name, at in block.columns.items() if name != kind.place})
        for block in table.blocks
    ]
    return replace(table, blocks=blocks, rows=table.totals[-1:], totals=[], whose=code)
