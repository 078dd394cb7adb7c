"""The shared filters: kept once, mirrored in the URL in codes, read by every page as one frozen value.

The URL is read when a session opens and whenever the reader changes it (a link, the back button); otherwise
it is written from the choices. This module is the only writer of `st.session_state`; controls, maps, bars and
rows call it. Where one of them stands in a part of a page (`parts`), Streamlit draws the parts alone, so a
choice of anything but a place asks for the whole page. `links` knows the codes of the URL, `options` what can
be chosen, `controls` draws.
"""

from datetime import timedelta
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.answers import addresses, choosing, links
from dashboard.answers.facts import Facts
from dashboard.answers.view import View, written
from dashboard.language import languages

# A page with a clock asks for a run as soon as its connection is back. Without one the browser waits for a
# click after a restart of the server, and that click is lost: the new session does not know what was clicked,
# and a click on the menu takes the address with its filters away.
AGAIN = timedelta(days=1)


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

    choice, told, nearest = choosing.snapshot(state["choices"])
    if nearest:
        state["offered"] = nearest.name
    if choice.problem:
        told.append(choice.problem)
    if choice.snapshot is None:
        raise LookupError(choice.problem)
    state["snapshot"] = choice.snapshot
    if state.pop("fresh", False):
        state["choices"] = choosing.understood(asked, choice.snapshot, page, told)
        state["unread"] = told
        return [*told]
    return told + [notice for notice in state["unread"] if notice not in told]


def language() -> str:
    """The language of this session's reader; the home language where there is no session."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return languages.HOME
    asked = st.session_state.get("choices", st.query_params).get("bahasa", languages.HOME)
    return asked if asked in languages.known() else languages.HOME


@st.fragment(run_every=AGAIN)
def open_again() -> None:
    """Nothing to see: a page that has no other part with a clock is drawn again by this one."""


def is_outdated() -> bool:
    """Is there newer data to show than that in view?"""
    choice, *_ = choosing.snapshot(st.session_state["choices"])
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
    """Put a value into the control of this name before it is drawn, or keep it for this session."""
    st.session_state[name] = value


def choose(name: str, value: Any, default: Any = None) -> None:
    """Set one choice; an empty or default value takes it back."""
    state = st.session_state
    state["unnamed"] = None
    told = choosing.put(state["choices"], name, value, state["snapshot"], default)
    if name in ("kab", "pulau"):
        state["replaced"] = told


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
    st.session_state["unnamed"] = None
    told = choosing.toggle(st.session_state["choices"], name, code, st.session_state["snapshot"])
    if name in ("kab", "pulau"):
        st.session_state["replaced"] = told


def toggle_place(code: str) -> None:
    """Choose a place of any level, or take the choice back: the answer to a click on a map or in a list."""
    told = choosing.toggle_place(st.session_state["choices"], code, st.session_state["snapshot"])
    if len(code) == 4:
        st.session_state["unnamed"], st.session_state["replaced"] = None, told
    if told:
        st.rerun()  # the island groups stand outside the parts that follow a place


def open_only(code: str) -> None:
    """Go to one place and let go of every other: the answer to a search or a step back up."""
    st.session_state["unnamed"] = None
    told = choosing.open_only(st.session_state["choices"], code, st.session_state["snapshot"])
    st.session_state["replaced"] = told
    if told or len(code) == choosing.PROVINCE:
        st.rerun()  # provinces and island groups stand outside the parts that follow a place


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


def let_all_go(names: set[str]) -> None:
    """Take back all that is chosen under these names."""
    for name in names:
        choose(name, None)


def write_url() -> bool:
    """Put the choices into the address, for a link that opens the same view. Did it say something else?"""
    wanted = {name: written(value) for name, value in st.session_state["choices"].items()}
    is_other = {name: st.query_params[name] for name in st.query_params} != wanted
    if is_other:
        st.query_params.from_dict(wanted)
    st.session_state["written"] = wanted
    return is_other


def view() -> View:
    """What the page of this session is described from: the snapshot in view and the choices of the moment."""
    state = st.session_state
    host = addresses.host(st.context.url or "")
    return View(state["snapshot"], dict(state["choices"]), state["page"], host)
