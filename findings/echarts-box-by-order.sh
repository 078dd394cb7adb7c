#!/usr/bin/env bash
# The median of 5, 10, 15, 20 and a gap is 15, 10 or 5 in a box plot of ECharts, by the place of the gap in the row.
#
# Expected: "-" and NaN, by which ECharts is told that a figure is missing, are left out of a box, as they are out
#   of lines and bars: the median is 12.5, wherever the gap stands.
# Happens: its transform "boxplot" sorts what it is given by subtraction. What is no number has no place in that
#   order: it stays where it is, parts the row into two that are sorted by themselves, and is counted. The quartiles
#   are those of such a row: another order of the villages makes another box; null, the third way, is a 0 in it.
#   Nothing is raised, and a box is drawn.
# Who meets it: whoever draws the spread of figures that not every village has sent in.
# Seen with: echarts 6.1.0, Node 20 (first quartile, median, third quartile):  known 8.75, 12.5, 16.25; gap last 10,
#   15, 20; first 5, 10, 15; second NaN, 5, 10; null and 0 alike 5, 10, 15
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund echarts@6.1.0
cat > box.mjs <<'JS'
import { strict as assert } from "node:assert";
import * as echarts from "echarts";

const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width: 400, height: 300 });
const box = (...figures) => {
  chart.clear();
  chart.setOption({
    animation: false,
    dataset: [{ source: [figures] }, { transform: { type: "boxplot" } }],
    xAxis: { type: "category" },
    yAxis: {},
    series: { type: "boxplot", datasetIndex: 1 },
  });
  return chart.getModel().getSeriesByIndex(0).getData().getValues(["Q1", "Q2", "Q3"], 0).map(String).join(" ");
};
const found = {
  known: box(20, 5, 15, 10),
  last: box(5, 10, 15, 20, "-"),
  first: box("-", 20, 5, 15, 10),
  second: box(20, "-", 5, 15, 10),
  nan: box(5, 10, 15, 20, NaN),
  empty: box(20, 5, 15, 10, null),
  zero: box(20, 5, 15, 10, 0),
};
console.log(found);
chart.dispose();
assert.equal(found.known, "8.75 12.5 16.25");
assert.equal(found.zero, "5 10 15");
assert.equal(found.last, "10 15 20", "what is missing is not in the box now");
assert.deepEqual([found.first, found.second, found.nan], ["5 10 15", "NaN 5 10", "10 15 20"]);
assert.equal(found.empty, found.zero, "null is not 0 now");
process.exit(0);
JS
node box.mjs
