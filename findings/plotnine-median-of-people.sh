#!/usr/bin/env bash
# Eight of ten people have 3, and the line in the box, their median, is at 2.44.
#
# Expected: a box plot whose rows have weights is that of the people whom the rows stand for: the median is 3 when
#   the row of 3 weighs eight tenths, as it is by numpy.quantile with these weights and from ten rows without
#   weights.
# Happens: plotnine interpolates from row to row, and a row's whole weight lies on the way to it, none beyond: the
#   first row has the share 0, the last one 1, whatever they weigh. So the heaviest row draws the line toward itself
#   and never reaches; with the weights the other way round the median of eight ones, a two and a three is 1.56. The
#   more the weights differ, which is why one has them, the more it is off. The quartiles, and so the outliers, are
#   of the kind.
# Who meets it: whoever compares regions by a box plot in which villages weigh by their people.
# Seen with: plotnine 0.15.9, numpy 2.4.6, pandas 3.1.1, Python 3.11 (1, 2, 3 by 1, 1, 8 and by 8, 1, 1): weighted
#   2.44 and 1.56, ten rows 3 and 1, numpy 3 and 1
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet plotnine==0.15.9 numpy==2.4.6 pandas==3.1.1
cd "$folder"
MPLBACKEND=agg "$folder/venv/bin/python" -W ignore - <<'PY'
import numpy as np
import pandas as pd
from matplotlib.collections import LineCollection
from plotnine import aes, geom_boxplot, ggplot

FIGURES = [1, 2, 3]


def middle(figures: list[int], **weights: list[int]) -> float:
    """Where the line in the box is drawn, to two places."""
    frame = pd.DataFrame({"x": "NTT", "y": figures, **weights})
    (axes,) = (ggplot(frame, aes("x", "y", **{name: name for name in weights})) + geom_boxplot()).draw().axes
    (line,) = [drawn for drawn in axes.collections if isinstance(drawn, LineCollection)][-1].get_segments()
    return round(float(line[0][1]), 2)


found = {}
for people in ([1, 1, 8], [8, 1, 1]):
    rows = np.repeat(FIGURES, people).tolist()
    exact = np.quantile(FIGURES, 0.5, weights=people, method="inverted_cdf")
    found[tuple(people)] = (middle(FIGURES, weight=people), middle(rows), float(exact))
print(found)
assert [each[1:] for each in found.values()] == [(3, 3), (1, 1)]
assert [each[0] for each in found.values()] == [2.44, 1.56], "the weighted median is that of the people now"
PY
