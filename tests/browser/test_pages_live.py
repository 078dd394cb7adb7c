"""The pages as a reader meets them: by mouse, touch and keyboard, on a projector, without an English word."""

import re
import string

import pytest
from playwright.sync_api import Page, expect

from dashboard.front import menu
from tests.browser.harness import PAGES, settled, visit

PROJECTOR = {"width": 1920, "height": 1080}
ENGLISH = {
    *(
        "the",
        "and",
        "of",
        "for",
        "with",
        "from",
        "this",
        "that",
        "not",
        "are",
        "was",
        "is",
        "to",
        "by",
        "loading",
    ),
    *(
        "search",
        "select",
        "download",
        "upload",
        "file",
        "chart",
        "table",
        "show",
        "hide",
        "close",
        "open",
        "page",
    ),
    *("running", "stop", "clear", "all", "options", "results", "choose", "fullscreen", "copy", "settings"),
}
ALOR = "5305"

# The centre of a place as drawn, through the component's shadow root; and what a click there would hit.
FIND = """code => {
    const roots = [...document.querySelectorAll('*')].map(each => each.shadowRoot).filter(Boolean);
    for (const root of roots) {
        const path = root.querySelector(`path[id="${code}"]`);
        if (path) {
            const at = new DOMPoint(+path.dataset.x, +path.dataset.y).matrixTransform(path.getScreenCTM());
            const hit = root.elementFromPoint(at.x, at.y);
            return {x: at.x, y: at.y, hit: hit && (hit.closest('[data-code]')?.dataset.code ?? hit.id)};
        }
    }
    return null;
}"""
SMALL = """least => {
    const found = [];
    const walk = root => {
        for (const each of root.querySelectorAll('*')) {
            if (each.shadowRoot) walk(each.shadowRoot);
            const own = [...each.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
            const box = each.getBoundingClientRect();
            const style = getComputedStyle(each);
            const shown = style.visibility !== 'hidden' && style.clip === 'auto';
            const seen = shown && box.width > 1 && box.height > 1;
            if (own && seen && !each.closest('style, script, title, desc, [aria-hidden=true]')) {
                const size = parseFloat(style.fontSize) * (each.ownerSVGElement ? each.getScreenCTM().a : 1);
                const said = `${size.toFixed(1)}px ${each.tagName} ${each.textContent.trim().slice(0, 40)}`;
                if (size < least - 0.5) found.push(said);
            }
        }
    };
    walk(document.querySelector('[data-testid=stMainBlockContainer]'));
    return found;
}"""


def place(page: Page, code: str) -> dict:
    page.wait_for_function(f"code => Boolean(({FIND})(code))", arg=code)
    return page.evaluate(FIND, code)


@pytest.mark.parametrize("path", PAGES)
def test_a_link_opens_its_page_and_no_english_word_stands_on_it(look, path):
    seen = look(path)
    assert seen.address.rstrip("/").endswith(path)
    assert (seen.language, seen.title) == ("id", menu.of(path).page.title)
    assert any(words for _, words in seen.headings)
    spoken = seen.words.replace("The East", "")  # the name of a publisher
    words = set(re.findall(r"[a-z]+", spoken.lower()))
    # titles of cited pages may hold an English programme's name
    assert words & ENGLISH - {"of", "one"} == set()


@pytest.mark.parametrize("path", ["", "peta", "program"])
def test_every_regency_stands_at_its_own_place_on_a_page(page, path):
    page.set_viewport_size({"width": 1366, "height": 1800})
    visit(page, f"/{path}")
    codes = [f"53{number:02}" for number in range(1, 22)] + ["5371"]
    place(page, ALOR)
    assert {code: place(page, code)["hit"] for code in codes} == {code: code for code in codes}


def test_a_click_chooses_a_regency_and_a_second_click_takes_it_back(page):
    visit(page, "/")
    page.locator(f"path[id='{ALOR}']").first.scroll_into_view_if_needed()
    at = place(page, ALOR)
    page.mouse.click(at["x"], at["y"])
    page.wait_for_url(f"**/?kab={ALOR}")
    settled(page)
    expect(page.get_by_text("Cakupan: Kabupaten Alor").first).to_be_visible()
    page.locator(f"path[id='{ALOR}']").first.scroll_into_view_if_needed()
    at = place(page, ALOR)
    page.mouse.click(at["x"], at["y"])
    expect(page.get_by_text("Cakupan: Seluruh NTT").first).to_be_visible()
    expect(page.get_by_text("Cakupan: Kabupaten Alor")).to_have_count(0)
    assert "kab" not in page.url


def test_enter_on_a_focused_regency_chooses_it(page):
    visit(page, "/")
    page.locator(f"path[id='{ALOR}']").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/?kab={ALOR}")


def test_a_tap_on_a_phone_chooses_a_regency(phone):
    visit(phone, "/")
    phone.locator(f"path[id='{ALOR}']").first.scroll_into_view_if_needed()
    at = place(phone, ALOR)
    phone.touchscreen.tap(at["x"], at["y"])
    phone.wait_for_url(f"**/?kab={ALOR}")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_back_button_takes_a_choice_back(page):
    visit(page, "/ekspor")
    visit(page, f"/ekspor?kab={ALOR}")
    expect(page.get_by_text("Cakupan: Kabupaten Alor").first).to_be_visible()
    page.go_back()
    settled(page)
    expect(page.get_by_text("Cakupan: Seluruh NTT").first).to_be_visible()
    expect(page.get_by_text("Cakupan: Kabupaten Alor")).to_have_count(0)


def test_one_step_back_leads_from_a_page_of_the_menu_to_the_page_before_with_its_filters(page):
    """The first showed the page of the menu without its filters: its address went into the history twice."""
    visit(page, f"/ekspor?kab={ALOR}")
    page.get_by_test_id("stSidebarNavLink").filter(has_text="Program").click()
    page.wait_for_url(f"**/program?kab={ALOR}")
    settled(page)
    page.get_by_role("radio", name="NTT Mart").click()
    page.wait_for_url("**prog=ntt-mart**")
    settled(page)
    page.go_back()  # a choice is a step of its own
    page.wait_for_url(f"**/program?kab={ALOR}")
    settled(page)
    page.go_back()
    page.wait_for_url(f"**/ekspor?kab={ALOR}")
    settled(page)
    expect(page.get_by_text("Cakupan: Kabupaten Alor").first).to_be_visible()


def test_the_address_opens_the_same_view_elsewhere(page, first_visit):
    visit(page, "/peta?ind=kemiskinan&kab=5305,5320")
    heading = page.get_by_role("heading", level=1).inner_text()
    visit(first_visit, page.url)
    expect(first_visit.get_by_role("heading", level=1)).to_have_text(heading)


def test_the_search_is_kept_in_the_address(page):
    visit(page, "/produk-desa")
    box = page.get_by_label("Cari produk, desa, atau kabupaten")
    box.fill("kopi")
    box.press("Enter")
    page.wait_for_url("**/produk-desa?cari=kopi")


def test_arrows_turn_the_projected_pages_and_escape_leaves(page):
    page.set_viewport_size(PROJECTOR)
    visit(page, "/?proyektor=1")
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/peta?proyektor=1")
    settled(page)
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(re.compile(r"/\?proyektor=1$"))
    settled(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Mode proyektor")).to_be_visible()
    assert "proyektor" not in page.url


def test_no_letter_or_digit_disturbs_a_projected_page(page):
    page.set_viewport_size(PROJECTOR)
    visit(page, "/ekspor?proyektor=1")
    heading = page.get_by_role("heading", level=1).inner_text()
    for key in string.ascii_lowercase + string.digits:
        page.keyboard.press(key)
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("menu")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)


def test_the_three_sentences_are_copied_as_they_stand(page):
    visit(page, "/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Salin: Tiga kalimat").click()
    expect(page.get_by_role("button", name="Tersalin")).to_be_visible()
    assert "Terlambat: NTT Mart" in page.evaluate("navigator.clipboard.readText()")


def test_a_citation_is_copied_from_a_card_and_from_a_passport(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for address in ("/", "/tentang-angka?paspor=K02.53.2025-03-20.0000"):
        visit(page, address)
        card = page.locator(".kartu", has_text="35 desa")
        card.get_by_role("button", name="Salin kutipan").click()
        expect(card.get_by_role("button", name="Tersalin")).to_be_visible()
        told = page.evaluate("navigator.clipboard.readText()")
        assert (
            told.startswith("Desa yang menembus pasar ekspor: 35 desa") and "alamat tidak tersimpan" in told
        )


# Of each number or range in a headline or on a card: the text, where it is drawn on more than one line.
BROKEN = """() => {
    const whole = /\\d[\\d.,]*(?:\\s?\\u2060?\\u2013\\u2060?\\s?\\d[\\d.,]*)?/g;
    const found = [];
    for (const each of document.querySelectorAll('.angka, .judul, .temuan, .kartu .rinci')) {
        const walk = document.createTreeWalker(each, NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) {
            if (walk.currentNode.parentElement.closest('.kode')) continue; // a passport's code is no number
            for (const match of walk.currentNode.textContent.matchAll(whole)) {
                const range = document.createRange();
                range.setStart(walk.currentNode, match.index);
                range.setEnd(walk.currentNode, match.index + match[0].length);
                const drawn = [...range.getClientRects()].filter(one => one.width);
                const tops = new Set(drawn.map(one => one.top));
                if (tops.size > 1) found.push(match[0]);
            }
        }
    }
    return found;
}"""


def test_no_number_is_broken_on_a_phone(phone):
    for path in ("", "ekspor", "program", "profil-kabupaten?kab=5371", "peta?ind=penduduk-bps"):
        visit(phone, f"/{path}")
        expect(phone.locator(".judul").first).to_be_visible()
        assert phone.evaluate(BROKEN) == [], path
    narrow = "one => { one.style.width = '6em'; one.innerText = 'jiwa 404.120–474.801'; }"
    phone.locator(".judul").first.evaluate(narrow)
    assert phone.evaluate(BROKEN) == ["404.120–474.801"]  # what the page would show without its care


def test_the_state_of_a_figure_stays_on_its_card_on_a_phone(phone):
    """'Target belum dipublikasikan' ran over the edge and was hidden by the next card."""
    visit(phone, "/")
    expect(phone.locator(".kartu .lencana").first).to_be_visible()
    over = """all => all.filter(each => each.getBoundingClientRect().right
        > each.parentElement.getBoundingClientRect().right + 1).map(each => each.textContent)"""
    assert phone.locator(".kartu .lencana").evaluate_all(over) == []
