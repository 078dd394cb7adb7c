"""The map component: the shapes of a choropleth on the live page, and what a click on a place does.

The shapes are one SVG file that the browser keeps (data/shapes.py makes it); `assets/map.js` draws it. One
component draws regencies, districts and the tile grid: the address of the shapes decides.
"""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard.exhibits import theme
from dashboard.exhibits.choropleth import picture
from dashboard.screen import sheets


def draw(frame: pd.DataFrame, *, url: str, key: str, on_chosen: Callable[[str], None], **content) -> None:
    """Show the shapes at `url` with the content that `picture` describes.

    `on_chosen(code)` is called for each click, tap, Enter or Space on a place, a chosen one included.
    """
    data = {"url": url} | picture(frame, **content)
    _component(data=data, key=key, on_chosen_change=lambda: on_chosen(st.session_state[key].chosen))


HTML = '<div class="peta"></div>'
SCRIPT = sheets.loader(
    "peta",
    "map",
    "map_labels",
    "map_points",
    failed="gagal_peta",
    sheet=sheets.address("map.css"),
    land=theme.LAND,
    ink=theme.INK,
    muted=theme.MUTED,
    accent=theme.ACCENT,
    font=theme.FONT,
)
_component = st.components.v2.component("peta", html=HTML, js=SCRIPT)
