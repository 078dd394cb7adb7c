"""Rows that are captions of the rows below them: of a year, a measure, a place, or only of a group.

What a caption says is written into each row below it, in a column that the file does not have.
"""

import re
from dataclasses import dataclass, replace
from typing import Any

from data.intake import bilingual, measures, periods, places, subject
from data.intake.arranging import said
from data.intake.asking import Asking
from data.intake.headings import normal
from data.intake.kinds import Kind
from data.intake.layout import Table
from data.intake.measures import Register
from data.intake.periods import Found
from data.intake.places import Places

MOST_CAPTIONS = 40  # more are rows in which something is missing
NAMED = 4  # that a sentence names
ORDINAL = re.compile(r"^\(?([ivx]{1,5}|[a-z]|\d{1,2})[.)]\s*", re.IGNORECASE)
GROUPED = re.compile(r"\(?([IVX]{1,5}|[A-Z])[.)]?")  # how a group is numbered, where its rows count 1, 2, 3
SORTS = ("kabupaten", "kota")  # captions that tell a regency from a city of the same name
DISTRICT = "district"
AIM = "aim"  # of rows that are wanted or foretold, and no results
HEADING = "judul bagian"
OF_RESULTS = re.compile(r"\b(realisasi|capaian|hasil)\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Caption:
    field: str  # what it says of its rows; "" for nothing that is kept
    value: str
    period: Found | None = None


def read(  # noqa: PLR0917 - what is read, and all that it is read against
    asking: Asking, table: Table, kind: Kind, known: Places, register: Register, categories: frozenset[str]
) -> list[Table]:
    """The table without the rows that are captions, and with what these say in its other rows.

    A caption that says a period begins a table of its own. `categories` are the words for categories of
    products, in plain letters.
    """
    told = {
        number: caption
        for number, row in table.rows
        if len(full := _first_cells(row)) <= 2
        and (
            (caption := _caption(full, table, kind, known, register))
            or (caption := _of_products(full, table, kind, categories))
        )
    }
    if not told or len(told) > MOST_CAPTIONS or len(told) == len(table.rows):
        return [table]
    told = _without_aims(asking, table, told)
    _say(asking, table, told)
    says = dict.fromkeys(each.field for each in told.values() if each.field != AIM)
    free = _free(table, kind, set(says))
    fields = [each for each in says if each in free]
    width = max(len(table.headings), *(len(row) for _, row in table.rows))
    filled = replace(
        table,
        headings=[*table.headings, *[""] * (width - len(table.headings)), *[HEADING] * len(fields)],
        blocks=[
            replace(
                block,
                columns=block.columns
                | {each: width + at for at, each in enumerate(fields) if each != DISTRICT},
            )
            for block in table.blocks
        ],
        district=width + fields.index(DISTRICT) if DISTRICT in fields else table.district,
        added=width,
    )
    tables, sort, aimed = [filled], "", False
    now: dict[str, str | None] = {}
    if kind.place in fields:  # each block has its place above it, the first above the heading
        titles = [line for line in table.title.split("\n") if places.by_name(line, known) in known.official]
        now[kind.place] = titles[0] if len(titles) == 1 else None
    rows: list[tuple[int, list]] = []
    place = table.blocks[0].columns.get(kind.place)
    for number, row in table.rows:
        if caption := told.get(number):
            if caption.period:
                tables[-1] = replace(tables[-1], rows=rows)
                tables, rows = [*tables, _within(filled, caption.period)], []
            aimed = caption.field == AIM
            now[caption.field] = caption.value
            if caption.field in (kind.place, DISTRICT):  # a new one ends what lay in the one before
                now |= {"village": None} | ({DISTRICT: None} if caption.field == kind.place else {})
            sort = sort if caption.field else normal(bilingual.ours(caption.value))
        elif not aimed:
            whole = _completed(row, width, place, now.get(kind.place), sort, known)
            rows.append((number, [*whole, *map(now.get, fields)]))
    tables[-1] = replace(tables[-1], rows=rows)
    return [each for each in tables if each.rows]


def _without_aims(asking: Asking, table: Table, told: dict[int, _Caption]) -> dict[int, _Caption]:
    """The captions; those of targets are of a group like others, if they head results for the sender."""
    aims = list(dict.fromkeys(caption.value for caption in told.values() if caption.field == AIM))
    if not aims:
        return told
    text = f"{said(table.sheet)}: baris di bawah “{'; '.join(aims[:NAMED])}” dilewati, karena bukan hasil."
    if asking.assume(f"sasaran:{table.sheet}", text, subject.AIMED) == subject.AIMED[0][0]:
        return told
    return {
        number: replace(caption, field="" if caption.field == AIM else caption.field)
        for number, caption in told.items()
    }


def _say(asking: Asking, table: Table, told: dict[int, _Caption]) -> None:
    groups = [caption.value for caption in told.values() if not caption.field]
    if groups:
        more = f", dan {len(groups) - NAMED} lainnya" if len(groups) > NAMED else ""
        named = "; ".join(groups[:NAMED])
        asking.decided(f"{said(table.sheet)}: {len(groups)} baris judul kelompok disisihkan ({named}{more}).")
    words = list(dict.fromkeys(each.value for each in told.values() if each.field not in ("", AIM)))
    if words:
        more = f"; dan {len(words) - NAMED} lainnya" if len(words) > NAMED else ""
        named = "; ".join(words[:NAMED])
        asking.decided(f"{said(table.sheet)}: judul bagian berlaku bagi baris di bawahnya ({named}{more}).")


def _within(table: Table, period: Found) -> Table:
    """A table whose numbers are of a period, or of a part of the year that its headings say."""
    blocks = [
        replace(block, period=block.period.within(period) if block.period else period)
        for block in table.blocks
    ]
    return replace(table, blocks=blocks)


def _completed(  # noqa: PLR0917 - a row, and all that stands above it
    row: list, width: int, place: int | None, now: str | None, sort: str, known: Places
) -> list:
    """A row as long as all others, with the place that its captions say where it names none."""
    row = [*row, *[None] * (width - len(row))]
    if place is not None and row[place] in (None, ""):
        row[place] = now
    elif place is not None and sort in SORTS and (pair := _shared(row[place], known)):
        row[place] = known.official[pair[SORTS.index(sort)]]
    return row


def _shared(cell, known: Places) -> tuple[str, str] | None:
    """The regency and the city that a cell may name, also behind the number of its row."""
    name = places.shared_name(cell, known)
    return known.shared[name] if name else None


def _free(table: Table, kind: Kind, told: set[str]) -> set[str]:
    """The fields that a caption may say, where no column says them; `told` are those that captions say."""
    free = {kind.place} if kind.place != "product" else set()
    free |= {"indicator"} if kind.table == "observation" else set()
    free |= {"category", "village"} if kind.table == "product" else set()
    if "village" in table.blocks[0].columns.keys() | told and table.district is None:
        free.add(DISTRICT)
    return free - table.blocks[0].columns.keys()


def _first_cells(row: list) -> list[tuple[int, Any]]:
    """The cells of a row in which something stands, three at most: a row of more is no caption."""
    full = []
    for at, cell in enumerate(row):
        if cell is not None and cell != "":
            full.append((at, cell))
            if len(full) > 2:
                break
    return full


def _caption(  # noqa: PLR0911 - one return per sort of caption
    full: list[tuple[int, Any]], table: Table, kind: Kind, known: Places, register: Register
) -> _Caption | None:
    """What the full cells of a row say of those below it, if nothing but one text stands in it."""
    if (
        len(full) == 2
        and isinstance(full[0][1], str)
        and ORDINAL.fullmatch(f"{full[0][1].strip().rstrip('.)')}.")
    ):
        full = full[1:]
    if len(full) != 1 or not isinstance(full[0][1], str):
        return None
    ((at, cell),) = full
    text = ORDINAL.sub("", cell.strip(), count=1)
    columns = table.blocks[0].columns
    if at == columns.get(kind.place) and places.is_outside(text, known):  # of a province, whose places follow
        return None
    if kind.table == "observation":
        if period := periods.only(periods.DAY_OF_MONTH.sub("", OF_RESULTS.sub(" ", text))):
            return _Caption("period", text, period)
        if register.equal(text):
            alike = len({subject.measure(table, block) for block in table.blocks}) == 1
            return _Caption("indicator", text) if alike else None
    if places.by_name(text, known):
        own = at == columns.get(kind.place)  # a row of the place itself, in which nothing is told
        return None if own or kind.place == "product" else _Caption(kind.place, text)
    plain = normal(bilingual.ours(text))
    if places.DISTRICT.match(plain) and places.DISTRICT.sub("", plain) in known.districts:
        return _Caption(DISTRICT, text)
    if kind.place != "area" or at > columns.get(kind.place, at) or places.resembles(text, known):
        return None
    if kind.table == "observation" and measures.is_aim([text]) and not measures.is_result(text):
        return _Caption(AIM, text)
    return _Caption("", text)


def _of_products(
    full: list[tuple[int, Any]], table: Table, kind: Kind, categories: frozenset[str]
) -> _Caption | None:
    """What the full cells of a row of a list of products says of those below it: a village or a category.

    Where groups are numbered otherwise than their rows (I, II, A, B), the words need not be known: what they
    mean is asked. A column of categories makes such a row the name of a group only.
    """
    if kind.table != "product" or not full or not all(isinstance(cell, str) for _, cell in full):
        return None
    mark, text = "", full[-1][1].strip()
    if len(full) == 2:
        mark = full[0][1].strip()
    elif parts := re.match(rf"{GROUPED.pattern}(?<=[.)])\s*(?=\S)", text):
        mark, text = parts[0].strip(), text[parts.end() :]
    numbered = GROUPED.fullmatch(mark) is not None
    columns = table.blocks[0].columns
    known = not mark and normal(text) in categories and "category" not in columns
    if not text or not (numbered or known):
        return None
    if places.VILLAGE.match(normal(text)):
        return _Caption("village" if "village" not in columns else "", text)
    return _Caption("category" if "category" not in columns else "", text)
