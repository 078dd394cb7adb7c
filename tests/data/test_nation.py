"""The simulated nation: 38 provinces, 514 regencies, 83,000 villages, built and asked like the province."""

import hashlib
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import duckdb
import geopandas as gpd
import pandas as pd
import pytest
import shapely

import queries
from bench import nation as roll_ups
from bench.questions import ASKED
from briefing import ready, slides
from dashboard.answers.view import View
from dashboard.exhibits.bodies import Chart
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.page import Columns, Folded, Following, Group
from dashboard.files import downloads
from dashboard.forms.places import Sought, search
from dashboard.front.menu import MENU, of
from dashboard.language import languages, terms
from dashboard.language.text import say
from dashboard.saying import captions, glossary, scope, taking
from dashboard.subjects.indicators import indicator
from dashboard.subjects.places import drill
from dashboard.subjects.programme import standings
from data import build, schema, shapes, simulate
from data.simulation import nation
from data.snapshots import Snapshot
from pages import peta
from tests.answers.test_queries import answer, parameters
from tests.crawl import parts

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


@pytest.fixture(scope="module")
def view(country, tmp_path_factory) -> View:
    """The nation as a page sees it."""
    (built,) = country.execute("select path from duckdb_databases() where not internal").fetchone()
    path = tmp_path_factory.mktemp("published") / "simulasi.duckdb"
    path.hardlink_to(built)  # one file is not opened twice with other settings
    rules = hashlib.sha256(schema.SCHEMA.read_bytes()).hexdigest()
    told = {"dataset": "simulasi", "published": "2026-11-29T08:00:00+08:00", "shapes": defaultdict(str)}
    told |= {"schema": "", "inputs": {"schema.sql": rules}}
    return View(Snapshot("simulasi-20261129T000000Z-7a53b8f0", path, told))


def test_beside_a_place_of_a_country_stand_the_tiles_of_its_province(view):
    """Those of 514 regencies are too small to be told apart: before one is chosen stand its provinces."""
    for chosen, shown in (([], nation.REGENCIES), (["3201"], 13), (["3201", "1101"], nation.REGENCIES)):
        seen = replace(view, choices={"kab": chosen}, page=peta.PAGE)
        asked = indicator.asked(seen)
        every = indicator.of(view.snapshot, asked.code, asked.period, (), ())
        (tiles,) = drill.tiles(every, seen).at(seen)
        assert len(tiles.rows) == shown and (tiles.key == "ubin_indikator") == (shown == 13)
        assert ("Provinsi Contoh 32" in captions.below(tiles, seen)) == (shown == 13)


def test_a_profile_of_a_country_is_chosen_from_a_province(view):
    """A chooser of 514 tiles is none: each was four pixels wide."""
    page = of("profil-kabupaten")
    for chosen, keys, offered in (
        ({}, ["pilih_wilayah", "pilih_provinsi"], [*view.options.island]),
        ({"pulau": ["32"]}, ["pilih_wilayah", "pilih_ubin"], [*view.options.on(["32"])]),
    ):
        seen = replace(view, choices=chosen, page=page.page)
        shown = [*exhibits(page.describe(seen).blocks, seen)]
        assert [each.key for each in shown] == keys
        last = shown[-1]
        assert list(last.chooses.codes if last.chooses else last.places.frame.code) == offered


def test_no_picture_of_a_country_holds_more_places_than_it_tells_apart(view):
    """Charts of 514 rows were 30,000 pixels high, and two thirds of the bytes of their page."""
    many, kept = [], []
    for entry in MENU:
        for link in parts(entry.page):
            for chosen in ({}, {"kab": ["3201"]}, {"indikator": "penduduk-dukcapil"}):
                seen = replace(view, choices=view.choices | link | chosen, page=entry.page)
                for shown in exhibits(entry.describe(seen).blocks, seen):
                    rows = getattr(shown.body, "rows", getattr(shown.body, "multiples", ()))
                    if isinstance(shown.body, Chart) and not isinstance(rows, pd.DataFrame):
                        (many if len(rows) > scope.MOST_TOGETHER else kept).append((shown.key, chosen))
    assert many == [] and {"waktu", "ekspor_kabupaten", "pilih_provinsi"} <= {key for key, _ in kept}


def test_the_kind_of_a_place_is_told_of_one(view):
    with languages.speaking("en"):
        seen = replace(view, choices={"kab": ["3201"], "kec": "320103"}, page=peta.PAGE)
        assert [called for name, _, called in seen.active if name == "kec"] == ["Contoh 320103 (district)"]


def texts_of_the_data(con: duckdb.DuckDBPyConnection) -> list[str]:
    """Every text of the data that names a province, as it is told: names of offices, titles, stages."""
    columns = con.execute(
        "select table_name, column_name from duckdb_columns() where data_type = 'VARCHAR' and not internal"
    )
    found = set()
    for table, column in columns.fetchall():
        cells = con.execute(f'select distinct "{column}" from "{table}"').fetchall()
        found |= {cell for (cell,) in cells if cell and OF_A_PROVINCE.search(cell)}
    told = {terms.told(each.removeprefix(terms.MARK)) for each in found}
    return sorted(found | told, key=len, reverse=True)


def sentences(view: View) -> Iterator[tuple[str, str]]:
    """All that is read of the nation: where it stands, and its words."""
    for entry in MENU:
        for link in parts(entry.page):
            for chosen in ({}, {"kab": ["3201"]}, {"pulau": ["32"]}):
                seen = replace(view, choices=view.choices | link | chosen, page=entry.page)
                page = entry.describe(seen)
                where = f"{entry.file} {link} {chosen}"
                yield where, "\n".join(glossary._words((page.above, page.head, page.blocks), seen))
                for shown in exhibits((page.above, page.blocks), seen):
                    rows = taking.rows(shown)
                    head = rows.head(50)
                    head.attrs = rows.attrs
                    csv = downloads.as_csv(head, taking.about(shown, seen)).decode("utf-8-sig")
                    yield f"{where} {shown.key}", "\n".join((shown.told, csv, *downloads.readable(head)))
    for name in ("provinsi", "3201", *view.options.programme):
        made = ready.make(name, view)
        read = [words for slide in made.shown for words in (*slides.read(slide), *slides.said(slide))]
        yield f"briefing {name}", "\n".join((made.title, made.scope, made.about, *read))


def exhibits(block: object, view: View) -> Iterator[Exhibit]:
    match block:
        case Exhibit():
            yield block
        case Following():
            yield from exhibits(block.at(view), view)
        case tuple():
            for each in block:
                yield from exhibits(each, view)
        case Columns() | Group() | Folded():
            for each in fields(block):
                yield from exhibits(getattr(block, each.name), view)


OF_A_PROVINCE = re.compile(r"provin|\bNTT\b|Nusa Tenggara", re.IGNORECASE)
OF_ONE_OF_THEM = (  # what is said of provinces there are, or by a programme's name
    *("judul", "filter.provinsi", "filter.semua_provinsi", "lingkup.provinsi", "ekspor.ukuran_teks"),
    *("istilah.kabupaten.arti", "istilah.ovop.arti", "istilah.bangun_karya.arti", "istilah.ntt_mart.kata"),
)


@pytest.mark.parametrize("language", languages.known())
def test_nothing_calls_what_is_of_the_country_a_province(country, view, language):
    with languages.speaking(language):
        spoken = replace(view, choices={"data": "simulasi", "bahasa": language})
        own = [*texts_of_the_data(country), *(say(key) for key in OF_ONE_OF_THEM), "ntt-mart"]
        allowed = re.compile("|".join(map(re.escape, own)), re.IGNORECASE)
        wrong = {}
        for where, text in sentences(spoken):
            for line in allowed.sub("", text).splitlines():
                if OF_A_PROVINCE.search(line):
                    wrong.setdefault(line[:200], where)
    assert not wrong, wrong


def test_a_panel_for_each_regency_is_made_in_one_walk_over_the_rows(view):
    steps = view.ask("regency_steps", programme="upt-bpom")
    started = time.process_time()
    shown = standings.small_multiples(steps)
    taken = time.process_time() - started
    assert shown.markup.count('class="petak"') == nation.REGENCIES
    assert taken < 0.6, taken  # 0.1 s; 1.8 s when each regency's rows were sought among all
