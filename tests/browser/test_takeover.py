"""The page is there at once; the live one takes its place without a jump, or never: both work."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from dashboard.edition.document import LIVE_MEGABYTES
from dashboard.front import index_page
from dashboard.front.bundles import BEGINS
from dashboard.language import numbers
from dashboard.language.text import say
from tests.browser import harness
from tests.browser.conftest import PHONE, VIEW, guarded

MOST_SHIFT = 0.05
HELD: list[Route] = []  # requests for the live page's files that wait for a test to let them go
SHIFTS = """
window.moved = 0;
new PerformanceObserver((list) => { for (const one of list.getEntries()) window.moved += one.value; })
  .observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture(params=[VIEW, PHONE], ids=["screen", "phone"])
def scriptless(browser: Browser, url: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(base_url=url, viewport=request.param, java_script_enabled=False)
    yield from guarded(context)
    context.close()


@pytest.fixture
def patient(context: BrowserContext) -> Iterator[Page]:
    """The live page's files come when a test lets them: what happens before is seen at leisure."""
    context.add_init_script(SHIFTS)
    page = context.new_page()
    page.route("**/aset/bagian-*.js", _hold)
    yield page
    HELD.clear()
    page.close()


def _hold(route: Route) -> None:
    HELD.append(route)


def let_load(page: Page) -> None:
    while not HELD:
        page.wait_for_timeout(20)
    HELD.pop().continue_()


def let_come(page: Page) -> None:
    expect(page.locator("#edisi")).to_have_count(1)
    let_load(page)
    harness.settled(page)


@pytest.mark.parametrize("path", ["/", "/peta?ind=kemiskinan", "/ekspor?data=simulasi", "/tentang-angka"])
def test_without_scripts_a_page_is_whole_and_no_wider_than_the_screen(scriptless, path):
    scriptless.goto(path)
    expect(scriptless.get_by_role("heading", level=1)).to_be_visible()
    expect(scriptless.locator("noscript p")).to_be_visible()
    wide = scriptless.locator("main.isi").bounding_box()["width"]
    assert wide <= scriptless.viewport_size["width"]


def test_without_scripts_the_way_leads_from_the_province_to_a_village(scriptless):
    scriptless.goto("/peta?kat=minuman")
    scriptless.get_by_role("link", name=re.compile("^Kabupaten Kupang: ")).first.click()
    expect(scriptless).to_have_url(re.compile("kab=5301"))
    expect(scriptless).to_have_url(re.compile("kat=minuman"))
    scriptless.get_by_role("link", name="Oelomin").first.click()
    expect(scriptless).to_have_url(re.compile("desa=5301"))
    scriptless.get_by_role("link", name="NTT", exact=True).click()
    expect(scriptless).not_to_have_url(re.compile("kab="))


def test_without_scripts_filters_are_sent_as_a_form(scriptless):
    scriptless.goto("/ekspor?pulau=flores")
    if scriptless.viewport_size["width"] < 768:
        scriptless.get_by_text(say("edisi.menu")).click()
    scriptless.locator("aside summary").nth(1).click()
    scriptless.get_by_label("Tenun", exact=True).check()
    scriptless.get_by_role("button", name=say("edisi.terapkan")).click()
    expect(scriptless).to_have_url(re.compile(r"/ekspor\?pulau=flores&kat=tenun$"))


@pytest.mark.parametrize(
    ("path", "down"), [("/", 0), ("/peta", 900), ("/ekspor", 900), ("/produk-desa", 600)]
)
def test_the_live_page_takes_over_without_a_jump(patient, path, down):
    patient.goto(path, wait_until="domcontentloaded")
    patient.evaluate(f"window.scrollTo(0, {down})")
    near = """() => [...document.querySelectorAll("h1, h2, h3")]
        .map((head) => [head.textContent.trim(), head.getBoundingClientRect().top])
        .map((one) => [...one, Math.abs(one[1] - innerHeight / 4)])
        .sort((one, other) => one[2] - other[2])[0].slice(0, 2)"""
    words, top = patient.evaluate(near)
    let_come(patient)
    if down:
        found = f"""() => [...document.querySelectorAll("h1, h2, h3")]
            .find((head) => head.textContent.trim() === {words!r})?.getBoundingClientRect().top"""
        assert abs(patient.evaluate(found) - top) < 12, words
    assert patient.evaluate("window.moved") < MOST_SHIFT


@pytest.mark.parametrize(
    "path", ["?proyektor=1", "ekspor?proyektor=1", "paparan", "kirim-data", "data", "profil-kabupaten"]
)
def test_every_kind_of_page_is_taken_over(look, path):
    """Whoever looks waits until the live page stands in the place of the first one."""
    assert look(path).headings


def test_what_each_page_shows_is_asked_for_before_the_first_message(new_tab):
    """Streamlit asks for them when it comes to draw them: each would wait for the line once more."""
    asked, before = [], []
    new_tab.on("request", lambda each: asked.append(each.url.rsplit("/", 1)[-1].split(".")[0]))
    new_tab.on("websocket", lambda each: each.on("framereceived", lambda _: before or before.extend(asked)))
    harness.visit(new_tab, "/ekspor")
    assert {*index_page.ON_EVERY_PAGE, "Slider"} <= {*before}
    assert not {"Slider", "Selectbox", "TextInput"} & {*asked} - {*before}


def test_a_half_typed_search_and_its_cursor_stay(patient):
    patient.goto("/produk-desa", wait_until="domcontentloaded")
    box = patient.locator("#edisi input[name=cari]")
    box.fill("kopi ar")
    let_come(patient)
    live = patient.locator(".st-key-cari input")
    expect(live).to_have_value("kopi ar")
    expect(live).to_be_focused()
    patient.keyboard.type("abika")
    patient.keyboard.press("Enter")
    expect(patient).to_have_url(re.compile("cari=kopi"))


def test_a_choice_that_was_not_sent_yet_is_not_taken_away(patient):
    patient.goto("/", wait_until="domcontentloaded")
    patient.locator("aside summary").first.click()
    patient.locator("#edisi").get_by_label("Kabupaten Alor", exact=True).check()
    let_load(patient)
    expect(patient.get_by_test_id("stApp")).to_have_attribute(
        "data-test-script-state", "notRunning", timeout=harness.DRAWN_MS
    )
    patient.wait_for_timeout(1000)
    patient.get_by_role("button", name=say("edisi.terapkan")).click()
    expect(patient).to_have_url(re.compile("kab=5305"))


def test_a_link_pressed_before_the_live_page_is_there_simply_works(patient):
    patient.goto("/?kab=5305", wait_until="domcontentloaded")
    patient.get_by_role("link", name="Ekspor", exact=True).click()
    expect(patient).to_have_url(re.compile(r"/ekspor\?kab=5305"))
    expect(patient.get_by_role("heading", level=1)).to_be_visible()


def test_the_focus_stays_on_the_place_that_had_it(patient):
    patient.goto("/", wait_until="domcontentloaded")
    patient.locator("#edisi a[aria-label^='Kabupaten Alor']").focus()
    let_come(patient)
    focused = """() => {
        let at = document.activeElement;
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        return at?.dataset.code;
    }"""
    assert patient.evaluate(focused) == "5305"


def test_where_websockets_are_blocked_the_page_stays_and_works(context):
    context.route_web_socket(re.compile("/_stcore/stream"), lambda line: line.close())
    page = context.new_page()
    page.clock.install()
    page.goto("/peta")
    page.clock.run_for(25_000)
    expect(page.get_by_text(say("edisi.belum"))).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("link", name=re.compile("^Kabupaten Alor: ")).first.click()
    expect(page).to_have_url(re.compile("kab=5305"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.close()


def test_a_page_comes_to_life_on_the_line_of_a_server_that_bundles_nothing(context):
    """While a server is renewed, or is taken back to an earlier one, an open page meets the other one."""
    frames = []
    context.add_init_script("""(() => {
        const Line = window.WebSocket;
        window.WebSocket = class extends Line {
            constructor(address, ...rest) { super(String(address).replace("?kumpulan=1", ""), ...rest); }
        };
    })()""")
    page = context.new_page()
    page.on("websocket", lambda line: line.on("framereceived", lambda frame: frames.extend([frame])))
    harness.visit(page, "/program")
    assert len(frames) > 20 and not any(frame.startswith(BEGINS) for frame in frames)
    expect(page.get_by_test_id("stSidebarNavLink").first).to_be_visible()
    page.close()


LIVE_FILES = 100  # scripts and styles of the live page, of which nearly all are listed with it
KEPT = """async least => {
  const kept = async () => (await (await caches.open("berkas")).keys()).length;
  while (await kept() < least) await new Promise(look => setTimeout(look, 100));
}"""


def test_without_a_network_what_was_opened_is_shown_with_its_moment(browser, url):
    context = browser.new_context(base_url=url, viewport=VIEW, service_workers="allow")
    page = context.new_page()
    harness.visit(page, "/ekspor?kab=5304")
    page.evaluate("navigator.serviceWorker.ready")
    harness.visit(page, "/")
    expect(page.locator("#disimpan")).to_have_count(0)
    title = page.get_by_role("heading", level=1).text_content()
    page.evaluate(KEPT, LIVE_FILES)
    context.set_offline(True)
    context.new_cdp_session(page).send("Network.clearBrowserCache")
    page.goto("/", wait_until="domcontentloaded")
    expect(page.locator("#disimpan")).to_be_visible()
    expect(page.locator("#disimpan")).to_contain_text("WITA")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    # Not from the browser's own store, which is empty: what the page and its live part consist of.
    page.wait_for_function("() => globalThis.dasborBagian")
    assert page.evaluate("async () => (await fetch(dasborBagian.main)).ok")
    page.goto("/ekspor?kab=5304", wait_until="domcontentloaded")
    expect(page.locator("#disimpan")).to_be_visible()
    page.goto("/peta?ind='><b>x</b>", wait_until="domcontentloaded")  # never opened
    expect(page.get_by_role("heading", level=1)).to_have_text(say("luring.judul"))
    assert page.locator("b").count() == 0
    kept = page.get_by_role("listitem")
    expect(kept).to_have_count(2)
    page.goto("/peta?bahasa=en", wait_until="domcontentloaded")
    expect(page.get_by_role("heading", level=1)).to_have_text("The dashboard cannot be reached")
    kept.get_by_text("kab=5304").locator("..").get_by_role("link").click()
    expect(page.locator("#disimpan")).to_be_visible()
    context.set_offline(False)
    page.goto("/", wait_until="domcontentloaded")
    expect(page.locator("#edisi #disimpan")).to_be_hidden()
    context.close()


def test_who_saves_data_is_asked_first_and_told_the_true_weight(context):
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    weighed: list[float] = []
    line.on("Network.loadingFinished", lambda told: weighed.append(told["encodedDataLength"]))
    page.goto("/?hemat=1")
    button = page.get_by_role("button", name=say("edisi.buka", ukuran=numbers.number(LIVE_MEGABYTES, 1)))
    expect(button).to_be_visible()
    page.wait_for_timeout(1000)
    assert sum(weighed) < 40_000
    weighed.clear()
    button.click()
    harness.settled(page)
    page.wait_for_load_state("networkidle")
    assert sum(weighed) / 1e6 == pytest.approx(LIVE_MEGABYTES, abs=0.1)
    page.close()
