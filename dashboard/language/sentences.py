"""Sentences that were written before they were shown: what the import room says of a file, and keeps.

`data/` knows no language and writes Indonesian. Elsewhere a sentence is known again by its pattern, and told
with the same values; what no pattern knows stays as it was written. A word that a value counts stands behind
its colon, as everywhere: `{0} {0:row|rows}`.
"""

import re
from functools import cache, lru_cache
from importlib import import_module
from typing import Any

from dashboard.language import languages, numbers, terms

OPEN = "{}"
WHOLE = re.compile(r"\d+|\d{1,3}(?:\.\d{3})+")  # as `data/` writes it; it may be a code, so its signs stay


@cache
def patterns(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Every known sentence as a pattern, those with the most words of their own first, and its words."""
    try:
        known: dict[str, str] = import_module(f"dashboard.language.{language}.intake").SENTENCES
    except ModuleNotFoundError:
        return ()
    ordered = sorted(
        known.items(), key=lambda each: (each[0].count(OPEN) > 0, -len(each[0].replace(OPEN, "")))
    )
    return tuple((_pattern(text), words) for text, words in ordered)


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile("(.*?)".join(re.escape(part) for part in text.split(OPEN)), re.DOTALL)


def told(text: str) -> str:
    """A sentence in the language of the moment, and in it what it was filled with."""
    language = languages.spoken()
    return text if language == languages.HOME else _told(text, language)


@lru_cache(maxsize=4096)
def _told(text: str, language: str) -> str:
    label = terms.of(language).get(text)
    if label is not None:
        return label.split("|")[0]
    for pattern, words in patterns(language):
        if found := pattern.fullmatch(text):
            return words.format(*(_filled(each, language) for each in found.groups()))
    return text


def _filled(value: str, language: str) -> numbers.Counted:
    """What stood in a sentence, told in its turn, and the forms of what it counts."""
    if WHOLE.fullmatch(value):
        return numbers.counted(value, int(value.replace(".", "")))
    return numbers.counted(_told(value, language) if value else value, 0)


def choices(pairs: Any) -> dict[Any, str]:
    """Choice -> what it is called, of the pairs that a question offers."""
    return {code: told(label) for code, label in pairs}
