"""What an answer is about: read from what its question was asked, never from what the reader chose.

A chosen filter that the question did not take is named as one that does not narrow the panel.
"""

import pandas as pd

from dashboard import filters, links, numbers, options, store
from dashboard.text import say

PLACES = ("regencies", "regency", "areas", "district")  # the parameters that hold codes of places

KINDS = {
    "pulau": "lingkup.pulau",
    "kab": "lingkup.kab",
    "kec": "lingkup.kec",
    "desa": "lingkup.desa",
    "kat": "lingkup.kat",
    "tahun": "lingkup.tahun",
    "cari": "lingkup.cari",
}


def of(answer: pd.DataFrame | pd.Series, *, everywhere: bool = False) -> str:
    """The scope as a sentence; `everywhere` says that it is the whole province where nothing narrows it."""
    applied = _applied(answer)
    told = "; ".join(applied.values()) or (say("filter.kalimat_provinsi") if everywhere else "")
    left = [say(KINDS[kind]) for kind in _chosen() if not _is_taken(kind, answer)]
    return ". ".join(
        filter(
            None,
            (
                say("panel.lingkup", lingkup=told) if told else "",
                say("lingkup.tidak", saringan=numbers.listing(left)) if left else "",
            ),
        )
    )


def told(answer: pd.DataFrame | pd.Series) -> str:
    """What narrows an answer, in the middle of a sentence."""
    return "; ".join(_applied(answer).values()) or say("filter.kalimat_provinsi")


def _asked(answer: pd.DataFrame | pd.Series) -> dict:
    """The parameters of its question, and the places that its rows were narrowed to afterwards."""
    narrowed = answer.attrs.get("within")
    return answer.attrs["asked"]["parameters"] | ({"regencies": narrowed} if narrowed else {})


def _places(answer: pd.DataFrame | pd.Series) -> list[str]:
    asked, found = _asked(answer), []
    for name in PLACES:
        value = asked.get(name) or []
        found += [value] if isinstance(value, str) else value
    return [code for code in dict.fromkeys(found) if len(code) > 2]  # the province and the nation are whole


def _applied(answer: pd.DataFrame | pd.Series) -> dict[str, str]:
    """Of each kind of filter that the question took: what it was asked for."""
    known, asked = options.in_view(), _asked(answer)
    found = {}
    if places := _places(answer):
        found["tempat"] = _named(places)
    if categories := asked.get("categories"):
        names = numbers.listing([known.category[code] for code in categories])
        found["kat"] = say("filter.kalimat_kategori", kategori=names)
    years = (asked.get("year_from", known.years[0]), asked.get("year_to", known.years[-1]))
    if years[0] > known.years[0] or years[1] < known.years[-1]:
        found["tahun"] = links.years(years)
    if asked.get("search"):
        found["cari"] = say("filter.cari", cari=asked["search"])
    return found


def _named(places: list[str]) -> str:
    """The chosen island groups where the places are exactly theirs, else each place, the narrowest first."""
    known = options.in_view()
    islands = filters.choice("pulau", [])  # only how it is called: the places are those asked for
    if islands and set(known.on(islands)) == set(places):
        return say("filter.kalimat_pulau", pulau=numbers.listing([known.island[name] for name in islands]))
    inside = [code for code in places if code not in known.regency]
    if not inside:
        return numbers.listing([known.regency[code] for code in places])
    rows = list(store.ask("place_names", codes=inside).itertuples())
    names = [say("filter.tempat", jenis=row.kind, nama=row.name) for row in reversed(rows)]
    return ", ".join([*names, *dict.fromkeys(known.regency[row.regency] for row in rows)])


def _chosen() -> list[str]:
    """The kinds of filters that are chosen and shown on this page, each once."""
    return list(dict.fromkeys(name for name, _, _ in filters.active()))


def _is_taken(kind: str, answer: pd.DataFrame | pd.Series) -> bool:
    """Did the question take this chosen filter? A place is taken by itself or by what lies in it."""
    if kind in ("pulau", *links.PLACES):
        asked, chosen = _places(answer), filters.chosen_places(kind)
        return bool(asked) and all(any(code.startswith(each) for each in chosen) for code in asked)
    return kind in _applied(answer)
