"""Composed briefings: each state under a name made from its content, saved ones with their history.

A state is written once and never changed, so a link with its name shows the same slides as long as the
file is kept. Saving under a title adds a version; no version is ever overwritten.
"""

import hashlib
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from briefing.editing import LONGEST_TITLE
from briefing.keeping import Unreadable, from_json, to_json
from briefing.slides import Briefing, slug_of
from dashboard.language.sentences import told
from dashboard.language.text import say
from data import disk, durable, snapshots

NAME = re.compile(r"[0-9a-f]{16}")
MOST_STATES = 5000  # of about 20 KB; the oldest that nobody saved go first
MOST_BYTES = 1_000_000  # of one state
MOST_BYTES_IN_ALL = 300_000_000  # of those that nobody saved
OLDEST_DAYS = 400  # after which a state that nobody saved goes
MOST_TITLES, MOST_VERSIONS = 300, 100
MOST_TITLES_OF_ONE = 60  # who saves without end leaves places to all the others
LONGEST_SHELF = 60
WITHDRAWN = "dicabut"  # beside the states: the names of those that a steward took away for good


class NotKept(LookupError):
    """There is no briefing of that name here, or it cannot be read; the message says which."""


class Full(Exception):
    """Why a briefing was not kept or saved, as an Indonesian sentence."""


@dataclass(frozen=True)
class Saved:
    """One saved title: its newest state and all versions, oldest first, as (state, when).

    `slug` is the name of its folder, which no other title has. `owner` is who saved it first, as the roles
    name them, and `office` where they work; empty of what was saved before that was kept. `shelf` is the
    heading under which it stands, by its newest version.
    """

    slug: str
    title: str
    versions: tuple[tuple[str, datetime], ...]
    owner: str = ""
    office: str = ""
    shelf: str = ""

    @property
    def newest(self) -> str:
        return self.versions[-1][0]


@dataclass(frozen=True)
class By:
    """Who saves: as the roles name them, and where they work."""

    name: str = ""
    office: str = ""


@dataclass(frozen=True)
class _Version:
    title: str
    state: str
    moment: datetime
    owner: str = ""
    office: str = ""
    shelf: str = ""

    @property
    def text(self) -> str:
        lines = (self.state, self.moment.isoformat(), self.title, self.owner, self.office, self.shelf)
        return "".join(f"{' '.join(line.split())}\n" for line in lines)


def folder() -> Path:
    return snapshots.folder() / "paparan"


@contextmanager
def _full_disk_in_words() -> Iterator[None]:
    """Full, and what a reader may do, where the disk takes nothing."""
    try:
        yield
    except OSError as error:
        if words := disk.sentence(error):
            raise Full(told(words)) from error
        raise


def keep(briefing: Briefing) -> str:
    """Write the state down and return its name; the same content has the same name.

    Raises Full where it is larger than any briefing for a room would be.
    """
    text = to_json(briefing)
    if len(text.encode()) > MOST_BYTES:
        raise Full(say("paparan.terlalu_besar"))
    name = _name_of(text.encode())
    if is_withdrawn(name):
        raise Full(say("paparan.dicabut"))
    file = folder() / "isi" / f"{name}.json"
    if not _is_whole(file):
        with _full_disk_in_words():
            file.parent.mkdir(parents=True, exist_ok=True)
            with disk.writing_beside(file) as beside:
                beside.write_bytes(text.encode())
                beside.replace(file)
            _prune(file.parent)
    return name


def _is_whole(file: Path) -> bool:
    try:
        return _name_of(file.read_bytes()) == file.stem
    except OSError as trouble:
        disk.raise_if_passing(trouble)
        return False


def _name_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


def find(name: str) -> Briefing:
    """The state of that name; NotKept when there is none, or when its file is not the one that was kept.

    Its name is the hash of its content: no altered figure is ever shown to a room.
    """
    if not NAME.fullmatch(name):
        raise NotKept(name)
    try:
        content = (folder() / "isi" / f"{name}.json").read_bytes()
        if _name_of(content) != name:
            raise NotKept(name)
        return from_json(content.decode("utf-8"))
    except (OSError, UnicodeDecodeError, Unreadable) as trouble:
        disk.raise_if_passing(trouble)
        raise NotKept(name) from trouble


def opened(name: str | None, dataset: str) -> Briefing | None:
    """The state of that name; None where its file is gone, or where it shows another data set.

    Invented figures never stand among published ones.
    """
    if not name:
        return None
    try:
        briefing = find(name)
    except NotKept:
        return None
    return briefing if briefing.dataset == dataset else None


def save(briefing: Briefing, by: By = By(), shelf: str = "") -> Saved:
    """Add the briefing as the newest version of its title; raises Full where the list has no place.

    What another saved under the same title meanwhile stays: it is the version before.
    """
    name = keep(briefing)
    kept = {each.title: each for each in saved()}
    if briefing.title not in kept and len(kept) >= MOST_TITLES:
        raise Full(say("paparan.daftar_penuh", jumlah=MOST_TITLES))
    own = sum(each.owner == by.name for each in kept.values()) if by.name else 0
    if briefing.title not in kept and own >= MOST_TITLES_OF_ONE:
        raise Full(say("paparan.bagian_penuh", jumlah=MOST_TITLES_OF_ONE))
    if briefing.title in kept and len(kept[briefing.title].versions) >= MOST_VERSIONS:
        raise Full(say("paparan.versi_penuh", jumlah=MOST_VERSIONS))
    now = datetime.now(UTC).replace(microsecond=0)
    if briefing.title in kept:  # whatever the clock says: what is saved last is the newest
        now = max(now, kept[briefing.title].versions[-1][1] + timedelta(seconds=1))
    state = folder() / "isi" / f"{name}.json"
    with _full_disk_in_words():
        for lasting in (state, state.parent):  # before it is said to be saved
            durable.sync(lasting)
        made = _add(_Version(briefing.title, name, now, by.name, by.office, shelf[:LONGEST_SHELF]))
        for lasting in (made, made.parent, made.parent.parent):
            durable.sync(lasting)
    return next(each for each in saved() if each.title == briefing.title)


def _add(version: _Version) -> Path:
    home = _home(version.title)
    home.mkdir(parents=True, exist_ok=True)
    number = len(list(home.glob("*.txt"))) + 1
    while True:
        try:
            with (made := home / f"{number:04}.txt").open("x", encoding="utf-8") as file:
                file.write(version.text)
            return made
        except FileExistsError:  # somebody saved the same title at the same moment
            number += 1
        except OSError:
            made.unlink(missing_ok=True)
            with suppress(OSError):  # other versions are in it
                home.rmdir()
            raise


@_full_disk_in_words()
def arrange(slug: str, title: str, shelf: str) -> None:
    """Another title or heading for what is saved; raises Full where the title is another's.

    All versions stand under the new title before any leaves the old one: nothing is lost in between, and
    what did not fit is all under the old one.
    """
    title = " ".join(title.split())[:LONGEST_TITLE]
    held = {each.slug: each for each in saved()}
    if slug not in held or not title:
        return
    if title != held[slug].title and title in {each.title for each in held.values()}:
        raise Full(say("paparan.nama_terpakai", judul=title))
    leaving, moved = [], []
    try:
        for file in _files():
            read = _version(file)
            if read is None or _home(read.title).name != slug:
                continue
            changed = replace(read, title=title, shelf=" ".join(shelf.split())[:LONGEST_SHELF])
            if title == read.title:
                durable.write(file, changed.text)
                continue
            moved.append(_add(changed))
            leaving.append(file)
    except OSError:
        _taken_out(moved)
        raise
    _taken_out(leaving)


def _taken_out(files: list[Path]) -> None:
    for file in files:
        file.unlink(missing_ok=True)
        with suppress(OSError):  # another title or a damaged version is still in it
            file.parent.rmdir()


def _home(title: str) -> Path:
    """The folder of a title: two titles never share one, however alike their letters are.

    Its hash tells titles apart that have the same slug: those that differ in signs only, or late.
    """
    digest = hashlib.sha256(title.encode()).hexdigest()[:8]
    return folder() / "simpan" / f"{slug_of(title)}-{digest}"


@_full_disk_in_words()
def remove(slug: str) -> None:
    """Take a title and its versions out of the list; the states stay for those who have their links."""
    _taken_out([file for file in _files() if (read := _version(file)) and _home(read.title).name == slug])


@_full_disk_in_words()
def withdraw(name: str) -> None:
    """Take a state away for good, out of the list too: its links open nothing, and nobody keeps it again."""
    if not NAME.fullmatch(name):
        return
    mark = folder() / WITHDRAWN / name
    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.touch()  # first: whoever has its slides still would have it kept again
    (folder() / "isi" / f"{name}.json").unlink(missing_ok=True)
    _taken_out([file for file in _files() if (read := _version(file)) and read.state == name])


def is_withdrawn(name: str) -> bool:
    return NAME.fullmatch(name) is not None and (folder() / WITHDRAWN / name).exists()


def saved() -> list[Saved]:
    """Every saved title, the newest first; a damaged version is left out.

    Versions belong together by their title, not by their folder: earlier, several titles shared one.
    """
    versions: dict[str, list[_Version]] = {}
    for file in _files():
        if read := _version(file):
            versions.setdefault(read.title, []).append(read)
    found = [_together(sorted(several, key=lambda each: each.moment)) for several in versions.values()]
    return sorted(found, key=lambda each: each.versions[-1][1], reverse=True)


def _together(several: list[_Version]) -> Saved:
    first, newest = several[0], several[-1]
    versions = tuple((each.state, each.moment) for each in several)
    slug = _home(first.title).name
    return Saved(slug, first.title, versions, first.owner, first.office, newest.shelf)


def _files() -> list[Path]:
    """Not by a pattern: later Pythons pass over what they cannot list, and what nobody saved is pruned."""
    walk = os.walk(folder() / "simpan", onerror=disk.raise_if_passing)
    found = (Path(home) / name for home, _, names in walk for name in names if name.endswith(".txt"))
    return sorted(file for file in found if not file.parent.name.startswith("."))


def _version(file: Path) -> _Version | None:
    """A saved version; None where its file is damaged."""
    try:
        name, when, *rest = file.read_text(encoding="utf-8").split("\n")
        moment = datetime.fromisoformat(when)
    except (OSError, ValueError) as trouble:
        disk.raise_if_passing(trouble)
        return None
    if not NAME.fullmatch(name) or moment.tzinfo is None:
        return None
    title, owner, office, shelf = (*(each.strip() for each in rest), "", "", "", "")[:4]
    return _Version(title or file.parent.name, name, moment, owner, office, shelf)


def _prune(states: Path) -> None:
    """Away with the oldest that nobody saved: those too old, and those for which there is no place."""
    with os.scandir(states) as entries:
        seen = {each.name: each.stat() for each in entries if each.name.endswith(".json")}
    too_old = time.time() - OLDEST_DAYS * 86_400
    names = sorted(seen, key=lambda name: seen[name].st_mtime)

    def fits(names: list[str]) -> bool:
        weight = sum(seen[name].st_size for name in names)
        young = not names or seen[names[0]].st_mtime >= too_old
        return young and len(names) <= MOST_STATES and weight <= MOST_BYTES_IN_ALL

    if fits(names):
        return
    kept = {f"{name}.json" for each in saved() for name, _ in each.versions}
    left = [name for name in names if name not in kept]
    while not fits(left):
        (states / left.pop(0)).unlink(missing_ok=True)


def nearest(snapshot: str) -> str | None:
    """The kept snapshot whose time is nearest to that of one that is gone."""
    dataset = next(
        (name for name, prefix in snapshots.PREFIXES.items() if snapshot.startswith(f"{prefix}-")), None
    )
    here = [each.name for each in snapshots.kept(dataset)] if dataset else []
    wanted = _seconds(snapshot)
    return min(here, key=lambda name: abs(_seconds(name) - wanted), default=None)


def _seconds(snapshot: str) -> float:
    stamp = re.search(r"\d{8}T\d{6}Z", snapshot)
    return datetime.strptime(f"{stamp[0]}+0000", "%Y%m%dT%H%M%SZ%z").timestamp() if stamp else 0.0
