"""An official boundary file takes the place of the indicative one when it is good; else it is refused."""

import shutil

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from data import shapes
from data.boundaries import replace as official
from data.shapes import BoundaryError

pytestmark = pytest.mark.slow

REGENCIES = gpd.read_file(shapes.BOUNDARIES / "regencies.geojson")[["code", "name", "geometry"]]
DISTRICTS = gpd.read_file(shapes.BOUNDARIES / "districts.geojson")[["code", "name", "geometry"]]
BPS = pd.read_csv(shapes.REGENCIES, dtype=str).set_index("code").bps_code


@pytest.fixture
def folder(tmp_path):
    """A copy of the boundaries, so that no test touches the real ones."""
    copy = tmp_path / "boundaries"
    shutil.copytree(shapes.BOUNDARIES, copy, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return copy


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def given(tmp_path, frame, name="resmi.geojson"):
    path = tmp_path / name
    frame.to_file(path)
    return path


def refused(folder, path, reason):
    before = contents(folder)
    with pytest.raises(BoundaryError, match=reason):
        official.replace(path, "BIG, 2024", folder=folder)
    assert contents(folder) == before
    assert sorted(each.name for each in folder.parent.glob(".boundaries-*")) == []


@pytest.mark.parametrize("name", ["resmi.geojson", "resmi.gpkg", "resmi.shp"])
def test_each_format_is_taken_and_credited(folder, tmp_path, name):
    turned = REGENCIES.assign(geometry=REGENCIES.geometry.map(shapely.orient_polygons))
    official.replace(given(tmp_path, turned, name), "BIG, 2024", folder=folder)
    drawn = shapes.write(tmp_path / "peta", boundaries=folder)
    assert "Batas: BIG, 2024" in (tmp_path / "peta" / drawn["regencies"]).read_text()
    assert "Batas indikatif" in (tmp_path / "peta" / drawn["districts-5305"]).read_text()


@pytest.mark.parametrize(("column", "written"), [
    ("KDPKAB", lambda code: f"{code[:2]}.{code[2:]}"),
    ("kode", float),
    ("KODE_BPS", lambda code: BPS[code]),
    ("ADM2_PCODE", lambda code: f"ID{BPS[code]}"),
])  # fmt: skip
def test_the_usual_code_columns_are_understood(folder, tmp_path, column, written):
    frame = REGENCIES.assign(**{column: REGENCIES.code.map(written)})[[column, "geometry"]]
    official.replace(given(tmp_path, frame), "BIG, 2024", folder=folder)
    taken = gpd.read_file(folder / "regencies.geojson").set_index("code")
    assert taken.geometry["5305"].intersects(
        REGENCIES.set_index("code").geometry["5305"].centroid.buffer(0.2)
    )


def test_districts_are_taken_and_keep_their_names_and_regencies(folder, tmp_path):
    official.replace(given(tmp_path, DISTRICTS.assign(name="X")), "BIG, 2024", folder=folder)
    taken = gpd.read_file(folder / "districts.geojson").set_index("code")
    assert len(taken) == 315
    assert taken.regency_code["530501"] == "5305"
    assert "X" not in set(taken["name"])


def test_one_regency_too_few_is_named(folder, tmp_path):
    refused(
        folder,
        given(tmp_path, REGENCIES[REGENCIES.code != "5321"]),
        r"1 dari 22 .* 5321 \(Kabupaten Malaka\)",
    )


def test_a_declared_projection_is_named(folder, tmp_path):
    refused(folder, given(tmp_path, REGENCIES.to_crs(32751), "resmi.gpkg"), "UTM zone 51S")


def test_metres_that_call_themselves_degrees_are_recognised(folder, tmp_path):
    metres = REGENCIES.to_crs(32751).set_crs(4326, allow_override=True)
    refused(folder, given(tmp_path, metres), "bukan derajat")


def test_swapped_axes_are_recognised(folder, tmp_path):
    swapped = REGENCIES.assign(
        geometry=shapely.transform(REGENCIES.geometry.values, lambda points: points[:, ::-1])
    )
    refused(folder, given(tmp_path, swapped), "bujur dan lintang tertukar")


def test_a_torn_polygon_is_named_with_its_fault(folder, tmp_path):
    bow = shapely.Polygon([(123.4, -10.2), (123.6, -10.0), (123.6, -10.2), (123.4, -10.0)])
    torn = REGENCIES.assign(
        geometry=[
            bow if code == "5301" else shape
            for code, shape in zip(REGENCIES.code, REGENCIES.geometry, strict=True)
        ]
    )
    refused(folder, given(tmp_path, torn), r"5301 \(Kabupaten Kupang\) poligonnya rusak: Self-intersection")


def test_an_overlap_is_named(folder, tmp_path):
    wide = REGENCIES.assign(
        geometry=[
            shape.buffer(0.01) if code == "5304" else shape
            for code, shape in zip(REGENCIES.code, REGENCIES.geometry, strict=True)
        ]
    )
    refused(folder, given(tmp_path, wide), "saling menindih")


def test_bps_codes_under_a_kemendagri_name_are_recognised_and_not_matched(folder, tmp_path):
    refused(folder, given(tmp_path, REGENCIES.assign(code=REGENCIES.code.map(BPS))), "kode BPS")


def test_villages_outside_their_regency_are_counted_with_the_farthest(folder, tmp_path):
    moved = REGENCIES.assign(geometry=REGENCIES.geometry.translate(0.1, 0))
    refused(
        folder, given(tmp_path, moved), r"titik desa di luar kabupaten/kota-nya \(batas 1%\), terjauh .* km"
    )


@pytest.mark.parametrize(("frame", "reason"), [
    (REGENCIES[["name", "geometry"]], "tidak ada kolom kode"),
    (REGENCIES.assign(code=REGENCIES.code.replace("5301", "5399")), "5301"),
    (pd.concat([REGENCIES, REGENCIES.head(1)]), "lebih dari sekali: 5301"),
    (REGENCIES.assign(code=[f"{code}1" for code in REGENCIES.code]), "bukan kode"),
])  # fmt: skip
def test_codes_that_do_not_fit_are_named(folder, tmp_path, frame, reason):
    refused(folder, given(tmp_path, frame), reason)


def test_a_file_that_is_no_boundary_file_is_refused(folder, tmp_path):
    path = tmp_path / "resmi.geojson"
    path.write_text("<html>tidak ditemukan</html>")
    refused(folder, path, "tidak dapat dibaca")


def test_the_command_says_why_and_builds_nothing(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(official.build, "build", lambda **_: pytest.fail("built"))
    path = given(tmp_path, REGENCIES.head(21))
    assert official.main([str(path), "--source", "BIG"]) == 1
    assert "Batas tidak diganti" in capsys.readouterr().err
