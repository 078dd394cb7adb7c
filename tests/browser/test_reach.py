"""By keyboard alone and by ear: what opens is followed, what a choice changed is said once, the focus stays.

Nothing here clicks or sets the focus: only keys are pressed.
"""

from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.browser import trees
from tests.browser.harness import visit
from tests.browser.looking import HEADED

pytestmark = pytest.mark.browser

FOCUSED = """() => {
  let one = document.activeElement;
  while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  const name = one.getAttribute("aria-label") ?? one.innerText;
  return one === document.body ? "" : `${one.tagName.toLowerCase()} ${name}`;
}"""
MOST_STOPS = 60


def focused(page: Page) -> str:
    """What the keyboard is on: its element and its name; empty when it is on nothing."""
    return page.evaluate(FOCUSED)


def tab_to(page: Page, wanted: Callable[[str], bool], key: str = "Tab", most: int = MOST_STOPS) -> int:
    """Press Tab until what is wanted has the focus; the number of presses."""
    for presses in range(1, most + 1):
        page.keyboard.press(key)
        if wanted(focused(page)):
            return presses
    raise AssertionError(f"not reached in {most} presses; now at {focused(page)}")


def spoken(page: Page):
    return page.locator("#suara")


def main(page: Page) -> None:
    """Past the menu, by the link that stands first, when the page has been heard as it is."""
    expect(page.locator("#suara[data-siap]")).to_be_attached()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")


def test_what_opens_below_a_chart_comes_next_and_leads_back(page: Page):
    visit(page, "/produk-desa")
    expect(page.get_by_role("button", name="Unduh atau paparkan: Makanan")).to_be_visible()
    main(page)
    tab_to(page, lambda name: name.startswith("button Unduh atau paparkan: Makanan"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="CSV", exact=True)).to_be_visible()
    page.wait_for_function(f"({FOCUSED})().includes('Tambah ke paparan')")
    assert tab_to(page, lambda name: name == "button CSV") <= 3
    tab_to(page, lambda name: name.startswith("button Parquet"))
    page.keyboard.press("Tab")
    assert focused(page).startswith("a Paspor")  # what follows the button that opened it
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)
    assert focused(page).startswith("button Unduh atau paparkan: Makanan")


def test_a_filter_is_said_once_and_the_focus_goes_to_the_next(page: Page):
    visit(page, "/produk-desa?kat=tenun&kab=5305")
    expect(page.get_by_role("button", name="Unduh atau paparkan").first).to_be_visible()
    expect(spoken(page)).to_have_text("")  # a page that opens is read from its title on
    main(page)
    tab_to(page, lambda name: name.startswith("button Kabupaten Alor"))
    page.keyboard.press("Enter")
    expect(spoken(page)).to_have_text("16 dari 16 produk jelas jalur izinnya. Tenun")
    page.wait_for_function(f"({FOCUSED})().startsWith('button Tenun')")
    page.keyboard.press("Enter")
    expect(spoken(page)).to_contain_text("68 dari 120 produk jelas jalur izinnya")
    page.wait_for_function(f"({FOCUSED})().startsWith('h1')")


def test_a_search_without_a_hit_and_another_page_are_said(page: Page):
    visit(page, "/produk-desa")
    expect(page.get_by_role("button", name="Unduh atau paparkan").first).to_be_visible()
    main(page)
    tab_to(page, lambda name: name.startswith("input") and "Cari" in name)
    page.keyboard.type("zzzz")
    page.keyboard.press("Enter")
    expect(spoken(page)).not_to_have_text("")
    visit(page, "/data")
    expect(page.locator("#suara[data-siap]")).to_be_attached()
    tab_to(page, lambda name: name == "a Tentang angka")
    page.keyboard.press("Enter")
    expect(spoken(page)).to_contain_text("Tentang angka")


def test_two_maps_are_two_stops(page: Page):
    visit(page, "/peta")
    expect(page.locator("svg[data-kind=tiles] [role=button]").first).to_be_visible()
    expect(page.get_by_role("button", name="Unduh atau paparkan").first).to_be_visible()
    main(page)
    tab_to(page, lambda name: name.startswith("path"))
    assert tab_to(page, lambda name: name.startswith("path")) <= 5
    page.keyboard.press("ArrowRight")
    assert focused(page).startswith("path") and not focused(page).startswith("path Kab. Kupang")


@pytest.mark.parametrize("path", HEADED)
def test_headings_go_down_step_by_step_and_nothing_is_called_alike(look, path: str):
    seen = look(path)
    levels = [level for level, _ in seen.headings]
    assert levels[0] == 1 and levels.count(1) == 1 and all(text for _, text in seen.headings)
    assert all(after <= before + 1 for before, after in pairwise(levels)), seen.headings
    assert seen.alike == [] and seen.violations == []


@pytest.mark.parametrize("path", HEADED)
def test_a_page_is_to_who_hears_it_what_it_was(look, path: str):
    assert trees.told(path, look(path).tree) == trees.kept(path), trees.__doc__
