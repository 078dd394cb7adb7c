"""A passport shows definition, claims, question, rows, snapshot and history; a mistyped one the nearest."""

import pytest

from data.snapshots import current
from tests.test_pages import html, opened


@pytest.fixture(autouse=True)
def _published(snapshots):
    """Every page here reads the tests' own snapshots."""


def passport_page(code: str) -> str:
    return html(opened("tentang_angka", paspor=f"{code}·{current().snapshot.code}"))


def test_a_passport_shows_all_that_lies_behind_a_figure():
    page = passport_page("K42·5311·2021")
    for part in (
        "Prevalensi stunting (SSGI), Kabupaten Sumba Timur, 2021",
        "1 klaim di balik angka ini",
        "Konsep",
        "Klasifikasi",
        "Kementerian Kesehatan",
        "queries/indicator_by_regency.sql",
        "from regency",
        "raw/observation.csv",
        current().snapshot.manifest["sha256"],
        "Nilai sebelumnya",
        "Laporkan kesalahan",
    ):
        assert part in page, part


def test_versions_that_differ_show_their_range_and_the_rule():
    page = passport_page("K30·53·2025-07")
    assert "26–45 NIE" in page and "Ditampilkan sebagai rentang" in page and "4 klaim" in page
    page = passport_page("K37·5371·2024")
    assert "404.120–474.801 jiwa" in page and "2 klaim" in page
    at = opened("peta", ind="penduduk-bps")
    assert "\\u2260" in "".join(str(each.proto) for each in at.get("bidi_component"))


def test_trade_figures_have_passports_too():
    page = passport_page("K07·5304·2024")
    assert "2 klaim" in page and "<strong>Nilai ekspor lewat PLBN Motaain tahun 2024</strong>" in page


def test_a_count_of_the_register_shows_the_rows_that_went_in():
    at = opened("tentang_angka", paspor=f"K03·5305·register·{current().snapshot.code}")
    assert "6 baris masuk hitungan" in html(at)
    assert any(block.key == "bawa_paspor_baris" for block in at.get("popover"))


def test_a_mistyped_code_offers_the_nearest():
    page = passport_page("K4 53ll 2021")
    assert "tidak menunjuk angka mana pun" in page and 'class="paspor"' in page


def test_what_is_typed_is_never_read_as_html():
    page = html(opened("tentang_angka", paspor="<script>alert(1)</script>"))
    assert "<script>alert" not in page and "&lt;script&gt;" in page


def test_a_correction_names_owner_passport_and_version():
    at = opened("tentang_angka", paspor=f"K42·5311·2021·{current().snapshot.code}")
    at.text_area(key="lapor_salah").input("angka tertukar").run()
    letter = next(str(each.proto) for each in at.get("bidi_component"))
    for part in ("Kementerian Kesehatan", "K42", current().snapshot.name, "angka tertukar"):
        assert part in letter


def test_every_indicator_has_its_rule_on_the_page():
    at = opened("tentang_angka", bagian="aturan")
    table = at.dataframe[0].value
    assert len(table) == 62 and (table["Aturan"].str.len() > 10).all()


def test_every_group_of_versions_is_listed():
    assert "15 hal terbit dengan versi yang bertentangan" in html(opened("tentang_angka", bagian="versi"))
