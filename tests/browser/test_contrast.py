"""Every text in every drawing can be read: measured on what is painted, where axe gives no verdict.

The page is taken as a picture without its letters; each text is held against the pixels that lie under it.
Text that carries a figure needs 7:1, for a phone in the sun and a beamer in
a light room; other text what WCAG asks.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from briefing import deck, ready
from dashboard.answers.view import View
from dashboard.language import languages
from data.snapshots import current
from tests.browser.looking import LETTERED, WITH_LETTERS, too_pale

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", LETTERED)
def test_every_text_of_every_drawing_stands_out_from_its_ground(look, path: str):
    seen = look(path)
    assert seen.texts > 8 and not seen.pale


@pytest.mark.parametrize("path", LETTERED)
def test_every_figure_of_a_page_stands_out_seven_to_one(look, path: str):
    seen = look(path)
    assert seen.figures > 3 and not seen.faint


@pytest.fixture(scope="module")
def any_style(browser: Browser):
    """A context in which a test may lay its own sheet over a page."""
    context = browser.new_context(service_workers="block", bypass_csp=True)
    yield context
    context.close()


@pytest.mark.parametrize("shade", ["light", "dark"])
@pytest.mark.parametrize("slug", ["provinsi", "5305"])
def test_every_text_of_a_deck_stands_out_from_its_ground(
    any_style: BrowserContext, snapshots, tmp_path: Path, slug: str, shade: str
):
    with languages.speaking("id"):
        made = deck.html(ready.make(slug, View(current().snapshot)))
    (tmp_path / "paparan.html").write_text(made, encoding="utf-8")
    page = any_style.new_page()
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto((tmp_path / "paparan.html").as_uri())
    if shade == "dark":
        page.keyboard.press("g")
    found = {}
    for place in range(page.locator(".slaid").count()):
        page.evaluate(WITH_LETTERS)
        count, pale = too_pale(page)
        if pale:
            found[place + 1] = pale
        assert count
        page.keyboard.press("ArrowRight")
    page.close()
    assert not found
