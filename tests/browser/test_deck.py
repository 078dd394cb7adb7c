"""The deck in a browser: driven by keys alone, whole without its server, legible, composed by clicks."""

import re
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page, expect

from briefing import deck, ready
from dashboard.answers.view import View
from data.snapshots import current
from tests.browser import harness
from tests.browser.everyone import findings

KEYS = [
    *"abcdefghijklmnopqrstuvwxyz0123456789'/?.,-=",
    *("Tab", "Enter", "Delete", "Insert", "F2", "ArrowUp", "ArrowDown"),
]
LAST = 9  # eight slides of the province, and the terms that stand on them
SIZES = {
    "a hall": (1920, 1080),
    "an old beamer": (1280, 720),
    "4:3": (1024, 768),
    "720p at 150 %": (853, 480),
}


@pytest.fixture(scope="module")
def folder(snapshots, tmp_path_factory) -> Path:
    """A stick with the deck of the province on it."""
    snapshot = current().snapshot
    stick = tmp_path_factory.mktemp("stick")
    made = ready.make("provinsi", View(snapshot))
    (stick / "paparan.html").write_text(deck.html(made), encoding="utf-8")
    return stick


@pytest.fixture
def shown(page: Page, folder: Path) -> Page:
    """The deck from the stick."""
    page.goto((folder / "paparan.html").as_uri())
    return page


def here(page: Page) -> int:
    return page.locator(".slaid").evaluate_all(
        "all => all.findIndex(each => each.classList.contains('kini')) + 1"
    )


def test_a_deck_is_heard_slide_by_slide(shown):
    """To a screen reader a picture is nothing: each slide is a heading, its values, its source."""
    shown.keyboard.press("ArrowRight")  # past the cover, which has no source
    for place in range(2, 5):
        slide = shown.get_by_role("region", name=f"Slaid {place} dari {LAST}")
        heading = slide.get_by_role("heading", level=2)
        expect(heading).to_have_count(1)
        assert slide.get_by_role("listitem").count() > 0
        tree = slide.aria_snapshot()
        assert "Sumber" in tree and "img" not in tree
        drawn = slide.locator("svg text").all_text_contents()
        values = set(re.findall(r"\d[\d.,]*", " ".join(drawn[:-6])))
        assert len([value for value in values if value in tree]) >= len(values) * 0.6, values
        shown.keyboard.press("ArrowRight")
        expect(shown.get_by_role("region").get_by_role("heading", level=2)).to_be_focused()
    assert findings(shown) == []


def test_the_deck_is_driven_by_keys_and_clicker(shown):
    for key, place in (
        *(("ArrowRight", 2), ("PageDown", 3), (" ", 4), ("ArrowDown", 5)),
        *(("ArrowLeft", 4), ("PageUp", 3), ("ArrowUp", 2), ("End", LAST), ("ArrowRight", LAST), ("Home", 1)),
        ("ArrowLeft", 1),
    ):
        shown.keyboard.press(key)
        assert here(shown) == place, key
    assert shown.locator(".slaid:visible").count() == 1


def test_black_dark_and_notes_come_and_go(shown):
    root = shown.locator("html")
    for key, name in (("b", "hitam"), ("g", "gelap"), ("n", "penyaji")):
        shown.keyboard.press(key)
        expect(root).to_have_class(re.compile(name))
        if name == "penyaji":
            expect(shown.locator(".slaid.kini .catatan")).to_be_visible()
            expect(shown.locator(".jam")).to_contain_text("berjalan")
        shown.keyboard.press(key)
        expect(root).not_to_have_class(re.compile(name))
    shown.keyboard.press("b")
    shown.keyboard.press("Escape")
    expect(root).not_to_have_class(re.compile("hitam"))


def test_dark_means_dark_panels_and_light_letters(shown):
    shown.keyboard.press("g")
    for place in range(here(shown), 9):
        found = shown.locator(".slaid.kini svg").first.evaluate(
            "svg => { const light = each => {"
            " const [r, g, b] = getComputedStyle(each).fill.match(/[0-9.]+/g).map(Number);"
            " return (r + g + b) / 3 };"
            " const panels = [...svg.querySelectorAll('rect[rx]')].filter(each =>"
            " each.getBoundingClientRect().width > 300);"
            " return [panels.map(light), [...svg.querySelectorAll('text')].map(light)] }"
        )
        assert all(each < 90 for each in found[0]) and all(each > 110 for each in found[1]), place
        shown.keyboard.press("ArrowRight")
    shown.keyboard.press("g")


def test_the_legend_of_a_dark_map_has_the_colours_of_its_places(shown):
    """The palest class was dark in the legend, as the heads of tables are, and pale on the map."""
    shown.keyboard.press("g")
    found = shown.locator(".slaid svg").evaluate_all(
        """all => all.flatMap(svg => {
            const paint = each => getComputedStyle(each).fill;
            const fills = name => new Set([...svg.querySelectorAll(name)].map(paint));
            const places = [...fills("path[data-code]")].filter(each => each.startsWith("rgb"));
            const told = fills("rect[rx][stroke-width='1']");
            return told.size ? [places.filter(each => !told.has(each))] : [];
        })"""
    )
    shown.keyboard.press("g")
    assert len(found) >= 2 and not any(found), found


def test_every_key_is_harmless(shown):
    dialogs: list[Dialog] = []

    def heard(dialog: Dialog) -> None:
        dialogs.append(dialog)

    shown.on("dialog", heard)
    for key in KEYS:
        if key not in "fp":  # full screen and the presenter's window are asked for elsewhere
            shown.keyboard.press(key)
    shown.keyboard.press("Escape")
    shown.keyboard.press("Home")
    shown.remove_listener("dialog", heard)
    assert here(shown) == 1 and dialogs == []
    expect(shown.locator(".slaid.kini > .gambar > svg")).to_be_visible()


def test_the_presenters_window_follows_and_leads(context, folder):
    page = context.new_page()
    page.goto((folder / "paparan.html").as_uri())
    with context.expect_page() as opened:
        page.keyboard.press("p")
    presenter = opened.value
    presenter.wait_for_load_state()
    expect(presenter.locator(".slaid.kini .catatan")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(presenter.locator("#slaid-2")).to_have_class(re.compile("kini"))
    presenter.keyboard.press("End")
    expect(page.locator(f"#slaid-{LAST}")).to_have_class(re.compile("kini"))
    for shown, leading in ((page, presenter), (presenter, page)):  # a reload of either loses nothing
        shown.reload()
        expect(shown.locator(f"#slaid-{LAST}")).to_have_class(re.compile("kini"))
        leading.keyboard.press("Home")
        expect(shown.locator("#slaid-1")).to_have_class(re.compile("kini"))
        shown.keyboard.press("End")
        expect(leading.locator(f"#slaid-{LAST}")).to_have_class(re.compile("kini"))
    presenter.keyboard.press("b")
    expect(page.locator("html")).to_have_class(re.compile(r"(^|\s)hitam"))
    expect(presenter.locator(".slaid.kini .catatan")).to_be_visible()
    presenter.keyboard.press("g")
    expect(page.locator("html")).to_have_class(re.compile("gelap"))
    page.reload()
    expect(page.locator("html")).to_have_class(re.compile(r"(^|\s)hitam"))
    presenter.keyboard.press("b")
    presenter.keyboard.press("l")
    box = presenter.locator(".slaid.kini svg").bounding_box()
    presenter.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    spot = page.locator(".titik")
    expect(spot).to_be_visible()
    wall, dot = page.locator(".slaid.kini svg").bounding_box(), spot.bounding_box()
    assert abs(dot["x"] + dot["width"] / 2 - wall["x"] - wall["width"] / 2) < 4, "it points at the same place"
    presenter.close()
    page.close()


def test_a_number_and_enter_and_the_overview_lead_to_a_slide(shown):
    for key in ("7", "Enter"):
        shown.keyboard.press(key)
    assert here(shown) == 7 and shown.locator(".tik").text_content() == ""
    shown.keyboard.press("o")
    assert shown.locator(".slaid:visible").count() == LAST
    shown.locator("#slaid-3").click()
    assert here(shown) == 3 and shown.locator(".slaid:visible").count() == 1
    for key in ("9", "9", "Enter"):
        shown.keyboard.press(key)
    assert here(shown) == LAST


def test_a_deck_never_turns_faster_than_it_is_read(context, folder):
    page = context.new_page()
    page.clock.install()
    page.goto(f"{(folder / 'paparan.html').as_uri()}?putar=0.2")
    page.clock.run_for(2_000)  # the clock of the wall runs on beside it
    assert here(page) == 1
    page.clock.run_for(1_100)
    assert here(page) == 2
    page.close()


def test_a_finger_turns_the_slides(browser, folder):
    context = browser.new_context(viewport={"width": 844, "height": 390}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto((folder / "paparan.html").as_uri())
    client = context.new_cdp_session(page)
    for start, end, place in ((600, 200, 2), (600, 200, 3), (200, 600, 2)):
        for kind, points in (("touchStart", [start]), ("touchMove", [end]), ("touchEnd", [])):
            touches = [{"x": x, "y": 200} for x in points]
            client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})
        expect(page.locator(f"#slaid-{place}")).to_have_class(re.compile("kini"))
        expect(page.locator(f"#slaid-{place} h2")).to_be_focused()
        expect(page.locator(f"#slaid-{place} h2")).to_have_css("outline-style", "none")
    context.close()


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_the_whole_slide_is_seen_without_scrolling(shown, size):
    width, height = size
    shown.set_viewport_size({"width": width, "height": height})
    for place in range(1, 9):
        box = shown.locator(".slaid.kini > .gambar > svg").bounding_box()
        assert box["x"] >= 0 and box["y"] >= 0 and box["width"] <= width and box["height"] <= height, place
        shown.keyboard.press("ArrowRight")
    page = "document.documentElement"
    scrolls = f"{page}.scrollHeight > innerHeight || {page}.scrollWidth > innerWidth"
    assert not shown.evaluate(scrolls)


def test_every_word_lies_inside_its_slide_and_is_large_enough(shown):
    shown.set_viewport_size({"width": 1920, "height": 1080})
    for place in range(1, 9):
        words = shown.locator(".slaid.kini text").evaluate_all(
            "all => all.map(each => {"
            " const box = each.getBoundingClientRect(), look = getComputedStyle(each);"
            " return [each.textContent, box.left, box.right, box.bottom,"
            " each.closest('.kode') ? 24 : parseFloat(look.fontSize)] })"  # nobody reads the code from afar
        )
        for text, left, right, bottom, size in words:
            assert left >= 0 and right <= 1920 and bottom <= 1080 and size >= 24, (place, text)
        shown.keyboard.press("ArrowRight")


def test_a_loaded_deck_needs_no_server(context, folder):
    handler = partial(SimpleHTTPRequestHandler, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/paparan.html")
    server.shutdown()
    server.server_close()
    trouble = harness.watch(page)
    for _ in range(LAST - 1):
        page.keyboard.press("ArrowRight")
    expect(page.locator(f"#slaid-{LAST} > .gambar > svg")).to_be_visible()
    assert trouble.console == [] and trouble.foreign == []
    page.close()


def test_what_is_shown_becomes_a_slide_and_the_link_opens_it(page, url):
    harness.visit(page, "/?kab=5305")
    page.get_by_role("button", name="Unduh atau paparkan").first.click()
    page.get_by_test_id("stPopoverBody").get_by_role("button", name="Tambah ke paparan").click()
    expect(page).to_have_url(re.compile("paparan=[0-9a-f]{16}"))
    harness.visit(page, f"/paparan?{page.url.split('?')[1]}")
    expect(page.get_by_role("heading", name="Paparan baru: 1 slaid")).to_be_visible()
    address = page.get_by_role("link", name="Tayangkan").last.get_attribute("href")
    page.goto(address)
    expect(page.locator("#slaid-1 title")).to_contain_text("kabupaten/kota memiliki ekspor terdokumentasi")
    page.keyboard.press("b")
    expect(page.locator("html")).to_have_class(re.compile("hitam"))


def test_a_deck_of_an_unknown_version_says_where_it_is_and_offers_the_nearest(first_visit, url):
    missing = first_visit.request.get("/tayang/ntt-20200101T000000Z-00000000/provinsi.html")
    assert missing.status == 404
    address = re.search(r'href="(/tayang/[^"]+)"', missing.text())[1]
    nearest = first_visit.request.get(address)
    assert nearest.ok and "script-src 'sha256-" in nearest.headers["content-security-policy"]
    assert len(nearest.body()) < 1_500_000


def test_tomorrows_exports_of_alor_are_four_clicks_away(first_visit):
    page, clicks = first_visit, 0

    def click(target):
        nonlocal clicks
        target.click()
        clicks += 1
        harness.settled(page)

    harness.visit(page, "/")
    click(page.get_by_test_id("stSidebarNav").get_by_role("link", name="Ekspor"))
    click(page.get_by_test_id("stSidebar").get_by_role("combobox", name="Kabupaten/kota").first)
    click(page.get_by_role("option", name="Alor", exact=False).first)
    click(page.get_by_text("Buat paparan dari halaman ini"))  # the open list hides all else from roles
    expect(page).to_have_url(re.compile(r"/paparan\?.*paparan=[0-9a-f]{16}"))
    address = page.get_by_role("link", name="Tayangkan").last.get_attribute("href")
    page.goto(address)
    expect(page.locator("#slaid-1 title")).to_contain_text("Ekspor")
    assert page.locator(".slaid").count() > 2 and "Kabupaten Alor" in page.content()
    assert clicks == 4


def test_a_phone_drives_the_deck_by_its_qr_code(first_visit, context):
    wall = first_visit
    harness.visit(wall, "/paparan")
    wall.goto(wall.get_by_role("link", name="Tayangkan").first.get_attribute("href"))
    wall.keyboard.press("r")
    panel = wall.locator(".ponsel")
    expect(panel.locator("img")).not_to_have_js_property("naturalWidth", 0)
    phone = context.new_page()
    phone.goto(re.search(r"http\S+/kendali/[\w-]{16}", panel.inner_text())[0])
    for name, place in (("Lanjut", 2), ("Lanjut", 3), ("Kembali", 2), ("Ke awal", 1)):
        phone.get_by_role("button", name=name).click()
        expect(wall.locator(f"#slaid-{place}")).to_have_class(re.compile("kini"))
    expect(panel).to_be_hidden()
    phone.get_by_role("button", name="Layar hitam").click()
    expect(wall.locator("html")).to_have_class(re.compile("hitam"))
    address = panel.inner_text()
    wall.reload()
    phone.get_by_role("button", name="Lanjut").click()
    expect(wall.locator("#slaid-2")).to_have_class(re.compile("kini"))
    wall.keyboard.press("r")
    expect(panel.locator("img")).not_to_have_js_property("naturalWidth", 0)
    assert panel.inner_text() == address
    phone.close()


def test_a_deck_from_a_stick_says_that_no_phone_can_drive_it(shown):
    shown.keyboard.press("r")
    expect(shown.locator(".ponsel")).to_contain_text("hanya ada bila paparan ini dibuka dari dasbor")
    shown.keyboard.press("Escape")
    expect(shown.locator(".ponsel")).to_be_hidden()
