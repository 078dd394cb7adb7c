"""What tests for all readers share: axe with every rule it has, and what a page says to who hears it."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# Off unless they are asked for: experimental ones, and the size of what is pressed. Two are left out: one
# takes the large figure of a card for a heading, one asks a role of what Streamlit focuses in a list.
MORE_RULES = (
    *("css-orientation-lock", "label-content-name-mismatch", "table-fake-caption", "td-has-header"),
    "target-size",
)
# The words of a drawn mark stand apart as its name does ("Food", "37"): axe reads them as one word.
MARK = "data-kode="
ASKED = {"rules": {rule: {"enabled": True} for rule in MORE_RULES}, "resultTypes": ["violations"]}

# Every text that a live region takes, in its order; a region that comes with its text counts as well.
LISTENS = """() => {
  window.heard = [];
  const REGION = '[role="status"], [role="alert"], [aria-live="polite"], [aria-live="assertive"]';
  const spoken = new WeakMap();
  const look = () => {
    (function walk(root) {
      for (const one of root.querySelectorAll("*")) {
        if (one.shadowRoot) { watch(one.shadowRoot); walk(one.shadowRoot); }
        if (!one.matches(REGION) || one.parentElement?.closest(REGION)) continue;
        const text = one.textContent.replace(/\\s+/g, " ").trim();
        if (spoken.get(one) === text) continue;
        const isNew = spoken.has(one) || window.listening;
        spoken.set(one, text);
        if (text && isNew) window.heard.push(text);
      }
    })(document);
  };
  const watched = new WeakSet();
  const watch = (root) => {
    if (watched.has(root)) return;
    watched.add(root);
    new MutationObserver(look).observe(root, { childList: true, subtree: true, characterData: true });
  };
  watch(document.documentElement);
  look();
  window.listening = true;
}"""


def findings(page: Page) -> list[tuple[str, str]]:
    """What axe finds, of any weight: the rule and each place."""
    found = Axe().run(page, options=ASKED).response["violations"]
    told = [(each["id"], node["html"][:200]) for each in found for node in each["nodes"]]
    return [(rule, html) for rule, html in told if rule != "label-content-name-mismatch" or MARK not in html]


def listen(page: Page) -> None:
    """From now on everything that the page says aloud is written down."""
    page.evaluate(LISTENS)


def heard(page: Page) -> list[str]:
    """What was said since the page was listened to, or since this was last asked."""
    return page.evaluate("window.heard.splice(0)")
