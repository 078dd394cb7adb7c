"""Each part of a programme's page answers its question on the facts, and says what is missing."""

import re

import pytest

from dashboard.front.menu import MENU
from dashboard.language import blanks
from dashboard.language.text import say
from dashboard.saying import scales
from dashboard.subjects.programme import programme_tables
from pages import program
from tests.answers.test_queries import answer
from tests.pages.test_pages import html, link_of, opened

PROGRAMMES = ("bangun-karya", "ovop", "ntt-mart", "upt-bpom", "replikasi-pangan-lokal")


@pytest.fixture(autouse=True)
def _published(snapshots):
    """Every page here reads the tests' own snapshots."""


@pytest.mark.parametrize("part", program.PAGE.parts)
@pytest.mark.parametrize("programme", PROGRAMMES)
def test_every_part_of_every_programme_holds_up_on_the_facts(programme, part):
    at = opened("program", prog=programme, tampil=part)
    assert at.session_state["tampil"] == part


def test_the_menu_says_program_and_the_page_shows_bangun_karya_first():
    at = opened("program")
    assert at.session_state["prog"] == "bangun-karya"
    assert '<p class="tanya">Program · ' in html(at) and '<h1 class="judul">Bangun Karya: ' in html(at)
    names = {entry.path: entry.page.name for entry in MENU}
    assert names["program"] == "Program" and "Bangun Karya" not in names.values()


def test_a_part_is_in_the_link_and_an_unknown_one_is_named():
    at = opened("program", tampil="izin")
    assert link_of(at)["tampil"] == "izin"
    at = opened("program", tampil="rahasia")
    assert at.session_state["tampil"] == "kemajuan"
    assert any("rahasia" in each.value for each in at.warning)


def test_ntt_mart_says_what_is_late_where_why_since_when_and_who_moves_next():
    page = html(opened("program", prog="ntt-mart"))
    assert "terlambat 5 hari (per 5 Februari 2026)" in page and "20 dari 22 gerai" in page
    assert "Alor dan Sabu Raijua" in page and "belum dilaporkan mencapai tahap: diresmikan" in page
    assert (
        "Sejak 31 Januari 2026" in page
        and "Penanggung jawab tindak lanjut: Disperindag dan Dekranasda" in page
    )


@pytest.mark.parametrize(
    ("today", "said", "not_said"),
    [
        ("2026-02-06", "target tercapai sekitar 13 Februari 2026", "sudah lewat"),
        ("2026-12-05", "sekitar 13 Februari 2026 sudah lewat; angka sejak laporan", "target tercapai"),
    ],
)
def test_a_pace_has_a_date_and_a_forecast_that_has_passed_says_so(monkeypatch, today, said, not_said):
    monkeypatch.setenv("DASBOR_HARI_INI", today)
    page = html(opened("program", prog="ntt-mart"))
    assert "Laju per 5 Februari 2026: " in page and "Laju kini" not in page
    assert "terlambat 5 hari (per 5 Februari 2026)" in page
    told = page.split("Laju per ")[1].split("</ul>")[0]
    assert said in told and not_said not in told


def test_the_forecast_says_its_uncertainty_and_its_reports(monkeypatch):
    monkeypatch.setenv("DASBOR_HARI_INI", "2026-02-06")
    page = html(opened("program", prog="ntt-mart"))
    assert "7,71 gerai per 30 hari, dari 6 laporan" in page
    assert "sekitar 13 Februari 2026" in page and "antara 7 Februari 2026 dan 1 Maret 2026" in page


def test_spoken_targets_are_shown_as_spoken_and_without_a_figure_they_say_so(con):
    frame = answer(con, "target_achievement", programme="ovop")
    assert set(frame.status) == {"pernyataan"} and frame.achievement.isna().all() and frame.band.isna().all()
    page = html(opened("program", prog="ovop"))
    assert "2 target dinyatakan, realisasinya belum dilaporkan" in page


def test_each_regency_says_what_it_owes_for_the_land(con):
    frame = answer(con, "regency_owes", programme="upt-bpom").set_index("short_name")
    assert len(frame) == 22 and frame.step.notna().all()
    assert frame.owed["Belu"].split("; ") == ["Sertipikat", "Pembangunan", "Operasional"]
    assert frame.owed_count["Alor"] == 5 and frame.undocumented["Belu"] == 3
    at = opened("program", prog="upt-bpom", tampil="kabupaten")
    page = html(at)
    assert "Pencapaian tahap akhir 22 kabupaten/kota belum dilaporkan" in page
    assert "2 dari 5 unit BPOM" in page
    (owed,) = [table.value for table in at.table if say("kolom.berikutnya") in table.value]
    assert "lalu 2 tahap lagi" in owed.set_index(say("kolom.kabupaten"))[say("kolom.berikutnya")]["Belu"]


def test_a_regency_without_a_report_stands_apart_and_is_never_zero(con):
    frame = answer(con, "regency_steps", programme="ntt-mart")
    blank = frame[frame.subjects.isna()]
    assert set(blank.short_name) == {"Alor", "Sabu Raijua"}
    assert blank[["reached", "share", "progress"]].isna().all(axis=None)
    page = html(opened("program", prog="ntt-mart", tampil="kabupaten"))
    assert "Belum dilaporkan dan tidak diurutkan, 2 wilayah: Alor dan Sabu Raijua" in page


def test_map_and_table_of_areas_tell_the_same_blank(con):
    """A regency that no source names is no part of the programme: the table called it unnamed."""
    frame = answer(con, "programme_areas", programme="bangun-karya")
    on_map, table = scales.by_area(frame), programme_tables.areas(frame)
    blank = on_map.blank.notna()
    assert blank.any() and set(on_map.blank[blank]) == {blanks.NOT_APPLICABLE}
    assert set(table[say("kolom.status")][blank.to_numpy()]) == {blanks.not_applicable()}


def test_a_stage_dated_before_its_predecessor_is_listed_with_its_row(con):
    (found,) = answer(con, "programme_faults", programme="upt-bpom").itertuples()
    assert (found.kind, found.row, found.regency) == ("tahap", "S047", "Belu")
    page = html(opened("program", prog="upt-bpom", tampil="periksa"))
    assert "1 temuan: tahap bertanggal sebelum tahap sebelumnya" in page


def test_the_facts_without_follow_ups_say_so_wherever_one_would_stand():
    for page in (opened("ringkasan"), opened("peta"), opened("program", tampil="tindak-lanjut")):
        assert "Belum ada tindak lanjut yang tercatat" in html(page)


def test_the_three_sentences_say_late_moved_and_missing_with_link_and_date(con):
    at = opened("ringkasan")
    (text,) = re.findall(r'data-salin="(1\. Terlambat:[^"]*)"', html(at))
    assert "1. Terlambat: NTT Mart, 20 dari 22 gerai (belum dilaporkan: Alor dan Sabu Raijua)" in text
    assert "2. Bergerak: NTT Mart dari 18 menjadi 20 gerai" in text
    assert "3. Belum dilaporkan: status ekspor 97 dari 120 produk" in text and "versi data dibuat" in text


def test_a_milestone_tells_what_the_founding_text_says_of_it():
    page = html(opened("program", prog="upt-bpom", tampil="tonggak"))
    assert "Sinergitas Pemerintah Pusat dan Pemerintah Daerah" in page and "Terkait: Asta Cita" in page
    page = html(opened("program", prog="bangun-karya", tampil="tonggak"))
    assert "Plh. Kepala BPOM RI" in page and "lebih masif" in page


def test_a_deadline_that_was_put_off_stands_beside_the_later_one():
    page = html(opened("program", prog="ntt-mart"))
    assert "0 dari 1 target tercapai" in page and "0 dari 2 target tercapai" not in page


def test_what_was_said_of_one_shop_and_of_indonesia_stands_among_the_statements():
    for programme, said in (("ntt-mart", "Kabupaten Manggarai Barat"), ("upt-bpom", "Indonesia")):
        at = opened("program", prog=programme)
        told = next(
            each.value for each in (*at.table, *at.dataframe) if "Yang menyatakan" in each.value.columns
        )
        assert said in set(told["Wilayah"].str.replace("\\", ""))


def test_a_card_never_shows_one_shop_or_indonesia_as_the_province():
    for programme, foreign in (("ntt-mart", "323 produk"), ("upt-bpom", "76 unit")):
        cards = html(opened("program", prog=programme)).split('class="kartu"')[1:]
        assert cards and not any(foreign in card.split("</div>")[0] for card in cards)


@pytest.mark.parametrize(
    ("programme", "first", "newest"),
    [
        ("ovop", "Angka 190 pada OVOP", "per 20 Desember 2025"),  # a blank of "2025" stands below it
        ("upt-bpom", "Laboratorium regional BPOM", "per 20 Maret 2025"),  # a count of "Maret 2025" below it
    ],
)
def test_what_is_known_to_the_year_or_month_is_not_the_newest_statement(programme, first, newest):
    at = opened("program", prog=programme)
    page = html(at)
    told = page.split("Semua pernyataan tentang program ini")[1]
    assert newest in told
    (table,) = [each.value for each in (*at.table, *at.dataframe) if "Yang menyatakan" in each.value.columns]
    assert table["Ukuran"].iloc[0] == first


def test_a_count_of_a_month_is_not_dated_to_its_last_day():
    page = html(opened("program", prog="upt-bpom"))
    assert "0 dari 1 target tercapai menurut data per Maret 2025" in page
    assert "menurut data per 31 Maret 2025" not in page
