"""Which land is the province's: the coast, cut into islands by asking whose villages stand on each."""

import json
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from scipy.spatial import cKDTree
from shapely.geometry import box, shape
from shapely.ops import unary_union

METRES = "+proj=laea +lat_0=-9.3 +lon_0=122 +datum=WGS84 +units=m"  # areas are true
AROUND = box(118.4, -11.4, 126.2, -7.4)  # the province and its neighbours, degrees
PROVINCE = "53"
REACH = 600  # metres: a village point this far out at sea still belongs to the shore
FAR = 40_000  # metres: an island without a village belongs to the nearest village up to here


@dataclass(frozen=True)
class Island:
    """A piece of land and the rows of the villages that share it."""

    land: shapely.Polygon
    villages: np.ndarray


def table(path: Path) -> pd.DataFrame:
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


def land_parts(indonesia: shapely.Geometry, timor_leste: shapely.Geometry) -> np.ndarray:
    """Islands without inland waters and without the slivers along the border with Timor-Leste.

    The package's Indonesia also covers Oecusse, so Timor-Leste is cut out of it.
    """
    kept = [
        shapely.Polygon(part.exterior)
        for part in polygons(indonesia.difference(timor_leste))
        if part.area > 2e5 or not part.buffer(-60).is_empty or part.distance(timor_leste) > 500
    ]
    parts = polygons(unary_union(kept).difference(timor_leste))
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


def polygons(shapes: shapely.Geometry) -> list[shapely.Polygon]:
    flat = shapely.get_parts(shapely.get_parts(shapes))  # twice: repairs nest them
    return [part for part in flat if part.geom_type == "Polygon"]
