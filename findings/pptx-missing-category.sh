#!/usr/bin/env bash
# A category that is missing among years is written into a PowerPoint chart as the number None.
#
# Expected: a missing category is an empty one, as it is among names, or is refused.
# Happens: with [2021, None] the chart's own copy of its categories, which PowerPoint draws until somebody opens the
#   data, holds <c:v>None</c:v> inside a list of numbers, where the format allows nothing but a number. Among names the
#   point is left out, but python-pptx reads it again as the text 'None', and so it does an empty name.
# Who meets it: whoever charts amounts by year from a table in which the year of one amount is not known.
# Seen with: python-pptx 1.0.2, Python 3.11:
#   numbers ['2021', 'None'], names ['Alor'], read again ['Alor', 'None'] and ['Alor', 'None']
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet python-pptx==1.0.2
"$folder/venv/bin/python" - <<'PY'
import re

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches


def chart(categories: list):
    data = CategoryChartData()
    data.categories = categories
    data.add_series("Jumlah", (1, 2))
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    size = (0, 0, Inches(4), Inches(3))
    return slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *size, data).chart


def written(made) -> tuple[str, list[str]]:
    (inside,) = re.findall(r"<c:cat>(.*?)</c:cat>", made._chartSpace.xml, re.S)
    return re.findall(r"<c:(num|str)Ref>", inside)[0], re.findall(r"<c:v>([^<]*)</c:v>", inside)


years, names, empty = chart([2021, None]), chart(["Alor", None]), chart(["Alor", ""])
again = [[str(each) for each in made.plots[0].categories] for made in (names, empty)]
print(written(years), written(names), again)
assert written(years) == ("num", ["2021", "None"]), "a missing year is no number now"
assert written(names) == ("str", ["Alor"])
assert again == [["Alor", "None"], ["Alor", "None"]], "a missing name is read as missing now"
PY
