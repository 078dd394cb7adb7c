// Villages as points over the shapes of map.js: form, colour and size tell what is known; the words say it too.
// Points that would cover each other move apart, or gather into one circle with their number where too many meet.

const SPREAD = 1.25; // distance of neighbouring points, in their own sizes
const CROWD = 0.08; // of the picture: where points would cover more, they gather
const SIZES = [10, 13, 17]; // pixels
const TURN = 2.399963; // the golden angle: places around a point that never line up
const SVG = "http://www.w3.org/2000/svg";

const FORMS = {
  bulat: (r) => `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`,
  cincin: (r) => `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`,
  kotak: (r) => `M${-r} ${-r}h${2 * r}v${2 * r}h${-2 * r}z`,
  wajik: (r) => `M0 ${-1.3 * r}L${1.3 * r} 0L0 ${1.3 * r}L${-1.3 * r} 0z`,
  segitiga: (r) => `M0 ${-1.2 * r}L${1.2 * r} ${r}L${-1.2 * r} ${r}z`,
  palang: (r) => {
    const a = 0.42 * r, b = 1.15 * r;
    return `M${-a} ${-b}H${a}V${-a}H${b}V${a}H${a}V${b}H${-a}V${a}H${-b}V${-a}H${-a}z`;
  },
  bintang: (r) => {
    const points = Array.from({ length: 10 }, (_, i) => {
      const away = (i % 2 ? 0.6 : 1.35) * r, angle = (i * Math.PI) / 5 - Math.PI / 2;
      return `${(away * Math.cos(angle)).toFixed(2)} ${(away * Math.sin(angle)).toFixed(2)}`;
    });
    return `M${points.join("L")}z`;
  },
};

function drawn(name, parent, attributes = {}) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return parent.appendChild(made);
}

/** A village from its packed row: code, place in thousandths of a degree, and numbers for form, colour and rungs. */
function unpacked(row) {
  const [code, longitude, latitude, name, products, form, colour, done, rungs, own, names] = row.split("|");
  return [code, +longitude, +latitude, name, +products, +form, +colour, +done, +rungs, +own, names];
}

/** What a row says in words: the same as its form, colour and size. */
export function told({ points }, row) {
  const [, , , name, products, , colour, done, rungs, own, names] = row;
  const { words } = points;
  const parts = products
    ? [`${products} ${words.produk}${names ? ` (${names})` : ""}`, points.colours[colour][1], rungs ? `${words.tangga} ${done}/${rungs}` : ""]
    : [words.tanpa];
  if (!own) parts.push(words.letak);
  return `${name}: ${parts.filter(Boolean).join("; ")}`;
}

/** What a circle of several villages says; it stands for the place that they lie in. */
function gathered(data, rows) {
  const place = data.places[around(rows[0], data)];
  return `${place ? `${place[0]}: ` : ""}${rows.length} ${data.points.words.kelompok}`;
}

/** The legend of forms, colours and sizes, each with its count. */
export function legend({ points }, parent, element) {
  const list = element("ul", parent, { className: "legenda-titik" });
  const add = (form, size, colour, name, count) => {
    if (!count) return;
    const item = element("li", list);
    const swatch = drawn("svg", item, { width: 20, height: 20, viewBox: "-10 -10 20 20", "aria-hidden": "true" });
    drawn("path", swatch, { d: FORMS[form](size / 2), fill: colour, class: "titik-desa" });
    element("span", item, { textContent: `${name} (${count})` });
  };
  for (const [form, name, count] of points.forms) add(form, 12, "#fff", name, count);
  for (const [colour, name, count] of points.colours) add("bulat", 12, colour, name, count);
  points.sizes.forEach(([name, count], index) => add("bulat", SIZES[index], "#fff", name, count));
}

/** Draw every village into `layer`; `scale` is pixels per unit, `project` puts a row into the drawing. Returns where each mark lies. */
export function draw(layer, data, view, project, scale) {
  layer.replaceChildren();
  const { points } = data;
  const places = points.rows.map(unpacked).map((row) => ({ row, ...project(row), r: radius(row) / scale }));
  const inView = places.filter((place) => within(place, view));
  const covered = inView.reduce((sum, { r }) => sum + (2.4 * r) ** 2, 0) / (view.width * view.height);
  const groups = covered > CROWD && !data.focus ? gather(inView, data) : inView.map((place) => [place]);
  const marks = groups.map((group) => (group.length > 1 ? middle(group, scale) : group[0]));
  spread(marks, view);
  const lines = drawn("g", layer, { class: "tarikan" });
  marks.forEach((mark, index) => {
    if (mark.moved) drawn("line", lines, { x1: mark.x, y1: mark.y, x2: mark.to.x, y2: mark.to.y });
    const made = mark.rows ? circle(layer, mark, data, scale) : point(layer, mark, data);
    made.setAttribute("role", "button");
    made.setAttribute("tabindex", index ? "-1" : "0"); // one stop for Tab, arrows walk on: hundreds of stops are a wall
  });
  if (data.focus) names(layer, marks.filter(({ row }) => row), data, view, scale);
  return marks.map(({ to, r, rows }) => ({ ...to, r, gathered: Boolean(rows) }));
}

/** How degrees become units, read from what data/shapes.py wrote on the drawing; both shrink degrees alike. */
export function projection(svg, width) {
  const [west, south, east, north] = svg.dataset.box.split(" ").map(Number);
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const units = width / ((east - west) * squeeze);
  return ([, longitude, latitude]) => ({ x: (longitude / 1000 - west) * squeeze * units, y: (north - latitude / 1000) * units });
}

function radius([, , , , products, , , done, rungs]) {
  if (!products) return 4;
  return SIZES[!rungs || done <= 1 ? 0 : done / rungs >= 0.5 ? 2 : 1] / 2;
}

/** The points of each place of the map together: a click on their circle opens it, and there they have room. */
function gather(places, data) {
  const byPlace = new Map();
  for (const place of places) {
    const code = around(place.row, data);
    byPlace.set(code, [...(byPlace.get(code) ?? []), place]);
  }
  return [...byPlace.values()];
}

/** The code of the regency, or on a map of districts of the district, that a village lies in. */
function around([code], { places }) {
  return code.slice(0, Object.keys(places)[0].length);
}

function middle(group, scale) {
  const mean = (key) => group.reduce((sum, place) => sum + place[key], 0) / group.length;
  return { x: mean("x"), y: mean("y"), r: (10 + Math.sqrt(group.length)) / scale, rows: group.map(({ row }) => row) };
}

/** Each mark in turn takes the nearest free place on a spiral around its own: the same data, the same picture. */
function spread(marks, view) {
  const kept = [];
  for (const mark of marks) {
    let to = mark;
    for (let step = 1; step < 400 && (kept.some((other) => near(to, other, mark.r)) || !within(to, view, mark.r)); step++) {
      const away = mark.r * 0.55 * Math.sqrt(step);
      to = { x: mark.x + away * Math.cos(step * TURN), y: mark.y + away * Math.sin(step * TURN) };
    }
    mark.to = { x: to.x, y: to.y };
    mark.moved = Math.hypot(to.x - mark.x, to.y - mark.y) > mark.r;
    kept.push({ ...mark.to, r: mark.r });
  }
}

/** Does it lie in the view, with all of its radius? */
function within({ x, y }, view, r = 0) {
  return x >= view.x + r && x <= view.x + view.width - r && y >= view.y + r && y <= view.y + view.height - r;
}

function near(a, b, r) {
  return Math.hypot(a.x - b.x, a.y - b.y) < (r + b.r) * SPREAD;
}

function point(layer, { row, r, to }, data) {
  const { points } = data;
  const form = FORMS[points.forms[row[5]][0]];
  const made = drawn("path", layer, { d: form(r), transform: `translate(${to.x.toFixed(2)} ${to.y.toFixed(2)})`, class: "titik-desa" });
  made.style.fill = row[6] < 0 ? "#fff" : points.colours[row[6]][0];
  made.dataset.code = row[0];
  made.classList.toggle("di-kecamatan", !row[9]);
  made.classList.toggle("dipilih-desa", data.chosen.includes(row[0]));
  made.setAttribute("aria-label", told(data, row));
  made.setAttribute("aria-pressed", data.chosen.includes(row[0]));
  return made;
}

function circle(layer, { rows, r, to }, data, scale) {
  const group = drawn("g", layer, { class: "kumpulan", transform: `translate(${to.x.toFixed(2)} ${to.y.toFixed(2)})` });
  drawn("circle", group, { r });
  drawn("text", group, { "font-size": (12 / scale).toFixed(2), y: (4 / scale).toFixed(2) }).textContent = rows.length;
  group.dataset.code = around(rows[0], data);
  group.dataset.count = rows.length;
  group.setAttribute("aria-label", gathered(data, rows));
  return group;
}

/** Names of villages where the view closes in on a district: right of their points, or left, or in the list alone. */
function names(layer, marks, data, view, scale) {
  const size = (data.tall ? (24 * window.innerHeight) / 1080 : 12) / scale;
  const taken = marks.map(({ to, r }) => ({ left: to.x - r, right: to.x + r, top: to.y - r, bottom: to.y + r }));
  for (const { row, to, r } of marks) {
    const text = drawn("text", layer, { "font-size": size.toFixed(2), "stroke-width": (size * 0.28).toFixed(2), class: "nama-desa" });
    text.textContent = row[3];
    const width = text.getComputedTextLength();
    const places = [to.x + r + size * 0.3, to.x - r - size * 0.3 - width].map((x) => ({
      left: x, right: x + width, top: to.y - size / 2, bottom: to.y + size / 2,
    }));
    const inView = ({ left, right }) => left >= view.x && right <= view.x + view.width;
    const free = places.find((box) => inView(box) && !taken.some((other) => overlap(box, other)));
    if (!free) { text.remove(); continue; }
    taken.push(free);
    text.setAttribute("x", free.left.toFixed(2));
    text.setAttribute("y", (to.y + size * 0.35).toFixed(2));
  }
}

function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** The village of a code, for the tip and the list of chosen places. */
export function rowOf({ points }, code) {
  const found = points?.rows.find((row) => row.startsWith(`${code}|`));
  return found && unpacked(found);
}
