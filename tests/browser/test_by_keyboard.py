"""Every task by keyboard alone: nothing here clicks, fills in or sets the focus; keys are pressed.

What a system's own window asks (which file to send) is answered for it: no page draws that.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from briefing import deck, ready
from dashboard.answers.view import View
from data.snapshots import current
from tests.browser import harness
from tests.browser.conftest import VIEW
from tests.browser.harness import settled, visit
from tests.browser.test_reach import FOCUSED, main, tab_to
from tests.browser.test_sending_live import AT_LEISURE, SECONDS, WORD, figures, room, training
from tests.intake.messy import TWELVE

assert training and room  # fixtures
pytestmark = pytest.mark.browser


def go(page: Page, name: str, *, most: int = 60) -> None:
    """Tab to what is called so, and press Enter on it."""
    tab_to(page, lambda told: name in told, most=most)
    page.keyboard.press("Enter")


@pytest.fixture
def desk(browser: Browser, training: str) -> Iterator[Page]:
    context = browser.new_context(base_url=training, viewport=VIEW, locale="en-US")
    page = context.new_page()
    trouble = harness.watch(page)
    yield page
    assert trouble.foreign == [] and trouble.console == []
    context.close()


def test_a_filter_is_typed_and_stays_until_its_chip_goes(page: Page):
    visit(page, "/produk-desa")
    expect(page.locator("#suara[data-siap]")).to_be_attached()
    tab_to(page, lambda name: name.startswith("input") and "Kategori produk" in name)
    page.keyboard.type("tenun")
    expect(page.get_by_role("option", name="Tenun")).to_be_visible()  # nobody takes what they do not see yet
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("kat=tenun"))
    settled(page)
    page.keyboard.press("Escape")
    assert "Kategori produk" in page.evaluate(FOCUSED)  # the next choice is a key away
    tab_to(page, lambda name: name.startswith("button Tenun"))
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile("kat="))


def test_a_place_is_opened_compared_and_left(page: Page):
    visit(page, "/peta")
    expect(page.locator("svg[data-kind=tiles] [role=button]").first).to_be_visible()
    main(page)
    tab_to(page, lambda name: name.startswith("path"))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("kab=53"))
    settled(page)
    tab_to(page, lambda name: name.startswith("button NTT"), key="Shift+Tab")
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile("kab=53"))
    settled(page)
    tab_to(page, lambda name: name.startswith("path"))
    tab_to(page, lambda name: name.startswith("path"))  # the tiles
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("kab=53"))
    settled(page)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"kab=53\d\d(,|%2C)53"))
    expect(page.get_by_role("heading", name="Perbandingan:")).to_be_visible()


def test_a_figure_gives_its_passport_and_its_file(page: Page):
    visit(page, "/produk-desa")
    expect(page.get_by_role("button", name="Unduh atau paparkan: Makanan")).to_be_visible()
    main(page)
    tab_to(page, lambda name: name.startswith("button Unduh atau paparkan: Makanan"))
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("stPopoverBody").get_by_role("button", name="CSV")).to_be_visible()
    tab_to(page, lambda name: name == "button CSV")
    with page.expect_download() as handed:
        page.keyboard.press("Enter")
    assert handed.value.suggested_filename.endswith(".csv")
    page.keyboard.press("Escape")
    tab_to(page, lambda name: name.startswith("a Paspor"))
    with page.context.expect_page() as opened:
        page.keyboard.press("Enter")
    passport = opened.value
    settled(passport)
    expect(passport).to_have_url(re.compile("paspor="))
    passport.close()


def test_a_briefing_is_composed_taken_back_and_shown(page: Page):
    visit(page, "/ekspor?kab=5305")
    expect(page.get_by_role("button", name="Unduh atau paparkan").first).to_be_visible()
    main(page)
    go(page, "Buat paparan dari halaman ini")
    expect(page).to_have_url(re.compile(r"/paparan\?.*paparan=[0-9a-f]{16}"))
    settled(page)
    titles = page.locator(".susunan li span")
    expect(titles.nth(2)).to_be_visible()
    before = [title.partition(". ")[2] for title in titles.all_text_contents()]
    assert len(before) > 2
    first = before[0]
    go(page, f"Turun: {first}")
    expect(titles.nth(1)).to_have_text(f"2. {first}")
    settled(page)
    assert f"Turun: {first}" in page.evaluate(FOCUSED)  # along with its slide
    tab_to(page, lambda name: f"Hapus: {first}" in name)
    page.keyboard.press("Enter")
    expect(titles).to_have_count(len(before) - 1)
    settled(page)
    tab_to(page, lambda name: name.endswith("Urungkan"), key="Shift+Tab")
    page.keyboard.press("Enter")
    expect(titles).to_have_count(len(before))
    settled(page)
    page.keyboard.press("Enter")  # the focus is where it was
    expect(titles.nth(0)).to_have_text(f"1. {first}")
    expect(titles).to_have_count(len(before))
    settled(page)
    tab_to(page, lambda name: name == "a Tayangkan: Paparan Anda", key="Shift+Tab")
    with page.context.expect_page() as shown:
        page.keyboard.press("Enter")
    wall = shown.value
    expect(wall.locator("#slaid-1")).to_have_class(re.compile("kini"))  # it listens
    wall.keyboard.press("ArrowRight")
    expect(wall.locator("#slaid-2")).to_have_class(re.compile("kini"))
    wall.close()


def test_the_letter_keys_of_a_deck_can_be_turned_off(page: Page, tmp_path: Path, snapshots):
    made = deck.html(ready.make("provinsi", View(current().snapshot)))
    (tmp_path / "paparan.html").write_text(made, encoding="utf-8")
    page.goto((tmp_path / "paparan.html").as_uri())
    dark, wall = re.compile("gelap"), page.locator("html")
    page.keyboard.press("g")
    expect(wall).to_have_class(dark)
    page.keyboard.press("g")
    tab_to(page, lambda name: name == "button Matikan tombol huruf")
    expect(page.locator(".bilah")).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    for key in "gbo4.":
        page.keyboard.press(key)
    expect(wall).not_to_have_class(re.compile("gelap|hitam|ikhtisar"))
    page.keyboard.press("ArrowRight")
    expect(page.locator("#slaid-2")).to_have_class(re.compile("kini"))
    tab_to(page, lambda name: name == "button Matikan tombol huruf")
    page.keyboard.press("Enter")
    page.keyboard.press("g")
    expect(wall).to_have_class(dark)


@AT_LEISURE
def test_a_file_is_sent_checked_published_and_taken_back(desk: Page, tmp_path: Path):
    messy = TWELVE["titles"]
    messy.make(tmp_path / messy.file)
    before = figures(desk, messy.page)
    visit(desk, "/kirim-data")
    main(desk)
    tab_to(desk, lambda name: "Kata sandi" in name)
    desk.keyboard.type(WORD)
    desk.keyboard.press("Enter")
    check = desk.locator(".st-key-periksa button")
    expect(check).to_be_disabled(timeout=SECONDS)
    settled(desk)
    # Playwright takes the window's place a moment after it is asked to: a key pressed at once opens it.
    with desk.expect_file_chooser(timeout=SECONDS) as asked:
        tab_to(desk, lambda name: "Pilih berkas" in name or "Unggah" in name)
        desk.keyboard.press("Enter")
    asked.value.set_files(tmp_path / messy.file)
    expect(check).to_be_enabled(timeout=SECONDS)  # before the file has come nothing is there to press
    settled(desk)
    go(desk, "Periksa")
    expect(desk.get_by_text("Keadaan: draf").first).to_be_visible(timeout=SECONDS)
    expect(desk.get_by_text("angka lain tetap")).to_be_visible(timeout=SECONDS)
    settled(desk)
    for name, then in (("Tandai sudah diperiksa", "diperiksa"), ("Sahkan dan terbitkan", "disahkan")):
        go(desk, name)
        expect(desk.get_by_text(f"Keadaan: {then}").first).to_be_visible(timeout=SECONDS)
        settled(desk)
    sent = desk.url.split("kiriman=")[1]
    assert figures(desk, messy.page) != before
    visit(desk, f"/kirim-data?kiriman={sent}")
    main(desk)
    tab_to(desk, lambda name: "Kata sandi" in name)
    desk.keyboard.type(WORD)
    desk.keyboard.press("Enter")
    expect(desk.get_by_text("Keadaan: disahkan").first).to_be_visible(timeout=SECONDS)
    settled(desk)
    go(desk, "Batalkan penerbitan ini")
    expect(desk.get_by_text("Keadaan: dibatalkan").first).to_be_visible(timeout=SECONDS)
    assert figures(desk, messy.page) == before
