"""What the labels that live in the data are called: indicators, categories, programmes, stages, units, rungs.

The data are Indonesian and stay so; a label's own text is its code. In the home language it is said as it
is; elsewhere `TERMS` of that language's folder says it, and what is not there stays as it was published:
names of places and people, titles of sources, what somebody said.
"""

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from typing import Any

import numpy as np
import pandas as pd

from dashboard.language import languages

# The columns of answers that hold labels and nothing that a rule asks for.
LABELS = frozenset(
    {
        *(
            "address_text",
            "basis",
            "blank_reason",
            "categories",
            "category",
            "classification",
            "commodities",
            "commodity",
        ),
        *("concept", "definition", "destination", "destinations", "document", "evidence", "explanation"),
        *("export_evidence", "fact", "figure", "first", "format", "indication", "indicator_name", "issuer"),
        *("licence", "meaning", "milestone", "mover", "name", "near_names", "next_stage", "note", "obtained"),
        *("office", "organisation", "owed", "owner", "partners", "permit", "place", "policies", "product"),
        *("product_names", "programme", "province_note", "publisher", "publishers", "regency", "regulation"),
        *("responsible", "role", "rule", "rung", "scope", "seat", "second", "short_name", "speaker", "stage"),
        *("statement_name", "statement_speaker", "subject", "summary", "survey", "target_speaker", "text"),
        *("track", "type_name", "undocumented", "unit_name", "validity", "value_text", "what"),
        *("working_area", "participant_name", "lacking", "part"),
        *("poor_publisher", "province_source", "stunting_publisher"),
    }
)
TITLES = ("source", "title", "decision")  # these stay whole: one that is published may hold a label
MARK = "SIMULASI: "  # before what the simulation says
BETWEEN = ("; ", ", ")  # of a cell that holds several labels


@cache
def of(language: str) -> dict[str, str]:
    """Label in the data -> label in a language; with `one|other` forms where it follows a number."""
    if language == languages.HOME:
        return {}
    try:
        return dict(import_module(f"dashboard.language.{language}.terms").TERMS)
    except ModuleNotFoundError:
        return {}


def told(label: str) -> str:
    """A label in the language of the moment; where it has plural forms, the plural."""
    return _label(label, of(languages.spoken()))


def is_own(text: str) -> bool:
    """Is this text in the language of the moment, as one of its terms? A published title is not."""
    return text in _said(languages.spoken())


@cache
def _said(language: str) -> frozenset[str]:
    return frozenset(of(language).values())


def counted(label: str, count: float) -> str:
    """A label behind a number: '1 village', '2 villages'."""
    language = languages.spoken()
    forms = of(language).get(label, label).split("|")
    return forms[min(languages.form(count, language), len(forms) - 1)]


def told_cells(cells: Iterable[Any]) -> list[Any]:
    """Cells as a table or file shows them: each that is a label, a status or a kind, in words."""
    values = list(cells.to_numpy(dtype=object)) if isinstance(cells, pd.Series) else list(cells)
    if languages.spoken() == languages.HOME:
        return values
    known = _singular(languages.spoken())  # below no call for each cell: a table has thousands
    return [known[value] if value.__class__ is str and value in known else value for value in values]


@cache
def _singular(language: str) -> dict[str, str]:
    return {label: words.split("|")[0] for label, words in of(language).items()}


def translated(frame: pd.DataFrame, language: str, kept: tuple[str, ...] = ()) -> pd.DataFrame:
    """The frame with its labels in a language; `kept` are columns by which a row is found again."""
    known = of(language)
    columns = [name for name in frame if (name in LABELS or name in TITLES) and name not in kept]
    if not known or not columns:
        return frame
    return frame.assign(
        **{name: _column(frame[name], known, _title if name in TITLES else _label) for name in columns}
    )


def _column(
    cells: pd.Series, known: dict[str, str], write: Callable[[str, dict[str, str]], str]
) -> list[Any]:
    told: dict[str, str] = {}
    found: list[Any] = []
    for cell in cells.to_numpy(dtype=object):  # several times as fast as the column by itself
        if isinstance(cell, str):
            if cell not in told:
                told[cell] = write(cell, known)
            found.append(told[cell])
        elif isinstance(cell, list | tuple | np.ndarray):
            several = [write(each, known) if isinstance(each, str) else each for each in cell]
            found.append(several)
        else:
            found.append(cell)
    return found


def _title(cell: str, known: dict[str, str]) -> str:
    """A title in our words, or behind the mark of the simulation; a published one stays."""
    if cell in known or cell.startswith(MARK):
        return _label(cell, known)
    return cell


def _label(cell: str, known: dict[str, str]) -> str:
    """A label, or each part of a cell that holds several: 'a; b', 'a, b', 'a (b)'; else the cell as it is."""
    if cell in known:
        return known[cell].split("|")[-1]
    if cell.startswith(MARK):
        return f"{_label(MARK.removesuffix(': '), known)}: {_label(cell.removeprefix(MARK), known)}"
    head, opens, rest = cell.partition(" (")
    if opens and cell.endswith(")") and (head in known or rest[:-1] in known):
        return f"{_label(head, known)} ({_label(rest[:-1], known)})"
    for sign in BETWEEN:
        if sign in cell:
            parts = cell.split(sign)
            if any(part in known for part in parts):
                return sign.join(_label(part, known) for part in parts)
    if ", " in cell and (head := cell.rpartition(", ")[0]) in known:
        return f"{_label(head, known)}, {_label(cell[len(head) + 2 :], known)}"
    return cell
