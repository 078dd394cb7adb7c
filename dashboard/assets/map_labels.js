// Where the names on the map go: inside their own land where they fit, else beside it with a line to it,
// never over another name, rather over the sea than over a neighbour. Geometry only; map.js draws.

const CELL = 4; // units of the shapes per cell of the grid that knows whose land is where
const OVERLAP = 1000; // a cost no other faults add up to: two names never share a place
const CROSSING = 8; // a line through a name or through another line
const FOREIGN = 12; // a name wholly over another place
const COVERING = 5; // a point under a name: bad, but not as misleading as a name on the wrong place
const HIDING = 3; // a name over the whole of its own place, so that its colour is lost
const NEIGHBOUR = 2; // a name wholly over grey land
const LEADER = 1; // a name that needs a line
const FARNESS = 0.03; // each pixel of that line
const GAPS = [5, 12, 22, 36, 54, 78, 108, 145]; // pixels between a name and its place
const DIRECTIONS = 24;
const APART = 3; // pixels between two names
const RIM = 5; // pixels between a name and the rim: a sign such as ≠ is wider than it measures
const CROWD = 80; // names; of so many each stands on its own place or nowhere: there is no sea for them all
const SURE = 0.01; // less is no gain
const ROUNDS = 4; // how often each name may look for a better place among the others
const BAD = 4; // a name that costs more lies on another place, or its line runs through something

/** Whose land lies where: owner 0 is the sea, a negative owner is neighbouring land. */
export function landGrid(view, outlines) {
  const land = { columns: Math.ceil(view.width / CELL), rows: Math.ceil(view.height / CELL) };
  land.cells = new Int16Array(land.columns * land.rows);
  for (const { d, owner } of outlines) fillCells(land, rings(d), owner);
  land.sizes = new Map(); // owner -> cells
  for (const owner of land.cells) land.sizes.set(owner, (land.sizes.get(owner) ?? 0) + 1);
  return land;
}

/** The rings of a path as data/shapes.py writes them: M x y, then l with steps, then z. */
function rings(d) {
  return d.split("M").slice(1).map((ring) => {
    const numbers = ring.match(/-?\d*\.?\d+/g).map(Number);
    const points = [[numbers[0], numbers[1]]];
    for (let i = 2; i < numbers.length; i += 2) {
      const [x, y] = points[points.length - 1];
      points.push([x + numbers[i], y + numbers[i + 1]]);
    }
    return points;
  });
}

/** Fill every cell whose middle lies inside the rings, row by row between pairs of crossings. */
function fillCells({ columns, rows, cells }, shape, owner) {
  const crossings = Array.from({ length: rows }, () => []);
  for (const ring of shape) {
    ring.forEach(([x1, y1], index) => {
      const [x2, y2] = ring[(index + 1) % ring.length];
      const [top, bottom] = y1 < y2 ? [y1, y2] : [y2, y1];
      for (let row = Math.max(0, Math.ceil(top / CELL - 0.5)); row < rows && (row + 0.5) * CELL < bottom; row++) {
        crossings[row].push(x1 + ((x2 - x1) * ((row + 0.5) * CELL - y1)) / (y2 - y1));
      }
    });
  }
  crossings.forEach((found, row) => {
    found.sort((a, b) => a - b);
    for (let i = 0; i + 1 < found.length; i += 2) {
      const from = Math.max(0, Math.ceil(found[i] / CELL - 0.5));
      const to = Math.min(columns - 1, Math.floor(found[i + 1] / CELL - 0.5));
      if (from <= to) cells.fill(owner, row * columns + from, row * columns + to + 1);
    }
  });
}

/**
 * A spot for each label { x, y, width, height, owner, fixed }, in units; `unit` is one pixel in units.
 * Returns { x, y, line } per label, `line` being where a line from the place meets the name, or null for a label
 * that fits nowhere. A label that is `fixed` stays near its point, without a line, or is left out. `marks`
 * { x, y, r } are points that names should leave to be seen.
 */
export function spots(labels, land, view, unit, marks) {
  const price = (spot) => (spot.cost ??= spot.atLeast + ground(spot, land) + COVERING * marks.filter((mark) => covers(spot, mark)).length);
  const options = labels.map((label) => candidates(label, land, view, unit, labels.length > CROWD));
  const alone = options.map((each) => best(each, [], unit, price)?.cost ?? 0);
  const chosen = options.map(() => null);
  const easiestFirst = labels.map((_, i) => i).sort((a, b) => alone[a] - alone[b]);
  for (let round = 0; round < ROUNDS; round++) {
    for (const i of easiestFirst) chosen[i] = best(options[i], without(chosen, i), unit, price)?.spot ?? null;
  }
  for (let round = 0; round < ROUNDS && exchange(chosen, options, unit, price); round++);
  for (let i = labels.length - 1; i >= 0; i--) {
    if (chosen[i] && without(chosen, i).some((other) => overlap(chosen[i], other, unit))) chosen[i] = null;
  }
  return chosen;
}

/** Whether a name in a bad place found a better one where another makes room: by itself neither would move. */
function exchange(chosen, options, unit, price) {
  const total = (costs) => costs.reduce((sum, cost) => sum + cost, 0);
  const beside = (spot, i) => chosen.map((other, j) => (other && j !== i ? between(spot, other, unit) : 0));
  const costs = chosen.map((spot, i) => (spot ? price(spot) + total(beside(spot, i)) : 0));
  let moved = false;
  for (const i of chosen.map((_, i) => i).filter((i) => costs[i] > BAD).sort((a, b) => costs[b] - costs[a])) {
    const ways = options[i].map((spot) => ({ spot, pairs: beside(spot, i) })).map((way) => ({ ...way, cost: price(way.spot) + total(way.pairs) }));
    const own = beside(chosen[i], i);
    for (let j = 0; j < chosen.length; j++) {
      if (j === i || !chosen[j]) continue;
      const now = price(chosen[i]) + total(own) + price(chosen[j]) + total(beside(chosen[j], j)) - own[j];
      const least = (one, other) => (other.cost - other.pairs[j] < one.cost - one.pairs[j] ? other : one);
      const way = ways.reduce(least);
      const other = best(options[j], [...without(chosen, i, j), way.spot], unit, price, now - (way.cost - way.pairs[j]) - SURE);
      if (!other) continue;
      [chosen[i], chosen[j], moved] = [way.spot, other.spot, true];
      break;
    }
  }
  return moved;
}

function without(chosen, ...left) {
  return chosen.filter((spot, i) => spot && !left.includes(i));
}

/** The cheapest of the options beside the others and its cost; null where each costs `most` or more. They come by what they cost at least. */
function best(options, others, unit, price, most = Infinity) {
  let spot = null;
  let least = most;
  for (const option of options) {
    if (option.atLeast >= least) break;
    let cost = price(option);
    for (const other of others) {
      if (cost >= least) break;
      cost += between(option, other, unit);
    }
    if (cost < least) [spot, least] = [option, cost];
  }
  return spot && { spot, cost: least };
}

/** What two names cost beside each other. */
function between(one, other, unit) {
  let cost = overlap(one, other, unit) ? OVERLAP : 0;
  if (one.line && crosses(one, other)) cost += CROSSING;
  if (other.line && crosses(other, one)) cost += CROSSING;
  if (one.line && other.line && meet(ends(one), ends(other))) cost += CROSSING;
  return cost;
}

/** Where a name could stand, by what that costs at least: whatever lies below it costs more. */
function candidates(label, land, view, unit, crowded) {
  const { x, y, width, height } = label;
  const rim = RIM * unit;
  const found = [[0, 0], [0, -0.3], [0, 0.3], [-0.2, 0], [0.2, 0]].map(([right, down]) => ({
    x: x + right * width, y: y + down * height, atLeast: Math.abs(right) + Math.abs(down), line: null,
  }));
  if (label.fixed) {
    const within = Math.max(width / 2 + rim, Math.min(x, view.width - width / 2 - rim)); // its land may be cut off by the view
    for (const down of [0, -1, 1, 2, 2.5]) {
      found.push({ x: within, y: y + down * height, atLeast: 1 + Math.abs(down), line: null });
    }
  } else if (!crowded) {
    for (const gap of GAPS) {
      for (let i = 0; i < DIRECTIONS; i++) {
        const [right, down] = [Math.cos((2 * Math.PI * i) / DIRECTIONS), Math.sin((2 * Math.PI * i) / DIRECTIONS)];
        const edge = Math.min(width / 2 / Math.abs(right), height / 2 / Math.abs(down)); // from the middle to the rim
        const away = gap * unit + edge;
        const line = [x + right * gap * unit, y + down * gap * unit];
        found.push({ x: x + right * away, y: y + down * away, atLeast: LEADER + gap * FARNESS, line });
      }
    }
  }
  const inside = (spot) =>
    spot.x - width / 2 >= rim && spot.x + width / 2 <= view.width - rim && spot.y - height / 2 >= 0 && spot.y + height / 2 <= view.height;
  const kept = found.filter(inside).map((spot) => ({ ...spot, width, height, from: [x, y], owner: label.owner }));
  // A neighbour's name on one of our places would be read as that place's own.
  return kept.filter((spot) => !(label.fixed || crowded) || ground(spot, land) < FOREIGN / 4).sort((a, b) => a.atLeast - b.atLeast);
}

/** The price of what a name covers: nothing for the sea, little for a part of its own place. */
function ground(spot, { columns, rows, cells, sizes }) {
  const { owner } = spot;
  const west = Math.max(0, Math.floor((spot.x - spot.width / 2) / CELL));
  const east = Math.min(columns - 1, Math.floor((spot.x + spot.width / 2) / CELL));
  const north = Math.max(0, Math.floor((spot.y - spot.height / 2) / CELL));
  const south = Math.min(rows - 1, Math.floor((spot.y + spot.height / 2) / CELL));
  let [own, foreign, neighbour, all] = [0, 0, 0, 0];
  for (let row = north; row <= south; row++) {
    for (let column = west; column <= east; column++) {
      const found = cells[row * columns + column];
      all += 1;
      if (found === owner) own += 1;
      else if (found) found < 0 ? (neighbour += 1) : (foreign += 1);
    }
  }
  return (FOREIGN * foreign + NEIGHBOUR * neighbour) / all + (HIDING * own) / (sizes.get(owner) ?? 1);
}

function overlap(a, b, unit) {
  return (
    Math.abs(a.x - b.x) < (a.width + b.width) / 2 + APART * unit && Math.abs(a.y - b.y) < (a.height + b.height) / 2 + unit
  );
}

function covers(spot, { x, y, r }) {
  return Math.abs(spot.x - x) < spot.width / 2 + r && Math.abs(spot.y - y) < spot.height / 2 + r;
}

function ends(spot) {
  return [spot.from, spot.line];
}

/** Does the line of one label run through the box of another? */
function crosses(spot, { x, y, width, height }) {
  const [left, right, top, bottom] = [x - width / 2, x + width / 2, y - height / 2, y + height / 2];
  const [a, b] = ends(spot);
  if (Math.max(a[0], b[0]) <= left || Math.min(a[0], b[0]) >= right || Math.max(a[1], b[1]) <= top || Math.min(a[1], b[1]) >= bottom) return false;
  const within = ([px, py]) => px > left && px < right && py > top && py < bottom;
  if (within(a) || within(b)) return true;
  return meet([a, b], [[left, top], [right, bottom]]) || meet([a, b], [[left, bottom], [right, top]]);
}

function meet([a, b], [c, d]) {
  const side = (p, q, r) => Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
}
