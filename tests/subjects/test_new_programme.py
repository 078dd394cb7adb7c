"""A new programme is only rows: the documented example, through the real build, onto the page."""

import csv
import io
import re
import shutil
from pathlib import Path

import pytest

from data import build, shapes
from tests.pages.test_pages import ROOT, html, opened

GUIDE = ROOT / "docs" / "menambah-program.md"


def blocks() -> dict[str, list[str]]:
    """File -> header and rows, as the guide writes them."""
    found = re.findall(r"^```csv (\S+)\n(.*?)^```$", GUIDE.read_text(encoding="utf-8"), flags=re.S | re.M)
    return {file: text.splitlines() for file, text in found}


def one_shape(folder: Path) -> dict[str, str]:
    """Empty shapes: drawing the real ones is tested where it lives."""
    named = {name: f"{name}-1a2b3c4d.svg" for name in ("regencies", "tiles")}
    for file in named.values():
        (folder / file).write_text("<svg/>", encoding="utf-8")
    return named


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory):
    """The facts with the rows of the guide, built and in view."""
    folder = tmp_path_factory.mktemp("replication")
    raw = shutil.copytree(build.RAW, folder / "raw")
    for file, (_, *rows) in blocks().items():
        with (raw / file).open("a", encoding="utf-8") as out:
            out.write("".join(f"{row}\n" for row in rows))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASBOR_SNAPSHOTS", str(folder / "snapshots"))
        patch.setenv("DASBOR_HARI_INI", "2026-07-10")
        patch.setattr(shapes, "write", one_shape)
        build.build(raw, say=lambda line: None)
        yield


@pytest.mark.parametrize("file", blocks())
def test_the_guide_shows_the_columns_that_the_file_has(file):
    with (build.RAW / file).open(encoding="utf-8", newline="") as known:
        assert blocks()[file][0] == known.readline().strip()
    widths = {len(row) for row in csv.reader(io.StringIO("\n".join(blocks()[file])))}
    assert len(widths) == 1


def test_the_guide_says_name_period_partners_areas_stages_and_targets():
    assert {"programme.csv", "programme_partner.csv", "programme_area.csv", "stage.csv", "target.csv"} <= set(
        blocks()
    )


@pytest.mark.parametrize(
    "part", ["kemajuan", "tahap", "izin", "tonggak", "kabupaten", "tindak-lanjut", "periksa"]
)
def test_every_part_of_the_page_holds_the_new_programme(added, part):
    page = html(opened("program", prog="bk-pangan-lokal", tampil=part))
    assert "Bangun Karya: pangan lokal: 10 dari 40 UMKM" in page


def test_the_new_programme_answers_what_is_late_where_and_who_moves_next(added):
    page = html(opened("program", prog="bk-pangan-lokal"))
    assert "Jadwalkan pendampingan mutu" in page and "Kabupaten Sumba Timur" in page
    assert "terlambat 10 hari (per " in page and "Dinas PMD Provinsi NTT" in page
    assert "2,95 UMKM per 30 hari" in page
    at = opened("ringkasan")
    assert "Bangun Karya: pangan lokal" in html(at)
