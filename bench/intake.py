"""What a large import costs, and what readers notice of its publication.   Run: python -m bench.intake

A workbook of 100,000 rows by 10 columns is checked in its child process, by turns with the build that
progress is measured against; then it is published while 20 readers ask on. Everything happens in a copy of
the snapshots, thrown away afterwards.
"""

import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import duckdb
import xlsxwriter

import queries
from bench.servers import checkout
from bench.targets import BUDGET
from dashboard.answers.store import LOCKED
from data import build, snapshots

ROWS, READERS = 100_000, 20
PAUSE, QUIET_SECONDS = (4.0, 12.0), 15
PAGE: dict[str, dict[str, Any]] = {  # what Ringkasan asks
    "register_counts": {"regencies": [], "categories": []},
    "programme_progress": {"programme": ""},
    "export_status_by_regency": {"categories": []},
    "claims": {"indicators": ["desa-produk", "desa-ekspor", "bk-teredukasi"]},
    "newest_claims": {"regencies": [], "most": 5},
}
MAY_CPU, MAY_MEMORY = 6.0, 300e6
TURNS, MAY_TAKE = 3, 0.7  # of what the build before took
LISTED, MAY_FINDINGS = (
    21_709,
    100,
)  # rows of a whole country's list, and lines of findings that somebody reads
HEAD = [
    *("Kode baris", "Kabupaten/kota", "Desa/kelurahan", "Nama produk", "Kategori", "Jalur perizinan"),
    *("HS 6 digit", "Status ekspor", "Tanggal didata", "Catatan"),
]
ROOT = Path(__file__).resolve().parent.parent


def workbook(path: Path) -> None:
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        page = book.add_worksheet("Data")
        page.write_row(0, 0, HEAD)
        for line in range(1, ROWS + 1):
            cells = ["", "Alor", "", f"Produk uji {line}", "Makanan", "Pangan, jalur belum ditentukan"]
            page.write_row(line, 0, [*cells, "090111", "belum dilaporkan", "04/06/2025", _note(line)])


def _note(line: int) -> str:
    """Some cells are warned of, so that the coloured workbook is made as well."""
    return f"<b>catatan {line}</b>" if line % 1000 == 0 else f"catatan {line % 97}"


def untidy(path: Path) -> None:
    """A list in which most rows are wrong, each in its own way."""
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        page = book.add_worksheet("Daftar")
        page.write_row(0, 0, HEAD)
        for line in range(1, LISTED + 1):
            cells = [
                "",
                ("Alor", "Belu", "Bandung", "Sikka")[line % 4],
                f"Desa Rekaan {line}",
                f"Produk {line % 9000}",
            ]
            words = [
                "Makanan",
                "Pangan, jalur belum ditentukan",
                f"{line}",
                "mungkin",
                f"{line % 40}/13/2025",
            ]
            page.write_row(line, 0, [*cells, *words, f"<i>{line}</i>"])


def row(what: str, measured: str, limit: str = "") -> None:
    print(f"{what:<58}{measured:>16}   {limit}")


def command(*arguments: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "data.intake", *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL
    )


def checked(there: Path, file: Path, home: Path) -> tuple[float, float, str]:
    """Seconds of CPU, most bytes and words of a check by the build in a folder, its child's among them."""
    with subprocess.Popen(
        [sys.executable, "-m", "data.intake", str(file), "--check"],
        cwd=there,
        env=os.environ | {"DASBOR_SNAPSHOTS": str(home)},
        stdout=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout
        said = running.stdout.read()
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_utime + used.ru_stime, used.ru_maxrss * 1e3, said


def reading(
    path: Path, seed: int, times: list[float], failures: list[Exception], stop: threading.Event
) -> None:
    """One session: a page's questions, then a pause, as a person reads."""
    chance, con = random.Random(seed), duckdb.connect(path, read_only=True, config=LOCKED)
    while not stop.wait(chance.uniform(*PAUSE)):
        started = time.perf_counter()
        try:
            for name, parameters in PAGE.items():
                queries.run(con, name, **parameters)
        except duckdb.Error as error:
            failures.append(error)
        times.append(time.perf_counter() - started)


def main() -> None:
    with tempfile.TemporaryDirectory() as workshop:
        home = Path(workshop) / "snapshots"
        snapshot = build.build_if_needed(say=lambda _: None)
        home.mkdir()
        for path in (snapshot.path, snapshot.path.with_suffix(".json"), snapshots.folder() / "CURRENT"):
            shutil.copy2(path, home / path.name)
        shutil.copytree(snapshots.folder() / "peta", home / "peta")
        os.environ["DASBOR_SNAPSHOTS"] = str(home)
        file = Path(workshop) / "besar.xlsx"
        workbook(file)
        _large(Path(workshop), file, home)
        _list(Path(workshop), home)
        _publication(home / snapshot.path.name, file)


def _large(workshop: Path, file: Path, home: Path) -> None:
    before = workshop / "before"
    before.mkdir()
    checkout(BUDGET["base"], before)
    ours, theirs = [], []
    for _ in range(TURNS):
        theirs.append(checked(before, file, before / "snapshots"))
        ours.append(checked(ROOT, file, home))
    cpu, before_cpu = (statistics.median(cpu for cpu, _, _ in each) for each in (ours, theirs))
    memory, before_memory = (statistics.median(most for _, most, _ in each) for each in (ours, theirs))
    row(f"Check of {ROWS} rows by {len(HEAD)} columns, CPU", f"{cpu:.1f} s", f"at most {MAY_CPU:.0f} s")
    row("Its largest memory", f"{memory / 1e6:.0f} MB", f"at most {MAY_MEMORY / 1e6:.0f} MB")
    row(f"Beside the build of {BUDGET['base']}: CPU", f"{cpu / before_cpu:.2f}", f"at most {MAY_TAKE}")
    row("Memory", f"{memory / before_memory:.2f}", f"at most {MAY_TAKE}")


def _list(workshop: Path, home: Path) -> None:
    file = workshop / "daftar.xlsx"
    untidy(file)
    cpu, _, said = checked(ROOT, file, home)
    lines = sum(line.startswith(("GALAT", "PERINGATAN")) for line in said.splitlines())
    row(f"Check of an untidy list of {LISTED} rows, CPU", f"{cpu:.1f} s", f"at most {MAY_CPU:.0f} s")
    row("Lines of its findings", str(lines), f"at most {MAY_FINDINGS}")


def _publication(path: Path, file: Path) -> None:
    times: list[float] = []
    failures: list[Exception] = []
    stop = threading.Event()
    readers = [
        threading.Thread(target=reading, args=(path, seed, times, failures, stop)) for seed in range(READERS)
    ]
    for reader in readers:
        reader.start()
    time.sleep(QUIET_SECONDS)
    quiet, times[:] = list(times), []
    started = time.perf_counter()
    command(str(file), "--publish", "--accept", "uji kecepatan")
    took = time.perf_counter() - started
    stop.set()
    for reader in readers:
        reader.join()
    median = statistics.median(times)
    row("Check, preview and publication, elapsed", f"{took:.1f} s")
    row(f"Failed of {len(times)} pages read by {READERS} sessions meanwhile", str(len(failures)), "none")
    row("A page before: median, slowest", f"{statistics.median(quiet) * 1e3:.0f}, {max(quiet) * 1e3:.0f} ms")
    row("A page meanwhile: median", f"{median * 1e3:.0f} ms")
    slow = sum(each > 2 * median for each in times)
    row(
        "A page meanwhile: slowest",
        f"{max(times) * 1e3:.0f} ms",
        f"at most {2 * median * 1e3:.0f} ms; slower: {slow}",
    )


if __name__ == "__main__":
    main()
