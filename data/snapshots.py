"""Published snapshots: immutable databases, a manifest beside each, and CURRENT, which names the one in view.

A snapshot is never changed after publication and its name is never used again, so a reader can keep it open
while the next one is published, and an old link still shows the numbers it showed.
"""

import hashlib
import json
import os
import re
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import duckdb

PREFIXES = {"terpublikasi": "ntt", "simulasi": "simulasi"}
POINTERS = {"terpublikasi": "CURRENT", "simulasi": "CURRENT-simulasi"}
TRAINING = "latihan"  # the folder of a training room: no real snapshot or import is ever in it
NAME = re.compile(r"(ntt|simulasi)-\d{8}T\d{6}Z-[0-9a-f]{8}")
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


@dataclass(frozen=True)
class Choice:
    snapshot: Snapshot | None
    problem: str | None  # an Indonesian sentence for the reader; None when CURRENT itself is good


def training() -> bool:
    """Is this a training room? Then everything here is practice, kept apart from the real data."""
    return os.environ.get("DASBOR_LATIHAN") == "1"


def folder() -> Path:
    """Where the snapshots live; read anew each time, so that a test or a service can set its own."""
    home = Path(os.environ.get("DASBOR_SNAPSHOTS") or Path(__file__).resolve().parent.parent / "snapshots")
    return home / TRAINING if training() else home


def current(dataset: str = "terpublikasi") -> Choice:
    """The snapshot in view, or, when CURRENT cannot be followed, the newest good one and what is wrong."""
    try:
        return Choice(_pointed_at(dataset), None)
    except _Unusable as trouble:
        return _fallback(dataset, str(trouble))


def kept(dataset: str = "terpublikasi") -> list[Snapshot]:
    """Every good snapshot, newest first."""
    return list(_good_ones(dataset))


def before(snapshot: Snapshot) -> Snapshot | None:
    """The good snapshot of the same data set that was published last before this one."""
    return next(_good_ones(snapshot.dataset, older_than=snapshot.name), None)


def get(name: str) -> Snapshot | None:
    """The good snapshot of that name."""
    if not NAME.fullmatch(name):
        return None
    try:
        return _good(name)
    except _Unusable:
        return None


def publish(building: Path, *, dataset: str, inputs: dict[str, str], who: str, shapes: Path) -> Snapshot:
    """Make a finished database and its map shapes a snapshot, and let CURRENT name it.

    `building` must lie in the same file system as the snapshots; it is moved. Each step leaves a state that
    readers understand: shapes, the database, the manifest that makes it a snapshot, and at last CURRENT.
    """
    rows, schema = _contents(building)
    home = folder()
    digest = _sha256(building)
    now = datetime.now(UTC).replace(microsecond=0)
    name = f"{PREFIXES[dataset]}-{now:%Y%m%dT%H%M%SZ}-{digest[:8]}"
    manifest = {
        "name": name,
        "dataset": dataset,
        "sha256": digest,
        "size": building.stat().st_size,
        "schema": schema,
        "rows": rows,
        "inputs": inputs,
        "who": who,
        "published": now.isoformat(),
        "shapes": _keep_shapes(shapes),
    }
    _move(building, home / f"{name}.duckdb")
    write(home / f"{name}.json", json.dumps(manifest, ensure_ascii=False, indent=2) + "\n")
    snapshot = _good(name)
    put_in_view(snapshot)
    return snapshot


def put_in_view(snapshot: Snapshot) -> None:
    """Let CURRENT name a kept snapshot: a new one when it is published, an older one when that is undone."""
    write(folder() / POINTERS[snapshot.dataset], snapshot.name + "\n")


def prune_simulated(keep: int = 3) -> list[str]:
    """Delete the oldest simulated snapshots; published ones are never deleted by the program."""
    in_view = current("simulasi").snapshot
    old = [snapshot for snapshot in kept("simulasi")[keep:] if snapshot != in_view]
    for snapshot in old:
        # The manifest goes first: without it the database is no snapshot, whenever we are interrupted.
        snapshot.path.with_suffix(".json").unlink()
        snapshot.path.unlink()
    return [snapshot.name for snapshot in old]


class _Unusable(Exception):
    """Why a snapshot or a pointer cannot be used, as an Indonesian sentence."""


def _pointed_at(dataset: str) -> Snapshot:
    pointer = folder() / POINTERS[dataset]
    try:
        name = pointer.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        raise _Unusable(f"Penunjuk versi data ({pointer.name}) tidak ada.") from None
    except (OSError, UnicodeDecodeError):
        raise _Unusable(f"Penunjuk versi data ({pointer.name}) tidak dapat dibaca.") from None
    if not NAME.fullmatch(name):
        raise _Unusable(f"Penunjuk versi data ({pointer.name}) rusak: isinya bukan nama versi data.")
    if not name.startswith(f"{PREFIXES[dataset]}-"):
        raise _Unusable(f"Penunjuk versi data ({pointer.name}) menunjuk ke himpunan data lain.")
    return _good(name)


def _fallback(dataset: str, trouble: str) -> Choice:
    newest = next(_good_ones(dataset), None)
    if newest:
        shown = f"Yang ditampilkan adalah versi utuh terbaru ({newest.name})."
        return Choice(newest, f"{trouble} {shown} {REBUILD}")
    if not (folder() / POINTERS[dataset]).exists():
        return Choice(None, f"Belum ada data yang diterbitkan. {REBUILD}")
    return Choice(None, f"{trouble} Tidak ada versi lain yang utuh. {REBUILD}")


def _good_ones(dataset: str, older_than: str = "~"):
    """Newest first; names rise with time, and a name is looked into only when it is asked for."""
    names = {path.stem for path in folder().glob(f"{PREFIXES[dataset]}-*.json")}
    for name in sorted(names, reverse=True):
        if name < older_than and (snapshot := get(name)):
            yield snapshot


def _good(name: str) -> Snapshot:
    path = folder() / f"{name}.duckdb"
    snapshot = Snapshot(name, path, _manifest(name))
    if not name.startswith(f"{PREFIXES.get(snapshot.dataset)}-"):
        raise _Unusable(f"Versi data {name} berasal dari himpunan data lain.")
    try:
        seen = path.stat()
    except OSError:
        raise _Unusable(f"Berkas versi data {name} tidak ada.") from None
    if seen.st_size != snapshot.manifest["size"]:
        raise _Unusable(f"Berkas versi data {name} tidak utuh: ukurannya berbeda dari catatannya.")
    if _digest(path, seen.st_mtime_ns, seen.st_size) != snapshot.manifest["sha256"]:
        raise _Unusable(f"Berkas versi data {name} tidak utuh: isinya berbeda dari catatannya.")
    if not all((folder() / "peta" / file).is_file() for file in snapshot.shapes.values()):
        raise _Unusable(f"Gambar peta untuk versi data {name} tidak lengkap.")
    return snapshot


def _manifest(name: str) -> dict:
    """What publish() wrote beside the database, refused unless every part that readers rely on is there."""
    try:
        manifest = json.loads((folder() / f"{name}.json").read_text(encoding="utf-8"))
        whole = (
            manifest["name"] == name
            and datetime.fromisoformat(manifest["published"]).tzinfo is not None
            and all(isinstance(manifest[key], dict) for key in ("rows", "inputs", "shapes"))
            and all(isinstance(manifest[key], str) for key in ("dataset", "sha256", "schema", "who"))
            and isinstance(manifest["size"], int)
        )
    except (OSError, ValueError, KeyError, TypeError):
        whole = False
    if not whole:
        raise _Unusable(f"Catatan versi data {name} tidak ada atau rusak.")
    return manifest


def _contents(database: Path) -> tuple[dict[str, int], str]:
    """Rows per table, and a fingerprint of tables, columns and types that tells schemas apart."""
    with duckdb.connect(database, read_only=True) as con:
        columns = con.execute(
            "select table_name, column_name, data_type from duckdb_columns()"
            " where database_name = current_database() and not internal order by all"
        ).fetchall()
        tables = dict.fromkeys(table for table, _, _ in columns)
        rows = {table: con.table(table).aggregate("count(*)").fetchall()[0][0] for table in tables}
    return rows, hashlib.sha256(repr(columns).encode()).hexdigest()[:8]


def _keep_shapes(made: Path) -> dict[str, str]:
    """Bring map shapes in; their names carry their hash, so what is already there is the same."""
    gallery = folder() / "peta"
    gallery.mkdir(parents=True, exist_ok=True)
    names = {}
    for path in sorted(made.glob("*.svg")):
        names[path.stem.rsplit("-", 1)[0]] = path.name
        if not (gallery / path.name).exists():
            beside = gallery / f".{path.name}.{os.getpid()}"
            shutil.copyfile(path, beside)
            _move(beside, gallery / path.name)
    return names


def _move(source: Path, target: Path) -> None:
    """Give a finished file its final name, read-only, and be sure that it survives a power cut."""
    with source.open("rb+") as file:
        os.fsync(file.fileno())
    source.chmod(0o444)
    source.replace(target)
    _sync_folder(target.parent)


def write(path: Path, text: str) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    with beside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    _sync_folder(path.parent)


def _sync_folder(path: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder, and its rename is journalled
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@cache
def _digest(path: Path, modified: int, size: int) -> str:
    """The hash of a file, taken again only when its time or size has changed."""
    return _sha256(path)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
