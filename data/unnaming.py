"""A person's name: where it stands in a value, a file or a database, and the same without it."""

# ruff: noqa: S608 - the names in these statements are the schema's own, and values never enter them

import codecs
import csv
import hashlib
import html
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import duckdb

from data import disk

GONE = "[dihapus]"
SHORTEST = 4  # letters: a shorter text is no name but half of the words there are


class Failed(Exception):
    """Why nothing was removed, as an Indonesian sentence."""


class Name:
    """A person's name as it may be written: whatever its capitals and spaces, never within another word."""

    def __init__(self, written: str):
        words = written.split()
        if len("".join(words)) < SHORTEST:
            raise Failed(f"Nama terlalu pendek: paling sedikit {SHORTEST} huruf.")
        self._pattern = re.compile(
            r"(?<!\w)" + r"[\s\u00a0]+".join(map(re.escape, words)) + r"(?!\w)", re.IGNORECASE
        )

    def out_of(self, text: str) -> str:
        return self._pattern.sub(GONE, text)

    def is_in(self, text: str) -> bool:
        return self._pattern.search(text) is not None

    def is_in_bytes(self, content: bytes) -> bool:
        """Is it in a file of any kind? Of workbooks and documents every part is opened."""
        if zipfile.is_zipfile(io.BytesIO(content)):
            with zipfile.ZipFile(io.BytesIO(content)) as parts:
                return any(self._in_part(parts.read(part)) for part in parts.namelist())
        wide = any(  # in an old workbook a text of two bytes a letter may begin anywhere
            self.is_in(content[start:].decode(code, errors="replace"))
            for code in ("utf-16-le", "utf-16-be")
            for start in (0, 1)
        )
        return wide or any(self.is_in(content.decode(code, errors="replace")) for code in ("utf-8", "cp1252"))

    def _in_part(self, content: bytes) -> bool:
        text = html.unescape(content.decode("utf-8", errors="replace"))
        return self.is_in(text) or self.is_in(re.sub(r"<[^>]*>", "", text))


def path_without(name: Name, part: str) -> str:
    """A folder or file that is called after the person is called after nobody."""
    spoken = part.replace("-", " ").replace("_", " ")
    if not name.is_in(part) and not name.is_in(spoken):
        return part
    return f"dihapus-{hashlib.sha256(part.encode()).hexdigest()[:8]}{Path(part).suffix}"


def value_without(name: Name, value: Any) -> Any:
    """Any JSON without the name, in keys and values."""
    if isinstance(value, str):
        return name.out_of(value)
    if isinstance(value, list):
        return [value_without(name, each) for each in value]
    if isinstance(value, dict):
        return {name.out_of(key): value_without(name, each) for key, each in value.items()}
    return value


def line_without(name: Name, line: str) -> str:
    """A JSON text, as it was where nothing in it changes; a torn one as text."""
    try:
        told = json.loads(line)
    except ValueError:
        return name.out_of(line)
    new = value_without(name, told)
    if new == told:
        return line
    ending = "\n" if line.endswith("\n") else ""
    return json.dumps(new, ensure_ascii=False, indent=2 if "\n" in line.strip() else None) + ending


def text_without(name: Name, content: bytes) -> bytes:
    """A text as somebody sent it, in the letters in which it was written; as it was where nothing changes."""
    for code in _codes_of(content):
        try:
            text = content.decode(code)
        except UnicodeDecodeError:
            continue
        if name.is_in(text):
            return name.out_of(text).encode(code)
    return content


def _codes_of(content: bytes) -> tuple[str, ...]:
    """In which a text file may be written: Excel's *Unicode text* says so itself, any other is tried."""
    return ("utf-16",) if content[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else ("utf-8", "cp1252")


def csv_without(name: Name, content: bytes) -> bytes:
    text = content.decode("utf-8", errors="replace")
    read = list(csv.reader(io.StringIO(text, newline="")))
    if not any(name.is_in(cell) for row in read for cell in row):
        return name.out_of(text).encode() if name.is_in(text) else content
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerows([name.out_of(cell) for cell in row] for row in read)
    return written.getvalue().encode()


def log_without(name: Name, path: Path) -> bytes | None:
    """The lines of a server's log without the name; None where it is in none of them."""
    before = path.read_text("utf-8", errors="replace")
    after = "".join(line_without(name, line) for line in before.splitlines(keepends=True))
    return after.encode() if after != before else None


def lines_with(name: Name, path: Path) -> list[int]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [number for number, line in enumerate(lines, start=1) if name.is_in(line)]


def _text_columns(con: duckdb.DuckDBPyConnection) -> list[tuple[str, list[tuple[str, bool]]]]:
    """Each table of the attached `old`, referenced ones first, and its columns: is it text?"""
    found: dict[str, list[tuple[str, bool]]] = {}
    for table, column, kind in con.execute(
        "select table_name, column_name, data_type from duckdb_columns() where database_name = 'old' and"
        " table_name in (select table_name from duckdb_tables() where database_name = 'old')"
        " order by table_oid, column_index"
    ).fetchall():
        found.setdefault(table, []).append((column, kind == "VARCHAR"))
    return list(found.items())


def _changes(name: Name, con: duckdb.DuckDBPyConnection, table: str, column: str) -> dict[str, str]:
    values = con.execute(
        f'select distinct "{column}" from old."{table}" where "{column}" is not null'
    ).fetchall()
    return {value: name.out_of(value) for (value,) in values if name.is_in(value)}


def cells_with(name: Name, path: Path) -> list[tuple[str, str, int]]:
    with disk.connect() as con:
        con.execute(f"attach '{disk.quoted(path)}' as old (read_only)")
        return [
            (table, column, len(changes))
            for table, columns in _text_columns(con)
            for column, is_text in columns
            if is_text and (changes := _changes(name, con, table, column))
        ]


def database_without(name: Name, path: Path, target: Path) -> bool:
    """Write a database anew without the name and without old pages; False where the name is not in it."""
    if not cells_with(name, path):
        return False
    with disk.connect() as con:
        con.execute(f"attach '{disk.quoted(path)}' as old (read_only)")
        con.execute(f"attach '{disk.quoted(target)}' as new (block_size 16384)")
        con.execute("copy from database old to new (schema)")
        con.execute("create temp table said (table_name text, column_name text, before text, after text)")
        for table, columns in _text_columns(con):
            picked = []
            for column, is_text in columns:
                changes = _changes(name, con, table, column) if is_text else {}
                for before, after in changes.items():
                    con.execute("insert into said values (?, ?, ?, ?)", [table, column, before, after])
                told = (
                    f"coalesce((select after from said where table_name = '{table}'"
                    f" and column_name = '{column}'"
                    f' and before = source."{column}"), source."{column}")'
                )
                picked.append(told if changes else f'source."{column}"')
            try:
                con.execute(f'insert into new."{table}" select {", ".join(picked)} from old."{table}" source')
            except duckdb.ConstraintException as refused:
                raise Failed(f"Nama itu adalah kunci sebuah baris tabel {table}: {refused}") from None
        con.execute("checkpoint new")
    return True


def stands_in(name: Name, path: Path) -> bool:
    """Is the name in a file, whatever it is? JSON may write letters as numbers, so it is read."""
    if path.suffix == ".duckdb":
        return bool(cells_with(name, path))
    content = path.read_bytes()
    if path.suffix in (".json", ".jsonl"):
        for line in [
            content.decode("utf-8", errors="replace"),
            *content.decode("utf-8", errors="replace").splitlines(),
        ]:
            try:
                told = json.loads(line)
            except ValueError:
                continue
            if value_without(name, told) != told:
                return True
    return name.is_in_bytes(content)
