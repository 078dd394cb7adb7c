"""What is wrong with the staged rows, cell by cell: by the rules of the import, then by the schema itself."""

# ruff: noqa: S608 - the names in these statements are the schema's own, and values never enter them

from dataclasses import dataclass

import duckdb

from data import build, check
from data.intake import checks
from data.intake.kinds import Kind
from data.intake.staging import Stager
from data.reading import BadRow

SCHEMA_RULE = "SKEMA"
FILLED_IN = {"source", "id"}  # columns that the import fills in itself


@dataclass(frozen=True)
class Finding:
    sheet: str
    cell: str  # '' when it concerns the whole row
    row: int
    column: str  # the heading, as the template calls it
    content: str
    rule: str
    severity: str
    what: str
    remedy: str
    key: str  # by which a warning is accepted


def all_of(con: duckdb.DuckDBPyConnection, kind: Kind, stager: Stager) -> list[Finding]:
    """Every finding, errors first; one per cell, and none where an answer is still awaited."""
    columns = {field.name for field in kind.fields}
    told = [
        (line, field, content, rule.id, rule.severity, rule.said(content, detail), rule.remedy)
        for rule, line, field, content, detail in checks.broken(con, kind.code, columns)
    ]
    told += [
        (
            bad.line,
            field,
            bad.content or "",
            SCHEMA_RULE,
            checks.ERROR,
            *map(_sentence, _for_senders(bad)),
        )
        for bad in _schema_faults(con, kind)
        for field in sorted(set((bad.column or "").split(", ")) & columns - FILLED_IN)
    ]
    if kind.place == "regencies":
        empty = con.execute("select _line from staged where regencies is null").fetchall()
        what, remedy = "Kosong, padahal wajib diisi.", "Isi sel itu."
        told += [(line, "regencies", "", SCHEMA_RULE, checks.ERROR, what, remedy) for (line,) in empty]
    waiting = {question.field for question in stager.asking.open.values()}
    places = _places(con, [line for line, *_ in told])
    found: dict[tuple[int, str], Finding] = {}
    for line, field, content, rule, severity, what, remedy in told:
        if field in waiting or (line, field) in found:
            continue
        sheet, row, letter = places[line]
        letter = letter or stager.blocks[places[line, "block"]].get(field, "")
        cell = f"{letter}{row}" if letter else ""
        key = f"{rule}:{sheet}:{cell or row}:{field}"
        label = kind.field(field).label
        found[line, field] = Finding(
            sheet, cell, row, label, content[:200], rule, severity, what, remedy, key
        )
    return sorted(found.values(), key=lambda each: (each.severity, each.sheet, each.row, each.cell))


def _places(con, lines: list[int]) -> dict:
    """Where a line stands: sheet, row and, for a written total (a line below zero), column letter."""
    found: dict = {}
    query = "select _line, _sheet, _row, _block from staged where _line in (select unnest($lines::integer[]))"
    for line, sheet, row, block in con.execute(query, {"lines": lines}).fetchall():
        found[line], found[line, "block"] = (sheet, row, ""), block
    for place, sheet, row, letter in con.execute("select place, sheet, row, letter from totals").fetchall():
        found[-place] = (sheet, row, letter)
    return found


def _for_senders(bad: BadRow) -> tuple[str, str]:
    """A sender can choose from a list, and not add to it."""
    if not bad.reason.startswith("tidak ada di "):
        return bad.reason, bad.remedy
    near = bad.remedy if bad.remedy.startswith(("mungkin", "tulis")) else "pilih dari daftar pada templat"
    return "tidak ada dalam daftar yang dikenal", near


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _schema_faults(con, kind: Kind) -> list[BadRow]:
    """What the schema has against the rows, against the register as it stands."""
    tables = check.tables(con, build.PLACES)
    table = next(table for table in tables if table.name == kind.table)
    for other in tables:
        if other.name != kind.table:
            con.execute(
                f'create temp view "typed_{other.name}" as select *, 0 as _line from now."{other.name}"'
            )
    con.execute(
        'create or replace temp view "typed_source" as select id, 0 as _line from now.source'
        " union all select distinct source, 0 from staged"
    )
    written = {row[0] for row in con.execute("describe staged").fetchall()}
    columns = ", ".join(
        f'"{name}"' if name in written else f'null::varchar as "{name}"' for name in table.columns
    )
    con.execute(f'create temp view "staged_{table.name}" as select _line, {columns} from staged')
    check.understand(con, table)
    return check.faults(con, [table])
