"""Nothing knows the province by its number: a made-up one of three regencies is built and asked all."""

import csv
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

import queries
from data.reading import Refused
from tests.answers.test_queries import answer, parameters
from tests.other_province import assembled, save, written

STRANGER = {"code": "5301", "bps_code": "5303", "name": "Lain", "short_name": "Lain", "tile_column": "9"}


@pytest.fixture(scope="module")
def province(tmp_path_factory) -> Path:
    return written(tmp_path_factory.mktemp("province"))


@pytest.fixture(scope="module")
def other(province) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(assembled(province, province / "other.duckdb"), read_only=True) as con:
        yield con


@pytest.mark.parametrize("name", queries.names())
def test_every_question_is_answered_of_another_province(other, name):
    given = {"areas": ["99"], "codes": ["990101"], "regency": "9901", "indicator": "gerai-ntt-mart"}
    given = {key: value for key, value in given.items() if key in parameters(name)}
    frame = answer(other, name, **given)
    for column in ("area", "code", "regency"):
        if column in frame:
            assert not frame[column].dropna().astype(str).str.fullmatch(r"53(\d{2})*").any(), column


def test_the_province_is_that_of_the_data(other):
    assert other.execute("from whole").fetchall() == [("99",)]
    state = answer(other, "programme_progress", programme="ntt-mart").iloc[0]
    assert (state.value, state.target, state.status) == (9, 12, "terlambat")
    late = answer(other, "overdue", programme="ntt-mart")
    assert late.area.tolist() == ["99", "99"] and set(late.kind) == {"target", "tonggak"}
    (total,) = answer(other, "additive_totals").itertuples()
    assert (total.area, total.total, total.province, total.blanks) == ("99", 9, 9, 0)
    assert len(answer(other, "indicator_by_regency", indicator="gerai-ntt-mart", period="2025-12-31")) == 3


def test_several_provinces_are_the_country(other):
    with duckdb.connect() as con:
        con.execute("create table area (code varchar, level varchar)")
        con.execute("insert into area values ('ID', 'negara'), ('98', 'provinsi'), ('99', 'provinsi')")
        con.execute(queries.rules()["whole"])
        assert con.execute("from whole").fetchall() == [("ID",)]


@pytest.mark.slow
@pytest.mark.parametrize(
    "wrong",
    [
        ("regency", STRANGER, "bukan kode provinsi di province.csv"),
        ("regency", {"capital_latitude": "-9"}, "letak ibu kota di luar provinsinya"),
        ("province", {"villages": "7"}, "seharusnya 7 wilayah"),
    ],
)
def test_what_does_not_belong_to_its_province_is_refused(wrong, province, tmp_path):
    table, change, said = wrong
    home = shutil.copytree(province, tmp_path / "other")
    with (home / "raw" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    more = [rows[0] | change] if change is STRANGER else []
    save(home / "raw", table, [rows[0] | ({} if more else change), *rows[1:], *more])
    with pytest.raises(Refused) as refused:
        assembled(home, tmp_path / "x.duckdb")
    assert any(re.search(said, row.reason) for row in refused.value.rows), refused.value
