"""Reads and checks one file, in a process of its own.   Run by intake.child: python -m intake.examine JOB

The job's folder holds job.json and the file; what comes out is result.json, the rows in the shape of data/raw/,
and the same workbook back with its bad cells coloured.
"""

# ruff: noqa: S608 - the names in these statements are the schema's own, and values never enter them

import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb

from data import build, check
from intake import checks, grids, kinds, layout, parcel, personal, rows, workbooks
from intake.kinds import Kind
from intake.staging import Stager

SCHEMA_RULE = "SKEMA"
MEANT_FOR_EDITORS = ("source", "id")  # columns that the import fills in itself


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


def examine(job: dict, folder: Path) -> dict:
    """Everything there is to say about a file; raises Refused or Personal when it is not even opened."""
    kind = kinds.get(job["kind"])
    path = folder / job["file"]
    sheets = grids.read(path)
    personal.refuse(sheets)
    tables = [table for sheet in sheets if (table := layout.find(sheet, kind, job["columns"]))]
    if not tables:
        labels = ", ".join(field.label for field in kind.fields if field.required)
        raise parcel.Refused(
            f"Judul kolom untuk {kind.name} tidak ditemukan. Yang dicari: {labels}. Pakai templatnya bila ragu."
        )
    if not any(table.rows for table in tables):
        raise parcel.Refused("Berkas hanya memuat judul kolom, tanpa satu baris data pun.")
    with duckdb.connect(config={"threads": 1, "memory_limit": "300MB"}) as con:
        stager = _stage(con, job, kind, tables, folder)
        findings = _findings(con, kind, stager)
        bad = stager.questions or any(finding.severity == checks.ERROR for finding in findings)
        change = {} if bad else rows.write(con, kind, job, folder / "rows")
    if path.suffix.casefold() == ".xlsx" and parcel.has_formulas(path):
        stager.decided("Berkas memuat rumus: yang dibaca adalah hasil hitungan terakhirnya.")
    workbooks.coloured(sheets, [asdict(finding) for finding in findings], folder / "hasil.xlsx")
    return {
        "sheets": [_described(table, len(sheets)) for table in tables],
        "columns": _columns(kind, tables),
        "decisions": list(stager.decisions),
        "questions": [asdict(question) for question in stager.questions.values()],
        "findings": [asdict(finding) for finding in findings],
        "rows": stager.count,
        "changes": change,
    }


def _stage(con, job: dict, kind: Kind, tables: list[layout.Table], folder: Path) -> Stager:
    con.execute(build.SCHEMA.read_text(encoding="utf-8"))
    con.execute(f"attach '{job['snapshot']}' as now (read_only)")
    staged = folder / "staged.csv"
    with staged.open("w", encoding="utf-8", newline="") as file:
        stager = Stager(
            con, kind, job["answers"], {"source": job["source"]["id"], "speaker": job["speaker"]}, file
        )
        for table in tables:
            stager.add(table)
    con.execute(
        "create temp table staged as select * replace (_line::integer as _line, _row::integer as _row, _block::integer as _block)"
        " from read_csv($path, all_varchar = true, header = true, delim = ',', quote = '\"', escape = '\"', max_line_size = 4000000)",
        {"path": str(staged)},
    )
    staged.unlink()
    rows.fill(con, kind, {name for block in stager.blocks for name in block})
    texts = [field.name for field in kind.fields if field.type == "VARCHAR" or field.type == "DATE"]
    con.execute(
        f"create temp view texts as unpivot (select _line as line, {', '.join(texts)} from staged) on {', '.join(texts)} into name field value content"
    )
    con.execute(
        "create temp table totals (place integer, block integer, field varchar, value double, content varchar, sheet varchar, row integer, letter varchar)"
    )
    if stager.totals:
        con.executemany("insert into totals values (?, ?, ?, ?, ?, ?, ?, ?)", stager.totals)
    measured = next(
        (name for name in ("value", "volume_tonnes") if name in [field.name for field in kind.fields]), None
    )
    con.execute(
        f"create temp view numbers as select _block, {f'try_cast({measured} as double)' if measured else 'null'} as value from staged"
    )
    con.execute(
        "create temp table allowed as select unnest($codes::varchar[]) as code", {"codes": job["allowed"]}
    )
    con.execute("create temp table given as select $day::date as today", {"day": job["today"]})
    con.execute(f"create temp view existing as {_existing(kind)}")
    return stager


def _existing(kind: Kind) -> str:
    """The rows of the register of this kind, and whose they are."""
    if kind.table == "permit":
        return "select permit.id, product.regency as owner from now.permit join now.product on product.id = permit.product"
    if kind.table == "export_event":
        return "select event as id, regency as owner from now.export_event_area"
    return f"select id, {kind.place} as owner from now.{kind.table}"


def _findings(con, kind: Kind, stager: Stager) -> list[Finding]:
    waiting = {question.field for question in stager.questions.values()}
    where = {
        line: place
        for line, *place in con.execute("select _line, _sheet, _row, _block from staged").fetchall()
    }
    columns = {field.name for field in kind.fields}
    found: dict[tuple, Finding] = {}

    def note(line: int, field: str, content: str, rule: str, severity: str, what: str, remedy: str) -> None:
        if field in waiting or (line, field) in found:
            return
        if line < 0:
            sheet, row, letter = con.execute(
                "select sheet, row, letter from totals where place = $place", {"place": -line}
            ).fetchone()
        else:
            sheet, row, block = where[line]
            letter = stager.blocks[block].get(field, "")
        label = kind.field(field).label if field in columns else field
        cell = f"{letter}{row}" if letter else ""
        found[line, field] = Finding(
            sheet,
            cell,
            row,
            label,
            content[:200],
            rule,
            severity,
            what,
            remedy,
            f"{rule}:{sheet}:{cell or row}:{field}",
        )

    for rule, line, field, content, detail in checks.broken(con, kind.code, columns):
        note(
            line,
            field,
            content,
            rule.id,
            rule.severity,
            rule.says.format(content=content[:80], detail=detail),
            rule.remedy,
        )
    for bad in _schema_faults(con, kind):
        for field in (bad.column or "").split(", "):
            if field not in MEANT_FOR_EDITORS and (field in columns):
                note(
                    bad.line,
                    field,
                    bad.content or "",
                    SCHEMA_RULE,
                    checks.ERROR,
                    f"{bad.reason[:1].upper()}{bad.reason[1:]}.",
                    f"{bad.remedy[:1].upper()}{bad.remedy[1:]}.",
                )
    if kind.place == "regencies":
        for (line,) in con.execute("select _line from staged where regencies is null").fetchall():
            note(
                line,
                "regencies",
                "",
                SCHEMA_RULE,
                checks.ERROR,
                "Kosong, padahal wajib diisi.",
                "Isi sel itu.",
            )
    return sorted(found.values(), key=lambda each: (each.severity, each.sheet, each.row, each.cell))


def _schema_faults(con, kind: Kind) -> list:
    """What the schema has against the rows, against the register as it stands."""
    tables = check.tables(con, build.PLACES)
    table = next(table for table in tables if table.name == kind.table)
    for other in tables:
        if other.name != kind.table:
            con.execute(
                f'create temp view "typed_{other.name}" as select *, 0 as _line from now."{other.name}"'
            )
    con.execute(
        'create or replace temp view "typed_source" as select id, 0 as _line from now.source union all select distinct source, 0 from staged'
    )
    written = {row[0] for row in con.execute("describe staged").fetchall()}
    columns = ", ".join(
        f'"{name}"' if name in written else f'null::varchar as "{name}"' for name in table.columns
    )
    con.execute(f'create temp table "staged_{table.name}" as select _line, {columns} from staged')
    check.understand(con, table)
    return check.faults(con, [table])


def _described(table: layout.Table, sheets: int) -> str:
    parts = [f"judul kolom di baris {table.heading_row}", f"{len(table.rows)} baris data"]
    parts += [f"{len(table.totals)} baris jumlah disisihkan"] if table.totals else []
    parts += [f"{len(table.notes)} catatan kaki disisihkan"] if table.notes else []
    parts += [f"kolom tidak dikenal dilewati: {', '.join(table.unknown[:6])}"] if table.unknown else []
    return f"Lembar {table.sheet}: {'; '.join(parts)}."


def _columns(kind: Kind, tables: list[layout.Table]) -> list[dict]:
    """How each heading was understood, for the sender to confirm or correct."""
    found = {}
    for table in tables:
        by_column = {at: name for block in table.blocks for name, at in block.columns.items()}
        for at, heading in enumerate(table.headings):
            if heading:
                found.setdefault(
                    heading, {"letter": layout.letter(at), "heading": heading, "field": by_column.get(at, "")}
                )
    return list(found.values())


def main() -> int:
    folder = Path(sys.argv[1])
    job = json.loads((folder / "job.json").read_text(encoding="utf-8"))
    try:
        result = examine(job, folder)
    except parcel.Refused as refused:
        result = {"refused": str(refused)}
    except personal.Personal as refused:
        result = {"refused": str(refused), "personal": True}
    (folder / "result.json").write_text(json.dumps(result, ensure_ascii=False, default=str), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
