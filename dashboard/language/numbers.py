"""Numbers, money and dates the way of the language that is spoken: 1.234,5 and 4 Juni 2025 in Indonesian."""

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from functools import lru_cache
from itertools import pairwise
from numbers import Integral

import pandas as pd
from babel.dates import format_date, format_datetime, get_month_names
from babel.lists import format_list
from babel.numbers import format_decimal, get_decimal_symbol, get_group_symbol

from dashboard.language import languages
from dashboard.language.clock import WITA
from dashboard.language.languages import locale, word

ONE = r"(?:\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,]\d+)?(?:,…|\.x)?%?"
COMMA, HELD_COMMA = ", ", "\0"
NO_BREAK_SPACE, WORD_JOINER = "\N{NO-BREAK SPACE}", "\N{WORD JOINER}"
SHORT_NUMBER = re.compile(r"\b(\d{1,2}) (?=\w)")
LAST_LINE = 18  # letters that the last line of a title has at least, where it has several
MINUS = "\N{MINUS SIGN}"
SCALES = (
    (Decimal(1), ""),
    (Decimal(10) ** 6, "ukuran.juta"),
    (Decimal(10) ** 9, "ukuran.miliar"),
    (Decimal(10) ** 12, "ukuran.triliun"),
    (Decimal("Infinity"), ""),
)
SEEN = 15  # significant digits of a stored number that people see, in our files and in a spreadsheet
# Wide enough for every float with its decimals; a half goes away from zero, as in spreadsheets and DuckDB.
ROUNDING = Context(prec=400, rounding=ROUND_HALF_UP)


def rounded(value: float | Decimal, decimals: int) -> Decimal:
    """A number to so many decimals, halves away from zero: 2.675 is 2.68, -0.04 is 0.0 and never -0.0.

    What counts is the number that people see in a file, 2.675, although the stored one is a little less.
    """
    return ROUNDING.plus(_seen(value).quantize(Decimal(1).scaleb(-int(decimals)), context=ROUNDING))


def _seen(value: float | Decimal) -> Decimal:
    return Decimal(int(value)) if isinstance(value, Integral) else Decimal(f"{value:.{SEEN}g}")


def _plain(value: float | Decimal) -> float | Decimal:
    """A whole number as Python's own: what is remembered compares it, and a Decimal takes no other's."""
    return int(value) if isinstance(value, Integral) else value


class Counted(str):
    """A whole number as written, which also knows the forms of what it counts: `{n:product|products}`."""

    number: int

    def __format__(self, forms: str) -> str:
        if not forms:
            return str(self)
        told = forms.split("|")
        return told[min(languages.form(self.number, languages.spoken()), len(told) - 1)]


def number(value: float, decimals: int = 0) -> str:
    """A number with exactly so many decimals: number(1234.5, 1) is '1.234,5'."""
    return _number(_plain(value), decimals, locale())


@lru_cache(maxsize=4096)
def _number(value: float, decimals: int, place: str) -> str:
    seen = rounded(value, decimals)
    if decimals:
        return _written(seen, "#,##0." + "0" * decimals, place)
    return counted(_written(seen, "#,##0", place), int(seen))


def counted(written: str, value: int) -> Counted:
    """A whole number as it was written, with the forms of what it counts."""
    told = Counted(written)
    told.number = value
    return told


def brief(value: float | Decimal) -> str:
    """A number with at most two decimals and no trailing zeros: 2,224 stays '2,22', 245.0 is '245'.

    What is not zero is never told as zero: of 0.0034 the first digit stays, '0,003'.
    """
    return _brief(_plain(value), locale())


@lru_cache(maxsize=4096)
def _brief(value: float | Decimal, place: str) -> str:
    decimals = 2
    if value and not rounded(value, decimals):
        decimals = -_seen(value).adjusted()
    return _written(rounded(value, decimals), "#,##0." + "#" * decimals, place)


def _written(value: Decimal, shape: str, place: str) -> str:
    with localcontext(ROUNDING):
        return str(format_decimal(value, format=shape, locale=place)).replace("-", MINUS)


def cut_off(written: str) -> str:
    """Digits whose decimals the source left out: '18,…' in Indonesian."""
    return word("nilai.terpotong").format(nilai=written)


def separators() -> str:
    """The signs before the decimals and between the thousands, as Plotly takes them: ',.' in Indonesian."""
    return f"{decimal_sign()}{get_group_symbol(locale())}"


def decimal_sign() -> str:
    """What stands before the decimals: ',' in Indonesian."""
    return str(get_decimal_symbol(locale()))


def money(value: float, currency: str) -> str:
    """Rupiah or US dollars, with juta, miliar and triliun written out: 'Rp796,03 miliar'.

    The word is that of the rounded number: 999,999,999 is 'Rp1 miliar', not a thousand million.
    """
    size = abs(_seen(value))
    unit, key = next(
        (unit, key)
        for (unit, key), (larger, _) in pairwise(SCALES)
        if rounded(float(size / unit), 2) * unit < larger
    )
    sign = MINUS if value < 0 else ""
    written = f"{sign}{currency}{brief(size / unit)}"
    return f"{written} {word(key)}" if key else written


def day(value: date | datetime | pd.Timestamp | None, precision: str = "hari") -> str:
    """A date as precise as it is known: '4 Juni 2025', 'Juni 2025', '2025'."""
    if value is None or pd.isna(value):
        return word("tanggal.belum")
    shape = {"hari": word("tanggal.hari"), "bulan": word("tanggal.bulan"), "tahun": "y"}[precision]
    if isinstance(value, datetime) and value.tzinfo is not None:
        value = value.astimezone(WITA)  # the day on which people here saw it
    return _day(value.date() if isinstance(value, datetime) else value, shape, locale())


# Babel puts the month names of `en_GB` together from three files each time they are asked for.
@lru_cache(maxsize=4096)
def _day(value: date, shape: str, place: str) -> str:
    return format_date(value, format=shape, locale=place)


def moment(value: datetime) -> str:
    """A moment in WITA: '21 November 2026 17.05 WITA'."""
    return format_datetime(value.astimezone(WITA), format=word("tanggal.saat"), locale=locale())


def period(value: str) -> str:
    """A period as stored, in words: '2025-03' is 'Maret 2025', '2024-S2' is 'semester II 2024'."""
    if "/" in value:
        first, last = value.split("/")
        return word("periode.rentang").format(awal=period(first), akhir=period(last))
    return _single_period(value)


def _single_period(value: str) -> str:
    if len(value) == 9:
        return value.replace("-", "\N{EN DASH}")
    if value[5:6] == "S":
        return word("periode.semester").format(ke="I" * int(value[6:]), tahun=value[:4])
    if value[5:6] in ("Q", "T"):
        which = ("I", "II", "III", "IV")[int(value[6:]) - 1]
        return word("periode.triwulan").format(ke=which, tahun=value[:4])
    if len(value) == 4:
        return value
    if len(value) == 7:
        return day(date.fromisoformat(f"{value}-01"), "bulan")
    return day(date.fromisoformat(value))


def years(chosen: tuple[int, int]) -> str:
    """A span of years as a reader says it: '2019–2025', and one year once."""
    first, last = chosen
    return str(first) if first == last else f"{first}\N{EN DASH}{last}"


def listing(names: list[str]) -> str:
    """'Ende, Alor, dan Rote Ndao'; with semicolons between names of which one holds a comma itself."""
    if not any(COMMA in name for name in names):
        return format_list(names, locale=locale())
    told = format_list([name.replace(COMMA, HELD_COMMA) for name in names], locale=locale())
    return told.replace(COMMA, "; ").replace(HELD_COMMA, COMMA)


def unbroken(text: str) -> str:
    """The text for what breaks lines by itself (a browser, PowerPoint, paper): numbers and ranges hold."""
    return whole().sub(lambda found: _held(found[0]), text)


def with_signs_held(text: str) -> str:
    """The text with blanks that do not break before its dots, nor behind a sign that belongs to what follows:
    a line ends with '·' and begins with none, and none ends with '©' or the '–' of a state.
    """
    held = text.replace(" ·", f"{NO_BREAK_SPACE}·").replace("© ", f"©{NO_BREAK_SPACE}")
    # A browser and paper break behind a dash, be the blank there what it may.
    return held.replace(f"\N{EN DASH}{NO_BREAK_SPACE}", f"\N{EN DASH}{WORD_JOINER}{NO_BREAK_SPACE}")


def with_whole_dates(text: str) -> str:
    """The text with blanks that do not break inside its dates: 31 Januari 2026, triwulan IV 2025."""
    return _dates(locale(), languages.spoken()).sub(lambda found: found[0].replace(" ", NO_BREAK_SPACE), text)


@lru_cache
def _dates(place: str, language: str) -> re.Pattern[str]:
    months = "|".join(get_month_names("wide", locale=place).values())
    words = languages.words(language)
    shapes = [rf"\d{{1,2}} (?:{months})\b(?: \d{{4}}\b)?", rf"(?:{months}) \d{{4}}\b"]
    for name in ("periode.triwulan", "periode.semester"):
        told = re.escape(words.get(name, ""))
        shapes += [told.replace(r"\{ke\}", "(?:I{1,3}|IV)").replace(r"\{tahun\}", r"\d{4}\b")] if told else []
    return re.compile("|".join(rf"\b{each}" for each in shapes))


def whole_words(text: str) -> str:
    """The text for what breaks lines by itself: numbers, ranges and dates hold, no line begins with a dot."""
    return with_signs_held(with_whole_dates(unbroken(text)))


def headline(text: str) -> str:
    """A title for what breaks lines by itself: its dates hold, a short number stays with what it counts, its
    lines begin with no dot, and its last line is no word alone.
    """
    held = SHORT_NUMBER.sub(rf"\1{NO_BREAK_SPACE}", whole_words(text))
    *words, last = held.split(" ")
    while len(words) > 1 and len(last) < LAST_LINE and len(words[-1]) < LAST_LINE:
        last = f"{words.pop()}{NO_BREAK_SPACE}{last}"
    return " ".join([*words, last])


def whole() -> re.Pattern[str]:
    """A number or a range of two, with the currency before it and the size after it."""
    return _whole(languages.spoken())


@lru_cache
def _whole(language: str) -> re.Pattern[str]:
    sizes = languages.words(language).get("ukuran.semua", "")
    return re.compile(rf"(?:(?:Rp|US\$) ?)?[\u2212-]?{ONE}(?: ?\u2013 ?{ONE})?(?: (?:{sizes})\b)?")


def _held(number: str) -> str:
    held = number.replace(" ", NO_BREAK_SPACE)
    return held.replace("\N{EN DASH}", f"{WORD_JOINER}\N{EN DASH}{WORD_JOINER}")
