"""The parts of a page that follow the chosen places: a choice draws them again, and the rest of it stands.

Streamlit draws a whole page anew for each choice, the controls and definitions that say the same as before
included. On a page in parts everything that follows the chosen places is a part: a choice of place, which is
made in a part, asks for the parts alone. On other pages a part is drawn like everything else.
"""

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

import streamlit as st

from dashboard.answers import store
from dashboard.answers.facts import Facts
from dashboard.answers.view import View
from dashboard.choices import filters, versions

Waiting = tuple[Any, Callable[[View], None]]  # a container of the page, and what is drawn in it

# The parts that `end` will draw; None where each is drawn as it comes.
_waiting: ContextVar[list[Waiting] | None] = ContextVar("waiting", default=None)


def begin(page: Facts) -> None:
    """A page is drawn whole."""
    _waiting.set([] if page.in_parts else None)


def part(draw: Callable[[View], None]) -> None:
    """Draw a part here: `draw(view)`, with the choices of the moment.

    What else it holds is of the page's last whole run: that must not follow the chosen places.
    """
    place, waiting = st.container(), _waiting.get()
    if waiting is None:
        with place:
            draw(filters.view())
    else:
        waiting.append((place, draw))


@st.fragment(run_every=filters.AGAIN)
def alone(draw: Callable[[View], None]) -> None:
    """Draw a part by itself, of a page that is drawn whole otherwise."""
    if filters.is_outdated() or (filters.write_url() and filters.frozen()):
        st.rerun()  # the link of a frozen view stands outside
    _answered(draw)


def end() -> None:
    """Draw the parts that wait; called last."""
    if waiting := _waiting.get():
        _draw(waiting)


@st.fragment
def _draw(parts: list[Waiting]) -> None:
    if filters.is_outdated():
        st.rerun()
    filters.write_url()
    for place, draw in parts:
        with place, st.container():  # of its own: a fragment in it would pile up in `place` with each run
            if not _answered(draw):
                return


def _answered(draw: Callable[[View], None]) -> bool:
    """Draw it, or say that the snapshot cannot answer."""
    try:
        draw(filters.view())
    except store.OtherSchema as unreadable:
        versions.of_another_time(unreadable)
        return False
    return True
