"""What the headings of a table say, over several rows and with their periods, and which field each means."""

import re
from datetime import date
from functools import lru_cache

from data.intake import bilingual, periods
from data.intake.grids import Sheet
from data.intake.kinds import Kind
from data.intake.periods import Found

TOTAL = re.compile(r"((sub|grand) ?)?(jumlah|total)( .*)?")
TOTAL_ALONE = re.compile(r"((sub|grand) ?)?(jumlah|total)( (besar|semua|keseluruhan|seluruhnya|umum))?")
AVERAGE = re.compile(  # and what else is reckoned from the rows above
    r"(nilai )?(rata rata|rerata|rataan|minimum|maksimum|min|maks|max|median|terendah|tertinggi)( .*)?"
    r"|standar deviasi|simpangan baku"
)
COUNTED = re.compile(r"\(?(\d{1,2})\)?(\s*=.+)?")  # "(4) = (3) - (2)" too
HYPHENED = re.compile(r"(?<=[^\W\d_])-\n\s*(?=[a-z])")  # "Kabupa-" at the end of a line
LONGEST_HEADING = 120
PARTS = {  # in plain letters: of whom, or of which places, a number may be a part
    "laki laki", "laki", "perempuan", "pria", "wanita", "male", "female", "l", "p", "lk", "pr",
    "perkotaan", "perdesaan", "pedesaan", "urban", "rural",
}  # fmt: skip
OF_SYSTEM = re.compile(
    r"\b(bps|kemendagri|mendagri)\b"
)  # whose code or name it is: "bps_kode_kabupaten_kota"
ASKING = re.compile(  # how a form on the web asks for it: "Apa nama produk unggulannya?"
    r"^((apa|apakah|pilih|sebutkan|tuliskan|tulis|isikan|isi|sudah|pernah|saat|ini) )+"
    r"|(?<=unggulan)nya$|(?<=produk)nya$| (anda|bapak ibu|saudara)$"
)


SHORT_FORMS = {
    "tgl": "tanggal", "jml": "jumlah", "jmlh": "jumlah", "thn": "tahun", "bln": "bulan", "yg": "yang",
    "dgn": "dengan", "sdh": "sudah", "udh": "sudah", "blm": "belum", "tdk": "tidak",
}  # fmt: skip


def in_full(plain: str) -> str:
    """A text in plain letters with its usual short forms written out."""
    return " ".join(SHORT_FORMS.get(word, word) for word in plain.split())


@lru_cache(maxsize=1 << 14, typed=True)  # of every village, several times in one file
def normal(text) -> str:
    """Letters and digits in lower case, the rest as single spaces: what two spellings share."""
    told = str(text).casefold()
    words = told.split()
    return " ".join(words if "".join(words).isalnum() else re.findall(r"[^\W_]+", told))  # as most have none


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


def fields_by_name(kind: Kind, remembered: dict[str, str]) -> dict[str, str]:
    names: dict[str, str] = {}
    for each in reversed(kind.fields):
        names |= {normal(name): each.name for name in each.other_names}
    for each in kind.fields:  # what the template itself calls a column is no other's alias
        names |= {normal(each.name): each.name, normal(each.label): each.name}
    return names | {normal(heading): name for heading, name in remembered.items()}


def joined(rows: list[list]) -> list[str]:
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
    return bilingual.ours(HYPHENED.sub("", str(cell).strip()))


def field_of(heading: str, known: dict[str, str]) -> str | None:
    """The field that a heading means; it is tried without its unit too, and part by part."""
    tries = [heading, re.sub(r"\(.*?\)", "", heading), *reversed(heading.split(" | "))]
    tries += [
        words for each in tries[:2] if (words := ASKING.sub("", OF_SYSTEM.sub(" ", normal(each)))) != each
    ]
    plain = list(map(normal, tries))
    return next((known[name] for name in (*plain, *map(in_full, plain)) if name in known), None)


def periods_across(headings: list[str], known: dict[str, str], of_whole: re.Pattern[str]) -> dict[int, Found]:
    """Columns that are headed by a period, and by no field of their own; `of_whole` names the province."""
    found = {}
    for column, heading in enumerate(headings):
        *_, last = heading.split(" | ")
        said = periods.found(heading.replace(" | ", " ; ")) if len(heading) < LONGEST_HEADING else Found()
        if not said.year and (below := periods.only(last)) and below.year:  # "... (2010=100) | 2022"
            said = below
        parted = said.year or (said.part and any(map(periods.only, heading.split(" | "))))
        if parted and not _is_total(heading, of_whole):
            found[column] = said
    # One year under "Tahun" is a cell of a year column, not a heading; one part of a year heads no series.
    lone = len(found) == 1 and (
        not found[next(iter(found))].year
        or field_of(periods.YEAR.sub("", headings[next(iter(found))]), known) == "period"
    )
    return {} if lone else found


def _is_total(heading: str, of_whole: re.Pattern[str]) -> bool:
    """Does a column add up its neighbours? One that says of what, or its unit, is a measure of its own."""
    last = heading.rsplit(" | ", maxsplit=1)[-1]
    words = normal(periods.without(last))
    adds_up = any(pattern.fullmatch(words) for pattern in (TOTAL_ALONE, of_whole, AVERAGE))
    return adds_up and not re.search(r"\(.+\)|%", last)


def of_columns(sheet: Sheet, heading: range) -> list[str]:
    """One text per column of the sheet, "" where nothing stands over it."""
    texts = joined(sheet.rows[heading.start : heading.stop])
    return texts + [""] * (max(map(len, sheet.rows), default=0) - len(texts))


def names(kind: Kind, remembered: dict[str, str], headings: list[str]) -> set[str]:
    """The fields that headings name."""
    known = fields_by_name(kind, remembered)
    return {found for heading in headings if heading and (found := field_of(heading, known))}
