"""Every panel under every filter: its caption names a filter exactly where its question took it."""

import json

import pytest

from dashboard import passport
from dashboard.text import say
from tests.crawl import DATASETS, LINKS, visited
from tests.test_pages import html, link_of, opened

WORDS = {
    "pulau": ("Gugusan pulau Flores", "gugusan pulau"),
    "kab": ("Kabupaten Kupang", "kabupaten/kota"),
    "kat": ("kategori ", "kategori"),
    "tahun": ("2022–2024", "tahun"),
    "cari": ("cari “kopi”", "pencarian"),
}
SHOWN_ON = {"tahun": ("ekspor", "data"), "cari": ("produk_desa",)}
FILTERS = (
    {"pulau": "flores", "kat": "perkebunan", "tahun": "2022-2024", "cari": "kopi"},
    {"kab": "5301", "tahun": "2022-2024"},
)
PAGES = [
    (page, link)
    for page, links in LINKS.items()
    for link in links
    if not {"kab", "kat", "tahun"} & set(link) and page not in ("profil_kabupaten", "tentang_angka")
]
ONE_AT_A_TIME = ("readiness_by_rung", "ladder_standing")  # the page shows one track, the first that is left
SCOPE = ("regencies", "regency", "areas", "district", "categories", "year_from", "year_to", "search")


@pytest.fixture(scope="module", autouse=True)
def _both(both):
    """Published and simulated snapshots."""


def taken(offer, name: str) -> bool:
    """Was the question asked for less, or were its rows narrowed afterwards?"""
    asked = offer.shown.attrs["asked"]["parameters"]
    return {
        "pulau": bool(asked.get("regencies") or asked.get("regency") or offer.shown.attrs.get("within")),
        "kab": bool(asked.get("regencies") or asked.get("regency") or offer.shown.attrs.get("within")),
        "kat": bool(asked.get("categories")),
        "tahun": asked.get("year_from") == 2022,
        "cari": asked.get("search") == "kopi",
    }[name]


def same_question(offer) -> tuple:
    asked = offer.shown.attrs["asked"]
    rest = {name: str(value) for name, value in asked["parameters"].items() if name not in SCOPE}
    return (asked["name"], *sorted(rest.items()))


@pytest.mark.parametrize("dataset", DATASETS)
@pytest.mark.parametrize(
    "chosen", FILTERS, ids=["an island, a category, years, a search", "a regency, years"]
)
@pytest.mark.parametrize(("page", "link"), PAGES)
def test_a_caption_names_what_its_question_took_and_what_it_did_not(page, link, chosen, dataset):
    whole = {}
    for offer in visited(page, link, dataset).offers:
        whole.setdefault(same_question(offer), set()).update(passport.row_keys(offer.rows))
    for offer in visited(page, link | chosen, dataset).offers:
        caption = offer.about.subtitle
        applied, _, left = caption.partition("Tidak menyaring angka ini: ")
        for name in chosen:
            here = page in SHOWN_ON.get(name, (page,))
            told, not_told = WORDS[name]
            if taken(offer, name):
                assert told in applied.partition("Cakupan: ")[2], (offer.title, caption)
                assert not_told not in left, (offer.title, caption)
            else:
                assert told not in applied.partition("Cakupan: ")[2], (offer.title, caption)
                assert (not_told in left) == here, (offer.title, caption)
        keys = set(passport.row_keys(offer.shown))
        if offer.shown.attrs["asked"]["name"] not in ONE_AT_A_TIME and whole.get(same_question(offer)):
            assert keys <= whole[same_question(offer)], offer.title


def test_the_category_of_the_export_page_narrows_every_panel_that_names_it():
    for offer in visited("ekspor", {"kat": "kosmetik"}, "terpublikasi").offers:
        named = "kategori Kosmetik" in offer.about.subtitle.partition("Tidak")[0]
        assert named == bool(offer.shown.attrs["asked"]["parameters"].get("categories")), offer.title
    page = html(visited("ekspor", {"kat": "kosmetik"}, "terpublikasi").at)
    assert "Timor-Leste paling sering" not in page


def test_what_an_island_leaves_out_is_not_told_as_unreported(snapshots):
    at = opened("peta", pulau="flores", ind="stunting-ssgi")
    (figure,) = [json.loads(each.proto.spec) for each in at.get("plotly_chart") if "waktu" in each.proto.id]
    said = [note["text"] for note in figure["layout"]["annotations"]]
    assert "Ende" in said and "Alor" not in said and "1 dari 8 kabupaten/kota" in html(at)


def test_an_island_narrows_map_order_and_finding_of_the_map_page():
    whole, flores = (html(opened("peta", **link)) for link in ({}, {"pulau": "flores"}))
    told = [page.split('<h1 class="judul">')[1].split("</h1>")[0] for page in (whole, flores)]
    assert told[0] != told[1] and "TTS" not in told[1]
    assert "Cakupan: Gugusan pulau Flores" in flores


def test_small_figures_over_time_name_the_sources_of_all_their_periods():
    page = html(opened("peta", pulau="flores"))
    told = page.split("memiliki dua periode")[1].split("Tentang indikator")[0]
    assert "Pos Kupang (Tribun) dan Suara Sikka" in told and "per 2022" in told


def test_the_years_are_claimed_only_where_they_narrow_something():
    assert "2024–2025" not in html(opened("produk_desa", tahun="2024-2025"))
    assert not opened("produk_desa", tahun="2024-2025").get("slider")


def test_the_headline_of_the_first_page_and_its_card_say_the_same():
    page = html(opened("ringkasan", kab="5305"))
    headline = page.split('<h1 class="judul">')[1].split("</h1>")[0]
    assert "Register memuat 6 produk" in headline and "Cakupan: Kabupaten Alor" in page


@pytest.mark.parametrize(
    ("link", "kept", "told"),
    [
        ({"pulau": "flores", "kab": "5371"}, {"kab": "5371"}, "Flores diganti oleh Kota Kupang"),
        ({"pulau": "flores", "kab": "5308"}, {"kab": "5308"}, "Flores diganti oleh Kabupaten Ende"),
        ({"pulau": "flores", "kec": "530105"}, {"kab": "5301", "kec": "530105"}, "Flores diganti"),
        ({"pulau": "flores"}, {"pulau": "flores"}, ""),
    ],
)
def test_a_link_with_two_places_keeps_the_narrower_and_says_so(link, kept, told):
    at = opened("ringkasan", **link)
    assert link_of(at) == kept
    said = "\n".join(each.value for each in at.warning)
    assert told in said and bool(told) == ("diganti" in said)


def test_of_island_and_regency_the_newer_choice_filters_and_the_chips_show_it():
    at = opened("ringkasan", pulau="flores")
    at.multiselect(key="kab").set_value(["5308"]).run()
    assert link_of(at) == {"kab": "5308"}
    assert [each.key for each in at.button if each.key.startswith("keping_")] == ["keping_kab_5308"]
    assert say("catatan.diganti_kab", lama="Flores", baru="Kabupaten Ende") in html(at)
    at.multiselect(key="kab").unselect("5308").run()
    assert link_of(at) == {} and "diganti" not in html(at) and "Cakupan: Seluruh NTT" in html(at)


def test_an_island_chosen_after_a_regency_replaces_it():
    at = opened("ringkasan", kab="5371")
    at.get("button_group")[0].set_value(["flores"]).run()
    assert link_of(at) == {"pulau": "flores"}
    assert [each.key for each in at.button if each.key.startswith("keping_")] == ["keping_pulau_flores"]
    assert say("catatan.diganti_pulau", lama="Kota Kupang", baru="Flores") in html(at)


def test_the_headline_of_one_regency_says_the_period():
    page = html(opened("peta", kab="5311", ind="kemiskinan", per="2024-03"))
    assert "Sumba Timur: Penduduk miskin, Maret 2024, 27,04%; provinsi 19,48%" in page
