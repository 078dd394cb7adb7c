"""Totals agree wherever they are shown: as card, regencies, chart, table and file, under any filter."""

import os
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from dashboard.answers.view import View
from dashboard.files import downloads
from dashboard.saying import scope, tables
from dashboard.subjects.evidence import reconciliation
from data.snapshots import current
from tests.files.test_downloads import read_csv, read_xlsx

ABOUT = downloads.About("Judul", "Uraian", "Sumber", "versi", False)
REGENCIES = [*(f"53{number:02}" for number in range(1, 22)), "5371"]
YEARS = some.tuples(some.integers(2015, 2026), some.integers(2015, 2026)).map(
    lambda pair: tuple(sorted(pair))
)
EXAMPLES, MANY = 100, 500


def seen(**choices) -> View:
    """The published data, with what a reader chose."""
    return View(current().snapshot, choices)


@pytest.fixture(scope="module", autouse=True)
def _published(snapshots: Path):
    """Every test here reads the tests' own snapshots."""


@pytest.fixture(scope="module")
def categories(con) -> list[str]:
    return [code for (code,) in con.execute("select code from category order by code").fetchall()]


def agree(regencies: tuple[str, ...], chosen: tuple[str, ...], years: tuple[int, int]) -> None:
    """Zero difference among the views, and the same numbers in the files as they are read back."""
    view = seen(kab=regencies, kat=chosen, tahun=years)
    register, exports = reconciliation.register(view), reconciliation.exports(view)
    assert (register.difference == 0).all() and (exports.difference == 0).all()
    rows = seen().ask("products", regencies=regencies, categories=chosen, search="")
    counts = register.set_index("measure").card
    assert counts[list(reconciliation.STATUSES)].sum() == counts["products"]
    if len(rows):
        read = read_csv(downloads.as_csv(rows, ABOUT))
        for name, status in reconciliation.STATUSES.items():
            assert (read.status_ekspor == status).sum() == counts[name]
    status = scope.within(seen().ask("export_status_by_regency", categories=chosen), regencies)
    shown = tables.export_status(status)
    assert shown["Jumlah produk"].sum() == counts["products"]
    assert set(read_csv(downloads.as_csv(status, ABOUT)).jumlah_produk.astype(int)) <= set(status.products)


def drawn(categories: list[str]) -> dict:
    def several(codes: list[str]):
        return some.lists(some.sampled_from(codes), unique=True, max_size=6).map(tuple)

    return {"regencies": several(REGENCIES), "chosen": several(categories), "years": YEARS}


def rounds(categories: list[str], count: int) -> None:
    settled = settings(max_examples=count, deadline=None, suppress_health_check=list(HealthCheck))
    settled(given(**drawn(categories))(agree))()


@pytest.mark.slow
def test_no_filter_makes_two_views_differ(categories):
    rounds(categories, EXAMPLES)


@pytest.mark.long
def test_no_filter_of_many_makes_two_views_differ(categories):
    rounds(categories, MANY)


def test_a_difference_would_be_seen():
    rows = [("products", 3, 3, 3, 3, 2)]
    assert reconciliation._with_difference(rows, seen().ask("register_sources")).difference.tolist() == [1]


def test_the_spreadsheet_holds_the_same_sum_as_the_screen():
    frame = seen().ask("export_status_by_regency", categories=())
    read = read_xlsx(downloads.as_xlsx(frame, ABOUT))
    assert read.jumlah_produk.sum() == frame.products.sum() == 120


def test_regencies_and_province_are_compared_only_where_both_are_whole(con):
    frame = seen().ask("additive_totals")
    told = dict(zip(frame["name"] + " " + frame.period, reconciliation.explained(frame, "53"), strict=True))
    assert "10 jiwa" in told["Penduduk menurut BPS 2024"]
    assert "6 dari 22" in told["Jumlah penduduk miskin 2023-03"]
    assert told["Jumlah desa 2025"] == "Penerbit tidak memberi angka provinsi tersendiri."
    whole = frame[frame.blanks == 0]
    assert whole.total[whole["name"] == "Jumlah desa"].item() == 3137


def test_what_may_not_be_summed_is_not_summed(con):
    names = {name for (name,) in con.execute("select name from indicator where not additive").fetchall()}
    assert not names & set(seen().ask("additive_totals")["name"])
    assert isinstance(seen().ask("additive_totals"), pd.DataFrame) and os.environ["DASBOR_SNAPSHOTS"]
