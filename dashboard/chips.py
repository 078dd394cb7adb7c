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
    if filters.replaced() and not chosen.presenting:
        panel.hint(filters.replaced())
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
    words = DOWN_TO_VILLAGES.get(page, "sempit.tidak")
    if chosen.district and words:  # the map follows a district itself and needs no word about it
        _how_far(words, chosen, found)


def _how_far(words: str, chosen: Filters, found: list[tuple[str, str, str]]) -> None:
    """How much of a page follows a district or village that is opened."""
    label = {name: label for name, _, label in found}
    products = ask("products", regencies=chosen.regencies, categories=chosen.categories, search="")
    told = {"tempat": label.get("desa", label["kec"]), "kabupaten": label["kab"]}
    panel.hint(say(words, **told, tanpa=int(products.village.isna().sum())))
