#!/usr/bin/env bash
# Two hours of one day are one place on the axis of a chart in a slide.
#
# Expected: categories that are datetimes keep their hours, or are refused; the workbook inside the chart keeps them.
# Happens: python-pptx writes the number of the day without its fraction into the chart, and the hours into its
#   workbook. 08.00 and 16.00 have one spot on a date axis, and who chooses "edit data" sees two hours. Nothing is
#   raised.
# Who meets it: whoever charts visits or sensor values by the hour on slides.
# Seen with: python-pptx 1.0.2, openpyxl 3.1.5, Python 3.11: chart ['45688.0', '45688.0'], workbook ['08:00', '16:00']
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet python-pptx==1.0.2 openpyxl==3.1.5
"$folder/venv/bin/python" - <<'PY'
from datetime import datetime
from io import BytesIO

import openpyxl
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

data = CategoryChartData()
data.categories = [datetime(2025, 1, 31, 8), datetime(2025, 1, 31, 16)]
data.add_series("visits", [1, 2])
deck = Presentation()
shapes = deck.slides.add_slide(deck.slide_layouts[6]).shapes
chart = shapes.add_chart(XL_CHART_TYPE.LINE, 0, 0, Inches(6), Inches(4), data).chart
drawn = list(chart.plots[0].categories)
sheet = openpyxl.load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
kept = [f"{sheet.cell(row, 1).value:%H:%M}" for row in (2, 3)]
print("chart", drawn, "workbook", kept)
assert kept == ["08:00", "16:00"]
assert drawn[0] == drawn[1] == "45688.0", "hours are drawn apart now"
PY
