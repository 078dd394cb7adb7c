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
  const { chosen, dots, ...rest } = data;
  const said = JSON.stringify([rest, { ...dots, alike: null }]);
  if (host.said !== said) build(host, data);
  host.said = said;
  mark(host, data);
  requestAnimationFrame(() => showChosen(host)); // with the browser's own layout, not one more
}

function build(host, data) {
  const focused = host.getRootNode().activeElement?.closest("tr")?.dataset.code;
  host.table.setAttribute("aria-label", data.alt);
  const table = document.createElement("table");
  if (data.simulated) element("caption", table, { textContent: globalThis.dasborKata.words.simulasi });
  const head = element("tr", element("thead", table));
  for (const name of data.columns) element("th", head, { scope: "col", textContent: name });
  if (data.dots) headOfDots(head.children[1], data.dots);
  const body = element("tbody", table);
  for (const [place, [code, first, ...cells]] of data.rows.entries()) {
    const row = element("tr", body);
    row.dataset.code = code;
    const button = element("button", element("th", row, { scope: "row" }), { type: "button", textContent: first });
    for (const cell of cells) element("td", row, { textContent: cell });
    if (data.dots) row.children[1].after(scale(data.dots));
    if (data.passports.length) {
      const [textContent, href] = data.passports[place];
      element("a", element("td", row), { textContent, href, target: "_blank", rel: "noopener" });
    }
    if (code === focused) requestAnimationFrame(() => button.focus());
  }
  host.table.replaceChildren(table);
}

/** Show which rows are chosen, and where each stands. */
function mark({ table }, { chosen, dots }) {
  for (const [place, row] of table.querySelectorAll("tbody tr").entries()) {
    const pressed = chosen.includes(row.dataset.code);
    row.classList.toggle("terpilih", pressed);
    row.querySelector("button").setAttribute("aria-pressed", pressed);
    if (dots) dot(row.querySelector(".letak > svg"), dots, place, row.dataset.code, pressed);
  }
}

/** The head of the column of dots: what it is, and both ends of its scale. */
function headOfDots(before, { heading, low, high }) {
  const cell = Object.assign(document.createElement("th"), { scope: "col", className: "letak", textContent: heading });
  const ends = element("span", cell, { className: "ujung" });
  for (const end of [low, high]) element("span", ends, { textContent: end });
  before.after(cell);
}

function across(share) {
  return `${EDGE + share * (100 - 2 * EDGE)}%`;
}

/** The scale that all rows share. The value beside it tells a screen reader the same. */
function scale({ middle }) {
  const cell = Object.assign(document.createElement("td"), { className: "letak" });
  const drawing = drawn("svg", cell, { "aria-hidden": "true" });
  drawn("line", drawing, { x1: across(0), x2: across(1), y1: "50%", y2: "50%", class: "skala" });
  drawn("line", drawing, { x1: across(middle), x2: across(middle), y1: 0, y2: "100%", class: "tengah" });
  return cell;
}

/** Where one row stands on it. */
function dot(drawing, { at, alike }, place, code, pressed) {
  drawing.querySelector("svg")?.remove();
  const spot = drawn("svg", drawing, { x: across(at[place]), y: "50%", overflow: "visible" });
  if (pressed) drawn("path", spot, { d: "M0-8 8 0 0 8-8 0Z", class: "dipilih" });
  else drawn("circle", spot, { r: 5.5, class: alike.includes(code) ? "serupa" : "lain" });
}

/** A long list moves to the row that is chosen, unless that row is in sight. */
function showChosen({ table }) {
  const row = table?.querySelector(".terpilih");
  if (!row) return;
  const [box, frame] = [row.getBoundingClientRect(), table.getBoundingClientRect()];
  if (box.top < frame.top || box.bottom > frame.bottom) table.scrollTop += box.top - frame.top - frame.height / 2;
}
