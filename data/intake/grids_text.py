"""Rows of text: cells apart by a sign, or by spaces as they are copied from a page."""

import csv
import html
import io
import re
from collections import Counter
from itertools import pairwise

from data.intake import parcel, periods
from data.intake.parcel import Refused

SEPARATORS = "\t;|,"  # the surest first: a comma is a decimal sign too
SAID_SEPARATOR = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
LONGEST_COPIED = 500  # letters of a line
LEAST_COPIED, MOSTLY = 2, 0.6  # lines with numbers, and how many of those with a comma; others are captions
COPIED = re.compile(r"((?:\d{1,3}[.)]?\s+)?[^\W\d][^\d,]*?)((?:\s+-?\d[\d.]*(?:,\d+)?%?)+)")
CUT = (
    "Baris {row} memuat {cells} sel di bawah {heads} judul: koma memisahkan kolom dan juga desimal, sehingga "
    "angkanya tidak dapat dipastikan. Simpan dengan pemisah titik koma (CSV UTF-8 dari Excel Indonesia) atau "
    "sebagai .xlsx."
)
ENTITY = re.compile(r"&(?!quot;|#34;|#x22;)(?:[a-z]{2,8}|#\d{2,5}|#x[0-9a-f]{2,4});", re.IGNORECASE)
RAISED = re.compile(r"<sup>([^<>]*)</sup>", re.IGNORECASE)
SMALL = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
TAG = re.compile(
    r"</?(?:b|i|u|em|strong|small|font|span|p|tr|td|th|div|a|sup|sub)(?: [^<>]*)?>", re.IGNORECASE
)
SPACE = re.compile(r"&(nbsp|#160|#xa0);", re.IGNORECASE)
CELLS, DIGITS = re.compile(r"[;,\t|\"\n]"), re.compile(r"\s*\d[\d.]*\s*")
SEPARATED_LINES, ALIKE = 50, 0.9  # that are looked at, and how many of them are of one width


def separated(content: str) -> list[list]:
    """Rows of comma, semicolon, tab or bar separated text, pasted cells included."""
    content = _plain(content)
    said = SAID_SEPARATOR.match(content)  # a line for Excel, which shows no such row
    content = content[said.end() :] if said else content
    lines = content.splitlines()
    parcel.judge_extent(len(lines), 1)
    if not said and (rows := _copied(lines)):
        return rows
    sign = said[1] if said else _separator("\n".join(lines[:SEPARATED_LINES]))
    rows = _records(content, sign)
    if max(map(len, rows)) == 1 and (inner := _quoted_whole(rows)):
        return separated(inner)
    return _with_decimals([row for row in rows if not _is_rule(row)] if sign == "|" else rows, sign)


def _plain(content: str) -> str:
    """A text without what is left of a page's HTML: its semicolons would part cells, its marks spoil numbers.

    Tags go only where numbers bear them, too: in a note alone somebody wrote them, and is told of it. What
    was raised there stays so: it is a footnote, and no further digit of its number.
    """
    is_of_a_page = SPACE.search(content) is not None
    if "&" in content:
        content = ENTITY.sub(lambda match: html.unescape(match[0]), content)
    if ("</" in content or "<br" in content) and (is_of_a_page or _spoils_numbers(content)):
        content = RAISED.sub(lambda match: match[1].translate(SMALL), content)
        content = TAG.sub("", BREAK.sub(" ", content))
    return content


def _spoils_numbers(content: str) -> bool:
    """Is there a cell of a number and tags, and of nothing else?"""
    marked = (cell for cell in CELLS.split(content) if "<" in cell)
    return any(DIGITS.fullmatch(TAG.sub("", BREAK.sub(" ", RAISED.sub("", cell)))) for cell in marked)


def _quoted_whole(rows: list[list]) -> str:
    """The text of lines that a program put into quotes as a whole; "" for others."""
    told = [row[0] for row in rows if row and row[0].strip()]
    signs = [sign for sign in SEPARATORS if sum(sign in line for line in told) > len(told) * MOSTLY]
    return "\n".join(row[0] if row else "" for row in rows) if signs and len(told) > 1 else ""


def _is_rule(row: list) -> bool:
    """Is this the line of dashes between heading and rows of a table in Markdown?"""
    return any(row) and all(re.fullmatch(r"\s*:?-{2,}:?\s*|", cell) for cell in row)


def _copied(lines: list[str]) -> list[list] | None:
    """The rows of a table copied from a page: columns apart by spaces, and no comma but of decimals."""
    told = [line for line in lines[:SEPARATED_LINES] if line.strip()]
    commas = [line for line in told if "," in line]
    if (
        max(map(len, lines), default=0) > LONGEST_COPIED
        or len(commas) < LEAST_COPIED
        or any("\t" in line or ";" in line or "|" in line for line in told)
    ):
        return None
    numbers = [line for line in commas if "," not in re.sub(r"\d,\d", "", line)]
    if len(numbers) < len(commas) * MOSTLY:
        return None
    if sum(bool(re.search(r"\S {2,}\S", line)) for line in numbers) >= len(numbers) * MOSTLY:
        return [re.split(r" {2,}", line.strip()) for line in lines]
    parts = [_names_and_numbers(line) for line in numbers]
    widths = {len(each[2].split()) for each in parts if each}
    if not all(parts) or len(widths) != 1:
        return None
    rows = []
    for line in lines:
        found = _names_and_numbers(line)
        rows.append([found[1], *found[2].split()] if found else [line.strip()])
    return rows


def _names_and_numbers(line: str) -> re.Match[str] | None:
    """A line as name and numbers; five hundred spaces in each of many lines would be tried in every way."""
    return COPIED.fullmatch(" ".join(line.split()))


def _with_decimals(rows: list[list], sign: str) -> list[list]:
    """The rows with the decimals put back behind numbers that a comma cut in two: Alor,19,2.

    Such a file separates cells and decimals alike. Below its heading, which has no number but years, each row
    ends in as many numbers as columns, or in twice as many; what lies between leaves open which are whole.
    """
    if sign != "," or len({len(row) for row in rows}) < 2:
        return rows
    first = next((at for at, row in enumerate(rows) if _cuts(row)), 0)
    heads = [
        (len(row), -at)
        for at, row in enumerate(rows[:first])
        if len(row) > 1 and all(row) and not any(map(_is_cut, row))
    ]
    width, top = max(heads, default=(0, 0))
    cut = {
        at: len(row) - width
        for at, row in enumerate(rows)
        if at > -top and len(row) > width and _cuts(row) >= len(row) - width
    }
    if not width or not cut:
        return rows
    columns, found = max(cut.values()), list(rows)
    for at, many in cut.items():
        row = rows[at]
        told = row[-2 * columns :]
        if many != columns or len(told) % 2 or not all(map(_is_cut, told)) or any(map(_is_year, told[1::2])):
            raise Refused(CUT.format(row=at + 1, cells=len(row), heads=width))
        pairs = zip(told[::2], told[1::2], strict=True)
        found[at] = [*row[: -2 * columns], *(f"{whole},{part}" for whole, part in pairs)]
    return found


def _cuts(row: list) -> int:
    """How many numbers of a row may be halves of others: each stands beside the next."""
    return sum(_is_cut(cell) and _is_cut(after) for cell, after in pairwise(row))


def _is_cut(cell: str) -> bool:
    return not _is_year(cell) and re.fullmatch(r"\s*-?\d[\d.]*\s*", cell) is not None


def _is_year(cell: str) -> bool:
    return periods.YEAR_ALONE.fullmatch(cell.strip()) is not None


def _separator(start: str) -> str:
    """The sign that cuts the most lines, heading among them, into the same number of cells.

    A comma stands in names and numbers too: it cuts most lines of such a file, but its heading otherwise.
    """
    found = {}
    for sign in SEPARATORS:
        counts = [len(row) for row in _records(start, sign) if any(row)]
        most, _ = max(Counter(count for count in counts if count > 1).items(), key=lambda pair: pair[::-1],
                      default=(1, 0))  # fmt: skip
        table = counts[counts.index(most) :] if most > 1 else []  # what stands above is a title
        # A line without the sign is a caption; without commas it may be a heading that tells against them.
        table = [count for count in table if count > 1 or sign == ","]
        alike = table.count(most)
        found[sign] = (alike > len(table) * ALIKE, alike, most)
    return max(found, key=found.__getitem__)  # of equals the first


def _records(content: str, sign: str) -> list[list]:
    try:
        return list(csv.reader(io.StringIO(content, newline=""), delimiter=sign)) or [[]]
    except csv.Error:
        raise Refused(
            "Berkas teks memuat sel yang terlalu panjang atau tanda kutip yang tidak ditutup. "
            "Simpan sebagai .xlsx."
        ) from None
