"""A stage without a date is known and its date is not: no other row's date or source may stand in for it.

DuckDB's arg_max, arg_min, any_value, first and last pass over nulls, and then answer from another row.
"""

import re
import shutil
import stat
from pathlib import Path

import duckdb
import pandas as pd
import pytest

import queries
from data import derived
from data.snapshots import current
from tests.answers.test_queries import answer, header

SKIPS_NULLS = re.compile(
    r"\b(arg_max|arg_min|max_by|min_by|argmax|argmin|any_value|arbitrary|first|last)\s*\("
)


@pytest.mark.parametrize("name", queries.names())
def test_no_answer_passes_over_a_null_unless_its_header_says_why(name):
    statement = re.sub(r"--.*", "", queries.text(name))
    told = re.search(r"^Nulls: \S", header(name), flags=re.M)
    assert told or not SKIPS_NULLS.search(statement), (
        f"{name}: arg_max_null, row_number, or a line 'Nulls: why'"
    )


@pytest.fixture(params=["terpublikasi", "simulasi"])
def data(request, both_folder: Path, tmp_path, monkeypatch):
    """A copy of each data set that a test may write to; what the build derives follows what is written."""
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(both_folder))
    there = current(request.param).snapshot.path
    mine = tmp_path / "copy.duckdb"
    shutil.copyfile(there, mine)
    mine.chmod(stat.S_IRUSR | stat.S_IWUSR)
    with duckdb.connect(mine) as con:
        for name in derived.names():
            con.execute(f'drop table "{name}"')
            con.execute(queries.rules()[name])
        yield con


def join(con, name: str, *steps: tuple[int, str | None, str | None], product: str | None = None) -> None:
    """A participant of OVOP in Alor with its stages: step, date, source."""
    con.execute(
        "insert into participant (id, programme, name, regency, product) values (?, 'ovop', ?, '5305', ?)",
        [name, name, product],
    )
    for step, day, source in steps:
        con.execute(
            "insert into stage_event"
            " (id, programme, step, participant, regency, date, date_precision,"
            " as_of, as_of_precision, evidence, source)"
            " values (?, 'ovop', ?, ?, '5305', ?, ?, '2025-12-01', 'hari', '-', ?)",
            [f"{name}-{step}", step, name, day, day and "hari", source],
        )


def any_source(con) -> str:
    return con.execute("select min(id) from source").fetchone()[0]


def test_who_stands_on_an_undated_stage_is_counted_and_not_listed_with_the_stage_before(data):
    source = any_source(data)
    before = answer(data, "waits_by_regency", programme="ovop", regencies=["5305"])
    join(data, "undated", (0, "2020-01-01", source), (1, None, None))
    join(data, "dated", (0, "2020-01-01", source), (1, "2020-03-01", None))
    waits = answer(data, "longest_waits", programme="ovop", most=10_000).set_index("participant")
    assert "undated" not in waits.index
    assert str(waits.since["dated"].date()) == "2020-03-01"
    assert waits[["source", "publisher"]].loc["dated"].isna().all()  # not the source of the stage before
    (after,) = answer(data, "waits_by_regency", programme="ovop", regencies=["5305"]).itertuples()
    assert after.waiting == before.waiting.sum() + 1 and after.undated == before.undated.sum() + 1


def test_a_regency_where_only_undated_stages_wait_has_no_length(data):
    data.execute("update stage_event set date = null, date_precision = null where programme = 'ovop'")
    join(data, "undated", (0, "2020-01-01", None), (1, None, None))
    frame = answer(data, "waits_by_regency", programme="ovop").set_index("code")
    assert frame.undated["5305"] >= 1 and frame.waiting["5305"] == 0
    assert frame[["median_days", "longest_days"]].loc["5305"].isna().all()
    assert answer(data, "longest_waits", programme="ovop", most=10_000).empty


def test_a_stage_followed_by_an_undated_one_is_passed_and_nobody_waits_on_it(data):
    before = answer(data, "stage_times", programme="ovop").set_index("step")
    join(data, "undated", (0, "2020-01-01", None), (1, None, None), (2, "2020-03-01", None))
    join(data, "newest", (0, "2020-01-01", None), (1, None, None))
    after = answer(data, "stage_times", programme="ovop").set_index("step")
    assert (after.passed == before.passed).all()  # neither took a time that is known
    assert after.waiting[0] == before.waiting[0] and after.waiting[1] == before.waiting[1]
    if pd.notna(after.waiting[2]):  # nobody waits on the last stage
        assert after.waiting[2] == before.waiting[2] + 1


def test_everyone_listed_waits_since_the_date_of_the_highest_stage(data):
    join(data, "undated", (0, "2020-01-01", None), (1, None, None))
    join(data, "dated", (0, "2020-01-01", None), (1, "2020-03-01", None))
    stages = data.execute("select * from stage_event where participant is not null").df()
    listed = 0
    for (programme,) in data.execute("select id from programme").fetchall():
        for row in answer(data, "longest_waits", programme=programme, most=10_000).itertuples():
            own = stages[stages.participant == row.participant].sort_values(["step", "date"])
            highest = own[own.step == own.step.max()].iloc[0]
            assert highest.date == row.since, row
            listed += 1
    assert listed


def test_a_rung_that_no_office_gives_names_no_office(data):
    data.execute("update rung set permit_type = null, shown_by = 'ekspor' where track = 'kriya' and step = 1")
    data.execute(
        "insert into product (id, regency, name, category, track, export_status, indication_status)"
        " select 'p', '5305', 'p', min(code), 'kriya', 'belum dilaporkan', 'belum dilaporkan' from category"
    )
    join(data, "wait", (0, "2020-01-01", None), product="p")
    waits = answer(data, "longest_waits", programme="ovop", most=10_000).set_index("participant")
    assert (
        waits.permit["wait"] == "NIB" and waits.office.isna()["wait"]
    )  # not the office of the rung above it


def test_what_moved_names_the_source_of_the_value_that_is_shown(data):
    (first, *_) = answer(data, "programme_moves").itertuples()
    indicator = data.execute("select progress from programme where id = ?", [first.id]).fetchone()[0]
    data.execute(
        "insert into observation by name select * replace"
        " (id || '-more' as id, value + 1000 as value, null as source, null as conflict, true as used)"
        " from observation where indicator = ? and area = '53' and period_end = ? and value = ? limit 1",
        [indicator, first.as_of, first.value],
    )
    (moved,) = answer(data, "programme_moves").query("id == @first.id").itertuples()
    assert moved.value == first.value + 1000
    assert moved.source is None or moved.source != moved.source
