// A button that copies the text it carries (dashboard/saying/copying.py). One listener serves every page.
"use strict";

(() => {
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch { // a plain http address has no clipboard; the old way still works there
      const area = document.createElement("textarea");
      area.value = text;
      area.style.position = "fixed";
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  }

  /** Of a card its passport, elsewhere the page with all that is chosen. */
  function address(button) {
    return button.closest(".kartu")?.querySelector("a.paspor").href ?? location.href;
  }

  /** The finding above the button, what that is about, its source line, its code and the page's address, as sentences. */
  function citation(button) {
    const titles = [...button.getRootNode().querySelectorAll(".temuan")];
    const title = titles.findLast((each) => each.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING);
    const line = button.closest(".sumber");
    const invented = title.matches(".simulasi, :has(.simulasi)") ? globalThis.dasborKata.words.rekaan : "";
    const parts = [invented, words(title, ".lencana"), words(title.nextElementSibling), words(line, ".perkakas"), words(line.querySelector(".kode"))];
    const said = parts.filter(Boolean).map((part) => `${part[0].toUpperCase()}${part.slice(1).replace(/\.+$/, "")}.`);
    return [...said, location.href].join(" ");
  }

  function words(element, without) {
    const copied = element.cloneNode(true);
    if (without) copied.querySelector(without)?.remove();
    return copied.textContent.replace(/\s+/g, " ").trim();
  }

  document.addEventListener("click", async (event) => {
    const button = event.composedPath()[0].closest?.("button[data-salin], button[data-tautan]");
    if (!button) return;
    const { salin } = button.dataset;
    await copy(salin === undefined ? address(button) : salin || citation(button));
    button.textContent = globalThis.dasborKata.words.tersalin;
    button.focus();
  });
})();
