"""Every word the dashboard shows, by key, in the language that is spoken.

A sentence holds places for values: `{produk}`. A whole number is written the way of the language; a word that
it counts stands behind a colon in the plural forms of the language: `{produk} {produk:product|products}`.
Words of data (names, notes, definitions) live in the data; what they are called elsewhere, in `terms`.
"""

from numbers import Integral
from typing import Any

from dashboard.language import languages
from dashboard.language.numbers import number

COUNTRY = "ID"  # as the view `whole` of data/schema.sql calls all of several provinces
OF_A_COUNTRY = ".negara"  # ends the key of what is said of a country otherwise than of a province


def say(key: str, **values: Any) -> str:
    """The words of a key, with its {values} filled in."""
    told = {
        name: number(int(value)) if isinstance(value, Integral) else value for name, value in values.items()
    }
    return languages.word(key).format(**told)


def say_of(whole: str, key: str, **values: Any) -> str:
    """The words about what is measured over all of a place; whole: its code, of a province or the country."""
    own = f"{key}{OF_A_COUNTRY}"
    return say(own if whole == COUNTRY and own in languages.words(languages.HOME) else key, **values)
