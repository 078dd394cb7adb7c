"""Opens files in a process of its own, with caps on memory and time: whatever a file does, the server
stays.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

if UNIX := os.name == "posix":  # Windows knows no such caps: there the look at the zip and the clock must do
    import resource

EXAMINE, LOG = "data.intake.examine", "child.log"
MEMORY = 1_500 * 1024 * 1024  # of address space; the work itself takes a fifth of it
NICE = 19  # readers come first
CPU_SECONDS, WALL_SECONDS = 60, 120
ROOT = Path(__file__).resolve().parents[2]
TOO_MUCH = (
    "Berkas ini tidak dapat dibuka dengan aman: lembarnya terlalu luas, terlalu rumit, atau rusak. "
    "Salin tabelnya saja ke buku kerja baru, lalu kirim lagi."
)
BUSY = (
    "Server sedang sibuk: pemeriksaan belum selesai setelah dua menit. Berkas ini tidak ditolak; kirim lagi "
    "beberapa menit lagi."
)


def step_back() -> None:
    """Let this process, and what it starts, wait for those who read, and leave them half of the cores."""
    if UNIX:
        os.nice(NICE)
    if hasattr(os, "sched_setaffinity"):  # Linux
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, cores[: max(1, len(cores) // 2)])


def _cap() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def examine(job: dict, folder: Path) -> dict:
    """The result of intake.examine for the file in `folder`; a child that dies becomes a sentence.

    A file that is too much ends at its caps; one that waits too long for its turn met a busy server.
    """
    (folder / "job.json").write_text(json.dumps(job, ensure_ascii=False), encoding="utf-8")
    result = folder / "result.json"
    result.unlink(missing_ok=True)
    done = capped([EXAMINE, str(folder)], folder)
    if done is None:  # what is too much meets the cap on computing first
        return {"refused": BUSY if UNIX else TOO_MUCH}
    if done or not result.exists():
        log = (folder / LOG).read_text(encoding="utf-8", errors="replace")
        return {"refused": TOO_MUCH, "log": log[-2000:]}
    return json.loads(result.read_text(encoding="utf-8"))


def capped(module: list[str], folder: Path, *, wall: int | None = None) -> int | None:
    """Run one of our modules within the caps, its words in the folder's log; None where it came to no end."""
    command = [sys.executable, "-X", "utf8", "-m", *module]
    quiet = os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    try:
        with (folder / LOG).open("w", encoding="utf-8") as log:
            return subprocess.run(
                command,
                cwd=ROOT,
                env=quiet,
                stdout=log,
                stderr=log,
                timeout=wall or WALL_SECONDS,
                preexec_fn=_cap if UNIX else None,
                check=False,
            ).returncode
    except (subprocess.TimeoutExpired, BlockingIOError):
        return None
