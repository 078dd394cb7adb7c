"""Looking for a place by name or code, from a province of several to a village, as people write them.

TTS, Mabar and other aliases are known. A code is never guessed: one that means two places in two code systems
is explained.
"""

import re
from dataclasses import dataclass

import pandas as pd
import streamlit as st
from rapidfuzz import fuzz, process

from dashboard.answers import store
from dashboard.answers.naming import spelled
from dashboard.answers.view import View
from dashboard.choices import controls, filters
from dashboard.language import languages
from dashboard.language.text import say
from dashboard.saying import markup
from data.snapshots import Snapshot

MOST = 8  # places offered at once
ALIKE = 75  # percent, from which on a name may be meant by a misspelt one
KINDS = re.compile(r"^(desa|kelurahan|kel|kecamatan|kec|kabupaten|kab)\s+")


@dataclass(frozen=True)
class Found:
    """What a search found: places to choose, and a sentence where they need one."""

    places: pd.DataFrame  # rows of the query `places`
    note: str = ""


@dataclass(frozen=True)
class Sought:
    """Every place of a snapshot as it is looked for: rows of the query `places`, and how each is spelled."""

    places: pd.DataFrame
    names: list[str]
    said: list[str]  # the same without the kind before it
    aliases: dict[str, list[int]]  # spelling -> rows

    @classmethod
    def among(cls, places: pd.DataFrame) -> "Sought":
        """Spelled once: that takes longer than to look a name up."""
        names = [spelled(name) for name in places["name"]]
        aliases: dict[str, list[int]] = {}
        for row, told in enumerate(places.aliases.fillna("")):
            for part in filter(None, told.split(";")):
                aliases.setdefault(spelled(part), []).append(row)
        return cls(places, names, [KINDS.sub("", name) for name in names], aliases)


@store.once_per_snapshot
def sought(snapshot: Snapshot) -> Sought:
    """The places of a snapshot, ready to be looked for."""
    places = store.ask(snapshot, "places")
    with languages.speaking(languages.HOME):  # a name may be typed as it is published, in any language
        published = store.ask(snapshot, "places").name
    among = Sought.among(places)
    for row, name in enumerate(published):
        if spelled(name) != among.names[row]:
            among.aliases.setdefault(spelled(name), []).append(row)
    return among


def search(term: str, among: Sought, bps: dict[str, str]) -> Found:
    """The places that `term` may mean, best first.

    bps: BPS code -> Kemendagri code of each regency.
    """
    places = among.places
    digits = term.replace(".", "").replace(" ", "")
    if digits.isdecimal() and len(digits) >= 2:
        return _by_code(digits, places, bps)
    wanted = spelled(term)
    if not wanted:
        return Found(places.head(0))
    bare = KINDS.sub("", wanted)
    # 'Kab. Kupang' and 'Kota Kupang' differ by their kind alone: the whole name goes first.
    exact = {row for row, name in enumerate(among.names) if name == wanted} | {*among.aliases.get(wanted, ())}
    inside = [row for row, name in enumerate(among.said) if bare in name]
    hits = sorted(exact.union(inside), key=lambda row: (_rank(among.said[row], bare, row in exact), row))
    if hits:
        left = len(hits) - MOST
        return Found(places.iloc[hits[:MOST]], say("tempat.lainnya", jumlah=left) if left > 0 else "")
    near = {
        name
        for name, *_ in process.extract(
            bare, {*among.said}, scorer=fuzz.ratio, limit=MOST, score_cutoff=ALIKE
        )
    }
    rows = [row for row, name in enumerate(among.said) if name in near]
    return Found(places.iloc[rows[:MOST]], say("tempat.mirip") if near else _not_among(places))


def _not_among(places: pd.DataFrame) -> str:
    known = places.level.value_counts()
    kinds = ("kabupaten", "kecamatan", "desa")
    return say("tempat.tidak_ada", **{kind: int(known.get(kind, 0)) for kind in kinds})


def _rank(said: str, bare: str, is_exact: bool) -> int:
    return 0 if is_exact else 1 if said == bare else 2 if said.startswith(bare) else 3


def _by_code(digits: str, places: pd.DataFrame, bps: dict[str, str]) -> Found:
    """A code means one place of the Kemendagri list; what BPS means by it is said, and not matched."""
    hits = places[places.code == digits]
    other = bps.get(digits)
    if other and other != digits:
        names = places.set_index("code")["name"]
        both = places[places.code.isin([digits, other])]
        note = say("tempat.dua_kode", kode=digits, kemendagri=names[digits], bps=names[other])
        return Found(both, note)
    if not hits.empty:
        return Found(hits)
    if len(digits) == 7 or (len(digits) == 10 and digits[:4] in bps):
        return Found(places.head(0), say("tempat.kode_bps", kode=digits, angka=len(digits)))
    return Found(places.head(0), say("tempat.kode_asing", kode=digits))


def box(view: View) -> None:
    """The search, and what it found as buttons that open the place."""
    term = controls.ask_for("tempat", say("tempat.cari"), say("tempat.contoh")).strip()
    if not term:
        return
    regencies = view.ask("regency_codes")
    found = search(term, sought(view.snapshot), dict(zip(regencies.bps_code, regencies.code, strict=True)))
    if found.note:
        st.caption(markup.plain(found.note))
    with st.container(horizontal=True, key="hasil_tempat", gap="small"):
        for place in found.places.itertuples():
            label = markup.plain(named(place))
            st.button(label, key=f"tempat_{place.code}", on_click=_go, args=(place.code,))


def _go(code: str) -> None:
    """Open what was found; the search is over, so its answers leave the page."""
    filters.show("tempat", "")
    filters.open_only(code)


def named(place) -> str:
    """A place with what tells it from its namesakes: 'Oesao (desa, Kupang Timur, Kab. Kupang)'."""
    if place.level in ("provinsi", "kabupaten"):
        return place.name
    around = [place.kind, place.regency_name]
    if place.level == "desa":
        around.insert(1, place.district_name)
    return f"{place.name} ({', '.join(around)})"


def alike(view: View, codes: tuple[str, ...]) -> None:
    """The button that puts a regency beside those like it."""
    st.button(
        say("banding.serupa"),
        key="banding_serupa",
        help=say("banding.cara"),
        on_click=filters.choose,
        args=("kab", list(codes)),
    )
