"""Killed at any moment: what was acknowledged is there, nothing is there by half, and the next start is
clean.
"""

import contextlib
import random
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from dashboard.answers import store
from data import build, imports, snapshots
from data.accounts.people import AT_THE_MACHINE
from data.intake import desk, ledger
from tests.browser import harness
from tests.intake import quick_build
from tests.intake.conftest import TODAY
from tests.pages.test_pages import opened

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent.parent
LONGEST = 3.0  # seconds: more than one undisturbed publication takes on a quiet machine


def waiting() -> subprocess.Popen:
    """A publisher that loads what it needs, and then waits for its file."""
    command, pipe = [sys.executable, "-m", "tests.intake.publisher"], subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True)


def killed_after(seconds: float, path: Path, process: subprocess.Popen) -> list[str]:
    """What the publisher had said when it was killed."""
    with process:
        process.stdin.write(f"{path}\n")
        process.stdin.flush()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
        process.kill()
        return process.stdout.read().splitlines()


def names_in_view() -> set[str]:
    choice = snapshots.current()
    assert choice.problem is None
    assert not list(snapshots.folder().glob("*.wal"))
    with duckdb.connect(choice.snapshot.path, read_only=True, config=store.LOCKED) as con:
        return {name for (name,) in con.execute("select name from product").fetchall()}


def torment(times: int, seed: int, path: Path) -> int:
    """Kill the publisher that often; returns how many publications it made all the same."""
    chance, made = random.Random(seed), 0
    publisher = waiting()
    for turn in range(times):
        product = f"Kenari contoh {turn}"
        path.write_text(
            f"Kabupaten;Nama produk;Kategori;Jalur perizinan\nAlor;{product};Kriya;kriya\n", encoding="utf-8"
        )
        working, publisher = publisher, waiting()  # the next one loads meanwhile
        said = killed_after(chance.uniform(0, LONGEST), path, working)
        acknowledged = [line.split()[1] for line in said if line.startswith("terbit")]
        accepted, there = imports.accepted(), names_in_view()
        assert set(acknowledged) <= set(accepted)
        assert (product in there) == (len(accepted) > made)
        made = len(accepted)
        with build.alone(lambda _: None):
            ledger.tidy()
        assert {entry["import"] for entry in ledger.log() if entry["what"] == "disahkan"} == set(accepted)
        assert not list(imports.folder().glob(".baru-*")) and not list(snapshots.folder().glob(".build-*/"))
        page = harness.PAGES[turn % len(harness.PAGES)].replace("-", "_") or "ringkasan"
        assert not opened(page).exception, page
    with publisher:
        publisher.kill()
    return made


@pytest.mark.parametrize(
    "times", [20, pytest.param(400, marks=[pytest.mark.long, pytest.mark.timeout(7200)])]
)
def test_a_kill_at_any_moment_loses_and_halves_nothing(times, home, tmp_path, monkeypatch):
    quick_build.install(monkeypatch.setattr)
    made = torment(times, 7, tmp_path / "kiriman.csv")
    draft = desk.receive(
        AT_THE_MACHINE,
        "lagi.csv",
        (tmp_path / "kiriman.csv").read_bytes().replace(b"Kenari", b"Sirih"),
        "produk",
        TODAY,
    )
    desk.submit(AT_THE_MACHINE, draft.name, {})
    desk.publish(AT_THE_MACHINE, draft.name, TODAY, lambda _: None)
    assert len(imports.accepted()) == made + 1
