"""Published snapshots: immutable databases, a manifest beside each, and CURRENT, which names the one in view.

A snapshot is never changed after publication and its name is never used again, so a reader can keep it open
while the next one is published, and an old link still shows the numbers it showed.

One chain of hashes holds what was published: CURRENT names a manifest and its seal, the hash of all that the
manifest says; the manifest names its predecessor and that one's seal, and the hashes of its database, of its
map shapes, and of everything it was made of, the rows of every accepted import among it.
"""

import os
import re
import stat
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from data import disk, manifests
from data.manifests import Unusable

PREFIXES = {"terpublikasi": "ntt", "simulasi": "simulasi"}
POINTERS = {"terpublikasi": "CURRENT", "simulasi": "CURRENT-simulasi"}
TRAINING = "latihan"  # the folder of a training room: no real snapshot or import is ever in it
NAME = re.compile(r"(ntt|simulasi)-\d{8}T\d{6}Z-[0-9a-f]{8}")
BESIDE_THE_CODE = Path(__file__).resolve().parent.parent / "snapshots"
MOMENT, SECOND = "%Y%m%dT%H%M%SZ", timedelta(seconds=1)
SHARE_OF_LOOKING = 0.01  # of the time, at most, goes into looking over the list of versions
REBUILD = "Jalankan `python -m data.build` untuk menerbitkan data kembali, lalu muat ulang halaman."


@dataclass(frozen=True)
class Snapshot:
    name: str
    path: Path
    manifest: dict

    @property
    def dataset(self) -> str:
        return self.manifest["dataset"]

    @property
    def code(self) -> str:
        """Four digits that stand for this snapshot in passport codes."""
        return self.name.rsplit("-", 1)[1][:4]

    @property
    def published(self) -> datetime:
        return datetime.fromisoformat(self.manifest["published"])

    @property
    def shapes(self) -> dict[str, str]:
        """Map shapes by their logical name: 'regencies' -> 'regencies-1a2b3c4d.svg'."""
        return self.manifest["shapes"]

    @property
    def seal(self) -> str | None:
        """The hash of all that the manifest says; None where it was written before there was a chain."""
        return self.manifest.get("seal")

    @property
    def unverified(self) -> str | None:
        """What cannot be checked of a snapshot from before the chain, as an Indonesian sentence."""
        if self.seal:
            return None
        return (
            f"Versi data {self.name} terbit sebelum catatan dirantai: basis datanya diperiksa, tetapi "
            "catatan dan gambar petanya tidak dapat dibuktikan utuh."
        )


@dataclass(frozen=True)
class Choice:
    snapshot: Snapshot | None
    problem: str | None  # an Indonesian sentence for the reader; None when CURRENT itself is good


def training() -> bool:
    """Is this a training room? Then everything here is practice, kept apart from the real data."""
    return os.environ.get("DASBOR_LATIHAN") == "1"


def folder() -> Path:
    """Where the snapshots live; read anew each time, so that a test or a service can set its own."""
    home = Path(os.environ.get("DASBOR_SNAPSHOTS") or BESIDE_THE_CODE)
    return home / TRAINING if training() else home


def current(dataset: str = "terpublikasi") -> Choice:
    """The snapshot in view, or, when CURRENT cannot be followed, the newest good one and what is wrong.

    Where only this process is short of open files, that is raised: it is no reason to take another version.
    """
    try:
        return Choice(_pointed_at(dataset), None)
    except Unusable as trouble:
        return _fallback(dataset, str(trouble))


def kept(dataset: str = "terpublikasi") -> list[Snapshot]:
    """Every snapshot of a data set, newest first, whose record is whole and whose file has its size.

    What is inside is looked at when one is opened (`get`): a list of hundreds must cost next to nothing.
    """
    home = folder()
    listed = _LISTED.get((home, dataset))
    if not listed or listed.changed != _changed(home) or time.monotonic() > listed.until:
        listed = _LISTED[home, dataset] = _look_over(home, dataset, listed)
    return [each for each in listed.found if not manifests.is_known_bad(each.path)]


class _Listed(NamedTuple):
    """The versions that were found, and as long as what they were found by is the same."""

    found: list[Snapshot]
    seen: object
    changed: tuple[int, ...]
    until: float


_LISTED: dict[tuple[Path, str], _Listed] = {}


def _changed(home: Path) -> tuple[int, ...]:
    """What another publication changes, and no damage of a file does."""
    times = []
    for place in (home, home / "peta"):
        with suppress(OSError):  # gone, or closed to the server
            times.append(place.stat().st_mtime_ns)
    return tuple(times)


def _look_over(home: Path, dataset: str, before: _Listed | None) -> _Listed:
    """Every file's time and size; of hundreds only so often that it takes little of the time."""
    started, changed, prefix = time.monotonic(), _changed(home), f"{PREFIXES[dataset]}-"
    try:
        entries = {entry.name: entry.stat() for entry in os.scandir(home) if entry.name.startswith(prefix)}
    except OSError as gone:  # a file that went away between being listed and being asked
        disk.raise_if_passing(gone)
        entries = {path.name: path.stat() for path in home.glob(f"{prefix}*") if path.exists()}
    drawn = _names_in(home / "peta")
    seen = drawn, {name: (each.st_mtime_ns, each.st_size) for name, each in entries.items()}
    if before and before.seen == seen:
        found = before.found
    else:
        names = sorted((name[:-5] for name in entries if name.endswith(".json")), reverse=True)
        recorded = [each for name in names if (each := _recorded(home, name, entries))]
        found = [each for each in recorded if drawn.issuperset(each.shapes.values())]
    now = time.monotonic()
    return _Listed(found, seen, changed, now + (now - started) / SHARE_OF_LOOKING)


def _names_in(place: Path) -> set[str]:
    """What is in a folder, as far as it may be looked into."""
    try:
        return {entry.name for entry in os.scandir(place)}
    except OSError as closed:
        disk.raise_if_passing(closed)
        return set()


def _recorded(home: Path, name: str, entries: dict[str, os.stat_result]) -> Snapshot | None:
    database = entries.get(f"{name}.duckdb")
    try:
        manifest = manifests.read(home / f"{name}.json") if NAME.fullmatch(name) else None
    except Unusable:
        return None
    if not database or not manifest or database.st_size != manifest["size"]:
        return None
    if not name.startswith(f"{PREFIXES.get(manifest['dataset'])}-"):
        return None
    return Snapshot(name, home / f"{name}.duckdb", manifest)


def nothing_here() -> str | None:
    """Why a command about what was published has nothing to be about: a sentence, or None where it has.

    A mistyped folder must not look like one in which all is well.
    """
    if any(NAME.fullmatch(path.stem) for path in folder().glob("*.json")):
        return None
    return f"Tidak ada versi data di {folder()}. Periksa DASBOR_SNAPSHOTS."


def before(snapshot: Snapshot) -> Snapshot | None:
    """The good snapshot of the same data set that was published last before this one."""
    return next(_good_ones(snapshot.dataset, older_than=snapshot.name), None)


def get(name: str) -> Snapshot | None:
    """The good snapshot of that name."""
    if not NAME.fullmatch(name):
        return None
    try:
        return verified(name)
    except Unusable:
        return None


def next_moment(names: Iterable[str]) -> datetime:
    """The moment that the next name carries: now, or just after the latest that a name carries already.

    A clock that was set back, or two publications in one second, change nothing about which came first.
    """
    stamps = [found[0] for name in names if (found := re.search(r"\d{8}T\d{6}Z", name))]
    taken = [moment for stamp in stamps if (moment := _moment(stamp))]
    now = datetime.now(UTC).replace(microsecond=0)
    return max([now, *(moment + SECOND for moment in taken)])


def moment_of(name: str) -> datetime | None:
    """The moment that a version's name carries."""
    found = re.search(r"\d{8}T\d{6}Z", name)
    return _moment(found[0]) if found else None


def _moment(stamp: str) -> datetime | None:
    try:
        return datetime.strptime(stamp, MOMENT).replace(tzinfo=UTC)
    except ValueError:
        return None


def look_again(snapshot: Snapshot) -> str | None:
    """Read all of a snapshot from the disk, whatever is remembered of it; what is wrong, or None.

    What is found is remembered, so that a server which noticed a damage goes on with the version before.
    """
    files = [snapshot.path, snapshot.path.with_suffix(".json")]
    for path in (*files, *(folder() / "peta" / file for file in snapshot.shapes.values())):
        manifests.forget(path)
    try:
        verified(snapshot.name)
    except Unusable as trouble:
        return str(trouble)
    return None


def _pointed_at(dataset: str) -> Snapshot:
    pointer = folder() / POINTERS[dataset]
    try:
        name, *seal = pointer.read_text(encoding="utf-8").split() or [""]
    except FileNotFoundError:
        raise Unusable(f"Penunjuk versi data ({pointer.name}) tidak ada.") from None
    except (OSError, UnicodeDecodeError) as trouble:
        disk.raise_if_passing(trouble)
        raise Unusable(f"Penunjuk versi data ({pointer.name}) tidak dapat dibaca.") from None
    if not NAME.fullmatch(name) or len(seal) > 1:
        raise Unusable(f"Penunjuk versi data ({pointer.name}) rusak: isinya bukan nama versi data.")
    if not name.startswith(f"{PREFIXES[dataset]}-"):
        raise Unusable(f"Penunjuk versi data ({pointer.name}) menunjuk ke himpunan data lain.")
    snapshot = verified(name)
    if seal and seal != [snapshot.seal]:
        raise Unusable(f"Catatan versi data {name} bukan yang disebut penunjuknya ({pointer.name}).")
    return snapshot


def _fallback(dataset: str, trouble: str) -> Choice:
    """The version before the one that cannot be used: a later one may have been taken back."""
    wanted = _named_by(folder() / POINTERS[dataset])
    there = wanted and _is_file(folder() / f"{wanted}.json")
    newest = next(_good_ones(dataset, older_than=wanted), None) if there else None
    newest = newest or next(_good_ones(dataset), None)
    if newest:
        shown = f"Yang ditampilkan adalah versi utuh terbaru ({newest.name})."
        return Choice(newest, f"{trouble} {shown} {REBUILD}")
    if not _is_there(folder() / POINTERS[dataset]):
        return Choice(None, f"Belum ada data yang diterbitkan. {REBUILD}")
    return Choice(None, f"{trouble} Tidak ada versi lain yang utuh. {REBUILD}")


def _named_by(pointer: Path) -> str | None:
    try:
        found = NAME.search(pointer.read_text(encoding="utf-8", errors="replace"))
    except OSError as closed:
        disk.raise_if_passing(closed)
        return None
    return found[0] if found else None


def _good_ones(dataset: str, older_than: str | None = None):
    """Newest first; names rise with time, and a name is looked into only when it is asked for."""
    for name in _names_of(folder(), f"{PREFIXES[dataset]}-"):
        if (older_than is None or name < older_than) and (snapshot := get(name)):
            yield snapshot


def _names_of(home: Path, prefix: str) -> list[str]:
    """The names of records, newest first; every page asks that may show simulated data where there are none.

    Read anew when the folder changes, and else only so often that it takes little of the time.
    """
    known = _NAMED.get((home, prefix))
    changed = _changed(home)
    if known and known[0] == changed and time.monotonic() < known[1]:
        return known[2]
    started = time.monotonic()
    found = (name for name in _names_in(home) if name.startswith(prefix) and name.endswith(".json"))
    names = sorted((name[:-5] for name in found), reverse=True)
    now = time.monotonic()
    _NAMED[home, prefix] = changed, now + (now - started) / SHARE_OF_LOOKING, names
    return names


_NAMED: dict[tuple[Path, str], tuple[tuple[int, ...], float, list[str]]] = {}


def verified(name: str) -> Snapshot:
    path = folder() / f"{name}.duckdb"
    snapshot = Snapshot(name, path, manifests.read(path.with_suffix(".json")))
    if not name.startswith(f"{PREFIXES.get(snapshot.dataset)}-"):
        raise Unusable(f"Versi data {name} berasal dari himpunan data lain.")
    try:
        seen = path.stat()
    except OSError:
        raise Unusable(f"Berkas versi data {name} tidak ada.") from None
    if seen.st_size != snapshot.manifest["size"]:
        raise Unusable(f"Berkas versi data {name} tidak utuh: ukurannya berbeda dari catatannya.")
    if not manifests.is_as_recorded(path, snapshot.manifest["sha256"]):
        raise Unusable(f"Berkas versi data {name} tidak utuh: isinya berbeda dari catatannya.")
    drawn, gallery = snapshot.manifest.get("drawn", {}), folder() / "peta"
    for file in snapshot.shapes.values():
        shape = gallery / file
        if not _is_file(shape):
            raise Unusable(f"Gambar peta untuk versi data {name} tidak lengkap.")
        if file in drawn and not manifests.is_as_recorded(shape, drawn[file]):
            raise Unusable(f"Gambar peta {file} untuk versi data {name} rusak.")
    return snapshot


def _is_there(path: Path) -> bool:
    """Is anything of that name there? In a closed folder perhaps, so it is not said to be missing."""
    try:
        path.stat()
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return True


def _is_file(path: Path) -> bool:
    """Is it there, as far as the server may see? pathlib raises where a folder is closed."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False
