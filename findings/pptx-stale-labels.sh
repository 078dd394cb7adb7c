#!/usr/bin/env bash
# After new data the words of a label stand at another category: they belong to the second point, not to Belu.
#
# Expected: replace_data of python-pptx leaves out the words and colours of single points, or says that they stay.
# Happens: it changes names and values and keeps the rest of each series, so that a template keeps its look. A label
#   with words of its own ("not reported") and the colour of a point are kept by their number: sorted otherwise, or with
#   one category fewer, they mark the wrong one, and the words no longer follow any value. Nothing is raised.
# Who meets it: whoever updates decks from last month's file in which somebody has marked a bar.
# Seen with: python-pptx 1.0.2, Python 3.11: {'Belu': 'not reported'} becomes {'Alor': 'not reported'}
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet python-pptx==1.0.2
"$folder/venv/bin/python" - <<'PY'
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches


def data(values: dict[str, float | None]) -> CategoryChartData:
    made = CategoryChartData()
    made.categories = list(values)
    made.add_series("count", list(values.values()))
    return made


deck = Presentation()
shapes = deck.slides.add_slide(deck.slide_layouts[6]).shapes
kind, size = XL_CHART_TYPE.COLUMN_CLUSTERED, (0, 0, Inches(6), Inches(4))
chart = shapes.add_chart(kind, *size, data({"Alor": 3, "Belu": None})).chart
chart.plots[0].series[0].points[1].data_label.text_frame.text = "not reported"


def labels() -> dict[str, str]:
    (plot,) = chart.plots
    points = {name: plot.series[0].points[place].data_label for place, name in enumerate(plot.categories)}
    return {name: label.text_frame.text for name, label in points.items() if label.has_text_frame}


before = labels()
chart.replace_data(data({"Belu": 5, "Alor": 3}))
after = labels()
print(before, "becomes", after)
assert before == {"Belu": "not reported"}
assert after == {"Alor": "not reported"}, "labels go with their category or are left out now"
PY
