"""Finds the table in a sheet: title rows, headings over several rows, years or units across, totals and
footnotes.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from data.intake import bilingual, periods, units, values
from data.intake.below import ORDINAL, counts_up, parted
from data.intake.grids import Sheet
from data.intake.headings import (
    COUNTED,
    PARTS,
    field_of,
    fields_by_name,
    joined,
    letter,
    normal,
    of_columns,
    periods_across,
)
from data.intake.kinds import Kind
from data.intake.periods import YEAR_ALONE, Found

MAX_TITLE_ROWS, MAX_HEADING_ROWS = 30, 4
STATUSES = {"mandiri", "maju", "berkembang", "tertinggal", "sangat tertinggal"}  # of villages
LEAST_STATUSES = 3
OF_SHARES = re.compile(r"\b(persen|persentase|prosentase|proporsi|distribusi|komposisi)\b|%")
OF_STATUS = re.compile(r"desa|jumlah( desa)?|banyaknya|%|persen|persentase( \(%\))?")
OF_DISTRICT = re.compile(r"(nama )?(kecamatan|kec|distrik)")
OF_PROVINCE = ("provinsi", "nama provinsi", "kode provinsi")  # headings of the place where no other is
CODED = re.compile(r"(kode|kd|id|no|nomor)\b.*|prov|provinsi|propinsi")  # digits that are no amount
AREA_CODE = re.compile(r"\d{2}\.?\d{2}(\.0)?")


@dataclass(frozen=True)
class Block:
    """The columns of one kind of row: a wide table has one block per year, per unit, or per both."""

    columns: dict[str, int]  # field -> column
    period: Found | None = None  # as its heading says it, the year perhaps not
    heading: str = ""


@dataclass(frozen=True)
class Table:
    sheet: str
    heading_row: int  # as a spreadsheet numbers it
    title: str
    headings: list[str]
    blocks: list[Block]
    second_place: int | None  # a further column that names the place: code beside name
    rows: list[tuple[int, list]] = field(repr=False)
    totals: list[tuple[int, list]] = field(repr=False)
    notes: list[str]
    legend: dict[str, str]  # what a short heading stands for, as the notes below the table say
    unknown: dict[int, str]  # columns and headings that no field of the kind is known by
    of: str = ""  # the sheet in the file, where `sheet` names one block of several in it
    district: int | None = None  # the column of districts beside one of villages
    whose: str | None = None  # the place of all rows, where no column says it
    turned: tuple[int, int] | None = None  # as the sheet was
    added: int | None = None  # the first column that is not in the file but was read from captions

    def widened(self, cells: list) -> tuple["Table", int]:
        """The table with a column more, one cell for each row of data, and which column that is."""
        width = max(len(self.headings), *(len(row) for _, row in self.rows), 0)
        rows = [
            (number, [*row, *[None] * (width - len(row)), cell])
            for (number, row), cell in zip(self.rows, cells, strict=True)
        ]
        heads = [*self.headings, *[""] * (width + 1 - len(self.headings))]
        return replace(self, rows=rows, headings=heads, added=self.added or width), width

    @property
    def tells_whole(self) -> bool:
        """Is the row of the province itself among those of data?"""
        return not {number for number, _ in self.totals}.isdisjoint(number for number, _ in self.rows)

    def cells(self, column: int | None) -> list:
        """What stands in a column of the rows of data."""
        if column is None:
            return [None] * len(self.rows)
        try:
            return [row[column] for _, row in self.rows]
        except IndexError:  # not all of them are as long
            return [row[column] if column < len(row) else None for _, row in self.rows]


def find(sheet: Sheet, kind: Kind, remembered: dict[str, str], of_whole: re.Pattern[str]) -> Table | None:
    """The table of a sheet, or None when no heading of this kind is in it.

    `remembered` maps a heading to a field ('' for none), as this sender confirmed it before; `of_whole` is
    what names the province's own row (`Places.total`).
    """
    known = fields_by_name(kind, remembered)
    found = _found(sheet, kind, known, of_whole)
    if found is None and kind.place == "area":  # beside a column of regencies it would say where they lie
        found = _found(sheet, kind, dict.fromkeys(OF_PROVINCE, kind.place) | known, of_whole)
    return found


def _found(sheet: Sheet, kind: Kind, known: dict[str, str], of_whole: re.Pattern[str]) -> Table | None:
    best = (0.0, -1, 0)
    for top in range(min(MAX_TITLE_ROWS, len(sheet.rows))):
        if top and _goes_on(sheet.rows[top - 1 : top + 1], known, kind):  # it began in the row above
            continue
        for depth in range(1, MAX_HEADING_ROWS + 1):
            rows = sheet.rows[top : top + depth]
            if all(cell in (None, "") for cell in rows[-1:] and rows[-1]):  # an empty row ends what is above
                break
            if len(rows) < depth or (
                depth > 1 and (_is_title(rows[-2:], known) or _names_a_place(rows, known, kind))
            ):
                break
            if any(map(_is_amount, rows[-1])):
                break
            if _goes_on(sheet.rows[top + depth - 1 : top + depth + 1], known, kind):
                continue
            score = _score(joined(rows), known, kind, of_whole) + any(map(units.only, rows[1:]))
            score += _goes_deeper(rows, known, kind) / 2
            best = max(best, (score, -depth, -top))  # of equals, the one with the fewest rows
    score, depth, top = best[0], -best[1], -best[2]
    if score < 2:
        return None
    return _table(sheet, kind, known, range(top, top + _to_its_numbers(sheet.rows, top, depth)), of_whole)


def _to_its_numbers(rows: list[list], top: int, depth: int) -> int:
    """How many rows a heading has: years alone below it are of it, and the row (1) (2) (3) ends it."""
    for deeper in range(depth, MAX_HEADING_ROWS):
        row = rows[top + deeper] if top + deeper < len(rows) else []
        if _is_of_years(row):
            depth = deeper + 1
            continue
        if counts_up(row):
            return deeper
        if not all(cell in (None, "") or isinstance(cell, str) for cell in row):
            break
    return depth


def _is_of_years(row: list) -> bool:
    """Does a row hold nothing but years, two at least, and none in its first column?"""
    told = [cell for cell in row if cell not in (None, "")]
    return len(told) > 1 and row[0] in (None, "") and all(YEAR_ALONE.fullmatch(_year(cell)) for cell in told)


def _year(cell) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()


def _is_title(rows: list[list], known: dict[str, str]) -> bool:
    """Does the first row hold one text only, above headings of their own? Then it heads the whole table."""
    full = [column for column, cell in enumerate(rows[0]) if cell not in (None, "")]
    if full != [0]:
        return False
    if rows[1][:1] in ([], [None], [""]):  # a heading of two rows, if it heads a column at all
        return field_of(str(rows[0][0]), known) is None
    return rows[1][:1] != rows[0][:1]


def _goes_on(rows: list[list], known: dict[str, str], kind: Kind) -> bool:
    """Does the heading of the places stand below itself again? Then it is merged over rows, or is data."""
    return len(rows) == 2 and any(
        isinstance(cell, str) and _named_in(known, cell) == kind.place and normal(cell) == normal(below or "")
        for cell, below in zip(*rows, strict=False)
    )


def _goes_deeper(rows: list[list], known: dict[str, str], kind: Kind) -> bool:
    """Is the last of these rows nothing but texts, with none below the heading of the places?"""
    told = [(at, cell) for at, cell in enumerate(rows[-1]) if cell not in (None, "")]
    if len(rows) < 2 or len(told) < 2 or not all(isinstance(cell, str) for _, cell in told):
        return False
    naming = [at for at, head in enumerate(rows[0]) if _named_in(known, head) == kind.place]
    return bool(naming) and not any(at in naming or values.is_amount(cell) for at, cell in told)


def _named_in(known: dict[str, str], head) -> str | None:
    """The field that one cell of a heading names, in two languages or in ours alone."""
    return known.get(normal(bilingual.ours(head))) if isinstance(head, str) else None


def _is_amount(cell) -> bool:
    """Is a cell a number that heads nothing: no year, and no number of a column, a month or a code?"""
    if isinstance(cell, float) and not cell.is_integer():
        return True
    return isinstance(cell, str) and re.fullmatch(r"\d{1,3}([.]\d{3})*,\d{1,3}%?", cell.strip()) is not None


def _names_a_place(rows: list[list], known: dict[str, str], kind: Kind) -> bool:
    """Does the last of these rows name a place below its heading? Then it is data, and no heading."""
    first, last = rows[0], rows[-1]
    for head, cell in zip(first, last, strict=False):
        if _named_in(known, head) == kind.place and cell not in (None, ""):
            return normal(cell) != normal(head) and not COUNTED.fullmatch(str(cell).strip())
    return False


def _score(headings: list[str], known: dict[str, str], kind: Kind, of_whole: re.Pattern[str]) -> float:
    fields = {found for heading in headings if heading and (found := field_of(heading, known))}
    wide = "period" in [each.name for each in kind.fields]
    years = periods_across(headings, known, of_whole) if wide else {}
    if kind.table == "product" and "village" in fields:  # of villages in their districts, whatever they make
        fields |= {"district"} if any(OF_DISTRICT.fullmatch(normal(each)) for each in headings) else set()
    required = {each.name for each in kind.fields if each.required}
    return len(fields) + len(fields & required) + min(len(set(years.values())), 3) * (kind.place in fields)


def at(  # noqa: PLR0917 - a sheet, and what is known of its table
    sheet: Sheet,
    kind: Kind,
    remembered: dict[str, str],
    heading: range,
    pointed: Mapping[str, int],
    of_whole: re.Pattern[str],
) -> Table:
    """The table under the rows of a heading, counted from 0, with some of its columns pointed out."""
    known = fields_by_name(kind, remembered)
    if kind.place == "area":
        known = dict.fromkeys(OF_PROVINCE, kind.place) | known
    return _table(sheet, kind, known, heading, of_whole, pointed)


def _table(  # noqa: PLR0917 - a sheet, and what is known of its table
    sheet: Sheet,
    kind: Kind,
    known: dict[str, str],
    heading: range,
    of_whole: re.Pattern[str],
    pointed: Mapping[str, int] = MappingProxyType({}),
) -> Table:
    top, depth = heading.start, len(heading)
    title = "\n".join(str(cell).strip() for row in sheet.rows[:top] for cell in row if cell not in (None, ""))
    heads = of_columns(sheet, heading)
    heads = _of_statuses(heads, title) if kind.place == "area" else heads
    fields = [field_of(heading, known) if heading else None for heading in heads]
    fields = [None if name in pointed else name for name in fields]  # pointed out elsewhere
    for pointed_out, column in pointed.items():
        fields[column] = pointed_out
    if pointed:  # then a column may do without a heading
        heads = [heading or f"kolom {letter(column)}" for column, heading in enumerate(heads)]
    naming = [column for column, name in enumerate(fields) if name == kind.place]
    rows, totals, notes, legend = parted(sheet.rows, top, depth, naming, kind.place == "area", of_whole)
    fields = [
        _of_digits(rows, column, kind) if name == "id" and column not in pointed.values() else name
        for column, name in enumerate(fields)
    ]
    wide = "period" in [each.name for each in kind.fields]
    headed = periods_across(heads, known, of_whole) if wide else {}
    years: dict[int, Found | None] = {
        column: said for column, said in headed.items() if not _is_of_words(rows, column)
    }
    if "value" in pointed:
        years = {pointed["value"]: years.get(pointed["value"])} if wide else {}
    columns: dict[str, int] = {}
    second, measured, unknown = None, [], []
    for column, (said, name) in enumerate(zip(heads, fields, strict=True)):
        counts = ORDINAL.fullmatch(normal(said)) and _numbers_rows(rows, column)
        if not said or column in years or counts:
            continue
        if name == kind.place and _is_of_parts(rows, column):
            unknown.append(column)
        elif name == kind.place and name in columns:
            second = column
        elif wide and name == "value":
            measured.append(column)
        elif name and (
            name not in columns or (_is_empty(rows, columns[name]) and not _is_empty(rows, column))
        ):
            columns[name] = column
        elif not ORDINAL.fullmatch(normal(said)):
            unknown.append(column)
    if wide and "indicator" not in columns:
        measured += [
            column
            for column in unknown
            if (not measured or units.stated(heads[column])) and _measures(rows, column, heads[column])
        ]
    across = years or dict.fromkeys(measured if "indicator" not in columns else measured[:1])
    last = {column: normal(heads[column].rsplit(" | ", maxsplit=1)[-1]) for column in unknown}
    district = next((column for column in unknown if OF_DISTRICT.fullmatch(last[column])), None)
    district = district if "village" in columns else None
    unheard = {column: heads[column] for column in unknown if column not in across and column != district}
    blocks = [
        Block(columns | {"value": column}, year, heads[column]) for column, year in sorted(across.items())
    ] or [Block(columns)]
    table = Table(sheet.name, top + depth, title, heads, blocks, second, rows, totals, notes, legend, unheard)
    return replace(table, district=district, of=sheet.whole or sheet.name, turned=sheet.turned)


def _of_statuses(heads: list[str], title: str) -> list[str]:
    """The headings, where those of villages by their status leave out what they count, or of what a share."""
    ends = [[periods.without(part) for part in head.split(" | ")[-2:]] for head in heads]
    # "Mandiri" over "Desa" and "%": the last says what is told of it.
    of_units = [len(end) > 1 and OF_STATUS.fullmatch(end[1].strip(" ()").casefold()) for end in ends]
    last = [normal(end[0] if unit else end[-1]) for end, unit in zip(ends, of_units, strict=True)]
    if len(STATUSES.intersection(last)) < (LEAST_STATUSES if not any(of_units) else 1):
        return heads
    whole = bool(OF_SHARES.search(" ".join((title, *heads)).casefold()))
    shares = [
        bool(OF_SHARES.search(end[1].casefold())) if unit else whole
        for end, unit in zip(ends, of_units, strict=True)
    ]
    counted = dict.fromkeys(STATUSES, "desa {}") | dict.fromkeys(("jumlah", "total"), "desa")
    said = [periods.found(head).period for head in heads]
    return [
        f"{'Persentase' if share else 'Jumlah'} {counted[word].format(word)} {period or ''}".strip()
        if word in counted
        else head
        for head, word, share, period in zip(heads, last, shares, said, strict=True)
    ]


def _is_of_words(rows: list[tuple[int, list]], column: int) -> bool:
    """Does a column under a year hold words and no number, as "Status 2024" does?

    What has digits may be a number in a way that must be asked about, as "(0,84)" is.
    """
    cells = [row[column] for _, row in rows if column < len(row) and not values.is_blank(row[column])]
    if not cells or not all(isinstance(cell, str) for cell in cells) or any(map(values.is_amount, cells)):
        return False
    return sum(any(map(str.isdigit, cell)) for cell in cells) < len(cells) / 2


def _is_of_parts(rows: list[tuple[int, list]], column: int) -> bool:
    """Does a column under "Daerah" say of which part of a place its numbers are, and not of which place?"""
    told = {row[column] for _, row in rows if column < len(row) and not values.is_blank(row[column])}
    return bool(told) and all(isinstance(cell, str) and normal(cell) in PARTS for cell in told)


def _of_digits(rows: list[tuple[int, list]], column: int, kind: Kind) -> str | None:
    """What a column "id" is: no code of a row is of digits alone, but codes of regencies are."""
    cells = [
        str(row[column]).strip() for _, row in rows if column < len(row) and row[column] not in (None, "")
    ]
    if not cells or not all(re.fullmatch(r"[\d.]+", cell) for cell in cells):
        return "id"
    return kind.place if kind.place != "product" and all(map(AREA_CODE.fullmatch, cells)) else None


def _is_empty(rows: list[tuple[int, list]], column: int) -> bool:
    return all(values.is_blank(row[column]) for _, row in rows if column < len(row))


def _numbers_rows(rows: list[tuple[int, list]], column: int) -> bool:
    """Does a column only number the rows? Its cells are whole numbers that rise by one, or nothing."""
    cells = [row[column] for _, row in rows if column < len(row) and row[column] not in (None, "")]
    if not all(re.fullmatch(r"\d{1,7}(\.0)?\.?", str(cell).strip()) for cell in cells):
        return False
    found = [int(float(str(cell).strip().rstrip("."))) for cell in cells]
    return found == list(range(found[0], found[0] + len(found))) if found else True


def _measures(rows: list[tuple[int, list]], column: int, heading: str) -> bool:
    """Does a column under an unknown heading hold amounts, so that the sender must say of what?"""
    cells = [row[column] for _, row in rows if column < len(row) and not values.is_blank(row[column])]
    numbers = sum(map(values.is_amount, cells))
    return numbers > len(cells) / 2 and not CODED.fullmatch(normal(heading))
