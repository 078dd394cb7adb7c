"""Raw facts as Parquet in partitions, by table, province and year.   Run: python -m data.partitions RAW TO

TO/product/province=53/year=2025/part0.parquet holds rows of product.csv, every cell as text, so that the
checks of the build are the same; TO/partitions.json lists each with its rows and its hash. `python -m
data.build --partitions TO` builds from them. One that is missing, doubled or cut off is named.
"""

# ruff: noqa: S608 - the names in these statements are the schema's own

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from dataclasses import replace
from pathlib import Path

import duckdb

from data import check, disk, reading, schema
from data.reading import LINE, BadRow, Refused, Table

LIST = "partitions.json"
PLACE = ("regency", "area")  # the columns that say of which province a row is
DAY = ("date", "recorded", "issued", "period_start", "as_of", "planned", "due", "stated")  # and of which year
OWNER = {  # tables whose rows are where another table's are: table -> its select of key and place
    "permit": ("product", "select id as key, min(regency) as place from product group by id"),
    "export_event_product": ("product", "select id as key, min(regency) as place from product group by id"),
    "export_event": (
        "id",
        "select event as key, min(regency) as place from export_event_area group by event",
    ),
}
EVERYWHERE, ALWAYS = "ID", "0000"


def split(raw: Path, to: Path) -> dict[str, dict]:
    """Write the raw files of a folder as partitions, and their list; returns it. Raises Refused."""
    with disk.connect() as con:
        con.execute(schema.SCHEMA.read_text(encoding="utf-8"))
        tables = [table for table in check.tables(con, {}) if (raw / table.file).exists()]
        bad = [fault for table in tables for fault in reading.stage(con, raw / table.file, table)]
        if bad:
            raise Refused(bad)
        to.mkdir(parents=True, exist_ok=True)
        for table in tables:
            con.execute(
                f"copy ({_placed(table)}) to '{disk.quoted(to / table.name)}' (format parquet,"
                " partition_by (province, year), filename_pattern 'part', overwrite_or_ignore true)"
            )
    listed = {
        path.relative_to(to).as_posix(): {"rows": _rows(path), "sha256": _sha256(path)}
        for path in sorted(to.rglob("*.parquet"))
    }
    (to / LIST).write_text(json.dumps(listed, indent=1) + "\n", encoding="utf-8")
    return listed


def _placed(table: Table) -> str:
    """The rows of a staged file with the province and year of each."""
    named = ", ".join(f'row."{name}"' for name in table.columns)
    place: str = next((f'row."{name}"' for name in PLACE if name in table.columns), "null")
    day = next((f'row."{name}"' for name in DAY if name in table.columns), "null")
    joined = ""
    if table.name in OWNER:
        key, told = OWNER[table.name]
        owner = re.sub(r" from (\w+)", r' from "staged_\1"', told)
        joined = f'left join ({owner}) as owner on owner.key = row."{key}"'
        place = "owner.place"
    province = (
        f"case when regexp_matches({place}, '^[0-9]{{2}}') then left({place}, 2) else '{EVERYWHERE}' end"
    )
    year = f"case when regexp_matches({day}, '^[0-9]{{4}}') then left({day}, 4) else '{ALWAYS}' end"
    return (
        f'select {named}, {province} as province, {year} as year from "staged_{table.name}" as row {joined}'
        f" order by province, year, row.{LINE}"
    )


def are_here(folder: Path) -> bool:
    """Is a folder of raw facts one of partitions?"""
    return (folder / LIST).exists()


def inputs(folder: Path) -> dict[str, str]:
    """What a snapshot is made of, file -> sha256, as the list tells it."""
    return {f"partitions/{name}": each["sha256"] for name, each in _listed(folder).items()}


def stage(con: duckdb.DuckDBPyConnection, folder: Path, tables: list[Table]) -> list[BadRow]:
    """Put the rows of all partitions, as text with their line into staged_x; what is wrong with one.

    The lines of a table run on from one partition to the next; `named` tells them apart again.
    """
    bad = faults(folder, tables)
    if bad:
        return bad
    for table in tables:
        begins = _begins(folder, table.name)
        cells = ", ".join(f'"{name}"' for name in table.columns)
        if not begins:
            empty = ", ".join(f'null::varchar as "{name}"' for name in table.columns)
            con.execute(
                f'create temp table "staged_{table.name}" as select 0::bigint as {LINE}, {empty} limit 0'
            )
            continue
        # Each on its own: a join with where each begins would cost more than the reading.
        selects = [
            f"select {line} + file_row_number as {LINE}, {cells}"
            f" from read_parquet('{disk.quoted(folder / name)}', hive_partitioning = false,"
            " file_row_number = true)"
            for name, line in begins.items()
        ]
        con.execute(f'create temp table "staged_{table.name}" as {" union all ".join(selects)}')
    return []


def named(bad: list[BadRow] | tuple[BadRow, ...], folder: Path) -> list[BadRow]:
    """The same faults, each by its partition and the row in it."""
    return [_in_partition(row, _begins(folder, row.file.removesuffix(".csv"))) for row in bad]


def _in_partition(row: BadRow, begins: dict[str, int]) -> BadRow:
    if row.line is None or not begins:
        return row

    def told(line: int) -> tuple[str, int]:
        name = [each for each, first in begins.items() if first <= line][-1]
        return name, line - begins[name] + 1

    file, line = told(row.line)
    reason = re.sub(
        r"\bbaris (\d+)", lambda found: "baris {1} di {0}".format(*told(int(found[1]))), row.reason
    )
    return replace(row, file=file, line=line, reason=reason)


def _begins(folder: Path, table: str) -> dict[str, int]:
    """Of each partition of a table the line on which it begins, in order."""
    found, line = {}, 2
    for name, told in sorted(_listed(folder).items()):
        if name.split("/")[0] == table:
            found[name] = line
            line += told["rows"]
    return found


def faults(folder: Path, tables: list[Table]) -> list[BadRow]:
    """What is wrong with the partitions of a folder, each by its name."""
    listed = _listed(folder)
    columns = {table.name: list(table.columns) for table in tables}
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*.parquet")}
    bad = []
    known = {told["sha256"]: name for name, told in listed.items()}
    for name in sorted(there - listed.keys()):
        twin = known.get(_sha256(folder / name))
        reason = f"partisi ganda: isinya sama dengan {twin}" if twin else f"partisi tidak ada di {LIST}"
        bad.append(_fault(name, reason, "hapus partisi itu atau daftarkan"))
    for name in sorted(listed.keys() - there):
        bad.append(_fault(name, "partisi tidak ada", "kirim kembali partisi itu"))
    for name in sorted(listed.keys() & there):
        if trouble := _trouble(folder / name, listed[name], columns.get(name.split("/")[0])):
            bad.append(_fault(name, trouble, "kirim kembali partisi itu"))
    return bad


def _trouble(path: Path, told: dict, columns: list[str] | None) -> str | None:
    """What is wrong with one partition."""
    if columns is None:
        return "tidak ada tabel bernama itu"
    try:
        with disk.connect() as con:
            found = con.execute("from parquet_schema($path)", {"path": str(path)}).fetchall()
            rows = con.execute("select count(*) from read_parquet($path)", {"path": str(path)}).fetchall()[0][
                0
            ]
    except duckdb.Error:
        return "partisi terpotong atau rusak"
    have = [name for _, name, *_ in found[1:]]
    if have != columns:
        differ = sorted(set(have) ^ set(columns)) or have
        return f"kolom partisi lain dari skema: {', '.join(differ)}"
    if rows != told["rows"] or _sha256(path) != told["sha256"]:
        return "isi partisi bukan lagi yang didaftar"
    return None


def _fault(name: str, reason: str, remedy: str) -> BadRow:
    return BadRow(name, None, None, None, reason, remedy)


def _listed(folder: Path) -> dict[str, dict]:
    return json.loads((folder / LIST).read_text(encoding="utf-8"))


def _rows(path: Path) -> int:
    with disk.connect() as con:
        return con.execute("select count(*) from read_parquet($path)", {"path": str(path)}).fetchall()[0][0]


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser("python -m data.partitions", description="Membagi data mentah.")
    parser.add_argument("raw", type=Path, help="folder berkas CSV")
    parser.add_argument("to", type=Path, help="folder partisi")
    options = parser.parse_args(arguments)
    try:
        listed = split(options.raw, options.to)
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    print(f"{len(listed)} partisi, {sum(each['rows'] for each in listed.values())} baris.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
