"""A briefing as one JSON file, and back: what is kept opens years later with the numbers it was made with."""

import json
import types
from contextlib import suppress
from dataclasses import MISSING, asdict, fields
from typing import get_args, get_origin, get_type_hints

from briefing.slides import Briefing
from dashboard.exhibits.bodies import KINDS, Beside


class Unreadable(ValueError):
    """A kept briefing that is no briefing; the message says what is wrong with it."""


def to_json(briefing: Briefing) -> str:
    data = asdict(briefing)
    del data["composed"]  # said of a file that leaves the house, never kept
    for slide, kept in zip(briefing.slides, data["slides"], strict=True):
        kept["kind"] = type(slide.body).__name__
        if isinstance(slide.body, Beside):
            for name in ("left", "right"):
                kept["body"][name]["kind"] = type(getattr(slide.body, name)).__name__
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def from_json(text: str) -> Briefing:
    """The briefing that `to_json` wrote; Unreadable when it is not one."""
    try:
        data = json.loads(text)
        for kept in data["slides"]:
            kind = KINDS[kept.pop("kind")]
            if kind is Beside:
                for name in ("left", "right"):
                    part = kept["body"][name]
                    kept["body"][name] = _revived(KINDS[part.pop("kind")], part)
            kept["body"] = _revived(kind, kept["body"])
        briefing = _revived(Briefing, data)
        if briefing.moment.tzinfo is None:
            raise ValueError("published has no time zone")
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError) as trouble:
        raise Unreadable(f"{type(trouble).__name__}: {trouble}") from trouble
    return briefing


def _revived(kind, value):
    """Plain JSON as the dataclass, tuple or value that `kind` names; TypeError where it does not fit.

    A field that a briefing of an earlier version does not have keeps its default.
    """
    if get_origin(kind) is tuple:
        return _revived_tuple(get_args(kind), value)
    if isinstance(kind, types.UnionType):
        if type(value) in (*KINDS.values(), type(None)):
            return value
        return _revived_one_of(get_args(kind), value)
    if hasattr(kind, "__dataclass_fields__"):
        hints = get_type_hints(kind)
        needed = [each.name for each in fields(kind) if each.name in value or each.default is MISSING]
        return kind(**{name: _revived(hints[name], value[name]) for name in needed})
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, kind):
        raise TypeError(f"{value!r} is no {kind.__name__}")
    return value


def _revived_tuple(kinds: tuple, value) -> tuple:
    """Of any length where the kinds end in an ellipsis, else one value of each kind."""
    if kinds[-1] is Ellipsis:
        return tuple(_revived(kinds[0], each) for each in value)
    return tuple(_revived(kind, each) for kind, each in zip(kinds, value, strict=True))


def _revived_one_of(kinds: tuple, value):
    """The first of the kinds that fits."""
    for kind in kinds:
        with suppress(TypeError, KeyError, ValueError):
            return _revived(kind, value)
    raise TypeError(f"{value!r} is none of {kinds}")
