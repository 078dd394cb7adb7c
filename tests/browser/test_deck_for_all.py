"""A deck for all eyes: on a phone and at 400%, in the system's colours, its buttons telling what is on."""

import io
import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page, expect

from briefing import deck, ready
from dashboard.answers.view import View
from data.snapshots import current
from tests.browser.conftest import VIEW

pytestmark = pytest.mark.browser

SMALL = {"1280 at 400%": (320, 256), "a phone": (390, 844), "a phone at 200%": (195, 422)}
LEAST_LETTERS = 16  # pixels
WORDS = """() => {
  const one = document.querySelector(".slaid.kini"), box = one.querySelector(".terdengar");
  const size = (each) => parseFloat(getComputedStyle(each).fontSize);
  const sizes = [...box.querySelectorAll("h2, p, li")].map(size);
  return { seen: box.getBoundingClientRect().height, least: Math.min(...sizes),
    wide: [document.documentElement.scrollWidth - innerWidth, one.scrollWidth - one.clientWidth] };
}"""


@pytest.fixture(scope="module")
def file(snapshots, tmp_path_factory) -> str:
    made = deck.html(ready.make("provinsi", View(current().snapshot)))
    place = tmp_path_factory.mktemp("deck") / "paparan.html"
    place.write_text(made, encoding="utf-8")
    return Path(place).as_uri()


@pytest.fixture
def shown(page: Page, file: str) -> Page:
    page.goto(file)
    return page


def here(page: Page) -> str:
    return page.locator(".slaid.kini").get_attribute("id")


@pytest.mark.parametrize("size", SMALL.values(), ids=SMALL)
def test_a_slide_too_small_to_read_has_its_words_below_it(shown: Page, size: tuple[int, int]):
    shown.set_viewport_size({"width": size[0], "height": size[1]})
    for place in range(2, 9):
        shown.keyboard.press("ArrowRight")
        assert here(shown) == f"slaid-{place}"
        told = shown.evaluate(WORDS)
        assert told["seen"] > 100 and told["least"] >= LEAST_LETTERS, (place, told)
        assert max(told["wide"]) <= 1, (place, told)


def test_the_keys_that_turn_a_slide_first_move_through_a_long_one(shown: Page):
    shown.set_viewport_size({"width": 320, "height": 256})
    shown.keyboard.press("ArrowRight")
    last = shown.locator(".slaid.kini .terdengar > :last-child")
    for _ in range(40):
        if here(shown) != "slaid-2":
            break
        end = last.bounding_box()
        shown.keyboard.press("PageDown")
    assert here(shown) == "slaid-3" and end["y"] + end["height"] <= 256  # its end was seen before it turned
    assert shown.locator(".slaid.kini").evaluate("one => one.scrollTop") == 0
    shown.set_viewport_size(VIEW)
    shown.keyboard.press("PageDown")  # a clicker's key, in a hall
    assert here(shown) == "slaid-4"


def test_a_button_tells_what_is_on(shown: Page):
    for key in "bgaol":
        button = shown.locator(f'[data-kunci="{key}"]')
        expect(button).to_have_attribute("aria-pressed", "false")
        shown.keyboard.press(key)
        expect(button).to_have_attribute("aria-pressed", "true")
        shown.keyboard.press(key)
        expect(button).to_have_attribute("aria-pressed", "false")
    shown.keyboard.press("b")
    shown.keyboard.press("b")
    assert "Slaid 1" in shown.evaluate("document.activeElement.closest('.slaid')?.getAttribute('aria-label')")


def painted(page: Page) -> Image.Image:
    picture = page.locator(".slaid.kini .gambar").screenshot()
    return Image.open(io.BytesIO(picture)).convert("RGB")


def test_a_slide_keeps_its_own_colours_where_the_system_chooses_them(
    browser: Browser, file: str, shown: Page
):
    """Its letters would be the system's, on panels that are not: white on white."""
    forced = browser.new_page(viewport=VIEW, forced_colors="active", color_scheme="dark")
    forced.goto(file)
    for _ in range(4):
        for page in (shown, forced):
            page.keyboard.press("ArrowRight")
        difference = np.asarray(ImageChops.difference(painted(shown), painted(forced)))
        assert difference.mean() < 0.5, here(shown)
    look = "one => [getComputedStyle(one).backgroundColor, getComputedStyle(one).color].join()"
    button = forced.locator('[data-kunci="g"]')
    off = button.evaluate(look)
    forced.keyboard.press("g")
    expect(forced.locator("html")).to_have_class(re.compile("gelap"))
    assert button.evaluate(look) != off
    forced.close()
