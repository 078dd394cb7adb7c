#!/usr/bin/env bash
# A drawn outline costs the square of its points: four times as many take sixteen times as long.
#
# Expected: a shape of n points is made in time that grows with n, as the XML it becomes does.
# Happens: build_freeform of python-pptx asks, for each point it writes, where the outline begins, and finds that by
#   looking through all points again. 1 000 points take a quarter of a second, 4 000 four seconds, the coast of a
#   province a quarter of an hour; the time is in convert_to_shape, not where the points are added.
# Who meets it: whoever puts maps of regions as shapes that can be edited on slides.
# Seen with: python-pptx 1.0.2, Python 3.11: 4 times the points, 15 times the processor time
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet python-pptx==1.0.2
"$folder/venv/bin/python" - <<'PY'
from math import cos, sin
from time import process_time

from pptx import Presentation


def seconds(points: int) -> float:
    deck = Presentation()
    outline = deck.slides.add_slide(deck.slide_layouts[6]).shapes.build_freeform(0, 0)
    outline.add_line_segments([(int(1e6 * cos(step)), int(1e6 * sin(step))) for step in range(points)])
    begun = process_time()
    outline.convert_to_shape()
    return process_time() - begun


few, many = min(seconds(1000) for _ in range(3)), min(seconds(4000) for _ in range(2))
print(f"{few:.2f} s, {many:.2f} s, {many / few:.1f} times")
assert many / few > 8, "the cost grows with the points now, not with their square"
PY
