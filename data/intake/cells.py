"""What a workbook's cells show beside their values: percents, thousands, units, and errors.

A reader of values gives 0.192 for a cell that shows 19,2%, nothing for one that shows #DIV/0!, and "20,52"
for a 20,5 with a raised 2 behind it, which is a footnote. The sender means what is shown.
"""

import re
import zipfile
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from pathlib import Path
from xml.etree import ElementTree

from data.intake import parcel, values

NAMES = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
RELATION = re.compile(r"\{[^}]+\}id")
PERCENT_BUILT_IN = {9, 10}
SECTION = re.compile(r'(?:"[^"]*"|\\.|[^;])*')  # what a format says of a number above zero
LITERAL = re.compile(r'"([^"]*)"|\\(.)')
THOUSANDTHS = re.compile(r"[0#?](,+)(?![0#?,])")
WORD = re.compile(rf"(?P<scale>{'|'.join(values.SCALES)})?\s*(?P<unit>{values.UNITS})?", re.IGNORECASE)
QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
CELL = re.compile(rb"<(?:\w+:)?c ([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
ATTRIBUTE = re.compile(rb'(\w+)="([^"]*)"')
READ_TWICE = 4_000_000  # bytes of a sheet whose numbers are read twice; of a longer one it costs too much
VALUE = re.compile(rb"<(?:\w+:)?v[^>]*>([^<]*)<")
REFERENCE = re.compile(rb"([A-Z]+)(\d+)")
PREFIX = re.compile(rb"xmlns:(\w+)=")  # that a writer may put before the names of a sheet's elements
ROW = re.compile(rb"<(?:\w+:)?row ([^>]*)>")
COLUMN = re.compile(rb"<(?:\w+:)?col ([^>]*)>")
HIDDEN = (b'hidden="1"', b'hidden="true"')
YEARS = re.compile(r"[ye]+", re.IGNORECASE)  # a date of which only the year is seen
ERROR = re.compile(r"#(DIV/0!|REF!|VALUE!|NAME\?|NUM!|NULL!|BUSY!|SPILL!|CALC!|GETTING_DATA)")
CHUNK, OVERLAP = 1 << 20, 16
HEAD = 4096  # of a sheet, in which the prefixes of its elements are told
TEXTS = "xl/sharedStrings.xml"
RAISED = str.maketrans("0123456789abcderx", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉʳˣ")


class Shown(float):
    """A number as its cell shows it: 19.2 and "%" for a stored 0.192 that reads 19,2%."""

    unit: str | None
    text: str

    def __new__(cls, value: float, unit: str | None, text: str):
        self = super().__new__(cls, value)
        self.unit, self.text = unit, text
        return self

    def __eq__(self, other) -> bool:
        return other.__class__ is Shown and float(self) == float(other) and self.text == other.text

    def __hash__(self) -> int:
        return hash((float(self), self.text))

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Format:
    """How a number format changes what is seen: 0,"rb" shows a thousandth and a word that says so."""

    factor: float  # of the stored number, as it is seen
    scale: float = 1.0  # that the word beside it means
    unit: str | None = None
    word: str = ""

    def of(self, stored: float) -> Shown:
        seen = round(stored * self.factor, 10)
        text = f"{seen:.10g}".replace(".", ",") + self.word
        return Shown(round(seen * self.scale, 10), self.unit, text)


PERCENT = Format(100.0, unit="%", word="%")
YEAR = Format(1.0, word="tahun")


def format_of(number: int, code: str) -> Format | None:
    """The format of a style by its number and code; None where what is seen is what is stored."""
    section = SECTION.match(code)
    first = section[0] if section else ""
    bare = QUOTED.sub("", first)
    if number in PERCENT_BUILT_IN or "%" in bare:
        return PERCENT
    if YEARS.fullmatch(bare.strip()):
        return YEAR
    commas = THOUSANDTHS.search(bare)
    ends = [match.end() for match in re.finditer(r"[0#?],*", LITERAL.sub(_hidden, first))]
    words = "".join(one or other for one, other in LITERAL.findall(first[ends[-1] :])) if ends else ""
    words = words.strip()
    word = WORD.fullmatch(words)
    scale, unit = (word["scale"], word["unit"]) if word else (None, None)
    if not commas and not scale and not unit:
        return None
    factor = 0.001 ** len(commas[1]) if commas else 1.0
    times = values.SCALES[scale.casefold()] if scale else 1.0
    return Format(factor, times, unit.casefold() if unit else None, f" {words}" if word and words else "")


def _hidden(match: re.Match) -> str:
    return "_" * len(match[0])


@dataclass
class Look:
    """What one pass over a workbook found."""

    formulas: bool = False
    formats: dict[str, dict[tuple[int, int], Format]] = field(default_factory=dict)  # row, column from 0
    texts: dict[str, dict[tuple[int, int], str]] = field(
        default_factory=dict
    )  # errors, of which no value tells, and texts with raised letters
    once: set[str] = field(default_factory=set)  # sheets too large to be read twice
    rows: dict[str, set[int]] = field(default_factory=dict)  # that are hidden, from 0
    columns: dict[str, set[int]] = field(default_factory=dict)
    spans: dict[str, list[tuple[tuple[int, int], tuple[int, int]]]] = field(
        default_factory=dict
    )  # first and last cell of what is merged over rows, where the reader of values does not say it
    again: dict[str, list[tuple[int, int, str]]] = field(
        default_factory=dict
    )  # cells as they stand in the file


def look(path: Path) -> Look:
    """One pass over the sheets of an .xlsx file; a file that is not quite one gives what was seen so far."""
    found = Look()
    with suppress(*parcel.BROKEN, ElementTree.ParseError), zipfile.ZipFile(path) as book:
        formats, raised = _formats(book), _raised(book)
        for sheet in _sheets(book):
            _look_at(book, sheet, formats, raised, found)
    return found


def _raised(book: zipfile.ZipFile) -> dict[bytes, str]:
    """The shared texts that have raised letters among others, by their number, written as raised letters."""
    if TEXTS not in book.namelist() or b"superscript" not in book.read(TEXTS):
        return {}
    found, number = {}, 0
    with book.open(TEXTS) as content:
        for _, element in ElementTree.iterparse(content):
            if element.tag.endswith("}si"):
                runs = [(each, "".join(each.itertext())) for each in element if each.tag.endswith("}r")]
                parts = [text.translate(RAISED) if _is_raised(run) else text for run, text in runs]
                if not all(_is_raised(run) for run, _ in runs) and any(_is_raised(run) for run, _ in runs):
                    found[str(number).encode()] = "".join(parts)
                number += 1
                element.clear()
    return found


def _is_raised(run: ElementTree.Element) -> bool:
    return any(each.tag.endswith("}vertAlign") and each.get("val") == "superscript" for each in run.iter())


def _formats(book: zipfile.ZipFile) -> dict[bytes, Format]:
    """The numbers of the cell styles that show something else than is stored."""
    if "xl/styles.xml" not in book.namelist():
        return {}
    styles = ElementTree.fromstring(book.read("xl/styles.xml"))
    space = STRICT if styles.tag.startswith(STRICT) else NAMES
    codes = {
        int(each.get("numFmtId", "")): each.get("formatCode", "")
        for each in styles.iterfind(f"{space}numFmts/{space}numFmt")
    }
    found = {}
    for at, style in enumerate(styles.iterfind(f"{space}cellXfs/{space}xf")):
        number = int(style.get("numFmtId", 0))
        if shape := format_of(number, codes.get(number, "")):
            found[str(at).encode()] = shape
    return found


def _sheets(book: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Each sheet's name and the part of the file that holds it."""
    relations = ElementTree.fromstring(book.read("xl/_rels/workbook.xml.rels"))
    parts = {each.get("Id"): each.get("Target", "") for each in relations}
    workbook = ElementTree.fromstring(book.read("xl/workbook.xml"))
    found = []
    for sheet in workbook.iter():
        if sheet.tag.endswith("}sheet"):
            relation = next((value for key, value in sheet.attrib.items() if RELATION.fullmatch(key)), "")
            target = parts.get(relation, "").lstrip("/")
            part = target if target.startswith("xl/") else f"xl/{target}"
            if part in book.namelist():
                found.append((sheet.get("name", ""), part))
    return found


def _look_at(
    book, sheet: tuple[str, str], formats: dict[bytes, Format], raised: dict[bytes, str], found: Look
) -> None:
    name, part = sheet
    if book.getinfo(part).file_size <= READ_TWICE:
        _look_again(book.read(part), name, found)
    else:
        found.once.add(name)
    wanted = {b's="' + style + b'"' for style in formats}
    seen_format = seen_error = hides = False
    with book.open(part) as content:
        chunk = content.read(CHUNK)
        formulas = [
            b"<" + before + sign
            for before in (b"", *(each + b":" for each in PREFIX.findall(chunk[:HEAD])))
            for sign in (b"f>", b"f ")
        ]
        tail = b""
        while chunk:
            piece = tail + chunk
            found.formulas = found.formulas or any(each in piece for each in formulas)
            seen_error = seen_error or b't="e"' in piece
            hides = hides or any(each in piece for each in HIDDEN)
            seen_format = seen_format or any(each in piece for each in wanted)
            if found.formulas and seen_error and hides and (seen_format or not wanted):
                break
            tail, chunk = piece[-OVERLAP:], content.read(CHUNK)
    if hides:
        _look_for_hidden(book.read(part), name, found)
    if not seen_error and not seen_format and not raised:
        return
    shown, texts = {}, {}
    for match in CELL.finditer(book.read(part)):
        said = dict(ATTRIBUTE.findall(match[1]))
        place, value = REFERENCE.fullmatch(said.get(b"r", b"")), VALUE.search(match[2] or b"")
        if not place or not value:
            continue
        at = (int(place[2]) - 1, _column(place[1]))
        if said.get(b"t") == b"e":
            texts[at] = value[1].decode("utf-8", errors="replace")
        elif said.get(b"t") == b"s" and value[1].strip() in raised:
            texts[at] = raised[value[1].strip()]
        elif said.get(b"t", b"n") == b"n" and said.get(b"s") in formats:
            shown[at] = formats[said[b"s"]]
    found.formats[name], found.texts[name] = shown, texts


def _look_again(content: bytes, name: str, found: Look) -> None:
    """The numbers of a sheet as they stand in the file, those of a cell that stands there twice both."""
    told = found.again.setdefault(name, [])
    for match in CELL.finditer(content):
        said = dict(ATTRIBUTE.findall(match[1]))
        place, value = REFERENCE.fullmatch(said.get(b"r", b"")), VALUE.search(match[2] or b"")
        if place and value and value[1].strip() and said.get(b"t", b"n") == b"n":
            told.append(
                (int(place[2]) - 1, _column(place[1]), value[1].decode("utf-8", errors="replace").strip())
            )


def doubts(rows: list[list], name: str, seen: Look, *, merged: bool) -> tuple[tuple[int, int, str], ...]:
    """Cells of which the file says another number than was read: row, column from 0, and that number."""
    found = {}
    for row, column, text in seen.again.get(name, ()):
        cell = rows[row][column] if row < len(rows) and column < len(rows[row]) else None
        if isinstance(cell, date | time | timedelta):  # a number whose format makes it a moment
            continue
        if merged and isinstance(cell, str):  # it was written over what lies hidden below a merged cell
            continue
        with suppress(ValueError, OverflowError):
            if not (cell.__class__ in (int, float) and float(text) == cell):
                found[row, column] = text
    return tuple((*place, text) for place, text in found.items())


def _look_for_hidden(content: bytes, name: str, found: Look) -> None:
    rows, columns = found.rows.setdefault(name, set()), found.columns.setdefault(name, set())
    for match in ROW.finditer(content):
        if any(each in match[1] for each in HIDDEN):
            rows.add(int(dict(ATTRIBUTE.findall(match[1])).get(b"r", 0)) - 1)
    for match in COLUMN.finditer(content):
        if any(each in match[1] for each in HIDDEN):
            said = dict(ATTRIBUTE.findall(match[1]))
            columns |= set(range(int(said[b"min"]) - 1, min(int(said[b"max"]), parcel.MAX_COLUMNS)))


def _column(letters: bytes) -> int:
    column = 0
    for each in letters:
        column = column * 26 + each - 64
    return column - 1


def put_into(rows: list[list], name: str, seen: Look) -> None:
    """Write into a sheet's rows what its cells show instead of what they store."""
    for (row, column), shape in seen.formats.get(name, {}).items():
        cell = rows[row][column] if row < len(rows) and column < len(rows[row]) else None
        if shape is YEAR:
            rows[row][column] = cell.year if isinstance(cell, date) else cell
        elif cell.__class__ in (int, float):
            rows[row][column] = shape.of(cell)
    for (row, column), text in seen.texts.get(name, {}).items():
        if row < len(rows):
            rows[row] += [None] * (column + 1 - len(rows[row]))
            rows[row][column] = text
