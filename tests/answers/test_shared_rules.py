"""A rule that several questions share stands once, in the schema; an older snapshot has none and answers."""

import re
import shutil
import stat
from pathlib import Path

import duckdb
import pandas as pd
import pytest

import queries
from dashboard.answers import store
from data import derived, schema
from data.snapshots import current
from tests.answers.test_queries import answer, header, parameters

ONCE = {  # how a rule would be written again -> where it stands
    r"'izin atau indikasi'": "climb",
    r"used and value is not null and status <> 'target'": "realised",
    r"\bused or \w+\.?conflict is null": "programme_report",
    r"partition by (regency|participant|coalesce\(participant, regency\)) order by step desc": "standing",
    r"later\.due": "judged_target",
    r"\bdue [<>]=? \w*\.?(as_of|period_end)|value (<=?|>=) (target\.value|plan\.target)": "judged_target",
    r"days_left (<|>=) 0": "days_late",
    r"to_years\(": "dated_permit",
    r"interval 90 day": "permit_state",
    r"make_date\(": "end_of",
    r"(due|planned|ends) < ": "days_late or permit_state",
    r"length\((\w+\.)?period\)": "told_on and told_to",
    r"'neraca-ekspor'\s*end": "indicator_of",
    r"(min|max)\(other\.value\)": "conflict_span",
    r"count\(\*\) filter \((climb\.)?done\) as rungs_done": "product_ladder",
    r"regexp_\w+\(\S+number, \S+pattern\)": "dated_permit",
    r"\d{6,}": "$most is null for all",
    r"list_contains\(\S+ left\((\w+\.)?village, 6\)": "is_within",
    r"= 0 or list_contains": "is_among",
    r"product_ladder\.rungs,\s+product\.export_status": "register_row",
    r"value_idr,\s+export_event\.sender,\s+export_event\.evidence": "export_row",
}


@pytest.mark.parametrize("name", queries.names())
def test_no_question_writes_a_shared_rule_again(name):
    statement = re.sub(r"--.*", "", queries.text(name))
    again = {rule for written, rule in ONCE.items() if re.search(written, statement)}
    assert not again, name


def test_each_rule_is_used_by_at_least_two_questions_or_rules():
    texts = [queries.text(name) for name in queries.names()] + list(queries.rules().values())
    alone = {*derived.names(), derived.FORM}  # one question's may be too dear for it; the build's own
    for rule in queries.rules().keys() - alone:
        named = sum(bool(re.search(rf"\b{rule}\b", re.sub(r"--.*", "", text))) for text in texts)
        assert named - 1 >= 2, rule  # it names itself


@pytest.fixture(params=["terpublikasi", "simulasi"])
def older(request, both_folder: Path, tmp_path, monkeypatch) -> Path:
    """A copy of a snapshot as it was built before there were shared rules."""
    monkeypatch.setenv("DASBOR_SNAPSHOTS", str(both_folder))
    copy = tmp_path / "older.duckdb"
    shutil.copyfile(current(request.param).snapshot.path, copy)
    copy.chmod(stat.S_IRUSR | stat.S_IWUSR)
    with duckdb.connect(copy) as con:
        for name, statement in reversed(queries.rules().items()):
            con.execute(f"drop {'table' if name in derived.names() else statement.split()[1]} {name}")
    return copy


@pytest.mark.slow
def test_an_older_snapshot_without_the_rules_answers_every_question_as_the_new_one_does(older, tmp_path):
    newer = current("simulasi" if is_simulated(older) else "terpublikasi").snapshot.path
    with (
        duckdb.connect(older, read_only=True, config=store.LOCKED) as then,
        duckdb.connect(newer, read_only=True, config=store.LOCKED) as now,
    ):
        for name in queries.names():
            pd.testing.assert_frame_equal(answer(then, name), answer(now, name), obj=name)
        made = "select count(*) from duckdb_views() where not internal and not temporary"
        assert then.execute(made).fetchone() == (0,)  # nothing was written into it


def is_simulated(path: Path) -> bool:
    with duckdb.connect(path, read_only=True, config=store.LOCKED) as con:
        return con.execute("select count(*) > 0 from source where kind = 'simulasi'").fetchone()[0]


def test_rules_are_no_tables_and_do_not_tell_schemas_apart(older):
    rows, tables = schema.contents(older)
    newer = current("simulasi" if is_simulated(older) else "terpublikasi").snapshot.manifest
    assert set(rows) == set(newer["rows"]) and not set(rows) & set(queries.rules())
    assert tables == newer["schema"] == schema.of_today()


def test_tables_of_another_time_are_still_told_from_missing_rules(older):
    with duckdb.connect(older) as con:
        con.execute("drop table stage_event")
    with duckdb.connect(older, read_only=True, config=store.LOCKED) as con:
        assert not answer(con, "products").empty
        with pytest.raises(duckdb.CatalogException):
            answer(con, "stage_times")


@pytest.mark.parametrize("name", [name for name in queries.names() if "most" in parameters(name)])
def test_no_number_means_all(con, name):
    assert "null for all" in header(name)
    every = answer(con, name, most=None)
    pd.testing.assert_frame_equal(every, answer(con, name, most=1_000_000))
    assert len(answer(con, name, most=1)) <= max(len(every), 1)


def test_the_sql_that_a_passport_shows_holds_the_rules_that_it_rests_on():
    told = queries.with_rules("overdue")
    assert told.startswith(queries.text("overdue").rstrip())
    for rule in (
        "programme_day",
        "stage_day",
        "realised",
        "standing",
        "judged_target",
        "end_of",
        "days_late",
    ):
        assert re.search(rf"^create (view|macro) {rule}\b", told, flags=re.M), rule
    assert "create view climb" not in told
    assert queries.with_rules("regency_codes") == queries.text("regency_codes")
