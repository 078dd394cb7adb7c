"""Reads raw CSV files as text, and says what cannot be read, by file and row."""

# ruff: noqa: S608 - the names in these statements are the schema's own

from __future__ import annotations

import csv
import difflib
import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

if TYPE_CHECKING:
    import pandas as pd

LINE = "_line"  # the row as a spreadsheet numbers it; the header is row 1
BLOCK = 1 << 20  # bytes looked at together


@dataclass(frozen=True)
class BadRow:
    file: str
    line: int | None  # None: the whole file
    column: str | None  # None: the whole row
    content: str | None
    reason: str
    remedy: str

    def __str__(self) -> str:
        line = f", baris {self.line}" if self.line else ""
        column = f", kolom {self.column}" if self.column else ""
        content = "" if self.content is None else f": {self.content!r}"
        return f"{self.file}{line}{column}{content} -> {self.reason}; {self.remedy}"


class Refused(Exception):
    """The raw files were refused; `rows` says where and why."""

    def __init__(self, rows: list[BadRow]):
        self.rows = tuple(rows)
        super().__init__("\n".join(str(row) for row in rows))


@dataclass(frozen=True)
class Table:
    name: str
    file: str  # where its rows come from, as the person who edits it knows it
    columns: dict[str, str]  # name -> type


def stage(con: duckdb.DuckDBPyConnection, path: Path, table: Table) -> list[BadRow]:
    """Put a file's rows as text, blank as null, with their line, into staged_x; what cannot be read at all.

    DuckDB reads a file that is as it should be; row by row one is read only to say what is wrong with it.
    """
    if _is_plain(path, table) and _staged(con, path, table):
        return []
    frame, bad = _row_by_row(path, table)
    con.register("arriving", frame)
    con.execute(f'create or replace temp table "staged_{table.name}" as from arriving')
    con.unregister("arriving")
    return bad


def _is_plain(path: Path, table: Table) -> bool:
    """Can the lines of a file be counted by its records? DuckDB passes over empty ones without a word."""
    try:
        with path.open("rb") as file:
            header = file.readline().decode("utf-8").rstrip("\r\n")
            tail = b"\n"
            while block := file.read(BLOCK):
                text = (tail + block).replace(b"\r\n", b"\n")
                if b"\n\n" in text or b"\r" in text[:-1]:  # a bare \r ends a line for no other program
                    return False
                tail = block[-2:]
    except (OSError, UnicodeDecodeError):
        return False
    return '"' not in header and not _header(header.split(","), table)


def _staged(con: duckdb.DuckDBPyConnection, path: Path, table: Table) -> bool:
    with path.open("rb") as file:
        header = file.readline().decode("utf-8").rstrip("\r\n").split(",")
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in header)
    named = ", ".join(f'"{name}"' for name in table.columns)
    filled = " or ".join(f'"{name}" is not null' for name in table.columns)
    try:
        con.execute(
            f'create temp table "staged_{table.name}" as select {LINE}, {named} from ('
            f" select row_number() over () + 1 as {LINE}, * from read_csv($path, columns = {{{columns}}},"
            " header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', nullstr = '',"
            f" strict_mode = true)) where {filled}",
            {"path": str(path)},
        )
    except (duckdb.InvalidInputException, duckdb.ConversionException):
        return False  # torn somewhere: read row by row, it is named
    return True


def _row_by_row(path: Path, table: Table) -> tuple[pd.DataFrame, list[BadRow]]:
    text, bad = _text(path, table.file)
    records, torn = _records(text, table.file)
    header = records[0] if records else []
    bad = bad or torn or _header(header, table)
    if bad:
        return _frame([], table), bad
    rows = []
    for line, cells in enumerate(records[1:], start=2):
        if not any(cells):
            continue
        if len(cells) != len(header):
            bad.append(_wrong_width(table.file, line, len(cells), len(header)))
            continue
        rows.append({LINE: line} | {name: cell or None for name, cell in zip(header, cells, strict=True)})
    return _frame(rows, table), bad


def _text(path: Path, file: str) -> tuple[str, list[BadRow]]:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        remedy = "pulihkan berkas itu, walau hanya baris judulnya"
        return "", [BadRow(file, None, None, None, "berkas tidak ada", remedy)]
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return "", [BadRow(file, line, None, None, "bukan teks UTF-8", "simpan kembali sebagai CSV UTF-8")]


def _records(text: str, file: str) -> tuple[list[list[str]], list[BadRow]]:
    records: list[list[str]] = []
    try:
        # Strict, because an open quotation mark would otherwise swallow the rest of the file without a word.
        records.extend(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        remedy = "tutup tanda kutip ganda pada baris itu"
        return [], [BadRow(file, len(records) + 1, None, None, "tanda kutip tidak ditutup", remedy)]
    return records, []


def _header(header: list[str], table: Table) -> list[BadRow]:
    if not header:
        remedy = f"tulis baris judul: {','.join(table.columns)}"
        return [BadRow(table.file, 1, None, None, "berkas kosong", remedy)]
    if len(header) == 1 and ";" in header[0]:
        remedy = "simpan dengan pemisah koma"
        return [BadRow(table.file, 1, None, None, "kolom dipisahkan titik koma", remedy)]
    twice = sorted({name for name in header if header.count(name) > 1})
    found = [(name, "judul kolom ditulis dua kali", "hapus salah satunya") for name in twice]
    for name in header:
        if name not in table.columns:
            near = difflib.get_close_matches(name, table.columns, n=1)
            remedy = f"mungkin maksudnya {near[0]}" if near else "hapus kolom itu atau perbaiki judulnya"
            found.append((name, "kolom tidak dikenal", remedy))
    missing = [name for name in table.columns if name not in header]
    found += [(name, "kolom tidak ada", "tambahkan kolom itu, walau kosong") for name in missing]
    return [BadRow(table.file, 1, name, None, reason, remedy) for name, reason, remedy in found]


def _wrong_width(file: str, line: int, found: int, wanted: int) -> BadRow:
    reason = f"berisi {found} kolom, seharusnya {wanted}"
    return BadRow(file, line, None, None, reason, "apit isi yang memuat koma dengan tanda kutip ganda")


def _frame(rows: list[dict], table: Table) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 - who reads no raw file, as the import's child, is spared its 70 MB

    frame = pd.DataFrame(rows, columns=[LINE, *table.columns])
    return frame.astype({LINE: "int64"} | dict.fromkeys(table.columns, "string"))
