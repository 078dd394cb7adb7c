"""What was done with each import, kept on disk so that a kill at any moment leaves nothing half said."""

import json
import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

from data import disk, durable, imports, snapshots
from data.intake import examined, kinds
from data.intake.declined import full_disk_in_words
from data.intake.examined import Maybe

DRAFT, CHECKED, WAITING, PUBLISHED, UNDONE = "draf", "diperiksa", "menunggu", "disahkan", "dibatalkan"
ENTRY = ("when", "what", "who", "import", "file", "sha256")  # what every line of the log says
DISCARDED = "dibuang"  # is no state: of what was thrown away the log alone tells
UNKNOWN = "tidak tercatat"  # who took an import back, where a kill or a full disk left no line of it
STATES = (DRAFT, CHECKED, WAITING, PUBLISHED, UNDONE)
SAID = ("answers", "columns", "reasons")  # by key, in words
RECORD = {
    **dict.fromkeys(("name", "kind", "file", "sha256", "sender", "organisation"), str),
    "regencies": [str],
    "hands": Maybe([str]),
    **dict.fromkeys(("state", "base", "embargo", "approver", "recipe"), Maybe(str)),
    **dict.fromkeys((*SAID, "approved"), Maybe(dict)),
    "schema": Maybe(int),
    "asks_measure": Maybe(bool),
}


class Unreadable(LookupError):
    """An import whose record is damaged, or was written by another version of this program."""


class Unexamined(Exception):
    """An import that was received, and whose examination did not come to its end."""


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
    hands: tuple[str, ...] = ()  # everybody who decided something: sent, answered, accepted a warning
    schema: int = 1  # the number of the tables for which its rows were written
    recipe: str = ""  # the earlier import of the same layout whose answers it took over
    asks_measure: bool = False  # no file was sent: a measure is asked for (`new_measures`)
    approved: dict = field(default_factory=dict)  # what the approver saw (`viewed.of`), kept for an embargo

    @property
    def folder(self) -> Path:
        return imports.folder() / self.name

    @property
    def result(self) -> dict:
        """What the examination said; raises Unexamined where a kill or a damage left nothing whole."""
        try:
            result = json.loads((self.folder / "result.json").read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError) as trouble:
            disk.raise_if_passing(trouble)
            raise Unexamined(self.name) from None
        if not examined.is_whole(result):
            raise Unexamined(self.name)
        return result

    def handled_by(self, who: str) -> "Draft":
        """The same import, with one more person among those who decided something."""
        return replace(self, hands=tuple(dict.fromkeys([self.sender, *self.hands, who])))


def save(draft: Draft, folder: Path | None = None) -> Draft:
    """Write the record of an import, into a folder that has not its name yet where one is given."""
    home = folder or draft.folder
    durable.write(home / "draft.json", json.dumps(asdict(draft), ensure_ascii=False, indent=2))
    return draft


def load(name: str) -> Draft:
    """A draft by its name; its state follows from the snapshot in view, whatever was written last.

    Raises LookupError where there is none, and its kind Unreadable where there is one that cannot be read.
    """
    return _with_state(_read(name), set(imports.accepted()), _undone())


@dataclass(frozen=True)
class Drafts:
    """Every import that can be read, newest first, and the names of those that cannot."""

    good: list[Draft]
    unreadable: list[str]


def drafts() -> Drafts:
    """Every import there is: a damaged one hides none of the others."""
    accepted, undone, found = set(imports.accepted()), _undone(), Drafts([], [])
    for path in sorted(imports.folder().glob("*Z-*/"), reverse=True):
        if imports.NAME.fullmatch(path.name):
            try:
                found.good.append(_with_state(_read(path.name), accepted, undone))
            except LookupError:
                found.unreadable.append(path.name)
    return found


def open_ones(sender: str) -> list[Draft]:
    """What this sender has sent that counts nowhere and never did."""
    return [each for each in drafts().good if each.sender == sender and each.state not in (PUBLISHED, UNDONE)]


def _read(name: str) -> Draft:
    if not imports.NAME.fullmatch(name) or not (imports.folder() / name).is_dir():
        raise LookupError(name)
    try:
        said = json.loads((imports.folder() / name / "draft.json").read_text(encoding="utf-8"))
        lists = {key: tuple(map(str, said.get(key, ()))) for key in ("regencies", "hands")}
        draft = Draft(**said | lists)
    except (OSError, ValueError, RecursionError, TypeError, AttributeError) as trouble:
        disk.raise_if_passing(trouble)
        raise Unreadable(name) from trouble
    whole = (
        examined.fits(said, RECORD)
        and draft.name == name
        and draft.state in STATES
        and draft.kind in kinds.KINDS
        and all(isinstance(each, str) for table in SAID for each in getattr(draft, table).values())
        and (not draft.embargo or _is_day(draft.embargo))
    )
    if not whole:
        raise Unreadable(name)
    return draft


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _with_state(draft: Draft, accepted: set[str], undone: set[str]) -> Draft:
    if draft.name in accepted:
        return replace(draft, state=PUBLISHED)
    return replace(draft, state=UNDONE) if draft.name in undone else draft


def _undone() -> set[str]:
    """What was taken back. Once published and in no sound version in view, it was, whatever the log could
    still say of that: nothing publishes it again by itself.
    """
    last = _last()
    return set(last) if not snapshots.current().problem else {name for name in last if last[name] == UNDONE}


def _last() -> dict[str, str]:
    """What the log says last of each import that was ever published: that it was, or that it was undone."""
    return {entry["import"]: entry["what"] for entry in log() if entry["what"] in (PUBLISHED, UNDONE)}


def foretell(draft: Draft, figures: list[dict]) -> None:
    """Keep what an import would do, as it was reckoned against the draft's base and answers."""
    told = {"of": _basis(draft), "figures": figures}
    durable.write(draft.folder / "effect.json", json.dumps(told, ensure_ascii=False))


def foretold(draft: Draft) -> list[dict] | None:
    """What was kept for the draft as it is now, if anything."""
    try:
        told = json.loads((draft.folder / "effect.json").read_text(encoding="utf-8"))
        known = told["of"] == _basis(draft) and examined.fits(told["figures"], examined.FIGURES)
        return told["figures"] if known else None
    except (OSError, ValueError, RecursionError, TypeError, KeyError) as trouble:
        disk.raise_if_passing(trouble)
        return None


def _basis(draft: Draft) -> list:
    return [draft.base, draft.answers, draft.columns]


def note(what: str, who: str, draft: Draft, **more: object) -> None:
    """One line in the log, on the disk before anybody is told."""
    entry: dict[str, object] = {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "what": what,
        "who": who,
        "import": draft.name,
    }
    entry |= {"kind": draft.kind, "file": draft.file, "sha256": draft.sha256} | more
    if what == PUBLISHED:  # by which a build finds it again should the manifest be damaged
        hashes = imports.expected(snapshots.current().snapshot).items()
        entry["rows"] = {file: digest for file, digest in hashes if f"/{draft.name}/" in file}
    path = imports.folder() / "log.jsonl"
    disk.make_folder(path.parent)
    torn = path.exists() and path.stat().st_size and not path.read_bytes().endswith(b"\n")
    with suppress(FileExistsError), path.open("xb") as made:
        disk.give(made.fileno(), path.parent)
    with path.open("a", encoding="utf-8") as file:
        file.write(("\n" if torn else "") + json.dumps(entry, ensure_ascii=False) + "\n")
        file.flush()
        os.fsync(file.fileno())


def log() -> list[dict]:
    """What was done, oldest first, as far as each line says all that is shown of it."""
    return [entry for entry in imports.log() if all(isinstance(entry.get(key), str) for key in ENTRY)]


def moment(entry: dict) -> datetime | None:
    """When a line of the log says that something was done; None where that is no moment."""
    try:
        told = datetime.fromisoformat(entry["when"])
    except ValueError:
        return None
    return told if told.tzinfo else None


def tidy() -> int:
    """After a kill: sweep what was half received or half thrown away, and log what was published or taken
    back and not yet noted: which imports count stands in the manifest in view.

    Returns how many leftovers were swept; nothing that anybody was told of is among them.
    """
    home = imports.folder()
    swept = [path for path in home.glob(".*") if disk.is_left_over(path)]
    swept += [path for path in home.glob("*Z-*/.*") if disk.is_left_over(path)]
    for path in swept:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    choice, last = snapshots.current(), _last()
    if (snapshot := choice.snapshot) and not choice.problem:
        accepted, remark = imports.accepted(snapshot), "dicatat setelah gangguan"
        wrong = [(name, PUBLISHED) for name in accepted if last.get(name) != PUBLISHED]
        wrong += [(name, UNDONE) for name in last.keys() - set(accepted) if last[name] == PUBLISHED]
        for name, what in wrong:
            with suppress(LookupError):  # its rows count all the same, and the list names it
                draft = load(name)
                who = draft.approver if what == PUBLISHED else UNKNOWN
                note(what, who, draft, snapshot=snapshot.name, remark=remark)
    return len(swept)


@full_disk_in_words()
def workshop(purpose: str) -> Path:
    """A new hidden folder among the imports, whose name says which process is at work in it."""
    home = imports.folder()
    disk.make_folder(home)
    made = Path(tempfile.mkdtemp(prefix=f".{purpose}-{disk.ours()}-", dir=home))
    disk.give(made, home)
    return made


def throw_away(draft: Draft) -> None:
    """Away with its name first, which takes no room: a kill on the way leaves no half import, only something
    to sweep.
    """
    with suppress(FileNotFoundError):
        away = draft.folder.with_name(f".buang-{disk.ours()}")
        draft.folder.rename(away)
        shutil.rmtree(away, ignore_errors=True)


def remembered(sender: str, kind: str) -> dict[str, str]:
    """How this sender's headings were confirmed before: heading -> field."""
    columns: dict[str, str] = {}
    for draft in reversed(drafts().good):
        if draft.sender == sender and draft.kind == kind:
            columns |= draft.columns
    return columns


def with_recipe(draft: Draft, layout: str) -> Draft:
    """The import with what its sender answered for the same layout before, the newest of those marked.

    What names a year is asked again: the next list is of another one.
    """
    for earlier in drafts().good:
        same = earlier.sender == draft.sender and earlier.kind == draft.kind and earlier.name != draft.name
        if not same or earlier.state not in (CHECKED, WAITING, PUBLISHED) or not layout:
            continue
        with suppress(Unexamined):
            if earlier.result.get("layout") != layout:
                continue
            told = {key: said for key, said in earlier.answers.items() if not key.startswith("tahun:")}
            return replace(draft, answers=told | draft.answers, recipe=earlier.name)
    return draft
