"""Puts an official boundary file in place of the indicative one.   Run, in the folder of the repository:

    python -m data.boundaries.replace FILE --source "Badan Informasi Geospasial, 2024"

FILE is GeoJSON, GeoPackage or Shapefile, of regencies or of districts; which of them is read from its codes.
It is refused, and nothing changes, when it does not name every place we know, is not in degrees, lies
elsewhere, is torn, or puts villages outside their place. What is taken is simplified as one coverage, so
that neighbours keep a common border, its rings are turned the way the maps need, and the data are built anew.
"""

import argparse
import json
import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyogrio.errors import DataLayerError, DataSourceError

from data import build, shapes
from data.reading import Refused
from data.shapes import BoundaryError

METRES = (
    "EPSG:32751"  # UTM zone 51 south: its errors of length inside the province are far below any tolerance
)
SIMPLIFIED = 0.001  # degrees, about 100 m
DECIMALS = 4  # of a degree, about 11 m
# The columns in which offices write Kemendagri codes, and those in which they write BPS codes.
KEMENDAGRI = (
    "code",
    "kode",
    "kode_kemendagri",
    "kemendagri",
    "kdppum",
    "kdpkab",
    "kdcpum",
    "kode_kab",
    "kode_kec",
)
BPS = ("kode_bps", "bps", "kdbbps", "kdcbps", "idkab", "idkec", "kab_bps", "adm2_pcode", "adm3_pcode")


@dataclass(frozen=True)
class Level:
    """One of the two boundary files, and how far it may disagree with the villages' published points."""

    name: str
    file: str
    digits: int
    share_outside: float  # of the villages
    farthest: float  # metres that any village may lie outside its place


REGENCY = Level("kabupaten/kota", "regencies", 4, 0.01, 5_000)
DISTRICT = Level("kecamatan", "districts", 6, 0.05, 10_000)


def replace(file: Path, source: str, *, folder: Path = shapes.BOUNDARIES, layer: str | None = None) -> Level:
    """Put `file` into `folder`; raises BoundaryError, and changes nothing, when it is not good."""
    frame = _read(file, layer)
    _check_degrees(frame, file)
    level, codes = _codes(frame, file)
    known = gpd.read_file(folder / f"{level.file}.geojson").set_index("code")
    frame = _placed(frame.assign(code=codes), known, level, file)
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
        frame = gpd.read_file(file, layer=layer) if layer else gpd.read_file(file)
    except (DataSourceError, DataLayerError) as error:
        raise BoundaryError(f"{file.name}: tidak dapat dibaca sebagai berkas batas ({error}).") from error
    if not isinstance(frame, gpd.GeoDataFrame) or frame.empty:
        raise BoundaryError(f"{file.name}: tidak berisi satu pun wilayah dengan bentuk.")
    return frame


def _check_degrees(frame: gpd.GeoDataFrame, file: Path) -> None:
    """Longitude and latitude, in this order; the reason is named where it can be told."""
    if frame.crs is not None and frame.crs.is_projected:
        raise BoundaryError(
            f"{file.name}: memakai proyeksi {frame.crs.name}, bukan bujur-lintang; "
            "ekspor ulang dalam WGS 84 (EPSG:4326)."
        )
    west, south, east, north = frame.total_bounds
    if shapes.PROVINCE.contains(shapely.box(south, west, north, east)):
        raise BoundaryError(f"{file.name}: bujur dan lintang tertukar; tukar urutan sumbunya.")
    if max(abs(west), abs(east)) > 180 or max(abs(south), abs(north)) > 90:
        raise BoundaryError(
            f"{file.name}: koordinatnya bukan derajat (sampai {max(abs(east), abs(north)):.0f}); "
            "kemungkinan masih dalam proyeksi. Ekspor ulang dalam WGS 84 (EPSG:4326)."
        )


def _codes(frame: gpd.GeoDataFrame, file: Path) -> tuple[Level, pd.Series]:
    """The level and the Kemendagri codes; BPS codes are translated, and only from a column that says so."""
    columns = {name.lower(): name for name in frame.columns if name != "geometry"}
    found = [name for name in (*KEMENDAGRI, *BPS) if name in columns]
    if not found:
        told = ", ".join(columns.values()) or "tidak ada"
        wanted = ", ".join((*KEMENDAGRI[:4], *BPS[:2]))
        raise BoundaryError(f"{file.name}: tidak ada kolom kode. Yang ada: {told}; yang dikenal: {wanted}.")
    name = found[0]
    codes = frame[columns[name]].map(_digits)
    lengths = set(codes.str.len())
    if name in BPS:
        return REGENCY, _from_bps(codes, lengths, file, name)
    levels = [level for level in (REGENCY, DISTRICT) if lengths == {level.digits}]
    if not levels:
        example = codes.iloc[0]
        raise BoundaryError(
            f"{file.name}: kolom {columns[name]} bukan kode kabupaten/kota (4 angka) "
            f"atau kecamatan (6 angka), misalnya {example!r}."
        )
    return levels[0], codes


def _digits(code: object) -> str:
    """A code without dots, letters or the decimals of a number column: '53.01', 'ID5301', 5301.0."""
    return re.sub(r"\D", "", re.sub(r"\.0$", "", str(code)))


def _from_bps(codes: pd.Series, lengths: set[int], file: Path, name: str) -> pd.Series:
    if lengths != {REGENCY.digits}:
        raise BoundaryError(
            f"{file.name}: kolom {name} berisi kode BPS; hanya kode kabupaten/kota (4 angka) ada padanannya."
        )
    table = pd.read_csv(shapes.REGENCIES, dtype=str).set_index("bps_code").code
    if unknown := sorted(set(codes) - set(table.index)):
        raise BoundaryError(f"{file.name}: kode BPS tidak dikenal: {', '.join(unknown)}.")
    return codes.map(table)


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
    if twice := sorted(frame.code[frame.code.duplicated()]):
        raise BoundaryError(f"{file.name}: kode muncul lebih dari sekali: {', '.join(twice[:5])}.")
    frame = frame.set_index("code").sort_index()
    if frame.crs is not None:
        frame = frame.to_crs(4326)
    for code, shape in frame.geometry.items():
        if reason := _fault(shape):
            raise BoundaryError(f"{file.name}: {code} ({known.name[code]}) {reason}.")
    if not shapely.coverage_is_valid(frame.geometry.values):
        edges = shapely.coverage_invalid_edges(frame.geometry.values)
        torn = [code for code, edge in zip(frame.index, edges, strict=True) if not edge.is_empty]
        raise BoundaryError(
            f"{file.name}: saling menindih atau tepinya tidak bertemu: {', '.join(torn[:5])}."
        )
    return frame.set_crs(4326, allow_override=True)


def _fault(shape: shapely.Geometry | None) -> str | None:
    if shape is None or shape.is_empty:
        return "tidak memiliki bentuk"
    if shape.geom_type not in ("Polygon", "MultiPolygon"):
        return f"bukan poligon melainkan {shape.geom_type}"
    if not shape.is_valid:
        return f"poligonnya rusak: {shapely.is_valid_reason(shape)}"
    if not shapes.PROVINCE.contains(shape):
        return "berada di luar Nusa Tenggara Timur"
    return None


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
    parser.add_argument("file", type=Path, help="GeoJSON, GeoPackage, atau Shapefile")
    parser.add_argument("--source", required=True, help="penerbit dan tahun, ditulis di bawah tiap peta")
    parser.add_argument("--layer", help="nama lapisan, bila berkasnya berisi beberapa")
    given = parser.parse_args(arguments)
    try:
        level = replace(given.file, given.source, layer=given.layer)
        print(f"Batas {level.name} diganti dari {given.file.name}.")
        build.build(who="data.boundaries.replace")
    except (BoundaryError, Refused) as refused:
        print(f"Batas tidak diganti: {refused}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
