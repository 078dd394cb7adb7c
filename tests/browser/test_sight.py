"""What is focused can be seen, and what is chosen is told where the system chooses the colours."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.harness import visit

pytestmark = pytest.mark.browser

RING = """() => {
  let focused = document.activeElement;
  while (focused.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  const style = getComputedStyle(focused);
  const ring = [style.outlineStyle, style.outlineWidth, style.outlineColor];
  return focused === document.body ? null : [focused.outerHTML.slice(0, 120), ...ring];
}"""
RINGS = {"rgb(11, 92, 122)", "rgb(176, 74, 10)"}  # both at least 5:1 on paper
STEPS = 60


def test_whatever_the_keyboard_reaches_has_a_ring(page: Page):
    visit(page, "/produk-desa")
    rings = []
    for _ in range(STEPS):
        page.keyboard.press("Tab")
        rings.append(page.evaluate(RING))
    rings = [ring for ring in rings if ring]
    pale = [ring for ring in rings if ring[1] != "solid" or ring[2] != "3px" or ring[3] not in RINGS]
    assert len(rings) > STEPS / 2 and pale == []


def test_a_chosen_island_is_told_in_the_colours_of_the_system(browser: Browser, url: str):
    context = browser.new_context(base_url=url, forced_colors="active")
    page = context.new_page()
    visit(page, "/ekspor?pulau=flores")
    chosen, other = (page.get_by_role("button", name=name, exact=True) for name in ("Flores", "Timor"))
    expect(chosen).to_be_visible()
    shades = [each.evaluate("each => getComputedStyle(each).backgroundColor") for each in (chosen, other)]
    context.close()
    assert shades[0] != shades[1]
