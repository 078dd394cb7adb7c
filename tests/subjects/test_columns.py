"""The columns that are read of an answer are those that its question's header promises.

Followed where an answer stays in one function; what is handed on is read by the tests of the pages.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from tests.answers.test_queries import header

ROOT = Path(__file__).resolve().parents[2]
READING = [
    path for room in ("dashboard", "briefing", "pages") for path in sorted((ROOT / room).rglob("*.py"))
]
ASKING = {"ask": 0, "one": 0, "ask_regency": 0}  # of a view; the store takes the snapshot first
SAME_ROWS = {"sort_values", "head", "tail", "drop_duplicates", "dropna", "set_index", "reset_index", "copy"}
OF_PANDAS = {*dir(pd.DataFrame), *dir(pd.Series), "Index"}
FEWEST = 120  # the check follows some more today; one that follows nothing could not fail


def promised(name: str) -> set[str]:
    """The columns of a question's answer, as its header names them."""
    told = re.search(r"(?:One row per|Exactly one row)[^:]*:\s*([\w\s,]+)\.", header(name), flags=re.S)
    assert told, name
    return set(re.findall(r"\w+", told[1]))


def asked(node: ast.AST) -> str | None:
    """The question that an expression asks, None where it is no asking."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return None
    first = 1 if ast.unparse(node.func.value) == "store" else ASKING.get(node.func.attr)
    if node.func.attr not in ASKING or first is None or len(node.args) <= first:
        return None
    name = node.args[first]
    return name.value if isinstance(name, ast.Constant) and isinstance(name.value, str) else None


def source(node: ast.AST, known: dict[str, str]) -> str | None:
    """The question whose rows an expression holds, with all their columns."""
    match node:
        case ast.Name():
            return known.get(node.id)
        case ast.Subscript(value=ast.Attribute(value=rows, attr="loc" | "iloc")):
            return source(rows, known)
        case ast.Subscript(slice=ast.Compare() | ast.BinOp() | ast.UnaryOp() | ast.Call() | ast.Attribute()):
            return source(node.value, known)
        case ast.Call(func=ast.Attribute(attr="within"), args=[rows, *_]):
            return source(rows, known)
        case ast.Call(func=ast.Attribute(value=rows, attr=method)) if method in SAME_ROWS:
            return source(rows, known)
    return asked(node)


def of_each(node: ast.AST, known: dict[str, str]) -> str | None:
    """The question whose single rows an iteration goes through."""
    called = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    return source(node.func.value, known) if called and node.func.attr == "itertuples" else None


def put(node: ast.AST, known: dict[str, str]) -> list[tuple[ast.AST, str | None]]:
    """What a statement puts into which name: the question whose rows it holds then."""
    match node:
        case ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.Tuple(elts=values)):
            return [(each, source(value, known)) for each, value in zip(targets, values, strict=True)]
        case ast.Assign(targets=[target]) | ast.NamedExpr(target=target):
            return [(target, source(node.value, known))]
        case ast.For(target=target) | ast.comprehension(target=target):
            return [(target, of_each(node.iter, known))]
        case ast.arg():
            return [(ast.Name(node.arg), None)]
    return []


def holding(function: ast.AST) -> dict[str, str]:
    """Each name of a function that only ever holds rows of one question -> that question."""
    known: dict[str, str] = {}
    lost: set[str] = set()
    for node in ast.walk(function):
        for target, name in put(node, known):
            if isinstance(target, ast.Name) and name and known.get(target.id, name) == name:
                known[target.id] = name
            else:  # something else, one of several, or a column of its own that is put in
                lost |= {each.id for each in ast.walk(target) if isinstance(each, ast.Name)}
    return {name: question for name, question in known.items() if name not in lost}


def read(path: Path) -> Iterator[tuple[str, str, int]]:
    """Every column that is read of a question's answer: question, column, line."""
    for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(function, ast.FunctionDef):
            continue
        known = holding(function)
        for node in ast.walk(function):
            if isinstance(node, ast.Attribute) and (name := source(node.value, known)):
                if node.attr not in OF_PANDAS:
                    yield name, node.attr, node.lineno
            elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
                name = source(node.value, known)
                if name and isinstance(node.slice.value, str):
                    yield name, node.slice.value, node.lineno


def test_every_column_that_is_read_is_one_that_the_question_promises():
    found = [(path, *each) for path in READING for each in read(path)]
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {name} has no column {column}"
        for path, name, column, line in found
        if column not in promised(name)
    ]
    assert wrong == []
    assert len(found) > FEWEST, len(found)


def test_a_column_that_no_header_promises_is_found(tmp_path):
    code = tmp_path / "page.py"
    code.write_text(
        "def describe(view):\n"
        "    told = view.ask('claims', indicators=[])\n"
        "    kept = told[told.value > 0].sort_values('value')\n"
        "    return [row.valeu for row in kept.itertuples()], kept['unti']\n"
    )
    assert {(name, column) for name, column, _ in read(code)} == {
        ("claims", "value"),
        ("claims", "valeu"),
        ("claims", "unti"),
    }
