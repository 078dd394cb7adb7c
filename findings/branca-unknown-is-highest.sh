#!/usr/bin/env bash
# A village whose figure is not known has the colour of the highest class on a map of folium.
#
# Expected: a colour map asked for the colour of a missing figure (NaN) has none for it, or raises, as the same map
#   does before it is cut into steps; folium.Choropleth has nan_fill_color for such places.
# Happens: StepColormap of branca, which folium's style functions and legends are made of, counts the bounds that
#   are not above the figure. NaN is above none, so the count is 0 and the class is the one before the first, which
#   in a list of Python is the last. Red is red, whether something is most frequent there or nobody has told.
# Who meets it: whoever colours places by a step map and has gaps, which pandas holds as NaN.
# Seen with: branca 0.8.2, Python 3.11 (5, 15, 25, unknown): green, yellow, red, red; linear ValueError
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet branca==0.8.2
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
from branca.colormap import LinearColormap, StepColormap

UNKNOWN = float("nan")
steps = StepColormap(["green", "yellow", "red"], index=[0, 10, 20, 30])
GREEN, YELLOW, RED = (steps(figure) for figure in (5, 15, 25))
try:
    smooth = LinearColormap(["green", "yellow", "red"], vmin=0, vmax=30)(UNKNOWN)
except ValueError as error:
    smooth = type(error).__name__
print(GREEN, YELLOW, RED, steps(UNKNOWN), smooth)
assert len({GREEN, YELLOW, RED}) == 3 and smooth == "ValueError"
assert steps(UNKNOWN) == RED, "an unknown figure has no colour, or one of its own, now"
PY
