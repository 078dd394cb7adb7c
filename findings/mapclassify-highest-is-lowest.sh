#!/usr/bin/env bash
# With one village unknown, the village with the highest figure is in the lowest class of the map, or all of them are.
#
# Expected: a figure that is missing (NaN) has no class, or is refused, as NaturalBreaks refuses it; those of the others
#   do not change.
# Happens: mapclassify makes the bounds of all, and the missing one is in class 0, the lowest. The
#   last bound of quantiles becomes NaN, which nothing is below, so the highest figure is class 0 as well; FisherJenks
#   and StdMean have every village in class 0, Percentiles the two highest. None raises, and the counts add up.
#   GeoPandas leaves missing ones out before it asks for classes: its maps are right, those drawn from classes are not.
# Who meets it: whoever colours a map, a table or a deck by the classes of figures that some villages have not sent in.
# Seen with: mapclassify 2.10.0, Python 3.11 (1, 5, unknown, 15, 30, 31, 32):
#   Quantiles 0 0 0 1 2 3 0, UserDefined 0 0 0 1 2 2 2, FisherJenks and StdMean 0 for all, Percentiles 0 2 0 2 2 0 0;
#   without the unknown Quantiles 0 0 1 2 3 4
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet mapclassify==2.10.0
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import mapclassify
import numpy as np

FIGURES = np.array([1, 5, np.nan, 15, 30, 31, 32])
found = {
    "Quantiles": mapclassify.Quantiles(FIGURES).yb.tolist(),
    "UserDefined": mapclassify.UserDefined(FIGURES, [10, 20, 40]).yb.tolist(),
    "FisherJenks": mapclassify.FisherJenks(FIGURES).yb.tolist(),
    "StdMean": mapclassify.StdMean(FIGURES).yb.tolist(),
    "Percentiles": mapclassify.Percentiles(FIGURES).yb.tolist(),
}
known = mapclassify.Quantiles(FIGURES[~np.isnan(FIGURES)]).yb.tolist()
try:
    natural = mapclassify.NaturalBreaks(FIGURES).yb.tolist()
except ValueError as error:
    natural = type(error).__name__
print(found, known, natural)
assert known == [0, 0, 1, 2, 3, 4] and natural == "ValueError"
assert found["Quantiles"] == [0, 0, 0, 1, 2, 3, 0], "the highest figure is in the highest class now"
assert found["UserDefined"] == [0, 0, 0, 1, 2, 2, 2], "an unknown figure has no class now"
assert found["FisherJenks"] == found["StdMean"] == [0] * 7
assert found["Percentiles"] == [0, 2, 0, 2, 2, 0, 0]
PY
