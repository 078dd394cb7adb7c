"""Two languages as a reader meets them: a link switches, the browser remembers, nothing is cut on a phone."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import PHONE
from tests.browser.harness import settled, visit


def test_a_reader_switches_to_english_and_stays_there(context: BrowserContext):
    page = context.new_page()
    visit(page, "/ekspor?kab=5305")
    page.get_by_role("link", name="English").first.click()
    expect(page.locator("h1.judul")).to_have_text("1 product recorded as exported; 4 not reported")
    assert page.evaluate("document.documentElement.lang") == "en" and "kab=5305" in page.url
    page.get_by_role("link", name="Map", exact=True).click()
    expect(page.locator(".tanya")).to_contain_text("How is it spread")
    assert "bahasa=en" in page.url
    visit(page, "/program")  # a link without a language
    expect(page.locator(".tanya")).to_contain_text("Programmes")
    page.get_by_role("link", name="Bahasa Indonesia").first.click()
    expect(page.locator(".tanya")).to_contain_text("Program ·")
    visit(page, "/data")
    assert page.evaluate("document.documentElement.lang") == "id"


def test_no_choice_of_a_programme_is_cut_on_a_phone(context: BrowserContext):
    phone = context.new_page()  # a reader of its own: what it remembers is no other test's
    phone.set_viewport_size(PHONE)
    visit(phone, "/program?bahasa=en")
    pills = phone.locator('[data-testid="stMain"] [data-testid="stButtonGroup"] button p')
    expect(pills.first).to_be_visible()
    wide = "all => all.filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.innerText)"
    cut = pills.evaluate_all(wide)
    assert not cut, cut
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("path", ["program?prog=ntt-mart", "produk-desa"])
def test_a_title_in_a_table_says_its_language_and_english_words_beside_it_do_not(page: Page, path: str):
    """Of few rows, and of many, which scroll in a table that is painted."""
    visit(page, f"/{path}{'&' if '?' in path else '?'}bahasa=en")
    for switch in page.locator("[class*=st-key-tabel_] label").all():
        switch.click()
        settled(page)
    marked = page.locator("td[lang=id]")
    expect(marked.first).to_be_attached()
    titles = set(page.locator(".judul-asing").all_text_contents())
    assert titles and set(marked.all_text_contents()) <= titles
