"""Every panel under every filter: its caption names a filter exactly where its question took it."""

import re
from dataclasses import replace
from itertools import product

import pandas as pd
import pytest

from dashboard.answers import options, store
from dashboard.language.text import say
from dashboard.saying import scope
from tests.crawl import DATASETS, LINKS, Told, visited
from tests.pages.test_pages import html, link_of, opened

WORDS = {  # of each filter: what a caption says where it narrows the rows, and how it names it where not
    "pulau": ("Gugusan pulau Flores", "gugusan pulau"),
    "kab": ("Kabupaten Kupang", "kabupaten/kota"),
    "kat": ("kategori ", "kategori"),
    "tahun": ("2022–2024", "tahun"),
    "cari": ("cari “kopi”", "pencarian"),
}
FLORES = ("5306", "5307", "5308", "5309", "5310", "5315", "5316", "5319")
TIMOR = {"5301", "5302", "5303", "5304", "5321", "5371"}
IN_FLORES = {"Flores Timur", "Sikka", "Ende", "Ngada", "Manggarai", "Nagekeo"}
IN_FLORES |= {"Manggarai Barat", "Manggarai Timur"}
MAPS = ("regency_stages", "programme_areas")  # what the map of a programme asks
SHOWN_ON = {"tahun": ("ekspor", "data"), "cari": ("produk_desa",)}
FILTERS = (
    {"pulau": "flores", "kat": "perkebunan", "tahun": "2022-2024", "cari": "kopi"},
    {"kab": "5301", "kat": "makanan", "tahun": "2022-2024"},
)
TAKEN_BY = {  # the parameters of a question that a filter may set
    "pulau": scope.PLACES,
    "kab": scope.PLACES,
    "kat": ("categories",),
    "tahun": ("year_from", "year_to"),
    "cari": ("search",),
}
ANY = {"year_from": 0, "year_to": 9999}  # of all others an empty list or text means everything
ONE_REGENCY = ("regency", "district")  # a question of exactly one place has no answer about all
FIGURE = {"bagian": "paspor", "paspor": "K38·53·2025-03·"}
ANSWER = {"bagian": "paspor", "paspor": "Q0a3e·5305·semua·"}
PAGES = [
    (page, link)
    for page, links in LINKS.items()
    for link in (*links, *((FIGURE, ANSWER) if page == "tentang_angka" else ()))
    if not {"kab", "kat", "tahun"} & set(link)
]
CARD_NAME = r"(?:<a [^>]*>)?([^<]+)"


@pytest.fixture(scope="module", autouse=True)
def _both(both):
    """Published and simulated snapshots."""


def without(asked: dict, name: str, told: Told) -> pd.DataFrame:
    """The answer to the same question when this filter had not been chosen."""
    wider = {
        key: ANY.get(key, type(value)()) if key in TAKEN_BY[name] else value
        for key, value in asked["parameters"].items()
    }
    return store.ask(told.snapshot, asked["name"], **wider)


def places_of(name: str, chosen: str) -> tuple[str, ...]:
    return FLORES if name == "pulau" else (chosen,)


def is_asked(told: Told, name: str, chosen: str) -> bool:
    """Did the question take this filter, or were its rows narrowed to it afterwards?"""
    asked = told.rows.attrs["asked"]["parameters"]
    if name in ("pulau", "kab"):
        given = [told.rows.attrs.get("within"), *(asked.get(key) for key in scope.PLACES)]
        places = [code for each in given if each for code in ([each] if isinstance(each, str) else each)]
        return bool(places) and set(places) <= set(places_of(name, chosen))
    return any(asked.get(key) for key in TAKEN_BY[name])


def is_of_the_whole(rows: pd.DataFrame | pd.Series) -> bool:
    """Is it one figure of the province or the nation?"""
    return isinstance(rows, pd.Series) and rows.get("area") in ("53", "ID")


def leaves_out(told: Told, name: str, chosen: str) -> bool:
    """Are the rows other ones than without this filter?"""
    asked = told.rows.attrs["asked"]
    if not is_asked(told, name, chosen) or is_of_the_whole(told.rows):
        return False
    if told.rows.attrs.get("within") or any(asked["parameters"].get(key) for key in ONE_REGENCY):
        return True
    narrowed = store.ask(told.snapshot, asked["name"], **asked["parameters"])
    return not narrowed.equals(without(asked, name, told))


def is_without_permits(told: Told) -> bool:
    """A calendar in which no permit expires is the same for every place."""
    return told.rows.attrs["asked"]["name"] == "permit_expiry" and not told.rows.permits.sum()


def every_told(page: str, link: dict, chosen: dict, dataset: str) -> tuple[Told, ...]:
    if link in (FIGURE, ANSWER):
        link = link | {"paspor": link["paspor"] + store.newest(dataset).snapshot.code}
    return visited(page, link | chosen, dataset).told


def claims(told: Told, name: str) -> tuple[bool, bool]:
    """Does a caption say that this filter narrows its rows; does it say that it does not?"""
    applied, _, left = told.scope.partition("Tidak menyaring angka ini: ")
    return WORDS[name][0] in applied.partition("Cakupan: ")[2], WORDS[name][1] in left


@pytest.mark.parametrize("dataset", DATASETS)
@pytest.mark.parametrize("chosen", FILTERS, ids=["an island and others", "a regency and others"])
@pytest.mark.parametrize(("page", "link"), PAGES)
def test_rows_are_other_ones_or_the_filter_is_named_as_not_applied(page, link, chosen, dataset):
    for told in every_told(page, link, chosen, dataset):
        for name, value in chosen.items():
            applied, denied = claims(told, name)
            here = page in SHOWN_ON.get(name, (page,))
            what = (name, told.rows.attrs["asked"], told.scope)
            assert (applied != denied) == here, what
            assert not leaves_out(told, name, value) or applied, what
            assert is_asked(told, name, value) >= applied, what
            assert not (applied and name in ("pulau", "kab") and is_of_the_whole(told.rows)), what


def test_each_filter_that_a_caption_claims_leaves_something_out():
    """Of each question and filter at least one answer is another one without it."""
    claimed, effective = set(), set()
    for (page, link), chosen, dataset in product(PAGES, FILTERS, DATASETS):
        for told in every_told(page, link, chosen, dataset):
            for name, value in chosen.items():
                kind = "kab" if name == "pulau" else name  # an island is its regencies
                pair = (told.rows.attrs["asked"]["name"], kind)
                if claims(told, name)[0]:
                    claimed.add(pair)
                if leaves_out(told, name, value) or is_without_permits(told):
                    effective.add(pair)
    assert len(effective) > 40 and claimed <= effective, claimed - effective


def test_every_panel_has_the_scope_of_its_rows_in_its_caption():
    for (page, link), chosen, dataset in product(PAGES, FILTERS, DATASETS):
        if link not in (FIGURE, ANSWER):
            visit = visited(page, link | chosen, dataset)
            said = {told.scope for told in visit.told if told.scope}
            for offer in visit.offers:
                assert any(offer.about.subtitle.endswith(each) for each in said), offer.title


SILENT = re.compile(r'class="kartu"|<section>')  # a card, a part of a profile
ABOUT = re.compile("Cakupan: |Tidak menyaring angka ini: ")


@pytest.mark.parametrize("dataset", DATASETS)
@pytest.mark.parametrize(
    ("page", "link"),
    [("ringkasan", {}), ("peluang", {}), ("program", {"prog": "ntt-mart"}), ("profil_kabupaten", {})],
)
def test_every_card_and_every_part_of_a_profile_says_its_own_scope(page, link, dataset):
    _, *parts = SILENT.split(html(visited(page, link | FILTERS[1], dataset).at))
    assert len(parts) >= 1
    for part in parts:
        assert ABOUT.search(part), part


def test_a_card_of_the_province_is_not_told_as_narrowed_and_one_of_the_register_is():
    page = html(visited("ringkasan", FILTERS[1], "terpublikasi").at)
    cards = {re.match(CARD_NAME, part)[1].strip(): part for part in page.split('<p class="nama">')[1:7]}
    told = {name: part.split('class="angka"')[1].split("Cakupan: ")[1:2] for name, part in cards.items()}
    narrowed = [name for name, about in told.items() if about and about[0].startswith("Kabupaten Kupang")]
    assert len(told) == 6 and narrowed == [say("ringkasan.produk")]
    shops = cards["Gerai NTT Mart yang diresmikan"]
    assert "Tidak menyaring angka ini: kabupaten/kota dan kategori" in shops
    assert "produk; " in cards["Desa dengan produk unggulan"]
    assert "(Kabupaten Kupang; kategori Makanan)" in cards["Desa dengan produk unggulan"]


def test_the_three_sentences_say_that_they_are_about_the_whole_province():
    (told,) = [
        part.split("</p>")[0]
        for part in html(visited("ringkasan", {"pulau": "flores"}, "terpublikasi").at).split('"disalin">')[1:]
    ]
    assert "Cakupan: Seluruh NTT. Tidak menyaring angka ini: gugusan pulau." in told


def test_the_list_of_programmes_says_that_no_place_narrows_it():
    page = html(visited("ringkasan", {"pulau": "flores"}, "terpublikasi").at)
    assert "Tidak menyaring angka ini: gugusan pulau" in page.split('<ul class="daftar">')[0][-200:]


def shown(page: str, link: dict, dataset: str, question: str) -> pd.DataFrame:
    """The rows of the one panel that shows this question."""
    (found,) = [
        offer.shown
        for offer in visited(page, link, dataset).offers
        if offer.shown.attrs["asked"]["name"] == question
    ]
    return found


@pytest.mark.parametrize("prog", ["ntt-mart", "upt-bpom", "bangun-karya"])
@pytest.mark.parametrize("dataset", DATASETS)
def test_the_map_of_a_programme_shows_the_island_that_is_chosen(prog, dataset):
    offers = visited("program", {"prog": prog, "tampil": "kabupaten", "pulau": "timor"}, dataset).offers
    by_place = [each.shown for each in offers if {"code", "short_name"} <= set(each.shown)]
    assert by_place and all(set(rows.code) <= TIMOR for rows in by_place)
    one = visited("program", {"prog": prog, "tampil": "kabupaten", "kab": "5306"}, dataset).offers
    (rows,) = [each.shown for each in one if each.shown.attrs["asked"]["name"] in MAPS]
    assert len(rows) == 22  # a single regency is marked on the map of all


def test_a_count_of_the_province_is_not_told_of_chosen_regencies():
    rows = shown(
        "program", {"prog": "upt-bpom", "tampil": "tahap", "kab": "5305"}, DATASETS[0], "stage_counts"
    )
    assert rows.set_index("step").standing.dropna().to_dict() == {1: 1}
    said = visited("program", {"prog": "ovop", "tampil": "tahap", "pulau": "flores"}, DATASETS[0]).offers
    (caption,) = [each.about.subtitle for each in said if each.shown.attrs["asked"]["name"] == "stage_counts"]
    assert "Tidak menyaring angka ini: gugusan pulau" in caption and "Flores" not in caption


def test_claims_of_one_place_leave_with_its_island_and_those_of_the_province_stay():
    sumba, flores = (
        shown("program", {"prog": "ntt-mart", "pulau": island}, DATASETS[0], "programme_claims")
        for island in ("sumba", "flores")
    )
    assert set(sumba.area) == {"53"} and set(flores.area) == {"53", "5315"}
    (caption,) = [
        offer.about.subtitle
        for offer in visited("program", {"prog": "ntt-mart", "pulau": "flores"}, DATASETS[0]).offers
        if offer.shown.attrs["asked"]["name"] == "programme_claims"
    ]
    assert "Cakupan: Gugusan pulau Flores. Yang tentang seluruh provinsi tetap ikut tampil" in caption


@pytest.mark.parametrize("dataset", DATASETS)
def test_the_newest_facts_are_those_of_the_chosen_regencies(dataset):
    rows = shown("ringkasan", {"pulau": "sumba"}, dataset, "newest_claims")
    assert len(rows) == 5 and set(rows.area) <= {"5311", "5312", "5317", "5318"}
    assert set(shown("ringkasan", {}, dataset, "newest_claims").area) == {"53"}


def test_units_late_things_waits_and_faults_are_those_of_the_chosen_regencies():
    units = {"prog": "upt-bpom", "tampil": "kabupaten", "pulau": "flores"}
    rows = shown("program", units, DATASETS[0], "technical_units")
    assert set(rows.seat) == {"Ende", "Manggarai Barat"}
    late = shown("program", {"prog": "ovop", "pulau": "flores"}, DATASETS[1], "overdue")
    assert {"53"} < set(late.area) <= {"53", *FLORES}
    faults = visited("program", {"prog": "ntt-mart", "tampil": "periksa", "pulau": "flores"}, DATASETS[1])
    assert faults.offers
    for offer in faults.offers:
        assert set(offer.rows.regency.dropna()) <= IN_FLORES, offer.title


def test_the_category_of_the_export_page_narrows_every_panel_that_names_it():
    for offer in visited("ekspor", {"kat": "kosmetik"}, "terpublikasi").offers:
        named = "kategori Kosmetik" in offer.about.subtitle.partition("Tidak")[0]
        assert named == bool(offer.shown.attrs["asked"]["parameters"].get("categories")), offer.title
    page = html(visited("ekspor", {"kat": "kosmetik"}, "terpublikasi").at)
    assert "Timor-Leste paling sering" not in page


def test_what_an_island_leaves_out_is_not_told_as_unreported(snapshots):
    at = opened("peta", pulau="flores", ind="stunting-ssgi")
    (drawing,) = [str(each.proto) for each in at.get("bidi_component") if "grafik_waktu" in each.proto.id]
    assert ">Ende<" in drawing and ">Alor<" not in drawing and "1 dari 8 kabupaten/kota" in html(at)


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


def test_of_a_country_provinces_stand_in_place_of_island_groups(monkeypatch):
    of = options.of

    def country(snapshot):
        known = of(snapshot)
        parts = {code: "53" if code < "5310" else "54" for code in known.regency}
        islands = {"53": "Contoh A", "54": "Contoh B"}
        return replace(known, whole_code="ID", whole="Indonesia", island=islands, island_of=parts)

    monkeypatch.setattr(options, "of", country)
    at = opened("peta", pulau="53")
    assert at.multiselect(key="pulau").value == ["53"] and "Cakupan: Contoh A" in html(at)
    at.multiselect(key="kab").set_value(["5305"]).run()
    assert link_of(at) == {"kab": "5305"}
    assert say("catatan.diganti", lama="Contoh A", baru="Kabupaten Alor") in html(at)
    at.button(key="jejak_53").click().run()
    assert link_of(at) == {"pulau": "53"} and not at.exception


def test_the_headline_of_one_regency_says_the_period():
    page = html(opened("peta", kab="5311", ind="kemiskinan", per="2024-03"))
    assert "Sumba Timur: Penduduk miskin, Maret 2024, 27,04%; provinsi 19,48%" in page
