"""Looking for a place by name or code among regencies, districts and villages, as people write them.

TTS, Mabar and other aliases are known. A code is never guessed: one that means two places in two code systems
is explained.
"""

import re
from dataclasses import dataclass
from difflib import get_close_matches

import pandas as pd
import streamlit as st

from dashboard.answers.naming import spelled
from dashboard.answers.view import View
from dashboard.choices import controls, filters
from dashboard.language.text import say
from dashboard.saying import markup

MOST = 8  # places offered at once
KINDS = re.compile(r"^(desa|kelurahan|kel|kecamatan|kec|kabupaten|kab)\s+")


@dataclass(frozen=True)
class Found:
    """What a search found: places to choose, and a sentence where they need one."""

    places: pd.DataFrame  # rows of the query `places`
    note: str = ""


def search(term: str, places: pd.DataFrame, bps: dict[str, str]) -> Found:
    """The places that `term` may mean, best first.

    places: the query `places`; bps: BPS code -> Kemendagri code of each regency.
    """
    digits = term.replace(".", "").replace(" ", "")
    if digits.isdecimal() and len(digits) >= 2:
        return _by_code(digits, places, bps)
    wanted = spelled(term)
    if not wanted:
        return Found(places.head(0))
    names = places["name"].map(spelled)
    aliases = places.aliases.fillna("").map(lambda text: {spelled(part) for part in text.split(";") if part})
    said = names.map(lambda name: KINDS.sub("", name))
    bare = KINDS.sub("", wanted)
    # 'Kab. Kupang' and 'Kota Kupang' differ by their kind alone: the whole name goes first.
    exact = (names == wanted) | aliases.map(lambda known: wanted in known)
    same, begins = said == bare, said.str.startswith(bare)
    inside = said.str.contains(bare, regex=False)
    rank = pd.Series(9, index=places.index)
    for place, hit in reversed(list(enumerate((exact, same, begins, inside)))):
        rank[hit] = place
    hits = places.assign(rank=rank)[rank < 9].sort_values("rank", kind="stable").drop(columns="rank")
    if not hits.empty:
        left = len(hits) - MOST
        return Found(hits.head(MOST), say("tempat.lainnya", jumlah=left) if left > 0 else "")
    near = get_close_matches(bare, set(said), n=MOST, cutoff=0.75)
    return Found(places[said.isin(near)].head(MOST), say("tempat.mirip" if near else "tempat.tidak_ada"))


def _by_code(digits: str, places: pd.DataFrame, bps: dict[str, str]) -> Found:
    """A code means one place of the Kemendagri list; what BPS means by it is said, and not matched."""
    hits = places[places.code == digits]
    names = places.set_index("code")["name"]
    other = bps.get(digits)
    if other and other != digits:
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
    found = search(term, view.ask("places"), dict(zip(regencies.bps_code, regencies.code, strict=True)))
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
    if place.level == "kabupaten":
        return place.name
    around = [place.kind, place.regency_name]
    if place.level == "desa":
        around.insert(1, place.district_name)
    return f"{place.name} ({', '.join(around)})"
