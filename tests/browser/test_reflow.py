"""Nothing is cut or beside the screen: at 200% and 400% of 1280 pixels, 200% of a phone, in loosened text.

1280 pixels at 400% are 320. What scrolls by itself is a table of several columns, a map or a chart.
"""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from dashboard.language import languages
from tests.browser.harness import PAGES, visit

pytestmark = pytest.mark.browser

SIZES = {
    "200%": {"width": 640, "height": 400},
    "400%": {"width": 320, "height": 256},
    "phone at 200%": {"width": 195, "height": 422},
}
WIDE = {"width": 1280, "height": 800}
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""
PATHS = (
    *PAGES,
    "peta?ind=kemiskinan&kab=5305",
    "profil-kabupaten?kab=5305",
    "ekspor?kab=5304,5321&tahun=2019-2025",
    "program?prog=ntt-mart",
    "data?lembar=sumber",
    "tentang-angka?bagian=istilah",
    "tentang-angka?bagian=aksesibilitas",
)
# What sticks out of the page, and words that their own box cuts off.
OUTSIDE = """() => {
  const page = document.querySelector('[data-testid="stMain"]') ?? document.documentElement;
  const own = (one) => [...one.childNodes].some((each) => each.nodeType === 3 && each.data.trim());
  const found = [];
  for (const each of [page, document.documentElement])
    if (each.scrollWidth > each.clientWidth + 1) found.push(["wider", each.scrollWidth - each.clientWidth]);
  (function walk(root) {
    for (const one of root.querySelectorAll("*")) {
      if (one.shadowRoot) walk(one.shadowRoot);
      if (!(one instanceof HTMLElement) || !own(one) || !one.getClientRects().length) continue;
      const style = getComputedStyle(one), seen = one.clientWidth > 2 && style.clipPath === "none";
      const cuts = ["hidden", "clip"].includes(style.overflowX) && one.scrollWidth > one.clientWidth + 1;
      const short = ["hidden", "clip"].includes(style.overflowY) && one.scrollHeight > one.clientHeight + 3;
      const inside = one.parentElement, ends = inside && getComputedStyle(inside).textOverflow === "ellipsis";
      const cutIn = ends && inside.scrollWidth > inside.clientWidth + 1 && inside.clientWidth > 2;
      if (seen && (cuts || short || cutIn)) found.push(["cut", one.innerText.slice(0, 60)]);
    }
  })(document);
  return found;
}"""


def outside(page: Page) -> dict[str, list]:
    """What is cut or lies beside the screen, for each size and for loosened text."""
    found = {}
    for name, size in SIZES.items():
        page.set_viewport_size(size)
        page.wait_for_timeout(400)  # charts are drawn anew for their width
        found[name] = page.evaluate(OUTSIDE)
    page.set_viewport_size(WIDE)
    page.add_style_tag(content=SPACED)
    page.wait_for_timeout(400)
    found["spaced"] = page.evaluate(OUTSIDE)
    return {name: told for name, told in found.items() if told}


@pytest.fixture
def wide(browser: Browser, url: str):
    context = browser.new_context(
        base_url=url, viewport=WIDE, service_workers="block", bypass_csp=True, locale="en-US"
    )
    yield context
    context.close()


@pytest.mark.parametrize("path", PATHS)
def test_no_part_of_a_page_is_cut_or_beside_the_screen(wide: BrowserContext, path: str):
    found = {}
    for language in languages.known():
        asked = f"/{path}{'&' if '?' in path else '?'}bahasa={language}"
        page = wide.new_page()
        visit(page, asked)
        found[language, "live"] = outside(page)
        page.route("**/aset/bagian-*.js", lambda route: route.abort())
        page.goto(asked, wait_until="domcontentloaded")
        found[language, "static"] = outside(page)
        page.close()
    assert not {name: told for name, told in found.items() if told}
