"""Frozen views: which snapshot is in view, a bar that says so, and a link whose numbers stay."""

from html import escape
from urllib.parse import urlencode

import streamlit as st

from dashboard import addresses, captions, changed_records, changes, copying, filters, numbers, store
from dashboard.filters import Filters
from dashboard.text import say


def freezer() -> None:
    """One click makes the link of this page frozen; the next one follows the newest data again."""
    snapshot = store.in_view()
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


def bar() -> None:
    """Says that a frozen version is in view; offers the nearest kept one in place of one that is not kept."""
    if name := filters.offered():
        when = numbers.moment(store.named(name).published)
        st.button(
            say("versi.buka_terdekat", saat=when),
            key="buka_terdekat",
            on_click=filters.freeze,
            args=(name,),
        )
    if not filters.frozen():
        return
    snapshot = store.in_view()
    newest = store.newest(snapshot.dataset).snapshot
    told = say("versi.beku", versi=captions.version_line())
    age = (
        say("versi.terbaru")
        if newest == snapshot
        else say("versi.lama", saat=numbers.moment(newest.published))
    )
    st.html(f'<p class="beku" role="status"><strong>{escape(told)}</strong> {escape(age)}</p>')


def since_before(chosen: Filters) -> None:
    """One line: how much changed since the version before, and where to see it. None for the first one."""
    told = _since_before()
    if told and not chosen.presenting:
        address = f"/data?{urlencode({'lembar': 'ubah'} | filters.same_data())}"
        st.html(
            f'<p class="kecil">{escape(told)} <a href="{escape(address, quote=True)}" target="_blank" '
            f'rel="noopener">{escape(say("ubah.lihat"))}</a></p>'
        )


@store.once_per_snapshot
def _since_before() -> str:
    snapshot = store.in_view()
    older = store.before(snapshot)
    if older is None:
        return ""
    version = say("ubah.versi", saat=numbers.moment(older.published), kode=older.code)
    try:
        figures, records = changes.between(older, snapshot), changed_records.between(older, snapshot)
    except store.OtherSchema:  # the page itself says so
        return ""
    if figures.empty and records.empty:
        return say("ubah.ringkas_sama", versi=version)
    told = [changes.summary(each) or say("ubah.tak_satu_pun") for each in (figures, records)]
    return say("ubah.ringkas", versi=version, angka=told[0], catatan=told[1])


def link(chosen: Filters) -> None:
    """The address of a frozen view, to copy."""
    if not chosen.presenting:
        seen = st.context.url or ""
        host = addresses.host(seen)
        copying.copyable(f"{host}{addresses.behind(seen, filters.link())}")
        if not host:
            st.html(f'<p class="kecil tak-cetak">{escape(say("versi.tanpa_alamat"))}</p>')


def of_another_time(unreadable: store.OtherSchema) -> None:
    """What stands in place of a page that this snapshot cannot answer."""
    st.error(say("versi.susunan", kode=unreadable.args[0].code))
    st.button(say("versi.lepas"), key="lepas_susunan", on_click=filters.freeze, args=(None,))
