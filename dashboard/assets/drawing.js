// A chart as a drawing: its marks choose by mouse, finger and keys. Tab enters, arrows walk, Enter or Space chooses.
// The drawing comes for a phone and for a column (drawing.css shows whichever fits); marks are links in both.

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };
const known = new WeakMap(); // element -> the component that fills it now

export default function (component, look) {
  const host = component.parentElement.querySelector(".grafik");
  if (!known.has(host)) prepare(host, look);
  known.set(host, component);
  fill(host, component.data);
}

function prepare(host, { sheet, font }) {
  host.style.fontFamily = font;
  host.hidden = true; // until the style sheet is there
  const reveal = () => { host.hidden = false; };
  host.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: sheet, onload: reveal, onerror: reveal }));
  host.picture = host.appendChild(document.createElement("div"));
  host.picture.addEventListener("click", (event) => {
    const mark = event.target.closest("a[data-kode]");
    if (!mark || event.ctrlKey || event.metaKey || event.shiftKey) return; // a link like any other in a new tab
    event.preventDefault();
    known.get(host).setTriggerValue("chosen", mark.dataset.kode);
  });
  host.picture.addEventListener("keydown", (event) => {
    const mark = event.target.closest("a[data-kode]");
    if (!mark || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in STEPS) {
      const marks = marksOf(mark.closest("svg"));
      enter(marks, marks[Math.min(Math.max(marks.indexOf(mark) + STEPS[event.key], 0), marks.length - 1)]).focus();
    } else if (event.key === " ") mark.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

function fill(host, { drawing, chosen }) {
  if (host.drawn !== drawing) {
    const focused = host.getRootNode().activeElement?.closest("a[data-kode]");
    const at = focused && [focused.closest("svg").classList[0], focused.dataset.kode];
    // Read apart from the page: what stands in it is shown and never run.
    host.picture.replaceChildren(new DOMParser().parseFromString(drawing, "text/html").body.firstElementChild);
    host.drawn = drawing;
    for (const svg of host.picture.querySelectorAll("svg")) enter(marksOf(svg), marksOf(svg)[0]);
    if (at) host.picture.querySelector(`svg.${at[0]} a[data-kode="${CSS.escape(at[1])}"]`)?.focus({ preventScroll: true });
  }
  for (const mark of host.picture.querySelectorAll("a[data-kode]")) {
    mark.setAttribute("role", "button");
    mark.setAttribute("aria-pressed", chosen.includes(mark.dataset.kode));
  }
}

function marksOf(svg) {
  return [...svg.querySelectorAll("a[data-kode]")];
}

/** One mark of a drawing is a stop of the Tab key, the others are reached from it. */
function enter(marks, mark) {
  for (const each of marks) each.setAttribute("tabindex", each === mark ? 0 : -1);
  return mark;
}
