"""Classes, kinds and parts are told apart by any eyes and in grey: by 3:1, a pattern, or words on the mark.

Three kinds of colour blindness are simulated whole (Machado, Oliveira and Fernandes 2009); a grey print keeps
luminance alone, which is what a contrast compares.
"""

from itertools import combinations

import numpy as np
import pytest

from dashboard.exhibits.bodies import Bars, Body, Fields, Look, Map, Panels, parts
from dashboard.front.menu import MENU
from tests.crawl import DATASETS
from tests.exhibits.test_every_exhibit import PATHS, exhibits

EYES = {
    "all colours": np.eye(3),
    "no red": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "no green": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.01182, 0.04294, 0.968881],
    ],
    "no blue": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.3039],
    ],
}
APART = 3.0
# Of one colour, or with forms and lines of their own: a full and an empty circle, a dashed line, a word.
WITHOUT_CLASSES = {
    "Beside",
    "BurnUp",
    "Calendar",
    "Cover",
    "Figures",
    "Grid",
    "Items",
    "Multiples",
    "Pairs",
    "Points",
}
WITHOUT_CLASSES |= {"Table", "Text"}


@pytest.fixture(scope="module", autouse=True)
def _both(both):
    """Published and simulated snapshots."""


def luminance(colour: str, eyes: str) -> float:
    shares = np.array([int(colour[place : place + 2], 16) for place in (1, 3, 5)]) / 255
    linear = np.where(shares <= 0.03928, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)
    return float(np.clip(np.asarray(EYES[eyes]) @ linear, 0, 1) @ [0.2126, 0.7152, 0.0722])


def contrast(one: str, other: str, eyes: str) -> float:
    dark, light = sorted((luminance(one, eyes), luminance(other, eyes)))
    return (light + 0.05) / (dark + 0.05)


def alike(looks: tuple[Look, ...]) -> list[tuple[str, str, str]]:
    """Pairs of looks that some eyes take for one: same pattern, and less than 3:1 between their colours."""
    return [
        (one.name, other.name, eyes)
        for one, other in combinations([look for look in looks if look.colour], 2)
        for eyes in EYES
        if one.pattern == other.pattern and contrast(one.colour, other.colour, eyes) < APART
    ]


@pytest.mark.slow
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path or "ringkasan")
def test_neighbours_of_every_map_and_chart_are_told_apart_by_any_eyes(path):
    found = {}
    for dataset in DATASETS:
        for exhibit, _ in exhibits(path, dataset):
            for body in parts(exhibit.body):
                if one := taken_for_one(body):
                    found[dataset, exhibit.key] = one
    assert not found


def taken_for_one(body: Body) -> list:
    """What of a drawing some eyes cannot tell apart: places of a map by name, pairs of looks of a chart."""
    match body:
        case Map(places=places, looks=looks):  # the value stands on its place, in the list, on the tile
            return [each.name for each in places if not each.label and not looks[each.look].pattern]
        case Bars(rows=rows, looks=looks) if len(looks) > 1:
            return alike(looks)
        case Bars(rows=rows):  # the words beside a bar say what it is
            told = all(row.label for row in rows)
            return [] if told else alike(tuple(row.own for row in rows if row.own))
        case Fields(looks=looks):
            return alike(looks)
        case Panels(panels=panels):
            return [pair for panel in panels for pair in taken_for_one(panel.chart)]
    assert type(body).__name__ in WITHOUT_CLASSES, f"does {type(body).__name__} tell anything by colour?"
    return []


def test_two_like_tones_are_found():
    assert alike((Look("a", "#e2a12f"), Look("b", "#8fbfae"))) and MENU
    assert not alike((Look("a", "#e2a12f", "/"), Look("b", "#8fbfae", ".")))
    assert contrast("#ff0000", "#00ff00", "no green") < contrast("#ff0000", "#00ff00", "all colours") * 2
