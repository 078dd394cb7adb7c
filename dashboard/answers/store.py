"""The dashboard's one door to its data: cached answers from read-only snapshots."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

import duckdb
import pandas as pd

import queries
from dashboard.language import languages, terms
from data import disk, migrations, schema, snapshots
from data.snapshots import Choice, Snapshot

MOST_ANSWERS = 500
MOST_OPEN = 12  # versions at once: each takes 9 MB, threads and a file, and links may name hundreds
Given = ParamSpec("Given")
Made = TypeVar("Made")
ROOT = Path(__file__).resolve().parents[2]

MOMENT = re.compile(r"\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3])(?:[0-5]\d){2}Z")

# The same settings on every connect: DuckDB refuses a second connection to a file whose settings differ.
LOCKED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "lock_configuration": "true",
}


def in_training() -> bool:
    """Is this server a training room, whose numbers anybody at the machine may have made up?"""
    return snapshots.training()


def newest(dataset: str) -> Choice:
    """The snapshot to show of a data set, and what is wrong with it, if anything.

    Where this process is short of open files, the one that was shown last, and that it is short.
    """
    key = snapshots.folder(), dataset
    try:
        choice = snapshots.current(dataset)
    except OSError as trouble:
        if not disk.is_passing(trouble):
            raise
        return Choice(_SHOWN.get(key), disk.SHORT)
    if choice.snapshot:
        _SHOWN[key] = choice.snapshot
    return choice


_SHOWN: dict[tuple[Path, str], Snapshot] = {}


def named(name: str) -> Snapshot | None:
    """The kept snapshot of that name."""
    return snapshots.get(name)


def kept(dataset: str) -> list[Snapshot]:
    """Every kept snapshot of a data set, newest first."""
    return snapshots.kept(dataset)


def before(snapshot: Snapshot) -> Snapshot | None:
    """The kept snapshot that this one followed."""
    return snapshots.before(snapshot)


def nearest_kept(name: str, dataset: str) -> Snapshot | None:
    """The kept snapshot published nearest to the moment in a name; the newest where it has none."""
    known = snapshots.kept(dataset)
    told = MOMENT.search(name)
    if not told or not known:
        return known[0] if known else None
    moment = datetime.strptime(told[0], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    return min(known, key=lambda each: abs(each.published - moment))


def of_version(code: str, first: Snapshot) -> Snapshot | None:
    """The snapshot that a passport's four digits mean: the first one if it does, else the newest kept one."""
    if first.code == code:
        return first
    every = (each for dataset in snapshots.PREFIXES for each in snapshots.kept(dataset))
    named_so = (snapshots.get(each.name) for each in every if each.code == code)
    return next((each for each in named_so if each), None)


def ask(snapshot: Snapshot, name: str, **parameters: Any) -> pd.DataFrame:
    """The answer of any snapshot, with what was asked in its `attrs`, so that its passport can be made.

    Raises OtherSchema when the snapshot was built by a version of this program with other tables.
    """
    try:
        # A shallow copy costs nothing and is safe: pandas copies what is written to.
        frame = _answer(str(path_of(snapshot)), name, parameters).copy(deep=False)
    except (duckdb.BinderException, duckdb.CatalogException) as missing:
        if is_of_today(snapshot):
            raise
        raise OtherSchema(snapshot) from missing
    frame.attrs["asked"] = asked_of(snapshot, name, parameters)
    return frame


def asked_of(snapshot: Snapshot, name: str, parameters: dict[str, Any]) -> queries.Asked:
    """What an answer of this snapshot carries, and the passport of an answer is made from."""
    return queries.Asked(name=name, parameters=parameters, version=snapshot.code, whole=whole(snapshot))


def path_of(snapshot: Snapshot) -> Path:
    """The file in which a snapshot is read: of an earlier program in a copy of today's shape.

    Where that cannot be made, its own: what it can answer it answers, and of the rest it is said.
    """
    try:
        return migrations.path_of(snapshot)
    except migrations.Unreadable:
        return snapshot.path


def is_carried_over(snapshot: Snapshot) -> bool:
    """Is a snapshot with tables of another time read in today's shape? What came since is unknown in it."""
    return snapshot.manifest["schema"] != schema.of_today() and path_of(snapshot) != snapshot.path


@dataclass(frozen=True)
class Question:
    """A question of one snapshot, to be asked later and from anywhere: it knows no session.

    `only` keeps the rows whose columns hold these values.
    """

    snapshot: Snapshot
    name: str
    parameters: dict[str, Any]
    only: dict[str, Any] = field(default_factory=dict)

    def rows(self) -> pd.DataFrame:
        frame = ask(self.snapshot, self.name, **self.parameters)
        for column, value in self.only.items():
            frame = frame[frame[column] == value]
        return frame


def ask_regency(snapshot: Snapshot, name: str, code: str, **parameters: Any) -> pd.DataFrame:
    """The rows of one regency, as `ask` would answer, out of the answer about all, which is asked once.

    For questions of places: their rows have a `code` that begins with the regency's. So the first reader who
    opens a regency waits for no query.
    """
    several = "$regencies" in queries.text(name)
    place = "regencies" if several else "regency"
    each = _of_each_regency(snapshot, name, place, tuple(parameters.items()))
    frame = each.get(code, each[""]).copy(deep=False)
    asked = _listed(parameters) | ({"regencies": [code]} if several else {"regency": code})
    frame.attrs["asked"] = asked_of(snapshot, name, asked)
    return frame


def _listed(parameters: dict[str, Any]) -> dict[str, Any]:
    """The same with lists, as questions take them, in place of tuples."""
    return {key: list(value) if isinstance(value, tuple) else value for key, value in parameters.items()}


class OtherSchema(Exception):
    """A snapshot that cannot answer a question, because its tables are those of another time."""


def is_of_today(snapshot: Snapshot) -> bool:
    """Has the snapshot the same tables as the newest one of its data set?"""
    newest_one = newest(snapshot.dataset).snapshot
    return newest_one is not None and snapshot.manifest["schema"] == newest_one.manifest["schema"]


@dataclass(frozen=True)
class _Of:
    """A snapshot as the key of what was made from it: its file says which one it is."""

    path: Path
    snapshot: Snapshot = field(compare=False)


def once_per_snapshot(
    make: Callable[Concatenate[Snapshot, Given], Made],
) -> Callable[Concatenate[Snapshot, Given], Made]:
    """`make(snapshot, ...)` from answers alone is made once for each snapshot, language and argument."""

    making: Callable[..., Any] = make

    @lru_cache(maxsize=256)
    def kept(of: _Of, language: str, *given: Any) -> Any:  # what is made may hold words
        return making(of.snapshot, *given)

    @wraps(make)
    def made(snapshot: Snapshot, /, *given: Any) -> Any:
        return kept(_Of(snapshot.path, snapshot), languages.spoken(), *given)

    return cast(Callable[Concatenate[Snapshot, Given], Made], made)


@once_per_snapshot
def whole(snapshot: Snapshot) -> str:
    """The code of the place that a snapshot is about: its province, or the country of several."""
    known = _answer(str(path_of(snapshot)), "filter_options", {})
    return str(known.code[known.kind == "whole"].iloc[0])


@once_per_snapshot
def _of_each_regency(
    snapshot: Snapshot, name: str, place: str, given: tuple[tuple[str, Any], ...]
) -> dict[str, pd.DataFrame]:
    """The answer about all of them cut by regency; under an empty code an answer without rows."""
    whole = {place: [] if place == "regencies" else ""}
    frame = ask(snapshot, name, **_listed(dict(given)), **whole)
    cut = {code: rows.reset_index(drop=True) for code, rows in frame.groupby(frame.code.str[:4])}
    return {"": frame.head(0)} | cut


def is_empty() -> bool:
    """Has nothing ever been published here? Then this is a first start, not an accident."""
    try:
        # Not by a pattern: later Pythons find nothing by one where files run out.
        names = [path.name for path in snapshots.folder().iterdir()]
    except OSError as trouble:
        disk.raise_if_passing(trouble)
        return True
    return not any(name.endswith(".duckdb") or name.startswith("CURRENT") for name in names)


def first_build() -> Iterator[str]:
    """Build the published data in a process of its own and yield its progress lines.

    Raises subprocess.CalledProcessError with the last lines when the build refuses.
    """
    command = [sys.executable, "-m", "data.build", "--if-needed"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
    ) as build:
        said = []
        for line in build.stdout or ():
            said.append(line.rstrip())
            yield said[-1]
    if build.returncode:
        raise subprocess.CalledProcessError(build.returncode, command, "\n".join(said[-20:]))


@dataclass(frozen=True)
class _Asked:
    """Parameters of a question as a key: how they are written says which they are."""

    written: str
    parameters: dict[str, Any] = field(compare=False)


def _answer(path: str, name: str, parameters: dict[str, Any]) -> pd.DataFrame:
    return _kept(path, name, _Asked(repr(sorted(parameters.items())), parameters), languages.spoken())


@lru_cache(maxsize=MOST_ANSWERS)
def _kept(path: str, name: str, asked: _Asked, language: str) -> pd.DataFrame:
    """The answer, its labels in this language; in another than the home language made from that one's."""
    if language != languages.HOME:
        home = _kept(path, name, asked, languages.HOME)
        return terms.translated(home, language, queries.key(name))
    return queries.run(_connection(path), name, **asked.parameters)


@lru_cache(
    maxsize=MOST_OPEN
)  # never closed here: whoever reads one that is given up holds it until it has read
def _connection(path: str) -> duckdb.DuckDBPyConnection:
    return disk.connect(path, read_only=True, config=LOCKED)
