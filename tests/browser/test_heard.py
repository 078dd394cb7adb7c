"""What each action says aloud, once: nobody needs to look to know that something happened, and what.

Every live region counts: our own voice, and what Streamlit announces by itself (a toast, a notice).
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from dashboard.language.text import say
from tests.browser import harness
from tests.browser.conftest import VIEW
from tests.browser.everyone import heard, listen
from tests.browser.harness import settled, visit
from tests.browser.test_sending_live import AT_LEISURE, SECONDS, opened, press, room, training
from tests.browser.ways import by_mouse, chips, place, tile
from tests.intake.messy import TWELVE

assert room and training  # fixtures
pytestmark = pytest.mark.browser

STILL = 1_200  # milliseconds: what is said is said by then
# How many choices there are Streamlit says by itself, on a busy machine after the choice.
COUNT = re.compile(r"\d+ pilihan tersedia\.")


def begin(page: Page, path: str) -> None:
    visit(page, path)
    expect(page.locator("#suara[data-siap]")).to_be_attached()
    by_then(page)
    listen(page)


def said(page: Page) -> list[str]:
    settled(page)
    by_then(page)
    return heard(page)


def by_then(page: Page) -> None:
    """Wait by the page's own clock: however busy the machine, what it was to do earlier it does earlier."""
    page.evaluate("still => new Promise(done => setTimeout(done, still))", STILL)


def once(page: Page, *parts: str) -> None:
    """One message, and it holds these."""
    told = said(page)
    assert len(told) == 1, told
    for part in parts:
        assert re.search(part, told[0]), (part, told)


def test_filters_places_parts_and_searches_are_said_once(page: Page):
    begin(page, "/produk-desa")
    page.locator(".st-key-pulau").get_by_text("Flores", exact=True).click()
    expect(page).to_have_url(re.compile("pulau=flores"))
    once(page, "produk", "Flores")
    chips(page).first.click()
    expect(page).not_to_have_url(re.compile("pulau="))
    once(page, "produk")
    box = page.get_by_role("textbox", name=say("produk.cari"))
    box.fill("zzzz")
    box.press("Enter")
    expect(page).to_have_url(re.compile("cari=zzzz"))
    once(page, "zzzz")
    begin(page, "/peta")
    by_mouse(page, tile(page, "5301"))
    expect(page.locator("svg[data-kind=districts]")).to_be_visible()
    once(page, "Kupang")
    by_mouse(page, place(page, "530105"))
    expect(page).to_have_url(re.compile("kec=530105"))
    once(page, "Kupang|Semau|kecamatan")
    begin(page, "/program?prog=ovop")
    page.get_by_role("radio", name=say("program.bagian_tahap"), exact=True).or_(
        page.get_by_role("button", name=say("program.bagian_tahap"), exact=True)
    ).first.click()
    expect(page).to_have_url(re.compile("tampil=tahap"))
    once(page, ".")
    page.locator("[data-testid=stRadio] label").filter(has_text=say("filter.simulasi")).click()
    expect(page).to_have_url(re.compile("data=simulasi"))
    once(page, ".")


def offered(page: Page, name: str, sought: str | re.Pattern[str]) -> Locator:
    """A choice of a list that is opened: one that opens while the page still moves closes again."""
    field = page.locator(f".st-key-{name}").get_by_role("combobox")
    field.scroll_into_view_if_needed()
    by_then(page)
    field.click()
    choice = page.get_by_role("option", name=sought).first
    expect(choice).to_be_visible()
    return choice


def test_the_rows_and_the_order_of_a_long_table_are_said_once(page: Page):
    begin(page, "/produk-desa?data=simulasi")
    for name, sought, said_of in (
        ("baris", re.compile("201.*400"), "^Baris.*201.*400.*1.223$"),
        ("urut", say("kolom.produk"), say("kolom.produk")),
    ):
        choice = offered(page, name, sought)
        said(page)
        choice.click()
        expect(page).to_have_url(re.compile(f"{name}="))
        (told,) = [each for each in said(page) if not COUNT.fullmatch(each)]
        assert re.search(said_of, told), told


# The questions of a page reach its server late, as where fifty others are drawn first.
LATE = """(() => {
  const Line = window.WebSocket;
  window.WebSocket = class extends Line {
    send(told) { setTimeout(() => super.send(told), window.late ?? 0); }
  };
})()"""


def test_a_choice_is_said_with_its_answer_however_late_its_run_begins(new_tab: Page):
    new_tab.add_init_script(LATE)
    begin(new_tab, "/produk-desa?data=simulasi")
    new_tab.evaluate("window.late = 2000")
    offered(new_tab, "urut", say("kolom.produk")).click()
    expect(new_tab.locator("html[data-menunggu]")).to_be_attached()
    by_then(new_tab)
    assert not [each for each in heard(new_tab) if not COUNT.fullmatch(each)]
    (told,) = [each for each in said(new_tab) if not COUNT.fullmatch(each)]
    assert say("kolom.produk") in told


def test_a_page_turned_a_slide_added_and_a_slide_moved_are_said_once(page: Page):
    begin(page, "/produk-desa")
    page.get_by_role("button", name=say("panel.bawa")).first.click()
    added = page.get_by_test_id("stPopoverBody").get_by_role("button", name=say("paparan.tambah"))
    expect(added).to_be_visible()
    said(page)
    added.click()
    expect(page).to_have_url(re.compile("paparan="))
    once(page, "1 slaid")
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Ekspor", exact=True).first.click()
    expect(page).to_have_url(re.compile("/ekspor"))
    once(page, "Ekspor")
    begin(page, "/?proyektor=1")
    page.keyboard.press("ArrowRight")
    once(page, ".")
    begin(page, "/ekspor?kab=5305")
    page.get_by_text(say("paparan.dari_halaman")).click()
    expect(page).to_have_url(re.compile(r"/paparan\?.*paparan="))
    said(page)
    desk = page.get_by_test_id("stMainBlockContainer")
    desk.get_by_role("button", name=re.compile(f"^{say('paparan.turun')}: ")).first.click()
    once(page, ".")
    desk.get_by_role("button", name=re.compile(f"^{say('paparan.hapus')}: ")).first.click()
    once(page, r"\d+ slaid")
    desk.get_by_role("button", name=say("paparan.urungkan")).first.click()
    once(page, r"\d+ slaid")


@pytest.fixture
def desk(browser: Browser, training: str) -> Iterator[Page]:
    context = browser.new_context(base_url=training, viewport=VIEW, locale="en-US")
    page = context.new_page()
    trouble = harness.watch(page)
    yield page
    assert trouble.foreign == [] and trouble.console == []
    context.close()


@pytest.mark.long
@AT_LEISURE
def test_a_file_that_arrives_is_checked_and_is_published_is_said(desk: Page, tmp_path: Path):
    messy = TWELVE["titles"]
    messy.make(tmp_path / messy.file)
    opened(desk)
    by_then(desk)
    listen(desk)
    desk.locator("input[type=file]").set_input_files(tmp_path / messy.file)
    expect(desk.get_by_text(messy.file).first).to_be_visible()
    told = said(desk)
    assert len(told) <= 1 and any(messy.file in each for each in told), told
    desk.get_by_role("button", name="Periksa", exact=True).click()
    expect(desk.get_by_text("Keadaan: draf")).to_be_visible(timeout=SECONDS)
    expect(desk.get_by_text("angka lain tetap")).to_be_visible(timeout=SECONDS)
    told = said(desk)
    assert any("draf" in each or messy.file in each for each in told), told
    for name, then in (("Tandai sudah diperiksa", "diperiksa"), ("Sahkan dan terbitkan", "disahkan")):
        press(desk, name, f"Keadaan: {then}")
        told = said(desk)
        assert any(then in each for each in told), (name, told)
