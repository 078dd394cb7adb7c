"""The questions and shared rules as Spark understands them, made from the same text by sqlglot.

Needs sqlglot (bench/requirements.txt). What that leaves as it is, or turns into something else, stands here;
what neither can carry over is kept out of the questions (tests/answers/test_portable.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any, cast

import sqlglot
from sqlglot import exp

import queries

HERE_ONLY = {  # question -> why another engine need not answer it
    "record_marks": "a mark only tells two rows apart that one engine has marked",
    "records": "it turns every column of every table into rows, by names that DuckDB finds itself",
}


def question(name: str, parameters: dict[str, Any]) -> str:
    """The statement of a question, these parameters written into it as literals."""
    tree = sqlglot.parse_one(queries.text(name), read="duckdb")
    return _written(tree.transform(lambda node: _given(node, parameters)))


def rule(name: str) -> str:
    """The select of a view of the schema."""
    view = sqlglot.parse_one(queries.rules()[name].rstrip(";"), read="duckdb")
    return _written(view.expression)


def _written(tree: exp.Expr) -> str:
    tree = tree.transform(_expanded)
    for node in reversed(list(tree.walk())):  # what stands inside first
        other = _bridged(node)
        if other is not node:
            node.replace(other)
    return tree.sql(dialect="spark", comments=False, unsupported_level=sqlglot.ErrorLevel.RAISE)


def _given(node: exp.Expr, parameters: dict[str, Any]) -> exp.Expr:
    if not isinstance(node, exp.Parameter | exp.Placeholder):
        return node
    value = parameters[node.name]
    if isinstance(value, list):
        of_texts = exp.DataType.build("array<string>", dialect="spark")
        return exp.cast(exp.Array(expressions=[exp.convert(each) for each in value]), of_texts)
    return exp.convert(value)


@cache
def _macros() -> dict[str, tuple[list[str], exp.Expr]]:
    """The macros of the schema: name -> what they are given, what they say."""
    found = {}
    for name, statement in queries.rules().items():
        if told := re.match(r"create macro \w+\((.*?)\) as(.*);$", statement, flags=re.S):
            given = [str(each).strip() for each in told[1].split(",")]
            found[name] = given, sqlglot.parse_one(told[2], read="duckdb")
    return found


def _expanded(node: exp.Expr) -> exp.Expr:
    """In place of a macro's name what it says."""
    if not (isinstance(node, exp.Anonymous) and node.name in _macros()):
        return node
    names, body = _macros()[node.name]
    given = dict(zip(names, node.expressions, strict=True))

    def put(each: exp.Expr) -> exp.Expr:
        is_given = isinstance(each, exp.Column) and not each.table and each.name in given
        return exp.paren(given[each.name].copy()) if is_given else each

    return exp.paren(body.copy().transform(put)).transform(_expanded)


def _whole(pattern: exp.RegexpFullMatch) -> exp.Expr:
    """Spark's pattern is found anywhere; ours has to be the whole text."""
    wanted = pattern.expression
    if isinstance(wanted, exp.Literal):
        anchored: exp.Expr = exp.Literal.string(f"^({wanted.this})$")
    else:
        anchored = _call("concat", exp.convert("^("), wanted, exp.convert(")$"))
    return exp.RegexpLike(this=pattern.this, expression=anchored)


def _joined(words: exp.GroupConcat) -> exp.Expr:
    """Each word once, in its order: Spark 4.3 cannot list two such columns side by side."""
    distinct = words.find(exp.Distinct)
    if not distinct:
        return words
    (word,), order = distinct.expressions, words.find(exp.Order)
    if (
        not order
        or [each.this for each in order.expressions] != [word]
        or order.expressions[0].args.get("desc")
    ):
        raise ValueError(f"words listed once, yet not by themselves: {words.sql('duckdb')}")
    each = _call("array_sort", _call("collect_set", word.copy()))
    return _unless_none(word, _call("array_join", each, words.args["separator"].copy()))


def _listed(items: exp.ArrayAgg) -> exp.Expr:
    """In its order, which sqlglot leaves out; of nothing there is no list."""
    if not isinstance(items.this, exp.Order):
        return items
    item, (by,) = items.this.this, items.this.expressions
    pair = _call("named_struct", exp.convert("by"), by.this.copy(), exp.convert("item"), item.copy())
    item_alone = exp.Lambda(this=exp.column("item", "pair"), expressions=[exp.to_identifier("pair")])
    return _unless_none(
        item, _call("transform", _call("array_sort", _call("collect_list", pair)), item_alone)
    )


def _unless_none(what: exp.Expr, made: exp.Expr) -> exp.Expr:
    return exp.Case().when(exp.GT(this=exp.Count(this=what.copy()), expression=exp.convert(0)), made)


def _call(name: str, *given: exp.Expr) -> exp.Expr:
    return exp.Anonymous(this=name.upper(), expressions=list(given))


FUNCTIONS: dict[str, Callable[..., exp.Expr]] = {  # of those that sqlglot does not know
    # Both keep a blank that stands at the end: so does Spark's max_by; DuckDB's does not.
    "arg_max_null": lambda said, by: _call("max_by", said, by),
    "arg_min_null": lambda said, by: _call("min_by", said, by),
    "row": lambda *parts: _call("struct", *parts),
    "to_months": lambda months: _call("make_ym_interval", exp.convert(0), months),
    "to_years": lambda years: _call("make_ym_interval", years, exp.convert(0)),
}
KINDS: dict[type[exp.Expr], Callable[[Any], exp.Expr | None]] = {
    exp.RegexpFullMatch: _whole,
    exp.GroupConcat: _joined,
    exp.ArrayAgg: _listed,
    exp.ArrayOverlaps: lambda both: _call("arrays_overlap", both.this, both.expression),
    # A length of what is cast is that of a list that was given.
    exp.Length: lambda node: _call("size", node.this) if isinstance(node.this.unnest(), exp.Cast) else node,
    exp.Limit: lambda limit: None if isinstance(limit.expression, exp.Null) else limit,
}


def _bridged(node: exp.Expr) -> exp.Expr | None:
    if isinstance(node, exp.Anonymous) and node.name.lower() in FUNCTIONS:
        return FUNCTIONS[node.name.lower()](*node.expressions)
    return KINDS.get(type(node), lambda same: cast(exp.Expr, same))(node)
