"""Puts an official boundary file in place of the indicative one.   Run, in the folder of the repository:

    python -m data.boundaries.replace FILE --source "Badan Informasi Geospasial, 2024"

FILE is GeoJSON, GeoPackage, Shapefile or a zip of one, of regencies, districts or villages, of the province
or of the whole country; what it is of is read from its codes (columns.py), and parts of one place are put
together. It is refused, and nothing changes, when it does not name every place we know, lies elsewhere, is
torn, or puts villages outside their place. What is taken is simplified as one coverage, so that neighbours
keep a common border, its rings are turned the way the maps need, and the data are built anew.
"""

import argparse
import json
import re
import sys
import tempfile
import zipfile
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError

from data import build, disk, shapes
from data.boundaries import columns
from data.boundaries.columns import REGENCY, Level
from data.reading import Refused
from data.shapes import BoundaryError

METRES = (
    "EPSG:32751"  # UTM zone 51 south: its errors of length inside the province are far below any tolerance
)
SIMPLIFIED = 0.001  # degrees, about 100 m
DECIMALS = 4  # of a degree, about 11 m
SEVERAL = 0.01  # of its area: what parts of one place may overlap, as borders drawn twice do


def replace(
    file: Path,
    source: str,
    *,
    folder: Path = shapes.BOUNDARIES,
    layer: str | None = None,
    column: str | None = None,
) -> Level:
    """Put `file` into `folder`; raises BoundaryError, and changes nothing, when it is not good."""
    frame = _read(file, layer)
    level, codes = columns.choose(frame, file, folder, column)
    ours = frame.assign(code=codes)[codes.str.startswith(shapes.land().codes)]
    _check_uncoded(frame[codes == ""], file)
    known = columns.known(folder, level)
    frame = _placed(_in_degrees(ours, file), known, level, file)
    _check_villages(frame, level, folder, file)
    prepared = _prepared(frame, file)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".boundaries-") as made:
        trial = Path(made)
        for other in folder.iterdir():
            if other.suffix in (".geojson", ".csv"):
                (trial / other.name).write_bytes(other.read_bytes())
        _write(trial / f"{level.file}.geojson", prepared, known)
        _credit(trial / "credits.csv", level, source)
        shapes.write(trial / "peta", boundaries=trial)  # whatever cannot be drawn is refused here
        for name in (f"{level.file}.geojson", "credits.csv"):
            (trial / name).replace(folder / name)
    return level


def _read(file: Path, layer: str | None) -> gpd.GeoDataFrame:
    try:
        path = _unpacked(file)
        layer = layer or _only_layer(path, file)
        frame = gpd.read_file(path, layer=layer)
    except (DataSourceError, DataLayerError, zipfile.BadZipFile) as error:
        raise BoundaryError(f"{file.name}: tidak dapat dibaca sebagai berkas batas ({error}).") from error
    if not isinstance(frame, gpd.GeoDataFrame) or frame.empty:
        raise BoundaryError(f"{file.name}: tidak berisi satu pun wilayah dengan bentuk.")
    return frame.set_geometry(shapely.force_2d(frame.geometry.array))


def _unpacked(file: Path) -> Path | str:
    """What to open: of a zip the folder in it that holds the Shapefile, which offices like to nest."""
    if file.suffix.lower() != ".zip":
        return file
    with zipfile.ZipFile(file) as packed:
        inside = sorted(
            {str(Path(name).parent) for name in packed.namelist() if name.lower().endswith(".shp")}
        )
    if len(inside) > 1:
        raise BoundaryError(
            f"{file.name}: berisi Shapefile di beberapa folder ({', '.join(inside)}); sisakan satu folder."
        )
    return f"/vsizip/{file.as_posix()}/{inside[0]}" if inside and inside[0] != "." else file


def _only_layer(path: Path | str, file: Path) -> str:
    """The layer that holds areas; several need a word from the sender."""
    areas = [name for name, kind in pyogrio.list_layers(path) if kind and not re.search("Point|Line", kind)]
    if len(areas) > 1:
        raise BoundaryError(
            f"{file.name}: berisi beberapa lapisan wilayah ({', '.join(areas)}); "
            "pilih satu dengan --layer NAMA."
        )
    if not areas:
        raise BoundaryError(f"{file.name}: tidak berisi satu pun wilayah dengan bentuk.")
    return areas[0]


def _in_degrees(frame: gpd.GeoDataFrame, file: Path) -> gpd.GeoDataFrame:
    """Longitude and latitude, in this order: from whatever the file declares, never from a guess."""
    if frame.crs is not None:
        frame = frame.to_crs(4326)
    west, south, east, north = frame.total_bounds
    if shapes.land().within.contains(shapely.box(south, west, north, east)):
        raise BoundaryError(f"{file.name}: bujur dan lintang tertukar; tukar urutan sumbunya.")
    if not (max(abs(west), abs(east)) <= 180 and max(abs(south), abs(north)) <= 90):
        raise BoundaryError(
            f"{file.name}: koordinatnya bukan derajat dan proyeksinya tidak disebut atau tidak benar; "
            "ekspor ulang dalam WGS 84 (EPSG:4326)."
        )
    return frame.set_crs(4326, allow_override=True)


def _check_uncoded(frame: gpd.GeoDataFrame, file: Path) -> None:
    """An area without a code would be a hole in the map, unless it lies in another province."""
    if frame.empty:
        return
    here = frame if frame.crs is None else frame.to_crs(4326)
    within = shapes.land().within
    rows = [number + 1 for number, shape in here.geometry.items() if shape and within.intersects(shape)]
    if rows:
        raise BoundaryError(
            f"{file.name}: baris {', '.join(map(str, rows[:5]))} tidak memiliki kode wilayah; isi atau hapus."
        )


def _placed(frame: gpd.GeoDataFrame, known: gpd.GeoDataFrame, level: Level, file: Path) -> gpd.GeoDataFrame:
    """Every known place once, whole, where the province is."""
    found = set(frame.code)
    if missing := sorted(set(known.index) - found):
        told = ", ".join(f"{code} ({known.name[code]})" for code in missing[:5])
        raise BoundaryError(
            f"{file.name}: {len(missing)} dari {len(known)} {level.name} tidak ada: {told}"
            f"{' dan lainnya' if len(missing) > 5 else ''}."
        )
    if unknown := sorted(found - set(known.index)):
        raise BoundaryError(f"{file.name}: kode {level.name} tidak dikenal: {', '.join(unknown[:5])}.")
    whole = shapes.land()
    for row, shape in zip(frame.code, frame.geometry, strict=True):
        if reason := shapes.fault_of(shape, whole):
            raise BoundaryError(f"{file.name}: {row} ({known.name[row]}) {reason}.")
    frame = _put_together(frame, file)
    if not shapely.coverage_is_valid(frame.geometry.values):
        edges = shapely.coverage_invalid_edges(frame.geometry.values)
        torn = [code for code, edge in zip(frame.index, edges, strict=True) if not edge.is_empty]
        raise BoundaryError(
            f"{file.name}: saling menindih atau tepinya tidak bertemu: {', '.join(torn[:5])}."
        )
    return frame


def _put_together(frame: gpd.GeoDataFrame, file: Path) -> gpd.GeoDataFrame:
    """One row per place, of parts such as islands or villages; two versions of one place are no parts."""
    whole = frame.dissolve("code")[["geometry"]].sort_index()
    parts = pd.Series(shapely.area(frame.geometry.array)).groupby(frame.code.to_numpy()).sum()
    twice = whole.index[parts > shapely.area(whole.geometry.array) * (1 + SEVERAL)]
    if len(twice):
        raise BoundaryError(
            f"{file.name}: kode muncul lebih dari sekali: {', '.join(twice[:5])}, "
            "dan bentuknya saling menindih; sisakan satu."
        )
    return whole


def _check_villages(frame: gpd.GeoDataFrame, level: Level, folder: Path, file: Path) -> None:
    """Each village's own point inside its place, but for a stated few, and none of these far away."""
    villages = pd.read_csv(folder / "villages.csv", dtype=str)
    villages = villages[villages.coord_source == "village"]
    place = villages.id.str[: level.digits]
    points = gpd.GeoSeries(gpd.points_from_xy(villages.lon, villages.lat), crs=4326).to_crs(METRES)
    homes = gpd.GeoSeries(frame.to_crs(METRES).geometry.loc[place].to_numpy(), crs=METRES)
    away = points.distance(homes).to_numpy()
    outside, far = away > 0, away > level.farthest
    if outside.mean() <= level.share_outside and not far.any():
        return
    worst = villages.iloc[int(np.argmax(away))]
    reason = (
        f"{file.name}: {outside.sum()} dari {len(villages)} titik desa di luar {level.name}-nya "
        f"(batas {level.share_outside:.0%}), terjauh {worst['name']} ({worst.id}) {away.max() / 1000:.1f} km "
        f"(batas {level.farthest / 1000:.0f} km)."
    )
    if level is REGENCY and outside.mean() > 0.5:
        reason += " Kemungkinan kodenya kode BPS: namai kolomnya kode_bps."
    raise BoundaryError(reason)


def _prepared(frame: gpd.GeoDataFrame, file: Path) -> gpd.GeoSeries:
    """Simplified together, rounded, rings turned clockwise: engines on the sphere fill the sea otherwise."""
    simple = shapely.coverage_simplify(frame.geometry.to_numpy(), SIMPLIFIED)
    rounded = shapely.transform(simple, lambda points: points.round(DECIMALS))
    turned = shapely.orient_polygons(shapely.remove_repeated_points(rounded, 0), exterior_cw=True)
    if not (shapely.is_valid(turned).all() and shapely.coverage_is_valid(turned)):
        raise BoundaryError(f"{file.name}: robek ketika disederhanakan; mintalah berkas yang lebih bersih.")
    return gpd.GeoSeries(turned, index=frame.index, crs=4326)


def _write(path: Path, places: gpd.GeoSeries, known: gpd.GeoDataFrame) -> None:
    """The file as the build reads it; names and parents are ours, so that a spelling does not change."""
    described = known.drop(columns=["geometry", "id"], errors="ignore")
    features = [
        {
            "type": "Feature",
            "id": code,
            "properties": {"code": code, **described.loc[code].to_dict()},
            "geometry": json.loads(shapely.to_geojson(place)),
        }
        for code, place in places.items()
    ]
    collection = {"type": "FeatureCollection", "features": features}
    path.write_text(json.dumps(collection, separators=(",", ":"), ensure_ascii=False), encoding="utf-8")


def _credit(path: Path, level: Level, source: str) -> None:
    """What the maps say of these borders; the grey land around them stays OpenStreetMap's."""
    credits = pd.read_csv(path, dtype=str).set_index("level")
    credits.loc[level.file, "credit"] = (
        f"Batas: {source.rstrip('.')}; daratan tetangga © kontributor OpenStreetMap (ODbL 1.0)."
    )
    credits.to_csv(path)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        "python -m data.boundaries.replace", description="Mengganti batas indikatif dengan batas resmi."
    )
    parser.add_argument("file", type=Path, help="GeoJSON, GeoPackage, Shapefile, atau zip berisi Shapefile")
    parser.add_argument("--source", required=True, help="penerbit dan tahun, ditulis di bawah tiap peta")
    parser.add_argument("--layer", help="nama lapisan, bila berkasnya berisi beberapa")
    parser.add_argument("--column", help="nama kolom kode, bila ada beberapa yang berbeda isinya")
    given = parser.parse_args(arguments)
    try:
        level = replace(given.file, given.source, layer=given.layer, column=given.column)
        print(f"Batas {level.name} diganti dari {given.file.name}.")
        build.build(who="data.boundaries.replace")
    except (BoundaryError, Refused) as refused:
        print(f"Batas tidak diganti: {refused}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(disk.command(main))
