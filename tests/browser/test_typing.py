"""What is typed into a list and answered with Enter takes the one that was named, and nothing beside it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.harness import PAGES, settled, visit

NAMED = {
    "Alor": "5305",
    "manggarai": "5310",
    "Manggarai Timur": "5319",
    "Kupang": "5301",  # Kota Kupang is offered below it
    "Kota Kupang": "5371",
    "Sumba Barat": "5312",
    "Flores": "5306",
    "TTS": "5302",
    "Mabar": "5315",
    "SBD": "5318",
    "5305": "5305",
    "Kabupaten Ende": "5308",
    "Kab. Alor": "5305",
    "kab alor": "5305",
    "53.05": "5305",
}
# A field pushed out of sight was brought back, and its list closed for it: nobody types within a frame.
FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
ASKED_BACK = {"Manggrai Barat": "5315", "Sumba Timor": "5311"}  # misspelt: whom it may mean is offered first


def typed(page: Page, key: str, text: str) -> None:
    """Type into the list of this key and press Enter."""
    field = page.locator(f".st-key-{key} input")
    field.click()
    field.fill("")
    field.press_sequentially(text)
    expect(page.get_by_role("option").first).to_be_visible()
    field.press("Enter")
    field.blur()
    settled(page)


def test_a_name_an_alias_or_a_code_takes_one_regency(page):
    visit(page, "/kirim-data")
    for text, code in NAMED.items():
        typed(page, "kab", text)
        expect(page).to_have_url(re.compile(rf"kab={code}(&|$)"))
        page.locator(".st-key-keping button").first.click()
        expect(page.locator(".st-key-keping")).to_have_count(0)
        settled(page)


@pytest.mark.parametrize(("path", "key"), [("/kirim-data", "kab"), ("/profil-kabupaten", "satu_kab")])
def test_a_misspelt_name_is_proposed_and_taken_by_one_click(page, path, key):
    for text, code in ASKED_BACK.items():
        visit(page, path)
        typed(page, key, text)
        assert "kab=" not in page.url
        page.locator(f".st-key-maksud_{key} button").first.click()
        expect(page).to_have_url(re.compile(rf"kab={code}(&|$)"))
        expect(page.locator(f".st-key-maksud_{key}")).to_have_count(0)


def test_a_name_of_two_offers_those_two(page):
    visit(page, "/kirim-data")
    page.locator(".st-key-kab input").press_sequentially("Kupang")
    offered = page.get_by_role("option")
    expect(offered).to_have_count(3)
    assert ["Kabupaten Kupang" in offered.nth(0).inner_text(), "Kota" in offered.nth(1).inner_text()]
    assert offered.nth(2).inner_text() == "Cari “Kupang”"


def test_on_every_page_enter_takes_the_one_that_is_named(page):
    """From page to page by the menu: the list is the same wherever it stands."""
    visit(page, "/")
    for number, path in enumerate(PAGES):
        page.get_by_test_id("stSidebarNavLink").nth(number).click()
        expect(page).to_have_url(re.compile(rf"/{path}$"))
        settled(page)
        typed(page, "kab", "Alor")
        expect(page).to_have_url(re.compile(r"kab=5305(&|$)"))
        page.locator(".st-key-keping button").first.click()
        expect(page.locator(".st-key-keping")).to_have_count(0)
        settled(page)


@pytest.mark.parametrize(
    ("path", "key", "named"),
    [
        (
            "/profil-kabupaten",
            "satu_kab",
            {
                "TTS": "Kabupaten Timor Tengah Selatan",
                "Alor": "Kabupaten Alor",
                "kab. manggarai": "Kabupaten Manggarai · ",
                "53.05": "Kabupaten Alor",
            },
        ),
        ("/kirim-data", "kabupaten_templat", {"Manggarai": "Kabupaten Manggarai · "}),
        ("/paparan", "siap_pakai", {"Alor": "Alor"}),
        ("/peta", "ind", {"Penduduk miskin": "Penduduk miskin"}),
        ("/ekspor", "kat", {"tenun": "Tenun"}),
    ],
)
def test_every_other_list_takes_what_is_named(page, path, key, named):
    visit(page, path)
    for text, taken in named.items():
        typed(page, key, text)
        field = page.locator(f".st-key-{key}")
        if key == "kat":
            expect(field.locator("[data-tag]")).to_have_count(1)
            expect(field).to_contain_text(taken)
        else:
            expect(field.locator("input")).to_have_value(re.compile(re.escape(taken)))


def test_name_after_name_keeps_every_letter(page):
    """What is chosen pushes the field down, at last below the window: the next name is typed all the same."""
    visit(page, "/peta")
    field = page.locator(".st-key-kab input")
    field.click()
    for name in ("Alor", "Sikka", "Ende", "Belu", "Lembata", "Nagekeo"):
        page.keyboard.type(name)
        expect(field).to_have_value(name)
        expect(page.get_by_role("option").first).to_contain_text(f"Kabupaten {name}")
        page.keyboard.press("Enter")
        expect(page.locator(".st-key-keping")).to_contain_text(name)
        settled(page)
        page.evaluate(FRAMES)
