"""Composed briefings: each state under a name made from its content, saved ones with their history.

A state is written once and never changed, so a link with its name shows the same slides as long as the
file is kept. Saving under a title adds a version; no version is ever overwritten.
"""

import hashlib
import os
import re
import shutil
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from briefing.slides import Briefing, Unreadable, from_json, slug_of, to_json
from dashboard.text import say
from data import snapshots

NAME = re.compile(r"[0-9a-f]{16}")
MOST_STATES = 2000  # of about 20 KB; the oldest that nobody saved go first
MOST_BYTES = 1_000_000  # of one state
OLDEST_DAYS = 400  # after which a state that nobody saved goes
MOST_TITLES, MOST_VERSIONS = 300, 100


class NotKept(LookupError):
    """There is no briefing of that name here, or it cannot be read; the message says which."""


class Full(Exception):
    """Why a briefing was not kept or saved, as an Indonesian sentence."""


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
    """Write the state down and return its name; the same content has the same name.

    Raises Full where it is larger than any briefing for a room would be.
    """
    text = to_json(briefing)
    if len(text.encode()) > MOST_BYTES:
        raise Full(say("paparan.terlalu_besar"))
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
    """Add the briefing as the newest version of its title; raises Full where the list has no place."""
    name = keep(briefing)
    home = folder() / "simpan" / slug_of(briefing.title)
    if not home.exists() and len(list(home.parent.glob("[!.]*"))) >= MOST_TITLES:
        raise Full(say("paparan.daftar_penuh", jumlah=MOST_TITLES))
    if len(list(home.glob("*.txt"))) >= MOST_VERSIONS:
        raise Full(say("paparan.versi_penuh", jumlah=MOST_VERSIONS))
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


def remove(slug: str) -> None:
    """Take a title and its versions out of the list; the states stay for those who have their links."""
    home = folder() / "simpan" / slug_of(slug)
    with suppress(FileNotFoundError):
        away = home.with_name(f".buang-{home.name}-{os.getpid()}")
        home.rename(away)  # one step: nobody sees half of it
        shutil.rmtree(away, ignore_errors=True)


def saved() -> list[Saved]:
    """Every saved title, the newest first."""
    found = [_saved(home) for home in (folder() / "simpan").glob("[!.]*") if home.is_dir()]
    return sorted((each for each in found if each), key=lambda each: each.versions[-1][1], reverse=True)


def _saved(home: Path) -> Saved | None:
    """A folder of versions; a damaged version is left out, a folder without any is none."""
    versions, title = [], home.name
    for file in sorted(home.glob("*.txt")):
        try:
            name, _, rest = file.read_text(encoding="utf-8").partition("\n")
            when, _, title_line = rest.partition("\n")
            moment = datetime.fromisoformat(when)
        except (OSError, ValueError):
            continue
        if not NAME.fullmatch(name) or moment.tzinfo is None:
            continue
        versions.append((name, moment))
        title = title_line.strip() or title
    return Saved(home.name, title, tuple(versions)) if versions else None


def _prune(states: Path) -> None:
    written = {file: file.stat().st_mtime for file in states.glob("*.json")}
    files, too_old = sorted(written, key=written.get), time.time() - OLDEST_DAYS * 86_400
    going = [*files[: max(0, len(files) - MOST_STATES)], *(file for file in files if written[file] < too_old)]
    kept = {name for each in saved() for name, _ in each.versions} if going else set()
    for file in going:
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
