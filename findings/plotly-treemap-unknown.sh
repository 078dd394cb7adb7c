#!/usr/bin/env bash
# In a treemap an unknown amount is a zero, a branch of nothing but unknown amounts has the total 0, and a zero loses
# its colour.
#
# Expected: None among the values stays unknown, as it does in bars and lines, or is refused; the mean colour of a
#   branch is that of its leaves.
# Happens: px.treemap and px.sunburst sum the leaves of each sector with pandas, for which a sum of nothing is 0: the
#   hover says "sales=0" for who did not report. The colours are means weighted by the amounts, so an amount of 0 or
#   None divides zero by zero and its rate, which was given, becomes NaN as well.
# Who meets it: whoever shows amounts that are partly not reported by place or kind.
# Seen with: plotly 7.1.0, pandas 3.1.1, Python 3.11: values [0.0, 0.0, 0.0], colours of the leaves [nan, nan]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet plotly==7.1.0 pandas==3.1.1
"$folder/venv/bin/python" - <<'PY'
from math import isnan

import pandas as pd
import plotly.express as px

frame = pd.DataFrame({"kind": ["kain", "kain", "kopi"], "name": ["A", "B", "C"], "sales": [None, 0.0, 5.0]})
frame["rate"] = [1.0, 2.0, 3.0]
(trace,) = px.treemap(frame, path=["kind", "name"], values="sales", color="rate").data
amounts = dict(zip(trace.ids, map(float, trace["values"]), strict=True))
colours = dict(zip(trace.ids, map(float, trace.marker.colors), strict=True))
bars = list(px.bar(frame, x="name", y="sales").data[0].y)
print("values", amounts, "colours", colours, "bars", bars)
assert isnan(bars[0])
assert amounts["kain/A"] == amounts["kain/B"] == amounts["kain"] == 0, "an unknown amount stays unknown now"
assert isnan(colours["kain/A"]) and isnan(colours["kain/B"]) and colours["kopi/C"] == 3, "leaves keep their colour now"
PY
