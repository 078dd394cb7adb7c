"""Years, semesters, quarters and months as headings, titles and cells write them.

A period is written '2025', '2025-S1', '2025-Q3' or '2025-03'; a part alone ('S1', 'Q3', '03') is one whose
year stands elsewhere.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

MONTH_NAMES = """
    januari jan january | februari feb february pebruari | maret mar march | april apr | mei may
    juni jun june
    juli jul july | agustus agu ags aug august agt | september sep sept | oktober okt oct october
    november nov nopember | desember des dec december
"""
MONTHS = {
    name: number
    for number, names in enumerate(re.split(r"[|\n]", MONTH_NAMES.strip()), start=1)
    for name in names.split()
}
ORDER = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
OF_NUMBERS = re.compile(rf"(?<!sp)(?<!sp ){YEAR.pattern}")  # "SP2020" is the name of a census
YEAR_ALONE = re.compile(r"(19|20)\d\d")
CODED = re.compile(r"((?:19|20)\d\d)-(0[1-9]|1[0-2]|s[12]|q[1-4])")
IN_TEXT = re.compile(r"(?<![^\W_])((?:19|20)\d\d)-([sq])([1-4])(?![^\W_])")  # "..., 2023-S1"
SHORT = re.compile(r"(?<![^\s;|(])['’‘`](\d\d)(?![^\s;|)])")  # "'21"
KEPT_AS_TEXT = re.compile(r"^['’‘`](?=(?:19|20)\d\d(?!\d))")  # the apostrophe that keeps a number a text
WORDED = re.compile(r"\s*(?:tahun|thn?)\.?\s*['’‘`]?(\d\d)\s*", re.IGNORECASE)  # "Th 21", and nothing else
NEWEST_SHORT = 49  # '49 is of this century, '50 of the last
PART = re.compile(
    r"(?<![^\W_])(?:(?P<half>semester|sem|smt)|(?P<quarter>triwulan|tw|kuartal|q))\.?\s*-?\s*"
    r"(?P<order>iv|i{1,3}|[1-4])(?![^\W_])"
)
MONTH = re.compile(rf"(?<![^\W_])({'|'.join(sorted(MONTHS, key=len, reverse=True))})(?![^\W_])")
SHORT_YEAR = re.compile(rf"({'|'.join(sorted(MONTHS, key=len, reverse=True))})[-' ]+(\d\d)")
DAY = re.compile(
    r"((?:19|20)\d\d)-(\d{2})-(\d{2})(?:[t ][\d:.z]+)?|(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)"
)
YEAR_ONE, DECEMBER = 1900, 12
FIRST_NUMBERED, OF_DAYS = date(1899, 12, 30), re.compile(r"[34567]\d{4}")  # from which, and of 1982 to 2118
PUBLISHED = re.compile(
    r"dalam angka|in figures|publikasi|publication|terbit|cetak|diunduh|diakses|diperbarui|pemutakhiran"
    r"|update|buku saku|edisi|volume|katalog|catalog|isbn|issn|berita resmi|laporan"
    r"|\b(lkpj|lppd|lkjip|rpjmd|rkpd)\b|sumber|source|diolah|surat"
)
# Years that are of something else than the numbers: a base, a rule that is named by its number.
OF_ELSE = re.compile(
    r"(?:hasil )?(?:long form )?(?<![^\W_])sp[ -]?20[12]0"
    r"|(?:konstan|harga dasar|adhk|tahun dasar)[\s(]*(?:tahun )?(?:19|20)\d\d|(?:19|20)\d\d ?= ?100"
    r"|(?<![^\W_])(?:uu|sk|surat (?:keputusan|edaran)|instruksi|undang-undang|pp|perpres"
    r"|per(?:da|gub|bup|wali|men\w*)|kep(?:men\w*|gub|bup)|peraturan|keputusan)(?![^\W_])[^,;|()]*?(?:19|20)\d\d"
)
FILLER = r"[\s()\[\],.:;/|*-]|tahun|(?<![^\W_])thn?(?![^\W_])|bulan|periode|keadaan"
DAY_OF_MONTH = re.compile(rf"(?<!\d)\d{{1,2}} (?={MONTH.pattern})", re.IGNORECASE)
WORDS_OF_PERIODS = re.compile(rf"{PART.pattern}|{MONTH.pattern}|{YEAR.pattern}|{FILLER}")


@dataclass(frozen=True)
class Found:
    """What a text says of time: a year, a part of a year, or both; None for what it does not say."""

    year: str | None = None
    part: str | None = None

    @property
    def period(self) -> str | None:
        if self.year is None:
            return None
        return f"{self.year}-{self.part}" if self.part else self.year

    def within(self, other: "Found") -> "Found":
        """This, with what it leaves open taken from another."""
        return Found(self.year or other.year, self.part or other.part)


def found(text: str) -> Found:
    """The one year and the one part of a year that a text names; what it names twice it does not say."""
    plain = _in_full(re.sub(r"\s+", " ", text.casefold()))
    if match := SHORT_YEAR.fullmatch(plain.strip()):
        return Found(f"20{match[2]}", f"{MONTHS[match[1]]:02d}")
    years = set(YEAR.findall(OF_ELSE.sub(" ", plain)))
    parts = {_part(match) for match in PART.finditer(plain)} - {None}
    # "Semester 1 (Maret)" is the semester, whose survey was in that month.
    parts = parts or {f"{MONTHS[name]:02d}" for name in MONTH.findall(plain)}
    return Found(
        years.pop() if len(years) == 1 else None,
        parts.pop() if len(parts) == 1 else None,
    )


def _in_full(plain: str) -> str:
    """A text with its short years and its codes of parts of years written out."""
    plain = WORDED.sub(r"'\1", plain) if WORDED.fullmatch(plain) else plain
    plain = SHORT.sub(lambda match: f"{19 + (int(match[1]) <= NEWEST_SHORT)}{match[1]}", plain)
    return IN_TEXT.sub(
        lambda match: f"{match[1]} {'semester' if match[2] == 's' else 'triwulan'} {match[3]}", plain
    )


def _part(match: re.Match) -> str | None:
    order = ORDER[match["order"]]
    if match["quarter"]:
        return f"Q{order}"
    return f"S{order}" if order <= 2 else None


def only(text: str) -> Found | None:
    """What a text says of time, when it says nothing else."""
    plain = _in_full(re.sub(r"\s+", " ", text.casefold()).strip())
    said = found(plain)
    if said == Found() or (not SHORT_YEAR.fullmatch(plain) and WORDS_OF_PERIODS.sub("", plain)):
        return None
    return said


def of_month(text: str) -> Found | None:
    """The month of a year that a number alone counts under the heading "Bulan"; None for no month."""
    told = int(text) if text.isascii() and text.isdecimal() and len(text) <= 2 else 0
    return Found(part=f"{told:02d}") if 1 <= told <= DECEMBER else None


def without(text: str) -> str:
    """A text without the years and parts of years in it; brackets that held nothing else go as well."""
    if WORDED.fullmatch(text):
        return ""
    for pattern in (IN_TEXT, SHORT, PART, OF_NUMBERS, MONTH):
        text = re.sub(pattern.pattern, " ", text, flags=re.IGNORECASE)
    return re.sub(
        r"\(\s*\)|(?<![/])(?<!per )\b(tahun( anggaran)?|bulan)\b|\bthn?\b\.?", " ", text, flags=re.IGNORECASE
    )  # "per bulan" is part of a unit


def is_published(text: str) -> bool:
    """Does a text name the year of a publication, as "Dalam Angka 2024" does, rather than of its numbers?"""
    return bool(PUBLISHED.search(text.casefold()))


def year_of(title: str) -> str | None:
    """The one year that the lines of a title name, but for lines that name that of a publication."""
    years = {found(line).year for line in title.split("\n") if not is_published(line)} - {None}
    return years.pop() if len(years) == 1 else None


def read(cell) -> str | None:
    """The period of a cell, or None when it is none."""
    if isinstance(cell, datetime | date):  # "Mar-25", which a spreadsheet took for a day, or the last of it
        return f"{cell.year}-{cell.month:02d}" if cell.year >= YEAR_ONE else None
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = re.sub(r"\s+", " ", str(cell).strip().casefold()).rstrip("*")
    text = KEPT_AS_TEXT.sub("", text)
    text = re.sub(r"(?<=\d{4})\.0$", "", text)
    if YEAR_ALONE.fullmatch(text):
        return text
    if match := CODED.fullmatch(text):
        return f"{match[1]}-{match[2].upper()}"
    said = only(text)
    return said.period if said else None


def of_number(cell) -> date | None:
    """The day that a number is where a cell of a spreadsheet lost its format: 44621 is 1 March 2022."""
    text = re.sub(r"\.0$", "", str(cell).strip())
    return FIRST_NUMBERED + timedelta(days=int(text)) if OF_DAYS.fullmatch(text) else None


def of_cell(cell) -> str | None:
    """The period of a cell in a column of periods: the state of things on a day is that of its month."""
    if shown := of_number(cell):
        return f"{shown.year}-{shown.month:02d}"
    match = DAY.fullmatch(cell.strip().casefold()) if isinstance(cell, str) else None
    if match is None:
        return read(cell)
    parts = [int(part) for part in match.groups() if part]
    year, month, day = parts if parts[0] >= YEAR_ONE else reversed(parts)
    sure = parts[0] >= YEAR_ONE or day > DECEMBER or day == month  # 05/04/2022 may be of April or of May
    return f"{year}-{month:02d}" if sure and 1 <= month <= DECEMBER else None


def span(period: str) -> tuple[date, date]:
    """First and last day of a period."""
    year, part = int(period[:4]), period[5:]
    first, months = 1, 12
    if part[:1] == "S":
        first, months = 6 * int(part[1]) - 5, 6
    elif part[:1] == "Q":
        first, months = 3 * int(part[1]) - 2, 3
    elif part:
        first, months = int(part), 1
    after = first + months
    start = date(year, first, 1)
    return start, date(year + (after > 12), after - 12 * (after > 12), 1) - timedelta(days=1)
