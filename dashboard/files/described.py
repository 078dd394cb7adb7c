"""What the columns of a CSV hold, in the words of a Table Schema (Frictionless): read from its own cells."""

from datetime import date
from typing import Any

import pandas as pd

from dashboard.files import downloads
from dashboard.files.downloads import About
from dashboard.language import blanks
from dashboard.language.text import say

DIALECT = {"delimiter": ";", "header": True}


def schema(rows: pd.DataFrame, about: About) -> dict[str, Any]:
    """The Table Schema of the CSV: its numbers have decimal commas, its blanks are words."""
    frame = downloads.worded(rows, about)
    missing = ["", blanks.not_reported(), blanks.not_applicable()]
    fields = [_field(name, [cell for cell in frame[name] if cell not in (None, *missing)]) for name in frame]
    return {"fields": fields, "missingValues": missing}


def _field(name: str, known: list[Any]) -> dict[str, Any]:
    if not known or any(isinstance(cell, str) for cell in known):
        return {"name": name, "type": "string"}
    if all(isinstance(cell, bool) for cell in known):
        truth = {"trueValues": [say("kolom.ya")], "falseValues": [say("kolom.tidak")]}
        return {"name": name, "type": "boolean"} | truth
    if all(isinstance(cell, date) for cell in known):
        return {"name": name, "type": "date"}
    return {"name": name, "type": "number", "decimalChar": ","}
