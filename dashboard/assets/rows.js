// A table whose rows choose: the first cell of each is a button, so mouse, finger and keyboard do the same.

const known = new WeakMap(); // element -> the component that fills it now

export default function (component, look) {
  const host = component.parentElement.querySelector(".baris");
  if (!known.has(host)) prepare(host, look);
  known.set(host, component);
  fill(host, component);
}

function element(name, parent, properties = {}) {
  return parent.appendChild(Object.assign(document.createElement(name), properties));
}

function prepare(host, look) {
  for (const [name, value] of Object.entries(look)) if (name !== "sheet") host.style.setProperty(`--${name}`, value);
  host.hidden = true; // until the style sheet is there
  const reveal = () => { host.hidden = false; showChosen(host); };
  element("link", host, { rel: "stylesheet", href: look.sheet, onload: reveal, onerror: reveal });
  host.table = element("div", host, { className: "gulung", tabIndex: 0 });
  host.table.setAttribute("role", "region");
  host.table.addEventListener("click", ({ target }) => {
    const code = target.closest("tr")?.dataset.code;
    if (code && !target.closest("a")) known.get(host).setTriggerValue("chosen", code);
  });
}

function fill(host, { data }) {
  const focused = host.getRootNode().activeElement?.closest("tr")?.dataset.code;
  host.table.setAttribute("aria-label", data.alt);
  host.classList.toggle("proyektor", data.presenting);
  const table = document.createElement("table");
  if (data.simulated) element("caption", table, { textContent: "SIMULASI" });
  const head = element("tr", element("thead", table));
  for (const name of data.columns) element("th", head, { scope: "col", textContent: name });
  const body = element("tbody", table);
  for (const [place, [code, first, ...cells]] of data.rows.entries()) {
    const row = element("tr", body);
    row.dataset.code = code;
    const pressed = data.chosen.includes(code);
    row.classList.toggle("terpilih", pressed);
    const button = element("button", element("th", row, { scope: "row" }), { type: "button", textContent: first });
    button.setAttribute("aria-pressed", pressed);
    for (const cell of cells) element("td", row, { textContent: cell });
    if (data.passports.length) {
      const [textContent, href] = data.passports[place];
      element("a", element("td", row), { textContent, href, target: "_blank", rel: "noopener" });
    }
    if (code === focused) requestAnimationFrame(() => button.focus());
  }
  host.table.replaceChildren(table);
  showChosen(host);
}

/** A long list moves to the row that is chosen, unless that row is in sight. */
function showChosen({ table }) {
  const row = table?.querySelector(".terpilih");
  if (!row) return;
  const [box, frame] = [row.getBoundingClientRect(), table.getBoundingClientRect()];
  if (box.top < frame.top || box.bottom > frame.bottom) table.scrollTop += box.top - frame.top - frame.height / 2;
}
