"""From the province to the village: what the way down shows, fetches, prints and takes back."""

import re

import pytest
from playwright.sync_api import expect

from dashboard.language.text import say
from tests.browser.harness import settled, visit
from tests.browser.ways import by_keyboard, by_mouse, chips, place, says, tile

KUPANG, DISTRICT, VILLAGE = "5301", "530105", "5301052011"


def test_what_is_scrolled_to_stops_below_the_head_of_the_page(phone):
    visit(phone, f"/peta?kab={KUPANG}")
    row = phone.locator("tr[data-code] button").first
    row.wait_for()  # a list shows itself when its style sheet is there
    row.evaluate("one => one.scrollIntoView({block: 'start'})")
    assert row.bounding_box()["y"] >= phone.get_by_test_id("stHeader").bounding_box()["height"]


@pytest.mark.long
def test_a_second_choice_takes_the_village_and_the_district_back(page):
    visit(page, f"/peta?kab={KUPANG}&kec={DISTRICT}&desa={VILLAGE}")
    by_mouse(page, place(page, VILLAGE))
    expect(page).not_to_have_url(re.compile("desa="))
    settled(page)
    by_keyboard(page, place(page, DISTRICT))
    expect(page).not_to_have_url(re.compile("kec="))


@pytest.mark.parametrize(("path", "clicked"), [("/peta", "peta_wilayah"), ("/", "peta_ekspor")])
def test_a_click_on_the_map_replaces_the_island_and_says_so(page, path, clicked):
    visit(page, f"{path}?pulau=flores")
    expect(chips(page)).to_have_text([re.compile("Flores")])
    drawn = page.locator(f".st-key-{clicked} .kanvas [data-code][role=button]")
    expect(drawn).to_have_count(8)  # a place outside the island is no button
    by_mouse(page, place(page, "5308"))
    says(page, "kab=5308")
    assert "pulau=" not in page.url
    expect(chips(page)).to_have_text([re.compile("Kabupaten Ende")])
    expect(page.get_by_text(say("catatan.diganti_kab", lama="Flores", baru="Kabupaten Ende"))).to_be_visible()
    expect(page.locator(".st-key-pulau [aria-checked=true]")).to_have_count(0)
    chips(page).first.click()
    expect(chips(page)).to_have_count(0)
    settled(page)
    assert "?" not in page.url
    expect(
        page.get_by_text(say("panel.lingkup", lingkup=say("filter.kalimat_provinsi", tempat="NTT"))).first
    ).to_be_visible()
    expect(page.get_by_text("diganti oleh")).to_have_count(0)


def test_a_place_elsewhere_replaces_the_island_too(page):
    visit(page, "/peta?pulau=flores")
    page.locator(".st-key-tempat input").fill("Alor")
    page.keyboard.press("Enter")
    page.locator(".st-key-hasil_tempat button").first.click()
    says(page, "kab=5305")
    assert "pulau=" not in page.url
    expect(chips(page)).to_have_text([re.compile("Kabupaten Alor")])
    expect(page.get_by_text(say("catatan.diganti_kab", lama="Flores", baru="Kabupaten Alor"))).to_be_visible()


def test_every_filter_is_a_chip_that_can_be_taken_back(phone):
    visit(phone, f"/peta?kab={KUPANG}&kec={DISTRICT}&kat=perikanan")
    filters = chips(phone)
    expect(filters).to_have_count(3)
    for left in (2, 1):
        filters.last.tap()
        expect(filters).to_have_count(left)
        settled(phone)
    filters.last.tap()
    expect(filters).to_have_count(0)
    assert "?" not in phone.url


@pytest.mark.long
def test_only_the_shapes_in_view_are_fetched(new_tab):
    page, asked = new_tab, []
    page.on("request", lambda request: asked.append(request.url))
    visit(page, "/peta")
    assert not [each for each in asked if "districts-" in each]
    by_mouse(page, tile(page, "5320"))
    says(page, "kab=5320")
    expect(page.locator("svg[data-kind=districts]")).to_be_visible()
    assert [each for each in asked if "districts-" in each and "districts-5320" not in each] == []


@pytest.mark.long
def test_arrows_walk_among_the_villages(page):
    visit(page, f"/peta?kab={KUPANG}&kec={DISTRICT}")
    villages = page.locator(".desa .titik-desa")
    expect(villages).to_have_count(12)
    villages.first.focus()
    page.keyboard.press("ArrowRight")
    expect(villages.nth(1)).to_be_focused()


@pytest.mark.parametrize(
    ("dataset", "villages"),
    [pytest.param("terpublikasi", 26, marks=pytest.mark.long), ("simulasi", 844)],
)
def test_every_village_is_drawn_as_a_point_or_counted_in_a_circle(page, dataset, villages):
    visit(page, f"/peta?titik=1&data={dataset}")
    expect(page.locator(".desa [data-code]").first).to_be_visible()  # shapes come after the page has settled
    alone = page.locator(".desa .titik-desa").count()
    gathered = page.locator(".desa .kumpulan").evaluate_all(
        "groups => groups.reduce((sum, group) => sum + +group.dataset.count, 0)"
    )
    assert alone + gathered == villages


def test_a_long_list_moves_to_the_row_that_is_chosen(page):
    visit(page, "/peta?kab=5302")  # the last of 22
    row = page.locator(".st-key-baris_urutan .terpilih")
    expect(row).to_be_attached()
    in_sight = """row => {
      const [box, frame] = [row, row.closest(".gulung")].map((each) => each.getBoundingClientRect());
      return box.height > 0 && box.top >= frame.top && box.bottom <= frame.bottom;
    }"""
    assert row.evaluate(in_sight)


@pytest.mark.parametrize(
    "code", ["5301", *(pytest.param(each, marks=pytest.mark.long) for each in ("5305", "5371"))]
)
def test_a_profile_prints_on_one_page_of_a4(page, code):
    visit(page, f"/profil-kabupaten?kab={code}")
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
