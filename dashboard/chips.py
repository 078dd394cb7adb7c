"""What is filtered, as chips above every page: each takes its filter back."""

import streamlit as st

from dashboard import filters, panel
from dashboard.filters import Filters
from dashboard.store import ask
from dashboard.text import say

DOWN_TO_VILLAGES = {"peta": "", "produk-desa": "sempit.produk", "ekspor": "sempit.ekspor"}


def draw(page: str, chosen: Filters) -> None:
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
    if chosen.district:
        _how_far(page, chosen, found)


def _how_far(page: str, chosen: Filters, found: list[tuple[str, str, str]]) -> None:
    """How much of a page follows a district or village that is opened; the map needs no word about it."""
    words = DOWN_TO_VILLAGES.get(page, "sempit.tidak")
    if not words:
        return
    label = {name: label for name, _, label in found}
    products = ask("products", regencies=chosen.regencies, categories=chosen.categories, search="")
    told = {"tempat": label.get("desa", label["kec"]), "kabupaten": label["kab"]}
    panel.hint(say(words, **told, tanpa=int(products.village.isna().sum())))
