// The phone's page: each button is one step of the deck on the wall.
(() => {
  const told = document.querySelector("[role=status]");
  addEventListener("click", async (event) => {
    const step = event.target.closest("button")?.dataset.langkah;
    if (!step) return;
    const address = `${location.pathname}?langkah=${step}`;
    const answer = await fetch(address, { method: "POST", keepalive: true }).catch(() => null);
    told.textContent = answer?.ok ? "" : told.dataset.gagal;
  });
})();
