"""The front door as a browser meets it."""

import json
import socket
from urllib.request import Request, urlopen

import brotli
from playwright.sync_api import expect

from tests.browser import icons
from tests.browser.harness import visit, watch


def get(address: str, **headers: str):
    asked = {name.replace("_", "-"): value for name, value in headers.items()}
    return urlopen(Request(address, headers=asked))


def test_a_deep_link_opens_its_page_for_a_first_visitor(first_visit):
    visit(first_visit, "/produk-desa")
    assert first_visit.url.endswith("/produk-desa")
    expect(first_visit.get_by_role("heading").first).to_be_visible()


def test_an_unknown_page_leads_home_and_says_so(page):
    visit(page, "/tidak-ada?kab=5305")
    assert page.url.split("?")[0].rstrip("/").count("/") == 2
    expect(page.get_by_text("“tidak-ada”")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_inline_script_and_no_other_may_run(warm_context):
    page = warm_context.new_page()
    trouble = watch(page)
    visit(page)
    assert page.evaluate("typeof window.__streamlit.BACKEND_BASE_URL") == "string"
    assert trouble.console == []
    page.evaluate("""() => {
        const script = document.createElement("script");
        script.textContent = "window.intruder = true";
        document.head.append(script);
    }""")
    assert page.evaluate("window.intruder") is None
    assert len(trouble.console) == 1
    assert "Content Security Policy" in trouble.console[0]
    page.close()


def test_no_font_is_fetched_that_is_not_used(first_visit):
    fonts = []
    first_visit.on("response", lambda answer: fonts.append(answer.url) if ".woff" in answer.url else None)
    visit(first_visit)
    assert [font.rsplit("/", 1)[1].split("-")[0] for font in fonts] == ["ikon"]


def test_the_engine_of_charts_comes_when_an_interactive_one_is_asked_for(first_visit):
    fetched = []
    first_visit.on("request", lambda asked: fetched.append(asked.url) if "lotly" in asked.url else None)
    visit(first_visit, "/ekspor")
    drawn = first_visit.locator(".st-key-grafik_status_ekspor svg").locator("visible=true")
    expect(drawn).to_have_count(1)
    assert fetched == []
    first_visit.get_by_text("Interaktif").first.click()
    expect(first_visit.locator(".main-svg").first).to_be_visible()
    assert fetched


def test_every_icon_that_is_named_is_in_the_small_font(page):
    """Where one is missing its name stands there as a word; `python -m tests.browser.icons` makes it anew."""
    visit(page)
    named = sorted(icons.names())
    wide = page.evaluate(
        """async (names) => {
            await document.fonts.load("20px 'Material Symbols Rounded'");
            return names.map((name) => {
                const icon = Object.assign(document.createElement("span"), { textContent: name });
                icon.style.cssText = "font: 20px 'Material Symbols Rounded'; position: absolute";
                document.body.append(icon);
                return icon.getBoundingClientRect().width;
            });
        }""",
        [*named, "tiada_ikon_ini"],
    )
    assert [name for name, width in zip(named, wide, strict=False) if abs(width - 20) > 0.5] == []
    assert wide[-1] > 60  # what is in no font is as wide as its word


def test_a_second_visit_fetches_no_script_again(page):
    visit(page)
    visit(page)
    sizes = page.evaluate("""() => performance.getEntriesByType("resource")
        .filter((entry) => entry.name.includes("/static/")).map((entry) => entry.transferSize)""")
    assert len(sizes) > 50
    assert sum(sizes) == 0


def test_streamlits_own_words_are_indonesian(page):
    visit(page)
    expect(page.get_by_label("Tutup bilah sisi")).to_be_attached()
    expect(page.get_by_label("Collapse sidebar")).to_have_count(0)
    assert page.evaluate("navigator.language") == "id-ID"


def test_what_a_page_wrote_is_never_translated(page):
    visit(page)
    written = """() => {
        const app = document.querySelector('[data-testid="stMainBlockContainer"]');
        const text = '<div data-testid="stMarkdownContainer" id="ours"><p>Stop</p></div>';
        app.insertAdjacentHTML("beforeend", text);
        app.insertAdjacentHTML("beforeend", '<div id="theirs"><p>Stop</p></div>');
    }"""
    page.evaluate(written)
    expect(page.locator("#theirs")).to_have_text("Hentikan")
    expect(page.locator("#ours")).to_have_text("Stop")


def test_a_slip_on_the_keyboard_opens_nothing(page):
    visit(page)
    for key in "cr":
        page.keyboard.press(key)
        page.wait_for_timeout(200)
        expect(page.get_by_role("dialog")).to_have_count(0)


def test_static_files_arrive_compressed_and_stay(url):
    index = get(url).read().decode()
    parts = get(url + index.split('data-bagian="')[1].split('"')[0]).read().decode()
    script = next(part for part in parts.split('"') if part.startswith("/static/js/index."))[1:]
    small = get(f"{url}/{script}", accept_encoding="br")
    assert small.headers["content-encoding"] == "br"
    assert "immutable" in small.headers["cache-control"]
    assert brotli.decompress(small.read()) == get(f"{url}/{script}").read()


def test_a_websocket_from_a_foreign_page_is_refused_without_asking_anyone(url, workshop):
    host, port = url.removeprefix("http://").split(":")
    asked = (
        f"GET /_stcore/stream HTTP/1.1\r\nHost: {host}:{port}\r\nOrigin: http://asing.example\r\n"
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    )
    with socket.create_connection((host, int(port)), timeout=20) as line:
        line.sendall(asked.encode())
        answer = line.recv(1000).decode()
    assert " 403 " in answer.splitlines()[0]
    tried = workshop / "foreign.log"
    assert "getaddrinfo" not in (tried.read_text(encoding="utf-8") if tried.exists() else "")


def test_health_answers_with_the_snapshot_in_view(url):
    said = json.load(get(f"{url}/sehat"))
    assert said["status"] == "sehat"
    assert said["baris"]["regency"] == 22


def test_an_icon_is_named_where_the_small_font_finds_it():
    """Put together from a variable it is in no font: *undo* stood there as a word, across its button."""
    for path in (file for room in icons.OURS for file in (icons.ROOT / room).rglob("*.py")):
        assert ":material/{" not in path.read_text(encoding="utf-8"), path
