"""The three ways to choose what stands on a page: mouse, keyboard and finger."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.harness import settled

Way = Callable[[Page, Locator], None]
DATASETS = ("terpublikasi", "simulasi")


def middle(target: Locator) -> list[float]:
    """Where a place comes to rest: a finger does not tap while charts above it still take their room."""
    target.scroll_into_view_if_needed()
    at, still = drawn_at(target), 0
    for _ in range(30):
        target.page.wait_for_timeout(100)
        before, at = at, drawn_at(target)
        still = still + 1 if before == at else 0
        if still == 3:
            break
    return at


def drawn_at(target: Locator) -> list[float]:
    """Where a place is drawn: its label point, or the middle of a point or button."""
    return target.evaluate(
        """one => {
            const box = one.getBoundingClientRect();
            if (!one.dataset.x) return [box.left + box.width / 2, box.top + box.height / 2];
            const at = new DOMPoint(+one.dataset.x, +one.dataset.y).matrixTransform(one.getScreenCTM());
            return [at.x, at.y];
        }"""
    )


def by_mouse(page: Page, target: Locator) -> None:
    page.mouse.click(*middle(target))


def by_keyboard(page: Page, target: Locator) -> None:
    """A target that cannot hold the focus cannot be chosen either: nothing but the key is pressed."""
    target.focus()
    expect(target).to_be_focused()
    page.keyboard.press("Enter")


def by_touch(page: Page, target: Locator) -> None:
    page.touchscreen.tap(*middle(target))


WAYS = {"mouse": by_mouse, "keyboard": by_keyboard, "touch": by_touch}


def says(page: Page, *parts: str) -> None:
    """The address holds these parts, and everything is drawn."""
    for part in parts:
        expect(page).to_have_url(re.compile(re.escape(part)))
    settled(page)


def place(page: Page, code: str) -> Locator:
    """A place, village or circle of villages on the page's first map that has it."""
    return page.locator(f'.kanvas [data-code="{code}"][role=button]').first


def tile(page: Page, code: str) -> Locator:
    return page.locator(f'svg[data-kind=tiles] [data-code="{code}"][role=button]')


def chips(page: Page) -> Locator:
    return page.locator(".st-key-keping").get_by_role("button")
