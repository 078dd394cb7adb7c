"""A table of many rows a page at a time: the database sorts and cuts, so that only what is seen is sent.

A page is a part of the whole answer: its rows keep the passports that they have there, and files hold all
of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.answers import links, store
from dashboard.answers.store import Question
from dashboard.answers.view import View
from dashboard.exhibits.page import Block, Columns, Pick
from dashboard.language.numbers import number
from dashboard.language.text import say

ROWS = 200


@dataclass(frozen=True)
class Sorting:
    """A column by which a table is sorted: the key of its heading, and whether the largest come first."""

    heading: str
    descending: bool = False


@dataclass(frozen=True)
class Shown:
    """The rows of one page; all of them, to be asked for when a file is made; how many; the controls."""

    rows: pd.DataFrame
    all: Question
    count: int
    controls: tuple[Block, ...]


def page(
    view: View, question: str, paged: str, sortings: Mapping[str, Sorting], asked: dict[str, Any]
) -> Shown:
    """The page of `question` that the address asks for, by its question of pages; else the first.

    asked: the parameters of `question`.
    """
    by = view.picked(links.SORTED, dict.fromkeys(sortings, ""), "")
    order = sortings.get(by, Sorting(""))
    cut = asked | {
        "sort": by,
        "descending": order.descending,
        "most": ROWS,
        "search": asked.get("search", ""),
    }
    first = int(view.choice(links.FIRST_ROW, 1))
    frame = view.ask(paged, **cut, from_row=first - 1)
    if frame.empty and first > 1:  # fewer rows than there were for other filters
        first, frame = 1, view.ask(paged, **cut, from_row=0)
    count = 0 if frame.empty else int(frame.whole.iloc[0])
    rows = frame.drop(columns=["place", "whole"])
    # Pages are turned by the way; a passport tells of the answer that they are cut from.
    rows.attrs["asked"] = store.asked_of(view.snapshot, question, asked)
    controls = _controls(count, sortings) if count > ROWS else ()
    return Shown(rows, Question(view.snapshot, question, asked), count, controls)


def _controls(count: int, sortings: Mapping[str, Sorting]) -> tuple[Block, ...]:
    parts = {
        str(first): say(
            "panel.baris", dari=first, sampai=number(min(first + ROWS - 1, count)), semua=number(count)
        )
        for first in range(1, count + 1, ROWS)
    }
    orders = {"": say("panel.urut_awal")} | {name: say(each.heading) for name, each in sortings.items()}
    which = Pick(links.FIRST_ROW, say("panel.baris_nama"), parts, "1")
    return (Columns(((which,), (Pick(links.SORTED, say("panel.urut"), orders, ""),))),)
