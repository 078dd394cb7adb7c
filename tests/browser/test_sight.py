"""What is focused can be seen, and what is chosen is told where the system chooses the colours."""

import io
from collections.abc import Iterator
from functools import partial

import numpy as np
import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import VIEW
from tests.browser.harness import settled, visit

pytestmark = pytest.mark.browser

RING = """() => {
  let focused = document.activeElement;
  while (focused.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  const ringed = focused.closest("canvas") ?? focused; // what is painted has its ring around the painting
  const style = getComputedStyle(ringed);
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


# How the dot of a milestone looks: its fill, and the form that a disputed date has.
DOT = """one => {
  const style = getComputedStyle(one, "::before");
  return [style.backgroundColor, style.borderRadius, style.transform, style.borderTopWidth].join(" ");
}"""


def test_a_plan_stays_another_dot_than_what_was_reached_or_is_disputed(forced: Page):
    """The system takes fills away: a full circle, an empty one and a diamond must still be three."""
    forced.route("**/aset/bagian-*.js", lambda route: route.abort())
    dots = {}
    for programme in ("bangun-karya", "ntt-mart"):
        forced.goto(f"/program?prog={programme}", wait_until="domcontentloaded")
        for state in ("reached", "planned", "disputed"):
            found = forced.locator(f"#edisi .linimasa li.{state}")
            if found.count():
                dots[state] = found.first.evaluate(DOT)
    assert len(dots) == len(set(dots.values())) == 3


PAINTED = ("/", "/ekspor")
LEAST_WIDE = 150  # pixels: smaller ones are the squares of a legend


@pytest.mark.parametrize(
    ("path", "edition"),
    [
        ("/ekspor", "static"),
        *(pytest.param(path, "live", marks=pytest.mark.long) for path in PAINTED),
        pytest.param("/", "static", marks=pytest.mark.long),
    ],
)
def test_a_drawing_keeps_its_own_colours_where_the_system_chooses_them(
    forced: Page, browser: Browser, url: str, path: str, edition: str
):
    """Its letters would be the system's, on a ground that is not: white on white in a dark contrast theme."""
    forced.emulate_media(forced_colors="active", color_scheme="dark")
    page = browser.new_page(base_url=url, service_workers="block", viewport=VIEW)
    drawn = "#edisi svg" if edition == "static" else "[data-testid=stBidiComponentIsolated] svg"
    for each in (forced, page):
        if edition == "static":
            each.route("**/aset/bagian-*.js", lambda route: route.abort())
            each.goto(path, wait_until="domcontentloaded")
        else:
            visit(each, path)
    drawings = [each.locator(f"{drawn}:visible").all() for each in (forced, page)]
    pairs = [pair for pair in zip(*drawings, strict=True) if pair[1].bounding_box()["width"] > LEAST_WIDE]
    assert pairs
    for pair in pairs[:3]:
        pictures = [painted(each) for each in pair]
        assert np.asarray(ImageChops.difference(*pictures)).mean() < 8, path  # its rim lies on another ground
    page.close()


def painted(drawing: Locator) -> Image.Image:
    drawing.scroll_into_view_if_needed()
    drawing.page.wait_for_timeout(200)
    return Image.open(io.BytesIO(drawing.screenshot())).convert("RGB").resize((400, 300))


MOVES = """() => document.getAnimations({ subtree: true }).filter((one) => {
  const timing = one.effect.getComputedTiming();
  return one.playState === "running" && timing.duration * timing.iterations > 20;
}).map((one) => one.animationName ?? one.transitionProperty)"""


def test_nothing_moves_for_who_asked_for_less_motion(browser: Browser, url: str):
    context = browser.new_context(
        base_url=url, reduced_motion="reduce", service_workers="block", viewport=VIEW
    )
    page = context.new_page()
    visit(page, "/produk-desa")
    page.get_by_role("button", name="Unduh atau paparkan").first.click()
    moving = [page.evaluate(MOVES)]
    page.locator(".st-key-pulau").get_by_text("Flores", exact=True).click(force=True)
    for _ in range(10):
        moving.append(page.evaluate(MOVES))
        page.wait_for_timeout(60)
    assert not any(moving), moving
    context.close()


def test_what_appears_on_pointing_goes_with_escape(page: Page):
    visit(page, "/peta")
    place = page.locator("svg[data-kind=tiles] [data-code='5305'][role=button]")
    place.hover()
    tip = page.locator(".keterangan:visible")
    expect(tip).to_contain_text("Alor")
    page.keyboard.press("Escape")
    expect(tip).to_have_count(0)


# Of each row of cards, where each card and its figure begin.
TOPS = """() => [...document.querySelectorAll('.kartu-kartu')].map(row =>
    [...row.querySelectorAll('.kartu')].map(card =>
        [card, card.querySelector('.angka')].map(each => Math.round(each.getBoundingClientRect().top))))"""


def test_figures_of_cards_beside_each_other_stand_on_one_line(page: Page):
    """A name of two lines, or a badge below it, pushed a figure under its neighbours'."""
    for link in ("/?data=simulasi", "/program?data=simulasi"):
        visit(page, link)
        for row in page.evaluate(TOPS):
            figures: dict[int, set[int]] = {}
            for card, figure in row:
                figures.setdefault(card, set()).add(figure)
            assert len(row) > len(figures), "none beside another"
            assert all(len(tops) == 1 for tops in figures.values()), (link, figures)
