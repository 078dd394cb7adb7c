"""The slides of a composition on the page: dragged with the mouse, moved, taken out and chosen with keys."""

import re

from playwright.sync_api import Locator, Page, expect

from dashboard.language.text import say
from tests.browser import harness


def composed(page: Page) -> Locator:
    """The pictures of the province's briefing on the table."""
    harness.visit(page, "/paparan")
    page.get_by_role("button", name="Ubah susunannya").click()
    items = page.locator(".susunan li")
    expect(items).to_have_count(8)
    return items


def titles(items: Locator) -> list[str]:
    return [each.split(". ", 1)[1] for each in items.locator("span").all_inner_texts()]


def kept(page: Page, before: str) -> None:
    """The link names another state: the server has taken the step."""
    expect(page).not_to_have_url(before)
    expect(page).to_have_url(re.compile("paparan=[0-9a-f]{16}"))
    harness.settled(page)


def test_slides_are_dragged_and_moved_with_keys(page: Page):
    items = composed(page)
    first, second, *rest = titles(items)
    drawn = page.request.get(items.nth(1).locator("img").get_attribute("src"))
    assert drawn.ok and "844 desa" in drawn.text()
    for image in items.locator("img").all():
        image.scroll_into_view_if_needed()
        expect(image).to_have_js_property("complete", True)
        assert image.evaluate("image => image.naturalWidth") > 0

    before = page.url
    items.nth(1).drag_to(items.nth(0), target_position={"x": 5, "y": 20})
    kept(page, before)
    assert titles(items) == [second, first, *rest]

    before = page.url
    moved = items.nth(0).get_by_role("button")
    moved.focus()
    moved.press("Shift+ArrowRight")
    kept(page, before)
    assert titles(items) == [first, second, *rest]
    expect(items.nth(1).get_by_role("button")).to_be_focused()

    page.keyboard.press("ArrowRight")
    expect(items.nth(2).get_by_role("button")).to_be_focused()
    before = page.url
    page.keyboard.press("Delete")
    expect(items).to_have_count(7)
    kept(page, before)
    assert titles(items) == [first, second, *rest[1:]]

    page.get_by_role("button", name="Urungkan").click()
    expect(items).to_have_count(8)
    items.nth(3).get_by_role("button").press("Enter")
    # For a moment the field of the slide before stands beside it.
    expect(page.get_by_label("Judul slaid").first).to_have_value(rest[1])


def test_a_title_is_changed_where_it_stands(page: Page):
    items = composed(page)
    first, second, *rest = titles(items)
    before = page.url
    items.nth(1).get_by_role("button").focus()
    page.keyboard.press("F2")
    field = items.get_by_role("textbox", name="Judul slaid")
    expect(field).to_be_focused()
    expect(field).to_have_value(second)
    page.keyboard.press("Escape")
    expect(field).to_have_count(0)
    assert page.url == before and titles(items) == [first, second, *rest]

    items.nth(1).locator("span").dblclick()
    field.fill("Judul rapat Alor, r dan c")
    field.press("Enter")
    kept(page, before)
    assert titles(items) == [first, "Judul rapat Alor, r dan c", *rest]
    drawn = page.request.get(items.nth(1).locator("img").get_attribute("src"))
    assert "Judul rapat Alor" in drawn.text()


def sent_to(page: Page) -> list[bytes]:
    """All that the server sends, as it comes."""
    sent: list[bytes] = []

    def heard(frame: bytes) -> None:
        sent.append(frame)

    page.on("websocket", lambda line: line.on("framereceived", heard))
    return sent


def test_a_step_draws_what_follows_the_composition_and_nothing_else(new_tab):
    sent = sent_to(new_tab)
    items = composed(new_tab)
    rest = say("filter.kategori").encode()
    assert rest in b"".join(sent)
    sent.clear()
    before = new_tab.url
    new_tab.get_by_label("Judul slaid").fill("Judul yang belum diterapkan")
    new_tab.get_by_role("button", name="Turun").click()
    kept(new_tab, before)
    assert rest not in b"".join(sent)
    expect(items.nth(1)).to_have_class(re.compile("terpilih"))
    expect(new_tab.get_by_label("Judul slaid")).to_have_value("Judul yang belum diterapkan")

    state = new_tab.url.partition("?")[2]
    harness.visit(new_tab, f"/ekspor?{state}")
    new_tab.get_by_role("button", name="Unduh atau paparkan").first.click()
    sent.clear()
    new_tab.get_by_role("button", name="Tambah ke paparan").last.click()
    expect(new_tab.get_by_role("button", name="9 slaid")).to_be_visible()
    kept(new_tab, f"/ekspor?{state}")
    assert rest not in b"".join(sent) and len(b"".join(sent)) < 12_000
    expect(new_tab.get_by_text(say("paparan.ditambah", jumlah=9))).to_be_visible()
    new_tab.set_viewport_size({"width": 390, "height": 844})  # the head of a phone lies over nothing of it
    harness.visit(new_tab, new_tab.url)
    new_tab.get_by_role("button", name="9 slaid").click(trial=True)
    new_tab.set_viewport_size({"width": 1366, "height": 768})
    new_tab.get_by_role("button", name="9 slaid").click()
    expect(new_tab.locator(".susunan li")).to_have_count(9)
