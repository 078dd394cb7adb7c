"""Classes, kinds and parts are told apart by any eyes and in grey: by 3:1, a pattern, or words on the mark.

Three kinds of colour blindness are simulated whole (Machado, Oliveira and Fernandes 2009); a grey print keeps
luminance alone, which is what a contrast compares.
"""

from itertools import combinations

import numpy as np
import pytest

from dashboard.exhibits.bodies import Bars, Fields, Look, Map, parts
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


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path or "ringkasan")
def test_neighbours_of_every_map_and_chart_are_told_apart_by_any_eyes(path):
    found = []
    for dataset in DATASETS:
        for exhibit, _ in exhibits(path, dataset):
            for body in parts(exhibit.body):
                match body:
                    case Map(
                        places=places, looks=looks
                    ):  # the value stands on its place, in the list, on the tile
                        bare = [
                            each.name for each in places if not each.label and not looks[each.look].pattern
                        ]
                        found += [(exhibit.key, bare)] if bare else []
                    case Bars(rows=rows, looks=looks):
                        own = tuple(row.own for row in rows if row.own)
                        told = all(row.label for row in rows)  # the words beside a bar say what it is
                        pairs = alike(looks) if len(looks) > 1 else [] if told else alike(own)
                        found += [(exhibit.key, pairs)] if pairs else []
                    case Fields(looks=looks):
                        found += [(exhibit.key, alike(looks))] if alike(looks) else []
    assert not found


def test_two_like_tones_are_found():
    assert alike((Look("a", "#e2a12f"), Look("b", "#8fbfae"))) and MENU
    assert not alike((Look("a", "#e2a12f", "/"), Look("b", "#8fbfae", ".")))
    assert contrast("#ff0000", "#00ff00", "no green") < contrast("#ff0000", "#00ff00", "all colours") * 2
