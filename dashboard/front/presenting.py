"""Projector mode: nothing but one screen of the page, and arrows that turn to the next one.

What is chosen stands in the bar too: a place that was looked into is let go of there.
"""

from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.answers.view import View
from dashboard.choices import chips, filters
from dashboard.language.text import say
from dashboard.paper.lettering import wrapped
from dashboard.saying import markup
from dashboard.screen import sheets
from dashboard.screen.projected import INDENT, ROOM, SMALL, shows_chips


def told(notices: list[str], view: View) -> None:
    """What a link held that means nothing here; on a wall, where nobody can mend it, without the advice."""
    if not view.presenting:
        for notice in notices:
            st.warning(markup.plain(notice))
    elif notices:
        words = " ".join(_first_sentence(notice) for notice in notices)
        lines = len(wrapped(words, SMALL, ROOM - INDENT))
        high = f"<style>:root {{ --baris: {lines}; }}</style>"  # what the screen has less for the page
        st.html(f'{high}<p class="beku" role="status">{escape(words)}</p>')


def _first_sentence(notice: str) -> str:
    first, stop, _ = notice.partition(". ")
    return first + stop.rstrip()


def chosen(name: str, view: View) -> None:
    """What is chosen, each to be let go; where it is too much for the bar, all of it by one button."""
    if shows_chips(name, view):
        chips.buttons(view)
    elif view.active:
        st.button(
            say("proyektor.lepas", jumlah=len(view.active)),
            key="lepas_semua",
            on_click=filters.let_all_go,
            args=({each for each, *_ in view.active},),
        )


def controls(menu: list, page, view: View) -> DeltaGenerator | None:
    """The row with the button into projector mode, or, in it, its style sheet and the bar with arrows."""
    if not view.presenting:
        row = st.container(horizontal=True, key="alat")
        row.button(
            say("proyektor.masuk"),
            key="masuk_proyektor",
            icon=":material/fit_screen:",
            type="tertiary",
            on_click=filters.choose,
            args=("proyektor", "1"),
        )
        return row
    st.html(sheets.sheet("proyektor"))
    place = [other.url_path for other in menu].index(page.url_path)
    with st.container(horizontal=True, horizontal_alignment="right", key="bilah_proyektor"):
        chosen(page.title, view)
        back = st.button(
            say("proyektor.mundur"), key="mundur", shortcut="Left", disabled=place == 0, type="tertiary"
        )
        st.text(say("proyektor.halaman", ke=place + 1, dari=len(menu)))
        ahead = st.button(
            say("proyektor.maju"),
            key="maju",
            shortcut="Right",
            disabled=place == len(menu) - 1,
            type="tertiary",
        )
        st.button(
            say("proyektor.keluar"),
            key="keluar_proyektor",
            shortcut="Esc",
            type="tertiary",
            on_click=filters.choose,
            args=("proyektor", None),
        )
    if back or ahead:
        st.switch_page(menu[place + (1 if ahead else -1)])
    return None
