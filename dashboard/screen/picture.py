"""Drawings of paper on the live page: Streamlit's own HTML takes no SVG, so small components show them."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboard.exhibits import theme
from dashboard.screen import sheets


def draw(svg: str, *, tall: float, key: str) -> None:
    """Show `svg`; `tall` is its height in the units of assets/proyektor.css."""
    _component(data={"svg": svg, "tall": tall}, key=key)


def draw_slides(data: dict[str, Any], *, key: str, on: Callable[[str, Any], None]) -> None:
    """Show `slides` (mark, title, address of the picture) as small pictures with `chosen` marked.

    They are dragged, chosen, moved, taken out and given another title, with keys too: `on` is called with
    'chosen' or 'removed' and a place, with 'moved' and both places, with 'titled' and a place and the words.
    """
    _slides(
        data=data,
        key=key,
        on_chosen_change=lambda: on("chosen", st.session_state[key].chosen),
        on_moved_change=lambda: on("moved", st.session_state[key].moved),
        on_removed_change=lambda: on("removed", st.session_state[key].removed),
        on_titled_change=lambda: on("titled", st.session_state[key].titled),
    )


HTML = '<div class="gambar"></div>'
_component = st.components.v2.component(
    "gambar", html=HTML, js=sheets.loader("gambar", "picture", failed="gagal_gambar")
)
_slides = st.components.v2.component(
    "susunan",
    html='<div class="susunan"></div>',
    js=sheets.loader(
        "susunan",
        "thumbnails",
        failed="gagal_gambar",
        sheet=sheets.address("thumbnails.css"),
        ink=theme.INK,
        line=theme.LINE,
        muted=theme.MUTED,
        accent=theme.ACCENT,
        font=theme.FONT,
    ),
)
