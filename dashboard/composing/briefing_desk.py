"""The page Paparan: on the left what there is, on the right what is being composed, kept and taken along."""

from dataclasses import replace
from html import escape

import streamlit as st

from briefing import files, library, ready
from briefing.slides import LONGEST_TITLE, Briefing, by_a_reader, slug_of
from dashboard.answers.view import View
from dashboard.choices import filters
from dashboard.composing import composing, offered, order, showing
from dashboard.forms import file_button
from dashboard.language import numbers
from dashboard.language.text import say
from dashboard.saying import markup
from dashboard.sending import sending
from data import snapshots

NAMES = {"html": "HTML", "pptx": "PPTX", "pdf": "PDF", "png": "PNG"}
TYPES = {
    "html": "text/html",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pdf": "application/pdf",
    "png": "application/zip",
}


def draw(view: View, pictures: order.Pictures) -> None:
    """On the left what there is, on the right what is being composed."""
    briefing = library.opened(view.choice("paparan"), view.snapshot.dataset)
    left, right = st.columns([1, 2], gap="large")
    with left:
        offered.ready_made(view)
        offered.saved_ones()
        offered.every_regency(view)
    with right:
        if briefing is None:
            st.html(offered.first_slides(view))
        else:
            version(briefing, view)
            take_along(briefing)
            order.draw(briefing, pictures)


def version(briefing: Briefing, view: View) -> None:
    """Say so when the slides are from several snapshots, or from one that is no longer here."""
    if briefing.mixed:
        st.info(say("paparan.campur", kode=numbers.listing(list(briefing.versions))))
    if snapshots.get(briefing.snapshot) is not None:
        return
    nearest = library.nearest(briefing.snapshot)
    st.warning(markup.plain(say("paparan.versi_arsip", versi=briefing.snapshot)))
    if nearest and briefing.slug in ready.names(view):
        st.button(
            say("paparan.versi_terdekat"), key="terdekat", on_click=composing.use_ready, args=(briefing.slug,)
        )


def take_along(briefing: Briefing) -> None:
    """Show it, keep it, or take it as a file."""
    name = library.keep(briefing)
    with st.container(horizontal=True):
        st.link_button(say("paparan.tayangkan"), showing.address(briefing.snapshot, name), type="primary")
        for kind in files.KINDS:
            file_button.draw(
                NAMES[kind],
                _file,
                by_a_reader(briefing),
                kind,
                showing.link(briefing.snapshot, name),
                file_name=f"{slug_of(briefing.title)}.{'zip' if kind == 'png' else kind}",
                mime=TYPES[kind],
                key=f"berkas_{kind}",
                icon=":material/download:",
            )
    person = sending.signed_in()
    if person and person.may("kirim"):
        _save(briefing)
    else:
        st.html(f'<p class="kecil tak-cetak">{escape(say("paparan.simpan_peran"))}</p>')


def _save(briefing: Briefing) -> None:
    with st.form("simpan_paparan", border=False):
        left, middle, right = st.columns([3, 2, 1], vertical_alignment="bottom")
        title = left.text_input(
            say("paparan.nama_simpan"),
            value=briefing.title,
            max_chars=LONGEST_TITLE,
            placeholder=say("paparan.judul_baru"),
        )
        known = next((each.shelf for each in library.saved() if each.title == briefing.title), "")
        shelf = middle.text_input(
            say("paparan.map"),
            value=known,
            max_chars=library.LONGEST_SHELF,
            placeholder=say("paparan.map_contoh"),
        )
        if right.form_submit_button(say("paparan.simpan")):
            _saved(_renamed(briefing, title), shelf)


def _saved(briefing: Briefing, shelf: str) -> None:
    """Save it, and say so where somebody else saved under the same title since it was opened here."""
    person = sending.signed_in()
    if person is None or not person.may("kirim"):
        return
    try:
        kept = library.save(briefing, library.By(person.name, person.organisation), shelf)
    except library.Full as full:
        st.error(str(full))
        return
    before = [name for name, _ in kept.versions[:-1]]
    if before and before[-1] != st.session_state.get(composing.BASE):
        words = say("paparan.disimpan_juga", judul=kept.title, lalu=len(before), ke=len(kept.versions))
        st.warning(markup.plain(words))
    else:
        st.success(markup.plain(say("paparan.disimpan", judul=kept.title, ke=len(kept.versions))))
    filters.show(composing.BASE, kept.newest)


def _file(briefing: Briefing, kind: str, address: str) -> bytes:
    return files.content(briefing, kind, address)[0]


def _renamed(briefing: Briefing, title: str) -> Briefing:
    return replace(briefing, title=" ".join(title.split()) or briefing.title)
