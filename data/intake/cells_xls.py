"""What the cells of an .xls file show beside their values: as `cells` for .xlsx, from its binary records.

The records are those of Excel 97 and later ([MS-XLS] 2.1.4, BIFF8): kind and length, two bytes each, then
the content.
"""

import struct
from collections.abc import Iterator
from pathlib import Path

import olefile

from data.intake import parcel
from data.intake.cells import Format, Look, format_of
from data.intake.parcel import Refused

BOF, EOF, SHEET, FORMAT, XF, LOCKED = 0x0809, 0x000A, 0x0085, 0x041E, 0x00E0, 0x002F
ROW, COLUMNS = 0x0208, 0x007D
FORMULA, NUMBER, RK, MANY_RK, ERROR = 0x0006, 0x0203, 0x027E, 0x00BD, 0x0205
BIFF8 = 0x0600
ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!"}
OF_TEXT, OF_ERROR = 0xFFFF, 2  # a formula's result that is no number, and one that is an error
OLD = "Berkas Excel ini dari sebelum tahun 1997. Buka di Excel, lalu simpan sebagai .xlsx."


def look(path: Path) -> Look:
    """One pass over the records of an .xls file; raises Refused for what is not opened."""
    try:
        with olefile.OleFileIO(path) as parts:
            names = {"/".join(name).casefold() for name in parts.listdir(storages=True)}
            if "encryptedpackage" in names:
                raise Refused(parcel.LOCKED)
            if any("vba" in name.split("/") or "_vba_project" in name for name in names):
                raise Refused(parcel.MACROS)
            if not parts.exists("Workbook"):
                raise Refused(OLD if parts.exists("Book") else "Berkas ini dokumen lain, bukan tabel Excel.")
            content = parts.openstream("Workbook").read()
        return _look_at(content)
    except (*parcel.BROKEN, TypeError, AttributeError):
        raise Refused(parcel.DAMAGED) from None


def _records(content: bytes, at: int = 0) -> Iterator[tuple[int, bytes]]:
    while at + 4 <= len(content):
        kind, length = struct.unpack_from("<HH", content, at)
        yield kind, content[at + 4 : at + 4 + length]
        at += 4 + length


def _look_at(content: bytes) -> Look:
    found, sheets, codes, styles = Look(), [], {}, []
    for kind, record in _records(content):
        if kind == BOF and struct.unpack_from("<H", record)[0] != BIFF8:
            raise Refused(OLD)
        if kind == LOCKED:
            raise Refused(parcel.LOCKED)
        if kind == SHEET:
            sheets.append((struct.unpack_from("<I", record)[0], _text(record, 6, 1)))
        elif kind == FORMAT:
            codes[struct.unpack_from("<H", record)[0]] = _text(record, 2, 2)
        elif kind == XF:
            styles.append(struct.unpack_from("<H", record, 2)[0])
        elif kind == EOF:
            break
    told = {at: format_of(number, codes.get(number, "")) for at, number in enumerate(styles)}
    formats = {at: shape for at, shape in told.items() if shape}
    for start, name in sheets:
        _sheet(content, start, name, formats, found)
    return found


def _text(record: bytes, at: int, width: int) -> str:
    """A text after its length, of one or two bytes, and the byte that says how its letters are kept."""
    length = int.from_bytes(record[at : at + width], "little")
    wide = record[at + width] & 1
    letters = record[at + width + 1 :][: length * (1 + wide)]
    return letters.decode("utf-16-le" if wide else "latin-1")


def _sheet(content: bytes, start: int, name: str, formats: dict[int, Format], found: Look) -> None:
    shown, errors = found.formats.setdefault(name, {}), found.texts.setdefault(name, {})
    for kind, record in _records(content, start):
        if kind == EOF:
            return
        if kind == ROW and record[12] & 0x20:
            found.rows.setdefault(name, set()).add(struct.unpack_from("<H", record)[0])
        if kind == COLUMNS and record[8] & 1:
            first, last = struct.unpack_from("<HH", record)
            found.columns.setdefault(name, set()).update(range(first, min(last + 1, parcel.MAX_COLUMNS)))
        if kind not in (FORMULA, NUMBER, RK, MANY_RK, ERROR):
            continue
        row, column, style = struct.unpack_from("<HHH", record)
        found.formulas = found.formulas or kind == FORMULA
        if kind == MANY_RK:
            count = (len(record) - 6) // 6
            many = [struct.unpack_from("<H", record, 4 + 6 * at)[0] for at in range(count)]
            shown |= {(row, column + at): formats[each] for at, each in enumerate(many) if each in formats}
        elif kind == ERROR or (kind == FORMULA and _is_error(record)):
            code, is_error = (record[6], record[7]) if kind == ERROR else (record[8], 1)
            if is_error and code in ERRORS:
                errors[row, column] = ERRORS[code]
        elif style in formats:
            shown[row, column] = formats[style]


def _is_error(record: bytes) -> bool:
    return struct.unpack_from("<H", record, 12)[0] == OF_TEXT and record[6] == OF_ERROR
