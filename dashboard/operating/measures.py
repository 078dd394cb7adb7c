"""What whoever keeps the server wants to know: for the page of an administrator, and for Prometheus."""

import hmac
import os
import shutil
import time
from datetime import UTC, datetime
from pathlib import Path

from dashboard.operating import admission, journal
from dashboard.operating.admission import DOOR
from dashboard.operating.turns import TURNS
from data import backup, disk, publication, snapshots

STARTED = time.time()
SHORTEST_TOKEN = 16  # letters


def may_measure(authorization: str) -> bool:
    """Does a request carry the token of DASBOR_METRIK? Without one set, nobody measures."""
    token = os.environ.get("DASBOR_METRIK", "")
    return len(token) >= SHORTEST_TOKEN and hmac.compare_digest(
        authorization.encode(), f"Bearer {token}".encode()
    )


def figures(troubles: int) -> dict[str, float]:
    """Name -> value, as Prometheus knows them; `troubles` is how much the health page complains of."""
    home, snapshot = snapshots.folder(), snapshots.current().snapshot
    free = shutil.disk_usage(home).free if home.exists() else 0
    told: dict[str, float] = {
        "dasbor_sesi": sum(DOOR.sessions.values()),
        "dasbor_sesi_terbanyak": admission.most_sessions(),
        "dasbor_antrean": TURNS.waiting,
        "dasbor_unggahan": sum(DOOR.uploads.values()),
        "dasbor_memori_byte": _memory(),  # -1 here and below: this system does not say
        "dasbor_berkas_terbuka": _open_files(),
        "dasbor_disk_bebas_byte": free,
        "dasbor_versi_disimpan": len(snapshots.kept()),
        "dasbor_masalah": troubles,
        "dasbor_galat_terakhir": len(journal.ERRORS),
        "dasbor_sisa": leftovers(),
        "dasbor_hidup_detik": round(time.time() - STARTED),
    }
    if snapshot:
        told["dasbor_umur_data_detik"] = round((datetime.now(UTC) - snapshot.published).total_seconds())
    if (age := backup_age()) is not None:
        told["dasbor_umur_cadangan_detik"] = age
    return told | {f"dasbor_ditolak_{name}": count for name, count in DOOR.turned_away.items()}


def metrics(troubles: int) -> str:
    """The figures as Prometheus reads them."""
    lines = []
    for name, value in figures(troubles).items():
        kind = "counter" if name.startswith("dasbor_ditolak") else "gauge"
        lines += [f"# TYPE {name} {kind}", f"{name} {value}"]
    return "\n".join(lines) + "\n"


def leftovers() -> int:
    """What kills left, hidden files and folders most of all; the next publication sweeps them."""
    home = snapshots.folder()
    hidden = {*home.glob(".build-*/"), *(home / "imports").glob(".*"), *disk.left_beside(home)}
    return len(hidden) + len(publication.strays())


def backup_age() -> float | None:
    """Seconds since the last backup; None where there was none. Below zero: the clock was set back since."""
    kept = backup.status()
    return since(kept.get("terakhir_waktu", kept.get("terakhir", "")))


def since(stamp: str) -> float | None:
    """Seconds since a moment as the names of versions write it; None where that is none."""
    try:
        made = datetime.strptime(stamp, snapshots.MOMENT).replace(tzinfo=UTC)
    except ValueError:
        return None
    return round((datetime.now(UTC) - made).total_seconds())


def _memory() -> int:
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:  # no Linux
        return -1
    return pages * os.sysconf("SC_PAGE_SIZE")


def _open_files() -> int:
    try:
        return len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - a name each is enough
    except OSError:
        return -1
