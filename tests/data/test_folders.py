"""An office names its folders as it likes: an apostrophe in a path ends no statement."""

import shutil
from pathlib import Path

import openpyxl
import pytest

from data import build, migrations, partitions, snapshots, unnaming
from data.intake import __main__ as intake
from data.intake import desk


@pytest.fixture
def friday(both_folder: Path, tmp_path, monkeypatch) -> Path:
    """The published versions in a folder of this name."""
    folder = tmp_path / "Jum'at"
    shutil.copytree(both_folder, folder)
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(folder))
    return folder


def test_a_template_is_written(friday):
    file = friday / "templat.xlsx"
    assert intake.main(["--template", str(file), "--kind", "produk", "--regency", "5305"]) == 0
    assert openpyxl.load_workbook(file).worksheets[0].max_row > 1


def test_a_version_is_held_against_todays_and_searched_for_a_name(friday, tmp_path):
    path = snapshots.current().snapshot.path
    assert migrations._is_as_today(path)
    name = unnaming.Name("Jagung titi")
    assert unnaming.cells_with(name, path)
    assert unnaming.database_without(name, path, friday / "tanpa.duckdb")
    assert not unnaming.cells_with(name, friday / "tanpa.duckdb")


def test_partitions_are_written_and_built(friday):
    partitions.split(build.RAW, friday / "partisi")
    assert build.assemble(friday / "partisi", friday / "dibangun.duckdb", sent=[]) > 1000


def test_a_template_without_published_data_is_declined_in_words(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(tmp_path / "kosong"))
    assert intake.main(["--template", str(tmp_path / "templat.xlsx")]) != 0
    assert desk.NO_DATA in capsys.readouterr().err
