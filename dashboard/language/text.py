"""Every word the dashboard shows, by key, so that another language can follow by a switch.

Words of data (names, notes, definitions) live in the data; words of a rule stand beside it in `id/`.
"""

from numbers import Integral
from typing import Any

from dashboard.language.id import (
    briefings,
    columns,
    evidence,
    looks,
    overview,
    places,
    products,
    programmes,
    sending,
    shell,
)
from dashboard.language.numbers import number

SUBJECTS = (briefings, columns, evidence, looks, overview, places, products, programmes, sending, shell)
TEXTS: dict[str, str] = {key: words for subject in SUBJECTS for key, words in subject.WORDS.items()}


def say(key: str, **values: Any) -> str:
    """The words of a key, with its {values} filled in; a whole number is written the Indonesian way."""
    told = {
        name: number(int(value)) if isinstance(value, Integral) else value for name, value in values.items()
    }
    return TEXTS[key].format(**told)
