"""On the map page a choice of place draws all that follows the places, and sends nothing else anew."""

import re

from playwright.sync_api import Page, expect

from dashboard.text import say
from tests.browser.harness import settled, visit
from tests.browser.ways import by_mouse, chips, place, says

KUPANG, VILLAGE = "5301", "5301052011"


def chosen(page: Page, control: str) -> str:
    """What a control of the sidebar says is chosen."""
    return page.locator(f".st-key-{control}").inner_text()


def test_a_choice_of_place_sends_what_follows_it_and_nothing_else(page):
    sent = []

    def heard(frame: bytes) -> None:
        sent.append(frame)

    page.on("websocket", lambda line: line.on("framereceived", heard))
    visit(page, "/peta")
    whole = b"".join(sent)
    stands = [say(words).encode() for words in ("peta.tentang", "peta.indikator", "filter.kategori")]
    assert all(words in whole for words in stands)
    sent.clear()
    by_mouse(page, place(page, KUPANG))
    says(page, f"kab={KUPANG}")
    settled(page)
    assert not [words for words in stands if words in b"".join(sent)]
    expect(chips(page)).to_have_count(1)
    assert "Kabupaten Kupang" in chosen(page, "kab")
    expect(page.locator("h1")).to_contain_text("Kupang")
    expect(page.locator("svg[data-kind=districts]")).to_be_visible()
    expect(page.get_by_text(say("peta.tentang"))).to_be_visible()
    chips(page).first.click()
    expect(page.locator("svg[data-kind=regencies]")).to_be_visible()
    settled(page)
    assert "?" not in page.url and "Kabupaten Kupang" not in chosen(page, "kab")


def test_any_other_choice_takes_the_whole_page_along(page):
    visit(page, f"/peta?desa={VILLAGE}&kat=perikanan&pulau=timor")
    assert "Perikanan" in chosen(page, "kat")
    page.locator(".st-key-keping_kat_perikanan").get_by_role("button").first.click()
    settled(page)
    assert "Perikanan" not in chosen(page, "kat") and "kat=" not in page.url
    page.locator(f".st-key-jejak_{KUPANG} button").click()  # a step up lets go of the islands too
    expect(page).not_to_have_url(re.compile("pulau="))
    settled(page)
    says(page, f"kab={KUPANG}")
    expect(page.locator(".st-key-pulau [aria-checked=true]")).to_have_count(0)


def test_the_link_of_a_frozen_view_follows_the_places(page):
    visit(page, "/peta")
    page.locator(".st-key-bekukan_versi").get_by_role("button").first.click()
    link = page.locator(".st-key-tautan_beku pre")
    expect(link).to_have_text(re.compile("versi="))
    settled(page)
    by_mouse(page, place(page, KUPANG))
    expect(link).to_have_text(re.compile(f"kab={KUPANG}"))
