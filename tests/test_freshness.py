"""A series past its reporting interval says *data lama* wherever it is shown; a statement does not age."""

from datetime import date

import pytest

from dashboard import clock, freshness, store
from data.snapshots import current
from tests.test_pages import html, opened


@pytest.fixture(autouse=True)
def _in_view(snapshots):
    """Every page here reads the tests' own snapshots."""


@pytest.fixture
def on(monkeypatch):
    """Sets the day, and the snapshot that a page would have put in view."""
    monkeypatch.setattr(store, "in_view", lambda: current().snapshot)
    return lambda day: monkeypatch.setenv("DASBOR_HARI_INI", day)


def test_a_series_is_overdue_the_day_after_its_next_report_was_due(on):
    on("2025-12-31")
    assert clock.today() == date(2025, 12, 31)
    assert freshness.mark("K36") == ""  # Dukcapil, every 12 months, last at the end of 2024
    on("2026-01-01")
    assert freshness.mark("K36").startswith("data lama: laporan terakhir Desember 2024")


def test_a_statement_never_ages(on):
    on("2199-01-01")
    assert freshness.mark("K01") == "" and "K01" not in set(freshness.series().passport)


def test_a_series_has_an_owner_that_is_an_organisation(on):
    on("2026-01-01")
    assert freshness.series().owner.str.contains("BPS|Kementerian|Dinas|Ditjen|Pokja|Register|Bank").all()


@pytest.mark.parametrize(
    ("page", "link"), [("peta", {"ind": "penduduk-dukcapil"}), ("ekspor", {}), ("data", {"lembar": "segar"})]
)
def test_it_is_said_where_the_series_is_shown(page, link, monkeypatch):
    monkeypatch.setenv("DASBOR_HARI_INI", "2026-11-21")
    at = opened(page, **link)
    maps = "".join(str(each.proto) for each in at.get("bidi_component"))
    assert "data lama" in html(at) + maps


def test_nothing_is_called_old_before_its_time(monkeypatch):
    monkeypatch.setenv("DASBOR_HARI_INI", "2025-01-15")
    at = opened("peta", ind="penduduk-dukcapil")
    assert "data lama" not in html(at) + "".join(str(each.proto) for each in at.get("bidi_component"))
