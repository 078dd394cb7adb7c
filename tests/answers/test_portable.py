"""A second engine can be asked the same: all is translated whole and keeps off what changes silently.

`python -m bench.second_engine` (in `make test-long`) asks Spark and compares the answers.
"""

import logging
import re

import duckdb
import pytest
import sqlglot
from sqlglot import exp
from sqlglot.optimizer.scope import Scope, traverse_scope

import queries
import queries.spark
from bench.questions import ASKED
from tests.answers.test_queries import parameters

SPELT = {  # what stands in no question nor shared rule -> what it becomes elsewhere
    r"\b(arg_max|arg_min|max_by|min_by)\(": "a blank counts in one engine and not in the other: arg_max_null",
    r"\b(first|last|any_value|mode)\(": "which row it is, nobody says",
    r"\bdate_?diff\('(?!day')": "borders of months in one engine, whole months in the other",
    r"\b(dayofweek|weekday|isodow|dow|dayname)\b|strftime\([^)]*%[aAuw]": "a week begins on another day",
    r"\blog\(": "of ten in one engine, natural in the other: log10, ln",
    r"\b(range|generate_series)\(": "the last number belongs to it in one engine only: values",
    r"= any\(": "a column of that name is meant in one engine, the list in the other: list_contains",
    r"\bcollate\b|\bilike\b|\bstrip_accents\b": "letters are ordered and folded otherwise",
}
ONLY_IN_BUILD = {"namesake": "jaro_winkler_similarity"}  # kept as a table; no question reckons it
TYPES = {exp.DataType.Type.INT, exp.DataType.Type.BIGINT, exp.DataType.Type.SMALLINT}
WHOLE = (exp.Sum, exp.Count, exp.Round)
SAID = {name: queries.text(name) for name in queries.names() if name not in queries.spark.HERE_ONLY}
SAID |= {name: rule for name, rule in queries.rules().items() if name not in ONLY_IN_BUILD}


def code(text: str) -> str:
    return re.sub(r"--.*", "", text)


@pytest.fixture(scope="module")
def columns(tmp_path_factory) -> dict[str, set[str]]:
    """The columns of every table and view."""
    with duckdb.connect() as con:
        con.execute(queries.SCHEMA.read_text(encoding="utf-8"))
        found: dict[str, set[str]] = {}
        for table, column in con.execute("select table_name, column_name from duckdb_columns()").fetchall():
            found.setdefault(table, set()).add(column)
    return found


def traps(text: str, columns: dict[str, set[str]]) -> list[str]:
    """What in a statement another engine would take otherwise."""
    found = [why for pattern, why in SPELT.items() if re.search(pattern, code(text))]
    if text.startswith("create macro"):
        return found
    tree = sqlglot.parse_one(
        re.sub(r"^create view \w+ as", "", code(text).strip().rstrip(";")), read="duckdb"
    )
    for cast in tree.find_all(exp.Cast):
        if cast.to.this in TYPES and not cast.this.find(*WHOLE):
            found.append(f"rounds in one engine, cuts off in the other: {cast.sql('duckdb')}")
    for join in tree.find_all(exp.Join):
        for inner in join.args["on"].find_all(exp.Subquery) if join.args.get("on") else ():
            if inner.find(exp.Where):
                found.append(f"a question inside the condition of a join: {inner.sql('duckdb')}")
    for scope in traverse_scope(tree):
        for column in scope.external_columns if scope.is_subquery else ():
            if any(column.table in seen(source, columns) for _, source in scope.selected_sources.values()):
                found.append(f"{column.sql()} means a part of the column {column.table}")
    return found


def seen(source: exp.Table | Scope, columns: dict[str, set[str]]) -> set[str]:
    """The columns of what a select reads from."""
    if isinstance(source, Scope):
        return set(source.expression.named_selects)
    return columns.get(source.name, set())


@pytest.mark.parametrize("name", SAID)
def test_nothing_that_another_engine_takes_otherwise(name, columns):
    assert traps(SAID[name], columns) == []


@pytest.mark.parametrize(
    "trap",
    [
        "select arg_max(value, day) from observation",
        "select date_diff('month', stated, due) from target",
        "select dayofweek(due) from target",
        "select log(value) from target",
        "select place from range(12) as months(place)",
        "select id from target where area = any(['53'])",
        "select value::integer from target",
        "select id from target join area on code = (select min(code) from regency where code = area)",
        "select (select count(*) from target where target.area = indicator.name) from indicator",
    ],
)
def test_each_trap_is_seen(trap, columns):
    assert traps(trap, columns)


@pytest.mark.parametrize("name", [name for name in SAID if not SAID[name].startswith("create macro")])
def test_each_is_translated_whole(name, caplog):
    with caplog.at_level(logging.WARNING, logger="sqlglot"):
        if name in queries.names():
            told = queries.spark.question(name, {key: ASKED[key] for key in parameters(name)})
        else:
            told = queries.spark.rule(name)
    assert not caplog.records and not re.search(r"\$\w|\barg_(max|min)_null\b|&&", told, flags=re.I)


def test_what_need_not_be_translated_exists():
    assert set(queries.spark.HERE_ONLY) < set(queries.names()) and set(ONLY_IN_BUILD) < set(queries.rules())


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("list_has_any(['a']::varchar[], ['b'])", "ARRAYS_OVERLAP("),
        ("arg_max_null(name, code)", "MAX_BY(name, code)"),
        ("regexp_full_match(name, 'a+')", "name RLIKE '^(a+)$'"),
        ("string_agg(distinct name, ', ' order by name)", "ARRAY_JOIN(ARRAY_SORT(COLLECT_SET(name)), ', ')"),
        ("list(name order by code)", "ARRAY_SORT(COLLECT_LIST(NAMED_STRUCT('by', code, 'item', name)))"),
        ("date '2024-02-29' + to_years(1)", "MAKE_YM_INTERVAL(1, 0)"),
    ],
)
def test_what_is_spelt_otherwise_is_bridged(here, there, monkeypatch):
    monkeypatch.setattr(queries, "text", lambda name: f"select {here} from area")
    assert there in queries.spark.question("any", {})


def test_the_length_of_a_list_that_a_shared_rule_is_given_is_its_size(monkeypatch):
    monkeypatch.setattr(queries, "text", lambda name: "select code from area where is_among($codes, code)")
    told = queries.spark.question("any", {"codes": []})
    assert "SIZE((CAST(ARRAY()" in told and "LENGTH(" not in told


def test_words_listed_once_in_another_order_are_refused(monkeypatch):
    monkeypatch.setattr(
        queries, "text", lambda name: "select string_agg(distinct name, ', ' order by code) from area"
    )
    with pytest.raises(ValueError, match="not by themselves"):
        queries.spark.question("any", {})
