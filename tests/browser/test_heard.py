"""What each action says aloud, once: nobody needs to look to know that something happened, and what.

Every live region counts: our own voice, and what Streamlit announces by itself (a toast, a notice).
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.language.text import say
from tests.browser import harness
from tests.browser.conftest import VIEW
from tests.browser.everyone import heard, listen
from tests.browser.harness import settled, visit
from tests.browser.test_sending_live import SECONDS, opened, press, room, training
from tests.browser.ways import by_mouse, chips, place, tile
from tests.intake.messy import TWELVE

assert room and training  # fixtures
pytestmark = pytest.mark.browser

STILL = 1_200  # milliseconds: what is said is said by then


def begin(page: Page, path: str) -> None:
    visit(page, path)
    expect(page.locator("#suara[data-siap]")).to_be_attached()
    page.wait_for_timeout(STILL)
    listen(page)


def said(page: Page) -> list[str]:
    settled(page)
    page.wait_for_timeout(STILL)
    return heard(page)


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


def test_the_rows_and_the_order_of_a_long_table_are_said_once(page: Page):
    begin(page, "/produk-desa?data=simulasi")
    for name, sought, said_of in (
        ("baris", re.compile("201.*400"), "^Baris.*201.*400.*1.223$"),
        ("urut", say("kolom.produk"), say("kolom.produk")),
    ):
        field = page.locator(f".st-key-{name}").get_by_role("combobox")
        field.scroll_into_view_if_needed()
        page.wait_for_timeout(STILL)  # a list that opens while the page still moves closes again
        field.click()
        choice = page.get_by_role("option", name=sought).first
        expect(choice).to_be_visible()
        said(page)
        choice.click()
        expect(page).to_have_url(re.compile(f"{name}="))
        # How many choices there are Streamlit says by itself, on a busy machine after the choice.
        (told,) = [each for each in said(page) if not re.fullmatch(r"\d+ pilihan tersedia\.", each)]
        assert re.search(said_of, told), told


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
    page.wait_for_timeout(500)
    once(page, ".")
    begin(page, "/ekspor?kab=5305")
    page.get_by_text(say("paparan.dari_halaman")).click()
    expect(page).to_have_url(re.compile(r"/paparan\?.*paparan="))
    said(page)
    desk = page.get_by_test_id("stMainBlockContainer")
    desk.get_by_role("button", name=re.compile(f"^{say('paparan.turun')}: ")).first.click()
    page.wait_for_timeout(500)
    once(page, ".")
    desk.get_by_role("button", name=re.compile(f"^{say('paparan.hapus')}: ")).first.click()
    page.wait_for_timeout(500)
    once(page, r"\d+ slaid")
    desk.get_by_role("button", name=say("paparan.urungkan")).first.click()
    page.wait_for_timeout(500)
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
def test_a_file_that_arrives_is_checked_and_is_published_is_said(desk: Page, tmp_path: Path):
    messy = TWELVE["titles"]
    messy.make(tmp_path / messy.file)
    opened(desk)
    desk.wait_for_timeout(STILL)
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
