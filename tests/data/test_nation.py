"""The simulated nation: 38 provinces, 514 regencies, 83,000 villages, built and asked like the province."""

import json
import re
from collections import Counter
from pathlib import Path

import duckdb
import geopandas as gpd
import pytest
import shapely

import queries
from bench import nation as roll_ups
from bench.questions import ASKED
from dashboard.forms.places import Sought, search
from data import build, shapes, simulate
from data.simulation import nation
from tests.answers.test_queries import answer, parameters

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> tuple[Path, Path]:
    return simulate.write(tmp_path_factory.mktemp("nation"), whole=True)


@pytest.fixture(scope="module")
def country(written, tmp_path_factory):
    raw, villages = written
    target = tmp_path_factory.mktemp("built") / "nation.duckdb"
    how = {"dataset": "simulasi", "villages": villages, "boundaries": villages.parent}
    assert build.assemble(raw, target, sent=[], **how) > 200_000
    with duckdb.connect(target, read_only=True) as con:
        yield con


def test_the_nation_has_as_many_places_as_it_says(country):
    counted = [country.table(name).shape[0] for name in ("province", "regency", "village")]
    assert counted == [38, nation.REGENCIES, nation.VILLAGES]
    told = country.execute("select code, regencies, districts, villages from province").fetchall()
    for code, *numbers in told:
        found = [
            country.execute(f"select count(*) from {table} where left(code, 2) = ?", [code]).fetchone()[0]
            for table in ("regency", "district", "village")
        ]
        assert found == numbers, code
    kinds = Counter(code[2] for (code,) in country.execute("select code from regency").fetchall())
    assert kinds["7"] == 1 + nation.CITIES * len(nation.CODES)  # the ministry numbers cities from 71 on


def test_only_ntt_has_real_names_and_all_else_is_called_made_up(country):
    for table in ("province", "regency", "district"):
        names = country.execute(f"select name from {table} where left(code, 2) <> '53'").fetchall()
        assert names and all("Contoh" in name for (name,) in names)


def test_what_is_asked_of_the_whole_is_answered_of_the_country(country):
    assert country.execute("from whole").fetchall() == [("ID",)]
    chosen = answer(country, "filter_options")
    assert chosen[chosen.kind == "whole"].name.tolist() == ["Indonesia"]
    regencies = chosen[chosen.kind == "regency"]
    assert chosen[chosen.kind == "island"].code.tolist() == sorted([nation.OURS, *nation.CODES])
    assert regencies.parent.tolist() == [code[:2] for code in regencies.code]
    told = answer(country, "target_achievement", programme="ntt-mart", regencies=[])
    assert (told.area.tolist(), told.target.tolist()) == (["ID"], [nation.REGENCIES])
    for row in answer(country, "additive_totals").itertuples():
        assert row.total == pytest.approx(row.province) or row.blanks, row


@pytest.mark.parametrize("name", queries.names())
def test_every_question_is_answered_of_the_nation(country, name):
    answer(country, name, **{key: ASKED[key] for key in parameters(name)})


def test_a_province_is_looked_for_by_name_and_by_code(country):
    among = Sought.among(answer(country, "places"))
    for term in ("provinsi contoh 32", "32"):
        assert search(term, among, {}).places.code.tolist() == ["32"]


def test_a_province_is_drawn_by_itself(written):
    _, villages = written
    outlines = gpd.read_file(villages.parent / "regencies.geojson")
    own = outlines[outlines.code.str.startswith("32")]
    land = gpd.read_file(shapes.BOUNDARIES / "context_land.geojson")
    drawn = shapes.province_view(own, outlines, land, "")
    assert re.findall(r'id="(\d+)"', drawn) == sorted(own.code)


def test_its_outlines_meet_and_lie_within_it(written):
    raw, villages = written
    whole, codes = shapes.land(raw), set()
    for row in gpd.read_file(villages.parent / "regencies.geojson").itertuples():
        codes.add(row.code)
        assert whole.within.covers(row.geometry)
    assert len(codes) == nation.REGENCIES and whole.name == "Indonesia"
    districts = shapes.read(villages.parent / "districts.geojson", parents=codes, whole=whole)
    assert shapely.coverage_is_valid(districts.geometry.values)
    drawn = json.loads((villages.parent / "regencies.geojson").read_text(encoding="utf-8"))
    assert len(drawn["features"]) == nation.REGENCIES


def test_roll_ups_of_partitions_of_which_one_is_missing_or_cut_off_name_it_and_are_not_made(tmp_path):
    whole = roll_ups.write(tmp_path / "raw", 38_000)
    told = roll_ups.build(tmp_path / "raw", tmp_path / "whole.duckdb", whole)
    assert told["megabytes"] < roll_ups.MEGABYTES
    with duckdb.connect(tmp_path / "whole.duckdb", read_only=True) as con:
        for table in ("village_year", "flow"):
            assert con.execute(f"select sum(shipments) from {table}").fetchone() == (38_000,)
    name = "province=53/year=2020/part0.parquet"
    content = (tmp_path / "raw" / name).read_bytes()
    for wrong in (content[:-40], None):
        (tmp_path / "raw" / name).unlink()
        if wrong:
            (tmp_path / "raw" / name).write_bytes(wrong)
        with pytest.raises(RuntimeError, match=name):
            roll_ups.build(tmp_path / "raw", tmp_path / f"{bool(wrong)}.duckdb", whole)
