"""What is written beside a published database, and whether a file is still what was recorded of it.

A manifest carries a seal, the hash of everything else that it says. What was read or hashed once is
remembered as long as the file is the same.
"""

import hashlib
import json
from datetime import datetime
from pathlib import Path

from data import disk, schema

FORMAT = 2  # of manifests; those of the first format have no number and no chain
CHAIN = ("format", "seal", "previous", "drawn")


class Unusable(Exception):
    """Why a snapshot or a pointer cannot be used, as an Indonesian sentence."""


def sealed(manifest: dict) -> dict:
    """The manifest with its seal: the hash of everything else in it."""
    return manifest | {"seal": _seal(manifest)}


def _seal(manifest: dict) -> str:
    said = {key: value for key, value in manifest.items() if key != "seal"}
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def read(path: Path) -> dict:
    """What publish() wrote beside the database, refused unless every part that readers rely on is there.

    Read anew only when the file is another one.
    """
    name = path.stem
    try:
        seen = path.stat()
        known = _MANIFESTS.get(path)
        if not known or known[0] != (seen.st_mtime_ns, seen.st_size, seen.st_ino):
            manifest = json.loads(path.read_text(encoding="utf-8"))
            known = (seen.st_mtime_ns, seen.st_size, seen.st_ino), manifest, _is_whole(manifest, name)
            _MANIFESTS[path] = known
        _, manifest, whole = known
    except (OSError, ValueError, RecursionError) as trouble:
        disk.raise_if_passing(trouble)
        whole = False
    if not whole:
        raise Unusable(f"Catatan versi data {name} tidak ada atau rusak.")
    if manifest.get("format", 1) > FORMAT or manifest.get("schema_number", 0) > schema.number():
        raise Unusable(f"Catatan versi data {name} ditulis oleh versi program yang lebih baru.")
    return manifest


_MANIFESTS: dict[Path, tuple] = {}


def _is_whole(manifest, name: str) -> bool:
    try:
        chained = any(key in manifest for key in CHAIN)
        return (
            manifest["name"] == name
            and datetime.fromisoformat(manifest["published"]).tzinfo is not None
            and all(isinstance(manifest[key], dict) for key in ("rows", "inputs", "shapes"))
            and all(isinstance(manifest[key], str) for key in ("dataset", "sha256", "schema", "who"))
            and isinstance(manifest["size"], int)
            # No single damage takes all of the chain away: with any part of it there, all must agree.
            and (not chained or (isinstance(manifest["drawn"], dict) and manifest["seal"] == _seal(manifest)))
            and all(isinstance(manifest.get(key, 1), int) for key in ("format", "schema_number"))
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return False


_DIGESTS: dict[Path, tuple[tuple[int, int], str]] = {}


def is_as_recorded(path: Path, recorded: str) -> bool:
    """Has the file this hash? It is taken once, and again when the file's time or size changes."""
    try:
        seen = path.stat()
        known = _DIGESTS.get(path)
        if not known or known[0] != (seen.st_mtime_ns, seen.st_size):
            _DIGESTS[path] = known = (seen.st_mtime_ns, seen.st_size), sha256(path)
    except PermissionError:  # whole or not, it has to be opened to the server, not brought back
        raise Unusable(f"{path.name} tidak dapat dibaca oleh server. Periksa pemilik dan izinnya.") from None
    except OSError as trouble:
        disk.raise_if_passing(trouble)
        return False
    return known[1] == recorded


def forget(path: Path) -> None:
    """Let what is remembered of a file be taken from the disk when it is next asked for."""
    _DIGESTS.pop(path, None)
    _MANIFESTS.pop(path, None)


def is_known_bad(database: Path) -> bool:
    """Was it opened before, and found to be different from what its manifest says?"""
    known = _DIGESTS.get(database)
    if known is None:  # of hundreds, as good as all
        return False
    manifest = _MANIFESTS.get(database.with_suffix(".json"))
    return manifest is not None and known[1] != manifest[1]["sha256"]


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
