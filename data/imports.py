"""Accepted imports: rows that people sent, kept beside the snapshots and laid over data/raw/ by the build.

An import is a folder that never changes once it has its name: the file as it was sent, and one CSV per
table in the shape of data/raw/. Which imports count is said in one place only, the manifest of the snapshot
in view: it lists their files among its inputs. Publishing and undoing are therefore each the one change of
CURRENT, and no accident can leave the two in disagreement.
"""

import csv
import hashlib
import os
import re
import shutil
from pathlib import Path

import duckdb

from data import snapshots
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
    return sorted((folder() / name / "rows").glob("*.csv"))


def inputs(names: list[str]) -> dict[str, str]:
    """Row file -> sha256, as a manifest lists them."""
    return {
        f"imports/{name}/{path.name}": hashlib.sha256(path.read_bytes()).hexdigest()
        for name in names
        for path in rows(name)
    }


def overlay(raw: Path, names: list[str], keys: dict[str, list[str]], target: Path) -> None:
    """Write raw/ with the imports laid over it into `target`: a row with a known key replaces, others follow.

    Rows of raw/ keep their line, so that a refusal still names the line that an editor sees.
    """
    shutil.copytree(
        raw, target, ignore=lambda _, files: [file for file in files if not file.endswith(".csv")]
    )
    for name in names:
        if not rows(name):
            reason, remedy = "kiriman yang sudah disahkan tidak ada lagi", "pulihkan foldernya dari cadangan"
            raise Refused([BadRow(f"imports/{name}", None, None, None, reason, remedy)])
        for path in rows(name):
            _lay_over(target / path.name, path, keys[path.stem])


def keys(con: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """By which columns a row of each table is known, read from the schema that the connection holds."""
    found = con.execute(
        "select table_name, constraint_column_names from duckdb_constraints()"
        " where database_name = current_database() and constraint_type = 'PRIMARY KEY'"
    ).fetchall()
    return dict(found)


def _lay_over(path: Path, arriving: Path, key: list[str]) -> None:
    columns, merged = _read(path)
    _, new = _read(arriving)
    merged_by_key = {tuple(row[name] for name in key): row for row in merged}
    for row in new:
        full = dict.fromkeys(columns, "") | row
        merged_by_key[tuple(full[name] for name in key)] = full
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(merged_by_key.values())


def _read(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        return list(reader.fieldnames or []), list(reader)
