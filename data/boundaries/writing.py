"""Pieces of land become districts and regencies, and these files: simplified together, without a gap."""

import json
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.ops import unary_union

from data.boundaries.land import METRES, Island, polygons

FRAGMENT = 3e6  # square metres: a piece without a village of its own below this goes to its neighbour
ISLET = 1e5  # square metres: smaller islands without a village are left out
TOLERANCE = 100  # metres, simplification of the borders
DECIMALS = 4  # of a degree, about 11 m


def merge_fragments(pieces: gpd.GeoSeries, sites: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Small pieces without a village of their district go to the district with the longest common border."""
    parts, codes = parts_of(dissolve(pieces.to_numpy(), pieces.index.to_numpy()))
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


def parts_of(shapes: gpd.GeoSeries) -> tuple[np.ndarray, np.ndarray]:
    """All polygons of some shapes, and the code of each."""
    parts, row = shapely.get_parts(shapes.to_numpy(), return_index=True)
    kept = (shapely.get_type_id(parts) == shapely.GeometryType.POLYGON) & (shapely.area(parts) > 1)
    return parts[kept], shapes.index.to_numpy(dtype=object)[row[kept]]


def dissolve(parts: np.ndarray, codes: np.ndarray) -> gpd.GeoSeries:
    found = {code: shapely.union_all(parts[codes == code]) for code in sorted(set(codes))}
    return gpd.GeoSeries(found, crs=METRES)


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
    parts = polygons(place)
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
        dry = unary_union([shapely.Polygon(part.exterior) for part in polygons(place) if part.area > 1e6])
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
        for part in polygons(place)
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
