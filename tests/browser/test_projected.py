"""What a room sees: each projected page as a picture on the screens that halls have, measured."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from data import snapshots
from tests.browser.harness import DRAWN, PROJECTED, WORKED_AT, visit
from tests.browser.test_pages_live import SMALL

SCREENS = ((1280, 720), (1366, 768), (1920, 1080), (3840, 2160))
SHOWN = (
    *(*PROJECTED, "program?prog=ntt-mart", "profil-kabupaten?kab=5305"),
    *("peta?kab=5301", "ekspor?kab=5305", "ekspor?kab=5310"),
)
INVENTED = ("", "program", "program?prog=ntt-mart", "peluang", "profil-kabupaten?kab=5301", "data", "ekspor")
A_PASSPORT = "tentang-angka?paspor=K02.53.2025-03-20.0000"
# On 3,840 pixels every time, the others in the long run: all is sized in shares of the screen's height, so
# that it shows there what it shows on 1,920.
DRAWN_LARGE = ("", "peta")
LETTERS, FIGURES = 0.022, 0.066  # of the screen's height
EMPTY = 0.25
SQUARES = (16, 9)
LIGHT = 235  # what is no darker holds nothing to read

# Every piece of text that leaves the screen, or the drawing that it stands in.
OUTSIDE = """() => {
    const found = [];
    const walk = root => {
        for (const each of root.querySelectorAll('*')) {
            if (each.shadowRoot) walk(each.shadowRoot);
            const own = [...each.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
            if (!own || each.closest('style, script, title, desc, [fill-opacity]')) continue;
            const box = each.getBoundingClientRect(), screen = new DOMRect(0, 0, innerWidth, innerHeight);
            const {left, top, right, bottom} =
                each.closest('svg[role=img]')?.getBoundingClientRect() ?? screen;
            const air = 2 + 0.1 * box.height; // a line's box is higher than its letters
            const across = box.left < left - air || box.right > right + air; // a J begins before its place
            const seen = box.width > 1 && getComputedStyle(each).visibility !== 'hidden';
            if (seen && (across || box.top < top - air || box.bottom > bottom + air)) {
                found.push(each.textContent.trim().slice(0, 50));
            }
        }
    };
    walk(document.querySelector('[data-testid=stMainBlockContainer]'));
    return found;
}"""
# The height of each main figure, in pixels of the screen.
MAIN = """() => [...document.querySelectorAll('[data-testid=stBidiComponentIsolated]')].flatMap(
    ({shadowRoot}) => [...shadowRoot.querySelectorAll('.angka text')].map(
        each => parseFloat(each.getAttribute('font-size')) * each.getScreenCTM().a))"""

# What stands in each part.
PARTS = """() => [...document.querySelectorAll('[data-testid=stBidiComponentIsolated]')].map(
    ({shadowRoot}) => shadowRoot.textContent)"""


def empty(picture: bytes) -> float:
    """The share of the squares of a screen in which nothing is drawn."""
    image = Image.open(io.BytesIO(picture)).convert("L")
    across, down = SQUARES
    wide, high = image.width / across, image.height / down
    bare = sum(
        image.crop(
            (round(x * wide), round(y * high), round((x + 1) * wide), round((y + 1) * high))
        ).getextrema()[0]
        > LIGHT
        for x in range(across)
        for y in range(down)
    )
    return bare / (across * down)


def measured(page, size: tuple[int, int]) -> dict:
    """What is wrong on a screen of this size; an empty value is right."""
    width, height = size
    page.set_viewport_size({"width": width, "height": height})
    page.locator(".stBidiComponent").first.wait_for(state="attached")
    page.wait_for_function(DRAWN)
    page.wait_for_timeout(400)  # a map arranges its names anew
    room = page.get_by_test_id("stMain").evaluate("each => [each.scrollHeight, each.clientHeight]")
    bare = empty(page.screenshot(animations="disabled"))
    return {
        "scrolls": room if room[0] > room[1] + 1 else None,
        "outside": page.evaluate(OUTSIDE),
        "small": page.evaluate(SMALL, LETTERS * height),
        "figures": [each for each in page.evaluate(MAIN) if each < FIGURES * height],
        "empty": f"{bare:.0%}" if bare >= EMPTY else None,
    }


@pytest.mark.parametrize(
    ("path", "sizes"),
    [
        *((path, SCREENS if path in DRAWN_LARGE else SCREENS[:3]) for path in SHOWN),
        *(
            pytest.param(path, SCREENS[3:], marks=pytest.mark.long)
            for path in SHOWN
            if path not in DRAWN_LARGE
        ),
        *((f"{path}{'&' if '?' in path else '?'}data=simulasi", SCREENS[2:3]) for path in INVENTED),
    ],
)
def test_a_projected_page_fills_every_screen_and_is_read_from_the_back_row(page, path, sizes):
    visit(page, f"/{path}{'&' if '?' in path else '?'}proyektor=1")
    for size in sizes:
        found = {name: wrong for name, wrong in measured(page, size).items() if wrong}
        assert not found, (size, found)


def test_one_export_beside_its_products_leaves_no_half_of_the_screen_bare(page):
    """A table of one row had half of the column; the chart below it had no room for four bars, and went."""
    page.set_viewport_size({"width": 1280, "height": 720})
    visit(page, "/ekspor?kab=5305&proyektor=1")
    page.wait_for_function(DRAWN)
    parts = page.evaluate(PARTS)
    assert any("Alor → Eropa" in part for part in parts)
    assert any("Status ekspor 4 dari 6 produk" in part and "Pemasok" in part for part in parts)


def test_a_projected_profile_names_its_regency_in_its_head_alone(page):
    """*Cakupan: Kabupaten Alor* stood above the map and above the three lines, too."""
    visit(page, "/profil-kabupaten?kab=5305&proyektor=1")
    page.wait_for_function(DRAWN)
    assert "Kabupaten Alor" in page.locator("h1").inner_text()
    expect(page.get_by_role("button", name="Kabupaten Alor")).to_be_visible()
    parts = page.evaluate(PARTS)
    assert any("Letak Alor" in part for part in parts)
    assert not [part for part in parts if "Cakupan" in part]


def test_all_that_is_chosen_leaves_the_head_of_a_wall_readable(page):
    """Seven chips lay in two rows over the page's name, its answer and each other's words."""
    page.set_viewport_size({"width": 1280, "height": 720})
    visit(page, "/ekspor?kab=5301,5302,5303,5304,5305,5306&kat=tenun&proyektor=1")
    page.wait_for_function(DRAWN)
    bar, title = (page.locator(each).first.bounding_box() for each in (".st-key-bilah_proyektor", "h1.judul"))
    assert bar["y"] + bar["height"] <= title["y"] + 4
    assert "Kabupaten Flores Timur" in " ".join(page.locator(".cakupan").all_inner_texts())
    page.get_by_role("button", name="Lepas 7 pilihan").click()
    page.wait_for_url(lambda url: "kab=" not in url and "kat=" not in url)
    expect(page.locator(".cakupan")).to_have_count(0)


# Each mark of invented figures that leaves the drawing that it lies across.
CUT_MARKS = """() => [...document.querySelectorAll('[data-testid=stBidiComponentIsolated]')].flatMap(
    ({shadowRoot}) => [...shadowRoot.querySelectorAll('svg[role=img] > text[fill-opacity]')].filter(each => {
        const mark = each.getBoundingClientRect(), {left, top, right, bottom} = each.closest('svg')
            .getBoundingClientRect();
        return mark.left < left || mark.right > right || mark.top < top || mark.bottom > bottom;
    }).map(each => each.textContent))"""


@pytest.mark.parametrize(
    ("path", "counted"), [("", r"(\d+) hal melewati tenggat"), ("produk-desa", r"Diminta dari (\d+)")]
)
def test_a_list_on_a_wall_says_how_many_of_all_it_shows(page, path, counted):
    """*tampil 2 dari 5* stood below *32 hal melewati tenggat*: only five were ever listed."""
    visit(page, f"/{path}?data=simulasi&proyektor=1")
    page.wait_for_function(DRAWN)
    every = [(found[1], part) for part in page.evaluate(PARTS) if (found := re.search(counted, part))]
    assert every
    for number, part in every:
        assert re.search(rf"tampil \d+ dari {number}$", part.removesuffix("SIMULASI").strip()), part
    assert page.evaluate(CUT_MARKS) == [], "the mark was cut by a strip of figures"


def test_a_legend_on_a_wall_names_what_is_drawn_and_its_dates_stay_on_one_line(page):
    """*Stunting tinggi, produk dekat pasar belum dilaporkan (0)*, and *fakta terbaru 31* above *Januari*."""
    visit(page, "/peluang?data=simulasi&proyektor=1")
    page.wait_for_function(DRAWN)
    told = page.locator(".legenda li").all_inner_texts()
    assert told and not [each for each in told if each.endswith("(0)")]
    visit(page, "/ekspor?data=simulasi&proyektor=1")
    page.wait_for_function(DRAWN)
    assert any("31\N{NO-BREAK SPACE}Januari\N{NO-BREAK SPACE}2026" in part for part in page.evaluate(PARTS))


def test_a_chart_is_whole_or_gives_its_room_to_the_others(page):
    """Of five stages the first alone, under a title that counts the last, would mislead."""
    visit(page, "/program?data=simulasi&proyektor=1")
    page.wait_for_function(DRAWN)
    parts = page.evaluate(PARTS)
    assert any("target 44 UMKM" in part for part in parts)
    assert not [part for part in parts if "tahap akhir" in part and "tampil" in part]


# Every piece of text that lies on what stands beside the page: the bar with arrows, what was to be told.
COVERED = """() => {
    const shown = root => [...root.querySelectorAll('*')].flatMap(each => [
        ...(each.shadowRoot ? shown(each.shadowRoot) : []),
        ...([...each.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())
            && !each.closest('style, script, title, desc') ? [each] : [])]);
    const parts = ['.st-key-bilah_proyektor', '.st-key-pesan'].map(each => document.querySelector(each));
    const main = document.querySelector('[data-testid=stMainBlockContainer]');
    return parts.filter(Boolean).flatMap(part => shown(main).filter(each => {
        const words = document.createRange(), b = part.getBoundingClientRect();
        words.selectNodeContents(each);
        const a = words.getBoundingClientRect(); // a paragraph is as wide as the page
        return !part.contains(each) && b.height && a.width > 1
            && a.left < b.right - 1 && b.left + 1 < a.right && a.top < b.bottom - 1 && b.top + 1 < a.bottom;
    })).map(each => each.textContent.trim().slice(0, 50));
}"""


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("peta?kab=35", ["Kode kab=35 bukan kode Kemendagri yang dikenal, sehingga diabaikan."]),
        ("?kab=5399&kec=12&desa=77&kat=xx", ["kab=5399", "kec=12", "desa=77", "kat=xx"]),
        ("peta?versi=VERSI", ["Tampilan beku."]),
        ("peta?versi=VERSI&kab=35", ["kab=35", "Tampilan beku."]),
    ],
)
def test_what_a_projected_page_has_to_say_of_its_link_lies_on_nothing(page, both, path, told):
    """It lay over the bar with the arrows, and pushed the sources off the screen."""
    path = path.replace("VERSI", snapshots.current().snapshot.name)
    visit(page, f"/{path}{'&' if '?' in path else '?'}proyektor=1")
    found = measured(page, (1366, 768))
    said = page.locator(".st-key-pesan").inner_text()
    assert all(each in said for each in told), said
    assert page.evaluate(COVERED) == []
    assert not found["outside"] and not found["scrolls"], found


@pytest.mark.parametrize("path", ["ekspor?kab=5310&kat=kosmetik", "profil-kabupaten?kab=5310&kat=kosmetik"])
def test_what_is_chosen_stands_once_where_the_head_has_no_room_beside_the_bar(page, path):
    """*Cakupan: Kabupaten Manggarai; kategori Kosmetik* ran below the same words in the bar."""
    visit(page, f"/{path}&proyektor=1&data=simulasi")
    measured(page, (1280, 720))
    assert page.evaluate(COVERED) == []
    assert "Manggarai" in page.locator(".st-key-bilah_proyektor").inner_text()


@pytest.mark.parametrize("path", [*WORKED_AT, A_PASSPORT])
def test_a_desk_that_is_opened_on_a_projector_all_the_same_is_legible(page, path):
    visit(page, f"/{path}{'&' if '?' in path else '?'}proyektor=1")
    found = measured(page, (1920, 1080))
    assert not any(found[name] for name in ("scrolls", "outside", "small")), found


def test_an_empty_screen_is_measured_as_empty(page):
    page.set_content("<p>satu kata</p>")
    assert empty(page.screenshot()) > 0.9


NAMES = """() => [...document.querySelectorAll('[data-testid=stBidiComponentIsolated]')].flatMap(
    ({shadowRoot}) => [...shadowRoot.querySelectorAll('.nama text')].map(each => each.textContent))"""


@pytest.mark.parametrize("path", ["", "peluang?data=simulasi"])
def test_a_small_wall_names_the_places_that_a_large_one_does(page, path):
    """A projector of 1024 pixels, a browser at 150 %: no names, and the advice to tap for them."""
    found = []
    for width, height in ((1920, 1080), (1024, 768), (911, 512)):
        page.set_viewport_size({"width": width, "height": height})
        visit(page, f"/{path}{'&' if '?' in path else '?'}proyektor=1")
        found.append(sorted(page.evaluate(NAMES)))
    large, *small = found
    assert len(large) > 20 and small == [large, large]


def test_a_map_on_a_wall_says_in_its_subtitle_what_its_numbers_count(page):
    """*45 produk* under each of 22 names: they crowded each other."""
    visit(page, "/peluang?data=simulasi&proyektor=1")
    assert not [each for each in page.evaluate(NAMES) if "produk" in each]
    (told, *_) = [each for each in page.evaluate(PARTS) if "jumlahnya pada peta" in each]
    assert "SKI" in told and told.count("SKI 2023") == 1, "of several that differ one by name"
