"""Nothing is cut or beside the screen: at 200% and 400% of 1280 pixels, 200% of a phone, in loosened text.

1280 pixels at 400% are 320. What scrolls by itself is a table of several columns, a map or a chart.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page

from dashboard.language import languages
from tests.browser.looking import REFLOWED, in_language, static

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
# The words of the figures of cards that stand on more than one line.
TORN = """() => {
  const torn = [];
  for (const figure of document.querySelectorAll('.kartu .angka')) {
    const texts = document.createTreeWalker(figure, NodeFilter.SHOW_TEXT), word = document.createRange();
    while (texts.nextNode()) for (const found of texts.currentNode.data.matchAll(/\\S+/g)) {
      word.setStart(texts.currentNode, found.index);
      word.setEnd(texts.currentNode, found.index + found[0].length);
      if (word.getClientRects().length > 1) torn.push(found[0]);
    }
  }
  return torn;
}"""


@pytest.fixture(scope="module")
def static_tab(warm_context: BrowserContext) -> Iterator[Page]:
    """A tab to which the live page never comes."""
    page = warm_context.new_page()
    page.route("**/aset/bagian-*.js", lambda route: route.abort())
    yield page
    page.close()


@pytest.mark.parametrize("path", REFLOWED)
def test_no_part_of_a_page_is_cut_or_beside_the_screen(look, static_tab: Page, path: str):
    """The live page in the home language; the static one, with the same words in the same places, in each."""
    found = {"live": look(path).outside}
    for language in languages.known():
        found[language] = static(static_tab, in_language(path, language))
    assert not {name: told for name, told in found.items() if told}


@pytest.mark.parametrize("path", ["", "peluang", "program?prog=bangun-karya"])
def test_no_word_of_a_figure_is_torn_on_a_phone(static_tab: Page, path: str):
    before = static_tab.viewport_size
    static_tab.set_viewport_size(PHONE)
    try:
        for link in (f"/{path}", "/" + in_language(path, "en")):
            static_tab.goto(link)
            assert static_tab.locator(".kartu .angka").count(), link
            assert static_tab.evaluate(TORN) == []
    finally:
        static_tab.set_viewport_size(before)


# Does a letter of the one lie on the box of the other?
COLLIDES = """() => {
    const words = document.createRange(), name = document.querySelector('.kepala').getBoundingClientRect();
    words.selectNodeContents(document.querySelector('header label'));
    return [...words.getClientRects()].some(({ right, bottom }) => right > name.left && bottom > name.top);
}"""


@pytest.mark.parametrize("width", [320, 360, PHONE["width"]])
def test_on_a_phone_the_way_to_the_menu_and_the_name_of_the_office_stand_apart(static_tab: Page, width: int):
    before = static_tab.viewport_size
    static_tab.set_viewport_size({"width": width, "height": PHONE["height"]})
    try:
        for language in languages.known():
            static_tab.goto("/" + in_language("", language))
            assert static_tab.locator("header label").is_visible()
            assert not static_tab.evaluate(COLLIDES), language
    finally:
        static_tab.set_viewport_size(before)


@pytest.mark.long
@pytest.mark.parametrize("path", REFLOWED)
def test_no_part_of_a_live_page_in_another_language_is_cut_or_beside_the_screen(look, path: str):
    others = [in_language(path, language) for language in languages.known() if language != languages.HOME]
    assert not {link: told for link in others if (told := look(link).outside)}
