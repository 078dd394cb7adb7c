"""Each page runs, answers its question, follows filters and link, and says so when there is nothing."""

from functools import cache
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.front.menu import MENU

ROOT = Path(__file__).resolve().parents[2]
MAIN = ROOT / "dashboard" / "front" / "main.py"
PAGES = [entry.file.removesuffix(".py") for entry in MENU]
SCOPES = {
    "the province": {},
    "one regency": {"kab": "5305"},
    "several": {"kab": "5301,5371,5320"},
    "an island": {"pulau": "sumba"},
    "none that has data": {"kab": "5310", "kat": "kosmetik", "tahun": "2015-2016"},
}


@cache
def known_pages() -> dict:
    """The pages as Streamlit's test tool knows them after the first run of an app."""
    return AppTest.from_file(MAIN, default_timeout=200).run()._registered_pages


def opened(page: str, **link: str) -> AppTest:
    """The page as a reader finds it who opens a link."""
    at = AppTest.from_file(MAIN, default_timeout=200)
    at._registered_pages = known_pages()  # else every test would pass the front page on its way
    at.switch_page(str(ROOT / "pages" / f"{page}.py"))
    for name, value in link.items():
        at.query_params[name] = value
    at.run()
    assert not at.exception, [each.message for each in at.exception]
    return at


def link_of(at: AppTest) -> dict[str, str]:
    """The address after the question mark, as the reader would copy it."""
    return {name: value[0] if isinstance(value, list) else value for name, value in at.query_params.items()}


def html(at: AppTest) -> str:
    """All of it, without what holds words and ranges together on a line."""
    told = "\n".join(each.proto.body for each in at.get("html"))
    return told.replace("\N{NO-BREAK SPACE}", " ").replace("\N{WORD JOINER}", "")


@pytest.fixture(autouse=True)
def _published(snapshots):
    """Every page here reads the tests' own snapshots."""


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_holds_up_whatever_is_chosen(page, scope):
    assert "judul" in html(opened(page, **SCOPES[scope]))


@pytest.mark.parametrize(
    "programme", ["bangun-karya", "ovop", "ntt-mart", "upt-bpom", "replikasi-pangan-lokal"]
)
def test_every_programme_is_shown_by_the_same_page(programme):
    at = opened("program", prog=programme)
    assert at.session_state["prog"] == programme


def test_the_statement_stands_beside_what_the_register_holds():
    page = html(opened("ringkasan"))
    assert "844 desa" in page and "35 desa" in page and "pernyataan" in page and "20 Maret 2025" in page
    assert "Register ini memuat 120 produk" in page


def test_the_front_page_has_at_most_six_figures_each_with_source_and_date():
    page = html(opened("ringkasan"))
    cards = page.split('class="kartu"')[1:]
    assert 1 <= len(cards) <= 6
    for card in cards:
        assert "sumber" in card and any(year in card for year in ("2025", "2026"))


def test_bangun_karya_is_shown_as_known_and_without_a_target():
    page = html(opened("program"))
    assert "10 UMKM" in page and "lebih dari 300 orang" in page and "Target belum dipublikasikan" in page
    assert "Mei 2024" in page and "4 Juni 2025" in page


def test_the_choice_is_said_in_the_caption():
    assert "Cakupan: Kabupaten Alor" in html(opened("produk_desa", kab="5305"))
    assert "Cakupan: Seluruh NTT" in html(opened("produk_desa"))


def test_a_link_is_read_in_codes_and_written_back_the_same():
    link = {"kab": "5305,5304", "kat": "tenun", "tahun": "2017-2022"}
    at = opened("ringkasan", **link)
    assert link_of(at) == link
    assert at.multiselect(key="kab").value == ["5305", "5304"]


def test_what_a_link_says_that_means_nothing_is_named_and_ignored():
    at = opened("ringkasan", kab="5305,9999", ind="tak-ada", tahun="x", asing="1")
    told = "\n".join(each.value for each in at.warning)
    for part in ("9999", "tak", "asing"):
        assert part in told
    assert at.multiselect(key="kab").value == ["5305"]


def test_choosing_and_taking_back_changes_the_link():
    at = opened("ringkasan")
    at.multiselect(key="kab").select("5305").run()
    assert link_of(at)["kab"] == "5305"
    at.multiselect(key="kab").unselect("5305").run()
    assert "kab" not in at.query_params


def test_a_filter_outlives_a_change_of_page():
    at = opened("ringkasan")
    at.multiselect(key="kab").select("5305").run()
    at.switch_page(str(ROOT / "pages" / "ekspor.py")).run()
    assert "Cakupan: Kabupaten Alor" in html(at) and link_of(at)["kab"] == "5305"


def test_an_island_limits_the_regencies_offered_and_lets_go_of_the_others():
    at = opened("ringkasan", pulau="sumba")
    assert len(at.multiselect(key="kab").options) == 4


def test_a_page_without_rows_says_so_and_never_shows_zero():
    page = html(opened("produk_desa", kab="5310", kat="kosmetik"))
    assert "bukan berarti nol" in page


def test_a_search_that_finds_nothing_says_what_was_sought():
    assert "zzz" in html(opened("produk_desa", cari="zzz"))


def test_text_in_a_search_stays_text():
    page = html(opened("produk_desa", cari="<b>x</b>"))
    assert "&lt;b&gt;x" in page and "<b>x" not in page


def test_projector_mode_shows_the_page_and_its_arrows_only():
    at = opened("ringkasan", proyektor="1")
    assert {"mundur", "maju", "keluar_proyektor"} <= {each.key for each in at.button}
    assert not at.get("download_button")
    at.button(key="keluar_proyektor").click().run()
    assert "proyektor" not in at.query_params


def test_truncated_values_are_told_but_never_ranked():
    page = html(opened("peta", ind="kemiskinan", per="2025-03"))
    assert "7 dari 22 terbit lengkap" in page and "tertinggi" not in page
    assert "15 yang desimalnya tidak dicantumkan sumber" in page


def test_a_map_opens_with_the_newest_period_that_is_whole_and_names_the_newer_one():
    page = html(opened("peta", ind="kemiskinan"))
    assert "Maret 2024" in page and "30,84%" in page  # 19 of 22 whole, though 22 are known of March 2025
    assert "Periode yang lebih baru dapat dipilih: Maret 2025, diketahui untuk 22" in page
    assert "desimal 15 di antaranya tidak dicantumkan sumber" in page
    surveyed = html(opened("peta", ind="stunting-ssgi"))
    assert "lebih baru dapat dipilih: 2022, diketahui untuk 2" in surveyed


def test_nothing_to_rank_is_not_called_unreported():
    page = html(opened("peta", ind="kemiskinan", per="2025-03", kab="5305,5320"))
    assert "Tidak ada angka yang dapat diurutkan" in page


@pytest.mark.parametrize("place", [{"kec": "530105"}, {"desa": "5301052011"}])
def test_a_district_or_village_narrows_the_register_and_its_exports(place, con):
    inside = next(iter(place.values()))
    ((known,),) = con.execute(
        "select count(*) from product where starts_with(village, $1)", [inside]
    ).fetchall()
    page = html(opened("produk_desa", **place))
    assert f"{known} produk; tiap baris" in page and "Register disempitkan ke" in page
    assert "Cakupan: Tablolong (desa), " in page or "Cakupan: Kupang Barat (kecamatan), Kab" in page
    assert "disempitkan ke" in html(opened("ekspor", **place))


@pytest.mark.parametrize("page", ["ringkasan", "program", "peluang", "profil_kabupaten"])
def test_a_page_that_ends_at_regencies_says_so_of_a_village_that_is_opened(page):
    at = opened(page, desa="5301052011")
    assert "tidak dapat disempitkan ke Tablolong (desa)" in html(at)
    # the programme's own figures are of the province, and say so
    told = "Tidak menyaring angka ini: kabupaten/kota" if page == "program" else "Cakupan: Kabupaten Kupang"
    assert told in html(at)
    at.button(key="keping_desa_5301052011").click().run()
    at.button(key="keping_kec_530105").click().run()
    assert "tidak dapat disempitkan" not in html(at) and link_of(at) == {"kab": "5301"}


def test_no_export_on_record_is_never_told_as_none():
    for page in ("profil_kabupaten", "ekspor"):
        told = html(opened(page, kab="5320")).split('<h1 class="judul">')[1].split("</h1>")[0]
        assert "belum dilaporkan" in told and "0 " not in told


def test_a_village_without_products_is_empty_and_not_zero(con):
    bare = "select min(code) from village where not exists (from product where village = village.code)"
    page = html(opened("produk_desa", desa=con.execute(bare).fetchall()[0][0]))
    assert "bukan berarti nol" in page


def test_a_choice_that_is_no_place_is_made_as_well():
    at = opened("peta")
    at.selectbox(key="ind").select("kemiskinan").run()
    assert not at.exception and link_of(at)["ind"] == "kemiskinan" and "Penduduk miskin" in html(at)
