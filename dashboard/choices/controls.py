"""The controls that readers choose with: the shared ones of the sidebar, and those of single pages.

Each shows what `filters` holds and hands what was picked back to it; nothing is kept here.
"""

from collections.abc import Callable, Sequence
from html import escape
from typing import Any, Literal, TypeVar

import streamlit as st

from dashboard.answers import naming, store
from dashboard.answers.options import Options
from dashboard.answers.view import DATASETS, View
from dashboard.choices import filters
from dashboard.choices.parts import part
from dashboard.exhibits.page import Pick, PickRegency, Search, Switch
from dashboard.language.text import say

T = TypeVar("T")
# The ready-made "fuzzy" finds the letters anywhere, in any distance: "Alor" in "Kabupaten Flores Timur".
BY_LETTERS: Literal["contains"] = "contains"


def draw(view: View) -> None:
    """Draw the shared controls in the sidebar, and put the choices into the URL."""
    known = view.options
    _islands(known)
    part(_regencies)
    _several("kat", say("filter.kategori"), known.category, placeholder=say("filter.semua_kategori"))
    if len(known.years) > 1 and "tahun" in view.page.narrows:
        _years(known.years)
    if store.newest("simulasi").snapshot is not None:
        names = {"terpublikasi": say("filter.terpublikasi"), "simulasi": say("filter.simulasi")}
        filters.show("data", filters.choice("data", DATASETS[0]))
        st.radio(
            say("filter.data"),
            list(names),
            format_func=names.__getitem__,
            key="data",
            on_change=_keep_dataset,
        )
    filters.write_url()


def _islands(known: Options) -> None:
    """The island groups, side by side; of a country the provinces, in a list."""
    if known.is_country:
        _several("pulau", say("filter.provinsi"), known.island, placeholder=say("filter.semua_provinsi"))
        return
    filters.show("pulau", filters.choice("pulau", []))
    st.pills(
        say("filter.pulau"),
        list(known.island),
        format_func=known.island.__getitem__,
        selection_mode="multi",
        key="pulau",
        on_change=_keep_islands,
    )


def _regencies(view: View) -> None:
    known, islands = view.options, view.choice("pulau", [])
    offered = [code for code in known.regency if not islands or code in known.on(islands)]
    filters.show("kab", [code for code in view.choice("kab", []) if code in offered])
    st.multiselect(
        say("filter.kabupaten"),
        offered,
        format_func=lambda code: known.typed.get(code, str(code)),
        filter_mode=BY_LETTERS,
        select_all=False,
        accept_new_options=True,  # of what is in no label, as "Kab. Alor", `naming` knows whom it means
        key="kab",
        placeholder=say("filter.semua_kabupaten", tempat=known.whole),
        on_change=_keep_regencies,
    )
    _ask_back("kab", known.regency, _add_regency)


def _keep_regencies() -> None:
    """What was chosen, and whom what was typed means; if that is not one regency, it is asked back."""
    known = filters.view().options
    told = st.session_state["kab"]
    meant = {text: naming.regency(text, known.spellings).code for text in told if text not in known.regency}
    kept = [meant.get(each, each) for each in told]
    filters.choose("kab", [code for code in dict.fromkeys(kept) if code])
    for text in (text for text, code in meant.items() if not code):
        filters.ask_back("kab", text)
    _draw_whole_if_replaced()


def _add_regency(code: str) -> None:
    filters.choose("kab", list(dict.fromkeys([*filters.choice("kab", []), code])))
    _draw_whole_if_replaced()


def _meant(text: str, names: dict[str, str]) -> naming.Meant:
    """Which of these codes a text names; what is no regency is known by what the list shows of it."""
    known = filters.view().options.spellings
    return naming.regency(text, {code: known.get(code, (shown,)) for code, shown in names.items()})


def _ask_back(key: str, names: dict[str, str], choose: Callable[[str], None]) -> None:
    """Where what was typed into this control names no one: whom it may mean, with buttons that take it."""
    text = filters.unnamed(key)
    if not text:
        return
    meant = _meant(text, names)
    told = "tempat.salah_tulis" if meant.is_misspelt else "tempat.beberapa"
    words = say(told if meant.near else "tempat.bukan_kabupaten", tulisan=text[:40])
    st.html(f'<p class="kecil" role="status">{escape(words)}</p>')
    with st.container(horizontal=True, key=f"maksud_{key}", gap="small"):
        for code in meant.near:
            st.button(names[code], key=f"maksud_{key}_{code}", on_click=choose, args=(code,))


def _keep_islands() -> None:
    """Island groups replace the regencies chosen by name."""
    filters.choose("pulau", st.session_state["pulau"])


def _several(
    name: str,
    label: str,
    names: dict[str, str],
    *,
    placeholder: str,
) -> None:
    """A control of which any number can be chosen. Only `filters` remembers it when the page changes."""
    filters.show(name, [code for code in filters.choice(name, []) if code in names])
    st.multiselect(
        label,
        list(names),
        format_func=names.__getitem__,
        filter_mode=BY_LETTERS,
        select_all=False,  # else Enter takes every match of what was typed
        key=name,
        placeholder=placeholder,
        on_change=_keep,
        args=(name,),
    )


def _years(years: tuple[int, ...]) -> None:
    filters.show("tahun", filters.choice("tahun", (years[0], years[-1])))
    st.slider(
        say("filter.tahun"),
        years[0],
        years[-1],
        key="tahun",
        format="%d",
        on_change=_keep_years,
        args=(years,),
    )


def _keep_years(years: tuple[int, ...]) -> None:
    filters.choose("tahun", tuple(st.session_state["tahun"]), (years[0], years[-1]))


def _keep_dataset() -> None:
    """Another data set has other snapshots: a frozen one is let go."""
    filters.choose("data", st.session_state["data"], DATASETS[0])
    filters.choose("versi", None)


def _keep(name: str, default: Any = None) -> None:
    filters.choose(name, st.session_state[name], default)


def _draw_whole_if_replaced() -> None:
    if filters.replaced():
        st.rerun()  # the island groups stand outside the parts that follow a place


def one_of(label: str, choices: Sequence[T], **look: Any) -> T:
    """Streamlit's list of which one is taken, in which Enter takes what was typed: a name, alias or code."""
    chosen: T = st.selectbox(label, choices, filter_mode=BY_LETTERS, **look)
    return chosen


def one_regency(
    label: str,
    names: dict[str, str],
    *,
    key: str,
    on_chosen: Callable[[str | None], None] = lambda code: None,
    **look: Any,
) -> str | None:
    """A list of regencies, with other things in it perhaps: the one that is chosen, or named in any spelling.

    names: code -> what the list shows. None while nothing is chosen, or what was typed is asked back.
    """

    def take(code: str | None) -> None:
        filters.show(key, code)
        filters.ask_back(key, "")
        on_chosen(code)

    def changed() -> None:
        told = st.session_state[key]
        code = told if told is None or told in names else _meant(told, names).code
        if code == "":
            filters.show(key, None)
            filters.ask_back(key, told)
        else:
            take(code)

    chosen: str | None = st.selectbox(
        label,
        list(names),
        format_func=lambda code: names.get(code, str(code)),
        filter_mode=BY_LETTERS,
        accept_new_options=True,
        key=key,
        on_change=changed,
        **look,
    )
    _ask_back(key, names, take)
    return chosen


def pick(control: Pick) -> None:
    """A control of one page (indicator, period, programme) whose choice also lives in the URL."""
    name, default = control.name, control.default
    filters.show(name, filters.view().picked(name, control.names, default))
    widget: Callable[..., Any] = st.pills if control.pills else one_of
    widget(
        control.label,
        list(control.names),
        format_func=control.names.__getitem__,
        key=name,
        on_change=_keep,
        args=(name, default),
    )


def search(box: Search) -> None:
    """A search box of one page whose text also lives in the URL."""
    filters.show(box.name, filters.choice(box.name, ""))
    look: dict[str, Any] = dict(placeholder=box.placeholder, max_chars=box.most)
    st.text_input(box.label, key=box.name, on_change=_keep, args=(box.name,), **look)


def ask_for(name: str, label: str, placeholder: str) -> str:
    """A search for something to choose, not a filter: its text is not a part of the link."""
    return st.text_input(label, key=name, placeholder=placeholder, max_chars=60)


def switch(control: Switch) -> None:
    """A switch of one page whose state also lives in the URL."""
    filters.show(control.name, filters.choice(control.name) == "1")
    st.toggle(control.label, key=control.name, on_change=_keep_switch, args=(control.name,))


def _keep_switch(name: str) -> None:
    filters.choose(name, "1" if st.session_state[name] else None)


def pick_regency(control: PickRegency, view: View) -> None:
    """A control of a page that is about exactly one regency: it replaces whatever was chosen."""
    key = "wilayah_anda" if control.narrow else "satu_kab"  # by which the sheets show it
    filters.show(key, control.value or None)
    look = dict(key=key, placeholder=say("filter.pilih_kabupaten"))
    one_regency(control.label, view.options.typed, on_chosen=_open_picked, **look)


def _open_picked(code: str | None) -> None:
    if code:
        filters.open_only(code)
    else:
        filters.choose("kab", None)
