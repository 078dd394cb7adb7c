"""Composed briefings: each state under a name made from its content, saved ones with their history.

A state is written once and never changed, so a link with its name shows the same slides as long as the
file is kept. Saving under a title adds a version; no version is ever overwritten.
"""

import hashlib
import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from briefing.slides import Briefing, Unreadable, from_json, slug_of, to_json
from data import snapshots

NAME = re.compile(r"[0-9a-f]{16}")
MOST_STATES = 2000  # of about 20 KB; the oldest that nobody saved go first


class NotKept(LookupError):
    """There is no briefing of that name here, or it cannot be read; the message says which."""


@dataclass(frozen=True)
class Saved:
    """One saved title: its newest state and all versions, oldest first, as (state, when)."""

    slug: str
    title: str
    versions: tuple[tuple[str, datetime], ...]

    @property
    def newest(self) -> str:
        return self.versions[-1][0]


def folder() -> Path:
    return snapshots.folder() / "paparan"


def keep(briefing: Briefing) -> str:
    """Write the state down and return its name; the same content has the same name."""
    text = to_json(briefing)
    name = hashlib.sha256(text.encode()).hexdigest()[:16]
    file = folder() / "isi" / f"{name}.json"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_name(f".{name}.{os.getpid()}")
        beside.write_text(text, encoding="utf-8")
        beside.replace(file)
        _prune(file.parent)
    return name


def find(name: str) -> Briefing:
    """The state of that name; NotKept when there is none, or when its file is damaged."""
    if not NAME.fullmatch(name):
        raise NotKept(name)
    try:
        return from_json((folder() / "isi" / f"{name}.json").read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, Unreadable) as trouble:
        raise NotKept(name) from trouble


def save(briefing: Briefing) -> Saved:
    """Add the briefing as the newest version of its title."""
    name = keep(briefing)
    home = folder() / "simpan" / slug_of(briefing.title)
    home.mkdir(parents=True, exist_ok=True)
    number = len(list(home.glob("*.txt"))) + 1
    while True:
        try:
            with (home / f"{number:04}.txt").open("x", encoding="utf-8") as file:
                file.write(
                    f"{name}\n{datetime.now(UTC).replace(microsecond=0).isoformat()}\n{briefing.title}\n"
                )
            break
        except FileExistsError:  # somebody saved the same title at the same moment
            number += 1
    return _saved(home)


def saved() -> list[Saved]:
    """Every saved title, the newest first."""
    found = [_saved(home) for home in (folder() / "simpan").glob("*") if home.is_dir()]
    return sorted((each for each in found if each), key=lambda each: each.versions[-1][1], reverse=True)


def _saved(home: Path) -> Saved | None:
    """A folder of versions; a damaged version is left out, a folder without any is none."""
    versions, title = [], home.name
    for file in sorted(home.glob("*.txt")):
        name, _, rest = file.read_text(encoding="utf-8").partition("\n")
        when, _, title_line = rest.partition("\n")
        try:
            versions.append((name, datetime.fromisoformat(when)))
        except ValueError:
            continue
        title = title_line.strip() or title
    return Saved(home.name, title, tuple(versions)) if versions else None


def _prune(states: Path) -> None:
    files = sorted(states.glob("*.json"), key=lambda file: file.stat().st_mtime)
    if len(files) <= MOST_STATES:
        return
    kept = {name for each in saved() for name, _ in each.versions}
    for file in files[: len(files) - MOST_STATES]:
        if file.stem not in kept:
            file.unlink(missing_ok=True)


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
