"""The shared filters: drawn once, mirrored in the URL in codes, read by every page as one frozen value.

The URL is read when a session opens and whenever the reader changes it (a link, the back button); otherwise
it is written from the choices. This module is the only writer of `st.session_state`; maps and bars call it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from dashboard import numbers, store
from dashboard.store import Choice
from dashboard.text import say

DATASETS = ("terpublikasi", "simulasi")
PASSPORT_LETTERS = 600
ABOUT_PARTS = ("paspor", "aturan", "versi", "istilah")
DATA_PARTS = ("cocok", "segar", "ubah", "sumber")
DEFAULT_INDICATOR = "stunting-ssgi"
DEFAULT_PROGRAMME = "bangun-karya"
PROGRAMME_PARTS = ("kemajuan", "tahap", "izin", "tonggak", "kabupaten", "tindak-lanjut", "periksa")
PLACES = ("kab", "kec", "desa")  # from the widest to the narrowest


@dataclass(frozen=True)
class Filters:
    """What the reader chose. Empty tuples mean everything; `str()` is the sentence that captions use."""

    regencies: tuple[str, ...]  # Kemendagri codes, those of the chosen island groups included
    chosen: tuple[str, ...]  # only the regencies chosen by name
    categories: tuple[str, ...]
    years: tuple[int, int]
    indicator: str
    period: str  # empty: the newest
    programme: str
    search: str
    presenting: bool
    district: str  # empty: no district is opened
    village: str
    sentence: str

    @property
    def places(self) -> tuple[str, ...]:
        """Every chosen place, of any level: what a map or a list marks."""
        return (*self.chosen, *(code for code in (self.district, self.village) if code))

    def __str__(self) -> str:
        return self.sentence


@dataclass(frozen=True)
class _Options:
    """What can be chosen in the snapshot in view: code -> name, by kind."""

    regency: dict[str, str]
    island: dict[str, str]
    category: dict[str, str]
    indicator: dict[str, str]
    programme: dict[str, str]
    years: tuple[int, ...]
    island_of: dict[str, str]


@store.once_per_snapshot
def _options() -> _Options:
    frame = store.ask("filter_options")
    named = {kind: dict(zip(rows.code, rows.name, strict=True)) for kind, rows in frame.groupby("kind")}
    regencies = frame[frame.kind == "regency"]
    return _Options(
        regency=named["regency"],
        island={name.lower(): name for name in named["island"].values()},
        category=named["category"],
        indicator=named["indicator"],
        programme=named["programme"],
        years=tuple(int(year) for year in named.get("year", {})) or (2025,),
        island_of={
            code: island.lower() for code, island in zip(regencies.code, regencies.parent, strict=True)
        },
    )


def open_session(page: str) -> list[str]:
    """Read what the URL says, if it says something new; put the snapshot in view.

    Returns notices for the reader: what was not understood, and what is wrong with the data.
    Raises LookupError when there is no snapshot to show.
    """
    state = st.session_state
    asked = {name: st.query_params[name] for name in st.query_params}
    moved = state.get("page") != page
    if "choices" not in state or (asked != state["written"] and not (moved and not asked)):
        state["choices"], state["unread"], state["offered"] = dict(asked), [], None
        state["fresh"] = True
    state["page"], state["written"] = page, asked

    choice, told = _chosen_snapshot(state["choices"])
    if choice.problem:
        told.append(choice.problem)
    if choice.snapshot is None:
        raise LookupError(choice.problem)
    state["snapshot"] = choice.snapshot
    if state.pop("fresh", False):
        frozen = state["choices"].get("versi")
        state["choices"], unread = _understood(asked, _options())
        if choice.snapshot.dataset != DATASETS[0]:
            state["choices"]["data"] = choice.snapshot.dataset
        if frozen == choice.snapshot.name:
            state["choices"]["versi"] = frozen
        state["unread"] = told + unread
        return state["unread"]
    return told + [notice for notice in state["unread"] if notice not in told]


def _chosen_snapshot(choices: dict) -> tuple[Choice, list[str]]:
    """The snapshot to show: a frozen one, else the newest of the data set; and notices for the reader."""
    notices, frozen = [], choices.get("versi")
    dataset = choices.get("data", DATASETS[0])
    if dataset not in DATASETS:
        notices.append(say("catatan.tautan", bagian=f"data={dataset}"))
        dataset = DATASETS[0]
    if frozen:
        if snapshot := store.named(frozen):
            return Choice(snapshot, None), notices
        dataset = DATASETS[1] if frozen.startswith(DATASETS[1]) else dataset
        nearest = store.nearest_kept(frozen, dataset)
        notices.append(say("versi.tak_ada", versi=frozen[:60]))
        st.session_state["offered"] = nearest.name if nearest else None
    choice = store.newest(dataset)
    if choice.snapshot is None and dataset != DATASETS[0]:
        notices.append(say("catatan.tanpa_simulasi"))
        choice = store.newest(DATASETS[0])
    return choice, notices


def frozen() -> bool:
    """Does the link of this session name its snapshot, so that its numbers stay as they are?"""
    return "versi" in st.session_state["choices"]


def offered() -> str | None:
    """The kept snapshot nearest to the one that a link asked for in vain."""
    return st.session_state.get("offered")


def freeze(name: str | None) -> None:
    """Stay on this snapshot, or follow the newest again."""
    st.session_state["offered"] = None
    choose("versi", name)


def _understood(asked: dict[str, str], options: _Options) -> tuple[dict, list[str]]:
    """The parts of a link that we know, and a notice for each that we do not."""
    readers = _readers(options)
    known, unread = {}, []
    for name, text in asked.items():
        if name == "halaman":
            unread.append(say("catatan.halaman", halaman=text))
        elif name in ("data", "versi"):
            continue
        elif name not in readers:
            unread.append(say("catatan.tautan", bagian=f"{name}={text}"))
        else:
            value, refused = readers[name](text)
            if value:
                known[name] = value
            unread += [_refusal(name, part) for part in refused]
    _descend(known, known.get("desa") or known.get("kec"))
    return known, unread


def _refusal(name: str, part: str) -> str:
    """Why a part of a link means nothing; a code of a place gets the likely reason."""
    if name in PLACES and part.replace(".", "").isdecimal():
        return say("catatan.kode", bagian=f"{name}={part}")
    return say("catatan.tautan", bagian=f"{name}={part}")


def _descend(choices: dict, code: str | None) -> None:
    """Open a village or district with all that it lies in, so that the way back up is there."""
    if not code:
        return
    (place,) = store.ask("place_names", codes=[code]).itertuples()
    choices["kab"] = [place.regency]
    for name in ("kec", "desa"):
        choices.pop(name, None)
    if pd.isna(place.district):
        choices["kec"] = code
    else:
        choices |= {"kec": place.district, "desa": code}


def _readers(options: _Options) -> dict[str, Callable]:
    """How each part of the URL is read: text -> (value, parts that mean nothing)."""

    def several(known: dict[str, str]) -> Callable:
        def read(text: str):
            parts = [part for part in text.split(",") if part]
            return [part for part in parts if part in known], [part for part in parts if part not in known]

        return read

    def one(known: dict[str, str]) -> Callable:
        return lambda text: (text, []) if text in known else (None, [text])

    def years(text: str):
        parts = text.split("-")
        known = len(parts) == 2 and all(part.isdecimal() and int(part) in options.years for part in parts)
        if known and int(parts[0]) <= int(parts[1]):
            return (int(parts[0]), int(parts[1])), []
        return None, [text]

    def place(digits: int) -> Callable:
        def read(text: str):
            found = len(text) == digits and not store.ask("place_names", codes=[text]).empty
            return (text, []) if found else (None, [text[:20]])

        return read

    return {
        "kab": several(options.regency),
        "pulau": several(options.island),
        "kat": several(options.category),
        "tahun": years,
        "ind": one(options.indicator),
        "per": lambda text: (text, []) if len(text) <= 20 else (None, [text[:20]]),
        "prog": one(options.programme),
        "tampil": one(dict.fromkeys(PROGRAMME_PARTS, "")),
        "cari": lambda text: (text[:80], []),
        "paspor": lambda text: (text[:PASSPORT_LETTERS], []),
        "bagian": one(dict.fromkeys(ABOUT_PARTS, "")),
        "lembar": one(dict.fromkeys(DATA_PARTS, "")),
        "dengan": one({each.name: "" for each in store.kept(store.in_view().dataset)}),
        "paparan": lambda text: (text, []) if re.fullmatch("[0-9a-f]{16}", text) else (None, [text[:20]]),
        "proyektor": one({"1": ""}),
        "titik": one({"1": ""}),
        "kec": place(6),
        "desa": place(10),
        "kiriman": lambda text: (
            (text, []) if re.fullmatch(r"\d{8}T\d{6}Z-[0-9a-f]{8}", text) else (None, [text])
        ),
    }


def draw() -> Filters:
    """Draw the shared controls in the sidebar, put the choices into the URL, and return them."""
    options = _options()
    choices = st.session_state["choices"]
    _island_control(options, choices)
    islands = choices.get("pulau", [])
    offered = [code for code in options.regency if not islands or options.island_of[code] in islands]
    _control(
        st.multiselect,
        "kab",
        label=say("filter.kabupaten"),
        codes=offered,
        names=options.regency,
        placeholder=say("filter.semua_kabupaten"),
    )
    _control(
        st.multiselect,
        "kat",
        label=say("filter.kategori"),
        codes=list(options.category),
        names=options.category,
        placeholder=say("filter.semua_kategori"),
    )
    if len(options.years) > 1:
        first, last = choices.get("tahun", (options.years[0], options.years[-1]))
        st.session_state["tahun"] = (first, last)
        st.slider(
            say("filter.tahun"),
            options.years[0],
            options.years[-1],
            key="tahun",
            format="%d",
            on_change=_keep_years,
            args=(options.years,),
        )
    if store.newest("simulasi").snapshot is not None:
        names = {"terpublikasi": say("filter.terpublikasi"), "simulasi": say("filter.simulasi")}
        st.session_state["data"] = choices.get("data", DATASETS[0])
        st.radio(say("filter.data"), list(names), format_func=names.get, key="data", on_change=_keep_dataset)
    _write_url()
    return current()


def _island_control(options: _Options, choices: dict) -> None:
    st.session_state["pulau"] = choices.get("pulau", [])
    st.pills(
        say("filter.pulau"),
        list(options.island),
        format_func=options.island.get,
        selection_mode="multi",
        key="pulau",
        on_change=_keep_islands,
        args=(options.island_of,),
    )


def _control(
    widget: Callable, name: str, *, label: str, codes: list[str], names: dict[str, str], default=None, **extra
):
    """One widget whose value lives in `choices`, so that it survives a change of page."""
    empty = [] if default is None else default
    value = st.session_state["choices"].get(name, empty)
    st.session_state[name] = [code for code in value if code in codes] if isinstance(value, list) else value
    return widget(
        label, codes, format_func=names.get, key=name, on_change=_keep, args=(name, default), **extra
    )


def _keep(name: str, default=None) -> None:
    choose(name, st.session_state[name], default)


def _keep_dataset() -> None:
    """Another data set has other snapshots: a frozen one is let go."""
    choose("data", st.session_state["data"], DATASETS[0])
    choose("versi", None)


def _keep_islands(island_of: dict[str, str]) -> None:
    """An island group limits the regencies: those outside it are let go."""
    islands = st.session_state["pulau"]
    choose("pulau", islands)
    kept = st.session_state["choices"].get("kab", [])
    choose("kab", [code for code in kept if not islands or island_of[code] in islands])


def _keep_years(years: tuple[int, ...]) -> None:
    choose("tahun", tuple(st.session_state["tahun"]), (years[0], years[-1]))


def choose(name: str, value, default=None) -> None:
    """Set one choice; an empty or default value takes it back."""
    choices = st.session_state["choices"]
    if value and value != default:
        choices[name] = value
    else:
        choices.pop(name, None)
    if name in ("kab", "pulau") and choices.get("kab") != [choices.get("kec", "")[:4]]:
        for inside in ("kec", "desa"):  # they lie in the one regency that is opened, or nowhere
            choices.pop(inside, None)


def toggle(name: str, code: str) -> None:
    """Choose one of several, or take the choice back: the answer to a click on a bar, a row or a chip."""
    kept = list(st.session_state["choices"].get(name, []))
    choose(name, [other for other in kept if other != code] if code in kept else [*kept, code])


def toggle_place(code: str) -> None:
    """Choose a place of any level, or take the choice back: the answer to a click on a map or in a list."""
    choices = st.session_state["choices"]
    name = {4: "kab", 6: "kec", 10: "desa"}[len(code)]
    if name == "kab":
        toggle("kab", code)
    elif choices.get(name) == code:
        choices.pop(name)
        if name == "kec":
            choices.pop("desa", None)
    else:
        _descend(choices, code)


def toggle_selected(name: str, codes: tuple[str, ...], key: str) -> None:
    """The answer to a click on a row of a chart, whose rows stand for these codes."""
    for point in st.session_state[key].selection.points[:1]:
        toggle(name, codes[point["point_index"]])


def open_only(code: str) -> None:
    """Go to one place and let go of every other: the answer to a search or a step back up."""
    choices = st.session_state["choices"]
    for name in (*PLACES, "pulau"):
        choices.pop(name, None)
    if len(code) == 4:
        choices["kab"] = [code]
    else:
        _descend(choices, code)


def active() -> list[tuple[str, str, str]]:
    """What is filtered, each as the name of its choice, its code and what a reader calls it."""
    choices, options = st.session_state["choices"], _options()
    named = {"pulau": options.island, "kab": options.regency, "kat": options.category}
    found = [(name, code, known[code]) for name, known in named.items() for code in choices.get(name, [])]
    inside = [choices[name] for name in ("kec", "desa") if name in choices]
    if inside:
        for place in store.ask("place_names", codes=inside).itertuples():
            name = "kec" if pd.isna(place.district) else "desa"
            found.append((name, place.code, say("filter.tempat", jenis=place.kind, nama=place.name)))
    if "tahun" in choices:
        found.append(("tahun", "", _as_text(choices["tahun"])))
    if "cari" in choices:
        found.append(("cari", "", say("filter.cari", cari=choices["cari"])))
    return found


def let_go(name: str, code: str) -> None:
    """Take one filter back: the answer to a click on its chip."""
    if name in ("kec", "desa"):
        toggle_place(code)
    elif code:
        toggle(name, code)
    else:
        choose(name, None)


def pick(name: str, label: str, names: dict[str, str], default: str, widget: Callable = st.selectbox) -> str:
    """A control of one page (indicator, period, programme) whose choice also lives in the URL."""
    value = st.session_state["choices"].get(name, default)
    st.session_state[name] = value if value in names else default
    return widget(label, list(names), format_func=names.get, key=name, on_change=_keep, args=(name, default))


def search(label: str, placeholder: str, name: str = "cari", most: int = 80) -> str:
    """A search box of one page whose text also lives in the URL."""
    st.session_state[name] = st.session_state["choices"].get(name, "")
    return st.text_input(
        label, key=name, placeholder=placeholder, max_chars=most, on_change=_keep, args=(name,)
    )


def ask_for(name: str, label: str, placeholder: str) -> str:
    """A search for something to choose, not a filter: its text is not a part of the link."""
    return st.text_input(label, key=name, placeholder=placeholder, max_chars=60)


def switch(name: str, label: str) -> bool:
    """A switch of one page whose state also lives in the URL."""
    st.session_state[name] = st.session_state["choices"].get(name) == "1"
    return st.toggle(label, key=name, on_change=_keep_switch, args=(name,))


def _keep_switch(name: str) -> None:
    choose(name, "1" if st.session_state[name] else None)


def _write_url() -> None:
    wanted = {name: _as_text(value) for name, value in st.session_state["choices"].items()}
    if {name: st.query_params[name] for name in st.query_params} != wanted:
        st.query_params.from_dict(wanted)
    st.session_state["written"] = wanted


def link() -> str:
    """The choices of this session as the part of an address after its question mark."""
    return urlencode(st.session_state["written"], safe=",")


def _as_text(value) -> str:
    if isinstance(value, tuple):
        return f"{value[0]}-{value[1]}"
    return ",".join(value) if isinstance(value, list) else str(value)


def composition() -> str:
    """The name of the briefing that is being composed; empty when there is none."""
    return st.session_state["choices"].get("paparan", "")


def same_data() -> dict[str, str]:
    """The part of a link that keeps a reader in the data set and snapshot that are in view."""
    choices = st.session_state["choices"]
    return {name: choices[name] for name in ("data", "versi") if name in choices}


def opened_import() -> str:
    """The import whose link was opened; empty when none was."""
    return st.session_state["choices"].get("kiriman", "")


def regencies() -> dict[str, str]:
    """Regencies: code -> name."""
    return _options().regency


def pick_regency(label: str, value: str) -> None:
    """A control of a page that is about exactly one regency: it replaces whatever was chosen."""
    names = _options().regency
    st.session_state["satu_kab"] = value or None
    st.selectbox(
        label,
        list(names),
        format_func=names.get,
        key="satu_kab",
        placeholder=say("filter.pilih_kabupaten"),
        on_change=_open_picked,
    )


def _open_picked() -> None:
    if code := st.session_state["satu_kab"]:
        open_only(code)
    else:
        choose("kab", None)


def indicators() -> dict[str, str]:
    """Indicators known by regency: code -> name."""
    return _options().indicator


def programmes() -> dict[str, str]:
    """Programmes: id -> name."""
    return _options().programme


def current() -> Filters:
    """The choices of this session as one value."""
    choices = st.session_state["choices"]
    options = _options()
    islands = choices.get("pulau", [])
    chosen = tuple(choices.get("kab", []))
    regencies = chosen or tuple(
        code for code in options.regency if islands and options.island_of[code] in islands
    )
    years = choices.get("tahun", (options.years[0], options.years[-1]))
    return Filters(
        regencies=regencies,
        chosen=chosen,
        categories=tuple(choices.get("kat", [])),
        years=years,
        indicator=choices.get("ind", DEFAULT_INDICATOR),
        period=choices.get("per", ""),
        programme=choices.get("prog", DEFAULT_PROGRAMME),
        search=choices.get("cari", ""),
        presenting=choices.get("proyektor") == "1",
        district=choices.get("kec", ""),
        village=choices.get("desa", ""),
        sentence=_sentence(choices, options, chosen, islands, years),
    )


def _sentence(choices: dict, options: _Options, chosen: tuple, islands: list, years: tuple) -> str:
    if chosen:
        where = numbers.listing([options.regency[code] for code in chosen])
    elif islands:
        where = say("filter.kalimat_pulau", pulau=numbers.listing([options.island[name] for name in islands]))
    else:
        where = say("filter.kalimat_provinsi")
    parts = [where]
    if choices.get("kat"):
        parts.append(
            say(
                "filter.kalimat_kategori",
                kategori=numbers.listing([options.category[c] for c in choices["kat"]]),
            )
        )
    if "tahun" in choices:
        parts.append(f"{years[0]}\N{EN DASH}{years[1]}")
    return "; ".join(parts)


def within(frame: pd.DataFrame, regencies: tuple[str, ...], column: str = "code") -> pd.DataFrame:
    """The rows of the chosen regencies; all of them when none is chosen."""
    return frame[frame[column].isin(regencies)] if regencies else frame
