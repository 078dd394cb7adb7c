"""The simulation's villages: as many in each real district as it has, under other names, codes and points."""

import csv
import json
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from data.simulation import nation
from data.simulation.world import Village, apportion, dice

BOUNDARIES = Path(__file__).resolve().parent.parent / "boundaries"
PRODUCT_VILLAGES = 844
OF_A_MADE_UP_ONE = 10  # villages with a product, of a regency that is made up
FIRST_SERIAL = 501  # of a district; the real ones end at 044
UNLOCATED_EVERY = 40  # about as often as in the published list

Ring = list[list[float]]
Site = tuple[str, str, int]  # district, kind, serial in the district


def with_products(regencies: tuple[dict[str, str], ...]) -> dict[str, int]:
    """How many villages of each regency have a product: more where more villages and more people are."""
    villages = Counter(row["regency_id"] for row in _real())
    weights = {
        row["code"]: (int(row["population"]) * villages[row["code"]]) ** 0.5
        for row in regencies
        if row["code"] in villages
    }
    made_up = {row["code"]: OF_A_MADE_UP_ONE for row in regencies if row["code"] not in villages}
    return apportion(PRODUCT_VILLAGES, weights) | made_up


def villages(seed: int, regencies: tuple[dict[str, str], ...]) -> tuple[tuple[Village, ...], int]:
    """Every village, those with a product first, and how many those are."""
    sites: dict[str, list[Site]] = {row["code"]: [] for row in regencies}
    for site in _sites(with_nation=len(regencies) == nation.REGENCIES):
        sites[site[0][:4]].append(site)
    chosen: list[Site] = []
    others: list[Site] = []
    for regency, wanted in with_products(regencies).items():
        picked = set(dice(seed, "villages", regency).sample(sites[regency], wanted))
        for site in sites[regency]:
            (chosen if site in picked else others).append(site)
    grounds = _grounds() | nation.grounds()
    made = (_village(seed, number, site, grounds) for number, site in enumerate(chosen + others, start=1))
    return tuple(made), len(chosen)


def rows(made: tuple[Village, ...]) -> Iterator[dict[str, Any]]:
    """In the shape of boundaries/villages.csv."""
    for village in made:
        yield {
            "id": village.code,
            "name": village.name,
            "kind": village.kind,
            "district_id": village.district,
            "regency_id": village.regency,
            "postal_code": "",
            "lat": village.latitude,
            "lon": village.longitude,
            "coord_source": "village" if village.located else "district_centroid",
            "at_sea_m": 0.0,
        }


def _real() -> list[dict[str, str]]:
    with (BOUNDARIES / "villages.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _sites(*, with_nation: bool) -> Iterator[Site]:
    """A site for each village to make, in the order of the districts."""
    counts = Counter((row["district_id"], row["kind"]) for row in _real())
    told = [(*place, count) for place, count in counts.items()]
    for district, kind, count in sorted([*told, *(nation.sites() if with_nation else ())]):
        for serial in range(FIRST_SERIAL, FIRST_SERIAL + count):
            yield district, kind, serial


def _village(seed: int, number: int, site: Site, grounds: dict[str, Ring]) -> Village:
    district, kind, serial = site
    located = number % UNLOCATED_EVERY != 0
    about = ("point", district, kind, serial) if located else ("point", district)
    longitude, latitude = _point(seed, grounds[district], *about)
    return Village(
        code=f"{district}{'2' if kind == 'desa' else '1'}{serial}",
        name=f"{kind.capitalize()} Contoh {number:03d}",
        kind=kind,
        district=district,
        regency=district[:4],
        latitude=latitude,
        longitude=longitude,
        located=located,
    )


def _grounds() -> dict[str, Ring]:
    """The outline of each district's largest part."""
    collection = json.loads((BOUNDARIES / "districts.geojson").read_text(encoding="utf-8"))
    outlines = {}
    for feature in collection["features"]:
        shape = feature["geometry"]
        parts = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        outlines[feature["properties"]["code"]] = max((part[0] for part in parts), key=_area)
    return outlines


def _area(ring: Ring) -> float:
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)))


def _point(seed: int, ring: Ring, *about: object) -> tuple[float, float]:
    """A point inside the outline where the dice fall, so that none is the place of a real village."""
    chance = dice(seed, *about)
    (west, east), (south, north) = ((min(axis), max(axis)) for axis in zip(*ring, strict=True))
    while True:
        x, y = round(chance.uniform(west, east), 5), round(chance.uniform(south, north), 5)
        if _inside(ring, x, y):
            return x, y


def _inside(ring: Ring, x: float, y: float) -> bool:
    """A line to the east crosses the outline an odd number of times."""
    crossed = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            crossed = not crossed
    return crossed
