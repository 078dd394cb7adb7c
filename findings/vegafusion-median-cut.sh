#!/usr/bin/env bash
# The median of 1, 2, 3 and 10 is 2.5 in the chart and 2 once VegaFusion computes it.
#
# Expected: the median of an Altair chart is the one that its renderer, Vega, has, whoever computes it; its quartiles,
#   which the same data have beside it, are.
# Happens: VegaFusion takes the median in the type of the column. Of whole numbers it is cut off to a whole number:
#   between 1000 and 1001 it is 1000. The first quartile of the same numbers is 1.75 in both, and the same median is 2.5
#   if the numbers are floating, or as soon as one figure is missing, which makes them so in pandas: a month with a gap
#   has another kind of median than a month without.
# Who meets it: whoever shows the median of counts (people, days, grades) and turns the accelerator on.
# Seen with: altair 6.3.0, vl-convert-python 1.9.0.post1 (Vega), vegafusion 2.0.3, pandas 3.1.1, Python 3.11:
#   Vega 2.5, 1000.5 and 2.5, VegaFusion 2, 1000 and, with a missing figure, 2.5; first quartile 1.75 in both
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet altair==6.3.0 vl-convert-python==1.9.0.post1 vegafusion==2.0.3 pandas==3.1.1 \
  pyarrow==26.0.1
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import re

import altair as alt
import pandas as pd
import vl_convert


def middle(figures: list[int | None], what: str = "median") -> tuple[float, float]:
    """The figure in the drawn chart, and the one that VegaFusion computes for it."""
    chart = alt.Chart(pd.DataFrame({"people": figures})).transform_aggregate(middle=f"{what}(people)")
    chart = chart.mark_text().encode(text="middle:N")
    (drawn,) = re.findall(r"<text[^>]*>([^<]*)</text>", vl_convert.vegalite_to_svg(chart.to_json()))
    return float(drawn), float(chart.transformed_data()["middle"].item())


found = {str(each): middle(each) for each in ([1, 2, 3, 10], [1000, 1001], [1, 2, 3, 10, None])}
quartile = middle([1, 2, 3, 10], "q1")
print(found, quartile)
assert quartile == (1.75, 1.75)
assert list(found.values()) == [(2.5, 2.0), (1000.5, 1000.0), (2.5, 2.5)], "the median is not cut off now"
PY
