// A long table of the live page is a canvas that shows a few rows and columns: on paper it would be cut. The page
// that the server sends whole has all of it as a table, which takes its place on the sheets.
"use strict";

(() => {
  const LONG = "st-key-lembar_";
  const SENTENCE = 40; // letters from which on a column holds sentences, which a narrow one makes a tower of

  // Asked and waited for: the browser prints as soon as this has returned.
  function whole() {
    const asked = new XMLHttpRequest();
    try {
      asked.open("GET", location.href, false);
      asked.send();
    } catch {
      return null; // the server is away: the canvas is better than nothing
    }
    return asked.status === 200 ? new DOMParser().parseFromString(asked.responseText, "text/html") : null;
  }

  // On paper nothing opens: a column of links that all say so goes, and what reads as sentences has its room.
  function fitted(table) {
    for (const head of [...table.tHead.rows[0].cells].reverse()) {
      const cells = [...table.tBodies[0].rows].map((row) => row.cells[head.cellIndex]);
      const told = new Set(cells.map((cell) => cell.textContent.trim()));
      const opens = cells.every((cell) => cell.querySelector('a[href*="paspor="]'));
      if (cells.length > 1 && opens && told.size === 1) for (const cell of [head, ...cells]) cell.remove();
      else if ([...told].some((text) => text.length > SENTENCE)) head.style.minWidth = "12em";
      head.textContent = head.textContent.replaceAll("/", "/\u200b"); // a head may break there: its column is narrower
    }
    return table;
  }

  addEventListener("beforeprint", () => {
    const shown = [...document.querySelectorAll(`[class*="${LONG}"]`)];
    const page = shown.length ? whole() : null;
    for (const place of page ? shown : []) {
      const key = [...place.classList].find((name) => name.startsWith(LONG)).slice(LONG.length);
      const table = page.querySelector(`[data-kunci="${CSS.escape(key)}"] table`);
      if (table) place.append(Object.assign(fitted(document.importNode(table, true)), { className: "lembar-cetak" }));
    }
  });

  // Its terms alone are no last sheet: on paper they stand in one block with what they follow.
  const ENDS = '[data-testid="stElementContainer"]:is(:has(> [data-testid="stHtml"] .sumber), :has(> .stBidiComponent))';
  const before = (terms) => [...document.querySelectorAll(ENDS)].filter((end) =>
    end.compareDocumentPosition(terms) & Node.DOCUMENT_POSITION_FOLLOWING && !end.closest('[class*="st-key-bawah_"], [class*="st-key-baris_"]')).at(-1);

  addEventListener("beforeprint", () => {
    const terms = document.querySelector("section.istilah");
    const end = terms && before(terms);
    if (!end) return;
    end.append(Object.assign(terms.cloneNode(true), { className: "istilah istilah-cetak" }));
    terms.classList.add("tak-cetak");
  });

  addEventListener("afterprint", () => {
    document.querySelectorAll(".istilah-cetak").forEach((terms) => terms.remove());
    document.querySelectorAll(".istilah.tak-cetak").forEach((terms) => terms.classList.remove("tak-cetak"));
  });

  addEventListener("afterprint", () => document.querySelectorAll(".lembar-cetak").forEach((table) => table.remove()));
})();
