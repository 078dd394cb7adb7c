"""What can be chosen is chosen by mouse, keyboard and touch, in both data sets, on a desk and on a phone.

The browser has no WebGL and finds no host but ours (harness.FLAGS). Of each test one way and data set run
every time, the others in the long run.
"""

import re
from collections.abc import Iterator
from itertools import product

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from dashboard.language.text import say
from tests.browser.conftest import PHONE
from tests.browser.everyone import findings
from tests.browser.harness import Tabs, settled, visit
from tests.browser.ways import DATASETS, WAYS, Way, chips, place, says, tile

KUPANG, DISTRICT, ALOR, FLORES_TIMUR = "5301", "530105", "5305", "5306"
VILLAGE = {"terpublikasi": "5301052011", "simulasi": "5301052501"}
MARKS = {
    "bar": ("/produk-desa?", "kategori", "kat="),
    "bar of a regency": ("/ekspor?", "ekspor_kabupaten", "kab="),
    "bar with parts": ("/produk-desa?", "petak", "kat="),
}
STAYS = {
    "/peta": (".peta", ".baris", ".st-key-ind"),
    "/": (".peta",),
}.items()
# As people write them, and the one place that is meant.
SOUGHT = {
    "terpublikasi": {
        "Oh'aem II": "5301122011",
        "oh’aem dua": "5301122011",
        "Nubalema II": "5306182013",
        "TTS": "5302",
        "Mabar": "5315",
        "Flotim": "5306",
    },
    "simulasi": {"contoh 005": "5301052501", "TTS": "5302", "Mabar": "5315", "Flotim": "5306"},
}


def every_way(*often: tuple[str, str]) -> list:
    """Each way in each data set; those named run every time."""
    pairs = product(WAYS, DATASETS)
    return [pytest.param(*pair, marks=() if pair in often else pytest.mark.long) for pair in pairs]


@pytest.fixture
def by(way: str) -> Way:
    return WAYS[way]


@pytest.fixture
def page(way: str, tabs: Tabs, phone_tabs: Tabs) -> Iterator[Page]:
    """A phone for the finger, a desk for the others."""
    with (phone_tabs if way == "touch" else tabs).guarding() as page:
        yield page


@pytest.mark.parametrize(
    ("way", "dataset"),
    every_way(("mouse", "terpublikasi"), ("keyboard", "simulasi"), ("touch", "terpublikasi")),
)
def test_down_to_a_village_and_back(page, by, dataset):
    visit(page, f"/peta?data={dataset}")
    by(page, tile(page, KUPANG))
    says(page, f"kab={KUPANG}")
    expect(page.locator("svg[data-kind=districts]")).to_be_visible()
    by(page, place(page, DISTRICT))
    says(page, f"kec={DISTRICT}")
    village = page.locator('.desa .titik-desa[aria-label*=": 1 produk"]').first
    code, name = village.get_attribute("data-code"), village.get_attribute("aria-label").split(":")[0]
    by(page, village)
    says(page, f"desa={code}")
    expect(page.get_by_text(f"{name}: 1 produk tercatat")).to_be_visible()
    trail = page.locator(".st-key-jejak")
    by(page, trail.get_by_role("button", name="Kabupaten Kupang"))
    expect(page).not_to_have_url(re.compile("kec="))
    settled(page)
    by(page, trail.get_by_role("button", name="NTT", exact=True))
    expect(page).not_to_have_url(re.compile("kab="))
    expect(page.locator("svg[data-kind=regencies]")).to_be_visible()


@pytest.mark.parametrize(("way", "dataset"), every_way(("touch", "terpublikasi")))
def test_the_search_opens_the_place_however_it_is_written(page, by, dataset):
    visit(page, f"/peta?data={dataset}")
    sought = SOUGHT[dataset]
    for term, code in list(sought.items())[:: 1 if by is WAYS["mouse"] else 3]:
        box = page.get_by_role("textbox", name=say("tempat.cari"))
        by(page, box)
        expect(box).to_be_focused()
        page.keyboard.press("Control+A")
        page.keyboard.type(term)
        page.keyboard.press("Enter")
        by(page, page.locator(f".st-key-tempat_{code} button"))
        says(page, f"{'kab' if len(code) == 4 else 'desa'}={code}")


@pytest.mark.parametrize(("way", "dataset"), every_way(("keyboard", "terpublikasi")))
def test_a_row_filters_and_a_second_choice_or_its_chip_takes_it_back(page, by, dataset):
    visit(page, f"/peta?data={dataset}")
    row = page.locator(f"tr[data-code='{FLORES_TIMUR}'] button")
    by(page, row)
    says(page, f"kab={FLORES_TIMUR}")
    expect(row).to_have_attribute("aria-pressed", "true")
    by(page, row)
    expect(page).not_to_have_url(re.compile("kab="))
    settled(page)
    by(page, row)
    says(page, f"kab={FLORES_TIMUR}")
    by(page, chips(page).first)
    expect(chips(page)).to_have_count(0)
    expect(page).not_to_have_url(re.compile("kab="))


@pytest.mark.parametrize(
    ("way", "dataset"),
    [
        *(("mouse", "terpublikasi"), ("touch", "simulasi")),
        *(
            pytest.param(*pair, marks=pytest.mark.long)
            for pair in (("mouse", "simulasi"), ("touch", "terpublikasi"))
        ),
    ],
)
def test_a_dot_chooses_as_the_row_it_stands_in(page, by, dataset):
    visit(page, f"/peta?data={dataset}")
    by(page, page.locator(f"tr[data-code='{FLORES_TIMUR}'] td.letak circle"))
    says(page, f"kab={FLORES_TIMUR}")
    expect(page.locator(f"tr[data-code='{FLORES_TIMUR}'] td.letak path.dipilih")).to_be_visible()


@pytest.mark.parametrize(("path", "kept"), STAYS)
@pytest.mark.parametrize("way", ["mouse"])
def test_the_first_choice_draws_nothing_anew_that_stays(page, path, kept):
    """A map or chart that is taken away and put back flickers, and costs more than all the rest."""
    visit(page, path)
    parts = [page.locator(each).first for each in kept]
    for part in parts:
        part.evaluate("part => { part.stays = true; }")
    page.locator(".st-key-pulau").get_by_text("Timor", exact=True).click()
    says(page, "pulau=")
    assert [part.evaluate("part => part.stays") for part in parts] == [True] * len(parts)


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize(("way", "dataset"), every_way())
def test_a_mark_of_a_chart_filters_and_its_chip_takes_it_back(page, by, dataset, mark):
    chosen_by_a_mark(page, by, dataset, mark)


@pytest.mark.parametrize(
    ("way", "dataset", "mark"),
    [("keyboard", "simulasi", "bar"), ("touch", "terpublikasi", "bar of a regency")],
)
def test_bars_are_not_for_the_mouse_alone(page, by, dataset, mark):
    chosen_by_a_mark(page, by, dataset, mark)


def chosen_by_a_mark(page: Page, by: Way, dataset: str, mark: str) -> None:
    path, key, filtered = MARKS[mark]
    visit(page, f"{path}data={dataset}")
    target = page.locator(f".st-key-grafik_{key} a[data-kode]").locator("visible=true").first
    expect(target).to_have_attribute("aria-pressed", "false")
    name = target.get_attribute("aria-label").split(":")[0].split(" ")[-1]
    by(page, target)
    says(page, filtered)
    expect(chips(page)).to_contain_text(name)
    by(page, chips(page).first)
    expect(page).not_to_have_url(re.compile(filtered))


@pytest.mark.parametrize(("way", "dataset"), every_way())
def test_two_to_four_regencies_are_compared(page, by, dataset):
    visit(page, f"/peta?data={dataset}&kab={KUPANG}")
    compared = page.get_by_role("heading", name="Perbandingan:")
    expect(compared).to_have_count(0)
    for count, code in enumerate((ALOR, FLORES_TIMUR, "5371", "5320"), start=2):
        by(page, tile(page, code))
        says(page, code)
        expect(chips(page)).to_have_count(count)
        expect(compared).to_have_count(1 if count <= 4 else 0)


@pytest.mark.parametrize(("way", "dataset"), every_way())
def test_another_period_is_chosen(page, by, dataset):
    visit(page, f"/peta?data={dataset}&ind=kemiskinan")
    pick(page, by, say("peta.periode"), 1)
    says(page, "per=")


@pytest.mark.parametrize(("way", "dataset"), every_way())
def test_a_profile_is_opened(page, by, dataset):
    visit(page, f"/profil-kabupaten?data={dataset}")
    pick(page, by, say("profil.pilih"), 4)
    says(page, f"kab={ALOR}")
    expect(page.locator(".lembar section")).to_have_count(7)
    by(page, chips(page).first)
    expect(page.locator(".lembar section")).to_have_count(0)


@pytest.mark.parametrize(("way", "dataset"), every_way())
def test_a_place_and_a_row_of_the_opportunities_filter(page, by, dataset):
    visit(page, f"/peluang?data={dataset}")
    by(page, place(page, ALOR))
    says(page, f"kab={ALOR}")
    expect(page.locator("tr[data-code]")).to_have_count(1)
    by(page, page.locator("tr[data-code] button"))
    expect(page).not_to_have_url(re.compile("kab="))
    expect(page.locator("tr[data-code]")).to_have_count(22)


def pick(page: Page, by: Way, label: str, place: int) -> None:
    """Choose the option at this place of a list."""
    box: Locator = page.get_by_test_id("stMainBlockContainer").get_by_role("combobox", name=label)
    if by is WAYS["keyboard"]:
        box.focus()
        for _ in range(place + 1):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        return
    if (
        by is WAYS["touch"]
    ):  # beside its very middle, where Streamlit's list takes a tap for a screen reader's
        box.tap(position={"x": 20, "y": 12})
        page.wait_for_timeout(700)  # for half a second a list that opened takes no second tap
    else:
        by(page, box)
    by(page, page.get_by_role("option").nth(place))


OFTEN = {("/peta", "simulasi"), (f"/peta?kab={KUPANG}&kec={DISTRICT}", "terpublikasi")}
OFTEN |= {("/peluang", "terpublikasi"), (f"/profil-kabupaten?kab={ALOR}", "simulasi")}
LOOKED_AT = (
    *("/peta", f"/peta?kab={KUPANG}", f"/peta?kab={KUPANG}&kec={DISTRICT}", "/peta?desa={village}"),
    *(f"/peta?kab={KUPANG},{ALOR}", "/produk-desa", "/peluang", f"/profil-kabupaten?kab={ALOR}"),
)


@pytest.mark.parametrize(
    ("path", "dataset", "way"),
    [
        pytest.param(*case, marks=() if case[:2] in OFTEN and case[2] == "touch" else pytest.mark.long)
        for case in product(LOOKED_AT, DATASETS, ("touch", "mouse"))
    ],
)
def test_axe_finds_nothing_where_places_are_chosen(page, path, dataset):
    path = path.format(village=VILLAGE[dataset])
    visit(page, f"{path}{'&' if '?' in path else '?'}data={dataset}")
    page.wait_for_timeout(400)  # marks are named when their chart has been still for a moment
    assert findings(page) == []


def test_the_browser_of_these_tests_has_no_webgl_and_no_network(browser: Browser):
    page = browser.new_context(viewport=PHONE).new_page()
    kinds = "['webgl', 'webgl2'].map(kind => document.createElement('canvas').getContext(kind))"
    assert page.evaluate(kinds) == [None, None]
    for host in ("contoh.go.id", "192.0.2.1"):
        asked = f"fetch('http://{host}/').then(() => 'answered', problem => String(problem))"
        assert "Failed to fetch" in page.evaluate(asked)
    page.context.close()
