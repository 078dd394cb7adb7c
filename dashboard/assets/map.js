// The map in the browser. The shapes come from `data.url` and are kept; colours, names and selection come with
// each change. What a place shows on hover is never more than its label or the table beside the map says.

const WORDS = globalThis.dasborKata.words; // in the language of the page (front/script_words.py)
const NARROW = 560; // pixels: below this, names on the map would cover it
const BESIDE = 1100; // pixels: from this on the legend stands beside the map
const FLAT = 1.95; // so much wider than high, a projected map has its legend beside it
const TOUCH = 24; // pixels: the smallest target for a finger
const FULL = 40; // points: from this on names go without their value, which would only cover points
const CROWDED = 30; // units: with names this high, places without a value go unnamed; the table still names them
const ROOMY_TILE = 68; // pixels: from this on a tile holds a short name, below it three letters
const CLOSE = 1.25; // how much more than a place itself is seen when the view closes in on it
const LINE = 1.15; // height of a line of text, in font sizes
const SVG = "http://www.w3.org/2000/svg";

const shapes = new Map(); // address -> promise of the file's text
const maps = new WeakMap(); // element -> what is drawn in it
const measure = document.createElement("canvas").getContext("2d");

/** Draw what `component` brings; `look` holds the theme, `labels` is map_labels.js, `points` map_points.js. Streamlit calls it for each change. */
export default function (component, look, labels, points) {
  const host = component.parentElement.querySelector(".peta");
  if (!maps.has(host)) maps.set(host, build(host, look, labels, points));
  const map = maps.get(host);
  map.component = component;
  const { chosen, ...rest } = component.data;
  const said = JSON.stringify(map.kind === "tiles" ? rest : component.data); // of a tile only its outline says that it is chosen
  map.data = component.data;
  if (map.said !== said) {
    map.said = said;
    write(map);
    draw(map);
  } else press(map);
  const watch = new ResizeObserver(() => arrange(map));
  watch.observe(map.canvas);
  return () => watch.disconnect();
}

// ---- the page around the shapes

function element(name, parent, properties = {}) {
  return parent.appendChild(Object.assign(document.createElement(name), properties));
}

function drawn(name, parent, attributes = {}) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return parent.appendChild(made);
}

function build(host, look, labels, points) {
  for (const name of ["land", "ink", "muted", "accent", "font"]) host.style.setProperty(`--${name}`, look[name]);
  host.hidden = true; // until the style sheet is there
  const reveal = () => { host.hidden = false; };
  element("link", host, { rel: "stylesheet", href: look.sheet, onload: reveal, onerror: reveal });
  const map = { host, labels, points, font: look.font };
  map.title = element("h3", host, { className: "judul temuan" }); // as salin.js looks for it
  map.subtitle = element("p", host, { className: "subjudul" });
  map.chosen = element("p", host, { className: "dipilih" });
  map.body = element("div", host, { className: "badan" });
  map.canvas = element("div", map.body, { className: "kanvas" });
  map.legend = element("div", map.body, { className: "legenda" });
  map.hint = element("p", host, { className: "petunjuk" });
  const line = element("p", host, { className: "sumber" });
  map.foot = element("span", line);
  map.passport = element("a", element("p", host, { className: "sumber" }), { target: "_blank", rel: "noopener" });
  map.tools = element("span", line, { className: "perkakas", role: "toolbar" }); // one stop for Tab, arrows walk on
  map.tools.addEventListener("keydown", ({ key, target }) => {
    if (key === "ArrowRight") target.nextElementSibling?.focus();
    if (key === "ArrowLeft") target.previousElementSibling?.focus();
  });
  map.tip = element("div", host, { className: "keterangan", hidden: true });
  map.tip.setAttribute("aria-hidden", "true"); // each place's own label says the same
  listen(map);
  return map;
}

function write(map) {
  const { data } = map;
  map.host.classList.toggle("proyektor", Boolean(data.tall));
  map.host.style.setProperty("--tinggi", data.tall);
  map.host.classList.toggle("berdesa", Boolean(data.points));
  map.host.classList.toggle("menunggu", data.subtitle === WORDS.membuka);
  map.title.textContent = data.title;
  map.subtitle.textContent = data.subtitle;
  map.passport.parentElement.hidden = data.tall || !data.passport;
  if (data.passport) [map.passport.textContent, map.passport.href] = data.passport;
  tools(map);
  nameChosen(map);
  map.legend.replaceChildren();
  if (data.heading) element("p", map.legend, { className: "satuan", textContent: data.heading });
  const list = element("ul", map.legend);
  data.legend.forEach(([label, colour, pattern, count], index) => {
    if (!count && (index >= data.blanks || (data.tall && data.kinds))) return; // a wall tells what is drawn
    const item = element("li", list);
    const swatch = drawn("svg", item, { width: "1.6em", height: "1.1em", "aria-hidden": "true" });
    const fill = paint(drawn("defs", swatch), `contoh-${index}`, colour, pattern, 1);
    drawn("rect", swatch, { width: "100%", height: "100%", fill, class: "contoh" });
    element("span", item, { textContent: `${label} (${count})` });
  });
  if (data.points) map.points.legend(data, map.legend, element);
}

/** Buttons that copy the address and the citation (assets/salin.js hears them), and the code that only paper shows. */
function tools({ data, tools: host, title }) {
  title.classList.toggle("simulasi", data.simulated);
  host.replaceChildren();
  host.hidden = !data.code;
  if (!data.code) return;
  for (const [kind, words] of [["tautan", WORDS.salin_tautan], ["salin", WORDS.salin_kutipan]]) {
    const look = { type: "button", textContent: words, ariaLabel: `${words}: ${data.title}`, tabIndex: kind === "salin" ? -1 : 0 };
    element("button", host, look).dataset[kind] = "";
  }
  element("span", host, { className: "kode", textContent: data.code });
}

function nameChosen(map) {
  const { chosen } = map.data;
  map.chosen.textContent = chosen.length ? WORDS.dipilih + chosen.map((code) => says(map, code)).join("; ") : "";
}

function says(map, code) {
  const { data } = map;
  const village = map.points.rowOf(data, code);
  if (village) return map.points.told(data, village);
  const place = data.places[code];
  return place ? named(data, place, place[0]) : code;
}

/** A place under the name given with what is said of it; where its kind is itself, its name alone. */
function named(data, place, name) {
  const said = told(data, place);
  return said === place[1] ? name : `${name}: ${said}`;
}

/** What is said of a place to who does not see its colour (exhibits/choropleth.py). */
function told({ legend, kinds, blanks }, [, , value, look]) {
  const kind = legend[look][0];
  return !value ? kind : kinds && look < blanks ? `${kind}: ${value}` : value;
}

// ---- the shapes

/** The text of a file of shapes, asked for once. */
function fetched(url) {
  if (!shapes.has(url)) shapes.set(url, fetchText(url));
  return shapes.get(url);
}

async function draw(map) {
  const { url } = map.data;
  if (map.url === url) return colour(map);
  try {
    const text = await fetched(url);
    if (map.data.url !== url || map.url === url) return; // a newer change has overtaken this one
    const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    if (svg.nodeName !== "svg") throw new TypeError(`no SVG at ${url}`);
    map.url = url;
    adopt(map, document.importNode(svg, true));
    colour(map);
  } catch (problem) {
    shapes.delete(url);
    if (map.data.url !== url) return;
    console.warn(problem);
    map.url = null;
    map.canvas.replaceChildren();
    const notice = element("p", map.canvas, { className: "gagal", textContent: WORDS.bentuk_gagal });
    element("button", notice, { type: "button", textContent: WORDS.coba_lagi, onclick: () => draw(map) });
  }
}

/** Show the places inside one as soon as it is chosen, still without numbers: those come with the answer. */
function open(map, code, url) {
  const { data } = map;
  const unknown = { heading: "", legend: [], places: {}, points: null, inner: {}, chosen: [] };
  map.data = { ...data, ...unknown, url, title: data.places[code][0], subtitle: WORDS.membuka, alt: WORDS.membuka };
  write(map);
  draw(map);
}

async function fetchText(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new TypeError(`${answer.status} for ${url}`);
  return answer.text();
}

function adopt(map, svg) {
  map.svg = svg;
  map.kind = svg.dataset.kind;
  const { width, height } = svg.viewBox.baseVal;
  map.whole = map.view = { x: 0, y: 0, width, height };
  map.paths = [...svg.querySelectorAll("g.tempat path")];
  map.neighbours = [...svg.querySelectorAll("g.konteks path")];
  if (map.kind !== "tiles") map.land = map.labels.landGrid(map.view, outlines(map));
  svg.setAttribute("role", "group");
  map.defs = svg.insertBefore(document.createElementNS(SVG, "defs"), svg.firstChild);
  const borders = map.paths.map((path) => path.getAttribute("d")).join("");
  const lines = drawn("g", svg, { class: "batas" }); // a dark line in a white one, seen on every colour and at sea
  for (const part of ["alas", "tepi"]) drawn("path", lines, { d: borders, class: part });
  for (const layer of ["sasaran", "terpilih", "fokus", "garis", "nama", "desa", "tanda"]) {
    map[`${layer}Layer`] = drawn("g", svg, { class: layer });
  }
  map.namaLayer.setAttribute("aria-hidden", "true"); // each place says its name and value itself
  map.canvas.replaceChildren(svg);
}

function outlines({ paths, neighbours }) {
  const of = (list, sign) => list.map((path, index) => ({ d: path.getAttribute("d"), owner: sign * (index + 1) }));
  return [...of(neighbours, -1), ...of(paths, 1)];
}

/** One stop for Tab, from which arrows walk on: where the focus was last, else what is chosen, else the first. */
function oneStop({ paths, data, stop }) {
  const known = paths.filter(({ id }) => data.places[id]);
  const entry = known.find(({ id }) => id === stop) ?? known.find(({ id }) => data.chosen?.includes(id)) ?? known[0];
  for (const path of known) path.setAttribute("tabindex", path === entry ? "0" : "-1");
}

/** Give each place its colour, its name for a screen reader and its state; then arrange what depends on size. */
function colour(map) {
  const { data } = map;
  map.svg.setAttribute("aria-label", data.alt);
  for (const path of map.paths) {
    const place = data.places[path.id];
    path.classList.toggle("bisu", !place);
    if (!place) continue;
    path.dataset.code = path.id;
    path.setAttribute("role", "button");
    path.setAttribute("aria-label", named(data, place, place[1]));
  }
  oneStop(map);
  press(map);
  closeIn(map);
  map.tandaLayer.replaceChildren();
  if (data.simulated) watermark(map);
  const strangers = Object.keys(data.places).filter((code) => !map.paths.some((path) => path.id === code));
  const about = map.kind === "tiles" ? WORDS.ubin : (globalThis.dasborKata.labels[map.svg.dataset.credit] ?? map.svg.dataset.credit ?? ""); // older drawings name no source
  const unknown = strangers.length ? ` ${WORDS.tidak_di_peta}${strangers.join(", ")}.` : "";
  map.foot.textContent = `${data.source.replace(/\.$/, "")}. ${about}${unknown}`;
  map.arranged = null;
  arrange(map);
}

/** Show which places are chosen. */
function press(map) {
  const { chosen, places } = map.data;
  nameChosen(map);
  if (!map.svg) return;
  for (const path of map.paths) if (places[path.id]) path.setAttribute("aria-pressed", chosen.includes(path.id));
  outline(map, chosen);
}

function outline({ paths, terpilihLayer }, codes) {
  terpilihLayer.replaceChildren();
  for (const path of paths.filter(({ id }) => codes.includes(id))) {
    for (const part of ["alas", "tepi"]) drawn("path", terpilihLayer, { d: path.getAttribute("d"), class: part });
  }
}

/** Show one place and what lies in it, or the whole drawing, in the same proportions. */
function closeIn(map) {
  const { data, whole, svg } = map;
  const path = data.focus && map.paths.find(({ id }) => id === data.focus);
  map.view = whole;
  if (path) {
    const box = path.getBBox();
    const width = Math.max(box.width * CLOSE, (box.height * CLOSE * whole.width) / whole.height);
    const height = (width * whole.height) / whole.width;
    map.view = { x: box.x + (box.width - width) / 2, y: box.y + (box.height - height) / 2, width, height };
  }
  const { x, y, width, height } = map.view;
  const box = `${x} ${y} ${width} ${height}`;
  if (svg.getAttribute("viewBox") !== box) svg.setAttribute("viewBox", box);
}

function watermark({ tandaLayer, view }) {
  const [x, y] = [view.x + view.width / 2, view.y + view.height / 2];
  const angle = (-Math.atan2(view.height, view.width) * 180) / Math.PI;
  const size = Math.min(view.height / 2.2, view.width / 6);
  const text = drawn("text", tandaLayer, { x, y, "font-size": size, transform: `rotate(${angle * 0.8} ${x} ${y})` });
  text.textContent = WORDS.simulasi;
}

/** Colour or pattern of a class; the pattern keeps its size in pixels whatever the size of the map. */
function paint(defs, id, background, pattern, scale) {
  if (!pattern) return background;
  const lines = { "/": "M-2 2 2-2M0 8 8 0M6 10 10 6", "\\": "M-2 6 2 10M0 0 8 8M6-2 10 2", "-": "M0 4H8", "|": "M4 0V8" };
  lines.x = lines["/"] + lines["\\"];
  lines["+"] = lines["-"] + lines["|"];
  const size = { width: 8, height: 8, patternUnits: "userSpaceOnUse", patternTransform: `scale(${1 / scale})` };
  const made = drawn("pattern", defs, { id, ...size });
  drawn("rect", made, { width: 8, height: 8, fill: background });
  if (lines[pattern]) drawn("path", made, { d: lines[pattern], class: "arsir" });
  else for (const [cx, cy] of [[2, 2], [6, 6]]) drawn("circle", made, { cx, cy, r: 0.9, class: "titik" });
  return `url(#${id})`;
}

// ---- what depends on the size on the screen

function arrange(map) {
  if (!map.svg || !map.url) return;
  const { data, host, canvas, svg } = map;
  host.classList.toggle("lebar", data.tall ? host.clientWidth > FLAT * host.clientHeight : host.clientWidth >= BESIDE);
  const scale = svg.getScreenCTM()?.a; // pixels per unit
  if (!scale || !canvas.clientWidth) return;
  const size = `${scale.toFixed(3)} ${canvas.clientWidth}`;
  if (map.arranged === size) return;
  map.arranged = size;
  for (const path of map.paths) path.box ??= path.getBBox(); // before anything changes: after it, each would lay the page out anew

  map.defs.replaceChildren();
  const fills = data.legend.map(([, tone, pattern], index) => paint(map.defs, `kelas-${index}`, tone, pattern, scale));
  for (const path of map.paths) {
    const place = data.places[path.id];
    if (place) path.style.fill = fills[place[3]];
  }
  targets(map, scale);
  const narrow = !data.tall && canvas.clientWidth < NARROW && map.kind !== "tiles"; // a small wall shows what a large one does
  map.hint.textContent = narrow && !data.focus ? WORDS.sempit : data.tall ? "" : WORDS.cara;
  map.garisLayer.replaceChildren();
  map.namaLayer.replaceChildren();
  map.desaLayer.replaceChildren();
  const placed = data.points && map.svg.dataset.box; // the drawings of older snapshots do not say which degrees they show
  host.classList.toggle("tanpa-letak", Boolean(data.points && !placed));
  const project = placed && map.points.projection(map.svg, map.whole.width);
  const marks = placed ? map.points.draw(map.desaLayer, data, map.view, project, scale) : [];
  if (map.kind === "tiles") tileNames(map, scale);
  else if (!narrow && !data.focus && !marks.some(({ gathered }) => gathered)) names(map, scale, marks);
}

/** Places smaller than a fingertip get an invisible disc around their label point. */
function targets({ paths, data, sasaranLayer }, scale) {
  sasaranLayer.replaceChildren();
  for (const path of paths) {
    const { width, height } = path.box;
    if (!data.places[path.id] || Math.min(width, height) * scale >= TOUCH) continue;
    const { x, y } = path.dataset;
    drawn("circle", sasaranLayer, { cx: x, cy: y, r: TOUCH / 2 / scale, "data-code": path.id });
  }
}

function fontSize(map) {
  return parseFloat(getComputedStyle(map.canvas).fontSize);
}

function tileNames(map, scale) {
  const side = map.paths[0].box.width;
  const roomy = side * scale >= ROOMY_TILE;
  const labels = map.paths.filter(({ id }) => map.data.places[id]).map((path) => {
    const { lines, blank } = wording(map, path);
    const [name, ...value] = lines;
    const [, tone, pattern] = map.data.legend[map.data.places[path.id][3]];
    const dark = !pattern && isDark(tone);
    return { lines: [...(roomy ? name.split(" ") : [path.dataset.abbr]), ...value], blank, dark, x: +path.dataset.x, y: +path.dataset.y };
  });
  // One size for all names and one for all values: the largest at which each fits its square.
  const widest = (lines) => Math.max(...lines.map((line) => textWidth(map, line)));
  const most = Math.min(fontSize(map) / scale, (0.94 * side) / (LINE * Math.max(...labels.map(({ lines }) => lines.length))));
  const values = labels.filter(({ blank }) => !blank).map(({ lines }) => lines.at(-1));
  const size = Math.min(most, (0.94 * side) / widest(labels.flatMap(({ lines, blank }) => (blank ? lines : lines.slice(0, -1)))));
  const valueSize = Math.min(most, (0.94 * side) / widest(values));
  for (const label of labels) letter(map, label.lines, label, size, label.blank, valueSize).classList.toggle("di-gelap", label.dark);
}

/** Does white read well on it? Black and white are equally far at a luminance of 0.18. */
function isDark(tone) {
  const [red, green, blue] = [1, 3, 5].map((at) => (parseInt(tone.slice(at, at + 2), 16) / 255) ** 2.2);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.18;
}

/** Name and value of a place; a place without a value has its name only, and its pattern. */
function wording({ data }, { id }) {
  const [, name, value, look] = data.places[id];
  const blank = !value || value === data.legend[look][0]; // its pattern says so already
  return { lines: blank ? [name] : [name, value], blank };
}

function names(map, scale, marks) {
  const { data } = map;
  const size = fontSize(map) / scale;
  const isNamed = ({ id }) => data.places[id] && (data.places[id][3] !== data.unnamed || data.chosen.includes(id)) && (size < CROWDED || data.places[id][3] < data.blanks || data.chosen.includes(id));
  const labels = map.paths.filter(isNamed).map((path) => {
    const { lines, blank } = wording(map, path);
    const full = marks.length >= FULL;
    return { lines: full ? lines.slice(0, 1) : lines, blank: blank || full, owner: map.paths.indexOf(path) + 1, x: path.dataset.x, y: path.dataset.y };
  });
  map.neighbours.forEach((path, index) => {
    const { name, x, y } = path.dataset;
    if (name) labels.push({ lines: [name], blank: true, owner: -index - 1, x, y, fixed: true });
  });
  for (const label of labels) {
    [label.x, label.y] = [+label.x, +label.y];
    label.width = Math.max(...label.lines.map((line) => textWidth(map, line))) * size;
    label.height = label.lines.length * LINE * size;
  }
  map.labels.spots(labels, map.land, map.view, 1 / scale, marks).forEach((spot, index) => {
    if (!spot) return;
    const { lines, blank, fixed, x, y } = labels[index];
    if (spot.line) {
      const [x2, y2] = spot.line;
      for (const part of ["alas", "tepi"]) drawn("line", map.garisLayer, { x1: x, y1: y, x2, y2, class: part });
      drawn("circle", map.garisLayer, { cx: x, cy: y, r: 2 / scale });
    }
    letter(map, lines, spot, size, blank).classList.toggle("tetangga", Boolean(fixed));
  });
}

/** Width of a text set in one unit. */
function textWidth({ font }, text) {
  measure.font = `700 100px ${font}`;
  return measure.measureText(text).width / 100;
}

/** Lines of text centred on a point; the last one is the value, unless there is none. */
function letter(map, lines, { x, y }, size, blank, valueSize = size) {
  const text = drawn("text", map.namaLayer, { "font-size": size.toFixed(2), "stroke-width": (size * 0.28).toFixed(2) });
  const names = blank ? lines.length : lines.length - 1;
  let top = y - (LINE * (names * size + (lines.length - names) * valueSize)) / 2;
  lines.forEach((line, index) => {
    const height = index < names ? size : valueSize;
    const span = drawn("tspan", text, { x: x.toFixed(1), y: (top + 0.88 * height).toFixed(1) });
    span.textContent = line;
    if (index < names) span.setAttribute("class", "wilayah");
    else span.setAttribute("font-size", height.toFixed(2));
    top += LINE * height;
  });
  return text;
}

// ---- mouse, finger, keyboard

function listen(map) {
  const { canvas } = map;
  const codeAt = (event) => event.target.closest?.("[data-code]")?.dataset.code;
  const choose = (code) => {
    const { chosen } = map.data;
    const others = chosen.filter((other) => other !== code);
    outline(map, chosen.includes(code) ? others : [...others, code]); // the answer takes a moment; that it was heard does not
    const inside = map.data.inner?.[code];
    map.component.setTriggerValue("chosen", code);
    if (!inside || chosen.length) return; // with others chosen it would be one of several
    map.said = null; // whatever the answer is, it is drawn
    requestAnimationFrame(() => setTimeout(() => map.said ?? open(map, code, inside))); // the question goes out first
  };
  canvas.addEventListener("click", (event) => codeAt(event) && choose(codeAt(event)));
  canvas.addEventListener("keydown", (event) => {
    dismiss(event);
    const code = codeAt(event);
    const next = code && neighbourInOrder(map, event.target, event.key);
    if (!code || !(next || event.key === "Enter" || event.key === " ")) return;
    event.preventDefault();
    event.stopPropagation(); // arrows also turn the pages of a projected dashboard
    if (next) next.focus();
    else choose(code);
  });
  canvas.addEventListener("pointerdown", (event) => {
    const inside = map.data.inner?.[codeAt(event)];
    if (inside) fetched(inside).catch(() => shapes.delete(inside)); // drawing it asks again and says why not
  });
  const dismiss = (event) => event.key === "Escape" && tip(map, null); // what lies over the map goes without moving the pointer
  canvas.addEventListener("pointermove", (event) => tip(map, codeAt(event), event));
  canvas.addEventListener("pointerenter", () => document.addEventListener("keydown", dismiss));
  canvas.addEventListener("pointerleave", () => {
    document.removeEventListener("keydown", dismiss);
    tip(map, null);
  });
  canvas.addEventListener("focusin", (event) => {
    map.fokusLayer.replaceChildren();
    if (event.target.matches(".tempat path")) {
      map.stop = event.target.id;
      oneStop(map);
    }
    if (!event.target.matches(".tempat path:focus-visible")) return;
    drawn("path", map.fokusLayer, { d: event.target.getAttribute("d") });
    const { left, bottom, width } = event.target.getBoundingClientRect();
    tip(map, codeAt(event), { clientX: left + width / 2, clientY: bottom });
  });
  canvas.addEventListener("focusout", () => {
    map.fokusLayer?.replaceChildren();
    tip(map, null);
  });
}

function neighbourInOrder({ paths, data, desaLayer }, from, key) {
  const villages = [...desaLayer.querySelectorAll("[data-code]")];
  const known = villages.includes(from) ? villages : paths.filter(({ id }) => data.places[id]);
  const at = known.indexOf(from);
  const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: known.length - 1 }[key];
  return to === undefined ? null : known[(to + known.length) % known.length];
}

function tip(map, code, at) {
  const { host, tip: box, data } = map;
  box.hidden = !code || !(data.places[code] || map.points.rowOf(data, code));
  if (box.hidden) return;
  box.textContent = says(map, code);
  const around = host.getBoundingClientRect();
  const left = at.clientX - around.left + 14;
  box.style.left = `${Math.max(0, Math.min(left, around.width - box.offsetWidth))}px`;
  box.style.top = `${at.clientY - around.top + 16}px`;
}
