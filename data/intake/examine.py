"""Reads and checks one file, in a process of its own.   Run by child.py: python -m data.intake.examine JOB

The job's folder holds job.json and the file; what comes out is result.json, the rows in the shape of
data/raw/, and the same workbook back with its bad cells coloured.
"""

# ruff: noqa: S608 - the names in these statements are the schema's own, and values never enter them

import gc
import json
import sys
from dataclasses import asdict
from pathlib import Path

from data import build, disk
from data.intake import (
    arranging,
    checks,
    findings,
    grids,
    headings,
    kinds,
    layout,
    listed,
    measures,
    parcel,
    personal,
    places,
    pointing,
    productlist,
    repeated,
    rows,
    samples,
    template_words,
    two_years,
    values,
    workbooks,
)
from data.intake.asking import Asking
from data.intake.kinds import Kind
from data.intake.staging import Stager

LARGEST = {  # where the register holds none yet: a shipload, a large deal, a large plot
    "volume_tonnes": 10_000,
    "value_usd": 10e6,
    "value_idr": 150e9,
    "quantity_m2": 1e6,
    "amount_idr": 50e9,
}
MOST_DOUBTS = 10  # cells that are asked about; a file with more is damaged
DOUBTFUL = (
    "{count} sel di lembar {name} terbaca berbeda oleh dua pembaca. "
    "Buka dan simpan ulang berkasnya di Excel, lalu kirim lagi."
)
ONCE = "{name} lebih besar dari 4 MB: angkanya dibaca oleh satu pembaca saja."
PERSONAL = ("Bagaimana dengan kolom data pribadi?", "Buang kolom pribadi")
MOST_NAMED = 30  # columns that a sentence names
NOTHING = "Tidak ada yang dapat diterbitkan: {why}. Ubah jawabannya, atau kirim berkas lain."


def examine(job: dict, folder: Path) -> dict:
    """Everything there is to say about a file; raises Refused or Personal when it is not even opened."""
    kind = kinds.get(job["kind"])
    path = folder / job["file"]
    sheets = grids.read(path)
    job["layout"] = grids.layout(sheets)
    dropped = ""
    if job["answers"].get(personal.KEY) == personal.DROP:
        dropped = _clean(sheets, folder, path, kind)
    else:
        personal.refuse(sheets, claims=kind.table == "observation")
    asking = Asking(job["answers"])
    if dropped:
        asking.decided(dropped)
        asking.answered[personal.KEY] = PERSONAL
    sheets = [_without_doubt(asking, sheet) for sheet in sheets]
    if kind.table == "observation":
        sheets = two_years.of_romans(asking, two_years.read(asking, sheets))
    if job.get("recipe"):
        asking.decided(f"Jawaban kiriman {job['recipe']}, yang susunannya sama, dipakai lagi.")
    with disk.connect(config={"threads": 1, "memory_limit": "300MB"}) as con:
        con.execute(f"attach '{disk.quoted(job['snapshot'])}' as now (read_only)")
        ours = places.known(con)
        register = measures.Register(con, ours.wholes)
        categories = listed.words(con, "category") if kind.table == "product" else frozenset[str]()
        tables = pointing.tables(
            asking, template_words.ours(sheets, kind), kind, ours, register, categories, job
        )
        if asking.open and not tables:
            return _unplaced(asking, sheets, kind, folder)
        left = asking.open or asking.assumed  # rows may be left out by what was decided
        if tables and not left and not any(table.rows for table in tables):
            raise parcel.Refused("Berkas hanya memuat judul kolom, tanpa satu baris data pun.")
        stager = _stage(con, job, tables, asking, ours=ours, register=register, folder=folder)
        found = findings.all_of(con, kind, stager)
        bad = bool(stager.asking.open) or any(finding.severity == checks.ERROR for finding in found)
        nothing = "" if stager.asking.open else _nothing(stager)
        bad = bad or bool(nothing)
        change = {} if bad else rows.write(con, kind, job, folder / "rows")
    if any(sheet.formulas for sheet in sheets):
        stager.asking.decided("Berkas memuat rumus: yang dibaca adalah hasil hitungan terakhirnya.")
    if change and change["new"] + change["changed"] == 0:
        nothing = NOTHING.format(why="semua barisnya sudah sama dengan register")
    workbooks.coloured(sheets, [asdict(finding) for finding in found], folder / "hasil.xlsx")
    return {
        "sheets": [_described(table, kind) for table in tables],
        "columns": _columns(kind, tables),
        "headings": _headings(sheets, tables),
        **_asked(asking),
        "findings": [asdict(finding) for finding in found],
        "nothing": nothing,
        "rows": stager.count,
        "changes": change,
    }


def _without_doubt(asking: Asking, sheet: grids.Sheet) -> grids.Sheet:
    """The sheet with what the sender says of cells that two readers read differently; what it says of itself
    is said first.
    """
    if sheet.note:
        asking.decided(sheet.note)
    if sheet.once:
        asking.decided(ONCE.format(name=arranging.said(sheet.name)))
    if len(sheet.doubts) > MOST_DOUBTS:
        raise parcel.Refused(DOUBTFUL.format(count=len(sheet.doubts), name=sheet.name))
    for row, column, other in sheet.doubts:
        cells = sheet.rows[row] if row < len(sheet.rows) else []
        read = cells[column] if column < len(cells) else None
        place = f"{headings.letter(column)}{row + 1}"
        shown = "" if read is None else str(read)
        text = (
            f"Sel {place} di lembar {sheet.name} terbaca berbeda oleh dua pembaca: “{shown}” dan “{other}”. "
            "Mana yang tampak di Excel Anda?"
        )
        choices = [("satu", shown or "kosong"), ("dua", other), ("kosong", "Tidak keduanya: kosongkan")]
        answer = asking.ask(f"sel:{sheet.name}:{place}", text, choices, "value")
        if answer != choices[0][0] and column < len(cells):
            cells[column] = float(other) if answer == choices[1][0] else None
    return sheet


def _clean(sheets: list[grids.Sheet], folder: Path, path: Path, kind: Kind) -> str:
    """Drop the personal columns, from the file itself too: no copy of it stays. Which they are, in words."""
    dropped = personal.drop(sheets, claims=kind.table == "observation")
    if dropped:
        clean = folder / "bersih.xlsx"
        workbooks.plain(sheets, clean)
        path.unlink()
        clean.rename(folder / "kiriman.xlsx")
    return dropped


def _unplaced(asking: Asking, sheets: list[grids.Sheet], kind: Kind, folder: Path) -> dict:
    """What is said of a file whose table the sender must point out: its first rows, and the questions."""
    workbooks.coloured(sheets, [], folder / "hasil.xlsx")
    labels = ", ".join(field.label for field in kind.fields if field.required)
    said = f"Judul kolom untuk {kind.name} tidak ditemukan. Yang dicari: {labels}. Tunjukkan letaknya."
    return _asked(asking) | {
        "sheets": [said],
        "shown": list(map(samples.shown, sheets)),
        "columns": [],
        "findings": [],
        "nothing": "",
        "rows": 0,
        "changes": {},
    }


def _asked(asking: Asking) -> dict:
    return {
        "decisions": list(asking.decisions),
        "assumed": [asdict(each) for each in asking.assumed.values()],
        "questions": [asdict(question) for question in asking.shown],
        "answered": [
            {"key": key, "text": text, "answer": answer} for key, (text, answer) in asking.answered.items()
        ],
    }


def _nothing(stager: Stager) -> str:
    """Why no row is left that could be published, '' when some are."""
    return "" if stager.count else NOTHING.format(why="semua kolom atau baris dilewati")


def _stage(
    con,
    job: dict,
    tables: list[layout.Table],
    asking: Asking,
    *,
    ours: places.Places,
    register: measures.Register,
    folder: Path,
) -> Stager:
    kind = kinds.get(job["kind"])
    con.execute(build.SCHEMA.read_text(encoding="utf-8"))
    staged = folder / "staged.csv"
    with staged.open("w", encoding="utf-8", newline="") as file:
        stager = Stager(
            con,
            kind,
            asking,
            {
                "source": job["source"]["id"],
                "speaker": job["speaker"],
                "today": job["today"],
                "file": job["name"],
                "allowed": job["allowed"],
            },
            file,
            ours=ours,
            register=register,
        )
        for table in tables:
            stager.add(table)
    con.execute(
        "create temp table staged as select * replace"
        " (_line::integer as _line, _row::integer as _row, _block::integer as _block)"
        " from read_csv($path, all_varchar = true, header = true, delim = ',', quote = '\"', escape = '\"',"
        " max_line_size = 4000000)",
        {"path": str(staged)},
    )
    staged.unlink()
    if kind.table == "observation":
        rows.of_one_sheet(con, asking)
    repeated.settle(con, asking, kind, ours.official)
    stager.count = con.execute("select count(*) from staged").fetchall()[0][0]
    rows.fill(con, kind, {name for block in stager.blocks for name in block})
    texts = [field.name for field in kind.fields if field.type in ("VARCHAR", "DATE")]
    con.execute(
        f"create temp view texts as unpivot (select _line as line, {', '.join(texts)} from staged)"
        f" on {', '.join(texts)} into name field value content"
    )
    con.execute(checks.ODD)
    con.execute(checks.NOTATION)
    con.execute(f"create temp view unread as {_unread(kind)}")
    con.execute(f"create temp view amounts as {_amounts(kind)}")
    con.execute("create temp table permits (_line integer, product varchar, type varchar, number varchar)")
    if stager.permits:
        con.executemany("insert into permits values (?, ?, ?, ?)", stager.permits)
    con.execute(
        "create temp table totals (place integer, block integer, field varchar, value double,"
        " content varchar, sheet varchar, row integer, letter varchar)"
    )
    if stager.totals:
        con.executemany("insert into totals values (?, ?, ?, ?, ?, ?, ?, ?)", stager.totals)
    measured = next(
        (name for name in ("value", "volume_tonnes") if name in [field.name for field in kind.fields]), None
    )
    con.execute(
        "create temp view numbers as select _block,"
        f" try_cast({measured or 'null'} as double) as value from staged"
        " where coalesce(length(place), 4) > 2"  # the others are held against the whole's own figure
    )
    con.execute(
        "create temp table allowed as select unnest($codes::varchar[]) as code", {"codes": job["allowed"]}
    )
    con.execute("create temp table given as select $day::date as today", {"day": job["today"]})
    con.execute(f"create temp view existing as {_existing(kind)}")
    return stager


def _unread(kind: Kind) -> str:
    """The cells of number columns that are no number; 1,2E+05 has lost digits, and "nan" none."""
    parts = [
        f"select _line as line, '{field.name}' as field, \"{field.name}\" as content from staged"
        f' where "{field.name}" is not null'
        f' and (regexp_matches("{field.name}", \'[A-Za-z]\') or try_cast("{field.name}" as double) is null)'
        for field in kind.fields
        if field.type in ("DOUBLE", "INTEGER") and field.name != "step"
    ]
    return " union all ".join(parts) or "select 0 as line, '' as field, '' as content limit 0"


def _amounts(kind: Kind) -> str:
    """Weights, areas and money, each beside the largest that the register knows, or the world."""
    parts = [
        f"select _line as line, '{field.name}' as field, try_cast(\"{field.name}\" as double) as value,"
        f' coalesce((select max("{field.name}") from now.{kind.table}), {LARGEST[field.name]}) as largest'
        f' from staged where "{field.name}" is not null'
        for field in kind.fields
        if field.name in LARGEST
    ]
    return " union all ".join(parts) or "select 0 as line, '' as field, 0.0 as value, 0.0 as largest limit 0"


def _existing(kind: Kind) -> str:
    """The rows of the register of this kind, and whose they are."""
    if kind.table == "permit":
        return (
            "select permit.id, product.regency as owner from now.permit"
            " join now.product on product.id = permit.product"
        )
    if kind.table == "export_event":
        return "select event as id, regency as owner from now.export_event_area"
    return f"select id, {kind.place} as owner from now.{kind.table}"


def _described(table: layout.Table, kind: Kind) -> str:
    heading = f"judul kolom di baris {table.heading_row}" if table.heading_row else "tanpa judul kolom"
    parts = [heading, f"{len(table.rows)} baris data"]
    data = {number for number, _ in table.rows}  # the province's row may be both
    aside = sum(number not in data for number, _ in table.totals)
    parts += [f"{aside} baris jumlah disisihkan"] if aside else []
    parts += [f"{len(table.notes)} catatan kaki disisihkan"] if table.notes else []
    names = [
        name
        for at, name in table.unknown.items()
        if not (kind.table == "product" and productlist.reads(name))  # as a permit, which is said by itself
        and not all(map(values.is_blank, table.cells(at)))  # what was dropped is said by itself, too
    ]
    more = f", dan {len(names) - MOST_NAMED} lainnya" if len(names) > MOST_NAMED else ""
    parts += [f"kolom tidak dikenal dilewati: {', '.join(names[:MOST_NAMED])}{more}"] if names else []
    return f"Lembar {table.sheet}: {'; '.join(parts)}."


def _headings(sheets: list[grids.Sheet], tables: list[layout.Table]) -> list[dict]:
    """Per sheet the row that was taken for its heading, and the others that the sender may point out."""
    by_name = {sheet.name: sheet for sheet in sheets}
    return [
        {
            "sheet": table.sheet,
            "row": str(table.heading_row),
            "choices": samples.choices(by_name[table.sheet]),
        }
        for table in tables
        if table.sheet == table.of  # a block below another begins where its own heading is
    ]


def _columns(kind: Kind, tables: list[layout.Table]) -> list[dict]:
    """How each heading was understood, for the sender to confirm or correct."""
    found: dict = {}
    for table in tables:
        by_column = {at: name for block in table.blocks for name, at in block.columns.items()}
        for at, heading in enumerate(table.headings):
            if heading:
                found.setdefault(
                    heading,
                    {"letter": headings.letter(at), "heading": heading, "field": by_column.get(at, "")},
                )
    return list(found.values())


def run(folder: Path) -> None:
    """Examine what job.json names, and write result.json."""
    job = json.loads((folder / "job.json").read_text(encoding="utf-8"))
    try:
        result = examine(job, folder)
    except parcel.Refused as refused:
        result = {"refused": str(refused)}
    except personal.Personal as refused:
        result = {"refused": str(refused), "personal": True}
    result["layout"] = job.get("layout", "")
    (folder / "result.json").write_text(json.dumps(result, ensure_ascii=False, default=str), encoding="utf-8")


def main() -> int:
    gc.disable()  # a process of one file, with a cap on its memory: looking for rings took a twentieth of it
    run(Path(sys.argv[1]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
