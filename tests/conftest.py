"""What every test may ask for: the published data, built by the real build, and a connection to it."""

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from dashboard.answers import store
from dashboard.exhibits.kept import KEPT
from data.snapshots import current

gc.set_threshold(100_000, 50, 50)  # frames and pages make much that is freed without it: 7% less time

ROOT = Path(__file__).resolve().parent.parent

# Set before anything reads it: no test may look at, or change, the snapshots that people are reading.
os.environ["DASBOR_SNAPSHOTS"] = str(ROOT / ".cache" / "test-snapshots")


@pytest.fixture(autouse=True)
def _described_anew() -> None:
    """What one test saw described, with whatever it put in place of something, is not kept for the next."""
    KEPT.forget()


@pytest.fixture(scope="session")
def snapshots() -> Path:
    """The folder of the tests' own snapshots, with the published data of today's raw files in view."""
    command = [sys.executable, "-m", "data.build", "--if-needed"]
    build = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert build.returncode == 0, build.stdout + build.stderr
    return Path(os.environ["DASBOR_SNAPSHOTS"])


@pytest.fixture(scope="session")
def both_folder(snapshots: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the published snapshot and a simulated one, apart from the tests' own."""
    folder = tmp_path_factory.mktemp("both")
    shutil.copytree(snapshots / "peta", folder / "peta")
    in_view = current().snapshot
    for file in (in_view.path, in_view.path.with_suffix(".json"), snapshots / "CURRENT"):
        shutil.copy2(file, folder / file.name)
    command = [sys.executable, "-m", "data.simulate"]
    there = os.environ | {"DASBOR_SNAPSHOTS": str(folder)}
    subprocess.run(command, cwd=ROOT, env=there, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def both(both_folder: Path) -> Iterator[Path]:
    """Both data sets, as long as the tests of one file run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASBOR_SNAPSHOTS", str(both_folder))
        yield both_folder


@pytest.fixture(scope="session")
def con(snapshots: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published data, read-only, with the dashboard's settings: DuckDB accepts no others beside them."""
    connection = duckdb.connect(current().snapshot.path, read_only=True, config=store.LOCKED)
    yield connection
    connection.close()
