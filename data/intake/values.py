"""Numbers and dates as people write them, decided per column and said aloud.

A column has one decimal sign. What its own cells do not decide is left for the sender to say: `2,224` may
be two thousand or two and a bit, and nobody but the sender knows.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from data.intake.periods import MONTHS

BLANKS = {
    "",
    "-",
    "–",
    "—",
    "...",
    "…",
    "rp -",
    "rp-",
    "rp. -",
    "rp.-",
    "*",
    "**",
    "..",
    "n/a",
    "n.a.",
    "n.a",
    "na",
    "#n/a",
    "t.a.",
    "tad",
    "tidak ada data",
    "belum dilaporkan",
    "nihil data",
}
SCALES = {"ribu": 1e3, "rb": 1e3, "juta": 1e6, "jt": 1e6, "miliar": 1e9, "milyar": 1e9, "triliun": 1e12}
LETTERS = {"m": 1e9, "t": 1e12}  # of money; of anything else a letter is a unit: 5 t are five tonnes
UNITS = (
    r"kuintal|kw|metrik ton|metric ton|tonnes?|mt|ton|t|kgs?|gram|gr|g|liter|ha|km2|km²|m2|m²|m"
    r"|jiwa|orang|desa|persen|%|‰|per ?mil|unit|produk|kk|umkm|gerai|rupiah|idr|usd|us\$"
)
# What statistics offices put behind a number: its share, provisional, revised, estimated, a footnote.
MARKS = (
    r"\(\d{1,3}(?:[.,]\d+)?\s*%\)|\*{1,3}\)?|[¹²³⁴⁵⁶⁷⁸⁹⁰ᵃᵇᶜᵈᵉʳˣ]+\)?|(?<=\s)\d{1,2}\)|[a-z]\)|\([a-z]\)|\[[a-z\d]\]"
    r"|[re](?![a-z])|(?:±|\+/-)\s?\d{1,3}(?:[.,]\d{1,4})?%?"
)
ABOUT = r"±|~|sekitar |kurang lebih |kira-kira |lebih kurang "
NUMBER = re.compile(
    rf"(?:{ABOUT})?\s*"
    r"'?(?P<currency>rp\.?|idr|us\$|usd|\$)?\s*(?P<sign>[-+−]?)\s*(?P<digits>\d[\d.,\s'’]*?)(?P<full>\s*[,.;]\s*[-–—]+)?\s*"
    rf"(?P<scale>{'|'.join(SCALES)})?\s*(?P<unit>{UNITS})?\s*(?P<mark>(?:{MARKS})+)?\.?",
    re.IGNORECASE,
)
GAP = re.compile(r"\s{3,}")
COMMA, POINT, BOTH, ASK, GROUPS = "koma", "titik", "keduanya", "tanyakan", "ribuan"
EITHER = "desimal"  # of what may be read in two ways, each sign is decimal
THREES = re.compile(r"\d{1,3}([.,]\d{3})*")
SPACED = re.compile(r"\d[\s'’]+\d")
THOUSANDS_SPACED = re.compile(r"\d{1,3}([\s'’]\d{3})+([.,]\d+)?")
LONGEST_WORD = 24
ORDERS = {"dmy": "hari, bulan, tahun", "mdy": "bulan, hari, tahun", "ymd": "tahun, bulan, hari"}
WRITTEN_DAY = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})")
SERIAL = re.compile(r"[2-7]\d{4}")
BEFORE_DAY = re.compile(r"^([^\W\d]+,|tgl\.?|tanggal|pada)\s*(tgl\.?|tanggal)?\s*")
CLOCK = re.compile(r"(?<=\d)[t ]+\d{1,2}[:.]\d\d([:.]\d\d)?(\.\d+)?( ?(wib|wita|wit|z|am|pm))?$")
LARGEST = 1e18  # beyond it, and for what is no number at all, a cell is a mistake
SERIAL_ZERO = date(1899, 12, 30)  # Excel's day 0, as it counts after its own leap-year error


@dataclass(frozen=True)
class Style:
    """How a column writes its numbers, and what decided it."""

    decimal: str  # COMMA, POINT, BOTH (each clear cell for itself), ASK, GROUPS (no sign is decimal)
    because: str
    doubt: str = ""  # of BOTH: the decimal sign of cells that are not clear, as the sender says; or EITHER
    money: bool = False  # then a single letter may count milliards: Rp 500 M


@dataclass(frozen=True)
class Amount:
    """A number with what its cell says beside it."""

    value: float
    unit: str | None = None


def matched(cell: str) -> re.Match[str] | None:
    """What `NUMBER` finds in a cell; a gap of many blanks says no more than one of two, and costs less."""
    return NUMBER.fullmatch(GAP.sub("  ", cell.strip()))


def is_amount(cell) -> bool:
    """May a cell hold an amount, in whatever notation?"""
    if isinstance(cell, str):
        return matched(cell) is not None
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def is_word(cell: str) -> bool:
    """Is a text no number in any notation, and no sentence, error or formula either?"""
    told = cell.strip()
    return len(told) <= LONGEST_WORD and told[:1] not in ("#", "=") and matched(told) is None


def are_two(cell: str) -> bool:
    """Does a cell hold two numbers, "12 13", of which one must be meant, or none?"""
    match = matched(cell)
    return match is not None and _is_two(match)


def is_blank(cell) -> bool:
    return cell is None or (isinstance(cell, str) and cell.strip().casefold() in BLANKS)


def style(cells: Iterable, answer: str | None = None) -> Style:
    """The decimal sign of a column, from the cells that leave no doubt, or from the sender's answer."""
    seen: dict[str, list[str]] = {COMMA: [], POINT: [], ASK: []}
    for cell in cells:
        if isinstance(cell, str) and (match := matched(cell)) and not _is_two(match):
            digits = re.sub(r"[\s'’]", "", match["digits"]).rstrip(",")
            if kind := _evidence(digits):
                seen[kind].append(digits)
    if seen[COMMA] and seen[POINT] and answer != GROUPS:
        because = f"ada {seen[COMMA][0]} dan {seen[POINT][0]}"
        if not seen[ASK] or answer in (COMMA, POINT, EITHER):
            return Style(BOTH, because, answer or "")
        return Style(ASK, f"{seen[ASK][0]} dapat dibaca dua cara, dan {because}")
    if answer in (COMMA, POINT, GROUPS, EITHER):
        decimal, doubt = (BOTH, answer) if answer == EITHER else (answer, "")
        return Style(decimal, "menurut jawaban pengirim", doubt)
    for sign in (COMMA, POINT):  # beside a doubtful cell one clear one is too little to go by
        if len(seen[sign]) > 1 or (seen[sign] and (_grouped(seen[sign][0]) or not seen[ASK])):
            return Style(sign, f"terlihat dari {seen[sign][0]}")
    if seen[ASK]:
        return Style(ASK, f"{seen[ASK][0]} dapat dibaca dua cara")
    return Style(COMMA, "")


def _evidence(digits: str) -> str | None:
    """Which decimal sign a cell proves; ASK when it has one sign before exactly three digits."""
    points, commas = digits.count("."), digits.count(",")
    if points and commas:
        return COMMA if digits.rfind(",") > digits.rfind(".") else POINT
    if points + commas == 0:
        return None
    if points > 1:
        return COMMA
    if commas > 1:
        return POINT
    sign = "." if points else ","
    whole, fraction = digits.split(sign)
    if len(fraction) == 3 and 1 <= len(whole) <= 3 and whole != "0":
        return ASK
    return POINT if sign == "." else COMMA


def are_groups(cells: Iterable) -> bool:
    """Do points and commas only ever part thousands in these cells, as far as they show?"""
    found = [match for cell in cells if isinstance(cell, str) and (match := matched(cell))]
    told = [re.sub(r"[\s'’]", "", match["digits"]).rstrip(",") for match in found]
    return all(THREES.fullmatch(digits) for digits in told if re.search(r"[.,]", digits)) and not any(
        match["scale"] for match in found
    )


def _grouped(digits: str) -> bool:
    return digits.count(".") + digits.count(",") > 1


def _is_two(match: re.Match) -> bool:
    """Are the digits of a cell those of two numbers: "12 13"?"""
    digits = match["digits"]
    return SPACED.search(digits) is not None and not THOUSANDS_SPACED.fullmatch(digits.strip(" ,"))


def number(cell, how: Style) -> float | None:
    """A cell as a number; None when it is not one, or when its column's style leaves it open."""
    found = amount(cell, how)
    return found.value if found else None


def amount(cell, how: Style) -> Amount | None:  # noqa: PLR0911 - each return is one way not to be a number
    """A cell as a number and the unit it names itself; None as for `number`."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return Amount(float(cell), getattr(cell, "unit", None)) if abs(cell) < LARGEST else None
    if not isinstance(cell, str) or not (match := matched(cell)):
        return None
    if _is_two(match):
        return None
    digits = re.sub(r"[\s'’]", "", match["digits"]).rstrip(",")
    decimal = how.decimal
    if decimal == GROUPS and THREES.fullmatch(digits):
        digits, decimal = re.sub(r"[.,]", "", digits), COMMA
    if decimal in (BOTH, ASK):
        decimal = _evidence(digits) or COMMA
        decimal = how.doubt or ASK if decimal == ASK else decimal
        if decimal == EITHER:
            decimal = POINT if "." in digits else COMMA
        if decimal == ASK or (how.decimal == ASK and re.search(r"[.,]", digits)):
            return None
    group, point = (".", ",") if decimal == COMMA else (",", ".")
    if not re.fullmatch(rf"\d{{1,3}}(\{group}\d{{3}})+(\{point}\d+)?|\d+(\{point}\d+)?", digits):
        return None
    unit, scale = match["unit"], SCALES.get((match["scale"] or "").casefold(), 1.0)
    if unit and unit.casefold() in LETTERS and (how.money or match["currency"]):
        scale, unit = LETTERS[unit.casefold()], None
    unit = unit or ((match["currency"] or "").rstrip(".") or None)
    value = float(digits.replace(group, "").replace(point, ".")) * scale
    if value >= LARGEST:
        return None
    return Amount(-value if match["sign"] in ("-", "−") else value, unit)


def written(value: float) -> str:
    """A number as raw files write it."""
    whole = round(value)
    return str(whole) if abs(value - whole) < 1e-9 else f"{value:.10f}".rstrip("0")


def day(cell, order: str = "") -> date | None:
    """A date in one of the ways people write it: day first, as the country does, or as the sender says.

    Of a year in two digits the order must be said: 12/05/25 has three meanings. Beside a month's name the
    day stands first.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return SERIAL_ZERO + timedelta(days=int(cell)) if 20000 <= cell <= 80000 else None
    if not isinstance(cell, str):
        return None
    if SERIAL.fullmatch(cell.strip()):  # as a text file has what a spreadsheet did not show as a day
        return day(int(cell), order)
    text = BEFORE_DAY.sub("", cell.strip().casefold())
    text = re.sub(r"\s*([/.-])\s*", r"\1", CLOCK.sub("", text)).replace("'", "").replace("’", "")
    return _written_day(text, order)


def _written_day(text: str, order: str) -> date | None:
    if (match := WRITTEN_DAY.fullmatch(text)) and (order or len(match[3]) == 4):
        return _in_order(match.groups(), order or "dmy")
    for pattern, named in (
        (r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", "ymd"),
        (r"((?:19|20)\d\d)(\d\d)(\d\d)", "ymd"),
        (r"([a-z]+)\.? (\d{1,2}),? (\d{4})", "mdy"),
        (r"(\d{1,2})[\s/.-]+([a-z]+)\.?[\s/.-]+(\d{4}|\d{2})", "dmy"),
    ):
        if match := re.fullmatch(pattern, text):
            return _in_order(match.groups(), named)
    return None


def _in_order(written: tuple[str, ...], order: str) -> date | None:
    parts = dict(zip(order, written, strict=True))
    year = f"20{parts['y']}" if len(parts["y"]) == 2 else parts["y"]
    return _calendar(year, parts["m"], parts["d"]) if len(year) == 4 else None


def _calendar(year: str, month: str, day_of_month: str) -> date | None:
    number_of_month = int(month) if month.isdecimal() else MONTHS.get(month, 0)
    try:
        return date(int(year), number_of_month, int(day_of_month))
    except ValueError:
        return None


def each(convert: Callable, cells: Iterable) -> list:
    """A conversion of every cell, once per distinct one and in their order: some ask, questions keep it."""
    cells = list(cells)
    known = {cell: convert(cell) for cell in dict.fromkeys(cells)}
    return list(map(known.__getitem__, cells))
