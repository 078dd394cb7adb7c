"""A chart on the live page as a drawing: the one of the static edition, whose marks choose.

The engine that draws interactive charts is 1.4 MB; it is fetched when a reader asks for one (`frame`).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from html import escape

import streamlit as st

from dashboard.answers.view import View
from dashboard.edition import charts
from dashboard.edition.sheet import WIDE, Sheet
from dashboard.exhibits import theme
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.kept import KEPT
from dashboard.screen import sheets

_room: ContextVar[float] = ContextVar("room", default=WIDE)


@contextmanager
def column(share: float) -> Iterator[None]:
    """What is drawn within this block has this share of the room around it."""
    before = _room.set(_room.get() * share)
    try:
        yield
    finally:
        _room.reset(before)


def draw(exhibit: Exhibit, view: View, on_chosen: Callable[[str], None]) -> None:
    """Show the chart; `on_chosen(code)` is called for each click, tap, Enter or Space on a mark."""
    room, key = _room.get(), exhibit.key
    drawing = KEPT.once(
        (exhibit, room), view, lambda now: charts.drawn(exhibit, Sheet(now, room)), lambda _: 0
    )
    chosen = [*view.chosen.chosen, *view.chosen.categories]
    marked = [
        code for code in chosen if f'data-kode="{escape(code)}"' in drawing
    ]  # else it is as it was: not sent
    data = {"drawing": drawing, "chosen": marked, "simulated": view.simulated}
    _component(data=data, key=f"grafik_{key}", on_chosen_change=lambda: _heard(key, on_chosen))


def _heard(key: str, on_chosen: Callable[[str], None]) -> None:
    on_chosen(st.session_state[f"grafik_{key}"].chosen)


HTML = '<div class="grafik"></div>'
_component = st.components.v2.component(
    "grafik",
    html=HTML,
    js=sheets.loader(
        "grafik", "drawing", failed="gagal_gambar", sheet=sheets.address("drawing.css"), font=theme.FONT
    ),
)
