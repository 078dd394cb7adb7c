"""The simulated data set: plausible, repeatable, marked in every row, and never among the published facts."""

import csv
import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import duckdb
import geopandas as gpd
import pytest

from data import build, shapes, simulate, snapshots
from data.reading import Refused
from data.simulation import claims
from data.simulation.world import World, apportion, facts
from tests.data.test_build import one_shape

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
# What the simulation takes over from the facts, with their sources.
REFERENCE = {"province", "regency", "category", "licensing_track", "permit_type", "rung", "programme_policy"}
PARTLY = {"indicator", "programme", "programme_indicator", "programme_partner", "partner", "stage", "source"}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return simulate.write(tmp_path_factory.mktemp("simulated"))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A snapshot folder of these tests' own; drawing the maps is tested where it lives."""
    folder = tmp_path_factory.mktemp("home") / "snapshots"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASBOR_SNAPSHOTS", str(folder))
        patch.setattr(shapes, "write", one_shape)
        yield folder


@pytest.fixture(scope="module")
def snapshot(home: Path) -> snapshots.Snapshot:
    return simulate.simulate(say=lambda _: None)


@pytest.fixture(scope="module")
def con(snapshot: snapshots.Snapshot) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(snapshot.path, read_only=True) as connection:
        yield connection


def table(raw: Path, name: str) -> list[dict[str, str]]:
    with (raw / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def fingerprint(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*.csv"))
    }


def one(con: duckdb.DuckDBPyConnection, query: str, **given: object):
    return con.execute(query, given).fetchone()[0]


# The data set and its place


def test_it_is_published_apart_from_the_facts(snapshot, home):
    assert snapshot.name.startswith("simulasi-")
    assert snapshots.current("simulasi") == snapshots.Choice(snapshot, None)
    assert snapshots.current("terpublikasi").snapshot is None
    assert snapshot.manifest["who"] == "data.simulate --factor 1 --seed 22"


def test_844_villages_have_a_product_and_35_of_them_export(con):
    assert one(con, "select count(distinct village) from product") == 844
    exporting = "select count(distinct village) from product where export_status = 'tercatat'"
    assert one(con, exporting) == 35
    told = "select value from observation where indicator = $indicator and used"
    assert one(con, told, indicator="desa-produk") == 844
    assert one(con, told, indicator="desa-ekspor") == 35


@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_the_seed_844_and_35_hold(seed):
    world = simulate.cast(factor=1, seed=seed)
    assert len({slot.village for slot in world.slots if slot.village}) == 844
    assert len({slot.village for slot in world.slots if slot.exports}) == 35


def test_whatever_the_seed_every_disputed_figure_has_two_versions():
    regencies = tuple(facts("regency"))
    for seed in range(1, 16):
        world = World(seed, 1, tuple(facts("province")), regencies, villages=(), slots=())
        disputed = Counter(row.get("conflict") for row in claims.by_regency(world))
        assert all(disputed[code] == 2 for code, _ in claims.RIVALS.values()), seed


def test_the_same_seed_makes_the_same_rows_in_every_process(written, tmp_path):
    # Sets and dicts of text are ordered by chance, anew in each process: none of that may reach a row.
    command = "import sys, pathlib; from data import simulate; simulate.write(pathlib.Path(sys.argv[1]))"
    environment = os.environ | {"PYTHONHASHSEED": "7"}
    subprocess.run([sys.executable, "-c", command, str(tmp_path)], cwd=ROOT, env=environment, check=True)
    assert fingerprint(tmp_path) == fingerprint(written[0].parent)


def test_another_seed_makes_other_rows(written, tmp_path):
    simulate.write(tmp_path, seed=5)
    other, usual = fingerprint(tmp_path), fingerprint(written[0].parent)
    changed = {Path(name).stem for name in usual if other[name] != usual[name]}
    assert changed >= {"villages", "product", "permit", "participant", "stage_event", "export_event"}
    assert not changed & REFERENCE


def test_a_factor_adds_rows_and_leaves_the_first_ones_as_they_are(written, tmp_path):
    raw, villages = simulate.write(tmp_path, factor=3)
    for name in ("product", "permit", "participant", "export_event", "export_event_product"):
        usual, larger = table(written[0], name), table(raw, name)
        assert 2.9 < len(larger) / len(usual) < 3.1, name
    ids = [row["id"] for row in table(raw, "product")]
    assert len(set(ids)) == len(ids)
    assert table(raw, "product")[: len(table(written[0], "product"))] == table(written[0], "product")
    assert villages.read_bytes() == written[1].read_bytes()
    assert len({row["village"] for row in table(raw, "product")} - {""}) == 844
    exporting = {row["village"] for row in table(raw, "product") if row["export_status"] == "tercatat"}
    assert len(exporting) == 35


def test_a_factor_below_one_is_refused_in_words(capsys):
    with pytest.raises(SystemExit):
        simulate.main(["--factor", "0"])
    assert "paling sedikit 1" in capsys.readouterr().err


def test_parts_add_up_to_the_whole():
    assert apportion(10, {"a": 1, "b": 1, "c": 1}) == {"a": 4, "b": 3, "c": 3}
    assert apportion(844, {"a": 3, "b": 1}) == {"a": 633, "b": 211}


# Nothing real in it, nothing of it among the facts


def test_no_real_village_and_no_real_product_appears(con):
    with build.VILLAGES.open(encoding="utf-8", newline="") as file:
        real = list(csv.DictReader(file))
    made = con.execute("select code, name, district, kind from village").fetchall()
    assert not {code for code, _, _, _ in made} & {row["id"] for row in real}
    assert all(re.fullmatch(r"(Desa|Kelurahan) Contoh \d{3,4}", name) for _, name, _, _ in made)
    places = sorted((district, kind) for _, _, district, kind in made)
    assert places == sorted((row["district_id"], row["kind"]) for row in real)
    names = {name.lower() for (name,) in con.execute("select name from product").fetchall()}
    assert not names & {row["name"].lower() for row in table(build.RAW, "product")}
    assert all(re.search(r" contoh \d{4,}$", name) for name in names)
    assert one(con, "select count(*) from participant where name not like '% Contoh %'") == 0
    assert one(con, "select count(*) from export_event where sender not like 'Usaha Contoh %'") == 0


def test_each_village_lies_in_its_own_district(con):
    rows = con.execute("select district, longitude, latitude from village").df()
    points = gpd.GeoDataFrame(rows, geometry=gpd.points_from_xy(rows.longitude, rows.latitude), crs=4326)
    districts = gpd.read_file(build.BOUNDARIES / "districts.geojson")[["code", "geometry"]].to_crs(4326)
    inside = points.sjoin(districts, predicate="within")
    assert len(inside[inside.district == inside.code]) == len(points)


def test_only_reference_tables_hold_a_fact(written):
    real = {row["id"] for row in table(build.RAW, "source")}
    for path in written[0].glob("*.csv"):
        rows = table(written[0], path.stem)
        if path.stem not in REFERENCE | PARTLY:
            assert not {row.get("source") for row in rows} & real, path.stem
            assert all(row["source"] for row in rows if "source" in row), path.stem
    invented = [row for row in table(written[0], "source") if row["id"] not in real]
    assert invented and all(row["kind"] == "simulasi" and "SIMULASI" in row["title"] for row in invented)


def test_every_note_evidence_and_status_says_that_it_is_simulated(written):
    told = ("note", "evidence", "blank_reason", "speaker", "decision", "publisher", "explanation", "rule")
    seen = set()
    for path in written[0].glob("*.csv"):
        if path.stem in REFERENCE | PARTLY:
            continue
        for row in table(written[0], path.stem):
            for column in told:
                if row.get(column):
                    assert "SIMULASI" in row[column], (path.stem, row)
                    seen.add((path.stem, column))
            if "note" in row:
                assert row["note"], (path.stem, row)
            if path.stem in ("observation", "milestone", "target"):
                assert row["status"] == "simulasi"
    assert {column for _, column in seen} == set(told)


def test_the_published_build_refuses_the_simulation_as_a_whole(written, home):
    raw, villages = written
    with pytest.raises(Refused) as caught:
        build.build(raw, dataset="terpublikasi", villages=villages, say=lambda _: None)
    refused = {(row.file, row.column) for row in caught.value.rows if "baris simulasi" in row.reason}
    assert refused == {
        ("source.csv", "kind"),
        ("observation.csv", "status"),
        ("milestone.csv", "status"),
        ("target.csv", "status"),
    }
    assert snapshots.current("terpublikasi").snapshot is None
