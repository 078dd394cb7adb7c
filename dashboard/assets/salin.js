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

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-salin]");
    if (!button) return;
    await copy(button.dataset.salin);
    button.textContent = button.dataset.sudah;
    button.focus();
  });
})();
