"""A passport shows definition, claims, question, rows, snapshot and history; a mistyped one the nearest."""

import json
import re
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest

from dashboard.answers.view import View
from dashboard.saying import captions
from dashboard.subjects.evidence import glossary
from dashboard.subjects.places import at_a_glance
from data.snapshots import current
from tests.pages.test_pages import html, opened


@pytest.fixture(autouse=True)
def _published(snapshots):
    """Every page here reads the tests' own snapshots."""


def passport_page(code: str) -> str:
    return html(opened("tentang_angka", paspor=f"{code}·{current().snapshot.code}"))


def test_a_passport_shows_all_that_lies_behind_a_figure():
    page = passport_page("K42·5311·2021")
    for part in (
        "Prevalensi stunting (SSGI), Kabupaten Sumba Timur, 2021",
        "1 pernyataan di balik angka ini",
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
    assert "26–45 NIE" in page and "Ditampilkan sebagai rentang" in page and "4 pernyataan" in page
    page = passport_page("K37·5371·2024").replace("\u2060", "")  # a range does not break over lines
    assert "404.120–474.801 jiwa" in page and "2 pernyataan" in page
    at = opened("peta", ind="penduduk-bps")
    assert "\\u2260" in "".join(str(each.proto) for each in at.get("bidi_component"))


def test_trade_figures_have_passports_too():
    page = passport_page("K07·5304·2024")
    assert "2 pernyataan" in page and "<strong>Nilai ekspor lewat PLBN Motaain tahun 2024</strong>" in page


def first_row(page: str, key: str) -> str:
    """The address of the first row's passport in a table of a page."""
    at = opened(page)
    table = next(each for each in (*at.table, *at.dataframe) if key in list(each.value.columns))
    return parse_qs(urlsplit(table.value["Paspor"].iloc[0].strip("()").split("(")[-1]).query)["paspor"][0]


def test_a_row_of_the_register_opens_with_all_its_cells():
    page = opened("tentang_angka", paspor=first_row("produk_desa", "Bukti"))
    cells = dict(page.table[0].value.itertuples(index=False))
    assert cells["Nama kabupaten/kota"] == "Kabupaten Kupang" and cells["Produk"] and cells["Kode baris"]
    text = html(page)
    assert "Satu baris dari: Register produk desa" in text and "Definisi baku: Produk yang tercatat" in text
    assert "queries/products.sql" in text and "Laporkan kesalahan" in text


def test_an_export_opens_with_its_definition():
    page = opened("tentang_angka", paspor=first_row("ekspor", "Dihitung"))
    cells = dict(page.table[0].value.itertuples(index=False))
    assert cells["Komoditas"] and cells["Negara tujuan"]
    assert "Definisi baku: Ekspor yang terdokumentasi" in html(page)
    page = opened("tentang_angka", paspor=f"K62·5304·register·{current().snapshot.code}")
    assert "Ekspor yang terdokumentasi, Kabupaten Belu" in html(page) and len(page.table[0].value) > 0


def test_a_mistyped_row_offers_the_nearest_rows():
    code = first_row("produk_desa", "Bukti")
    page = html(opened("tentang_angka", paspor=f"{code}X"))
    assert "Tidak ada baris dengan kunci ini" in page and f"paspor={code.split('.')[0]}" in page


def test_the_claim_that_was_asked_for_stands_first():
    statistics = opened("ekspor").table[-1].value
    asked = [each for each in statistics["Paspor"] if "baris" in each][-1]
    code = parse_qs(urlsplit(asked.split("(")[1].strip(")")).query)["paspor"][0]
    page = opened("tentang_angka", paspor=code)
    wanted = statistics.iloc[list(statistics["Paspor"]).index(asked)]
    assert wanted["Komoditas"] in page.table[0].value["Keterangan"].iloc[0]


def test_the_provinces_value_has_its_passport():
    page = html(opened("peta", ind="stunting-ssgi", per="2021"))
    assert "Angka provinsi menurut sumber" in page
    assert f"paspor=K42.53.2021.{current().snapshot.code}" in page.split("Angka provinsi menurut sumber")[1]


def projected(page: str, **link: str) -> str:
    """The words of the drawings of a projected page."""
    at = opened(page, proyektor="1", **link)
    assert not at.table and not at.dataframe  # no list to scroll
    return " ".join(json.loads(each.proto.json).get("svg", "") for each in at.get("bidi_component"))


@pytest.mark.parametrize(("page", "said"), [("data", "bulan; terakhir"), ("tentang_angka", "Cara memakai")])
def test_a_projected_page_has_more_than_its_heading(page, said):
    assert said in projected(page)


def test_where_a_regency_lies_is_told_of_that_regency():
    """It said on the wall that the choice of a regency does not narrow it."""
    view = View(current().snapshot, {"kab": ["5305"]})
    told = captions.below(at_a_glance._locator("5305", view), view)
    assert told.endswith("Cakupan: Kabupaten Alor") and "Tidak menyaring" not in told


def test_a_line_of_a_profile_counts_the_rest_in_its_own_list():
    """*Ekspor, OVOP, dan NTT Mart dan 3 lainnya*."""
    names = pd.DataFrame({"name": list("ABCDE"), "certainty": "jelas", "stage": None})
    told = at_a_glance._programmes(names)
    assert told.count(" dan ") == 1 and told.endswith(", dan 2 lainnya") and told.startswith("A: ")


def test_the_permits_are_sourced_by_publisher_and_not_by_headline():
    view = View(current().snapshot)
    permits, source = view.ask("permit_terms"), glossary.shown(view)[1].source
    assert not [title for title in permits.source.dropna() if title in source]
    assert sum(name in source for name in permits.publisher.dropna().unique()) == captions.MOST_NAMED


def test_a_projected_passport_shows_its_figure_first():
    page = projected("tentang_angka", paspor=f"K42·5311·2021·{current().snapshot.code}")
    assert 'class="angka"' in page and "queries/" not in page


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
    shown = re.findall(r'<p class="disalin">(.*?)</p>', html(at), flags=re.S)
    (letter,) = [each for each in shown if "angka tertukar" in each]
    for part in ("Kementerian Kesehatan", "K42", current().snapshot.name, "angka tertukar"):
        assert part in letter


def test_a_correction_of_a_simulated_figure_says_that_it_is_one(both):
    code = current("simulasi").snapshot.code
    at = opened("tentang_angka", data="simulasi", paspor=f"K42·5311·2021·{code}")
    at.text_area(key="lapor_salah").input("angka tertukar").run()
    shown = re.findall(r'<p class="disalin">(.*?)</p>', html(at), flags=re.S)
    (letter,) = [each for each in shown if "angka tertukar" in each]
    assert letter.startswith("SIMULASI")


def test_every_indicator_has_its_rule_on_the_page():
    at = opened("tentang_angka", bagian="aturan")
    table = at.dataframe[0].value
    assert len(table) == 79 and (table["Aturan"].str.len() > 10).all()


def test_every_group_of_versions_is_listed():
    assert "21 hal terbit dengan versi yang bertentangan" in html(opened("tentang_angka", bagian="versi"))
