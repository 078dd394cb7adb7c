"""What was done with each import, kept on disk so that a kill at any moment leaves nothing half said."""

import json
import os
import shutil
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from data import imports, snapshots

DRAFT, CHECKED, WAITING, PUBLISHED, UNDONE = "draf", "diperiksa", "menunggu", "disahkan", "dibatalkan"
STATES = (DRAFT, CHECKED, WAITING, PUBLISHED, UNDONE)


@dataclass(frozen=True)
class Draft:
    """One import on its way: what was sent, by whom, and what has been answered and accepted."""

    name: str
    kind: str
    file: str
    sha256: str
    sender: str
    organisation: str
    regencies: tuple[str, ...]
    state: str = DRAFT
    base: str = ""  # the snapshot that it was checked against
    answers: dict = field(default_factory=dict)
    columns: dict = field(default_factory=dict)
    reasons: dict = field(default_factory=dict)  # warning -> why it is accepted
    embargo: str = ""
    approver: str = ""

    @property
    def folder(self) -> Path:
        return imports.folder() / self.name

    @property
    def result(self) -> dict:
        """What the examination said."""
        return json.loads((self.folder / "result.json").read_text(encoding="utf-8"))


def save(draft: Draft) -> Draft:
    snapshots.write(draft.folder / "draft.json", json.dumps(asdict(draft), ensure_ascii=False, indent=2))
    return draft


def load(name: str) -> Draft:
    """A draft by its name; its state follows from the snapshot in view, whatever was written last."""
    if not imports.NAME.fullmatch(name):
        raise LookupError(name)
    try:
        said = json.loads((imports.folder() / name / "draft.json").read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        raise LookupError(name) from None
    draft = Draft(**said | {"regencies": tuple(said["regencies"])})
    if name in imports.accepted():
        return replace(draft, state=PUBLISHED)
    undone = any(entry["import"] == name and entry["what"] == UNDONE for entry in log())
    return replace(draft, state=UNDONE) if undone else draft


def drafts() -> list[Draft]:
    """Every import, newest first."""
    found = []
    for path in sorted(imports.folder().glob("*Z-*/draft.json"), reverse=True):
        found.append(load(path.parent.name))
    return found


def foretell(draft: Draft, figures: list[dict]) -> None:
    """Keep what an import would do, as it was reckoned against the draft's base and answers."""
    told = {"of": _basis(draft), "figures": figures}
    snapshots.write(draft.folder / "effect.json", json.dumps(told, ensure_ascii=False))


def foretold(draft: Draft) -> list[dict] | None:
    """What was kept for the draft as it is now, if anything."""
    try:
        told = json.loads((draft.folder / "effect.json").read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return None
    return told["figures"] if told["of"] == _basis(draft) else None


def _basis(draft: Draft) -> list:
    return [draft.base, draft.answers, draft.columns]


def note(what: str, who: str, draft: Draft, **more: object) -> None:
    """One line in the log, on the disk before anybody is told."""
    entry = {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "what": what,
        "who": who,
        "import": draft.name,
    }
    entry |= {"kind": draft.kind, "file": draft.file, "sha256": draft.sha256} | more
    path = imports.folder() / "log.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    torn = path.exists() and path.stat().st_size and not path.read_bytes().endswith(b"\n")
    with path.open("a", encoding="utf-8") as file:
        file.write(("\n" if torn else "") + json.dumps(entry, ensure_ascii=False) + "\n")
        file.flush()
        os.fsync(file.fileno())


def log() -> list[dict]:
    """What was done, oldest first; a line that a kill tore is passed over."""
    path = imports.folder() / "log.jsonl"
    entries = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines() if path.exists() else []:
        try:
            entries.append(json.loads(line))
        except json.JSONDecodeError:
            continue
    return entries


def tidy() -> None:
    """After a kill: sweep half-received files, and log a publication that was not yet written down."""
    for path in imports.folder().glob(".baru-*"):
        shutil.rmtree(path, ignore_errors=True)
    said = {entry["import"] for entry in log() if entry["what"] == PUBLISHED}
    snapshot = snapshots.current().snapshot
    for name in imports.accepted(snapshot):
        if name not in said:
            draft = load(name)
            note(PUBLISHED, draft.approver, draft, snapshot=snapshot.name, remark="dicatat setelah gangguan")


def remembered(sender: str, kind: str) -> dict[str, str]:
    """How this sender's headings were confirmed before: heading -> field."""
    columns: dict[str, str] = {}
    for draft in reversed(drafts()):
        if draft.sender == sender and draft.kind == kind:
            columns |= draft.columns
    return columns
