"""Where the table of a sheet is: as its headings say, else as its cells tell, else as the sender points.

What the sender pointed out stands among the answers, by sheet: `judul:` the row of the heading ("0" for
none), `letak:` the column of a field by its letter ("" for none).
"""

from dataclasses import replace
from pathlib import Path

from data.accounts.people import EVERYWHERE
from data.intake import (
    arranging,
    breakdown,
    captions,
    headings,
    hiding,
    layout,
    measures,
    months_across,
    parts_of_years,
    periods,
    productlist,
    shipments,
    siblings,
    values,
)
from data.intake.arranging import full, said
from data.intake.asking import Asking
from data.intake.completing import (
    ENOUGH_PLACES,
    FOLLOWING,
    MOST_OF_THEM,
    NO_COLUMN,
    carried,
    completed,
    is_place,
    named_by_cells,
    of_its_district,
    of_their_sort,
    with_its_place,
)
from data.intake.grids import Sheet
from data.intake.headings import COUNTED, column_of, letter
from data.intake.kinds import Field, Kind
from data.intake.layout import Table
from data.intake.measures import Register
from data.intake.places import Places
from data.intake.samples import OFFERED_ROWS, SHOWN_COLUMNS, choices, sample, shortly

LEAST_ROWS, MOST_NAMED = 2, 6  # rows with numbers of a sheet that is no cover; sheets that a sentence names
ALL_NUMBERS = ("", "Semua kolom yang berisi angka")


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
        _pointed(asking, sheet, kind, remembered, job["allowed"], known)
        if _key("judul", sheet) in asking.answers
        else table
        for sheet, table in blocks
    ]
    sheets = [sheet for sheet, _ in blocks]
    found = hiding.without_sheets(asking, sheets, found)
    if any(found):
        _say_unread(asking, sheets, found)
    if not any(found):
        found = [_told_by_cells(asking, sheet, kind, remembered, known) for sheet in sheets]
    if not any(found) and (sheet := _chosen(asking, sheets)):
        found = [_pointed(asking, sheet, kind, remembered, job["allowed"], known)]
    parts: list[Table] = [
        part
        for table in found
        if table
        for part in captions.read(asking, table, kind, known, register, categories)
    ]
    if kind.table == "product":
        parts = [productlist.ticked(asking, table) for table in parts]
        parts = [productlist.with_category(asking, table, categories) for table in parts]
    if kind.table == "observation":
        parts = [parts_of_years.joined(asking, table) for table in parts]
    if kind.table == "export_event":
        newest = int(job["today"][:4])
        parts = [months_across.below_each_other(asking, table, newest) for table in parts]
    parts = [named_by_cells(asking, table, kind, known) for table in parts]
    parts = [completed(asking, of_their_sort(table, kind, known), kind) for table in parts]
    parts = [carried(asking, table, kind, kind.place) for table in parts]
    if kind.table == "observation":
        parts = [carried(asking, table, kind, "period") for table in parts]
    if kind.table == "export_event":
        parts = [shipments.weighed(asking, table) for table in parts]
    if kind.table == "product":
        parts = [productlist.of_products(asking, table) for table in parts]
        parts = [productlist.without_other_words(asking, table, kind) for table in parts]
        parts = [productlist.parted(asking, productlist.without_accounts(asking, table)) for table in parts]
    parts = [of_its_district(asking, table, known) for table in parts]
    taken = [with_its_place(asking, table, kind, known, job["allowed"]) for table in parts]
    if measures.is_aim([stem := Path(job["name"]).stem], of_plans=False) and not measures.is_result(stem):
        taken = [
            table and replace(table, title="\n".join(filter(None, (table.title, stem)))) for table in taken
        ]
    divided = [breakdown.read(asking, table, kind, register) for table in taken if table]
    whole_tables = [siblings.with_yearless(table, register) for table in divided if table]
    return hiding.seen(asking, whole_tables, whole)


def _say_unread(asking: Asking, sheets: list[Sheet], found: list[Table | None]) -> None:
    """Say which sheets hold numbers and no table of this kind."""
    read = {sheet.whole or sheet.name for sheet, table in zip(sheets, found, strict=True) if table}
    rest = [
        sheet.name
        for sheet in sheets
        if (sheet.whole or sheet.name) not in read
        and sum(any(isinstance(cell, int | float) for cell in row) for row in sheet.rows) >= LEAST_ROWS
    ]
    if rest:
        more = f", dan {len(rest) - MOST_NAMED} lainnya" if len(rest) > MOST_NAMED else ""
        asking.decided(f"Lembar tanpa tabel jenis ini tidak dibaca: {', '.join(rest[:MOST_NAMED])}{more}.")


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


def _pointed(  # noqa: PLR0917 - what is read, and all that it is read against
    asking: Asking, sheet: Sheet, kind: Kind, remembered: dict[str, str], allowed: list[str], known: Places
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
    return layout.at(sheet, kind, remembered, range(top, top + depth), pointed, known.total)


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
        if told := sample(cells):
            found.append((letter(column), f"Kolom {letter(column)}: {told}"))
    return [*found, ALL_NUMBERS if field.name == "value" else NO_COLUMN]


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
        named = [at for at, cell in cells if isinstance(cell, str) and is_place(cell, kind, known)]
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
    return layout.at(sheet, kind, remembered, range(top, first), {kind.place: column}, known.total)


def _first_of_data(rows: list[list], first: int, place: int) -> int:
    """The first row of data: one above that names something and holds an amount is none of the heading."""
    while first and rows[first - 1][place : place + 1] not in ([], [None], [""]):
        amounts = [cell for cell in rows[first - 1] if values.is_amount(cell) and not periods.read(cell)]
        if not amounts or all(COUNTED.fullmatch(shortly(cell)) for cell in amounts):
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
