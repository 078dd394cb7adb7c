"""The parts of a link: codes that are read into choices, and choices written back as codes.

What a link says that means nothing becomes a notice for the reader, never an error and never a guess.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from dashboard.answers import options, store
from dashboard.answers.facts import NOWHERE, Facts
from dashboard.answers.options import Options
from dashboard.answers.view import View
from dashboard.language import languages, numbers
from dashboard.language.text import say
from data.snapshots import Snapshot

Reader = Callable[[str], tuple[Any, list[str]]]  # text -> (value, parts that mean nothing)
# What others hang onto a link that is passed on: it means nothing here and is nobody's mistake.
TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|gbraid|wbraid|msclkid|igsh(?:id)?|mc_[ce]id|(?:tt|tw|y)clid|_g[al]"
)
PASSPORT_LETTERS = 600
MOST_LETTERS = 80
MOST_NOTICES = 6  # a link of thousands of wrong parts is told in a few sentences
TRACK = "jalur-izin"  # the choice of a licensing track
FIRST_ROW, SORTED = "baris", "urut"  # of a table that is shown a page at a time
ACCESSIBILITY = "aksesibilitas"  # the part of the page of passports that every page leads to
PART_OF = ("tampil", "bagian", "lembar")  # the choices of a part of a page: which there are, each page says
REPLACED = {"kab": "catatan.diganti_kab", "pulau": "catatan.diganti_pulau"}
PLACES = ("kab", "kec", "desa")  # from the widest to the narrowest


def understood(
    asked: Mapping[str, str], snapshot: Snapshot, page: Facts = NOWHERE
) -> tuple[dict[str, Any], list[str]]:
    """The parts of a link to this page that we know, and a notice for each that we do not."""
    known_here = options.of(snapshot)
    readers = _readers(snapshot, known_here, page)
    known, unread = {}, []
    for name, text in asked.items():
        if name == "halaman":
            unread.append(say("catatan.halaman", halaman=text[:MOST_LETTERS]))
        elif name in ("data", "versi") or TRACKING.fullmatch(name):
            continue
        elif name not in readers:
            unread.append(say("catatan.tautan", bagian=f"{name}={text}"[:MOST_LETTERS]))
        else:
            value, refused = readers[name](text)
            if value:
                known[name] = value
            unread += [_refusal(name, part) for part in refused]
    descend(known, known.get("desa") or known.get("kec"), snapshot)
    if told := one_place(known, "kab", known_here):
        unread.append(told)
    if len(unread) > MOST_NOTICES:
        rest = say("catatan.lainnya", jumlah=numbers.number(len(unread) - MOST_NOTICES))
        unread = [*unread[:MOST_NOTICES], rest]
    return known, unread


def view(snapshot: Snapshot, asked: Mapping[str, str], page: Facts = NOWHERE) -> tuple[View, list[str]]:
    """What a page is described from behind a link, and the notices of what means nothing in it."""
    known, unread = understood(asked, snapshot, page)
    return View(snapshot, known, page), unread


def one_place(choices: dict[str, Any], newer: str, known: Options) -> str:
    """Keep the `newer` of the two ways to choose a place ("kab" or "pulau"), and say what was let go."""
    older = {"kab": "pulau", "pulau": "kab"}[newer]
    if not choices.get(newer) or not choices.get(older):
        return ""
    names = {"kab": known.regency, "pulau": known.island}
    gone = numbers.listing([names[older][code] for code in choices.pop(older)])
    kept = numbers.listing([names[newer][code] for code in choices[newer]])
    return say("catatan.diganti" if known.is_country else REPLACED[newer], lama=gone, baru=kept)


def _refusal(name: str, part: str) -> str:
    """Why a part of a link means nothing; a code of a place gets the likely reason."""
    if name in PLACES and part.replace(".", "").isdecimal():
        return say("catatan.kode", bagian=f"{name}={part}"[:MOST_LETTERS])
    if name == "bahasa":
        known = numbers.listing([languages.name(each) for each in languages.known()])
        return say("catatan.bahasa", bahasa=part, daftar=known)
    return say("catatan.tautan", bagian=f"{name}={part}"[:MOST_LETTERS])


def descend(choices: dict[str, Any], code: str | None, snapshot: Snapshot) -> None:
    """Open a village or district with all that it lies in, so that the way back up is there."""
    if not code:
        return
    (place,) = store.ask(snapshot, "place_names", codes=[code]).itertuples()
    choices["kab"] = [place.regency]
    for name in ("kec", "desa"):
        choices.pop(name, None)
    if pd.isna(place.district):
        choices["kec"] = code
    else:
        choices |= {"kec": place.district, "desa": code}


def _readers(snapshot: Snapshot, known: Options, page: Facts) -> dict[str, Reader]:
    """How each part of the URL is read: text -> (value, parts that mean nothing).

    The part that was chosen on another page is kept for the way back, and read there.
    """

    def several(named: dict[str, str]) -> Reader:
        def read(text: str) -> tuple[Any, list[str]]:
            parts = [part for part in dict.fromkeys(text.split(",")) if part]  # said twice is said once
            return [part for part in parts if part in named], [part for part in parts if part not in named]

        return read

    def one(named: dict[str, str]) -> Reader:
        return lambda text: (text, []) if text in named else (None, [text])

    def years(text: str) -> tuple[Any, list[str]]:
        parts = text.split("-")
        well = len(parts) == 2 and all(part.isdecimal() and int(part) in known.years for part in parts)
        if well and int(parts[0]) <= int(parts[1]):
            return (int(parts[0]), int(parts[1])), []
        return None, [text]

    def place(digits: int) -> Reader:
        def read(text: str) -> tuple[Any, list[str]]:
            found = len(text) == digits and not store.ask(snapshot, "place_names", codes=[text]).empty
            return (text, []) if found else (None, [text[:20]])

        return read

    def part(name: str) -> Reader:
        if name == page.part:
            return one(dict.fromkeys(page.parts, ""))
        return lambda text: (text, []) if re.fullmatch("[a-z-]{1,40}", text) else (None, [text])

    def language(text: str) -> tuple[Any, list[str]]:
        if text not in languages.known():
            return None, [text[:20]]
        return ("" if text == languages.HOME else text), []

    return {
        "bahasa": language,
        "kab": several(known.regency),
        "pulau": several(known.island),
        "kat": several(known.category),
        "tahun": years,
        "ind": one(known.indicator),
        "per": lambda text: (text, []) if len(text) <= 20 else (None, [text[:20]]),
        "survei": one(dict.fromkeys(store.ask(snapshot, "surveys").code, "")),
        "prog": one(known.programme),
        "cari": lambda text: (text[:MOST_LETTERS], []),
        "paspor": lambda text: (text[:PASSPORT_LETTERS], []),
        **{name: part(name) for name in PART_OF},
        "dengan": one({each.name: "" for each in store.kept(snapshot.dataset)}),
        "paparan": lambda text: (text, []) if re.fullmatch("[0-9a-f]{16}", text) else (None, [text[:20]]),
        "proyektor": one({"1": ""}),
        "titik": one({"1": ""}),
        "hemat": one({"1": ""}),
        FIRST_ROW: lambda text: (
            (text, []) if re.fullmatch("[1-9][0-9]{0,7}", text, flags=re.A) else (None, [text[:20]])
        ),
        SORTED: lambda text: (text, []) if re.fullmatch("[a-z_]{1,40}", text) else (None, [text[:20]]),
        TRACK: lambda text: (text[:MOST_LETTERS], []),
        "kec": place(6),
        "desa": place(10),
        "kiriman": lambda text: (
            (text, []) if re.fullmatch(r"\d{8}T\d{6}Z-[0-9a-f]{8}", text) else (None, [text])
        ),
    }
