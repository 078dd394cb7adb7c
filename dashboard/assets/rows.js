// A table whose rows choose: the first cell of each is a button, so mouse, finger and keyboard do the same.

const EDGE = 6; // per cent of the column: a dot at the end of the scale is not cut
const SVG = "http://www.w3.org/2000/svg";

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

function drawn(name, parent, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return parent.appendChild(made);
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
  if (data.dots) headOfDots(head.children[1], data.dots);
  const body = element("tbody", table);
  for (const [place, [code, first, ...cells]] of data.rows.entries()) {
    const row = element("tr", body);
    row.dataset.code = code;
    const pressed = data.chosen.includes(code);
    row.classList.toggle("terpilih", pressed);
    const button = element("button", element("th", row, { scope: "row" }), { type: "button", textContent: first });
    button.setAttribute("aria-pressed", pressed);
    for (const cell of cells) element("td", row, { textContent: cell });
    if (data.dots) row.children[1].after(dotted(data.dots, place, code, pressed));
    if (data.passports.length) {
      const [textContent, href] = data.passports[place];
      element("a", element("td", row), { textContent, href, target: "_blank", rel: "noopener" });
    }
    if (code === focused) requestAnimationFrame(() => button.focus());
  }
  host.table.replaceChildren(table);
  requestAnimationFrame(() => showChosen(host)); // with the browser's own layout, not one more
}

/** The head of the column of dots: what it is, and both ends of its scale. */
function headOfDots(before, { heading, low, high }) {
  const cell = Object.assign(document.createElement("th"), { scope: "col", className: "letak", textContent: heading });
  const ends = element("span", cell, { className: "ujung" });
  for (const end of [low, high]) element("span", ends, { textContent: end });
  before.after(cell);
}

/** Where one row stands on the scale that all share. The value beside it tells a screen reader the same. */
function dotted({ at, middle, alike }, place, code, pressed) {
  const across = (share) => `${EDGE + share * (100 - 2 * EDGE)}%`;
  const cell = Object.assign(document.createElement("td"), { className: "letak" });
  const scale = drawn("svg", cell, { "aria-hidden": "true" });
  drawn("line", scale, { x1: across(0), x2: across(1), y1: "50%", y2: "50%", class: "skala" });
  drawn("line", scale, { x1: across(middle), x2: across(middle), y1: 0, y2: "100%", class: "tengah" });
  const mark = drawn("svg", scale, { x: across(at[place]), y: "50%", overflow: "visible" });
  if (pressed) drawn("path", mark, { d: "M0-8 8 0 0 8-8 0Z", class: "dipilih" });
  else drawn("circle", mark, { r: 5.5, class: alike.includes(code) ? "serupa" : "lain" });
  return cell;
}

/** A long list moves to the row that is chosen, unless that row is in sight. */
function showChosen({ table }) {
  const row = table?.querySelector(".terpilih");
  if (!row) return;
  const [box, frame] = [row.getBoundingClientRect(), table.getBoundingClientRect()];
  if (box.top < frame.top || box.bottom > frame.bottom) table.scrollTop += box.top - frame.top - frame.height / 2;
}
