"""The map's shapes, read from the SVG file that a snapshot was published with."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from data import snapshots

WIDTH = 1000  # units of the shapes' own view
VIEW = re.compile(r'viewBox="0 0 1000 (\d+)"')
PLACE = re.compile(r'<path id="(\d{4}|\d{6})" data-x="([\d.]+)" data-y="([\d.]+)"([^>]*) d="([^"]+)"')
SHORT = re.compile(r'data-abbr="(\w+)"')
EDGES = re.compile(r'data-box="([-\d. ]+)"')
CONTEXT = re.compile(r'<path[^>]* d="([^"]+)"')
RING = re.compile(r"M([^lz]+)l?([^z]*)z")
NUMBER = re.compile(r"-?\d*\.?\d+")


@dataclass(frozen=True)
class Outline:
    """One place: where its label belongs, its path in SVG's words, and the three letters of a tile."""

    x: float
    y: float
    path: str
    short: str = ""


@dataclass(frozen=True)
class Shapes:
    """`edges`: the degrees at the west, south, east and north of the drawing; empty for tiles."""

    height: int
    places: dict[str, Outline]
    context: tuple[str, ...]
    edges: tuple[float, ...] = ()


@lru_cache(maxsize=8)  # few files, each read for every map of a briefing
def shapes(file: str) -> Shapes:
    """The shapes of `snapshots/peta/<file>`; FileNotFoundError when the folder does not hold it."""
    if "/" in file or "\\" in file:
        raise FileNotFoundError(file)
    svg = (snapshots.folder() / "peta" / file).read_text(encoding="utf-8")
    places = {
        code: Outline(float(x), float(y), path, "".join(SHORT.findall(more)))
        for code, x, y, more, path in PLACE.findall(svg)
    }
    context = svg[: svg.index('<g class="tempat"')]
    (height,) = VIEW.findall(svg)
    edges = tuple(float(each) for found in EDGES.findall(svg) for each in found.split())
    return Shapes(int(height), places, tuple(CONTEXT.findall(context)), edges)


@lru_cache(maxsize=64)
def whole_units(path: str) -> str:
    """The same outline to whole units of the drawing, for what only lies around a map: half as many letters.

    Steps of one unit, and a ring that is no larger, go.
    """
    return _rounded(path, 1, shortest=2)


@lru_cache(maxsize=1024)  # the places of a nation
def half_units(path: str) -> str:
    """The same outline to half units, for a map as wide as a page: no corner moves by a third of a pixel.

    Neighbours round the corners that they share alike, so that no gap opens. Squares of tiles stay.
    """
    return path if "h" in path else _rounded(path, 2, shortest=1)


def _rounded(path: str, per_unit: int, shortest: int) -> str:
    """Corners at the nearest of `per_unit` places in each unit; steps shorter than `shortest` of them go."""
    drawn = []
    for ring in rings(path):
        points = [(round(ring[0][0] * per_unit), round(ring[0][1] * per_unit))]
        for x, y in ring:
            next_x, next_y = round(x * per_unit), round(y * per_unit)
            last_x, last_y = points[-1]
            if abs(next_x - last_x) + abs(next_y - last_y) >= shortest:
                points.append((next_x, next_y))
        steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(points)]
        if len(steps) > 1:
            told = "".join(_step(dx / per_unit, dy / per_unit) for dx, dy in steps).lstrip()
            drawn.append(f"M{points[0][0] / per_unit:g} {points[0][1] / per_unit:g}l{told}z")
    return "".join(drawn)


def _step(dx: float, dy: float) -> str:
    """A further step: a minus parts it from what stands before."""
    told = (f"{each:g}".replace("0.", ".") if abs(each) < 1 else f"{each:g}" for each in (dx, dy))
    return "".join(each if each.startswith("-") else f" {each}" for each in told)


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
