"""The same pages in Firefox: whole, without an error of their own. For `make test-long`."""

import asyncio

import pytest

from tests.browser import firefox
from tests.browser.harness import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.long]

DRAWN = """(() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const still = app?.dataset.testScriptState === "notRunning";
  const whole = !document.querySelector('[data-testid="stSkeleton"]');
  return Boolean(still && whole && document.querySelector('[data-testid="stMain"] h1'));
})()"""
# Plotly asks for WebAssembly, which our policy refuses; it goes on without.
OF_LIBRARIES = ("WebAssembly", "Invalid color specifier")
FIREFOX = pytest.mark.skipif(not firefox.find(), reason="no Firefox here: Debian's firefox-esr is enough")


@FIREFOX
def test_every_page_opens_whole_in_firefox(url: str):
    async def look() -> None:
        async with firefox.browsing() as browser:
            for path in PAGES:
                await browser.open(f"{url}/{path}")
                await browser.until(DRAWN)
                ours = [each for each in browser.errors if not any(word in each for word in OF_LIBRARIES)]
                assert ours == [], path
                sizes = "[document.documentElement.scrollWidth, innerWidth].join()"
                wide, window = map(int, (await browser.evaluate(sizes)).split(","))
                assert wide <= window, path

    asyncio.run(look())
