// The live page takes the place of the static one: unseen until it has painted what stands there, and then at once,
// with the place on the page, the focus and a half-typed search of the reader who has been reading meanwhile.
"use strict";

(() => {
  const page = document.getElementById("edisi");
  const root = document.getElementById("root");
  if (!page || !root) return;
  const PATIENCE = 20000; // milliseconds after which a reader is told that the live page does not come
  const LAST = 5000; // milliseconds that a page of which all was said waits for its drawings, or for rest
  const QUIET = 120; // milliseconds without a change: the live page has been laid out

  // ---- is it there?

  const shadows = () => [...root.querySelectorAll("[data-testid='stBidiComponentIsolated']")].map((host) => host.shadowRoot).filter(Boolean);
  const inside = (selector) => [...root.querySelectorAll(selector), ...shadows().flatMap((shadow) => [...shadow.querySelectorAll(selector)])];

  let since = performance.now(); // when the server had not yet said all, last

  /** Has the server said all? */
  function isTold() {
    const app = root.querySelector("[data-testid='stApp']");
    const told = app?.dataset.testScriptState === "notRunning" && app.dataset.testConnectionState === "CONNECTED"
      && inside(".judul, .kosong, [data-testid='stAlert']").length > 0;
    if (!told) since = performance.now();
    return told;
  }

  /** Does a component of ours show its drawing? Its legend alone does not count. */
  function isDrawn(shadow) {
    const place = shadow.querySelector(".peta .kanvas") ?? shadow;
    return place.querySelector("svg, table, .gagal") && !shadow.querySelector("[hidden]:is(.peta, .baris, .grafik)");
  }

  const isReady = () => isTold() && (performance.now() - since > LAST || !root.querySelector("[data-testid='stSkeleton']")
    && shadows().every(isDrawn)
    && [...root.querySelectorAll("[data-testid='stPlotlyChart']")].every((chart) => chart.querySelector(".main-svg, svg")));

  // ---- what the reader has been doing

  /** A form in which something was chosen that was not sent yet: its answer is a page of its own. */
  const isChoosing = () => [...page.querySelectorAll("form[data-isi]")].some((form) =>
    [...form.elements].some((field) => (field.type === "checkbox" || field.type === "radio") ? field.checked !== field.defaultChecked
      : field.tagName === "SELECT" && [...field.options].some((option) => option.selected !== option.defaultSelected && option.defaultSelected)))
    || document.activeElement?.tagName === "SELECT" && page.contains(document.activeElement);

  const told = (element) => element.textContent.replace(/\s+/g, " ").trim();

  /** The heading that the reader has before their eyes, and where on the screen it stands. */
  function landmark() {
    if (window.scrollY < 8) return null;
    const heads = [...page.querySelectorAll("h1, h2, h3")].map((head) => ({ words: told(head), top: head.getBoundingClientRect().top }));
    const away = ({ top }) => Math.abs(top - window.innerHeight / 4); // where one reads, not the upper edge
    return heads.reduce((best, head) => (best && away(best) <= away(head) ? best : head), null);
  }

  function restoreScroll(mark) {
    const box = root.querySelector("[data-testid='stMain']");
    if (!mark || !box) return;
    const twin = inside("h1, h2, h3").find((head) => told(head) === mark.words);
    box.scrollTop += twin ? twin.getBoundingClientRect().top - mark.top : 0;
    if (!twin) box.scrollTop = window.scrollY;
  }

  /** What has the focus: the name of its field, the address of its link, or its words. */
  function focused() {
    const element = document.activeElement;
    if (!element || !page.contains(element)) return null;
    const { name, value, selectionStart, defaultValue } = element;
    const path = element.closest("a")?.querySelector("[data-kode]");
    return { name, value, at: selectionStart, typed: value !== defaultValue, words: told(element), code: path?.dataset.kode };
  }

  function restoreFocus(focus) {
    if (!focus) return;
    const twin = focus.code ? inside(`[data-code="${focus.code}"]`)[0]
      : focus.name ? root.querySelector(`.st-key-${CSS.escape(focus.name)} input, .st-key-${CSS.escape(focus.name)} button`)
      : inside("a, button").find((element) => told(element) === focus.words);
    if (!twin) return;
    twin.focus({ preventScroll: true });
    if (!focus.typed || twin.tagName !== "INPUT") return;
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(twin, focus.value); // React looks for the change
    twin.dispatchEvent(new Event("input", { bubbles: true }));
    twin.setSelectionRange?.(focus.at, focus.at);
  }

  /** Texts that were typed into fields which no longer have the focus. */
  const typed = () => [...page.querySelectorAll("input[type=search]")].filter((field) => field.value !== field.defaultValue && field !== document.activeElement)
    .map(({ name, value }) => ({ name, value, typed: true }));

  // A list of one choice is sent as soon as something is chosen in it; the button is for who has no script.
  page.addEventListener("change", ({ target }) => { if (target.matches("main select")) target.form.requestSubmit(); });

  // ---- the change of places

  function takeOver() {
    const mark = landmark(), focus = focused(), texts = typed();
    watch.disconnect();
    clearInterval(look);
    clearTimeout(late);
    restoreScroll(mark); // while it is laid out and unseen
    page.remove();
    window.scrollTo(0, 0);
    document.documentElement.dataset.hidup = "1";
    texts.forEach(restoreFocus);
    if (texts.length && !focus) document.activeElement?.blur();
    restoreFocus(focus);
  }

  let changed = performance.now();
  const watch = new MutationObserver(() => { changed = performance.now(); });
  watch.observe(root, { childList: true, subtree: true, attributes: true });
  const look = setInterval(() => {
    const rests = performance.now() - changed > QUIET || performance.now() - since > LAST;
    if (isReady() && rests && !isChoosing()) takeOver();
  }, 60);
  const late = setTimeout(() => { const word = document.getElementById("kabar"); if (word) word.hidden = false; }, PATIENCE);
})();
