"""What a person saw of an import before deciding, named so that no other thing is approved in its place.

Of rows and findings it holds hashes, and of short row files the lines too; answers, reasons and the embargo
stand in it as they are, so that a difference can be told in words. It travels as JSON.
"""

import hashlib
from pathlib import Path

from data import imports, snapshots
from data.intake.ledger import PUBLISHED, Draft

MOST_LINES, MOST_TOLD = 200, 4


def of(draft: Draft) -> dict:
    """Everything about the import on which a decision rests, as it is on the disk now."""
    current = snapshots.current().snapshot
    return {
        "berkas": {path.name: _hash(path) for path in sorted(draft.folder.glob("kiriman*"))},
        "baris": {path.name: _rows(path) for path in imports.rows(draft.name)},
        "hasil pemeriksaan": _hash(draft.folder / "result.json"),
        "jawaban": draft.answers,
        "susunan kolom": draft.columns,
        "alasan": draft.reasons,
        "embargo": draft.embargo,
        "pembanding": draft.base,
        **state(draft.state),
        # Taking one import back means something else when others were published after it.
        "data yang berlaku": current.name if draft.state == PUBLISHED and current else "",
    }


def state(now: str) -> dict:
    """The part of such a description that a decision itself changes."""
    return {"keadaan": now}


def differences(before: dict, now: dict) -> list[str]:
    """What changed between two such descriptions, as Indonesian phrases; empty when nothing did."""
    found = []
    for part, value in now.items():
        earlier = before.get(part)
        if earlier == value:
            continue
        if part == "baris":
            found += _rows_told(earlier or {}, value)
        elif isinstance(value, dict) and isinstance(earlier, dict) and part != "berkas":
            found += [
                f"{part} “{key}”: dahulu “{earlier.get(key, '')}”, kini “{value.get(key, '')}”"
                for key in sorted(earlier.keys() | value.keys())
                if earlier.get(key) != value.get(key)
            ][:MOST_TOLD]
        elif isinstance(value, str) and isinstance(earlier, str) and part != "hasil pemeriksaan":
            found.append(f"{part}: dahulu “{earlier}”, kini “{value}”")
        else:
            found.append(part)
    return found


def row_hashes(seen: dict, name: str) -> dict[str, str]:
    """The row files that were seen, as a manifest lists them."""
    return {f"imports/{name}/{file}": told["sha256"] for file, told in seen["baris"].items()}


def _rows(path: Path) -> dict:
    content = path.read_bytes()
    lines = content.decode("utf-8", errors="replace").splitlines()
    return {
        "sha256": hashlib.sha256(content).hexdigest(),
        "isi": lines if len(lines) <= MOST_LINES else [],
    }


def _rows_told(before: dict, now: dict) -> list[str]:
    found = []
    for file in sorted(before.keys() | now.keys()):
        old, new = before.get(file, {}), now.get(file, {})
        if old.get("sha256") == new.get("sha256"):
            continue
        gone = [line for line in old.get("isi", []) if line not in new.get("isi", [])]
        come = [line for line in new.get("isi", []) if line not in old.get("isi", [])]
        pairs = list(zip(gone, come, strict=False))[:MOST_TOLD]
        found += [f"baris {file}: dahulu “{one}”, kini “{other}”" for one, other in pairs]
        if not pairs:
            found.append(f"baris {file}")
    return found


def _hash(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""
