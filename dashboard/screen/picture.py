"""A drawing of paper on the live page: Streamlit's own HTML takes no SVG, so a small component shows it."""

import streamlit as st

from dashboard.screen import sheets


def draw(svg: str, *, tall: float, key: str) -> None:
    """Show `svg`; `tall` is its height in the units of assets/proyektor.css."""
    _component(data={"svg": svg, "tall": tall}, key=key)


HTML = '<div class="gambar"></div>'
_component = st.components.v2.component(
    "gambar", html=HTML, js=sheets.loader("gambar", "picture", failed="gagal_gambar")
)
