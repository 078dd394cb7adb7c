"""The languages: each a folder of words beside this file; which one is spoken; what a missing word becomes.

A folder is a language as soon as its `__init__.py` names it (NAME, LOCALE, and OFFICE, its number in Office)
and a file in it holds WORDS.
`spoken` is what every word, number and date follows; it is set where something is described, drawn or
written (`speaking`), and where nothing is set it is what the door says of the reader (`follow`).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from babel import Locale

HOME = "id"  # whose words are written first; the others are held against them
FORMS = ("zero", "one", "two", "few", "many", "other")  # of a plural, in the order in which words give them

_set: ContextVar[str] = ContextVar("language", default="")
_of_the_reader: list[Callable[[], str]] = []


@cache
def known() -> tuple[str, ...]:
    """The codes of all languages, the home language first."""
    found = [
        module.name for module in iter_modules(import_module("dashboard.language").__path__) if module.ispkg
    ]
    return (HOME, *sorted(set(found) - {HOME}))


def name(language: str) -> str:
    """What a language calls itself: 'Bahasa Indonesia', 'English'."""
    return str(_package(language).NAME)


def locale(language: str = "") -> str:
    """Whose way of writing numbers and dates: 'id_ID'."""
    return str(_package(language or spoken()).LOCALE)


def tag(language: str = "") -> str:
    """As browsers and Office name it: 'id-ID'."""
    return locale(language).replace("_", "-")


def office(language: str = "") -> str:
    """The number under which Office knows a language: '421'."""
    return str(_package(language or spoken()).OFFICE)


@cache
def _package(language: str):  # type: ignore[no-untyped-def]
    return import_module(f"dashboard.language.{language}")


def spoken() -> str:
    """The language of the moment."""
    return _set.get() or (_of_the_reader[-1]() if _of_the_reader else HOME)


def speak(language: str) -> None:
    """From here on, in this thread: for a script that runs once for one reader."""
    _set.set(language if language in known() else HOME)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Within this block."""
    before = _set.set(language if language in known() else HOME)
    try:
        yield
    finally:
        _set.reset(before)


def follow(reader: Callable[[], str]) -> None:
    """Where nothing is set, the language of whoever reads: the door knows."""
    _of_the_reader[:] = [reader]


@cache
def words(language: str) -> dict[str, str]:
    """Every word of a language by key; loaded when it is first spoken."""
    package = _package(language)
    files = [import_module(f"{package.__name__}.{each.name}") for each in iter_modules(package.__path__)]
    return {key: text for file in files for key, text in getattr(file, "WORDS", {}).items()}


def interface(language: str) -> dict[str, Any]:
    """What the scripts of a page replace: Streamlit's words and patterns, and labels of map files."""
    module = import_module(f"dashboard.language.{language}.interface")
    labels = getattr(module, "LABELS", {})
    return {"streamlit": module.STREAMLIT, "patterns": list(module.PATTERNS), "labels": labels}


def word(key: str) -> str:
    """The words of a key as they were written, with their places for values still open.

    A key that the language of the moment lacks is said in the home language, marked with its code.
    """
    language = spoken()
    own = words(language).get(key)
    if own is not None:
        return own
    for other in known():
        if other != language and key in words(other):
            return f"[{other}] {words(other)[key]}"
    raise KeyError(key)


@cache
def forms(language: str) -> tuple[str, ...]:
    """The plural forms of a language: ('other',) in Indonesian, ('one', 'other') in English."""
    told = Locale.parse(locale(language)).plural_form.tags | {"other"}
    return tuple(form for form in FORMS if form in told)


@lru_cache(maxsize=4096)
def form(count: float, language: str) -> int:
    """Which of the `forms` a number takes, as its place among them."""
    return forms(language).index(_plural(language)(count))


@cache
def _plural(language: str) -> Callable[[float], str]:
    return Locale.parse(locale(language)).plural_form
