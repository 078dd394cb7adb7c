"""What is focused can be seen, and what is chosen is told where the system chooses the colours."""

from collections.abc import Iterator
from functools import partial

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import VIEW
from tests.browser.harness import settled, visit

pytestmark = pytest.mark.browser

RING = """() => {
  let focused = document.activeElement;
  while (focused.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  const style = getComputedStyle(focused);
  const ring = [style.outlineStyle, style.outlineWidth, style.outlineColor];
  return focused === document.body ? null : [focused.outerHTML.slice(0, 120), ...ring];
}"""
RINGS = {"rgb(11, 92, 122)", "rgb(146, 60, 8)"}  # both at least 7:1 on paper
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


LOOK = """(one) => {
  const style = getComputedStyle(one);
  return [style.backgroundColor, style.borderTopColor, style.outlineStyle, style.outlineColor].join(" ");
}"""


@pytest.fixture
def forced(browser: Browser, url: str) -> Iterator[Page]:
    """A page where the system chooses the colours, and takes away shades and fills."""
    context = browser.new_context(
        base_url=url, forced_colors="active", service_workers="block", viewport=VIEW
    )
    yield context.new_page()
    context.close()


def told_apart(chosen: Locator, other: Locator) -> bool:
    expect(chosen).to_be_visible()
    return chosen.evaluate(LOOK) != other.evaluate(LOOK)


def test_what_is_chosen_is_told_in_the_colours_of_the_system(forced: Page):
    visit(forced, "/program?prog=bangun-karya&tampil=tahap&pulau=flores")
    entries = forced.get_by_test_id("stSidebarNavLink")
    pill = partial(forced.get_by_role, "button", exact=True)
    radios = forced.locator("[data-testid=stRadio] label:has(input)")
    assert told_apart(entries.filter(has_text="Program"), entries.filter(has_text="Ekspor"))
    assert told_apart(pill(name="Flores"), pill(name="Timor"))
    parts = partial(forced.get_by_role, "radio", exact=True)
    assert told_apart(parts(name="Tahap"), parts(name="Izin"))
    assert told_apart(radios.nth(0), radios.nth(1))
    visit(forced, "/peta?kab=5305")
    switch = forced.locator("label:has([role=switch])").first
    off = switch.evaluate(LOOK)
    switch.click()
    settled(forced)
    assert switch.evaluate(LOOK) != off


def test_what_is_chosen_on_a_static_page_is_told_in_the_colours_of_the_system(forced: Page):
    forced.route("**/aset/bagian-*.js", lambda route: route.abort())
    forced.goto("/program?prog=bangun-karya&tampil=tahap&pulau=flores", wait_until="domcontentloaded")
    for chosen, other in (
        (".menu a[aria-current]", ".menu a:not([aria-current])"),
        (".pil a[aria-current]", ".pil a:not([aria-current])"),
        (".keping-keping label:has(:checked)", ".keping-keping label:not(:has(:checked))"),
    ):
        edition = forced.locator("#edisi")
        assert told_apart(edition.locator(chosen).first, edition.locator(other).first), chosen
