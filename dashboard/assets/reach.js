// What a page must do for who sees, points or hears less: say what a choice changed, keep the focus where it was,
// follow what opens, and call things of one name by what they belong to. It brings no words of its own.
"use strict";

(() => {
  const MAIN = '[data-testid="stMain"]';
  const OPENED = '[data-testid="stPopoverBody"]';
  const REACHED = 'a[href], button:not([disabled]), input:not([disabled]), select, textarea, [tabindex="0"], [role="button"][tabindex]';
  const STILL = 400; // milliseconds from a change to a look at the page, which holds several
  const visible = (one) => one.getClientRects().length > 0;
  const textOf = (one) => one?.innerText?.replace(/\s+/g, " ").trim() ?? "";

  // ---- Saying once what a choice changed

  const voice = document.createElement("p");
  voice.id = "suara";
  voice.setAttribute("role", "status");
  let heard = null;

  const seen = (what) => [...new Set([...document.querySelectorAll(what)].filter(visible).map(textOf))];

  // What can be said of the page now: its title, its answer, what it is narrowed to, what stands below.
  function told() {
    return {
      title: document.title,
      answer: textOf(document.querySelector(`${MAIN} h1`)),
      narrowed: seen(".st-key-keping button p").map((chip) => chip.replace(/ ✕$/, "")),
      arrived: seen('[data-testid="stFileChipName"], [data-testid="stToastText"]'), // neither speaks by itself
      paged: [...document.querySelectorAll(":is(.st-key-baris, .st-key-urut) input")].map((one) => one.value), // of a long table
      below: seen(`${MAIN} h2, ${MAIN} h3, ${MAIN} .kosong, ${MAIN} .bagian + .kecil`),
    };
  }

  function say(now) {
    if (!heard || !now.answer) return;
    const parts = [];
    if (now.title !== heard.title) parts.push(now.title);
    if (now.answer !== heard.answer) parts.push(now.answer);
    if (now.narrowed.join() !== heard.narrowed.join()) parts.push(...now.narrowed);
    parts.push(...now.arrived.filter((name) => !heard.arrived.includes(name)));
    parts.push(...now.paged.filter((part) => heard.paged.length && !heard.paged.includes(part)));
    if (!parts.length) parts.push(...now.below.filter((text) => !heard.below.includes(text)).slice(0, 1));
    if (parts.length) voice.textContent = parts.join(". ");
  }

  function listen() {
    const app = document.querySelector('[data-testid="stApp"]');
    // What was chosen shows in its field at once, its answer when the run is over (kumpulan.js): they are told together.
    if (!app || "menunggu" in document.documentElement.dataset || app.querySelector('[data-stale="true"]')) return;
    const now = told();
    if (!now.answer) return;
    say(now);
    heard = now;
    voice.dataset.siap = ""; // from now on a change is one
  }

  // ---- Keeping the focus

  let last = null; // where the focus was: the element, and what it stood in, from the inside out
  const standsIn = (one) => {
    const around = [];
    for (let each = one.parentElement; each && each !== document.body; each = each.parentElement) {
      if (/(^| )st-key-/.test(each.className)) around.push([...each.classList].find((name) => name.startsWith("st-key-")));
    }
    return around;
  };
  const nameOf = (one) => one.getAttribute("aria-label") ?? textOf(one);

  document.addEventListener("focusin", ({ target }) => {
    last = { element: target, around: standsIn(target), name: nameOf(target), place: placeOf(target) };
  });
  document.addEventListener("pointerdown", () => { last = null; }, true); // a pointer needs no focus

  function placeOf(one) {
    const [key] = standsIn(one);
    return key ? [...document.querySelectorAll(`.${CSS.escape(key)} button`)].indexOf(one) : -1;
  }

  // The same thing drawn anew; else what took its place; else the page's answer.
  function again() {
    for (const key of last.around) {
      const there = [...document.querySelectorAll(`.${CSS.escape(key)}`)].flatMap((one) => [...one.querySelectorAll(REACHED)]).filter(visible);
      const same = there.find((one) => nameOf(one) === last.name);
      if (same) return same;
      if (there.length) return there[Math.min(Math.max(last.place, 0), there.length - 1)];
    }
    const answer = document.querySelector(`${MAIN} h1`);
    answer?.setAttribute("tabindex", "-1");
    return answer;
  }

  // What was focused is another thing now, as the button of a slide that moved on: the focus goes along.
  function followed() {
    const { element, name } = last;
    if (!element.isConnected || document.activeElement !== element || nameOf(element) === name) return null;
    const same = [...document.querySelectorAll(`${MAIN} button`)].find((one) => one !== element && nameOf(one) === name);
    return same?.disabled ? same.closest('[class*="st-key-slaid_"]')?.querySelector(REACHED) : same;
  }

  function refocus() {
    if (last) followed()?.focus({ preventScroll: true });
    const lost = last && !last.element.isConnected && document.activeElement === document.body;
    if (lost) again()?.focus({ preventScroll: true });
  }

  // A list that holds the choices made grows with each: its field stays in sight. Typed into where it is not seen, the page
  // would scroll at the first letter, and a list that opened at that letter closes with it.
  function inSight() {
    const field = document.activeElement;
    if (field?.getAttribute("role") !== "combobox" || field.value || !visible(field)) return;
    const chosen = field.closest('[data-testid="stMultiSelectTagsContainer"]');
    if (chosen && chosen.scrollTop + chosen.clientHeight < chosen.scrollHeight) chosen.scrollTop = chosen.scrollHeight;
    if (field.getBoundingClientRect().bottom > innerHeight) field.scrollIntoView({ block: "center" });
  }

  // ---- Following what opens at the end of the document

  let opener = null;
  const inside = (body) => [...body.querySelectorAll(REACHED)].filter(visible);

  // A list opens outside every part of the page: it becomes one, called as the list is.
  function place(list) {
    const outermost = list.closest("body > *");
    if (outermost.hasAttribute("role") || outermost.querySelector(MAIN)) return;
    outermost.setAttribute("role", "region");
    outermost.setAttribute("aria-label", list.getAttribute("aria-label") ?? "");
  }

  function follow(body) {
    if (body.dataset.diikuti) return;
    const [first] = inside(body);
    if (!first) return; // what it holds is on its way
    body.dataset.diikuti = "";
    opener = document.querySelector('[data-testid="stPopover"] button[aria-expanded="true"]');
    if (opener && (document.activeElement === opener || document.activeElement === document.body)) first.focus();
  }

  document.addEventListener("keydown", (event) => {
    const body = event.target.closest?.(OPENED);
    if (!body || !opener?.isConnected) return;
    const stops = inside(body);
    const leaves = event.shiftKey ? event.target === stops[0] : event.target === stops.at(-1);
    if (event.key === "Tab" && leaves) {
      opener.focus(); // what comes next, or before, is reckoned from where it was opened
      if (event.shiftKey) event.preventDefault();
    } else if (event.key === "Escape") {
      const where = opener;
      requestAnimationFrame(() => where.focus());
    }
  }, true);

  // ---- Making way: on a phone the menu lies over the whole page, and Streamlit leaves it there, even for the next visit

  const NARROW = matchMedia("(max-width: 767px)");
  let tidy = false;
  function makeWay() {
    const menu = document.querySelector('[data-testid="stSidebar"]:not([data-collapsed="true"])');
    if (NARROW.matches) menu?.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
  }
  document.addEventListener("click", ({ target }) => {
    if (target.closest?.('[data-testid="stSidebarNavLink"]')) setTimeout(makeWay);
  });

  // ---- Calling things of one name by what they belong to

  const LISTS = '[data-testid="stSelectbox"], [data-testid="stMultiSelect"]';
  const NAMED = [
    '[class*="st-key-bawa_"] button',
    '[class*="st-key-slaid_"] button',
    '[data-testid="stLinkButton"] a',
    '[class*="st-key-tabel_"] input',
    "button[data-salin]",
    "button[data-tautan]",
    `:is(${LISTS}) button[aria-label]`,
  ].join(", ");
  const TITLES = 'h1, h2, h3, .kartu, [data-testid="stBidiComponentIsolated"]'; // the last: our map, which has its own

  function titleOf(one) {
    const list = one.closest(LISTS);
    if (list) return list.querySelector("label")?.textContent.trim() ?? ""; // a folded part has no innerText
    let found = "";
    for (const title of document.querySelectorAll(TITLES)) {
      if (title.contains(one)) return textOf(title.querySelector(".nama"));
      if (!(title.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING)) break;
      const told = textOf(title.shadowRoot ? title.shadowRoot.querySelector("h3") : title.matches(".kartu") ? null : title);
      if (told) found = told.replace(/^\d+\. /, ""); // where a slide stands is no part of what it is
    }
    return found;
  }

  function call() {
    for (const one of document.querySelectorAll(NAMED)) {
      const label = one.tagName === "INPUT" ? one.closest("label") : one;
      const written = textOf(label?.querySelector('[data-testid="stMarkdownContainer"]') ?? label);
      const own = written || (one.dataset.nama ??= one.getAttribute("aria-label") ?? "");
      const title = titleOf(one);
      const name = title ? `${own}: ${title}` : own;
      if (own && one.getAttribute("aria-label") !== name) one.setAttribute("aria-label", name);
    }
  }

  // ---- Saying in which language a title is: a cell of Streamlit's tables takes no attribute of ours

  function tell() {
    const titles = new Map([...document.querySelectorAll(".judul-asing")].map((one) => [one.textContent, one.lang]));
    if (!titles.size) return;
    for (const cell of document.querySelectorAll("td:not([lang])")) {
      const language = titles.get(cell.textContent.trim());
      if (language) cell.lang = language;
    }
  }

  let due = 0;
  function look() {
    due = 0;
    if (!tidy && document.querySelector('[data-testid="stSidebar"]')) {
      tidy = true; // as the page opens; what is opened later is meant
      makeWay();
    }
    if (!voice.isConnected) document.body.append(voice); // a region that is there before it speaks is heard
    call();
    tell();
    refocus();
    listen();
  }
  new MutationObserver(() => {
    document.querySelectorAll(OPENED).forEach(follow);
    inSight();
    document.querySelectorAll('[role="listbox"][aria-label]').forEach(place);
    due ||= setTimeout(look, STILL);
  }).observe(document.documentElement, { childList: true, subtree: true, characterData: true, attributeFilter: ["data-menunggu"] });
})();
