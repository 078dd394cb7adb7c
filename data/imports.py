"""Accepted imports: rows that people sent, kept beside the snapshots and laid over data/raw/ by the build.

An import is a folder that never changes once it has its name: the file as it was sent, and one CSV per
table in the shape of data/raw/. Which imports count is said in one place only, the manifest of the snapshot
in view: it lists their files among its inputs. Publishing and undoing are therefore each the one change of
CURRENT, and no accident can leave the two in disagreement.
"""

import csv
import hashlib
import io
import json
import os
import re
import shutil
from contextlib import suppress
from pathlib import Path

import duckdb

from data import disk, migrations, snapshots
from data.reading import BadRow, Refused

NAME = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{8}")
INPUT = re.compile(rf"imports/({NAME.pattern})/\w+\.csv")


def folder() -> Path:
    """Where imports live; by default among the snapshots, so that both are kept and backed up together."""
    elsewhere = None if snapshots.training() else os.environ.get("DASBOR_IMPORTS")
    return Path(elsewhere or snapshots.folder() / "imports")


def accepted(snapshot: snapshots.Snapshot | None = None) -> list[str]:
    """The imports that a snapshot (by default the one in view) contains, in the order of their acceptance."""
    snapshot = snapshot or snapshots.current().snapshot
    inputs = snapshot.manifest["inputs"] if snapshot else {}
    return list(dict.fromkeys(found[1] for name in inputs if (found := INPUT.fullmatch(name))))


def rows(name: str) -> list[Path]:
    """The row files of an import."""
    try:
        with os.scandir(f"{folder()}/{name}/rows") as entries:
            return [
                Path(path) for path in sorted(entry.path for entry in entries if entry.name.endswith(".csv"))
            ]
    except FileNotFoundError:
        return []


def schema_of(name: str) -> int:
    """The number of the tables an import's rows were written for; before there were numbers, the first."""
    try:
        told = json.loads((folder() / name / "draft.json").read_text(encoding="utf-8"))["schema"]
    except (OSError, ValueError, RecursionError, KeyError, TypeError) as trouble:
        disk.raise_if_passing(trouble)
        return 1
    return told if isinstance(told, int) else 1


def expected(snapshot: snapshots.Snapshot | None) -> dict[str, str]:
    """The row files of a snapshot's imports and their hashes, as its manifest says them."""
    told = snapshot.manifest["inputs"] if snapshot else {}
    return {name: digest for name, digest in told.items() if INPUT.fullmatch(name)}


def standing() -> tuple[list[str], dict[str, str]]:
    """The imports that the next version of the data must contain, and the hashes of their row files.

    They stand in the manifest in view. Where that one cannot be used, the version before it may lack the
    latest of them: then the log says which were accepted and not taken back.
    """
    choice = snapshots.current()
    names, hashes = accepted(choice.snapshot), expected(choice.snapshot)
    if choice.problem:
        logged: dict[str, dict] = {}
        for entry in log():
            if entry.get("what") == "disahkan":
                logged[entry["import"]] = entry.get("rows", {})
            elif entry.get("what") == "dibatalkan":
                logged.pop(entry["import"], None)
                names = [name for name in names if name != entry["import"]]
        for name, rows_of_it in logged.items():
            names += [name] if name not in names else []
            hashes |= rows_of_it if isinstance(rows_of_it, dict) else {}
    return names, hashes


def log() -> list[dict]:
    """What was done, oldest first; a line that a kill tore, or that is no entry, is passed over."""
    path = folder() / "log.jsonl"
    entries = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines() if path.exists() else []:
        with suppress(ValueError, RecursionError):  # brackets without end are no entry either
            entry = json.loads(line)
            if isinstance(entry, dict) and NAME.fullmatch(str(entry.get("import"))):
                entries.append(entry)
    return entries


def changed(names: list[str], hashes: dict[str, str]) -> list[BadRow]:
    """What is no longer as it was accepted: a row file altered, gone, or come in addition.

    An import of which no hash is known was accepted before hashes were kept, and only must be there.
    """
    bad = []
    of_each: dict[str, dict[str, str]] = {}
    for file, digest in hashes.items():
        if told := INPUT.fullmatch(file):
            of_each.setdefault(told[1], {})[file] = digest
    for name in names:
        wanted = of_each.get(name, {})
        try:
            there = inputs([name])
        except PermissionError:  # of somebody else's making, and perhaps whole
            raise
        except OSError as trouble:  # a disk that fails, a folder in a file's place
            disk.raise_if_passing(trouble)
            bad.append(_bad(f"imports/{name}", "barisnya tidak dapat dibaca"))
            continue
        if not there:
            bad.append(_bad(f"imports/{name}", "kiriman yang sudah disahkan tidak ada lagi"))
        elif wanted:
            names_of_files = sorted(wanted.keys() | there.keys())
            different = [file for file in names_of_files if wanted.get(file) != there.get(file)]
            bad += [_bad(file, "isinya bukan lagi yang disahkan") for file in different]
    return bad


def _bad(file: str, reason: str) -> BadRow:
    return BadRow(file, None, None, None, reason, "pulihkan foldernya dari cadangan")


def inputs(names: list[str]) -> dict[str, str]:
    """Row file -> sha256, as a manifest lists them."""
    return {
        f"imports/{name}/{path.name}": hashlib.sha256(path.read_bytes()).hexdigest()
        for name in names
        for path in rows(name)
    }


def overlay(
    raw: Path,
    names: list[str],
    keys: dict[str, list[str]],
    target: Path,
    hashes: dict[str, str] | None = None,
) -> None:
    """Write raw/ with the imports laid over it into `target`: a row with a known key replaces, others follow.

    Rows of raw/ keep their line, so that a refusal still names the line that an editor sees. Of what is laid
    over, the very bytes that are read are held against `hashes`: a file may change between a look and a use.
    """
    shutil.copytree(
        raw, target, ignore=lambda _, files: [file for file in files if not file.endswith(".csv")]
    )
    if bad := changed(names, hashes or {}):
        raise Refused(bad)
    arriving: dict[str, list[dict[str, str]]] = {}
    for name in names:
        number = schema_of(name)
        for path in rows(name):
            content, file = path.read_bytes(), f"imports/{name}/{path.name}"
            digest = hashlib.sha256(content).hexdigest()
            if digest != (hashes or {}).get(file, digest):
                raise Refused([_bad(file, "isinya bukan lagi yang disahkan")])
            table, new = migrations.rows(path.stem, _read(content)[1], number)
            arriving.setdefault(table, []).extend(new)
    for table, new in arriving.items():  # each file is written once, however many imports it takes in
        _lay_over(target / f"{table}.csv", new, keys[table])


def keys(con: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """By which columns a row of each table is known, read from the schema that the connection holds."""
    found = con.execute(
        "select table_name, constraint_column_names from duckdb_constraints()"
        " where database_name = current_database() and constraint_type = 'PRIMARY KEY'"
    ).fetchall()
    return dict(found)


def _lay_over(path: Path, new: list[dict[str, str]], key: list[str]) -> None:
    columns, merged = _read(path.read_bytes())
    merged_by_key = {tuple(row[name] for name in key): row for row in merged}
    for row in new:
        full = dict.fromkeys(columns, "") | row
        merged_by_key[tuple(full[name] for name in key)] = full
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(merged_by_key.values())


def _read(content: bytes) -> tuple[list[str], list[dict[str, str]]]:
    reader = csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""))
    return list(reader.fieldnames or []), list(reader)
