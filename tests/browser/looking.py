"""Every page as a browser shows it, and all that is measured on it.

A page is opened once for each link, whatever the number of tests that look at it.
"""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from PIL import Image
from playwright.sync_api import Page

from dashboard.front.reader_language import LANGUAGE
from dashboard.language import languages
from tests.browser import trees
from tests.browser.everyone import findings
from tests.browser.harness import PAGES, Tabs, visit

WINDOW = {"width": 1366, "height": 768}
WIDE = {"width": 1280, "height": 800}
# 1280 pixels at 200% and 400%, which are 320; a phone at 200%.
SIZES = {
    "200%": {"width": 640, "height": 400},
    "400%": {"width": 320, "height": 256},
    "phone at 200%": {"width": 195, "height": 422},
}
TALL = 12_000
PATIENT = 8  # times that what lies outside is looked at again
HEADED = (*PAGES, "ekspor?kab=5305", "profil-kabupaten?kab=5305")
REFLOWED = (
    *PAGES,
    "peta?ind=kemiskinan&kab=5305",
    "profil-kabupaten?kab=5305",
    "ekspor?kab=5304,5321&tahun=2019-2025",
    "program?prog=ntt-mart",
    "data?lembar=sumber",
    "tentang-angka?bagian=istilah",
    "tentang-angka?bagian=aksesibilitas",
)
LETTERED = (
    "",
    "peta?ind=kemiskinan",
    "peta?ind=produk-tercatat&kat=tenun",
    "produk-desa?data=simulasi",
    "ekspor",
    "ekspor?data=simulasi&bahasa=en",
    "program?prog=ntt-mart",
    "program?prog=bangun-karya",
    "program?prog=ovop&tampil=tahap&data=simulasi",
    "peluang?bahasa=en",
    "?proyektor=1",
    "peta?proyektor=1",
    "ekspor?proyektor=1&data=simulasi",
    "program?proyektor=1",
    "peluang?proyektor=1&bahasa=en",
)

FIGURE, TEXT, LARGE_TEXT = 7.0, 4.5, 3.0
LARGE, LARGE_BOLD = 24.0, 18.66  # pixels from which WCAG calls a text large
WATERMARK = 0.3  # the word SIMULASI across a drawing, which stands in full ink beside its title as well
LIGHTEST = 0.1  # of the pixels under a text: lines that cross it are no ground

SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""
# What a reader sees or hears of a page, the letters of icons left out.
SPOKEN = """() => {
    const icons = [...document.querySelectorAll('[data-testid=stIconMaterial]')];
    icons.forEach(icon => { icon.style.display = 'none'; });
    const labelled = [...document.querySelectorAll('[aria-label], [placeholder], [title]')];
    const labels = ['aria-label', 'placeholder', 'title'];
    const heard = labelled.flatMap(each => labels.map(label => each.getAttribute(label) ?? ''));
    const told = [document.body.innerText, ...heard].join('\\n');
    icons.forEach(icon => { icon.style.display = ''; });
    return told;
}"""
HEADINGS = """() => {
  const found = [];
  (function walk(root) {
    for (const one of root.querySelectorAll("*")) {
      const level = /^H([1-6])$/.exec(one.tagName)?.[1];
      if (level && one.getClientRects().length) found.push([+level, one.textContent.trim()]);
      if (one.shadowRoot) walk(one.shadowRoot);
    }
  })(document);
  return found;
}"""
SAME = """() => {
  const counted = {};
  for (const one of document.querySelectorAll("main button, [data-testid=stMain] button")) {
    const name = one.getAttribute("aria-label") ?? one.innerText.trim();
    if (one.getClientRects().length && name) counted[name] = (counted[name] ?? 0) + 1;
  }
  return Object.keys(counted).filter((name) => counted[name] > 1);
}"""
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
# Figures in text that is no drawing, with the colour of their letters and of the nearest ground behind them.
FIGURES = """() => {
  const found = [];
  const opaque = (colour) => !/^rgba\\(.*, 0(\\.\\d+)?\\)$|^transparent$/.test(colour);
  const above = (one) => one.parentElement ?? one.getRootNode().host;
  (function walk(root) {
    for (const one of root.querySelectorAll("*")) {
      if (one.shadowRoot) walk(one.shadowRoot);
      if (!(one instanceof HTMLElement) || one.closest(":disabled, .terdengar, [hidden]")) continue;
      const own = [...one.childNodes].filter((each) => each.nodeType === 3);
      const told = own.map((each) => each.data).join(" ");
      const style = getComputedStyle(one), box = one.getBoundingClientRect();
      if (!/\\d/.test(told) || style.visibility !== "visible" || box.width < 2 || box.height < 2) continue;
      let shows = 1, ground = "rgb(255, 255, 255)";
      for (let each = one; each; each = above(each)) shows *= +getComputedStyle(each).opacity;
      for (let each = one; each; each = above(each)) {
        const behind = getComputedStyle(each).backgroundColor, at = each.getBoundingClientRect();
        const below = at.top <= box.top + box.height / 2 && at.bottom >= box.top + box.height / 2;
        if (opaque(behind) && below) { ground = behind; break; } // a slider's knob has its number above
      }
      found.push({ text: told.trim(), fill: style.color, ground, shows });
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
WITH_LETTERS = """() => {
  (function walk(root) {
    root.querySelectorAll(".tanpa-huruf").forEach((one) => one.remove());
    for (const one of root.querySelectorAll("*")) if (one.shadowRoot) walk(one.shadowRoot);
  })(document);
}"""
UNFOLD = "parts => parts.forEach((one) => { one.dataset.folded = +!one.open; one.open = true; })"
FOLD = "parts => parts.forEach((one) => { one.open = !+one.dataset.folded; })"


@dataclass(frozen=True)
class Look:
    """What was seen of a page; what is not measured at its address is empty."""

    address: str
    title: str
    language: str
    words: str
    headings: list[tuple[int, str]]
    alike: list[str] = field(default_factory=list)  # names that more than one button has
    violations: list[tuple[str, str]] = field(default_factory=list)  # what axe finds, and where
    tree: str = ""  # what it is to who hears it
    outside: dict[str, list] = field(default_factory=dict)  # size -> what is cut or beside the screen
    texts: int = 0  # in drawings
    pale: list[tuple[float, str]] = field(default_factory=list)  # contrast, and what its ground swallows
    figures: int = 0  # beside the drawings
    faint: list[tuple[float, str]] = field(default_factory=list)  # of these, those below 7:1


def in_language(path: str, language: str) -> str:
    """The link to a page in a language; the home language is not named, as in the dashboard's own links."""
    return path if language == languages.HOME else f"{path}{'&' if '?' in path else '?'}bahasa={language}"


REFLOWED_IN = {in_language(path, language) for path in REFLOWED for language in languages.known()}


def once(tabs: Tabs) -> Callable[[str], Look]:
    """Looks at pages in these tabs, at each link once."""

    @cache
    def look(path: str) -> Look:
        with tabs.guarding() as page:
            visit(page, f"/{path}")
            return seen(page, path)

    return look


def seen(page: Page, path: str) -> Look:
    """What is seen on an open page: first as it stands, then in other sizes."""
    told: dict = {"address": page.url, "title": page.title(), "words": page.evaluate(SPOKEN)}
    told |= {"language": page.locator("html").get_attribute("lang"), "headings": page.evaluate(HEADINGS)}
    if path in HEADED:
        page.wait_for_timeout(1_000)  # names are given when the page has been still for a moment
        told |= {"headings": page.evaluate(HEADINGS), "alike": page.evaluate(SAME)}
        told |= {"violations": findings(page), "tree": trees.readable(page.locator("body").aria_snapshot())}
    if path in LETTERED:
        told["figures"], told["faint"] = faint(page)
        told["texts"], told["pale"] = unfolded(page)
    if path in REFLOWED_IN:
        told["outside"] = outside(page, 400)  # charts are drawn anew for their width
    return Look(**told)


def static(page: Page, path: str) -> dict[str, list]:
    """What is cut or beside the screen of a page in a tab to which the live one never comes."""
    page.goto(f"/{path}", wait_until="domcontentloaded")
    page.context.clear_cookies(name=LANGUAGE)
    return outside(page, 50)  # nothing in it is drawn anew


def outside(page: Page, patience: int) -> dict[str, list]:
    """What is cut or beside the screen at each size and in loosened text, so many milliseconds after."""
    found = {}
    for name, size in SIZES.items():
        page.set_viewport_size(size)
        found[name] = _still_outside(page, patience)
    page.set_viewport_size(WIDE)
    page.add_style_tag(content=SPACED)
    found["spaced"] = _still_outside(page, patience)
    return {name: told for name, told in found.items() if told}


def _still_outside(page: Page, patience: int) -> list:
    """What stays outside: on a busy machine a chart is drawn anew later than elsewhere."""
    told: list = []
    for _ in range(PATIENT):
        page.wait_for_timeout(patience)
        told = page.evaluate(OUTSIDE)
        if not told:
            break
    return told


def unfolded(page: Page) -> tuple[int, list[tuple[float, str]]]:
    """As `too_pale`, of the whole page with all that folds open; it is left as it was."""
    page.locator("details").evaluate_all(UNFOLD)
    tall = page.get_by_test_id("stMain").evaluate("main => main.scrollHeight")
    page.set_viewport_size({"width": WINDOW["width"], "height": min(tall + 60, TALL)})
    page.wait_for_timeout(800)  # maps put their names anew
    counted = too_pale(page)
    page.evaluate(WITH_LETTERS)
    page.locator("details").evaluate_all(FOLD)
    return counted


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


def faint(page: Page) -> tuple[int, list[tuple[float, str]]]:
    """How many texts beside the drawings hold a figure, and those that stand out by less than 7:1."""
    texts, pale = page.evaluate(FIGURES), []
    for each in texts:
        if each["shows"] < WATERMARK:  # it waits to be pointed at
            continue
        ground = over(each["ground"], np.array([255.0, 255.0, 255.0]), 1)
        seen = float(contrast(over(each["fill"], ground, each["shows"]), ground))
        if seen < FIGURE:
            pale.append((round(seen, 2), each["text"][:60]))
    return len(texts), pale


def too_pale(page: Page) -> tuple[int, list[tuple[float, str]]]:
    """How many texts there are, and those that their ground swallows."""
    texts = page.evaluate(TEXTS)
    page.evaluate(WITHOUT_LETTERS)
    picture = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("RGB")
    painted = np.asarray(picture)
    pale = []
    for each in texts:
        left, top, right, bottom = (max(round(side), 0) for side in each["box"])
        ground = painted[top:bottom, left:right].reshape(-1, 3).astype(float)
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
