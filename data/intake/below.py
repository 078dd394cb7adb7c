"""What stands below the headings of a table: rows of data, totals, footnotes and what they explain."""

import re
from functools import lru_cache

from data.intake import values
from data.intake.headings import (
    AVERAGE,
    COUNTED,
    TOTAL,
    TOTAL_ALONE,
    normal,
)

NOTE = re.compile(
    r"\s*(\*|sumber|catatan|keterangan|ket\b|dicetak|mengetahui|\d\)).*", re.IGNORECASE | re.DOTALL
)
PAGE = re.compile(  # what a printed page repeats between two of its rows
    r"\s*((halaman|hal\.?|page|hlm\.?)[\s.:]*\d+([\s/]*(dari|of)?\s*\d+)?|-\s*\d+\s*-"
    r"|(lanjutan|sambungan|continued)\b.*|bersambung\b.*|tabel\b.*\((lanjutan|sambungan)\))\s*",
    re.IGNORECASE | re.DOTALL,
)
BELOW = re.compile(
    r"\s*((satuan(?=\s*:)|keterangan|ket\.?|catatan( kaki)?|sumber( data)?|legenda|notes?|source|n\.?b\.?"
    r"|footnotes?|remarks?|penjelasan( teknis| umum)?|notasi|singkatan|definisi|simbol|(daftar )?istilah"
    r"|glosarium|metadata|info|disclaimer|petunjuk|diolah\b.*)\s*(\([^)]*\))?\s*(:.*)?(/.*)?"
    r"|[^\W\d_]+( [^\W\d_]+)?, ?\d{1,2} [^\W\d_]+ \d{4}|mengetahui\b.*|a\.?n\.? .*|nip\b.*"
    r"|kepala (dinas|badan|bidang|bagian|bps|seksi|sub)\b.*)",
    re.IGNORECASE | re.DOTALL,
)  # and after place and day of a signature
MARK = re.compile(r"\(?(\*{1,4}|[¹²³⁴⁵⁶⁷⁸⁹]|\d{1,2}(?=\))|[a-z](?=\)))\s*\)?\s*[:=]?")  # "*)" of a footnote
LETTER = re.compile(r"\(?[a-z]\)?\s*[:=]?")  # "e" for what was estimated
ROW_NUMBER = r"\d{1,7}(\.0)?\.?"
LETTERED = re.compile(r"\(?([a-z])\)?(\s*=.+)?", re.IGNORECASE)
LEAST_LETTERED = 3
LEAST_WITH_GAPS = 5  # numbers that each say which column theirs is
ORDINAL = re.compile(r"no|nomor urut|no urut|id")  # numbers the rows, when it counts up
LONG_NOTE = 40
LONGEST_NUMBER = 8  # "(12)", with blanks around it


def parted(  # noqa: PLR0917 - the rows, and how they are told apart
    grid: list[list], top: int, depth: int, naming: list[int], of_province: bool, of_whole: re.Pattern[str]
) -> tuple[list, list, list[str], dict[str, str]]:
    """Rows of data, rows of totals, and footnotes below a heading; `naming` are the columns of the place.

    The province's own row, which `of_whole` names, is its total; where a province may have rows of its own,
    it is data too.
    """
    rows: list[tuple[int, list]] = []
    totals, notes, legend = [], [], {}
    again = {_plain(head) for head in grid[top : top + depth]} - {()}  # a page may repeat its headings
    begun = {head[0] for head in again}
    sorts: dict[tuple, re.Pattern | str] = {}  # what names a row -> of which sort it is
    below = False
    counting = {
        at for head in grid[top : top + depth] for at, cell in enumerate(head)
        if isinstance(cell, str) and ORDINAL.fullmatch(normal(cell))
    }  # fmt: skip
    for number, row in enumerate(grid[top + depth :], start=top + depth + 1):
        full = [cell for cell in row if cell is not None and (cell.__class__ is not str or cell.strip())]
        if not full or counts_up(row) or _is_prepared(row, full, counting):
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
        if (
            len(full) == 1
            and text
            and (NOTE.fullmatch(text) or PAGE.fullmatch(text) or len(text) > LONG_NOTE)
        ):
            notes.append(text.strip())
            continue
        named = [row[column] for column in naming if column < len(row) and row[column] not in (None, "")]
        key = tuple(named) or (text,)
        sort = sorts.get(key)
        if sort is None:
            patterns = (of_whole, TOTAL if naming else TOTAL_ALONE, AVERAGE)
            sort = sorts[key] = _sort_of([normal(name) for name in key], patterns)
        if sort is of_whole:
            totals.append((number, row))
            rows += [(number, row)] * (of_province and len(full) > len(named))  # alone it heads its regencies
        elif sort in (TOTAL, TOTAL_ALONE) and (len(full) > 1 or " " not in normal(key[0])):
            totals.append((number, row))
        elif sort == AVERAGE:
            notes.append(text.strip())
        elif normal(full[0]) not in begun or _plain(row) not in again:
            rows.append((number, row))
    return rows, totals, notes, legend


def _plain(row: list) -> tuple[str, ...]:
    return tuple(normal(cell) for cell in row if cell not in (None, ""))


def _is_prepared(row: list, full: list, counting: set[int]) -> bool:
    """Is a row its number and nothing else, or zeros of formulas, in a form with more rows than there are?"""
    if not counting or len(list(filter(None, full))) > 1:  # as of most rows
        return False
    numbers = [row[at] for at in counting if at < len(row) and row[at] not in (None, "", 0)]
    return len(numbers) == 1 and re.fullmatch(ROW_NUMBER, str(numbers[0]).strip()) is not None


def _ends(full: list, text: str, of_province: bool) -> bool:
    """Does a row below the numbers begin the legend? A comma may have cut it: "Sumber: BPS, Susenas"."""
    if _begins_legend(text):
        return len(full) <= 2 or not any(map(values.is_amount, full))
    if len(full) != 2 or text is not full[0] or not isinstance(full[1], str) or values.is_amount(full[1]):
        return False
    return MARK.fullmatch(text.strip()) is not None or (
        of_province and LETTER.fullmatch(text.strip()) is not None
    )


@lru_cache(maxsize=1 << 12)  # a column of places repeats them
def _begins_legend(text: str) -> bool:
    return BELOW.fullmatch(text) is not None


def _sort_of(told: list[str], patterns: tuple[re.Pattern[str], ...]) -> re.Pattern[str] | str:
    """The first pattern that what names a row has: of the whole, of a total, of an average; "" for none."""
    return next((pattern for pattern in patterns if any(map(pattern.fullmatch, told))), "")


@lru_cache(maxsize=1 << 12, typed=True)  # a column of places repeats them
def _numbering(cell) -> re.Pattern[str] | None:
    """How the first cell of a row would number columns; None, as of most rows, where it would not."""
    told = str(cell).strip()
    if len(told) > LONGEST_NUMBER and "=" not in told:
        return None
    return next((pattern for pattern in (COUNTED, LETTERED) if pattern.fullmatch(told)), None)


def counts_up(row: list) -> bool:
    """Is this the row (1) (2) (3), or a b c, that numbers the columns? Some of them may have been emptied."""
    pattern = _numbering(next((cell for cell in row if cell is not None and cell != ""), ""))
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
