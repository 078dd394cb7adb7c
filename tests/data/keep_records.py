"""Keeps what this program writes today, for the programs of later years.

Run: python -m tests.data.keep_records

Under the schema's number: a folder of snapshots with a version that holds an accepted import, a draft and a
saved briefing. A record is written once, when its number is new, and never again: it is what an office has
on its disk.
"""

import io
import os
import sys
import tarfile
import tempfile
from datetime import date
from pathlib import Path

from briefing import library, ready
from dashboard.answers.view import View
from data import build, locks, schema, snapshots
from data.accounts.people import AT_THE_MACHINE
from data.intake import desk

ROOT = Path(__file__).resolve().parents[2]
RECORDS = Path(__file__).parent / "records"
DAY = date(2026, 11, 22)
HEAD = "Kabupaten;Nama produk;Kategori;Jalur perizinan"
ACCEPTED, DRAFTED = "Kenari catatan lama", "Sirih catatan lama"


def record(number: int) -> Path:
    return RECORDS / f"schema-{number}.tar.xz"


def kept() -> list[Path]:
    """Every record there is, oldest first."""
    return sorted(
        RECORDS.glob("schema-*.tar.xz"), key=lambda path: int(path.name.split("-")[1].split(".")[0])
    )


def open_record(path: Path, folder: Path) -> Path:
    """Lay a record out as the folder of snapshots that it was."""
    with tarfile.open(path) as tar:
        tar.extractall(folder, filter="data")
    return folder


def _write(folder: Path) -> None:
    build.build(say=lambda _: None)
    for product, is_published in ((ACCEPTED, True), (DRAFTED, False)):
        content = f"{HEAD}\nAlor;{product};Kriya;kriya\n".encode()
        draft = desk.receive(AT_THE_MACHINE, "kiriman.csv", content, "produk", DAY)
        if is_published:
            desk.submit(AT_THE_MACHINE, draft.name, {})
            desk.publish(AT_THE_MACHINE, draft.name, DAY, lambda _: None)
    snapshot = snapshots.current().snapshot
    library.save(ready.make("provinsi", View(snapshot)))
    for path in folder.glob("*.json"):  # the version before the import is not needed
        if path.stem != snapshot.name:
            path.unlink()
            path.with_suffix(".duckdb").unlink()


def main() -> int:
    number = schema.number()
    if record(number).exists():
        print(f"{record(number).name} is kept already; a record is written once.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DASBOR_SNAPSHOTS"] = folder
        _write(Path(folder))
        packed = io.BytesIO()
        with tarfile.open(fileobj=packed, mode="w:xz") as tar:
            for path in sorted(Path(folder).rglob("*")):
                if path.is_file() and not path.name.startswith(locks.BUILD):
                    tar.add(path, path.relative_to(folder))
    record(number).write_bytes(packed.getvalue())
    print(record(number).name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
