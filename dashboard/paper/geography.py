"""The map's shapes, read from the SVG file that a snapshot was published with."""

import re
from dataclasses import dataclass
from functools import lru_cache

from data import snapshots

WIDTH = 1000  # units of the shapes' own view
VIEW = re.compile(r'viewBox="0 0 1000 (\d+)"')
PLACE = re.compile(r'<path id="(\d{4}|\d{6})" data-x="([\d.]+)" data-y="([\d.]+)"[^>]* d="([^"]+)"')
CONTEXT = re.compile(r'<path[^>]* d="([^"]+)"')
RING = re.compile(r"M([^lz]+)l?([^z]*)z")
NUMBER = re.compile(r"-?\d*\.?\d+")


@dataclass(frozen=True)
class Outline:
    """One place: where its label belongs and its path in SVG's words."""

    x: float
    y: float
    path: str


@dataclass(frozen=True)
class Shapes:
    height: int
    places: dict[str, Outline]
    context: tuple[str, ...]


@lru_cache(maxsize=8)  # few files, each read for every map of a briefing
def shapes(file: str) -> Shapes:
    """The shapes of `snapshots/peta/<file>`; FileNotFoundError when the folder does not hold it."""
    if "/" in file or "\\" in file:
        raise FileNotFoundError(file)
    svg = (snapshots.folder() / "peta" / file).read_text(encoding="utf-8")
    places = {code: Outline(float(x), float(y), path) for code, x, y, path in PLACE.findall(svg)}
    context = svg[: svg.index('<g class="tempat"')]
    (height,) = VIEW.findall(svg)
    return Shapes(int(height), places, tuple(CONTEXT.findall(context)))


def rings(path: str) -> list[list[tuple[float, float]]]:
    """The closed rings of a path as points: a start, then steps from each point to the next."""
    found = []
    for start, steps in RING.findall(path):
        x, y = map(float, NUMBER.findall(start))
        ring = [(x, y)]
        numbers = [float(each) for each in NUMBER.findall(steps)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        found.append(ring)
    return found
