"""The same pages in WebKit: the live page or the static edition, never an empty one. For `make test-long`."""

import pytest

from tests.browser import webkit
from tests.browser.harness import PAGES
from tests.browser.test_firefox import DRAWN

pytestmark = [
    pytest.mark.browser,
    pytest.mark.long,
    pytest.mark.skipif(not webkit.find(), reason=webkit.LACKING),
]

# One answer to be read, on the live page or on the one that the server sent.
SEEN = """[...document.querySelectorAll("h1")].filter(
  (one) => one.getClientRects().length && getComputedStyle(one).visibility === "visible").length"""
MOST_WAITS = 12


def test_every_page_is_there_at_once_and_live_after_a_while_in_webkit(url: str):
    empty, dead = [], []
    with webkit.browsing() as browser:
        for path in PAGES:
            browser.open(f"{url}/{path}")
            if browser.evaluate(SEEN) != 1 or len(browser.evaluate("document.body.innerText")) < 300:
                empty.append(path)
            try:
                browser.until(DRAWN)
            except TimeoutError:
                dead.append(path)
            if browser.evaluate(SEEN) != 1:
                empty.append(f"{path} live")
            wide = browser.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 1, path
    assert empty == [] and dead == []


def test_a_place_is_chosen_on_the_map_and_a_deck_turns_in_webkit(url: str):
    with webkit.browsing() as browser:
        browser.open(f"{url}/peta")
        browser.until(DRAWN)
        tile = """[...document.querySelectorAll("[data-testid=stBidiComponentIsolated]")]
          .map((one) => one.shadowRoot?.querySelector("svg[data-kind=tiles] [data-code='5305'][role=button]"))
          .find(Boolean)"""
        browser.until(f"Boolean({tile})")
        browser.evaluate(
            f"({tile}).dispatchEvent(new MouseEvent('click', {{ bubbles: true, composed: true }}))"
        )
        browser.until("location.search.includes('kab=5305')")
        browser.open(f"{url}/paparan")
        browser.until(DRAWN)
        deck = browser.evaluate("document.querySelector('a[href*=\"provinsi.html\"]').href")
        browser.open(deck)
        browser.until("document.querySelector('#slaid-1.kini') !== null")
        browser.evaluate("window.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }))")
        browser.until("document.querySelector('#slaid-2.kini') !== null")
