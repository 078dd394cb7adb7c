"""What the labels that live in the data are called: indicators, categories, programmes, stages, units, rungs.

The data are Indonesian and stay so; a label's own text is its code. In the home language it is said as it
is; elsewhere `TERMS` of that language's folder says it, and what is not there stays as it was published:
names of places and people, titles of sources, what somebody said.
"""

from functools import cache
from importlib import import_module

import pandas as pd

from dashboard.language import languages

# The columns of answers that hold labels and nothing that a rule asks for.
LABELS: frozenset[str] = frozenset()


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
    return of(languages.spoken()).get(label, label).split("|")[-1]


def counted(label: str, count: float) -> str:
    """A label behind a number: '1 village', '2 villages'."""
    language = languages.spoken()
    forms = of(language).get(label, label).split("|")
    return forms[min(languages.form(count, language), len(forms) - 1)]


def translated(frame: pd.DataFrame, language: str) -> pd.DataFrame:
    """The frame with its labels in a language."""
    known = {label: words.split("|")[-1] for label, words in of(language).items()}
    columns = [name for name in frame if name in LABELS]
    return frame.assign(**{name: frame[name].map(lambda label: known.get(label, label)) for name in columns})
