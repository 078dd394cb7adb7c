"""Brings what was published in one folder into another, only read.   Run: python -m data.replica FROM TO

For servers on other machines, which have no account and take nothing in: one machine writes, any number read
a copy. Each version is there whole before CURRENT names it; one that the source took away goes here too.
"""

import argparse
import json
import shutil
import sys
from pathlib import Path

from data import backup, disk, durable, publication, snapshots


class Failed(Exception):
    """Why nothing more was brought, as an Indonesian sentence; what was in view still is."""


def bring(source: Path, target: Path) -> list[str]:
    """Copy what is new, put in view what is in view there; returns the names of the versions that came."""
    if not any((source / pointer).is_file() for pointer in snapshots.POINTERS.values()):
        raise Failed(f"Tidak ada versi data di {source}. Periksa nama foldernya.")
    durable.make_public(target)
    durable.make_public(target / "peta")
    for half in disk.left_beside(target):  # of a copy that was killed; nothing else ever sweeps here
        half.unlink(missing_ok=True)
    pointers = {  # read first: what they name was whole by then
        pointer: (source / pointer).read_text(encoding="utf-8")
        for pointer in snapshots.POINTERS.values()
        if (source / pointer).is_file()
    }
    if (source / publication.LET_GO).is_file():
        durable.write(
            target / publication.LET_GO, (source / publication.LET_GO).read_text("utf-8"), public=True
        )
    there = {path.stem for path in source.glob("*.json") if snapshots.NAME.fullmatch(path.stem)}
    came = [name for name in sorted(there) if _copied(name, source, target)]
    with backup.looking_at(target):
        for pointer, told in pointers.items():
            name = told.split()[0] if told.split() else ""
            if snapshots.get(name) is None and _copied(name, source, target, anew=True):
                came.append(name)  # what is here was damaged here
            if snapshots.get(name) is None:
                raise Failed(f"Versi data {name} di {source} tidak utuh; yang berlaku di sini tidak berubah.")
            durable.write(target / pointer, told, public=True)
    for path in target.glob("*.json"):
        if snapshots.NAME.fullmatch(path.stem) and path.stem not in there:
            path.unlink()  # the manifest first: without it the database is no version
    for path in target.glob("*.duckdb"):
        if snapshots.NAME.fullmatch(path.stem) and path.stem not in there:
            path.unlink()
    return list(dict.fromkeys(came))


def _copied(name: str, source: Path, target: Path, *, anew: bool = False) -> bool:
    """Bring one version, its manifest last; False where it is here already, or not whole there.

    anew: whatever is here already.
    """
    database = f"{name}.duckdb"
    try:
        record = (source / f"{name}.json").read_bytes()
        told = json.loads(record)
        here = (target / f"{name}.json").exists() and (target / database).exists()
        same = here and (target / f"{name}.json").read_bytes() == record  # a removal writes records anew
        if not anew and same and (target / database).stat().st_size == told["size"]:
            return False
        if (source / database).stat().st_size != told["size"]:
            return False
        for file in (*(f"peta/{shape}" for shape in told["shapes"].values()), database, f"{name}.json"):
            if anew or not file.startswith("peta/") or not (target / file).exists():
                with disk.writing_beside(target / file) as beside:
                    shutil.copyfile(source / file, beside)
                    beside.chmod(0o444)
                    beside.replace(target / file)
    except (FileNotFoundError, ValueError, KeyError):  # taken away meanwhile, or damaged
        return False
    return True


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser("python -m data.replica", description="Menyalin versi data ke replika.")
    parser.add_argument("source", type=Path, metavar="DARI")
    parser.add_argument("target", type=Path, metavar="KE")
    options = parser.parse_args(arguments)
    try:
        came = bring(options.source, options.target)
    except Failed as failed:
        print(failed, file=sys.stderr)
        return 1
    except OSError as error:
        return disk.ended(error)
    print(f"Disalin: {', '.join(came)}." if came else "Tidak ada yang baru.")
    return 0


if __name__ == "__main__":
    sys.exit(disk.command(main))
