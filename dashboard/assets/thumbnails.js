// The slides of a briefing as small pictures: dragged with the mouse, moved and taken out with keys, chosen by
// a click, given another title by a second one or F2. The pictures come by address; one that only changes its
// place is not fetched again.

const AHEAD = ["ArrowRight", "ArrowDown"];
const BACK = ["ArrowLeft", "ArrowUp"];

const known = new WeakMap(); // element -> the component that fills it now

export default function (component, look) {
  const host = component.parentElement.querySelector(".susunan");
  if (!known.has(host)) prepare(host, look);
  known.set(host, component);
  fill(host, component.data);
}

function element(name, parent, properties = {}) {
  return parent.appendChild(Object.assign(document.createElement(name), properties));
}

function prepare(host, look) {
  for (const [name, value] of Object.entries(look)) if (name !== "sheet") host.style.setProperty(`--${name}`, value);
  host.hidden = true; // until the style sheet is there
  const reveal = () => { host.hidden = false; };
  element("link", host, { rel: "stylesheet", href: look.sheet, onload: reveal, onerror: reveal });
  host.list = element("ol", host);
  host.hint = element("p", host, { className: "petunjuk" });
  host.told = element("p", host, { className: "dengar" });
  host.told.setAttribute("aria-live", "polite");
  host.list.addEventListener("click", ({ target }) => {
    const item = target.closest("li");
    if (item && target.localName !== "input") tell(host, "chosen", places(host).indexOf(item));
  });
  host.list.addEventListener("dblclick", ({ target }) => {
    const item = target.closest("li");
    if (item && target.localName !== "input") retitle(host, item);
  });
  host.list.addEventListener("keydown", (event) => onKey(host, event));
  host.list.addEventListener("dragstart", (event) => {
    host.dragged = event.target.closest("li");
    host.dragged.classList.add("diseret");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", host.dragged.title);
  });
  host.list.addEventListener("dragover", (event) => {
    const item = event.target.closest("li");
    if (!host.dragged || !item) return;
    event.preventDefault();
    clear(host);
    item.classList.add("sasaran");
    item.classList.toggle("setelah", isBehind(event, item));
  });
  host.list.addEventListener("drop", (event) => {
    const item = event.target.closest("li");
    if (!host.dragged || !item) return;
    event.preventDefault();
    const from = places(host).indexOf(host.dragged);
    const at = places(host).indexOf(item) + (isBehind(event, item) ? 1 : 0);
    move(host, from, at > from ? at - 1 : at);
  });
  host.list.addEventListener("dragend", () => { clear(host); host.dragged?.classList.remove("diseret"); host.dragged = null; });
}

function isBehind({ clientX }, item) {
  const { left, width } = item.getBoundingClientRect();
  return clientX > left + width / 2;
}

function clear(host) {
  for (const item of places(host)) item.classList.remove("sasaran", "setelah");
}

function places(host) {
  return [...host.list.children];
}

function tell(host, name, value) {
  known.get(host).setTriggerValue(name, value);
}

// The title becomes a field where it stands: Enter or leaving it takes the words, Escape none of them.
function retitle(host, item) {
  if (item.querySelector("input")) return;
  const field = element("input", item, { value: item.title, maxLength: host.words.longest });
  field.setAttribute("aria-label", host.words.title);
  item.draggable = false; // else a mouse that marks words takes the slide along
  const end = (takes, refocus) => {
    if (!field.isConnected) return;
    const words = field.value.trim();
    item.draggable = true;
    field.onblur = null; // taking a field away lets go of it
    field.remove();
    if (refocus) item.firstChild.focus();
    if (takes && words && words !== item.title) tell(host, "titled", [places(host).indexOf(item), words]);
  };
  field.onblur = () => end(true, false);
  field.onkeydown = (event) => {
    event.stopPropagation();
    if (event.key === "Enter" || event.key === "Escape") end(event.key === "Enter", true);
  };
  field.select();
}

function onKey(host, event) {
  const from = places(host).indexOf(event.target.closest("li"));
  const by = AHEAD.includes(event.key) ? 1 : BACK.includes(event.key) ? -1 : 0;
  if (from < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "F2") {
    event.preventDefault();
    retitle(host, places(host)[from]);
  } else if (event.key === "Delete") {
    event.preventDefault();
    tell(host, "removed", from);
  } else if (by) {
    event.preventDefault();
    const to = Math.min(Math.max(from + by, 0), places(host).length - 1);
    if (event.shiftKey) move(host, from, to);
    else focusOn(host, to);
  }
}

function focusOn(host, place) {
  for (const [at, item] of places(host).entries()) item.firstChild.tabIndex = at === place ? 0 : -1;
  places(host)[place].firstChild.focus();
}

function move(host, from, to) {
  if (from === to) return;
  const item = places(host)[from];
  const other = places(host)[to];
  if (to > from) other.after(item);
  else other.before(item);
  focusOn(host, to);
  host.told.textContent = host.words.moved.replace("{ke}", to + 1).replace("{dari}", places(host).length);
  tell(host, "moved", [from, to]);
}

function fill(host, { slides, chosen, words }) {
  host.words = words;
  host.list.setAttribute("aria-label", words.label);
  host.hint.textContent = words.hint;
  const inside = host.getRootNode().activeElement?.closest?.("ol") === host.list;
  const kept = new Map(places(host).map((item) => [item.dataset.key, item]));
  const times = {};
  const items = slides.map(({ mark, title, address }, place) => {
    const key = `${mark}-${(times[mark] = (times[mark] ?? 0) + 1)}`;
    const item = kept.get(key) ?? made(key, address);
    item.title = title;
    item.firstChild.tabIndex = place === chosen ? 0 : -1;
    item.firstChild.lastChild.textContent = `${place + 1}. ${title}`;
    item.classList.toggle("terpilih", place === chosen);
    if (place === chosen) item.firstChild.setAttribute("aria-current", "true");
    else item.firstChild.removeAttribute("aria-current");
    return item;
  });
  if (items.some((item, place) => item !== host.list.children[place]) || items.length !== host.list.children.length) {
    host.list.replaceChildren(...items);
    if (inside) items[chosen]?.firstChild.focus();
  }
}

function made(key, address) {
  const item = document.createElement("li");
  item.dataset.key = key;
  item.draggable = true;
  const button = element("button", item, { type: "button" });
  element("img", button, { src: address, alt: "", loading: "lazy", draggable: false });
  element("span", button);
  return item;
}
