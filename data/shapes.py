"""The map shapes: boundary files in, small SVG files out, one per view.

A view is a plain SVG 1000 units wide: one `<path id="5301">` per place, with the point where its label
belongs (`data-x`, `data-y`), over a group of grey neighbouring land. Colours, labels and selection are data
and come later, in the browser: one cached file serves every indicator. A file's name holds the hash of its
content: an old snapshot goes on pointing at the shapes that it was published with.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from math import cos, radians
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely import Geometry, Polygon
from shapely.geometry import box

from data import disk

HERE = Path(__file__).parent
BOUNDARIES = HERE / "boundaries"
RAW = HERE / "raw"

# West, south, east, north: what is drawn of NTT, with Timor-Leste beside it; of any other, what it takes.
PROVINCE_VIEW = (118.75, -11.15, 125.75, -7.95)
CUT_OFF = 0.2  # degrees of islets beyond that view
WIDTH = 1000
MARGIN = 0.05  # of the wider side of a regency, on each side of a district view
TALLEST, FLATTEST = 0.75, 0.45  # height of a district view as a share of its width, so that it fits a screen
SMALLEST_NAMED = 4000  # square units: a neighbour below this is drawn but gets no name
TILE_GAP = 0.06  # of a tile's side


class BoundaryError(ValueError):
    """A boundary file cannot be drawn honestly; the message says which file, which place and why."""


@dataclass(frozen=True)
class View:
    """A box of degrees drawn as 1000 x `height` units, as narrow east to west as the globe is there."""

    west: float
    south: float
    east: float
    north: float

    @property
    def squeeze(self) -> float:
        return cos(radians((self.south + self.north) / 2))

    @property
    def scale(self) -> float:
        return WIDTH / ((self.east - self.west) * self.squeeze)

    @property
    def height(self) -> int:
        return round((self.north - self.south) * self.scale)

    def project(self, shape: Geometry) -> Geometry:
        """Degrees to units of the view, y downwards."""

        def units(points: np.ndarray) -> np.ndarray:
            x = (points[:, 0] - self.west) * self.squeeze * self.scale
            return np.column_stack([x, (self.north - points[:, 1]) * self.scale])

        return shapely.transform(shape, units)

    def cut(self, shape: Geometry) -> Geometry:
        """The part of a shape that the view can show, in its units."""
        return self.project(shape.intersection(box(self.west, self.south, self.east, self.north)))


def write(folder: Path, *, boundaries: Path = BOUNDARIES, places: Path = RAW) -> dict[str, str]:
    """Write every view into `folder`; return file names by view: `regencies`, `tiles`, `districts-5301`.

    Of several provinces each has its own, too: `regencies-53`, `tiles-53`. `places` holds regency.csv and
    province.csv.
    """
    whole = land(places)
    rows = pd.read_csv(places / "regency.csv", dtype=str)
    codes = set(rows.code)
    outlines = read(boundaries / "regencies.geojson", codes=codes, whole=whole)
    districts = read(boundaries / "districts.geojson", parents=codes, whole=whole)
    others = gpd.read_file(boundaries / "context_land.geojson")
    abbreviations = pd.read_csv(boundaries / "abbreviations.csv", dtype=str).set_index("code").abbreviation

    credits = pd.read_csv(boundaries / "credits.csv", dtype=str).set_index("level").credit
    drawings = {
        "regencies": regency_view(outlines, others, credits["regencies"]),
        "tiles": tile_view(rows, abbreviations),
    }
    for part in whole.codes if len(whole.codes) > 1 else ():
        own = outlines[outlines.code.str.startswith(part)]
        drawings[f"regencies-{part}"] = province_view(own, outlines, others, credits["regencies"])
        drawings[f"tiles-{part}"] = tile_view(rows[rows.code.str.startswith(part)], abbreviations)
    # Beside a regency stand names, not kinds of places: a map's file is the same in every language.
    outlines = outlines.assign(name=outlines.code.map(rows.set_index("code").short_name))
    for code in sorted(codes):
        drawings[f"districts-{code}"] = district_view(code, outlines, districts, others, credits["districts"])
    folder.mkdir(parents=True, exist_ok=True)
    return {name: _store(folder, name, svg) for name, svg in drawings.items()}


@dataclass(frozen=True)
class Land:
    """What province.csv says of all of it: codes of its provinces, its name, the degrees it lies within."""

    codes: tuple[str, ...]
    name: str
    within: Geometry


def land(places: Path = RAW) -> Land:
    told = pd.read_csv(places / "province.csv", dtype={"code": str})
    name = told.name.iloc[0] if len(told) == 1 else "Indonesia"
    within = box(told.west.min(), told.south.min(), told.east.max(), told.north.max())
    return Land(tuple(told.code), name, within)


def read(
    path: Path,
    *,
    codes: set[str] | None = None,
    parents: set[str] | None = None,
    whole: Land | None = None,
) -> gpd.GeoDataFrame:
    """A boundary file, checked: exactly `codes`, or districts of exactly the regencies `parents`.

    `whole`: what none may lie outside of; by itself the provinces there are.
    """
    whole = whole or land()
    shapes = gpd.read_file(path).sort_values("code", ignore_index=True)
    found = set(shapes.code) if parents is None else set(shapes.regency_code)
    wanted = (codes if parents is None else parents) or set()
    if missing := sorted(wanted - found):
        raise BoundaryError(f"{path.name}: {len(missing)} kabupaten/kota tidak ada: {', '.join(missing)}.")
    if unknown := sorted(found - wanted):
        raise BoundaryError(f"{path.name}: kode kabupaten/kota tidak dikenal: {', '.join(unknown)}.")
    if twice := sorted(shapes.code[shapes.code.duplicated()]):
        raise BoundaryError(f"{path.name}: kode muncul lebih dari sekali: {', '.join(twice)}.")
    for place in shapes.itertuples():
        if reason := fault_of(place.geometry, whole) or _turned(place.geometry):
            raise BoundaryError(f"{path.name}: {place.code} ({place.name}) {reason}.")
    if not shapely.coverage_is_valid(shapes.geometry.values):
        raise BoundaryError(f"{path.name}: ada wilayah yang saling menindih atau tepinya tidak bertemu.")
    return shapes


def fault_of(shape: Geometry | None, whole: Land) -> str | None:
    """What is wrong with one shape, as the end of an Indonesian sentence."""
    if shape is None or shape.is_empty:
        return "tidak memiliki bentuk"
    if shape.geom_type not in ("Polygon", "MultiPolygon"):
        return f"bukan poligon melainkan {shape.geom_type}"
    if not shape.is_valid:
        return f"poligonnya rusak: {shapely.is_valid_reason(shape)}"
    if not whole.within.covers(shape):
        return f"berada di luar {whole.name}; periksa proyeksi dan urutan bujur-lintang"
    return None


def _turned(shape: Geometry) -> str | None:
    if any(part.exterior.is_ccw for part in _parts(shape)):
        # Engines that draw on the sphere fill the sea instead of the island when a ring runs this way.
        return "memiliki garis luar yang berlawanan arah jarum jam"
    return None


def regency_view(regencies: gpd.GeoDataFrame, land: gpd.GeoDataFrame, credit: str) -> str:
    """All regencies with the neighbouring land."""
    ours = box(*PROVINCE_VIEW).buffer(CUT_OFF).covers(box(*regencies.total_bounds))
    view = View(*PROVINCE_VIEW) if ours else _view_around(regencies.total_bounds)
    context = [_neighbour(view.cut(shape), name) for shape, name in _named(land)]
    return _svg("regencies", view.height, context, _places(view, regencies), view=view, credit=credit)


def province_view(
    own: gpd.GeoDataFrame, regencies: gpd.GeoDataFrame, land: gpd.GeoDataFrame, credit: str
) -> str:
    """The regencies of one province of several; those of the others are grey."""
    view = _view_around(own.total_bounds)
    others = regencies[~regencies.code.isin(own.code)].cx[view.west : view.east, view.south : view.north]
    around = [*((shape, None) for shape in others.geometry), *_named(land)]
    context = [_neighbour(view.cut(shape), name) for shape, name in around]
    return _svg("regencies", view.height, context, _places(view, own), view=view, credit=credit)


def district_view(
    code: str, regencies: gpd.GeoDataFrame, districts: gpd.GeoDataFrame, land: gpd.GeoDataFrame, credit: str
) -> str:
    """The districts of one regency; the regencies around it are grey, with their names."""
    own = districts[districts.regency_code == code]
    view = _view_around(own.total_bounds)
    others = regencies[regencies.code != code].cx[view.west : view.east, view.south : view.north]
    around = [*zip(others.geometry, others.name, strict=True), *_named(land)]
    context = [_neighbour(view.cut(shape), name) for shape, name in around]
    return _svg("districts", view.height, context, _places(view, own), view=view, credit=credit)


def tile_view(places: pd.DataFrame, abbreviations: pd.Series) -> str:
    """One square of the same size per regency, laid out as the islands lie."""
    columns, rows = places.tile_column.astype(int), places.tile_row.astype(int)
    west, north = columns.min(), rows.min()
    side = WIDTH / (columns.max() - west + 1)
    gap = side * TILE_GAP
    width = f"{side - gap:.1f}"
    paths = []
    for code, column, row in sorted(zip(places.code, columns, rows, strict=True)):
        left, top = (column - west) * side + gap / 2, (row - north) * side + gap / 2
        middle = f'data-x="{left + (side - gap) / 2:.1f}" data-y="{top + (side - gap) / 2:.1f}"'
        square = f"M{left:.1f} {top:.1f}h{width}v{width}h-{width}z"
        paths.append(f'<path id="{code}" {middle} data-abbr="{abbreviations[code]}" d="{square}"/>')
    return _svg("tiles", round((rows.max() - north + 1) * side), [], paths)


def _named(land: gpd.GeoDataFrame) -> list[tuple[Geometry, str | None]]:
    """Neighbouring land; only the neighbour state is written on the map."""
    names = [name if name == "Timor-Leste" else None for name in land.name]
    return list(zip(land.geometry, names, strict=True))


def _parts(shape: Geometry) -> list[Polygon]:
    return [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]


def _view_around(bounds: Iterable[float]) -> View:
    """The view that shows `bounds` with a margin, widened until its proportions suit a screen."""
    west, south, east, north = bounds
    squeeze = cos(radians((south + north) / 2))
    margin = MARGIN * max((east - west) * squeeze, north - south)
    width, height = (east - west) * squeeze + 2 * margin, north - south + 2 * margin
    width = max(width, height / TALLEST)
    height = max(height, width * FLATTEST)
    middle_x, middle_y = (west + east) / 2, (south + north) / 2
    half_x, half_y = width / squeeze / 2, height / 2
    return View(middle_x - half_x, middle_y - half_y, middle_x + half_x, middle_y + half_y)


def _places(view: View, shapes: gpd.GeoDataFrame) -> list[str]:
    paths = []
    for place in shapes.itertuples():
        shape = view.project(place.geometry)
        paths.append(f'<path id="{place.code}" {_anchor(shape)} d="{_outline(shape)}"/>')
    return paths


def _neighbour(shape: Geometry, name: str | None) -> str:
    """Land of others: named where enough of it is in view."""
    parts = _parts(shape)
    if not parts:
        return ""
    named = name and max(part.area for part in parts) >= SMALLEST_NAMED
    label = f' data-name="{name}" {_anchor(shape)}' if named else ""
    return f'<path{label} d="{_outline(shape)}"/>'


def _anchor(shape: Geometry) -> str:
    """Where a label belongs: the middle of the largest circle that fits into the largest part."""
    largest = max(_parts(shape), key=lambda part: part.area)
    x, y = shapely.maximum_inscribed_circle(largest, tolerance=0.2).coords[0]
    return f'data-x="{x:.1f}" data-y="{y:.1f}"'


def _outline(shape: Geometry) -> str:
    """The path of a shape, in tenths of a unit, each point relative to the one before it.

    Rounding comes before subtracting, so errors do not add up and neighbours keep one common border.
    """
    rings = []
    for part in _parts(shape):
        for ring in (part.exterior, *part.interiors):
            points = np.round(shapely.get_coordinates(ring) * 10).astype(int)
            steps = np.diff(points[:-1], axis=0)
            steps = steps[steps.any(axis=1)]
            if len(steps) < 2:
                continue  # smaller than a tenth of a unit
            rings.append(f"M{_numbers(points[0])}l{_numbers(steps.ravel())}z")
    return "".join(rings)


def _numbers(tenths: Iterable[int]) -> str:
    """Tenths as short as SVG allows: 12, -5, 4, 30 becomes '1.2-.5.4 3'."""
    words = [f"{value / 10:.1f}".removesuffix(".0") for value in tenths]
    short = re.sub(r"\b0\.", ".", " ".join(words)).replace(" -", "-")
    return re.sub(r"(\.\d) (?=\.)", r"\1", short)  # a number has one point: a second one begins the next


def _svg(
    kind: str,
    height: int,
    context: list[str],
    places: list[str],
    *,
    view: View | None = None,
    credit: str = "",
) -> str:
    """A drawing; a map also says which degrees it shows, for the points on it, and whose borders they are."""
    box = f"{view.west:.5f} {view.south:.5f} {view.east:.5f} {view.north:.5f}" if view else ""
    said = f'data-box="{box}" data-credit="{escape(credit, quote=True)}" ' if view else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" data-kind="{kind}" {said}'
        f'fill-rule="evenodd">'
        f'<g class="konteks" fill="#e6e6e6">{"".join(context)}</g>'
        f'<g class="tempat" fill="#c8c8c8" stroke="#fff" stroke-width=".8">{"".join(places)}</g></svg>\n'
    )


def _store(folder: Path, name: str, svg: str) -> str:
    """Write one file under the name its content gives it; a file already there is the same file."""
    content = svg.encode()
    target = folder / f"{name}-{hashlib.sha256(content).hexdigest()[:8]}.svg"
    if not target.exists():
        unfinished = disk.beside(target)
        unfinished.write_bytes(content)
        unfinished.replace(target)
    return target.name
