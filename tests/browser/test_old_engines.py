"""An engine of five years ago, or one that is hampered: the live page or the static one, never an empty page.

Also what browsers do to a page by themselves: a translation that wraps every text, an extension that adds
and removes parts.
"""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.harness import settled, visit

pytestmark = pytest.mark.browser

TAKE_AWAY = "for (const [owner, name] of [{}]) delete owner[name];"
LACKING = {
    "what came after 2020": TAKE_AWAY.format(
        "[Array.prototype, 'at'], [String.prototype, 'at'], [String.prototype, 'replaceAll'],"
        "[window, 'structuredClone'],"
        "[Array.prototype, 'findLast'], [Array.prototype, 'toSorted'], [Object, 'hasOwn'], [Promise, 'any'],"
        "[window, 'WeakRef'], [AbortSignal, 'timeout'], [Crypto.prototype, 'randomUUID'],"
        "[Element.prototype, 'replaceChildren'], [HTMLFormElement.prototype, 'requestSubmit']"
    ),
    "what watches a page": TAKE_AWAY.format(
        "[window, 'BroadcastChannel'], [window, 'IntersectionObserver'], [window, 'ResizeObserver'],"
        "[window, 'PerformanceObserver']"
    ),
    "selectors and queries of styles": """CSS.supports = () => false;
      for (const owner of [Document.prototype, Element.prototype, DocumentFragment.prototype])
        for (const name of ["querySelector", "querySelectorAll", "matches", "closest"]) {
          const own = owner[name];
          if (own) owner[name] = function (asked) {
            if (/:has\\(|:is\\(|:where\\(/.test(asked)) throw new DOMException(asked, "SyntaxError");
            return own.call(this, asked);
          };
        }""",
    "modules": TAKE_AWAY.format("[HTMLScriptElement.prototype, 'noModule']"),
    "shadow trees": TAKE_AWAY.format("[Element.prototype, 'attachShadow'], [window, 'CSSStyleSheet']"),
    "storage": """for (const name of ["localStorage", "sessionStorage", "indexedDB"])
      Object.defineProperty(window, name, { get() { throw new DOMException(name, "SecurityError"); } });""",
    "sockets": TAKE_AWAY.format("[window, 'WebSocket'], [window, 'EventSource']"),
    "workers": TAKE_AWAY.format("[window, 'WebAssembly'], [window, 'Worker'], [window, 'SharedArrayBuffer']"),
}
SEEN = """() => [...document.querySelectorAll("h1")].filter(
  (one) => one.getClientRects().length && getComputedStyle(one).visibility === "visible").length"""
TRANSLATED = """() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  while (texts.nextNode())
    if (texts.currentNode.data.trim() && !texts.currentNode.parentElement.closest("script, style"))
      found.push(texts.currentNode);
  for (const text of found) {
    const outer = document.createElement("font"), inner = document.createElement("font");
    text.replaceWith(outer);
    outer.append(inner);
    inner.append(text.data.toUpperCase());
  }
  return found.length;
}"""
MEDDLED = """() => {
  for (const one of document.querySelectorAll("input, button")) {
    one.setAttribute("data-lastpass", "1");
    one.after(document.createElement("com-1password-button"));
  }
  document.body.prepend(document.createElement("grammarly-desktop-integration"));
  document.querySelectorAll("[data-testid=stMain] h3").forEach((one) => one.remove());
}"""


@pytest.mark.parametrize("path", ["/", "/peta?kab=5305"])
def test_an_engine_that_lacks_something_shows_the_live_page_or_the_static_one(
    browser: Browser, url: str, path: str
):
    context = browser.new_context(base_url=url, service_workers="block")
    opened = {lacking: context.new_page() for lacking in LACKING}
    for _ in range(4):  # as it opens, and while the live page comes or fails to
        for lacking, page in opened.items():
            if page.url == "about:blank":
                page.add_init_script(LACKING[lacking])
                page.goto(path)
            assert page.evaluate(SEEN) == 1, lacking
            assert len(page.locator("body").inner_text()) > 1_500, lacking
        page.wait_for_timeout(2_000)
    context.close()


@pytest.mark.parametrize("change", [TRANSLATED, MEDDLED], ids=["translated", "an extension"])
def test_a_page_that_a_browser_changed_goes_on(page: Page, change: str):
    visit(page, "/produk-desa?kat=tenun&kab=5305")
    page.evaluate(change)
    page.locator(".st-key-keping button").first.click()
    expect(page).not_to_have_url("kab=5305")
    settled(page)
    page.evaluate(change)
    page.get_by_test_id("stSidebarNavLink").nth(3).click()
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("diekspor")
