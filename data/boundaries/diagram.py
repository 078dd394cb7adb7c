"""An island divided among its villages: a power diagram that is moved until it meets what is published."""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from scipy.spatial import ConvexHull, cKDTree
from shapely.ops import polygonize, unary_union

from data.boundaries.land import METRES, PROVINCE, Island, located

# Regencies that share an island: their published areas are scaled to the land that is drawn there.
SHARED = (
    ("5311", "5312", "5317", "5318"),
    ("5301", "5302", "5303", "5304", "5321", "5371"),
    ("5306", "5307", "5308", "5309", "5310", "5315", "5316", "5319"),
)
STEP = 250  # metres between the points that stand for the land while fitting
ROUNDS = 60


@dataclass(frozen=True)
class Known:
    """What is published: points in metres and areas in square metres, as arrays."""

    village: np.ndarray  # a point each
    members: list[np.ndarray]  # the villages of each district
    district: np.ndarray  # a point each
    regency_of: np.ndarray  # the regency of each village, as an index
    area: np.ndarray  # of each regency
    shared: list[np.ndarray]  # regencies that share an island, as indices


def known(sites: pd.DataFrame, districts: pd.DataFrame, regencies: pd.DataFrame) -> Known:
    ours = located(districts[districts.regency_id.str.startswith(PROVINCE)])
    codes = sorted(set(sites.district_id.str[:4]))
    number = {code: index for index, code in enumerate(codes)}
    return Known(
        village=sites[["x", "y"]].to_numpy(),
        members=[np.flatnonzero(sites.district_id == code) for code in ours.id],
        district=ours[["x", "y"]].to_numpy(),
        regency_of=sites.district_id.str[:4].map(number).to_numpy(),
        area=regencies.set_index("id").area[codes].to_numpy() * 1e6,
        shared=[np.array([number[code] for code in group]) for group in SHARED],
    )


def fit(islands: list[Island], facts: Known) -> tuple[np.ndarray, np.ndarray]:
    """Sites and weights of the villages' cells; of all rounds the one that meets the facts best."""
    grid = [(island, _sample(island.land)) for island in islands if len(island.villages) > 1]
    points = np.vstack([sample for _, sample in grid])
    whole = [island for island in islands if len(island.villages) == 1]
    alone = np.array([island.villages[0] for island in whole])
    size = np.array([island.land.area for island in whole])
    middle = np.array([island.land.centroid.coords[0] for island in whole])
    count, cell = len(facts.village), STEP * STEP

    sites, weights = facts.village.copy(), np.zeros(count)
    wanted, best = None, (np.inf, sites, weights)
    for turn in range(ROUNDS + 1):
        owner = np.concatenate([_owners(sample, island, sites, weights) for island, sample in grid])
        area = np.bincount(owner, minlength=count) * cell + np.bincount(alone, size, count)
        safe = np.maximum(area, 4 * cell)
        moment = [
            np.bincount(owner, xs, count) * cell + np.bincount(alone, size * middle_xs, count)
            for xs, middle_xs in zip(points.T, middle.T, strict=True)
        ]
        centre = np.column_stack(moment) / safe[:, None]
        by_regency = np.bincount(facts.regency_of, area)
        if wanted is None:
            wanted = _scaled(facts, by_regency)
        miss = facts.village - centre
        miss[area < 8 * cell] = 0
        fault = _fault(facts, area, centre, miss / np.sqrt(safe)[:, None], by_regency / wanted)
        if fault < best[0]:
            best = fault, sites.copy(), weights.copy()
        if turn % 10 == 0:
            print(f"round {turn}: fault {fault:.4f}", flush=True)
        sites = _moved(facts.village, sites, 0.4 * 0.97**turn * miss, np.sqrt(safe))
        ideal = _balanced(facts, safe)
        ideal *= (wanted / np.bincount(facts.regency_of, ideal))[facts.regency_of]
        weights = 0.995 * (weights + np.clip(0.25 * (ideal - safe) / 1.7, -0.15 * safe, 0.15 * safe))
    return best[1:]


def _sample(land: shapely.Polygon) -> np.ndarray:
    """Points of a regular grid on land."""
    west, south, east, north = land.bounds
    x, y = np.meshgrid(np.arange(west + STEP / 2, east, STEP), np.arange(south + STEP / 2, north, STEP))
    shapely.prepare(land)
    inside = shapely.contains_xy(land, x.ravel(), y.ravel())
    return np.column_stack([x.ravel(), y.ravel()])[inside]


def _owners(sample: np.ndarray, island: Island, sites: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The village in whose cell each point lies: the nearest site once weights are a third dimension."""
    mine = island.villages
    lift = np.sqrt(weights[mine].max() - weights[mine])
    lifted = cKDTree(np.column_stack([sites[mine], lift]))
    _, nearest = lifted.query(np.column_stack([sample, np.zeros(len(sample))]))
    return mine[nearest]


def _scaled(facts: Known, drawn: np.ndarray) -> np.ndarray:
    """The area each regency should get: as drawn where it is alone, as published where it shares land."""
    wanted = drawn.astype(float)
    for group in facts.shared:
        wanted[group] = facts.area[group] * drawn[group].sum() / facts.area[group].sum()
    return wanted


def _fault(facts: Known, area: np.ndarray, centre: np.ndarray, miss: np.ndarray, share: np.ndarray) -> float:
    """How far cells are from the published points of villages and districts and areas of regencies."""
    size = np.array([area[mine].sum() for mine in facts.members])
    middle = np.array([(area[mine, None] * centre[mine]).sum(axis=0) for mine in facts.members])
    away = np.hypot(*(middle / np.maximum(size, 1)[:, None] - facts.district).T) / np.sqrt(size)
    villages = np.minimum(np.hypot(*miss.T), 1).mean()
    return villages + 2 * np.minimum(away, 0.5).mean() + np.abs(share - 1).mean()


def _moved(village: np.ndarray, sites: np.ndarray, step: np.ndarray, radius: np.ndarray) -> np.ndarray:
    """Sites one careful step on, and never far from their village's point."""
    length = np.maximum(np.hypot(*step.T), 1)
    sites = sites + step * np.minimum(1, 0.2 * radius / length)[:, None]
    away = sites - village
    distance = np.hypot(*away.T)
    limit = 0.7 * radius
    return village + away * np.where(distance > limit, limit / np.maximum(distance, 1), 1)[:, None]


def _balanced(facts: Known, area: np.ndarray) -> np.ndarray:
    """Areas of villages, changed as little as puts the middle of each district on its published point."""
    ideal = area.copy()
    for mine, point in zip(facts.members, facts.district, strict=True):
        if len(mine) < 3:
            continue
        lever = (facts.village[mine] - point).T
        factor = np.linalg.lstsq(lever * area[mine] @ lever.T, -(lever @ area[mine]), rcond=None)[0]
        ideal[mine] = area[mine] * np.clip(1 + lever.T @ factor, 0.4, 2.5)
    return ideal


def _cells(sites: np.ndarray, weights: np.ndarray) -> list[shapely.Geometry]:
    """The convex cells of a power diagram: the lower hull of the sites lifted onto a paraboloid."""
    middle = sites.mean(axis=0)
    turn = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    fence = 3000 * np.column_stack([np.cos(turn), np.sin(turn)])  # far sites: each real cell is bounded
    flat = np.vstack([(sites - middle) / 1000, fence])
    height = (flat**2).sum(axis=1) - np.concatenate([weights / 1e6, np.zeros(24)])
    hull = ConvexHull(np.column_stack([flat, height]))
    lower = hull.equations[:, 2] < -1e-12
    planes = hull.equations[lower]
    corners = np.round(-planes[:, :2] / planes[:, 2:3] / 2 * 1000 + middle, 3)
    around: list[list] = [[] for _ in flat]
    for face, triangle in enumerate(hull.simplices[lower]):
        for site in triangle:
            around[site].append(face)
    return [shapely.MultiPoint(corners[faces]).convex_hull for faces in around[: len(sites)]]


def divide(
    islands: list[Island], district: np.ndarray, sites: np.ndarray, weights: np.ndarray
) -> gpd.GeoSeries:
    """Each island cut along the borders between the cells of different districts: pieces by district code."""
    codes, pieces = [], []
    for island in islands:
        labels = district[island.villages]
        if len(set(labels)) == 1:
            found = {labels[0]: [island.land]}
        else:
            cells = np.array(_cells(sites[island.villages], weights[island.villages]), dtype=object)
            areas = {code: unary_union(cells[labels == code]) for code in sorted(set(labels))}
            found = _cut(island.land, areas)
        for code, parts in found.items():
            codes += [code] * len(parts)
            pieces += parts
    return gpd.GeoSeries(pieces, index=codes, crs=METRES)


def _cut(land: shapely.Polygon, areas: dict[str, shapely.Geometry]) -> dict[str, list[shapely.Polygon]]:
    """Cut along one network of lines, so that both sides of a border have the same points."""
    near = land.envelope.buffer(2000)
    borders = [shapely.set_precision(area.boundary.intersection(near), 0.01) for area in areas.values()]
    found: dict[str, list] = {code: [] for code in areas}
    shapely.prepare(land)
    for face in polygonize(unary_union([shapely.set_precision(land.boundary, 0.01), *borders])):
        inside = face.representative_point()
        if land.intersects(inside):
            found[min(areas, key=lambda code: areas[code].distance(inside))].append(face)
    return found
