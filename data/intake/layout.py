"""Finds the table in a sheet: title rows, headings over several rows, years or units across, totals and
footnotes.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from data.intake import bilingual, periods, units, values
from data.intake.grids import Sheet
from data.intake.kinds import Kind
from data.intake.periods import Found

MAX_TITLE_ROWS, MAX_HEADING_ROWS = 30, 4
TOTAL = re.compile(r"(sub ?)?(jumlah|total)( .*)?")
TOTAL_ALONE = re.compile(r"(sub ?)?(jumlah|total)( (besar|semua|keseluruhan|seluruhnya|umum))?")
PROVINCE = re.compile(r"((jumlah|total) )?((provinsi|prov) )?(nusa tenggara timur|ntt)( (jumlah|total))?")
AVERAGE = re.compile(  # and what else is reckoned from the rows above
    r"(nilai )?(rata rata|rerata|rataan|minimum|maksimum|min|maks|max|median|terendah|tertinggi)( .*)?"
    r"|standar deviasi|simpangan baku"
)
NOTE = re.compile(
    r"\s*(\*|sumber|catatan|keterangan|ket\b|dicetak|mengetahui|\d\)).*", re.IGNORECASE | re.DOTALL
)
BELOW = re.compile(
    r"\s*((keterangan|ket\.?|catatan( kaki)?|sumber( data)?|legenda|notes?|source|n\.?b\.?|footnotes?"
    r"|remarks?|penjelasan( teknis| umum)?|notasi|singkatan|definisi|simbol|(daftar )?istilah|glosarium"
    r"|metadata|info|disclaimer|petunjuk|diolah\b.*)\s*(\([^)]*\))?\s*(:.*)?(/.*)?"
    r"|[^\W\d_]+( [^\W\d_]+)?, ?\d{1,2} [^\W\d_]+ \d{4}|mengetahui\b.*|a\.?n\.? .*|nip\b.*"
    r"|kepala (dinas|badan|bidang|bagian|bps|seksi|sub)\b.*)",
    re.IGNORECASE | re.DOTALL,
)  # and after place and day of a signature
MARK = re.compile(r"\(?(\*{1,4}|[¹²³⁴⁵⁶⁷⁸⁹]|\d{1,2}(?=\))|[a-z](?=\)))\s*\)?\s*[:=]?")  # "*)" of a footnote
LETTER = re.compile(r"\(?[a-z]\)?\s*[:=]?")  # "e" for what was estimated
ROW_NUMBER = r"\d{1,7}(\.0)?\.?"
STATUSES = {"mandiri", "maju", "berkembang", "tertinggal", "sangat tertinggal"}  # of villages
LEAST_STATUSES = 3
OF_DISTRICT = re.compile(r"(nama )?(kecamatan|kec|distrik)")
OF_PROVINCE = ("provinsi", "nama provinsi", "kode provinsi")  # headings of the place where no other is
COUNTED = re.compile(r"\(?(\d{1,2})\)?(\s*=.+)?")  # "(4) = (3) - (2)" too
LETTERED = re.compile(r"\(?([a-z])\)?(\s*=.+)?", re.IGNORECASE)
LEAST_LETTERED = 3
LEAST_WITH_GAPS = 5  # numbers that each say which column theirs is
ORDINAL = re.compile(r"no|nomor urut|no urut|id")  # numbers the rows, when it counts up
CODED = re.compile(r"(kode|id|no|nomor)\b.*")  # digits that are no amount
LONG_NOTE = 40
OF_SYSTEM = re.compile(
    r"\b(bps|kemendagri|mendagri)\b"
)  # whose code or name it is: "bps_kode_kabupaten_kota"
ASKING = re.compile(  # how a form on the web asks for it: "Apa nama produk unggulannya?"
    r"^((apa|apakah|pilih|sebutkan|tuliskan|tulis|isikan|isi|sudah|pernah|saat|ini) )+"
    r"|(?<=unggulan)nya$|(?<=produk)nya$| (anda|bapak ibu|saudara)$"
)
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

    def cells(self, column: int | None) -> list:
        """What stands in a column of the rows of data."""
        if column is None:
            return [None] * len(self.rows)
        return [row[column] if column < len(row) else None for _, row in self.rows]


@lru_cache(maxsize=1 << 14, typed=True)  # of every village, several times in one file
def normal(text) -> str:
    """Letters and digits in lower case, the rest as single spaces: what two spellings share."""
    return " ".join(re.findall(r"[^\W_]+", str(text).casefold()))


def letter(column: int) -> str:
    """The name of a column as a spreadsheet shows it."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_of(name: str) -> int:
    """The column of a letter, from 0."""
    column = 0
    for each in name:
        column = column * 26 + ord(each) - 64
    return column - 1


def find(sheet: Sheet, kind: Kind, remembered: dict[str, str]) -> Table | None:
    """The table of a sheet, or None when no heading of this kind is in it.

    `remembered` maps a heading to a field ('' for none), as this sender confirmed it before.
    """
    known = _known(kind, remembered)
    found = _found(sheet, kind, known)
    if found is None and kind.place == "area":  # beside a column of regencies it would say where they lie
        found = _found(sheet, kind, dict.fromkeys(OF_PROVINCE, kind.place) | known)
    return found


def _found(sheet: Sheet, kind: Kind, known: dict[str, str]) -> Table | None:
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
            score = _score(_headings(rows), known, kind) + (depth > 1 and units.only(rows[-1]))
            score += _goes_deeper(rows, known, kind) / 2
            best = max(best, (score, -depth, -top))  # of equals, the one with the fewest rows
    score, depth, top = best[0], -best[1], -best[2]
    if score < 2:
        return None
    return _table(sheet, kind, known, range(top, top + _to_its_numbers(sheet.rows, top, depth)))


def _to_its_numbers(rows: list[list], top: int, depth: int) -> int:
    """How many rows a heading has: the row (1) (2) (3) ends it, where one follows at once."""
    for deeper in range(depth, MAX_HEADING_ROWS):
        row = rows[top + deeper] if top + deeper < len(rows) else []
        if _counts_up(row):
            return deeper
        if not all(cell in (None, "") or isinstance(cell, str) for cell in row):
            break
    return depth


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
        isinstance(cell, str)
        and known.get(normal(cell)) == kind.place
        and normal(cell) == normal(below or "")
        for cell, below in zip(*rows, strict=False)
    )


def _goes_deeper(rows: list[list], known: dict[str, str], kind: Kind) -> bool:
    """Is the last of these rows nothing but texts, with none below the heading of the places?"""
    told = [(at, cell) for at, cell in enumerate(rows[-1]) if cell not in (None, "")]
    if len(rows) < 2 or len(told) < 2 or not all(isinstance(cell, str) for _, cell in told):
        return False
    naming = [at for at, head in enumerate(rows[0]) if known.get(normal(head or "")) == kind.place]
    return bool(naming) and not any(at in naming or values.is_amount(cell) for at, cell in told)


def _is_amount(cell) -> bool:
    """Is a cell a number that heads nothing: no year, and no number of a column, a month or a code?"""
    if isinstance(cell, float) and not cell.is_integer():
        return True
    return isinstance(cell, str) and re.fullmatch(r"\d{1,3}([.]\d{3})*,\d{1,3}%?", cell.strip()) is not None


def _names_a_place(rows: list[list], known: dict[str, str], kind: Kind) -> bool:
    """Does the last of these rows name a place below its heading? Then it is data, and no heading."""
    first, last = rows[0], rows[-1]
    for head, cell in zip(first, last, strict=False):
        if isinstance(head, str) and known.get(normal(head)) == kind.place and cell not in (None, ""):
            return normal(cell) != normal(head) and not COUNTED.fullmatch(str(cell).strip())
    return False


def _known(kind: Kind, remembered: dict[str, str]) -> dict[str, str]:
    names: dict[str, str] = {}
    for each in reversed(kind.fields):
        names |= {normal(name): each.name for name in each.other_names}
    for each in kind.fields:  # what the template itself calls a column is no other's alias
        names |= {normal(each.name): each.name, normal(each.label): each.name}
    return names | {normal(heading): name for heading, name in remembered.items()}


def _headings(rows: list[list]) -> list[str]:
    """One text per column out of several heading rows; text above several columns counts for each of them."""
    width = max(map(len, rows), default=0)
    texts = [""] * width
    for place, row in enumerate(rows):
        above = ""
        for column in range(width):
            cell = row[column] if column < len(row) else None
            if isinstance(cell, float) and cell.is_integer():
                cell = int(cell)
            text = "" if cell is None else _written(cell)
            if place < len(rows) - 1 and not text and rows[-1][column : column + 1] not in ([], [None], [""]):
                text = above
            above = text or above
            if text and not COUNTED.fullmatch(text) and text not in texts[column].split(" | "):
                texts[column] = f"{texts[column]} | {text}".strip(" |")
    return texts


def _written(cell) -> str:
    """A heading as text; "Mar-25", which a spreadsheet took for a day, as the month it is."""
    if isinstance(cell, date) and (month := periods.read(cell)):
        return f"{list(periods.MONTHS)[list(periods.MONTHS.values()).index(int(month[5:]))]} {month[:4]}"
    return bilingual.ours(str(cell).strip())


def field_of(heading: str, known: dict[str, str]) -> str | None:
    """The field that a heading means; it is tried without its unit too, and part by part."""
    tries = [heading, re.sub(r"\(.*?\)", "", heading), *reversed(heading.split(" | "))]
    tries += [
        words for each in tries[:2] if (words := ASKING.sub("", OF_SYSTEM.sub(" ", normal(each)))) != each
    ]
    return next((known[name] for name in map(normal, tries) if name in known), None)


def _score(headings: list[str], known: dict[str, str], kind: Kind) -> float:
    fields = {found for heading in headings if heading and (found := field_of(heading, known))}
    years = _across(headings, known) if "period" in [each.name for each in kind.fields] else {}
    required = {each.name for each in kind.fields if each.required}
    return len(fields) + len(fields & required) + min(len(set(years.values())), 3) * (kind.place in fields)


def _across(headings: list[str], known: dict[str, str]) -> dict[int, Found]:
    """Columns that are headed by a period, and by no field of their own."""
    found = {}
    for column, heading in enumerate(headings):
        said = periods.found(heading.replace(" | ", " ; ")) if len(heading) < 120 else Found()
        parted = said.year or (said.part and periods.only(heading))
        if parted and not _is_total(heading):
            found[column] = said
    # One year under "Tahun" is a cell of a year column, not a heading; one part of a year heads no series.
    lone = len(found) == 1 and (
        not found[next(iter(found))].year
        or field_of(periods.YEAR.sub("", headings[next(iter(found))]), known) == "period"
    )
    return {} if lone else found


def _is_total(heading: str) -> bool:
    """Does a column add up its neighbours? One that says of what, or its unit, is a measure of its own."""
    last = heading.rsplit(" | ", maxsplit=1)[-1]
    words = normal(periods.without(last))
    adds_up = any(pattern.fullmatch(words) for pattern in (TOTAL_ALONE, PROVINCE, AVERAGE))
    return adds_up and not re.search(r"\(.+\)|%", last)


def at(
    sheet: Sheet, kind: Kind, remembered: dict[str, str], heading: range, pointed: Mapping[str, int]
) -> Table:
    """The table under the rows of a heading, counted from 0, with some of its columns pointed out."""
    known = _known(kind, remembered)
    if kind.place == "area":
        known = dict.fromkeys(OF_PROVINCE, kind.place) | known
    return _table(sheet, kind, known, heading, pointed)


def headings(sheet: Sheet, heading: range) -> list[str]:
    """One text per column of the sheet, "" where nothing stands over it."""
    texts = _headings(sheet.rows[heading.start : heading.stop])
    return texts + [""] * (max(map(len, sheet.rows), default=0) - len(texts))


def names(kind: Kind, remembered: dict[str, str], headings: list[str]) -> set[str]:
    """The fields that headings name."""
    known = _known(kind, remembered)
    return {found for heading in headings if heading and (found := field_of(heading, known))}


def _table(
    sheet: Sheet,
    kind: Kind,
    known: dict[str, str],
    heading: range,
    pointed: Mapping[str, int] = MappingProxyType({}),
) -> Table:
    top, depth = heading.start, len(heading)
    heads = _of_statuses(headings(sheet, heading)) if kind.place == "area" else headings(sheet, heading)
    fields = [field_of(heading, known) if heading else None for heading in heads]
    fields = [None if name in pointed else name for name in fields]  # pointed out elsewhere
    for pointed_out, column in pointed.items():
        fields[column] = pointed_out
    if pointed:  # then a column may do without a heading
        heads = [heading or f"kolom {letter(column)}" for column, heading in enumerate(heads)]
    title = "\n".join(str(cell).strip() for row in sheet.rows[:top] for cell in row if cell not in (None, ""))
    naming = [column for column, name in enumerate(fields) if name == kind.place]
    rows, totals, notes, legend = _sorted(sheet.rows, top, depth, naming, kind.place == "area")
    fields = [
        _of_digits(rows, column, kind) if name == "id" and column not in pointed.values() else name
        for column, name in enumerate(fields)
    ]
    wide = "period" in [each.name for each in kind.fields]
    headed = _across(heads, known) if wide else {}
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
        if name == kind.place and name in columns:
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


def _of_statuses(heads: list[str]) -> list[str]:
    """The headings, where those of villages by their status leave out what they count."""
    last = [normal(periods.without(head.rsplit(" | ", maxsplit=1)[-1])) for head in heads]
    if len(STATUSES.intersection(last)) < LEAST_STATUSES:
        return heads
    counted = {
        **{word: f"Jumlah desa {word}" for word in STATUSES},
        "jumlah": "Jumlah desa",
        "total": "Jumlah desa",
    }
    said = [periods.found(head).period for head in heads]
    return [
        f"{counted[word]} {period or ''}".strip() if word in counted else head
        for head, word, period in zip(heads, last, said, strict=True)
    ]


def _is_of_words(rows: list[tuple[int, list]], column: int) -> bool:
    """Does a column under a year hold words and no number, as "Status 2024" does?"""
    cells = [row[column] for _, row in rows if column < len(row) and not values.is_blank(row[column])]
    return (
        bool(cells) and all(isinstance(cell, str) for cell in cells) and not any(map(values.is_amount, cells))
    )


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


def _sorted(
    grid: list[list], top: int, depth: int, naming: list[int], of_province: bool
) -> tuple[list, list, list[str], dict[str, str]]:
    """Rows of data, rows of totals, and footnotes below a heading; `naming` are the columns of the place.

    The province's own row is its total; where a province may have rows of its own, it is data too.
    """
    rows: list[tuple[int, list]] = []
    totals, notes, legend = [], [], {}
    again = [normal(cell) for cell in grid[top] if cell not in (None, "")] if depth else None
    sorts: dict[tuple, re.Pattern | str] = {}  # what names a row -> of which sort it is
    below = False
    counting = {
        at for head in grid[top : top + depth] for at, cell in enumerate(head)
        if isinstance(cell, str) and ORDINAL.fullmatch(normal(cell))
    }  # fmt: skip
    for number, row in enumerate(grid[top + depth :], start=top + depth + 1):
        full = [cell for cell in row if cell is not None and (cell.__class__ is not str or cell.strip())]
        if not full or _counts_up(row) or (len(full) == 1 and _only_numbers(row, counting)):
            continue
        text = next((cell for cell in full if cell.__class__ is str), "")
        below = below or (bool(rows) and _ends(full, text, of_province))
        if below:  # after "Keterangan" or "Sumber" nothing is data
            notes.append(" ".join(str(cell).strip() for cell in full))
            pair = [part.strip(" :=") for part in re.split(r"[:=]", notes[-1], maxsplit=1)]
            pair = [str(cell).strip(" :=") for cell in full] if len(full) == 2 else pair
            if len(pair) == 2 and pair[1]:
                legend[normal(pair[0])] = pair[1]
            continue
        if len(full) == 1 and text and (NOTE.fullmatch(text) or len(text) > LONG_NOTE):
            notes.append(text.strip())
            continue
        named = [row[column] for column in naming if column < len(row) and row[column] not in (None, "")]
        key = tuple(named) or (text,)
        sort = sorts.get(key)
        if sort is None:
            sort = sorts[key] = _sort_of([normal(name) for name in key], TOTAL if naming else TOTAL_ALONE)
        if sort == PROVINCE:
            totals.append((number, row))
            rows += [(number, row)] * (of_province and len(full) > len(named))  # alone it heads its regencies
        elif sort == TOTAL and (len(full) > 1 or " " not in normal(key[0])):
            totals.append((number, row))
        elif sort == AVERAGE:
            notes.append(text.strip())
        elif (
            again is None
            or len(full) != len(again)
            or any(normal(cell) != head for cell, head in zip(full, again, strict=True))
        ):
            rows.append((number, row))
    return rows, totals, notes, legend


def _only_numbers(row: list, counting: set[int]) -> bool:
    """Is a row a number of its own in a form that was prepared for more rows than there are?"""
    return any(at in counting and re.fullmatch(ROW_NUMBER, str(cell).strip()) for at, cell in enumerate(row))


def _ends(full: list, text: str, of_province: bool) -> bool:
    """Does a row below the numbers begin the legend? A comma may have cut it: "Sumber: BPS, Susenas"."""
    if BELOW.fullmatch(text):
        return len(full) <= 2 or not any(map(values.is_amount, full))
    if len(full) != 2 or text is not full[0] or not isinstance(full[1], str) or values.is_amount(full[1]):
        return False
    return MARK.fullmatch(text.strip()) is not None or (
        of_province and LETTER.fullmatch(text.strip()) is not None
    )


def _sort_of(told: list[str], total: re.Pattern) -> re.Pattern | str:
    """The pattern that what names a row has: of the province, of a total, of an average; "" for none."""
    for pattern, sort in ((PROVINCE, PROVINCE), (total, TOTAL), (AVERAGE, AVERAGE)):
        if any(map(pattern.fullmatch, told)):
            return sort
    return ""


def _counts_up(row: list) -> bool:
    """Is this the row (1) (2) (3), or a b c, that numbers the columns? Some of them may have been emptied."""
    first = str(next((cell for cell in row if cell is not None and cell != ""), "")).strip()
    pattern = COUNTED if COUNTED.fullmatch(first) else LETTERED if LETTERED.fullmatch(first) else None
    if pattern is None:  # as of most rows
        return False
    places = [(at, str(cell).strip()) for at, cell in enumerate(row) if cell not in (None, "")]
    if len(places) < 2 or (pattern is LETTERED and len(places) < LEAST_LETTERED):
        return False
    told = [(at, pattern.fullmatch(cell)) for at, cell in places]
    if not all(match for _, match in told):
        return False
    found = [
        (at, int(match[1]) if pattern is COUNTED else ord(match[1].casefold()) - ord("a") + 1)
        for at, match in told
        if match
    ]
    numbers = [number for _, number in found]
    if numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] in (0, 1):
        return True
    return len(found) >= LEAST_WITH_GAPS and len({number - at for at, number in found}) == 1
