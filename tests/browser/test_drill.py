"""From the province to the village by mouse, keyboard and touch; every filter is a chip that goes away."""

import re
from collections.abc import Callable, Iterator

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import guarded
from tests.browser.harness import settled, visit

PHONE = {"width": 390, "height": 844}
KUPANG, DISTRICT, VILLAGE = "5301", "530105", "5301052011"
DATASETS = ("terpublikasi", "simulasi")
SERIOUS = ("serious", "critical")


@pytest.fixture
def phone(browser: Browser, url: str) -> Iterator[Page]:
    context = browser.new_context(base_url=url, viewport=PHONE, has_touch=True, is_mobile=True)
    yield from guarded(context)
    context.close()


def place(page: Page, code: str):
    """A place, village or circle of villages on the page's first map that has it."""
    return page.locator(f'.kanvas [data-code="{code}"][role=button]').first


def tile(page: Page, code: str):
    return page.locator(f'svg[data-kind=tiles] [data-code="{code}"][role=button]')


def middle(target) -> list[float]:
    """Where a place comes to rest: a finger does not tap while charts above it still take their room."""
    target.scroll_into_view_if_needed()
    at, still = drawn_at(target), 0
    for _ in range(30):
        target.page.wait_for_timeout(150)
        before, at = at, drawn_at(target)
        still = still + 1 if before == at else 0
        if still == 3:
            break
    return at


def drawn_at(target) -> list[float]:
    """Where a place is drawn: its label point, or the middle of a point or button."""
    return target.evaluate(
        """one => {
            const box = one.getBoundingClientRect();
            if (!one.dataset.x) return [box.left + box.width / 2, box.top + box.height / 2];
            const at = new DOMPoint(+one.dataset.x, +one.dataset.y).matrixTransform(one.getScreenCTM());
            return [at.x, at.y];
        }"""
    )


def by_mouse(page: Page, target) -> None:
    page.mouse.click(*middle(target))


def by_keyboard(page: Page, target) -> None:
    target.focus()
    page.keyboard.press("Enter")


def by_touch(page: Page, target) -> None:
    page.touchscreen.tap(*middle(target))


def says(page: Page, *parts: str) -> None:
    """The address holds these parts, and everything is drawn."""
    for part in parts:
        expect(page).to_have_url(re.compile(re.escape(part)))
    settled(page)


def down_and_up(page: Page, choose: Callable, dataset: str) -> None:
    visit(page, f"/peta?data={dataset}")
    choose(page, tile(page, KUPANG))
    says(page, f"kab={KUPANG}")
    expect(page.locator("svg[data-kind=districts]")).to_be_visible()
    choose(page, place(page, DISTRICT))
    says(page, f"kec={DISTRICT}")
    village = page.locator('.desa .titik-desa[aria-label*=": 1 produk"]').first
    code, name = village.get_attribute("data-code"), village.get_attribute("aria-label").split(":")[0]
    choose(page, village)
    says(page, f"desa={code}")
    expect(page.get_by_text(f"{name}: 1 produk tercatat")).to_be_visible()
    trail = page.locator(".st-key-jejak")
    trail.get_by_role("button", name="Kabupaten Kupang").click()
    expect(page).not_to_have_url(re.compile("kec="))
    settled(page)
    page.locator(".st-key-jejak").get_by_role("button", name="NTT", exact=True).click()
    expect(page).not_to_have_url(re.compile("kab="))
    expect(page.locator("svg[data-kind=regencies]")).to_be_visible()


def in_both(often: str) -> list:
    """Both data sets, one of them in every run of the tests and the other in the long one."""
    return [each if each == often else pytest.param(each, marks=pytest.mark.long) for each in DATASETS]


@pytest.mark.parametrize("dataset", in_both("terpublikasi"))
def test_down_to_a_village_and_back_by_mouse(page, dataset):
    down_and_up(page, by_mouse, dataset)


@pytest.mark.parametrize("dataset", in_both("simulasi"))
def test_down_to_a_village_and_back_by_keyboard(page, dataset):
    down_and_up(page, by_keyboard, dataset)


@pytest.mark.parametrize("dataset", in_both("terpublikasi"))
def test_down_to_a_village_and_back_by_touch(phone, dataset):
    down_and_up(phone, by_touch, dataset)


def test_what_is_scrolled_to_stops_below_the_head_of_the_page(phone):
    visit(phone, f"/peta?kab={KUPANG}")
    row = phone.locator("tr[data-code] button").first
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


@pytest.mark.long
@pytest.mark.parametrize("dataset", DATASETS)
@pytest.mark.parametrize("choose", [by_mouse, by_keyboard, by_touch])
def test_a_row_filters_and_a_second_choice_takes_it_back(browser, url, choose, dataset):
    context = browser.new_context(base_url=url, has_touch=True)
    for page in guarded(context):
        visit(page, f"/peta?data={dataset}")
        row = page.locator("tr[data-code='5306'] button")
        choose(page, row)
        says(page, "kab=5306")
        expect(row).to_have_attribute("aria-pressed", "true")
        choose(page, row)
        expect(page).not_to_have_url(re.compile("kab="))
    context.close()


@pytest.mark.long
def test_a_point_of_the_dot_plot_filters(page):
    visit(page, "/peta")
    points = page.get_by_test_id("stPlotlyChart").first.locator(".scatterlayer .points path")
    points.first.scroll_into_view_if_needed()
    box = points.first.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    says(page, "kab=5306")  # the lowest share comes first


@pytest.mark.long
@pytest.mark.parametrize("dataset", DATASETS)
@pytest.mark.parametrize(
    "mark", [".barlayer .point path", ".treemaplayer .slice >> nth=3", ".treemaplayer .slice >> nth=-1"]
)
def test_a_bar_or_field_filters_by_category_and_its_chip_takes_it_back(page, mark, dataset):
    visit(page, f"/produk-desa?data={dataset}")
    by_mouse(page, page.get_by_test_id("stPlotlyChart").locator(mark).first)
    says(page, "kat=")
    page.locator(".st-key-keping").get_by_role("button").first.click()
    expect(page).not_to_have_url(re.compile("kat="))


def test_every_filter_is_a_chip_that_can_be_taken_back(phone):
    visit(phone, f"/peta?kab={KUPANG}&kec={DISTRICT}&kat=perikanan&tahun=2019-2020")
    chips = phone.locator(".st-key-keping").get_by_role("button")
    expect(chips).to_have_count(4)
    for left in (3, 2, 1):
        chips.last.tap()
        expect(chips).to_have_count(left)
        settled(phone)
    chips.last.tap()
    expect(chips).to_have_count(0)
    assert "?" not in phone.url


def test_the_search_jumps_to_a_village(phone):
    visit(phone, "/peta")
    box = phone.get_by_role("textbox", name="Cari kabupaten")
    box.fill("tablolong")
    box.press("Enter")
    phone.get_by_role("button", name="Tablolong (desa").tap()
    says(phone, f"kab={KUPANG}", f"kec={DISTRICT}", f"desa={VILLAGE}")


@pytest.mark.long
def test_only_the_shapes_in_view_are_fetched(page):
    asked = []
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
    alone = page.locator(".desa .titik-desa").count()
    gathered = page.locator(".desa .kumpulan").evaluate_all(
        "groups => groups.reduce((sum, group) => sum + +group.dataset.count, 0)"
    )
    assert alone + gathered == villages


@pytest.mark.parametrize(
    "path",
    ["/peta", f"/peta?kab={KUPANG}&kec={DISTRICT}", "/peluang", "/profil-kabupaten?kab=5305"],
)
def test_axe_finds_nothing_serious(phone, path):
    visit(phone, path)
    found = Axe().run(phone)
    serious = [
        (each["id"], [node["html"][:120] for node in each["nodes"][:3]])
        for each in found["violations"]
        if each["impact"] in SERIOUS
    ]
    assert serious == []


@pytest.mark.parametrize("code", ["5301", "5305", "5371"])
def test_a_profile_prints_on_one_page_of_a4(page, code):
    visit(page, f"/profil-kabupaten?kab={code}")
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
