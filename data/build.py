"""Builds a snapshot from the raw facts.   Run: python -m data.build [--if-needed] [--partitions FOLDER]

Reads data/raw/ and data/boundaries/ as text, checks every cell against schema.sql, loads what is good, draws
the map shapes and publishes. Whatever is wrong is named by file, row and column, and then nothing changes.
From partitions (data/partitions.py) instead of CSV, and with Spark for what is derived, if it is told to.
"""

# ruff: noqa: S608 - the names in these statements are the schema's own

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from data import (
    check,
    derived,
    disk,
    durable,
    imports,
    locks,
    partitions,
    publication,
    reading,
    rules,
    schema,
    snapshots,
)
from data.reading import BadRow, Refused, Table

HERE = Path(__file__).resolve().parent
RAW = HERE / "raw"
BOUNDARIES = HERE / "boundaries"
VILLAGES = BOUNDARIES / "villages.csv"
SCHEMA = HERE / "schema.sql"
PLACES = {  # the tables that are derived, and the file in which their rows are mended
    "area": "regency.csv",
    "district": "boundaries/districts.geojson",
    "village": "boundaries/villages.csv",
}
DISTRICTS = "select unnest($code) as code, unnest($regency_code) as regency, unnest($name) as name"
VILLAGE_ROWS = """
    select
        id as code, district_id as district, regency_id as regency, name, kind, postal_code, lat as latitude,
        lon as longitude, case coord_source when 'village' then 'desa' else 'kecamatan' end as coordinate
    from read_csv($path, header = true, all_varchar = true, delim = ',', quote = '"', nullstr = '')
"""
AREAS = """
    select 'ID' as code, 'Indonesia' as name, 'negara' as level
    union all select code, name, 'provinsi' from staged_province
    union all select code, name, 'kabupaten' from staged_regency
    union all select code, name, 'kecamatan' from staged_district
    union all select code, name, 'desa' from staged_village
"""
CODE = ("build", "check", "derived", "imports", "migrations", "partitions", "reading", "rules", "shapes")
DRAWN_FROM = (".geojson", ".csv")
Places = tuple[Path, Path]  # the list of villages, the folder of the boundary files
Room = dict[str, str | bool | int | float | list[str]]
MEMORY = 180  # MB, to read and hold a million rows; the readers keep the rest
LARGE = 10_000_000  # bytes of raw files


def build(
    raw: Path = RAW,
    *,
    dataset: str = "terpublikasi",
    who: str = "data.build",
    villages: Path = VILLAGES,
    boundaries: Path | None = None,
    engine: derived.Engine | None = None,
    say: Callable[[str], None] = print,
) -> snapshots.Snapshot:
    """Build and publish a snapshot; raises Refused, and changes nothing, when a raw file is not good.

    The published data keep the imports of the snapshot in view. `engine` derives in place of DuckDB.
    """
    with alone(say) as workshop:
        sent, hashes = imports.standing() if dataset == "terpublikasi" else ([], {})
        how = dict(sent=sent, hashes=hashes, dataset=dataset, who=who, villages=villages, engine=engine)
        return build_here(raw, workshop, say=say, boundaries=boundaries, **how)  # type: ignore[arg-type]


def build_if_needed(*, who: str = "data.build", say: Callable[[str], None] = print) -> snapshots.Snapshot:
    """The snapshot in view if it was made of today's files, else a new one."""
    if fresh := _fresh():
        say(f"Data sudah sesuai dengan berkasnya: {fresh.name}.")
        return fresh  # also where there is no room for another
    disk.need_room(snapshots.folder())
    with alone(say) as workshop:
        # Another process may have built while we waited for our turn.
        if fresh := _fresh():
            return fresh
        sent, hashes = imports.standing()
        return build_here(RAW, workshop, sent=sent, hashes=hashes, who=who, say=say)


def inputs(
    raw: Path = RAW,
    villages: Path = VILLAGES,
    sent: list[str] | None = None,
    boundaries: Path | None = None,
) -> dict[str, str]:
    """Everything that a snapshot is made of, file -> sha256."""
    files = (
        {} if partitions.are_here(raw) else {f"raw/{path.name}": path for path in sorted(raw.glob("*.csv"))}
    )
    drawn_from = [path for path in sorted((boundaries or BOUNDARIES).iterdir()) if path.suffix in DRAWN_FROM]
    files |= {f"boundaries/{path.name}": path for path in drawn_from}
    files |= {"boundaries/villages.csv": villages, "schema.sql": SCHEMA}
    files |= {f"{module}.py": HERE / f"{module}.py" for module in CODE}
    parts = partitions.inputs(raw) if partitions.are_here(raw) else {}
    hashes = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}
    return hashes | parts | imports.inputs(sent or [])


def _fresh() -> snapshots.Snapshot | None:
    choice = snapshots.current()
    if (
        choice.problem is None
        and choice.snapshot
        and choice.snapshot.manifest["inputs"] == inputs(sent=imports.accepted(choice.snapshot))
    ):
        return choice.snapshot
    return None


def build_here(
    raw: Path,
    workshop: Path,
    *,
    sent: list[str],
    hashes: dict[str, str],
    dataset: str = "terpublikasi",
    who: str,
    villages: Path = VILLAGES,
    boundaries: Path | None = None,
    engine: derived.Engine | None = None,
    say: Callable[[str], None],
) -> snapshots.Snapshot:
    """Build and publish in a workshop whose turn it is, with the imports `sent` laid over the raw files.

    `hashes` are those of their row files when they were accepted: rows that are others by now are refused.
    """
    from data import shapes  # noqa: PLC0415 - it brings geopandas, and an unneeded build should cost no second

    started = time.monotonic()
    if bad := imports.changed(sent, hashes):
        raise Refused(bad)
    made_of = inputs(raw, villages, sent, boundaries)
    database = workshop / "building.duckdb"
    how = dict(dataset=dataset, villages=villages, boundaries=boundaries, engine=engine)
    rows = assemble(raw, database, sent=sent, hashes=made_of, **how)  # type: ignore[arg-type]
    say(f"{rows} baris diperiksa dan dimuat ({_seconds(started)}).")
    gallery = workshop / "peta"
    gallery.mkdir()
    elsewhere = {"boundaries": boundaries, "places": raw} if boundaries else {}
    drawn = shapes.write(gallery, **elsewhere)
    say(f"{len(drawn)} gambar peta dibuat ({_seconds(started)}).")
    snapshot = publication.publish(database, dataset=dataset, inputs=made_of, who=who, shapes=gallery)
    say(f"Diterbitkan: {snapshot.name} ({_seconds(started)}).")
    return snapshot


def assemble(
    raw: Path,
    database: Path,
    *,
    sent: list[str],
    hashes: dict[str, str] | None = None,
    dataset: str = "terpublikasi",
    villages: Path = VILLAGES,
    boundaries: Path | None = None,
    engine: derived.Engine | None = None,
) -> int:
    """Write the checked rows into a new database file, and return how many there are; raises Refused."""
    # What does not fit into the memory waits on the disk, in the workshop.
    with disk.connect(database, config=_room(raw) | {"temp_directory": f"{database}.tmp"}) as con:
        con.execute(SCHEMA.read_text(encoding="utf-8"))
        if sent and partitions.are_here(raw):
            remedy = "masukkan baris kiriman itu ke partisinya dahulu"
            raise Refused([BadRow(sent[0], None, None, None, "ada kiriman yang diterima", remedy)])
        if sent:
            merged = database.with_name("raw")
            imports.overlay(raw, sent, imports.keys(con), merged, hashes)
            raw = merged
        places = villages, boundaries or BOUNDARIES
        rows = _load(con, check.tables(con, PLACES), raw, places, dataset)
        # What is put together by row does not wait on the disk: of six million that would end the build.
        con.execute(f"set memory_limit = '{max(1, rows / 1_000_000) * MEMORY:.0f}MB'")
        derived.derive(con, engine)
        con.execute("checkpoint")
    return rows


def _room(raw: Path) -> Room:
    """What a build may take, and in what blocks it writes.

    Each small table and index takes whole blocks: with the default size a small file is ten times larger. Of
    many rows each block is compressed by itself, and larger ones take less time.
    """
    is_large = sum(path.stat().st_size for path in raw.rglob("*") if path.is_file()) > LARGE
    blocks = "65536" if is_large else "16384"
    return {"memory_limit": f"{MEMORY}MB", "threads": "1", "default_block_size": blocks}


def _load(con, tables: list[Table], raw: Path, places: Places, dataset: str) -> int:
    bad = _faults(con, tables, raw, places, dataset)
    if bad:
        raise Refused(partitions.named(bad, raw) if partitions.are_here(raw) else bad)
    for table in tables:
        con.execute(f'drop table "staged_{table.name}"')
    schema.drop_references(con)
    for table in tables:
        facts = f'select * exclude ({reading.LINE}, {check.AMISS}) from "typed_{table.name}"'
        con.execute(f'insert into "{table.name}" by name {facts}')
    for table in tables:
        con.execute(f'drop table "typed_{table.name}"')
    return sum(con.execute(f'select count(*) from "{table.name}"').fetchone()[0] for table in tables)


def _faults(con, tables: list[Table], raw: Path, places: Places, dataset: str) -> list[BadRow]:
    """All that is wrong with the raw facts, which then are staged and understood."""
    bad = _stage(con, tables, raw, places)
    if bad:  # with a file missing or unreadable every reference to it would be reported too
        return bad
    # Area is put together from the places that are checked here; its own faults would only repeat theirs.
    bad = check.faults(con, [table for table in tables if table.name != "area"])
    return bad or rules.faults(con, tables, dataset)


def _stage(con, tables: list[Table], raw: Path, places: Places) -> list[BadRow]:
    bad = _stray(raw, tables)
    of_a_file = [table for table in tables if table.name not in PLACES]
    if partitions.are_here(raw):
        bad += partitions.stage(con, raw, of_a_file)
    else:
        bad += [fault for table in of_a_file for fault in reading.stage(con, raw / table.file, table)]
    if not bad:
        _stage_places(con, *places)
        for table in tables:
            check.understand(con, table)
    return bad


def _stray(raw: Path, tables: list[Table]) -> list[BadRow]:
    """A file that no table asks for is probably a misspelt one."""
    wanted = {table.file for table in tables}
    stray = sorted(path.name for path in raw.glob("*.csv") if path.name not in wanted)
    reason, remedy = "tidak ada tabel bernama itu", "perbaiki nama berkasnya"
    return [BadRow(name, None, None, None, reason, remedy) for name in stray]


def _stage_places(con, villages: Path, boundaries: Path) -> None:
    """Districts, villages, and the list of every place of any level, from the boundary files."""
    shapes_of_districts = json.loads((boundaries / "districts.geojson").read_text(encoding="utf-8"))
    known = [feature["properties"] for feature in shapes_of_districts["features"]]
    of = {name: [place[name] for place in known] for name in ("code", "regency_code", "name")}
    for name, (rows, given) in {
        "district": (DISTRICTS, of),
        "village": (VILLAGE_ROWS, {"path": str(villages)}),
        "area": (AREAS, {}),
    }.items():
        lines = f"select row_number() over () + 1 as {reading.LINE}, * from ({rows})"
        con.execute(f'create temp table "staged_{name}" as {lines}', given)


@contextmanager
def alone(say: Callable[[str], None]) -> Iterator[Path]:
    """A workshop in the snapshots' own file system, for one build at a time.

    What a killed build left behind is swept here, and what any other was writing when it died.
    """
    home = snapshots.folder()
    publication.bring_back(home)
    durable.make_public(home)
    with locks.turn(home / locks.BUILD, say):
        for leftover in home.glob(".build-*/"):
            shutil.rmtree(leftover, ignore_errors=True)  # somebody else's stays, counted, and stops nobody
        for unfinished in (*disk.left_beside(home), *publication.strays()):
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
        workshop = Path(tempfile.mkdtemp(prefix=".build-", dir=home))
        disk.give(workshop, home)
        try:
            yield workshop
        finally:
            shutil.rmtree(workshop)


def _seconds(started: float) -> str:
    return f"{time.monotonic() - started:.1f} detik".replace(".", ",")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser("python -m data.build", description="Membangun dan menerbitkan data.")
    parser.add_argument("--if-needed", action="store_true", help="hanya bila berkas sumber berubah")
    parser.add_argument("--partitions", type=Path, help="folder partisi Parquet, sebagai ganti berkas CSV")
    parser.add_argument("--engine", choices=["duckdb", "spark"], default="duckdb", help="mesin turunan")
    parser.add_argument("--master", default="local[2]", help="alamat Spark")
    parser.add_argument("--dataset", choices=sorted(snapshots.PREFIXES), default="terpublikasi")
    options = parser.parse_args(arguments)
    try:
        if options.if_needed:
            build_if_needed()
        else:
            disk.need_room(snapshots.folder())
            engine = derived.spark(options.master) if options.engine == "spark" else None
            build(options.partitions or RAW, dataset=options.dataset, engine=engine)
    except Refused as refused:
        print(f"Data ditolak: {len(refused.rows)} hal perlu diperbaiki.", file=sys.stderr)
        print(refused, file=sys.stderr)
        print("Data yang berlaku tidak berubah.", file=sys.stderr)
        return 1
    except (OSError, duckdb.Error) as error:
        if not (told := disk.sentence(error)):
            raise
        print(told, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(disk.command(main, snapshots.folder))
