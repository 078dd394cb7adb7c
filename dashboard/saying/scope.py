"""What an answer is about: read from what its question was asked, never from what the reader chose.

A chosen filter that the question did not take is named as one that does not narrow the panel.
"""

from typing import Any

import pandas as pd

from dashboard.answers import links, passport
from dashboard.answers.passport import LETTERS_OF_ALL
from dashboard.answers.view import View
from dashboard.language import numbers, terms
from dashboard.language.text import say, say_of

PLACES = ("regencies", "regency", "areas", "district")  # the parameters that hold codes of places

MOST_TOGETHER = 80  # as many as a map names one by one
KINDS = {
    "pulau": "lingkup.pulau",
    "kab": "lingkup.kab",
    "kec": "lingkup.kec",
    "desa": "lingkup.desa",
    "kat": "lingkup.kat",
    "tahun": "lingkup.tahun",
    "cari": "lingkup.cari",
}


def are_many(places: pd.DataFrame) -> bool:
    """Are these more places than a picture shows beside each other, as only a country has?"""
    return len(places) > MOST_TOGETHER


def of(answer: pd.DataFrame | pd.Series, view: View, *, everywhere: bool = False) -> str:
    """The scope as a sentence; `everywhere` says that it is the whole province where nothing narrows it."""
    told = narrowing(answer, view) or (everything(view) if everywhere else "")
    beside = bool(_places(answer, view)) and _of_the_whole(answer).any()
    kinds = KINDS | ({"pulau": "lingkup.provinsi"} if view.options.is_country else {})
    left = [say(kinds[kind]) for kind in _chosen(view) if not _is_taken(kind, answer, view)]
    return ". ".join(
        filter(
            None,
            (
                say("panel.lingkup", lingkup=told) if told else "",
                say_of(passport.whole(answer), "lingkup.provinsi_tetap") if beside else "",
                say("lingkup.tidak", saringan=numbers.listing(left)) if left else "",
            ),
        )
    )


def narrowing(answer: pd.DataFrame | pd.Series, view: View) -> str:
    """What narrows an answer, in the middle of a sentence; empty where it is not narrowed."""
    return "; ".join(_applied(answer, view).values())


def told(answer: pd.DataFrame | pd.Series, view: View) -> str:
    """What narrows an answer, in the middle of a sentence, or that it is of the whole province."""
    return narrowing(answer, view) or everything(view)


def everything(view: View) -> str:
    """The whole place, as a scope."""
    return say("filter.kalimat_provinsi", tempat=view.options.whole)


def within(frame: pd.DataFrame, regencies: tuple[str, ...], column: str = "code") -> pd.DataFrame:
    """The rows of the chosen regencies, which the scope then tells; all of them when none is chosen."""
    if not regencies:
        return frame
    found = frame[frame[column].isin(regencies)]
    found.attrs = frame.attrs | {"within": list(regencies)}
    return found


def _asked(answer: pd.DataFrame | pd.Series) -> dict[str, Any]:
    """The parameters of its question, and the places that its rows were narrowed to afterwards."""
    narrowed = answer.attrs.get("within")
    asked: dict[str, Any] = answer.attrs["asked"]["parameters"]
    return asked | ({"regencies": narrowed} if narrowed else {})


def _of_the_whole(answer: pd.DataFrame | pd.Series) -> pd.Series:
    """Of each row that says which area it is about: is that the province or the nation?"""
    return pd.Series(answer.get("area"), dtype=object).dropna().str.len().eq(LETTERS_OF_ALL)


def _places(answer: pd.DataFrame | pd.Series, view: View) -> list[str]:
    """The places that its question was asked for; none where it has only answers about the whole."""
    asked, found = _asked(answer), list[str]()
    for name in PLACES:
        value = asked.get(name) or []
        found += [value] if isinstance(value, str) else value
    places = [code for code in dict.fromkeys(found) if len(code) > LETTERS_OF_ALL]
    return [] if places and _has_only_the_whole(answer, view) else places


def _has_only_the_whole(answer: pd.DataFrame | pd.Series, view: View) -> bool:
    """Are its rows all of the province or the nation, and was there nothing of a regency to leave out?"""
    if isinstance(answer, pd.Series) or not _is_whole(answer):
        return _is_whole(answer)  # one row is about its own area, whatever stands beside it
    asked = answer.attrs["asked"]
    return _is_whole(view.ask(asked["name"], **asked["parameters"] | {"regencies": []}))


def _is_whole(answer: pd.DataFrame | pd.Series) -> bool:
    whole = _of_the_whole(answer)
    return not whole.empty and bool(whole.all())


def _applied(answer: pd.DataFrame | pd.Series, view: View) -> dict[str, str]:
    """Of each kind of filter that the question took: what it was asked for."""
    known, asked = view.options, _asked(answer)
    found = {}
    if places := _places(answer, view):
        found["tempat"] = _named(places, view)
    if categories := asked.get("categories"):
        names = numbers.listing([known.category[code] for code in categories])
        found["kat"] = say("filter.kalimat_kategori", kategori=names)
    years = (asked.get("year_from", known.years[0]), asked.get("year_to", known.years[-1]))
    if years[0] > known.years[0] or years[1] < known.years[-1]:
        found["tahun"] = numbers.years(years)
    if asked.get("search"):
        found["cari"] = say("filter.cari", cari=asked["search"])
    return found


def _named(places: list[str], view: View) -> str:
    """The chosen island groups where the places are exactly theirs, else each place, the narrowest first."""
    known = view.options
    islands = view.choice("pulau", [])  # only how it is called: the places are those asked for
    if known.is_country and not islands:
        islands = list({known.island_of[code] for code in places if code in known.regency})
    if islands and set(known.on(islands)) == set(places):
        called = numbers.listing([known.island[name] for name in islands])
        return called if known.is_country else say("filter.kalimat_pulau", pulau=called)
    inside = [code for code in places if code not in known.regency]
    if not inside:
        return numbers.listing([known.regency[code] for code in places])
    rows = list(view.ask("place_names", codes=inside).itertuples())
    names = [say("filter.tempat", jenis=terms.counted(row.kind, 1), nama=row.name) for row in reversed(rows)]
    return ", ".join([*names, *dict.fromkeys(known.regency[row.regency] for row in rows)])


def _chosen(view: View) -> list[str]:
    """The kinds of filters that are chosen and shown on this page, each once."""
    return list(dict.fromkeys(name for name, _, _ in view.active))


def _is_taken(kind: str, answer: pd.DataFrame | pd.Series, view: View) -> bool:
    """Did the question take this chosen filter? A place is taken by itself or by what lies in it."""
    if kind in ("pulau", *links.PLACES):
        asked, chosen = _places(answer, view), view.places(kind)
        return bool(asked) and all(any(code.startswith(each) for each in chosen) for code in asked)
    return kind in _applied(answer, view)
