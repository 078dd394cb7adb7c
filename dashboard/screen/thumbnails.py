"""The slides of a briefing as small pictures, to be dragged, chosen, and moved or taken out with keys."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboard.exhibits import theme
from dashboard.screen import sheets


def draw(data: dict[str, Any], *, key: str, on: Callable[[str, Any], None]) -> None:
    """Show `slides` (mark, title, address of the picture) with `chosen` marked.

    `on` is called with 'chosen' or 'removed' and a place, or with 'moved' and both places.
    """
    _component(
        data=data,
        key=key,
        on_chosen_change=lambda: on("chosen", st.session_state[key].chosen),
        on_moved_change=lambda: on("moved", st.session_state[key].moved),
        on_removed_change=lambda: on("removed", st.session_state[key].removed),
    )


HTML = '<div class="susunan"></div>'
SCRIPT = sheets.loader(
    "susunan",
    "thumbnails",
    failed="gagal_gambar",
    sheet=sheets.address("thumbnails.css"),
    ink=theme.INK,
    line=theme.LINE,
    muted=theme.MUTED,
    accent=theme.ACCENT,
    font=theme.FONT,
)
_component = st.components.v2.component("susunan", html=HTML, js=SCRIPT)
