"""Frozen views: which snapshot is in view, a bar that says so, and a link whose numbers stay."""

from datetime import datetime
from html import escape

import streamlit as st

from dashboard.answers import store
from dashboard.answers.view import View
from dashboard.choices import filters
from dashboard.language import numbers
from dashboard.language.text import say
from dashboard.saying import captions, copying, markup


def freezer() -> None:
    """One click makes the link of this page frozen; the next one follows the newest data again."""
    snapshot = filters.view().snapshot
    if filters.frozen():
        st.button(
            say("versi.lepas"), key="lepas_versi", type="tertiary", on_click=filters.freeze, args=(None,)
        )
    else:
        st.button(
            say("versi.bekukan"),
            key="bekukan_versi",
            icon=":material/ac_unit:",
            type="tertiary",
            on_click=filters.freeze,
            args=(snapshot.name,),
            help=say("versi.bekukan_guna"),
        )


def told() -> None:
    """Which data this is, in the sidebar, and whether the law had a name taken out of it."""
    st.caption(captions.version_line(filters.view()))
    for removed in filters.view().snapshot.manifest.get("removed", []):
        when = numbers.moment(datetime.fromisoformat(removed["when"]))
        st.caption(markup.plain(say("versi.penghapusan", saat=when, dasar=removed["why"])))


def training() -> None:
    """On every page of a training room: these numbers may be made up."""
    if store.in_training():
        kata, isi = escape(say("latihan.kata")), escape(say("latihan.bilah"))
        st.html(f'<p class="beku" role="status"><strong class="lencana simulasi">{kata}</strong> {isi}</p>')


def bar() -> None:
    """Says that a frozen version is in view; offers the nearest kept one in place of one that is not kept."""
    name = filters.offered()
    if name and (nearest := store.named(name)):  # it may be gone since it was offered
        when = numbers.moment(nearest.published)
        st.button(
            say("versi.buka_terdekat", saat=when),
            key="buka_terdekat",
            on_click=filters.freeze,
            args=(name,),
        )
    if not filters.frozen():
        return
    snapshot = filters.view().snapshot
    newest = store.newest(snapshot.dataset).snapshot
    told = say("versi.beku", versi=captions.version_line(filters.view()))
    age = (
        say("versi.terbaru")
        if newest is None or newest == snapshot
        else say("versi.lama", saat=numbers.moment(newest.published))
    )
    if store.is_carried_over(snapshot):
        age += f" {say('versi.susunan_dahulu')}"
    st.html(f'<p class="beku" role="status"><strong>{escape(told)}</strong> {escape(age)}</p>')


def link(view: View) -> None:
    """The address of a frozen view, to copy."""
    if not view.presenting:
        st.html(copying.copyable(f"{view.host}{view.address}"))
        if not view.host:
            st.html(f'<p class="kecil tak-cetak">{escape(say("versi.tanpa_alamat"))}</p>')


def of_another_time(unreadable: store.OtherSchema) -> None:
    """What stands in place of a page that this snapshot cannot answer."""
    st.error(say("versi.susunan", kode=unreadable.args[0].code))
    st.button(say("versi.lepas"), key="lepas_susunan", on_click=filters.freeze, args=(None,))
