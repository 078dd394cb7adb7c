"""On the map page a choice of place draws all that follows the places, and sends nothing else anew."""

import re

import pytest
from playwright.sync_api import Page, expect

from dashboard.language.text import say
from tests.browser.harness import settled, visit
from tests.browser.ways import by_mouse, chips, place, says

KUPANG, DISTRICT, VILLAGE, SABU = "5301", "530105", "5301052011", "5320"
# All that can be read on the page, inside the components too.
READ = """() => {
  const read = (node) => node.nodeType === Node.TEXT_NODE ? node.data
    : node.hidden || ["STYLE", "SCRIPT", "LINK"].includes(node.nodeName) ? ""
    : [...(node.shadowRoot ?? node).childNodes].map(read).filter((text) => text.trim()).join(" | ");
  return read(document.querySelector("[data-testid=stAppViewContainer]"));
}"""


def read(page: Page) -> str:
    """What the page says when it says the same for half a second: maps come after the page has settled."""
    text, same = page.evaluate(READ), 0
    for _ in range(50):
        page.wait_for_timeout(100)
        before, text = text, page.evaluate(READ)
        same = same + 1 if before == text else 0
        if same == 5:
            break
    return text


def chosen(page: Page, control: str) -> str:
    """What a control of the sidebar says is chosen."""
    return page.locator(f".st-key-{control}").inner_text()


def test_a_choice_of_place_sends_what_follows_it_and_nothing_else(new_tab):
    page, sent = new_tab, []

    def heard(frame: bytes) -> None:
        sent.append(frame)

    page.on("websocket", lambda line: line.on("framereceived", heard))
    visit(page, "/peta")
    assert len(sent) < 40  # bundles: of Streamlit's messages this page takes eighty
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


@pytest.mark.parametrize(
    ("link", "codes", "reached"),
    [
        ("?", [KUPANG, DISTRICT, VILLAGE], f"?desa={VILLAGE}"),
        ("?kab=5301", [SABU], f"?kab=5301,{SABU}"),
        ("?ind=kemiskinan&data=simulasi", [SABU], f"?ind=kemiskinan&data=simulasi&kab={SABU}"),
        ("?proyektor=1", [KUPANG], f"?proyektor=1&kab={KUPANG}"),
    ],
)
def test_a_page_reached_by_choices_says_what_its_link_opens(page, link, codes, reached):
    visit(page, f"/peta{link}")
    for code in codes:
        by_mouse(page, place(page, code))
        says(page, code)
    page.mouse.move(0, 0)  # what is told beside the mouse is no part of the page
    by_choices = read(page)
    visit(page, f"/peta{reached}")
    assert read(page) == by_choices


def test_any_other_choice_takes_the_whole_page_along(page):
    visit(page, f"/peta?desa={VILLAGE}&kat=perikanan&pulau=timor")
    assert "Perikanan" in chosen(page, "kat")
    page.locator(".st-key-keping_kat_perikanan").get_by_role("button").first.click()
    expect(page).not_to_have_url(re.compile("kat="))
    settled(page)
    assert "Perikanan" not in chosen(page, "kat")
    page.locator(f".st-key-jejak_{KUPANG} button").click()  # a step up lets go of the islands too
    expect(page).not_to_have_url(re.compile("pulau="))
    settled(page)
    says(page, f"kab={KUPANG}")
    expect(page.locator(".st-key-pulau [aria-checked=true]")).to_have_count(0)


def test_the_link_of_a_frozen_view_follows_the_places(page):
    visit(page, "/peta")
    page.locator(".st-key-bekukan_versi").get_by_role("button").first.click()
    link = page.locator(".disalin")
    expect(link).to_have_text(re.compile("versi="))
    settled(page)
    by_mouse(page, place(page, KUPANG))
    expect(link).to_have_text(re.compile(f"kab={KUPANG}"))


def test_the_table_below_a_map_follows_the_place_and_goes_when_it_is_closed(page):
    visit(page, "/peta")
    switch, table = page.locator(".st-key-tabel_peta_wilayah label"), page.get_by_test_id("stTable")
    switch.click()
    expect(table).to_contain_text("Kota Kupang")
    settled(page)
    by_mouse(page, place(page, KUPANG))
    expect(table).to_contain_text("Kupang Barat")
    settled(page)
    expect(table).to_have_count(1)
    switch.click()
    expect(table).to_have_count(0)
