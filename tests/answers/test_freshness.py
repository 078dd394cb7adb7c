"""A series past its reporting interval says *data lama* wherever it is shown; a statement does not age."""

import io
from datetime import UTC, date, datetime

import pandas as pd
import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader

import queries
from briefing import deck, pdf, powerpoint, ready
from dashboard.answers import freshness
from dashboard.answers.view import View
from dashboard.files import downloads
from dashboard.language import clock, numbers
from dashboard.saying import findings, taking
from data.snapshots import current
from tests.pages.test_pages import html, opened


@pytest.fixture(autouse=True)
def _in_view(snapshots):
    """Every page here reads the tests' own snapshots."""


def view() -> View:
    return View(current().snapshot)


@pytest.fixture
def on(monkeypatch):
    """Sets the day."""
    return lambda day: monkeypatch.setenv("DASBOR_HARI_INI", day)


def test_a_series_is_overdue_the_day_after_its_next_report_was_due(on):
    on("2025-12-31")
    assert clock.today() == date(2025, 12, 31)
    assert freshness.mark(view(), "K36") == ""  # Dukcapil, every 12 months, last at the end of 2024
    on("2026-01-01")
    assert freshness.mark(view(), "K36").startswith("data lama: laporan terakhir semester II 2024")


def test_a_statement_never_ages(on):
    on("2199-01-01")
    assert freshness.mark(view(), "K01") == "" and "K01" not in set(freshness.series(view()).passport)


def test_a_series_has_an_owner_that_is_an_organisation(on):
    on("2026-01-01")
    assert (
        freshness.series(view()).owner.str.contains("BPS|Kementerian|Dinas|Ditjen|Pokja|Register|Bank").all()
    )


@pytest.mark.parametrize(
    ("page", "link"), [("peta", {"ind": "penduduk-dukcapil"}), ("ekspor", {}), ("data", {"lembar": "segar"})]
)
def test_it_is_said_where_the_series_is_shown(page, link, monkeypatch):
    monkeypatch.setenv("DASBOR_HARI_INI", "2026-11-21")
    at = opened(page, **link)
    maps = "".join(str(each.proto) for each in at.get("bidi_component"))
    rows = "".join(each.value.to_string() for each in at.table)
    assert "data lama" in html(at) + maps + rows


def test_the_page_of_data_opens_with_what_its_head_says_the_longest_overdue_first(monkeypatch):
    """It opened with two tables of differences that are zero."""
    monkeypatch.setenv("DASBOR_HARI_INI", "2026-11-21")
    at = opened("data")
    (told,), page = [each.value for each in at.table], html(at)
    judged = freshness.series(view()).set_index("name")
    late, due = judged.overdue[told.iloc[:, 0]], judged.expected[told.iloc[:, 0]]
    assert late.is_monotonic_decreasing and late.nunique() == 2
    due = due[late.to_numpy()].dropna()
    assert due.is_monotonic_increasing
    assert f"Paling lama lewat jadwal: {due.index[0]}, seharusnya terbit {numbers.day(due.iloc[0])}" in page


def test_nothing_is_called_old_before_its_time(monkeypatch):
    monkeypatch.setenv("DASBOR_HARI_INI", "2025-01-15")
    at = opened("peta", ind="penduduk-dukcapil")
    assert "data lama" not in html(at) + "".join(str(each.proto) for each in at.get("bidi_component"))


def test_what_is_known_to_the_year_is_never_the_newest_fact(con):
    """Three opinions of 2025 end with that year; the newest fact is the day shops 19 and 20 opened."""
    facts = queries.run(con, "register_sources").iloc[0]
    assert (str(facts.newest.date()), facts.newest_precision) == ("2026-02-05", "hari")
    newest = queries.run(con, "newest_claims", regencies=[], most=10)
    assert not {"Dana desa", "Defisit perdagangan antarwilayah", "Belanja pinang dari luar NTT"} & set(
        newest.fact
    )
    assert newest.fact.iloc[0].startswith("Gerai NTT Mart") and newest.date.is_monotonic_decreasing


@pytest.mark.parametrize("page", ["ringkasan", "peta", "data"])
def test_every_page_says_how_new_its_facts_are_and_when_their_version_was_made(page):
    said = " ".join(each.value for each in opened(page).caption)
    made = numbers.moment(current().snapshot.published)
    assert f"Fakta terbaru 5 Februari 2026; versi data dibuat {made}" in said
    assert "Data terbit" not in said


def test_the_day_on_which_a_version_was_made_is_that_of_wita():
    """22.30 UTC on 27 November is the morning of the 28th in Kupang, on a page and in a file's name."""
    made = datetime(2026, 11, 27, 22, 30, tzinfo=UTC)
    assert numbers.day(made) == "28 November 2026"
    assert taking.of_day("profil", made, simulated=False) == "profil-2026-11-28"


def test_a_briefing_says_both_in_every_file(con):
    told = "Fakta terbaru 5 Februari 2026; versi data"
    briefing = ready.make("ntt-mart", View(current().snapshot))
    slides, _ = powerpoint.pptx(briefing)
    assert told in Presentation(io.BytesIO(slides)).core_properties.comments
    opened_again = Presentation(io.BytesIO(slides)).slides
    assert all(told in slide.notes_slide.notes_text_frame.text for slide in opened_again)
    pages = PdfReader(io.BytesIO(pdf.handout(briefing))).pages
    assert all(told in " ".join(page.extract_text().split()) for page in pages)
    assert deck.html(briefing).count(told) > len(
        briefing.slides
    )  # in the notes of each and in its description


def test_a_workbook_says_both(con):
    rows = queries.run(con, "register_sources")
    rows.attrs["asked"] = queries.Asked(name="register_sources", parameters={}, version="4b64", whole="53")
    told = "Fakta terbaru 5 Februari 2026; versi data dibuat 28 November 2026 11.24 WITA (kode 4b64)"
    about = downloads.About("Judul", "Uraian", "Sumber", "ntt-x", simulated=False, newest=told)
    book = load_workbook(io.BytesIO(downloads.as_xlsx(rows, about)))
    assert any(told in row for sheet in book for row in sheet.values)


def test_a_file_that_a_regency_sent_is_not_called_a_published_page():
    facts = pd.Series({"pages": 85, "files": 0})
    assert findings.register("terpublikasi", facts) == "register ini, dihimpun dari 85 halaman terbit"
    sent = findings.register("terpublikasi", pd.Series({"pages": 85, "files": 2}))
    assert sent.endswith("85 halaman terbit dan 2 berkas kiriman kabupaten/kota atau dinas")
