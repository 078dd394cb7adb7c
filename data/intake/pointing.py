"""Where the table of a sheet is: as its headings say, else as its cells tell, else as the sender points.

What the sender pointed out stands among the answers, by sheet: `judul:` the row of the heading ("0" for
none), `letak:` the column of a field by its letter ("" for none).
"""

import re
from dataclasses import replace

from data.intake import layout, places
from data.intake.asking import Asking
from data.intake.grids import Sheet
from data.intake.kinds import Field, Kind
from data.intake.layout import COUNTED, Table, letter, normal
from data.intake.places import Places

ENOUGH_PLACES, MOST_OF_THEM = 2, 0.6  # cells that name regencies, and of a column's cells
MOST_BLOCKS = 12  # tables below each other
OFFERED_ROWS, SHOWN_COLUMNS, SHOWN_CELLS, SHOWN_LETTERS = 30, 200, 4, 40
FOLLOWING = {  # what follows from other columns, from the title or from who sends
    "observation": ("indicator", "period", "speaker"),
    "target": ("speaker",),
    "product": ("track",),
}
NO_COLUMN = ("", "Tidak ada kolomnya")
ALL_NUMBERS = ("", "Semua kolom yang berisi angka")
NO_HEADING = ("0", "Tidak ada judul: sejak baris 1 sudah data")
NTT, OURS = "53", "Provinsi Nusa Tenggara Timur"
SKIP = ("", "Lewati lembar ini")


def tables(asking: Asking, sheets: list[Sheet], kind: Kind, known: Places, job: dict) -> list[Table]:
    """The tables of the sheets; empty while the sender must still say where they are, or skipped them.

    `job` holds how the sender's headings were confirmed before, and whom they send for.
    """
    remembered = job["columns"]
    blocks = [block for sheet in sheets for block in _blocks(sheet, kind, remembered)]
    found = [
        _pointed(asking, sheet, kind, remembered) if _key("judul", sheet) in asking.answers else table
        for sheet, table in blocks
    ]
    sheets = [sheet for sheet, _ in blocks]
    if not any(found):
        found = [_told_by_cells(asking, sheet, kind, remembered, known) for sheet in sheets]
    if not any(found) and (sheet := _chosen(asking, sheets)):
        found = [_pointed(asking, sheet, kind, remembered)]
    found = [_completed(asking, table, kind) if table else None for table in found]
    taken = [_with_its_place(asking, table, kind, known, job["allowed"]) for table in found if table]
    return [table for table in taken if table]


def _blocks(sheet: Sheet, kind: Kind, remembered: dict[str, str]) -> list[tuple[Sheet, Table | None]]:
    """The sheet and its table, or where several tables stand below each other in it, each of them.

    Rows keep their numbers. A further table begins after a lone caption or an empty row, with a heading whose
    first cell is that of the table above.
    """
    table = layout.find(sheet, kind, remembered)
    last = sheet.rows[table.heading_row - 1] if table else []
    texts = ((at, cell) for at, cell in enumerate(last) if isinstance(cell, str) and cell)
    column, head = next(texts, (0, None))
    if table is None or head is None:
        return [(sheet, table)]
    below = range(table.heading_row, len(sheet.rows))
    alike = [at for at in below if sheet.rows[at][column : column + 1] == [head] and sheet.rows[at] != last]
    for at in alike[:MOST_BLOCKS]:
        start = at
        while start > table.heading_row and len(_full(sheet.rows[start - 1])) == 1:
            start -= 1
        if start == at and _full(sheet.rows[at - 1]):
            continue
        whole = sheet.whole or sheet.name
        rows = [[]] * start + sheet.rows[start:]
        rest = replace(sheet, name=f"{whole} (baris {at + 1})", rows=rows, whole=whole)
        found = layout.find(rest, kind, remembered)
        if found and found.heading_row == at + 1:
            first = replace(sheet, rows=sheet.rows[:start])
            return [(first, layout.find(first, kind, remembered)), *_blocks(rest, kind, remembered)]
    return [(sheet, table)]


def _full(row: list) -> list:
    return [cell for cell in row if cell not in (None, "")]


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


def _said(sheet: str) -> str:
    return sheet if sheet.casefold().startswith("lembar") else f"Lembar {sheet}"


def _completed(asking: Asking, table: Table, kind: Kind) -> Table:
    """The table with the columns that it must have under headings that nobody knows, as the sender points."""
    told = {kind.place, *FOLLOWING.get(kind.table, ())} | table.blocks[0].columns.keys()
    missing = [field for field in kind.fields if field.required and field.name not in told]
    if kind.table == "observation" and "value" not in told:
        missing.append(kind.field("value"))
    pointed: dict[str, int] = {}
    for field in missing:
        rest = {at: name for at, name in table.unknown.items() if at not in pointed.values()}
        if not rest:
            break
        offered = [
            (letter(at), f"Kolom {letter(at)} ({name}): {_sample(table.cells(at))}")
            for at, name in rest.items()
        ]
        text = f"{_said(table.sheet)}: kolom mana yang memuat {field.label}?"
        key = f"letak:{table.sheet}:{field.name}"
        if column := asking.ask(key, text, [*offered, NO_COLUMN], field.name):
            pointed[field.name] = _number(column)
    if not pointed:
        return table
    return replace(
        table,
        blocks=[replace(block, columns=block.columns | pointed) for block in table.blocks],
        unknown={at: name for at, name in table.unknown.items() if at not in pointed.values()},
    )


def _key(what: str, sheet: Sheet, field: str = "") -> str:
    return f"{what}:{sheet.name}{f':{field}' if field else ''}"


def _chosen(asking: Asking, sheets: list[Sheet]) -> Sheet | None:
    """The one sheet that holds the table: the largest while the sender has not said which."""
    by_size = sorted(sheets, key=lambda sheet: -sum(len(row) for row in sheet.rows))
    if len(sheets) == 1:
        return sheets[0]
    names = [(sheet.name, _said(sheet.name)) for sheet in by_size]
    name = asking.ask("lembar", "Lembar mana yang memuat tabelnya?", names, "")
    return next((sheet for sheet in sheets if sheet.name == name), by_size[0])


def _pointed(asking: Asking, sheet: Sheet, kind: Kind, remembered: dict[str, str]) -> Table | None:
    """The table as the sender points it out; None while something is not said yet."""
    text = f"{_said(sheet.name)}: baris mana yang memuat judul kolom?"
    said = asking.ask(_key("judul", sheet), text, choices(sheet), "")
    top, depth = (max(int(said) - 1, 0), int(said != "0")) if said else (0, 0)
    named = layout.names(kind, remembered, layout.headings(sheet, range(top, top + depth)))
    pointed, waits = {}, said is None
    for field in _needed(kind):
        key = _key("letak", sheet, field.name)
        if field.name in named and key not in asking.answers:
            continue
        text = f"{_said(sheet.name)}: kolom mana yang memuat {field.label}?"
        column = asking.ask(key, text, _columns(sheet, top + depth, field), field.name)
        waits = waits or column is None
        if column:
            pointed[field.name] = _number(column)
    if waits:
        return None
    if depth and (place := pointed.get(kind.place)) is not None:
        depth = _deeper(sheet, top, place)
    return layout.at(sheet, kind, remembered, range(top, top + depth), pointed)


def _needed(kind: Kind) -> list[Field]:
    """The columns without which a row says nothing, and of a claim its year where there is a column of it."""
    if kind.table == "observation":
        return [kind.field(name) for name in ("area", "value", "period")]
    return [field for field in kind.fields if field.required]


def _columns(sheet: Sheet, below: int, field: Field) -> list[tuple[str, str]]:
    """The columns of a sheet that hold anything, each with its first cells below the heading."""
    found = []
    for column in range(min(max(map(len, sheet.rows), default=0), SHOWN_COLUMNS)):
        cells = [row[column] for row in sheet.rows[below : below + OFFERED_ROWS] if column < len(row)]
        if told := _sample(cells):
            found.append((letter(column), f"Kolom {letter(column)}: {told}"))
    return [*found, ALL_NUMBERS if field.name == "value" else NO_COLUMN]


def _number(name: str) -> int:
    """The column of a letter, from 0."""
    column = 0
    for each in name:
        column = column * 26 + ord(each) - 64
    return column - 1


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
        cells = [(at, row[column]) for at, row in enumerate(sheet.rows) if column < len(row)]
        named = [at for at, cell in cells if isinstance(cell, str) and _is_place(cell, kind, known)]
        if len(named) >= ENOUGH_PLACES:
            full = sum(at >= named[0] and cell not in (None, "") for at, cell in cells)
            best = max(best, (len(named) if len(named) >= full * MOST_OF_THEM else 0, -column, -named[0]))
    count, column, first = best[0], -best[1], -best[2]
    if not count:
        return None
    top = _heading_above(sheet.rows, first)
    place = kind.field(kind.place)
    asking.decided(
        f"{_said(sheet.name)}: kolom {letter(column)} dibaca sebagai {place.label}, karena {count} selnya "
        "menyebut kabupaten/kota."
    )
    return layout.at(sheet, kind, remembered, range(top, first), {kind.place: column})


def _is_place(cell: str, kind: Kind, known: Places) -> bool:
    named = places.by_name(cell, known) not in (None, "53")
    return named or (kind.place == "area" and _is_district(cell, known))


def _is_district(cell, known: Places) -> bool:
    return isinstance(cell, str) and _plain(cell) in known.districts


def _plain(district: str) -> str:
    return re.sub(r"^(kecamatan|kec) ", "", normal(district))


def _heading_above(rows: list[list], first: int) -> int:
    """The topmost row of the heading that ends above the first row of data: a lone text is a title."""
    top = first
    while top and first - top < layout.MAX_HEADING_ROWS:
        full = [cell for cell in rows[top - 1] if cell not in (None, "")]
        if not full or (len(full) == 1 and rows[top - 1][0] not in (None, "")):
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
    named = {places.by_name(part, known) for line in table.title.split("\n") for part in _parts(line)}
    if len(named := named - {None, NTT}) == 1:
        (code,) = named
        asking.decided(
            f"{_said(table.sheet)}: semua barisnya milik {known.official[code]}, menurut judulnya."
        )
        return replace(table, whose=code)
    key = f"wilayah:{table.sheet}"
    if len(allowed) == 1 and allowed[0] in known.official:
        text = (
            f"{_said(table.sheet)} tidak menyebut kabupaten/kota: dibaca sebagai milik wilayah pengirimnya."
        )
        own = (allowed[0], known.official[allowed[0]])
        return replace(
            table, whose=asking.assume(key, text, [own, *(each for each in offered if each != own)])
        )
    text = f"{_said(table.sheet)} tidak mempunyai kolom kabupaten/kota. Semua barisnya milik wilayah mana?"
    return replace(table, whose=asking.ask(key, text, offered, kind.place))


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
    cells = {cell for cell in table.cells(column) if isinstance(cell, str)}
    districts = {cell for cell in cells if _is_district(cell, known)}
    own = {cell for cell in cells - districts if places.by_name(cell, known)}
    only = {cell for cell in districts if not places.by_name(cell, known)}
    if len(only) < ENOUGH_PLACES or districts | own != cells or len(own) > 1:
        return table
    if own:
        (name,) = own
        asking.decided(
            f"{_said(table.sheet)}: {len(districts)} baris kecamatan disisihkan; “{name}” dipakai."
        )
        kept = [(at, row) for at, row in table.rows if column < len(row) and row[column] == name]
        return replace(table, rows=kept, totals=[])
    owners = [known.districts[_plain(each)] for each in districts]
    alike = set.intersection(*owners) or set.union(*owners)
    text = (
        f"{_said(table.sheet)} memuat angka per kecamatan; register menyimpan angka per kabupaten/kota. "
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
