"""An official boundary file takes the place of the indicative one when it is good; else it is refused."""

import shutil
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from data import shapes
from data.boundaries import replace as official
from data.boundaries.columns import DISTRICT, REGENCY
from data.shapes import BoundaryError

pytestmark = pytest.mark.slow

REGENCIES = gpd.read_file(shapes.BOUNDARIES / "regencies.geojson")[["code", "name", "geometry"]]
DISTRICTS = gpd.read_file(shapes.BOUNDARIES / "districts.geojson")[["code", "name", "geometry"]]
BPS = pd.read_csv(shapes.RAW / "regency.csv", dtype=str).set_index("code").bps_code


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


def same_places(folder, file="regencies", before=REGENCIES):
    """Whether the places lie where they lay, but for what simplifying and rounding move."""
    taken = gpd.read_file(folder / f"{file}.geojson").set_index("code").geometry
    there = before.set_index("code").geometry
    changed = taken.sort_index().symmetric_difference(there.sort_index())
    return (shapely.area(changed.array) < 0.05 * shapely.area(there.sort_index().array)).all()


ELSEWHERE = shapely.box(110, -7.5, 111, -7)  # Central Java


def dotted(code):
    """'5301012001' -> '53.01.01.2001', or as much of it as is given."""
    blocks = [code[:2], code[2:4], code[4:6], code[6:10]]
    return ".".join(block for block in blocks if block)


def layer(level, *, others=True):
    """A made-up layer in the layout of Badan Informasi Geospasial: columns of all levels, some filled."""
    frame = {"kabkota": REGENCIES, "kecamatan": DISTRICTS}[level]
    if others:
        java = gpd.GeoDataFrame({"code": ["3301" if level == "kabkota" else "330101"], "name": ["Cilacap"]},
                                geometry=[ELSEWHERE], crs=4326)  # fmt: skip
        frame = pd.concat([java, frame], ignore_index=True)
    regency = frame.code.str[:4]
    return gpd.GeoDataFrame({
        "OBJECTID": range(1, len(frame) + 1),
        "NAMOBJ": frame.name.str.replace("Kabupaten ", ""),
        "KDBBPS": [BPS.get(code, "3301") if level == "kabkota" else None for code in regency],
        "KDCBPS": None,
        "KDCPUM": frame.code.map(dotted) if level == "kecamatan" else None,
        "KDEBPS": None,
        "KDEPUM": None,
        "KDPBPS": frame.code.str[:2],
        "KDPKAB": regency.map(dotted),
        "KDPPUM": frame.code.str[:2],
        "LUASWH": 12.5,
        "WADMKK": [NAMES.get(code, "Cilacap") for code in regency],
        "WADMPR": ["Nusa Tenggara Timur" if code.startswith("53") else "Jawa Tengah" for code in regency],
    }, geometry=frame.geometry.array, crs=4326)  # fmt: skip


NAMES = {
    code: name.removeprefix("Kabupaten ") for code, name in zip(REGENCIES.code, REGENCIES.name, strict=True)
}


@pytest.mark.parametrize("name", ["resmi.geojson", "resmi.gpkg", "resmi.shp"])
def test_the_agencys_layer_of_regencies_is_taken_from_the_whole_country(folder, tmp_path, name):
    before = contents(folder)
    assert official.replace(given(tmp_path, layer("kabkota"), name), "BIG", folder=folder) is REGENCY
    assert same_places(folder) and contents(folder)["districts.geojson"] == before["districts.geojson"]


def test_the_agencys_layer_of_districts_is_known_by_its_finest_codes(folder, tmp_path):
    assert official.replace(given(tmp_path, layer("kecamatan")), "BIG", folder=folder) is DISTRICT
    assert same_places(folder, "districts", DISTRICTS)


def test_a_layer_of_districts_gives_regencies_when_their_column_is_asked_for(folder, tmp_path):
    path = given(tmp_path, layer("kecamatan"))
    assert official.replace(path, "BIG", folder=folder, column="KDPKAB") is REGENCY
    assert len(gpd.read_file(folder / "regencies.geojson")) == 22


def test_a_layer_of_districts_with_one_too_few_is_not_taken_for_one_of_regencies(folder, tmp_path):
    frame = layer("kecamatan")
    refused(
        folder, given(tmp_path, frame[frame.KDCPUM != "53.01.04"]), "1 dari 315 kecamatan tidak ada: 530104"
    )


def test_villages_are_put_together_to_their_districts(folder, tmp_path):
    """Each district as two made-up villages, one of them in the middle of the other."""
    rows = []
    for code, shape in zip(DISTRICTS.code, DISTRICTS.geometry, strict=True):
        inner = shape.representative_point().buffer(0.001)
        for number, village in ((2001, shape.difference(inner)), (2002, shape.intersection(inner))):
            rows.append({"KDEPUM": f"{dotted(code)}.{number}", "geometry": village})
    frame = gpd.GeoDataFrame(rows, crs=4326)
    assert official.replace(given(tmp_path, frame, "resmi.gpkg"), "BIG", folder=folder) is DISTRICT
    assert same_places(folder, "districts", DISTRICTS)


def test_numbers_that_lost_their_last_zero_are_still_codes(folder, tmp_path):
    frame = REGENCIES.assign(KDPKAB=REGENCIES.code.map(lambda code: float(dotted(code))))  # 53.1 is 53.10
    assert official.replace(given(tmp_path, frame[["KDPKAB", "geometry"]]), "BIG", folder=folder) is REGENCY
    assert same_places(folder)


def test_names_of_regencies_serve_where_no_column_holds_codes(folder, tmp_path):
    frame = layer("kabkota").assign(KDPKAB=None, KDBBPS=None)
    assert official.replace(given(tmp_path, frame), "BIG", folder=folder) is REGENCY
    assert same_places(folder)


def test_columns_that_name_different_places_are_named_with_the_way_out(folder, tmp_path):
    frame = layer("kabkota", others=False)
    frame.loc[:1, "KDBBPS"] = frame.KDBBPS[1::-1].to_list()
    path = given(tmp_path, frame)
    refused(
        folder, path, r"kolom KDPKAB dan KDBBPS .* \(baris 1: 5301 dan 5302\); pilih satu dengan --column"
    )
    assert official.replace(path, "BIG", folder=folder, column="kdpkab") is REGENCY


def test_a_zip_is_opened_wherever_its_shapefile_lies(folder, tmp_path):
    for place in ("", "RBI/ADMINISTRASI"):
        (tmp_path / "in" / place).mkdir(parents=True, exist_ok=True)
        packed = tmp_path / f"resmi{len(place)}"
        inside = tmp_path / f"inside{len(place)}"
        (inside / place).mkdir(parents=True)
        layer("kabkota").to_file(inside / place / "KABKOTA.shp")
        shutil.make_archive(str(packed), "zip", inside)
        assert official.replace(Path(f"{packed}.zip"), "BIG", folder=folder) is REGENCY
        assert same_places(folder)


def test_of_several_layers_the_sender_chooses(folder, tmp_path):
    path = tmp_path / "rbi.gpkg"
    layer("kabkota").to_file(path, layer="ADMINISTRASI_AR_KABKOTA")
    layer("kecamatan").to_file(path, layer="ADMINISTRASI_AR_KECAMATAN")
    capitals = REGENCIES.set_geometry(REGENCIES.geometry.representative_point())
    capitals.to_file(path, layer="IBUKOTA_PT")
    refused(folder, path, r"ADMINISTRASI_AR_KABKOTA, ADMINISTRASI_AR_KECAMATAN\); pilih satu dengan --layer")
    assert official.replace(path, "BIG", folder=folder, layer="ADMINISTRASI_AR_KECAMATAN") is DISTRICT


def test_height_is_left_and_holes_stay(folder, tmp_path):
    lake = shapely.Point(REGENCIES.geometry[0].representative_point()).buffer(0.02)
    holed = REGENCIES.geometry.map(lambda shape: shape.difference(lake))
    frame = REGENCIES.assign(geometry=shapely.force_3d(holed.array, 120.0))
    official.replace(given(tmp_path, frame, "resmi.gpkg"), "BIG", folder=folder)
    taken = gpd.read_file(folder / "regencies.geojson").set_index("code").geometry["5301"]
    assert not taken.has_z and not taken.contains(lake.centroid)


def test_islands_in_rows_of_their_own_are_one_regency(folder, tmp_path):
    parts = REGENCIES.explode(ignore_index=True)
    assert len(parts) > 22
    official.replace(given(tmp_path, parts), "BIG", folder=folder)
    assert same_places(folder)


def test_an_area_without_a_code_is_named_by_its_row(folder, tmp_path):
    frame = layer("kabkota")
    frame.loc[3, "KDPKAB"] = None
    frame = frame.drop(columns=["KDBBPS", "WADMKK"])
    refused(folder, given(tmp_path, frame), "baris 4 tidak memiliki kode wilayah")


def test_one_regency_too_few_is_named(folder, tmp_path):
    refused(
        folder,
        given(tmp_path, REGENCIES[REGENCIES.code != "5321"]),
        r"1 dari 22 .* 5321 \(Kabupaten Malaka\)",
    )


@pytest.mark.parametrize("crs", [32751, 9470, 3857])
def test_a_declared_projection_or_datum_is_brought_into_degrees(folder, tmp_path, crs):
    official.replace(given(tmp_path, REGENCIES.to_crs(crs), "resmi.gpkg"), "BIG, 2024", folder=folder)
    assert same_places(folder)


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
