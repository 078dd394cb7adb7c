"""What brings a snapshot into being, lets CURRENT name it, and lets one go.

Each step leaves a state that readers (`data.snapshots`) understand, whenever it is interrupted.
"""

import json
import shutil
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from data import disk, durable, manifests, schema, snapshots
from data.snapshots import MOMENT, NAME, POINTERS, PREFIXES, Snapshot, current, folder, kept, next_moment

LET_GO = "versi-dihapus.txt"  # which of them went on purpose, one name a line


def publish(building: Path, *, dataset: str, inputs: dict[str, str], who: str, shapes: Path) -> Snapshot:
    """Make a finished database and its map shapes a snapshot, and let CURRENT name it.

    `building` must lie in the same file system as the snapshots; it is moved. Each step leaves a state that
    readers understand: shapes, the database, the manifest that makes it a snapshot, and at last CURRENT.
    """
    rows, tables = schema.contents(building)
    home = folder()
    digest = manifests.sha256(building)
    taken = [path.stem for path in home.glob(f"{PREFIXES[dataset]}-*")]
    name = f"{PREFIXES[dataset]}-{next_moment(taken):{MOMENT}}-{digest[:8]}"
    previous = current(dataset).snapshot
    drawn = _keep_shapes(shapes)
    manifest = {
        "format": manifests.FORMAT,
        "name": name,
        "dataset": dataset,
        "sha256": digest,
        "size": building.stat().st_size,
        "schema": tables,
        "schema_number": schema.number(),
        "rows": rows,
        "inputs": inputs,
        "who": who,
        "published": datetime.now(UTC).replace(microsecond=0).isoformat(),
        "shapes": {file.rsplit("-", 1)[0]: file for file in drawn},
        "drawn": drawn,
        "previous": {"name": previous.name, "seal": previous.seal} if previous else None,
    }
    text = json.dumps(manifests.sealed(manifest), ensure_ascii=False, indent=2) + "\n"
    try:
        durable.move(building, home / f"{name}.duckdb")
        durable.write(home / f"{name}.json", text, public=True)
    except BaseException:  # a full disk would be fuller with each attempt
        for made in (f"{name}.json", f"{name}.duckdb"):
            (home / made).unlink(missing_ok=True)
        raise
    snapshot = snapshots.verified(name)
    put_in_view(snapshot)
    return snapshot


def put_in_view(snapshot: Snapshot) -> None:
    """Let CURRENT name a kept snapshot: a new one when it is published, an older one when that is undone."""
    told = f"{snapshot.name} {snapshot.seal}" if snapshot.seal else snapshot.name
    durable.write(folder() / POINTERS[snapshot.dataset], told + "\n", public=True)


def _keep_shapes(made: Path) -> dict[str, str]:
    """Bring map shapes in, and return their hashes; a damaged one of the same name is replaced."""
    gallery = folder() / "peta"
    durable.make_public(gallery)
    hashes = {}
    for path in sorted(made.glob("*.svg")):
        hashes[path.name] = manifests.sha256(path)
        kept_one = gallery / path.name
        if not kept_one.exists() or manifests.sha256(kept_one) != hashes[path.name]:
            with disk.writing_beside(kept_one) as beside:
                shutil.copyfile(path, beside)
                durable.move(beside, kept_one)
    return hashes


def prune_simulated(keep: int = 3) -> list[str]:
    """Delete the oldest simulated snapshots; published ones are never deleted by the program."""
    in_view = current("simulasi").snapshot
    old = [snapshot for snapshot in kept("simulasi")[keep:] if snapshot != in_view]
    for snapshot in old:
        # The manifest goes first: without it the database is no snapshot, whenever we are interrupted.
        snapshot.path.with_suffix(".json").unlink()
        snapshot.path.unlink()
    return [snapshot.name for snapshot in old]


def let_go(names: Iterable[str]) -> None:
    """Write down that these versions go on purpose: any other that is gone was lost."""
    every = sorted({*let_gone(), *names})
    durable.write(folder() / LET_GO, "".join(f"{name}\n" for name in every), public=True)


def let_gone() -> set[str]:
    """The versions that went on purpose."""
    try:
        return set((folder() / LET_GO).read_text(encoding="utf-8", errors="replace").split())
    except OSError as closed:
        disk.raise_if_passing(closed)
        return set()


def strays() -> list[Path]:
    """Databases whose manifest a kill did not let be written, or that it left when theirs was taken away.

    One that is still named somewhere lost it by accident: the manifest may come back from a backup.
    """
    home = folder()
    bare = [
        path
        for path in home.glob("*.duckdb")
        if NAME.fullmatch(path.stem) and not path.with_suffix(".json").exists()
    ]
    if not bare:
        return []
    told = [*home.glob("*.json"), *home.glob("imports/*/draft.json"), *home.glob("paparan/isi/*.json")]
    told += [path for pointer in POINTERS.values() if (path := home / pointer).exists()]
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in told]
    named = {found[0] for text in texts for found in NAME.finditer(text)} - let_gone()
    return [path for path in bare if path.stem not in named or path.name.startswith(PREFIXES["simulasi"])]


def bring_back(home: Path) -> None:
    """Where a kill came while a removal put the new folder in the old one's place: the old one again.

    A build that began anew in an empty folder would publish without any import, and lose them all.
    """
    if not home.exists() and old_one(home).exists():
        old_one(home).rename(home)


def old_one(home: Path) -> Path:
    """Where a folder of snapshots lies while another takes its place."""
    return home.with_name(f"{home.name}.lama")
