"""When data cannot be followed the page says what happened, what to do, and shows what good data there is."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.snapshots import current
from tests.pages.test_pages import html

pytestmark = pytest.mark.slow

MAIN = Path(__file__).resolve().parents[2] / "dashboard" / "front" / "main.py"


@pytest.fixture
def folder(snapshots, tmp_path, monkeypatch) -> Path:
    """A copy of the snapshots in view that a test may spoil."""
    snapshot = current().snapshot
    for file in (snapshot.path, snapshot.path.with_suffix(".json"), snapshots / "CURRENT"):
        shutil.copy2(file, tmp_path)
    shutil.copytree(snapshots / "peta", tmp_path / "peta")
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(tmp_path))
    return tmp_path


def opened() -> AppTest:
    at = AppTest.from_file(MAIN, default_timeout=200).run()
    assert not at.exception
    return at


@pytest.mark.parametrize("said", [None, "", "ntt-2026", "../../etc/passwd", "ntt-20200101T000000Z-00000000"])
def test_a_spoilt_pointer_is_told_and_the_newest_good_data_shown(folder, said):
    (folder / "CURRENT").unlink()
    if said is not None:
        (folder / "CURRENT").write_text(said, encoding="utf-8")
    at = opened()
    assert "python" in at.warning[0].value and "844 desa" in html(at)


def test_a_truncated_snapshot_with_none_to_stand_in_says_what_to_do(folder):
    snapshot = next(folder.glob("*.duckdb"))
    snapshot.chmod(0o644)
    snapshot.write_bytes(snapshot.read_bytes()[:5000])
    at = opened()
    assert "Belum ada data" in at.error[0].value and "data.build" in at.error[0].value.replace("\\", "")


def test_a_first_start_builds_its_data(tmp_path, monkeypatch):
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(tmp_path))
    at = opened()
    assert "844 desa" in html(at) and (tmp_path / "CURRENT").exists()
