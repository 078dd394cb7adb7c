"""What is wrong with the staged rows, cell by cell: by the rules of the import, then by the schema itself."""

# ruff: noqa: S608 - the names in these statements are the schema's own, and values never enter them

from collections.abc import Iterator
from dataclasses import dataclass, replace

import duckdb

from data import build, check
from data.intake import arranging, checks
from data.intake.kinds import Kind
from data.intake.staging import Stager
from data.reading import BadRow

SCHEMA_RULE, REPEATED = "SKEMA", "W06"
FILLED_IN = {"source", "id"}  # columns that the import fills in itself


MOST_FINDINGS, MOST_PER_COLUMN = 100, 12  # lines that somebody reads


@dataclass(frozen=True)
class Finding:
    sheet: str
    cell: str  # the first; '' when it concerns the whole row
    row: int
    column: str  # the heading, as the template calls it
    content: str
    rule: str
    severity: str
    what: str
    remedy: str
    key: str  # by which a warning is accepted
    count: int  # of cells of which it is true
    cells: tuple[str, ...]  # the first of them


@dataclass(frozen=True)
class _Told:
    """One sentence before it knows where its lines stand in the file."""

    field: str
    content: str
    rule: str
    severity: str
    what: str
    remedy: str
    count: int
    lines: tuple[int, ...]


def all_of(con: duckdb.DuckDBPyConnection, kind: Kind, stager: Stager) -> list[Finding]:
    """Every finding once, errors first and then the most frequent; none where an answer is awaited."""
    columns = {field.name for field in kind.fields}
    told = [
        _Told(
            each.field,
            each.content,
            each.rule.id,
            each.rule.severity,
            each.rule.said(each.content, each.detail),
            each.rule.remedy,
            each.count,
            each.lines,
        )
        for each in checks.broken(con, kind.code, columns)
    ]
    told += _of_schema(con, kind, columns)
    if kind.place == "regencies":
        empty = con.execute("select _line from staged where regencies is null order by all").fetchall()
        lines = tuple(line for (line,) in empty)
        what, remedy = "Kosong, padahal wajib diisi.", "Isi sel itu."
        told += [_Told("regencies", "", SCHEMA_RULE, checks.ERROR, what, remedy, len(lines), lines)] * bool(
            lines
        )
    waiting = {question.field for question in stager.asking.open.values()}
    # Rows are told apart by what is still asked: until then none repeats another.
    told = [
        each
        for each in _once_per_cell(told)
        if each.field not in waiting and not (waiting and each.rule == REPEATED)
    ]
    return _shortened(_placed(con, kind, stager, told))


def _of_schema(con, kind: Kind, columns: set[str]) -> list[_Told]:
    """What the schema says, the same thing of several rows once."""
    grouped: dict[tuple, list[int]] = {}
    for bad in _schema_faults(con, kind):
        told = [] if bad.line is None else [bad.line]  # of the staged rows each fault has one
        for field in sorted(set((bad.column or "").split(", ")) & columns - FILLED_IN):
            what, remedy = map(_sentence, _for_senders(bad))
            grouped.setdefault((field, bad.content or "", what, remedy), []).extend(told)
    return [
        _Told(field, content, SCHEMA_RULE, checks.ERROR, what, remedy, len(lines), tuple(lines))
        for (field, content, what, remedy), lines in grouped.items()
    ]


def _once_per_cell(told: list[_Told]) -> Iterator[_Told]:
    """Of several sentences about one cell the first error, else the first: a warning hides no error."""
    known: set[tuple[int, str]] = set()
    for each in sorted(told, key=lambda each: each.severity != checks.ERROR):
        fresh = tuple(line for line in each.lines if (line, each.field) not in known)
        known |= {(line, each.field) for line in fresh}
        if fresh:
            yield replace(each, lines=fresh, count=each.count - len(each.lines) + len(fresh))


def _placed(con, kind: Kind, stager: Stager, told: list[_Told]) -> list[Finding]:
    places = _places(con, [line for each in told for line in each.lines])
    found = []
    for each in told:
        by_sheet: dict[str, list[tuple[int, str]]] = {}
        for line in each.lines:
            sheet, row, letter, block = places[line]
            letter = letter or stager.blocks[block].get(each.field, "")
            row, letter = arranging.traced(row, letter, stager.turned[block])
            by_sheet.setdefault(sheet, []).append((row, f"{letter}{row}" if letter else ""))
        beyond = each.count - len(each.lines)  # lines that were not listed any more
        for sheet, cells in by_sheet.items():
            row, cell = cells[0]
            label, content = kind.field(each.field).label, each.content[:200]
            key = f"{each.rule}:{sheet}:{each.field}:{content}" + (
                f":{cell or row}" if len(each.lines) == 1 else ""
            )
            named = tuple(name for _, name in cells if name)
            found.append(
                Finding(
                    sheet, cell, row, label, content, each.rule, each.severity, each.what, each.remedy,
                    key, len(cells) + beyond, named,
                )
            )  # fmt: skip
            beyond = 0
    return found


def _shortened(found: list[Finding]) -> list[Finding]:
    """At most so many lines: of the many contents of one column that break one rule, the rest in one."""
    order = {checks.ERROR: 0, checks.WARNING: 1}
    found.sort(key=lambda each: (order[each.severity], -each.count, each.sheet, each.row, each.cell))
    groups: dict[tuple[str, str, str], list[Finding]] = {}
    for each in found:
        groups.setdefault((each.rule, each.sheet, each.column), []).append(each)
    most = MOST_PER_COLUMN if len(found) > MOST_FINDINGS else len(found)
    kept = [each for several in groups.values() for each in several[:most]]
    rest = [several[most:] for several in groups.values() if several[most:]]
    kept += [_together(several) for several in rest]
    kept.sort(key=lambda each: (order[each.severity], -each.count, each.sheet, each.row, each.cell))
    if len(kept) <= MOST_FINDINGS:
        return kept
    return [*kept[: MOST_FINDINGS - 1], _together(kept[MOST_FINDINGS - 1 :])]


def _together(several: list[Finding]) -> Finding:
    """Many findings of one kind as one line."""
    first, cells = several[0], tuple(cell for each in several for cell in each.cells)
    return replace(
        first,
        content=f"{len(several)} isi berbeda, misalnya {first.content or 'kosong'}",
        what=f"{first.what} Begitu pula {len(several) - 1} isi lain di kolom ini.",
        key=f"{first.key}:dan lain",
        count=sum(each.count for each in several),
        cells=cells[: checks.MOST_LINES],
    )


def _places(con, lines: list[int]) -> dict:
    """Where a line stands: sheet, row, for a written total (a line below zero) the column letter, block."""
    found: dict = {}
    query = "select _line, _sheet, _row, _block from staged where _line in (select unnest($lines::integer[]))"
    for line, sheet, row, block in con.execute(query, {"lines": lines}).fetchall():
        found[line] = (sheet, row, "", block)
    totals = con.execute("select place, sheet, row, letter, block from totals").fetchall()
    for place, sheet, row, letter, block in totals:
        found[-place] = (sheet, row, letter, block)
    return found


def _for_senders(bad: BadRow) -> tuple[str, str]:
    """A sender writes as the country does; and can choose from a list, and not add to it."""
    if bad.remedy.startswith("tulis tahun-bulan-hari"):  # as raw files are written
        return bad.reason, "tulis hari/bulan/tahun, misalnya 04/06/2025"
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
