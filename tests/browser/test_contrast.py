"""Every text in every drawing can be read: measured on what is painted, where axe gives no verdict.

The page is taken as a picture without its letters; each text is held against the pixels that lie under it.
Text that carries a figure needs 7:1, for a phone in the sun and a beamer in
a light room; other text what WCAG asks.
"""

import io
import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page

from briefing import deck, ready
from dashboard.answers.view import View
from dashboard.language import languages
from data.snapshots import current
from tests.browser.harness import visit

pytestmark = pytest.mark.browser

FIGURE, TEXT, LARGE_TEXT = 7.0, 4.5, 3.0
LARGE, LARGE_BOLD = 24.0, 18.66  # pixels from which WCAG calls a text large
WATERMARK = 0.3  # the word SIMULASI across a drawing, which stands in full ink beside its title as well
LIGHTEST = 0.1  # of the pixels under a text: lines that cross it are no ground
TALL = 12_000
PATHS = (
    "/",
    "/peta?ind=kemiskinan",
    "/peta?ind=produk-tercatat&kat=tenun",
    "/produk-desa?data=simulasi",
    "/ekspor",
    "/ekspor?data=simulasi&bahasa=en",
    "/program?prog=ntt-mart",
    "/program?prog=bangun-karya",
    "/program?prog=ovop&tampil=tahap&data=simulasi",
    "/peluang?bahasa=en",
    "/?proyektor=1",
    "/peta?proyektor=1",
    "/ekspor?proyektor=1&data=simulasi",
    "/program?proyektor=1",
    "/peluang?proyektor=1&bahasa=en",
)
TEXTS = """() => {
  const found = [];
  (function walk(root) {
    for (const one of root.querySelectorAll("*")) {
      if (one.shadowRoot) walk(one.shadowRoot);
      const written = [...one.childNodes].some((each) => each.nodeType === 3 && each.data.trim());
      if (!["text", "tspan"].includes(one.tagName.toLowerCase()) || !written) continue;
      const style = getComputedStyle(one), box = one.getBoundingClientRect();
      if (style.visibility !== "visible" || box.width < 2 || box.height < 2) continue;
      let shows = +style.fillOpacity;
      for (let each = one; each instanceof Element; each = each.parentElement)
        shows *= +getComputedStyle(each).opacity;
      const scale = one.getScreenCTM().a;
      const lined = style.paintOrder.startsWith("stroke") && parseFloat(style.strokeWidth) * scale >= 1.5;
      found.push({
        text: one.textContent.trim(),
        size: parseFloat(style.fontSize) * scale, bold: +style.fontWeight >= 700,
        box: [box.left + scrollX, box.top + scrollY, box.right + scrollX, box.bottom + scrollY],
        fill: style.fill, shows, halo: lined ? style.stroke : "none", haloShows: +style.strokeOpacity,
      });
    }
  })(document);
  return found;
}"""
WITHOUT_LETTERS = """() => {
  (function walk(root) {
    const sheet = document.createElement("style");
    sheet.className = "tanpa-huruf";
    sheet.textContent = "svg text { visibility: hidden !important; }";
    (root.head ?? root).append(sheet);
    for (const one of root.querySelectorAll("*")) if (one.shadowRoot) walk(one.shadowRoot);
  })(document);
}"""
WITH_LETTERS = "document.querySelectorAll('.tanpa-huruf').forEach((one) => one.remove())"


def luminance(colours: np.ndarray) -> np.ndarray:
    shares = colours / 255
    linear = np.where(shares <= 0.03928, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])


def contrast(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    light, dark = np.maximum(a := luminance(one), b := luminance(other)), np.minimum(a, b)
    return (light + 0.05) / (dark + 0.05)


def over(colour: str, ground: np.ndarray, share: float) -> np.ndarray:
    """What a colour of a style sheet becomes on a ground: it may let it through."""
    parts = [float(part) for part in re.findall(r"[\d.]+", colour)]
    share *= parts[3] if len(parts) > 3 else 1
    return ground * (1 - share) + np.array(parts[:3]) * share


def too_pale(page: Page) -> tuple[int, list[tuple[float, str]]]:
    """How many texts there are, and those that their ground swallows."""
    texts = page.evaluate(TEXTS)
    page.evaluate(WITHOUT_LETTERS)
    picture = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("RGB")
    painted = np.asarray(picture).astype(float)
    pale = []
    for each in texts:
        left, top, right, bottom = (max(round(side), 0) for side in each["box"])
        ground = painted[top:bottom, left:right].reshape(-1, 3)
        if each["shows"] < WATERMARK or not len(ground):
            continue
        if each["halo"] != "none":
            ground = over(each["halo"], ground, each["haloShows"])
        seen = np.sort(contrast(over(each["fill"], ground, each["shows"]), ground))
        least = float(seen[int(len(seen) * LIGHTEST)])
        large = each["size"] >= (LARGE_BOLD if each["bold"] else LARGE)
        asked = FIGURE if re.search(r"\d", each["text"]) else LARGE_TEXT if large else TEXT
        if least < asked:
            pale.append((round(least, 2), each["text"][:60]))
    return len(texts), pale


@pytest.fixture
def any_style(browser: Browser, url: str):
    """A context in which a test may lay its own sheet over a page."""
    context = browser.new_context(base_url=url, service_workers="block", bypass_csp=True)
    yield context
    context.close()


@pytest.mark.parametrize("path", PATHS)
def test_every_text_of_every_drawing_stands_out_from_its_ground(any_style: BrowserContext, path: str):
    page = any_style.new_page()
    page.set_viewport_size({"width": 1366, "height": 900})
    visit(page, path)
    page.locator("details").evaluate_all("parts => parts.forEach((part) => { part.open = true; })")
    tall = page.get_by_test_id("stMain").evaluate("main => main.scrollHeight")
    page.set_viewport_size({"width": 1366, "height": min(tall + 60, TALL)})
    page.wait_for_timeout(800)  # maps put their names anew
    count, pale = too_pale(page)
    assert count > 8 and not pale


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("slug", ["provinsi", "5305"])
def test_every_text_of_a_deck_stands_out_from_its_ground(
    any_style: BrowserContext, snapshots, tmp_path: Path, slug: str, look: str
):
    with languages.speaking("id"):
        made = deck.html(ready.make(slug, View(current().snapshot)))
    (tmp_path / "paparan.html").write_text(made, encoding="utf-8")
    page = any_style.new_page()
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto((tmp_path / "paparan.html").as_uri())
    if look == "dark":
        page.keyboard.press("g")
    found = {}
    for place in range(page.locator(".slaid").count()):
        page.evaluate(WITH_LETTERS)
        count, pale = too_pale(page)
        if pale:
            found[place + 1] = pale
        assert count
        page.keyboard.press("ArrowRight")
    assert not found
