"""What a workbook's cells show beside their values: shares written as percents, and errors.

A reader of values gives 0.192 for a cell that shows 19,2%, and nothing for one that shows #DIV/0!. The
sender means what is shown.
"""

import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

NAMES = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
RELATION = re.compile(r"\{[^}]+\}id")
PERCENT_BUILT_IN = {9, 10}
QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
CELL = re.compile(rb"<(?:\w+:)?c ([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
ATTRIBUTE = re.compile(rb'(\w+)="([^"]*)"')
VALUE = re.compile(rb"<(?:\w+:)?v[^>]*>([^<]*)<")
REFERENCE = re.compile(rb"([A-Z]+)(\d+)")
FORMULA = re.compile(rb"<(?:\w+:)?f[ >]")
ERROR = re.compile(r"#(DIV/0!|REF!|VALUE!|NAME\?|NUM!|NULL!|BUSY!|SPILL!|CALC!|GETTING_DATA)")
CHUNK, OVERLAP = 1 << 20, 16


class Share(float):
    """A number that its cell shows as a percent: 19.2 for a stored 0.192 that reads 19,2%."""

    unit = "%"

    def __eq__(self, other) -> bool:
        return other.__class__ is Share and float(self) == float(other)

    def __hash__(self) -> int:
        return hash((float(self), self.unit))

    def __str__(self) -> str:
        return f"{float(self):.10g}".replace(".", ",") + "%"


@dataclass
class Look:
    """What one pass over a workbook found."""

    formulas: bool = False
    shares: dict[str, set[tuple[int, int]]] = field(default_factory=dict)  # sheet -> row and column from 0
    errors: dict[str, dict[tuple[int, int], str]] = field(default_factory=dict)


def look(path: Path) -> Look:
    """One pass over the sheets of an .xlsx file; a file that is not quite one gives what was seen so far."""
    found = Look()
    try:
        with zipfile.ZipFile(path) as book:
            percents = _percents(book)
            for sheet in _sheets(book):
                _look_at(book, sheet, percents, found)
    except (zipfile.BadZipFile, ElementTree.ParseError, KeyError, ValueError, OSError, EOFError):
        return found
    return found


def _percents(book: zipfile.ZipFile) -> set[bytes]:
    """The numbers of the cell styles that show percents."""
    if "xl/styles.xml" not in book.namelist():
        return set()
    styles = ElementTree.fromstring(book.read("xl/styles.xml"))
    space = STRICT if styles.tag.startswith(STRICT) else NAMES
    codes = {
        int(each.get("numFmtId")): each.get("formatCode", "")
        for each in styles.iterfind(f"{space}numFmts/{space}numFmt")
    }
    percents = set()
    for at, style in enumerate(styles.iterfind(f"{space}cellXfs/{space}xf")):
        number = int(style.get("numFmtId", 0))
        code = QUOTED.sub("", codes.get(number, "").split(";")[0])
        if number in PERCENT_BUILT_IN or "%" in code:
            percents.add(str(at).encode())
    return percents


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


def _look_at(book, sheet: tuple[str, str], percents: set[bytes], found: Look) -> None:
    name, part = sheet
    wanted = {b's="' + style + b'"' for style in percents}
    seen_format = seen_error = False
    with book.open(part) as content:
        tail = b""
        while chunk := content.read(CHUNK):
            piece = tail + chunk
            found.formulas = found.formulas or bool(FORMULA.search(piece))
            seen_error = seen_error or b't="e"' in piece
            seen_format = seen_format or any(each in piece for each in wanted)
            if found.formulas and seen_error and (seen_format or not wanted):
                break
            tail = piece[-OVERLAP:]
    if not seen_error and not seen_format:
        return
    shares, errors = set(), {}
    for match in CELL.finditer(book.read(part)):
        said = dict(ATTRIBUTE.findall(match[1]))
        place, value = REFERENCE.fullmatch(said.get(b"r", b"")), VALUE.search(match[2] or b"")
        if not place or not value:
            continue
        at = (int(place[2]) - 1, _column(place[1]))
        if said.get(b"t") == b"e":
            errors[at] = value[1].decode("utf-8", errors="replace")
        elif said.get(b"t", b"n") == b"n" and said.get(b"s") in percents:
            shares.add(at)
    found.shares[name], found.errors[name] = shares, errors


def _column(letters: bytes) -> int:
    column = 0
    for each in letters:
        column = column * 26 + each - 64
    return column - 1


def put_into(rows: list[list], name: str, seen: Look) -> None:
    """Write into a sheet's rows what its cells show instead of what they store."""
    for row, column in seen.shares.get(name, ()):
        if row < len(rows) and column < len(rows[row]) and rows[row][column].__class__ in (int, float):
            rows[row][column] = Share(round(rows[row][column] * 100, 10))
    for (row, column), error in seen.errors.get(name, {}).items():
        if row < len(rows):
            rows[row] += [None] * (column + 1 - len(rows[row]))
            rows[row][column] = error
