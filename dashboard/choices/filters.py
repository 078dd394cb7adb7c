"""The shared filters: kept once, mirrored in the URL in codes, read by every page as one frozen value.

The URL is read when a session opens and whenever the reader changes it (a link, the back button); otherwise
it is written from the choices. This module is the only writer of `st.session_state`; controls, maps, bars and
rows call it. Where one of them stands in a part of a page (`parts`), Streamlit draws the parts alone, so a
choice of anything but a place asks for the whole page. `links` knows the codes of the URL, `options` what can
be chosen, `controls` draws.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.answers import addresses, links, store
from dashboard.answers.facts import Facts
from dashboard.answers.view import DATASETS, View, written
from dashboard.language import languages
from dashboard.language.text import say
from data.snapshots import Choice


def open_session(page: Facts) -> list[str]:
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
        state["choices"], unread = links.understood(asked, choice.snapshot)
        if choice.snapshot.dataset != DATASETS[0]:
            state["choices"]["data"] = choice.snapshot.dataset
        if frozen == choice.snapshot.name:
            state["choices"]["versi"] = frozen
        state["unread"] = told + unread
        return [*state["unread"]]
    return told + [notice for notice in state["unread"] if notice not in told]


def language() -> str:
    """The language of this session's reader; the home language where there is no session."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return languages.HOME
    asked = st.session_state.get("choices", st.query_params).get("bahasa", languages.HOME)
    return asked if asked in languages.known() else languages.HOME


@st.fragment(run_every=timedelta(days=1))
def open_again() -> None:
    """Nothing to see: a page with a clock asks for a run as soon as its connection is back.

    Without one the browser waits for a click after a restart of the server, and that click is lost: the new
    session does not know what was clicked, and a click on the menu takes the address with its filters away.
    """


def _chosen_snapshot(choices: Mapping[str, Any]) -> tuple[Choice, list[str]]:
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
    return bool(choice.snapshot != st.session_state["snapshot"])


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


def choice(name: str, default: Any = None) -> Any:
    """What was chosen under this name."""
    return st.session_state["choices"].get(name, default)


def show(name: str, value: Any) -> None:
    """Put a value into the control of this name before it is drawn."""
    st.session_state[name] = value


def choose(name: str, value: Any, default: Any = None) -> None:
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
    told = links.one_place(st.session_state["choices"], name, view().options)
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
        links.descend(choices, code, st.session_state["snapshot"])


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
        links.descend(choices, code, st.session_state["snapshot"])
        _replace("kab")
    if replaced():
        st.rerun()


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
    wanted = {name: written(value) for name, value in st.session_state["choices"].items()}
    if {name: st.query_params[name] for name in st.query_params} != wanted:
        st.query_params.from_dict(wanted)
    st.session_state["written"] = wanted


def view() -> View:
    """What the page of this session is described from: the snapshot in view and the choices of the moment."""
    state = st.session_state
    host = addresses.host(st.context.url or "")
    return View(state["snapshot"], dict(state["choices"]), state["page"], host)
