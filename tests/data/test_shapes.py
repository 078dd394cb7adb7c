"""The map shapes: every place drawn once, at its own place; a bad boundary file is refused with a reason."""

import json
import re
from xml.etree import ElementTree

import brotli
import numpy as np
import pandas as pd
import pytest
import shapely
from shapely.geometry import Point, Polygon

from data import shapes

SVG = "{http://www.w3.org/2000/svg}"
CODES = sorted(pd.read_csv(shapes.BOUNDARIES / "abbreviations.csv", dtype=str).code)


def polygon(outline):
    """The area a browser fills for a path: rings that overlap cancel each other out (even-odd)."""
    area = Polygon()
    for ring in outline.split("M")[1:]:
        if "h" in ring:
            x, y, side = (float(number) for number in re.match(r"(\S+) (\S+)h([\d.]+)", ring).groups())
            points = [(x, y), (x + side, y), (x + side, y + side), (x, y + side)]
        else:
            start, steps = (np.array(re.findall(r"-?\d*\.?\d+", part), float) for part in ring.split("l"))
            points = np.vstack([start, start + steps.reshape(-1, 2).cumsum(axis=0)])
        area = area.symmetric_difference(Polygon(points).buffer(0))
    return area


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("peta")


@pytest.fixture(scope="module")
def written(folder):
    return shapes.write(folder)


@pytest.fixture(scope="module")
def drawing(folder, written):
    """What a view draws: its places as path elements, by code."""

    def places(view):
        root = ElementTree.parse(folder / written[view]).getroot()
        return {path.get("id"): path for path in root.findall(f"{SVG}g[@class='tempat']/{SVG}path")}

    return places


def test_there_is_a_view_of_the_province_one_of_tiles_and_one_per_regency(written):
    assert sorted(written) == sorted(["regencies", "tiles", *(f"districts-{code}" for code in CODES)])


@pytest.mark.parametrize("view", ["regencies", "tiles"])
def test_each_regency_is_drawn_once_and_its_label_point_lies_in_it_alone(drawing, view):
    places = drawing(view)
    areas = {code: polygon(path.get("d")) for code, path in places.items()}
    assert list(areas) == CODES
    for code, path in places.items():
        point = Point(float(path.get("data-x")), float(path.get("data-y")))
        assert [other for other, area in areas.items() if area.contains(point)] == [code]


def test_nothing_floods_the_sea(drawing):
    drawn = {code: polygon(path.get("d")).area for code, path in drawing("regencies").items()}
    view = shapes.View(*shapes.PROVINCE_VIEW)
    source = shapes.read(shapes.BOUNDARIES / "regencies.geojson", codes=set(CODES))
    for place in source.itertuples():
        assert drawn[place.code] == pytest.approx(view.project(place.geometry).area, rel=0.02)
    assert sum(drawn.values()) < 0.25 * shapes.WIDTH * view.height


def test_shapes_are_as_wide_as_they_are_on_the_globe():
    view = shapes.View(*shapes.PROVINCE_VIEW)
    middle = (view.south + view.north) / 2
    west, north, east, south = view.project(shapely.box(122, middle - 0.5, 123, middle + 0.5)).bounds
    assert (east - west) / (south - north) == pytest.approx(np.cos(np.radians(middle)), rel=1e-3)


def test_the_districts_of_all_regencies_are_the_315_and_each_lies_in_its_own_view(drawing):
    found = []
    for code in CODES:
        places = drawing(f"districts-{code}")
        assert all(district.startswith(code) for district in places)
        found += places
    assert len(found) == len(set(found)) == 315


def test_timor_leste_has_its_name_and_is_no_place_of_ours(folder, written):
    root = ElementTree.parse(folder / written["regencies"]).getroot()
    neighbours = root.findall(f"{SVG}g[@class='konteks']/{SVG}path")
    assert [path.get("data-name") for path in neighbours if path.get("data-name")] == ["Timor-Leste"]
    assert not any(path.get("id") for path in neighbours)


def test_the_regencies_around_one_are_named_without_what_kind_of_place_they_are(folder, written):
    root = ElementTree.parse(folder / written["districts-5305"]).getroot()
    around = root.findall(f"{SVG}g[@class='konteks']/{SVG}path")
    assert [path.get("data-name") for path in around if path.get("data-name")] == ["Lembata"]


def test_the_views_are_light(folder, written):
    weights = {view: len(brotli.compress((folder / name).read_bytes())) for view, name in written.items()}
    assert weights["regencies"] <= 25_000
    assert max(weights.values()) <= 60_000


def test_the_same_content_keeps_its_name_and_its_file(folder, written):
    before = {name: (folder / name).stat().st_mtime_ns for name in written.values()}
    assert shapes.write(folder) == written
    assert {name: (folder / name).stat().st_mtime_ns for name in written.values()} == before
    assert sorted(path.name for path in folder.iterdir()) == sorted(written.values())


CODED_5399 = {"properties": {"code": "5399"}}


def swap(ring):
    return [[latitude, longitude] for longitude, latitude in ring]


def tear(ring):
    return [ring[0], ring[2], ring[1], *ring[3:]]


def edit_first_ring(how):
    def change(features):
        geometry = features[0]["geometry"]["coordinates"]
        geometry[0][0] = how(geometry[0][0])

    return change


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda features: features.pop(), "1 kabupaten/kota tidak ada: 5371"),
        (lambda features: features[0]["properties"].update(code="5399"), "tidak ada: 5301"),
        (lambda features: features.append(features[0] | CODED_5399), "tidak dikenal: 5399"),
        (lambda features: features.append(features[0]), "lebih dari sekali: 5301"),
        (edit_first_ring(swap), "5301 .* di luar Nusa Tenggara Timur"),
        (edit_first_ring(tear), "5301 .* rusak"),
        (edit_first_ring(lambda ring: ring[::-1]), "5301 .* berlawanan arah"),
        (lambda features: features[0].update(geometry=None), "5301 .* tidak memiliki bentuk"),
        (lambda features: features[0].update(geometry=features[1]["geometry"]), "saling menindih"),
    ],
)
def test_a_bad_boundary_file_is_refused_with_its_reason(tmp_path, change, reason):
    collection = json.loads((shapes.BOUNDARIES / "regencies.geojson").read_text(encoding="utf-8"))
    change(collection["features"])
    bad = tmp_path / "regencies.geojson"
    bad.write_text(json.dumps(collection), encoding="utf-8")
    with pytest.raises(shapes.BoundaryError, match=reason):
        shapes.read(bad, codes=set(CODES))
