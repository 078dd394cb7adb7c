"""What an examination says of an import, and whether a kept record of one says all that is read of it.

A damage, a kill or another version of this program may leave one of another shape: then the import is one
whose examination did not come to its end, and is examined again.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Maybe:
    """What may be missing, but is of this shape where it is there."""

    shape: Any


CELL = str | int | float | None
PAIR = [str, str]  # a choice, and how it is called
FINDING = {
    **dict.fromkeys(("rule", "severity", "what", "remedy", "key"), str),
    **dict.fromkeys(("cell", "row", "column", "content"), CELL),
    "count": Maybe(int),
}
CHANGES = {
    **dict.fromkeys(("new", "changed", "unchanged"), int),
    "missing": {"count": int, "examples": [str]},
    "permits": Maybe(int),
    "arrived": Maybe([str]),
    "differences": [dict.fromkeys(("id", "column", "before", "after"), CELL)],
    "conflicts": [str],
}
RESULT = {
    "sheets": [str],
    "decisions": [str],
    "columns": [{"letter": str, "heading": str, "field": str}],
    "questions": [{"key": str, "text": str, "choices": [PAIR]}],
    "findings": [FINDING],
    "changes": dict,
    "headings": Maybe([{"sheet": str, "row": str, "choices": [PAIR]}]),
    "assumed": Maybe([{"key": str, "text": str, "choices": [PAIR], "taken": str}]),
    "answered": Maybe([{"key": str, "text": str, "answer": str}]),
    "shown": Maybe([{"sheet": str, "letters": [str], "rows": [list]}]),
    "nothing": Maybe(str | None),
    "layout": Maybe(str),
}
NUMBER = int | float | None
FIGURES = [{"label": str, "before": NUMBER, "after": NUMBER}]


def is_whole(result: Any) -> bool:
    """Does a result say all that the desk and its pages read of it? One without changes changes nothing."""
    return fits(result, RESULT) and (not result["changes"] or fits(result["changes"], CHANGES))


def fits(value: Any, shape: Any) -> bool:
    """Is a value of this shape: a type, a list of one shape, one shape for each of several, or by key?"""
    match shape:
        case dict():
            return isinstance(value, dict) and all(
                fits(value[key], each.shape if isinstance(each, Maybe) else each)
                if key in value
                else isinstance(each, Maybe)
                for key, each in shape.items()
            )
        case [each]:
            return isinstance(value, list) and all(fits(one, each) for one in value)
        case list():
            return isinstance(value, list) and len(value) == len(shape) and all(map(fits, value, shape))
    return isinstance(value, shape)
