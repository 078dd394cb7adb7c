"""The shared filters: kept once, mirrored in the URL in codes, read by every page as one frozen value.

The URL is read when a session opens and whenever the reader changes it (a link, the back button); otherwise
it is written from the choices. This module is the only writer of `st.session_state`; controls, maps, bars and
rows call it. Where one of them stands in a part of a page (`parts`), Streamlit draws the parts alone, so a
choice of anything but a place asks for the whole page. `links` knows the codes of the URL, `options` what can
be chosen, `controls` draws.
"""

from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from dashboard import links, options, store
from dashboard.store import Choice
from dashboard.text import say

DATASETS = ("terpublikasi", "simulasi")
DEFAULT_INDICATOR = "stunting-ssgi"
ONLY_ON = {"tahun": ("ekspor", "data"), "cari": ("produk-desa",)}  # the pages that such a filter narrows
DEFAULT_PROGRAMME = "bangun-karya"


@dataclass(frozen=True)
class Filters:
    """What the reader chose. Empty tuples mean everything. What a panel is about, `scope` says: not these."""

    regencies: tuple[str, ...]  # Kemendagri codes: those chosen by name, or all of the chosen island groups
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

    @property
    def places(self) -> tuple[str, ...]:
        """Every chosen place, of any level: what a map or a list marks."""
        return (*self.chosen, *(code for code in (self.district, self.village) if code))

    @property
    def areas(self) -> tuple[str, ...]:
        """The narrowest places chosen: what products and their exports can be asked for."""
        inside = self.village or self.district
        return (inside,) if inside else self.regencies

    @property
    def island(self) -> tuple[str, ...]:
        """The regencies of the chosen island groups: what maps show, where single ones are only marked."""
        return () if self.chosen else self.regencies


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
    if moved:
        state["unnamed"] = None
    state["page"], state["written"] = page, asked

    choice, told = _chosen_snapshot(state["choices"])
    if choice.problem:
        told.append(choice.problem)
    if choice.snapshot is None:
        raise LookupError(choice.problem)
    state["snapshot"] = choice.snapshot
    if state.pop("fresh", False):
        frozen = state["choices"].get("versi")
        state["choices"], unread = links.understood(asked, options.in_view())
        if choice.snapshot.dataset != DATASETS[0]:
            state["choices"]["data"] = choice.snapshot.dataset
        if frozen == choice.snapshot.name:
            state["choices"]["versi"] = frozen
        state["unread"] = told + unread
        return state["unread"]
    return told + [notice for notice in state["unread"] if notice not in told]


@st.fragment(run_every=timedelta(days=1))
def open_again() -> None:
    """Nothing to see: a page with a clock asks for a run as soon as its connection is back.

    Without one the browser waits for a click after a restart of the server, and that click is lost: the new
    session does not know what was clicked, and a click on the menu takes the address with its filters away.
    """


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


def is_outdated() -> bool:
    """Is there newer data to show than that in view?"""
    choice, _ = _chosen_snapshot(st.session_state["choices"])
    return choice.snapshot != st.session_state["snapshot"]


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
    st.rerun()


def choice(name: str, default=None):
    """What was chosen under this name."""
    return st.session_state["choices"].get(name, default)


def show(name: str, value) -> None:
    """Put a value into the control of this name before it is drawn."""
    st.session_state[name] = value


def choose(name: str, value, default=None) -> None:
    """Set one choice; an empty or default value takes it back."""
    choices = st.session_state["choices"]
    st.session_state["unnamed"] = None
    if name in ("kab", "pulau"):
        st.session_state["replaced"] = None
    if value and value != default:
        choices[name] = value
        if name in ("kab", "pulau"):
            _replace(name)
    else:
        choices.pop(name, None)
    if name in ("kab", "pulau") and choices.get("kab") != [choices.get("kec", "")[:4]]:
        for inside in ("kec", "desa"):  # they lie in the one regency that is opened, or nowhere
            choices.pop(inside, None)


def _replace(name: str) -> None:
    """Island groups and single regencies both choose a place: the newer choice replaces the older."""
    told = links.one_place(st.session_state["choices"], name, options.in_view())
    if told:
        st.session_state["replaced"] = told


def replaced() -> str | None:
    """What the newest choice of a place let go, as a sentence."""
    return st.session_state.get("replaced")


def ask_back(control: str, text: str) -> None:
    """Keep what was typed into this control and names no one place, until something is chosen."""
    st.session_state["unnamed"] = (control, text)


def unnamed(control: str) -> str:
    """What was typed into this control and names no one place; empty when nothing was."""
    asked, text = st.session_state.get("unnamed") or ("", "")
    return text if asked == control else ""


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
        if replaced():
            st.rerun()  # the island groups stand outside the parts that follow a place
    elif choices.get(name) == code:
        choices.pop(name)
        if name == "kec":
            choices.pop("desa", None)
    else:
        links.descend(choices, code)


def toggle_selected(name: str, codes: tuple[str, ...], key: str) -> None:
    """The answer to a click on a row or field of a chart, which stand for these codes."""
    for point in st.session_state[key].selection.points[:1]:
        toggle(name, codes[point["point_number"]])


def open_only(code: str) -> None:
    """Go to one place and let go of every other: the answer to a search or a step back up."""
    choices = st.session_state["choices"]
    for name in links.PLACES:
        choices.pop(name, None)
    if len(code) == 4:
        choose("kab", [code])
    else:
        links.descend(choices, code)
        _replace("kab")
    if replaced():
        st.rerun()


def names() -> dict[str, dict[str, str]]:
    """Of each filter that a click can set: code -> what a reader calls it."""
    known = options.in_view()
    return {"pulau": known.island, "kab": known.regency, "kat": known.category}


def active() -> list[tuple[str, str, str]]:
    """What is filtered, each as the name of its choice, its code and what a reader calls it."""
    choices = st.session_state["choices"]
    found = [(name, code, called[code]) for name, called in names().items() for code in choices.get(name, [])]
    found += [("kec" if len(code) == 6 else "desa", code, place) for code, place in _inside(choices)]
    if "tahun" in choices and _is_here("tahun"):
        found.append(("tahun", "", links.years(choices["tahun"])))
    if "cari" in choices and _is_here("cari"):
        found.append(("cari", "", say("filter.cari", cari=choices["cari"])))
    return found


def _is_here(name: str) -> bool:
    """Does this filter narrow anything on the page in view? Elsewhere it sleeps, and nothing claims it."""
    return st.session_state["page"] in ONLY_ON[name]


def chosen_places(name: str) -> tuple[str, ...]:
    """What is chosen under a filter of places, as codes with which the codes of all in it begin."""
    value = st.session_state["choices"].get(name, [])
    if name == "pulau":
        return options.in_view().on(value)
    return (value,) if isinstance(value, str) else tuple(value)


def _inside(choices: dict) -> list[tuple[str, str]]:
    """The district and the village that are opened: code and what a reader calls each, widest first."""
    codes = [choices[name] for name in ("kec", "desa") if name in choices]
    if not codes:
        return []
    found = store.ask("place_names", codes=codes)
    return [(row.code, say("filter.tempat", jenis=row.kind, nama=row.name)) for row in found.itertuples()]


def let_go(name: str, code: str) -> None:
    """Take one filter back: the answer to a click on its chip."""
    if name in links.PLACES:
        toggle_place(code)
        return
    if code:
        toggle(name, code)
    else:
        choose(name, None)
    st.rerun()


def write_url() -> None:
    """Put the choices into the address, for a link that opens the same view."""
    wanted = {name: links.written(value) for name, value in st.session_state["choices"].items()}
    if {name: st.query_params[name] for name in st.query_params} != wanted:
        st.query_params.from_dict(wanted)
    st.session_state["written"] = wanted


def link() -> str:
    """The choices of this session as the part of an address after its question mark."""
    return urlencode(st.session_state["written"], safe=",")


def composition() -> str:
    """The name of the briefing that is being composed; empty when there is none."""
    return st.session_state["choices"].get("paparan", "")


def passport_code() -> str:
    """The passport whose link was opened; empty when none was."""
    return st.session_state["choices"].get("paspor", "")


def same_data() -> dict[str, str]:
    """The part of a link that keeps a reader in the data set and snapshot that are in view."""
    choices = st.session_state["choices"]
    return {name: choices[name] for name in ("data", "versi") if name in choices}


def opened_import() -> str:
    """The import whose link was opened; empty when none was."""
    return st.session_state["choices"].get("kiriman", "")


def regencies() -> dict[str, str]:
    """Regencies: code -> name."""
    return options.in_view().regency


def typed() -> dict[str, str]:
    """Regencies: code -> what a list shows, so that name, alias and code can all be typed."""
    return options.in_view().typed


def indicators() -> dict[str, str]:
    """Indicators known by regency: code -> name."""
    return options.in_view().indicator


def programmes() -> dict[str, str]:
    """Programmes: id -> name."""
    return options.in_view().programme


def current() -> Filters:
    """The choices of this session as one value."""
    choices, known = st.session_state["choices"], options.in_view()
    chosen = tuple(choices.get("kab", []))
    return Filters(
        regencies=chosen or known.on(choices.get("pulau", [])),
        chosen=chosen,
        categories=tuple(choices.get("kat", [])),
        years=choices.get("tahun", (known.years[0], known.years[-1])),
        indicator=choices.get("ind", DEFAULT_INDICATOR),
        period=choices.get("per", ""),
        programme=choices.get("prog", DEFAULT_PROGRAMME),
        search=choices.get("cari", ""),
        presenting=choices.get("proyektor") == "1",
        district=choices.get("kec", ""),
        village=choices.get("desa", ""),
    )


def within(frame: pd.DataFrame, regencies: tuple[str, ...], column: str = "code") -> pd.DataFrame:
    """The rows of the chosen regencies, which `scope` then tells; all of them when none is chosen."""
    if not regencies:
        return frame
    found = frame[frame[column].isin(regencies)]
    found.attrs = frame.attrs | {"within": list(regencies)}
    return found
