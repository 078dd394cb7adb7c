// The bars, points and fields of a chart that sets a filter, by keyboard and finger too. Tab enters, arrows walk,
// Enter or Space chooses, and so does a tap: Plotly draws for the mouse alone. Which chart sets a filter, and what
// its marks are called, stands in its `layout.meta` (panel.chart).
"use strict";

(() => {
  const FIELD = ".treemaplayer .slice";
  const MARKS = `.scatterlayer .points path, .barlayer .point > path, ${FIELD}`;
  const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };
  const STILL = 10; // pixels that a finger may move and still tap
  const REACH = 16; // pixels from a mark that a tap still means it
  let wanted = null; // the mark that chose: its chart is drawn anew, and the focus goes back to it

  const indexOf = (mark) => mark.__data__?.data?.data?.i ?? mark.__data__?.i;
  const marksOf = (chart) => [...chart.querySelectorAll("[role=button]")];
  const kindOf = (mark) => mark.closest(".mlayer, .treemaplayer").classList[0];

  function labelOf(mark, name) {
    const texts = (mark.closest(".point") ?? mark).querySelectorAll("text");
    const written = [...texts].map((text) => text.dataset.unformatted?.replaceAll("<br>", " ") ?? "").join(" ").trim();
    return mark.__data__.htx ?? (written.startsWith(name) ? written : `${name} ${written}`.trim());
  }

  function prepare(chart) {
    const { names, chosen } = chart.layout?.meta ?? {};
    if (!names) return;
    let first = marksOf(chart).length === 0;
    for (const mark of chart.querySelectorAll(MARKS)) {
      const name = names[indexOf(mark)];
      const { width, height } = mark.getBoundingClientRect();
      if (mark.hasAttribute("role") || !name || !width || !height) continue;
      mark.setAttribute("role", "button");
      mark.setAttribute("aria-label", labelOf(mark, name));
      mark.setAttribute("aria-pressed", chosen.includes(name));
      mark.setAttribute("tabindex", first ? 0 : -1);
      first = false;
      if (wanted?.name === name && wanted.kind === kindOf(mark) && document.activeElement === document.body) {
        wanted = null;
        enter(chart, mark);
      }
    }
  }

  function enter(chart, mark) {
    for (const each of marksOf(chart)) each.setAttribute("tabindex", each === mark ? 0 : -1);
    mark.focus();
  }

  // What Plotly says when the mouse has selected this one mark.
  function choose(chart, mark) {
    const index = indexOf(mark);
    chart.emit("plotly_selected", { points: [{ pointNumber: index, pointIndex: index }] });
  }

  document.addEventListener("keydown", (event) => {
    const mark = event.target.closest?.(".js-plotly-plot [role=button]");
    if (!mark || event.ctrlKey || event.metaKey || event.altKey) return;
    const chart = mark.closest(".js-plotly-plot");
    if (event.key in STEPS) {
      const marks = marksOf(chart);
      enter(chart, marks[Math.min(Math.max(marks.indexOf(mark) + STEPS[event.key], 0), marks.length - 1)]);
    } else if (event.key === "Enter" || event.key === " ") {
      wanted = { name: chart.layout.meta.names[indexOf(mark)], kind: kindOf(mark) };
      choose(chart, mark);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }, true);

  // The mark under the finger, or the nearest one within its reach.
  function nearest(chart, x, y) {
    let found = null;
    for (const mark of marksOf(chart)) {
      const { left, right, top, bottom } = mark.getBoundingClientRect();
      const beside = Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
      const far = beside * 1e4 + Math.hypot((left + right) / 2 - x, (top + bottom) / 2 - y);
      if (beside <= REACH && far < (found?.far ?? Infinity)) found = { mark, far };
    }
    return found?.mark;
  }

  let touched = null;
  document.addEventListener("pointerdown", ({ pointerType, isPrimary, target, clientX, clientY }) => {
    const chart = target.closest?.(".js-plotly-plot");
    // A field hears a tap as a click; what stands in the legend is not a mark.
    const ours = pointerType === "touch" && isPrimary && chart && !target.closest(`${FIELD}, .legend`);
    touched = ours ? { chart, clientX, clientY } : null;
  }, true);
  document.addEventListener("pointerup", ({ clientX, clientY }) => {
    if (!touched || Math.hypot(clientX - touched.clientX, clientY - touched.clientY) > STILL) return;
    const mark = nearest(touched.chart, clientX, clientY);
    if (mark) choose(touched.chart, mark);
  }, true);
  document.addEventListener("pointercancel", () => { touched = null; }, true);

  let due = 0;
  // A chart is drawn in many steps: it is looked at when the page has been still for a moment.
  new MutationObserver(() => {
    clearTimeout(due);
    due = setTimeout(() => document.querySelectorAll(".js-plotly-plot").forEach(prepare), 150);
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
