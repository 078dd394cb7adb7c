"""What every test may ask for: the published data, built by the real build, and a connection to it."""

import functools
import gc
import hashlib
import inspect
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import CodeType

import duckdb
import pytest
from streamlit.components.v2 import manifest_scanner

from dashboard.answers import store
from dashboard.exhibits.kept import KEPT
from data.snapshots import current

gc.set_threshold(100_000, 50, 50)  # frames and pages make much that is freed without it: 7% less time
# Each AppTest asks every installed library whether it brings components: once is enough, 60 ms each.
manifest_scanner.scan_component_manifests = functools.cache(manifest_scanner.scan_component_manifests)
# What was asked or described is kept for all the tests of a process: they ask for more than a server holds.
store._kept = functools.lru_cache(maxsize=None)(store._kept.__wrapped__)

ROOT = Path(__file__).resolve().parent.parent

# Set before anything reads it: no test may look at, or change, the snapshots that people are reading.
os.environ["DASBOR_SNAPSHOTS"] = str(ROOT / ".cache" / "test-snapshots")


# What has a copy of the versions to itself, or opens pages or files: `make quick` leaves it to `make test`.
COPIES, OPENS = "home", {"AppTest", "examined", "opened", "visited"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        asked = [vars(item.module).get(name) for name in item.fixturenames]
        if COPIES in item.fixturenames or any(map(_opens, (item.function, *asked))):
            item.add_marker(pytest.mark.slow)


@functools.cache
def _opens(made: object) -> bool:
    """Does a test or fixture, or a function of its file that it calls, name one of these?"""
    function = inspect.unwrap(made) if callable(made) else None
    if not inspect.isfunction(function):
        return False
    named = _names(function.__code__)
    beside = [function.__globals__.get(name) for name in named if name != function.__name__]
    own = [each for each in beside if getattr(each, "__module__", "") == function.__module__]
    return bool(named & OPENS) or any(map(_opens, own))


def _names(code: CodeType) -> set[str]:
    """Every name in a function, those of the functions within it too."""
    within = [each for each in code.co_consts if isinstance(each, CodeType)]
    return {*code.co_names}.union(*map(_names, within))


@pytest.fixture(autouse=True)
def _described_anew(request: pytest.FixtureRequest) -> Iterator[None]:
    """What one test saw described, with whatever it put in place of something, is not kept for the next.

    Tests that put nothing in place share what is described: a page is the same for all of them.
    """
    meddles = "monkeypatch" in request.fixturenames
    if meddles:
        KEPT.forget()
    yield
    if meddles:
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
    """A folder with the published snapshot and a simulated one, apart from the tests' own.

    Simulated once for this code and these data, whatever the number of processes: each has a copy.
    """
    in_view = current().snapshot
    code = sorted(path for path in (ROOT / "data").rglob("*") if path.suffix in (".py", ".sql", ".csv"))
    made_of = [in_view.name.encode(), *(path.read_bytes() for path in code)]
    kept = ROOT / ".cache" / "test-both" / hashlib.sha256(b"".join(made_of)).hexdigest()[:16]
    if not kept.exists():
        begun = tmp_path_factory.mktemp("simulated")
        shutil.copytree(snapshots / "peta", begun / "peta")
        for file in (in_view.path, in_view.path.with_suffix(".json"), snapshots / "CURRENT"):
            shutil.copy2(file, begun / file.name)
        command = [sys.executable, "-m", "data.simulate"]
        there = os.environ | {"DASBOR_SNAPSHOTS": str(begun)}
        subprocess.run(command, cwd=ROOT, env=there, check=True, capture_output=True)
        for old in kept.parent.glob("*"):
            if kept.name not in old.name:
                shutil.rmtree(old, ignore_errors=True)
        beside = shutil.copytree(begun, kept.with_name(f".{kept.name}.{os.getpid()}"))
        with suppress(OSError):  # another process was first
            beside.rename(kept)
    return shutil.copytree(kept, tmp_path_factory.mktemp("both"), dirs_exist_ok=True)


@pytest.fixture(scope="module")
def both(both_folder: Path) -> Iterator[Path]:
    """Both data sets, as long as the tests of one file run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASBOR_SNAPSHOTS", str(both_folder))
        yield both_folder


@pytest.fixture(scope="module")
def con(snapshots: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published data, read-only, with the dashboard's settings: DuckDB accepts no others beside them."""
    with duckdb.connect(current().snapshot.path, read_only=True, config=store.LOCKED) as connection:
        yield connection
