"""What is filtered, as chips above every page: each takes its filter back."""

from html import escape

import streamlit as st

from dashboard.answers.view import View
from dashboard.choices import filters
from dashboard.language.text import say
from dashboard.saying import markup


def draw(view: View) -> None:
    """One chip per filter; nothing where nothing is filtered."""
    if told := filters.replaced():
        _hint(told)
    if not view.active:
        return
    with st.container(horizontal=True, key="keping", gap="small"):
        buttons(view)
    if view.chosen.district and view.page.inside:
        _how_far(view.page.inside, view)


def buttons(view: View) -> None:
    """Each filter as a button that takes it back."""
    for name, code, label in view.active:
        st.button(
            f"{markup.plain(label)} ✕",
            key=f"keping_{name}_{code}",
            help=say("keping.hapus"),
            on_click=filters.let_go,
            args=(name, code),
        )


def _how_far(words: str, view: View) -> None:
    """How much of a page follows a district or village that is opened."""
    chosen, label = view.chosen, {name: label for name, _, label in view.active}
    products = view.ask("products", regencies=chosen.regencies, categories=chosen.categories, search="")
    told = {"tempat": label.get("desa", label["kec"]), "kabupaten": label["kab"]}
    _hint(say(words, **told, tanpa=int(products.village.isna().sum())))


def _hint(text: str) -> None:
    st.html(f'<p class="kecil tak-cetak">{escape(text)}</p>')
