"""axe finds nothing of any weight: on every page, live and static, in both languages, wide and narrow, with
what opens open; and on decks.

Every time, each static page in English on a phone and each thing that opens; the rest in the long run.
"""

from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from briefing import deck, ready
from dashboard.answers.view import View
from dashboard.language import languages
from data.snapshots import current
from tests.browser.conftest import PHONE, VIEW
from tests.browser.everyone import findings
from tests.browser.harness import PAGES, Tabs, settled, visit

pytestmark = pytest.mark.browser

WIDTHS = {"390": PHONE, "1366": VIEW}
EDITIONS = ("live", "static")
PATHS = (
    *PAGES,
    *("peta?kab=5301&kec=530105", "peta?kab=5304,5305", "profil-kabupaten?kab=5305", "ekspor?kab=5305"),
    *("program?prog=bangun-karya", "program?prog=ovop&tampil=tahap", "data?lembar=sumber", "?proyektor=1"),
    *("tentang-angka?bagian=istilah", "tentang-angka?bagian=aksesibilitas", "ekspor?data=simulasi"),
)


@pytest.fixture(scope="module")
def of_any_language(browser: Browser, url: str) -> Iterator[BrowserContext]:
    """What its readers chose is remembered: each link here names its language."""
    context = browser.new_context(base_url=url, service_workers="block", locale="en-US")
    yield context
    context.close()


@pytest.fixture(scope="module")
def live_tabs(of_any_language: BrowserContext) -> Tabs:
    return Tabs(of_any_language)


@pytest.fixture
def live(live_tabs: Tabs) -> Iterator[Page]:
    with live_tabs.guarding() as page:
        yield page


@pytest.fixture(scope="module")
def static(of_any_language: BrowserContext) -> Page:
    """A tab to which the live page never comes."""
    page = of_any_language.new_page()
    page.route("**/aset/bagian-*.js", lambda route: route.abort())
    return page


def show(page: Page, path: str, language: str, edition: str, width: str) -> None:
    page.set_viewport_size(WIDTHS[width])
    asked = f"/{path}{'&' if '?' in path else '?'}bahasa={language}"
    if edition == "static":
        page.goto(asked, wait_until="domcontentloaded")
        page.locator("details").evaluate_all("parts => parts.forEach((part) => { part.open = true; })")
        return
    visit(page, asked)
    page.wait_for_timeout(1_000)  # names are given when the page has been still for a moment


OFTEN = {(path, "en", "static", "390") for path in PAGES}


@pytest.mark.parametrize(
    ("path", "language", "edition", "width"),
    [
        pytest.param(*case, marks=() if case in OFTEN else pytest.mark.long)
        for case in product(PATHS, languages.known(), EDITIONS, WIDTHS)
    ],
)
def test_axe_finds_nothing_of_any_weight(
    request: pytest.FixtureRequest, path: str, language: str, edition: str, width: str
):
    page = request.getfixturevalue(edition)
    show(page, path, language, edition, width)
    assert findings(page) == []


def _download(page: Page) -> None:
    page.get_by_role("button", name="Download or present").first.click()
    expect(page.get_by_test_id("stPopoverBody").get_by_role("button", name="CSV")).to_be_visible()


def _table(page: Page) -> None:
    page.locator("[class*=st-key-tabel_] label").first.click()
    expect(page.get_by_test_id("stTable").or_(page.get_by_test_id("stDataFrame")).first).to_be_visible()


def _list(page: Page) -> None:
    page.get_by_test_id("stMainBlockContainer").get_by_role("combobox").first.click()
    expect(page.get_by_role("option").first).to_be_visible()


def _filters(page: Page) -> None:
    menu = page.get_by_test_id("stExpandSidebarButton")
    if menu.is_visible():
        menu.click()
        page.wait_for_timeout(700)  # it slides in
    page.get_by_test_id("stSidebar").get_by_role("combobox").first.click()
    expect(page.get_by_role("option").first).to_be_visible()


def _folded(page: Page) -> None:
    page.locator("details summary").evaluate_all("all => all.forEach((one) => one.click())")


OPENS: dict[str, tuple[str, Callable[[Page], None]]] = {
    "what is taken": ("produk-desa", _download),
    "a table": ("ekspor", _table),
    "a list": ("peta", _list),
    "filters": ("produk-desa", _filters),
    "folded parts": ("tentang-angka?paspor=K02.53.2025-03-20.0000", _folded),
}


OFTEN_OPENED = {("what is taken", "390"), ("filters", "390"), ("a list", "1366")}


@pytest.mark.parametrize(
    ("opened", "width"),
    [
        pytest.param(*case, marks=() if case in OFTEN_OPENED else pytest.mark.long)
        for case in product(OPENS, WIDTHS)
    ],
)
def test_axe_finds_nothing_in_what_opens(live: Page, opened: str, width: str):
    path, opens = OPENS[opened]
    show(live, path, "en", "live", width)
    opens(live)
    settled(live)
    live.wait_for_timeout(700)  # what opens comes into its place, and is named
    assert findings(live) == []


@pytest.mark.parametrize(
    ("language", "slugs"),
    [
        ("en", ("provinsi",)),
        *(
            pytest.param(language, ("provinsi", "5305", "ntt-mart"), marks=pytest.mark.long)
            for language in languages.known()
        ),
    ],
)
def test_axe_finds_nothing_on_a_deck(
    live: Page, snapshots, tmp_path: Path, language: str, slugs: tuple[str, ...]
):
    for slug in slugs:
        with languages.speaking(language):
            made = deck.html(ready.make(slug, View(current().snapshot, {"bahasa": language})))
        (tmp_path / f"{slug}.html").write_text(made, encoding="utf-8")
    page = live
    for slug, width in product(slugs, WIDTHS):
        page.set_viewport_size(WIDTHS[width])
        page.goto((tmp_path / f"{slug}.html").as_uri())
        page.keyboard.press("ArrowRight")
        assert findings(page) == [], (slug, width)
    for key in "onb":  # all slides at a glance, the presenter's view, the black wall
        page.keyboard.press(key)
        assert findings(page) == [], key
        page.keyboard.press(key)


def test_the_office_s_name_stays_above_its_menu(live: Page):
    page = live
    page.set_viewport_size({"width": 1366, "height": 768})
    for language in ("id", "en"):  # the English name is longer than the menu is wide
        visit(page, f"/?bahasa={language}")
        name, menu = page.locator(".kepala").bounding_box(), page.get_by_test_id("stSidebar").bounding_box()
        assert name["x"] + name["width"] <= menu["x"] + menu["width"], language
        assert name["y"] + name["height"] <= page.get_by_test_id("stSidebarNav").bounding_box()["y"], language


@pytest.mark.parametrize(
    "size",
    [pytest.param(PHONE, marks=pytest.mark.long), {"width": 195, "height": 422}],
    ids=["390", "390 at 200%"],
)
def test_the_menu_of_a_phone_makes_way_for_the_page_that_was_chosen(live: Page, size: dict[str, int]):
    page = live
    page.set_viewport_size(size)
    visit(page, "/?bahasa=en")
    opener = page.get_by_test_id("stExpandSidebarButton").bounding_box()
    assert page.locator(".kepala").bounding_box()["x"] >= opener["x"] + opener["width"]  # it is seen
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_role("link", name="Exports", exact=True).click()
    page.wait_for_url("**/ekspor*")
    settled(page)
    page.get_by_role("button", name="Download or present").first.click()  # nothing lies over it
    expect(page.get_by_test_id("stPopoverBody").get_by_role("button", name="CSV")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_test_id("stExpandSidebarButton").click()
    visit(page, "/peta?bahasa=en")  # opened and left so: the next page is not hidden by it
    page.get_by_role("textbox", name="Find a regency, district or village").click()
    named = page.locator(".st-key-paparan_halaman button p")
    assert named.evaluate("one => one.scrollWidth <= one.clientWidth + 1 && one.innerText.endsWith('page')")
    ends = "one => [one, one.parentElement].some((each) => each.scrollWidth > each.clientWidth + 1)"
    assert not named.evaluate(ends)  # in no dots
