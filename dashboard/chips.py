"""What is filtered, as chips above every page: each takes its filter back."""

import streamlit as st

from dashboard import filters, panel
from dashboard.filters import Filters
from dashboard.text import say


def draw(chosen: Filters) -> None:
    """One chip per filter; nothing where nothing is filtered, or on a projector."""
    found = filters.active()
    if not found or chosen.presenting:
        return
    with st.container(horizontal=True, key="keping", gap="small"):
        for name, code, label in found:
            st.button(
                f"{panel.plain(label)} ✕",
                key=f"keping_{name}_{code}",
                help=say("keping.hapus"),
                on_click=filters.let_go,
                args=(name, code),
            )
