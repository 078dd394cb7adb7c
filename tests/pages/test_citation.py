"""Every figure can be cited, on its card and in its passport: who said it, when, where it was published."""

import re

import pytest

import queries
from dashboard.saying import citation
from data.snapshots import current
from tests.pages.test_pages import html, opened

BUTTON = re.compile(r'<button type="button" class="salin" data-salin="([^"]*)"')


def cited(page: str) -> list[str]:
    return BUTTON.findall(page)


@pytest.fixture
def code(snapshots) -> str:
    return current().snapshot.code


def test_every_card_of_the_first_page_carries_its_citation(code):
    page = html(opened("ringkasan"))
    cards = page.split('<div class="kartu">')[1:]
    assert len(cards) == 6
    for card in cards:
        (told,) = cited(card.split("</div>")[0])
        (shown,) = re.findall(r'<p class="angka">([^<]*)</p>', card)
        assert shown in told and "Sumber: " in told and re.search(rf"Paspor \S+·{code}\.$", told), told


def test_a_statement_whose_page_was_not_kept_says_so_on_its_card_and_in_its_citation(code):
    page = html(opened("ringkasan"))
    (told,) = [each for each in cited(page) if "35 desa" in each]
    assert told == (
        "Desa yang menembus pasar ekspor: 35 desa (pernyataan). Gubernur NTT, 20 Maret 2025. "
        "Sumber: “Unggahan akun resmi Gubernur NTT tentang pertemuan dengan BPOM di Jakarta, 20 Maret 2025”, "
        f"Akun Gubernur NTT, terbit 20 Maret 2025, alamat tidak tersimpan. Paspor K02·53·2025-03-20·{code}."
    )
    (card,) = [each for each in page.split('<div class="kartu">') if "35 desa" in each.split("</div>")[0]]
    assert "Akun Gubernur NTT (alamat tidak tersimpan)" in card


def test_a_count_of_a_programme_names_who_said_it_and_its_status_without_a_sign(code):
    (told,) = [each for each in cited(html(opened("ringkasan"))) if each.startswith("Gerai NTT Mart")]
    assert "(Terlambat)" in told and re.search(r"\)\. [A-Z][^.]+, per 5 Februari 2026\.", told), told


def test_a_source_with_an_address_is_cited_with_it(code):
    page = html(opened("tentang_angka", paspor=f"K38·5301·2025-03·{code}"))
    assert any("https://" in told and "Paspor K38·5301·2025-03" in told for told in cited(page)), cited(page)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("K02·53·2025-03-20", "35 desa (pernyataan)"),
        ("K03·53·register", "Produk"),
        ("K62·53·semua", "pengiriman"),
        ("Q{products}·53·semua", "baris"),
        ("Q{products}·53·semua·{code}·baris=P001", "Rumput laut olahan"),
        ("Q{conflict_versions}·53·semua", "baris"),
    ],
)
def test_every_kind_of_passport_can_be_cited(code, asked, says):

    subjects = {name: queries.code(name)[1:] for name in ("products", "conflict_versions")}
    whole = asked.format(code=code, **subjects)
    whole = whole if code in whole else f"{whole}·{code}"
    told = cited(html(opened("tentang_angka", paspor=whole)))
    assert any(says in each and f"Paspor {whole}" in each for each in told), told


def test_a_passport_says_that_no_sentence_of_the_source_was_kept(code):
    page = html(opened("tentang_angka", paspor=f"K02·53·2025-03-20·{code}"))
    assert "Kalimat asli sumbernya tidak tersimpan" in page


def test_a_passport_of_a_version_that_is_not_kept_is_cited_with_the_version_that_answers(code):
    told = cited(html(opened("tentang_angka", paspor="K02·53·2025-03-20·0000")))
    assert told and told[0].endswith(f"Paspor K02·53·2025-03-20·{code}.")
    assert {found for each in told for found in re.findall(r"Paspor [^ ]+·(\w{4})[.·]", each)} == {code}


def test_a_citation_of_the_simulation_begins_with_what_it_is(both):
    told = cited(html(opened("ringkasan", data="simulasi")))
    assert len(told) >= 6 and all(each.startswith("SIMULASI: angka rekaan") for each in told[:6])


def test_no_source_is_said():
    row = {"source": None, "publisher": None, "address": None}
    assert citation.Source.of(row) is None
