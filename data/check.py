"""Checks raw rows against the schema, cell by cell, before anything is loaded.

The rules are not written here: types, `not null`, `check`, keys and references are read from DuckDB's own
catalogue of schema.sql. What is wrong comes back as sentences for the person who edits the file, all at once.
"""

# ruff: noqa: S608 - the names in these statements are the schema's own, and values never enter them

from __future__ import annotations

import re
from dataclasses import dataclass

import duckdb
from rapidfuzz import fuzz, process

from data.reading import LINE, BadRow, Table


@dataclass(frozen=True)
class Shape:
    """How a type is written in a raw file. DuckDB's cast is lax: it reads 3.7 as 4 and 2025-2-3 as a date."""

    pattern: str
    named: str
    example: str


SHAPES = {
    "DATE": Shape(r"\d{4}-\d{2}-\d{2}", "tanggal", "tulis tahun-bulan-hari, misalnya 2025-06-04"),
    "INTEGER": Shape(r"-?\d+", "bilangan bulat", "tulis angka saja, misalnya 2224"),
    "DOUBLE": Shape(r"-?\d+(\.\d+)?", "angka", "tulis angka dengan titik desimal, misalnya 2.224"),
    "BOOLEAN": Shape(r"true|false", "true atau false", "tulis true atau false"),
}

AMISS = "_amiss"  # in typed_x: is a cell of the row not of its type, or does it carry blanks nobody sees?
UNSEEN = r"[\x00-\x08\x0b-\x1f\x7f]"  # signs that no editor shows
ALIKE = 60  # percent, from which on a known key may be meant by a wrong one
MOST_GUESSED = 100  # different wrong keys of one column

# Checks of the schema, as DuckDB prints them, in the words of the person who has to mend the cell.
MEND_NUMBER = r"perbaiki angkanya atau kosongkan bila tidak diketahui"
CHECKS = [
    (r"\(?\"?\w+\"? IN \((.*)\)\)?", r"bukan pilihan yang dikenal", r"pilih salah satu: \1"),
    (r"regexp_(?:full_match|matches)\(\"?\w+\"?, '(.*)'\)", r"bentuknya tidak sesuai", r"ikuti pola \1"),
    (r"isfinite\(.*\)", r"bukan bilangan yang terhingga", r"tulis angka atau kosongkan"),
    (r"\(?\"?(\w+)\"? BETWEEN (\S+) AND ([^)\s]+)\)?", r"di luar batas", r"tulis angka dari \2 sampai \3"),
    (r"\(?\"?\w+\"? > 0\)?", r"harus lebih besar dari nol", MEND_NUMBER),
    (r"\(?\"?\w+\"? >= 0\)?", r"tidak boleh di bawah nol", MEND_NUMBER),
    (r"\(?\"?(\w+)\"? >= \"?(\w+)\"?\)?", r"\1 mendahului \2", r"perbaiki salah satu tanggalnya"),
    (
        r"\(\(\"?(\w+)\"? IS NULL\) = \(\"?(\w+)\"? IS NULL\)\)",
        r"\1 dan \2 harus sama-sama terisi atau sama-sama kosong",
        r"lengkapi atau kosongkan keduanya",
    ),
    (
        r"\(\(\"?(\w+)\"? IS NULL\) OR \(\"?(\w+)\"? IS NULL\)\)",
        r"\1 dan \2 tidak boleh terisi bersamaan",
        r"kosongkan salah satunya",
    ),
    (
        r"\(?\(?COALESCE\((.*?)\) IS NOT NULL\)?\)?",
        r"tidak satu pun dari \1 terisi",
        r"isi paling sedikit satu",
    ),
    (r".*CAST.* = 1\)?", r"isi harus tepat satu dari kolom-kolom itu", r"kosongkan yang lain"),
]


def tables(con: duckdb.DuckDBPyConnection, files: dict[str, str]) -> list[Table]:
    """The tables of the schema, referenced ones first; `files` names those without a file of their own."""
    rows = con.execute(
        "select table_name, column_name, data_type from duckdb_columns()"
        " where database_name = current_database() and table_name in (select table_name from duckdb_tables())"
        " order by table_oid, column_index"
    ).fetchall()
    columns: dict[str, dict[str, str]] = {}
    for table, column, kind in rows:
        columns.setdefault(table, {})[column] = kind
    return [Table(name, files.get(name, f"{name}.csv"), found) for name, found in columns.items()]


def understand(con: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Put beside staged_x, in typed_x, what is understood of it, and whether any of it was not."""
    casts = {name: _cast(name, kind) for name, kind in table.columns.items()}
    told = ", ".join(f'{cast} as "{name}"' for name, cast in casts.items())
    amiss = " or ".join(
        f'("{name}" is not null and ({cast} is null or {_has_edge(name)}))' for name, cast in casts.items()
    )
    every = ", ".join(f'"{name}"' for name in casts)
    amiss += f" or regexp_matches(concat_ws(' ', {every}), '{UNSEEN}')"
    con.execute(
        f'create temp table "typed_{table.name}" as'
        f' select {LINE}, {told}, {amiss} as {AMISS} from "staged_{table.name}"'
    )


def _has_edge(name: str) -> str:
    """Does a blank stand at either end of a cell? That is seen without making the text anew."""
    return f"(starts_with(\"{name}\", ' ') or ends_with(\"{name}\", ' '))"


def faults(con: duckdb.DuckDBPyConnection, tables: list[Table]) -> list[BadRow]:
    """Everything that the schema has against the staged rows."""
    found: list[BadRow] = []
    unsure: set[tuple[str, str]] = set()  # keys that are wrong themselves: what refers to them may be right
    for table in tables:
        bad = _faults_of(con, table, unsure)
        unsure |= {(table.name, name) for fault in bad for name in (fault.column or "").split(", ")}
        found += bad
    return found


def _faults_of(con, table: Table, unsure: set[tuple[str, str]]) -> list[BadRow]:
    misread = _misread(con, table)
    unread = {(bad.line, bad.column) for bad in misread}
    found = set(misread)
    constraints = con.execute(
        "select constraint_type, expression, constraint_column_names, referenced_table,"
        " referenced_column_names from duckdb_constraints()"
        " where database_name = current_database() and table_name = $table",
        {"table": table.name},
    ).fetchall()
    for kind, expression, columns, other, keys in constraints:
        if kind in ("NOT NULL", "PRIMARY KEY"):
            found.update(bad for column in columns for bad in _missing(con, table, column))
        if kind in ("UNIQUE", "PRIMARY KEY"):
            found.update(_repeated(con, table, columns))
        if kind == "CHECK":
            breaking = _breaking(con, table, columns, expression)
            found.update(bad for bad in breaking if not any((bad.line, name) in unread for name in columns))
        if kind == "FOREIGN KEY" and not any((other, key) in unsure for key in keys):
            found.update(_dangling(con, table, columns, other, keys))
    return sorted(found, key=lambda bad: (bad.line or 0, bad.column or ""))


def _cast(name: str, kind: str) -> str:
    if kind not in SHAPES:
        return f'"{name}"'
    right = f"regexp_full_match(\"{name}\", '{SHAPES[kind].pattern}')"
    return f'case when {right} then try_cast("{name}" as {kind}) end'


def _misread(con, table: Table) -> list[BadRow]:
    """Cells that are not of their type, or that carry blanks nobody sees.

    Whether there is any in a row was asked when it was understood: mostly there is none, and looking at each
    cell beside what is understood of it takes as long as reading it.
    """
    if not con.execute(f'select 1 from "typed_{table.name}" where {AMISS} limit 1').fetchall():
        return []
    both = f'(from "typed_{table.name}" where {AMISS}) t join "staged_{table.name}" s using ({LINE})'
    found = []
    for name, kind in table.columns.items():
        seen = con.execute(
            f'select s.{LINE}, s."{name}" from {both} where s."{name}" is not null'
            f" and ({_is_wrong(name)} or regexp_matches(s.\"{name}\", '{UNSEEN}')) order by all"
        ).fetchall()
        found += [BadRow(table.file, line, name, cell, *_why_misread(cell, kind)) for line, cell in seen]
    return found


def _is_wrong(name: str) -> str:
    return f'(t."{name}" is null or s."{name}" <> trim(s."{name}"))'


def _why_misread(cell: str, kind: str) -> tuple[str, str]:
    if kind not in SHAPES:
        return "ada spasi di tepi atau tanda yang tidak terlihat", "hapus spasi atau tanda itu"
    shape = SHAPES[kind]
    if kind == "DATE" and re.fullmatch(shape.pattern, cell):
        return "tanggal itu tidak ada di kalender", "perbaiki tanggalnya"
    if kind in ("DOUBLE", "INTEGER") and re.fullmatch(r"-?\d{1,3}(,\d{3})+", cell):
        without, point = cell.replace(",", ""), cell.replace(",", ".", 1)
        either = f"tulis {without} bila koma itu pemisah ribuan, {point} bila koma desimal"
        return "koma dalam angka dapat berarti ribuan atau desimal", either
    return f"bukan {shape.named}", shape.example


def _missing(con, table: Table, name: str) -> list[BadRow]:
    lines = con.execute(
        f'select {LINE} from "staged_{table.name}" where "{name}" is null order by all'
    ).fetchall()
    return [
        BadRow(table.file, line, name, None, "kosong, padahal wajib diisi", "isi sel itu")
        for (line,) in lines
    ]


def _breaking(con, table: Table, columns: list[str], expression: str) -> list[BadRow]:
    shown = " || ' | ' || ".join(f"coalesce(cast(\"{name}\" as varchar), '')" for name in columns)
    seen = con.execute(
        f'select {LINE}, {shown} from "typed_{table.name}" where not ({expression}) order by all'
    ).fetchall()
    reason, remedy = _why_breaking(expression)
    return [BadRow(table.file, line, ", ".join(columns), cell, reason, remedy) for line, cell in seen]


def _why_breaking(expression: str) -> tuple[str, str]:
    for pattern, reason, remedy in CHECKS:
        if match := re.fullmatch(pattern, expression, flags=re.DOTALL):
            return match.expand(reason), match.expand(remedy)
    return "tidak memenuhi syarat skema", f"syaratnya: {expression}"


def _repeated(con, table: Table, columns: list[str]) -> list[BadRow]:
    names = ", ".join(f'"{name}"' for name in columns)
    shown = " || ' | ' || ".join(f'cast("{name}" as varchar)' for name in columns)
    seen = con.execute(
        f'select {LINE}, {shown}, min({LINE}) over (partition by {names}) as first from "typed_{table.name}"'
        f" where {_filled(columns)} qualify {LINE} > first order by all"
    ).fetchall()
    return [
        BadRow(
            table.file,
            line,
            ", ".join(columns),
            cell,
            f"sudah dipakai baris {first}",
            "hapus atau ganti salah satunya",
        )
        for line, cell, first in seen
    ]


def _dangling(con, table: Table, columns: list[str], other: str, keys: list[str]) -> list[BadRow]:
    shown = " || ' | ' || ".join(f'cast(t."{name}" as varchar)' for name in columns)
    same = " and ".join(f'o."{key}" = t."{name}"' for name, key in zip(columns, keys, strict=True))
    seen = con.execute(
        f'select t.{LINE}, {shown} from "typed_{table.name}" t'
        f' where {_filled(columns, "t.")} and not exists (from "typed_{other}" o where {same}) order by all'
    ).fetchall()
    if not seen:
        return []
    known = [str(row[0]) for row in con.execute(f'select "{keys[-1]}" from "typed_{other}"').fetchall()]
    reason = f"tidak ada di {other} ({', '.join(keys)})"
    remedies = _remedies({cell for _, cell in seen}, known, other)
    return [BadRow(table.file, line, ", ".join(columns), cell, reason, remedies[cell]) for line, cell in seen]


def _filled(columns: list[str], alias: str = "") -> str:
    return " and ".join(f'{alias}"{name}" is not null' for name in columns)


def _remedies(cells: set[str], known: list[str], other: str) -> dict[str, str]:
    """What to do about each cell that names nothing known; of very many wrong ones not each is guessed at."""
    there, guessed = set(known), set(sorted(cells)[:MOST_GUESSED])
    return {cell: _remedy(cell, there, known if cell in guessed else [], other) for cell in cells}


def _remedy(cell: str, there: set[str], known: list[str], other: str) -> str:
    if (plain := cell.replace(".", "")) in there:
        return f"tulis tanpa titik: {plain}"
    near = process.extractOne(cell, known, scorer=fuzz.ratio, score_cutoff=ALIKE)
    return f"mungkin maksudnya {near[0]}" if near else f"tambahkan dahulu ke {other} atau perbaiki kodenya"
