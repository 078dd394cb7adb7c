// A long table of the live page is a canvas that shows a few rows and columns: on paper it would be cut. The page
// that the server sends whole has all of it as a table, which takes its place on the sheets.
"use strict";

(() => {
  const LONG = "st-key-lembar_";

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

  addEventListener("beforeprint", () => {
    const shown = [...document.querySelectorAll(`[class*="${LONG}"]`)];
    const page = shown.length ? whole() : null;
    for (const place of page ? shown : []) {
      const key = [...place.classList].find((name) => name.startsWith(LONG)).slice(LONG.length);
      const table = page.querySelector(`[data-kunci="${CSS.escape(key)}"] table`);
      if (table) place.append(Object.assign(document.importNode(table, true), { className: "lembar-cetak" }));
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
