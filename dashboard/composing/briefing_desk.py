"""The page Paparan: on the left what there is, on the right what is being composed, kept and taken along."""

import base64
from dataclasses import replace
from html import escape

import streamlit as st

from briefing import files, library, pdf, ready
from briefing.editing import LONGEST_TITLE
from briefing.slides import Briefing, by_a_reader
from dashboard.answers.view import View
from dashboard.choices import controls, filters
from dashboard.composing import composing, offered, order, remaking, showing
from dashboard.forms import file_button
from dashboard.language import numbers
from dashboard.language.text import say
from dashboard.operating import journal
from dashboard.saying import copying, markup
from dashboard.sending import sending
from data import snapshots
from data.snapshots import Snapshot

NAMES = {"html": "HTML", "pptx": "PPTX", "pdf": "PDF", "png": "PNG"}
PAPER = "kertas_pdf"  # in the session: the paper of the PDF
RENEWED = "paparan_diperbarui"  # in the session: the composition that was renewed last, and what that changed
TYPES = {
    "html": "text/html",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pdf": "application/pdf",
    "png": "application/zip",
}


def draw(view: View, pictures: order.Pictures) -> None:
    """On the left what there is, on the right what is being composed."""
    composing.told()
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
    _renewal(briefing)
    if snapshots.get(briefing.snapshot) is not None:
        return
    nearest = library.nearest(briefing.snapshot)
    st.warning(markup.plain(say("paparan.versi_arsip", versi=briefing.snapshot)))
    if nearest and briefing.slug in ready.names(view):
        st.button(
            say("paparan.versi_terdekat"), key="terdekat", on_click=composing.use_ready, args=(briefing.slug,)
        )


def _renewal(briefing: Briefing) -> None:
    """All slides of the newest data in one click; after it, what that changed."""
    newest = remaking.newest(briefing.dataset)
    if newest and remaking.is_old(briefing, newest):
        words = say("paparan.perbarui", saat=numbers.moment(newest.published), kode=newest.code)
        st.button(words, key="perbarui", icon=":material/update:", on_click=_renew, args=(briefing, newest))
    name, changes = st.session_state.get(RENEWED, ("", ()))
    if changes and name == library.keep(briefing):
        st.html(_changed(changes))


def _renew(briefing: Briefing, newest: Snapshot) -> None:
    made, changes = remaking.renewed(briefing, newest)
    if composing.change(made):
        filters.show(RENEWED, (library.keep(made), changes))


def _changed(changes: tuple[remaking.Change, ...]) -> str:
    """Slide by slide what the newest data says otherwise; in one sentence how many are as they were."""
    other = [each for each in changes if not each.same]
    told = "".join(_told(each) for each in other)
    words = say("paparan.diperbarui", berubah=len(other), sama=len(changes) - len(other))
    return f'<p class="kosong" role="status">{escape(words)}</p>{f"<ol>{told}</ol>" if told else ""}'


def _told(change: remaking.Change) -> str:
    lines = [say("paparan.bagian_hilang")] if change.gone else []
    lines += [say("paparan.dulu", isi=line) for line in change.before]
    lines += [say("paparan.kini", isi=line) for line in change.now]
    inside = "".join(f"<br>{escape(line)}" for line in lines)
    return f'<li value="{change.place}"><strong>{escape(change.title)}</strong>{inside}</li>'


def take_along(briefing: Briefing) -> None:
    """Show it, keep it, or take it as a file."""
    name = library.keep(briefing)
    link = showing.link(briefing.snapshot, name, filters.view().host)
    paper = st.session_state.get(PAPER, pdf.PAPER)
    called = files.named(briefing)
    st.html(markup.heading(say("paparan.anda")))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.link_button(say("paparan.tayangkan"), showing.address(briefing.snapshot, name), type="primary")
        for kind in files.KINDS:
            file_button.draw(
                NAMES[kind],
                _file,
                by_a_reader(briefing),
                kind,
                link,
                paper,
                file_name=f"{called}.{files.ending(kind)}",
                mime=TYPES[kind],
                key=f"berkas_{kind}",
                icon=":material/download:",
            )
        controls.one_of(say("paparan.kertas"), list(pdf.PAPERS), key=PAPER, width=110)
        with st.popover(say("paparan.tautan"), icon=":material/qr_code_2:"):
            st.html(_pinned(link))
    person = sending.signed_in()
    if person and person.may("kirim"):
        _save(briefing)
    else:
        st.html(f'<p class="kecil tak-cetak">{escape(say("paparan.simpan_peran"))}</p>')
    if person and person.may("sahkan"):
        words, meaning = say("paparan.cabut"), say("paparan.cabut_arti")
        st.button(words, key="cabut", type="tertiary", help=meaning, on_click=_withdraw, args=(name,))


def _withdraw(name: str) -> None:
    """By the roles of this very moment, whatever the page showed."""
    person = sending.signed_in()
    if person is None or not person.may("sahkan"):
        return
    try:
        library.withdraw(name)
    except library.Full as full:
        st.error(str(full))
        return
    journal.LOG.warning("Composition %s was withdrawn by %s", name, person.name)
    filters.choose("paparan", "")


def _pinned(link: str) -> str:
    """The address that always shows these slides, and its code for the phones in the room."""
    if not link.startswith("http"):  # nobody else's phone can open an address of this machine
        return f"{copying.copyable(link)}{_small(say('paparan.tautan_di_sini'))}"
    code = base64.b64encode(pdf.square_code(link).encode()).decode()
    picture = f'<img src="data:image/svg+xml;base64,{code}" width="220" alt="{escape(link, quote=True)}">'
    return f"{picture}{copying.copyable(link)}{_small(say('paparan.tautan_beku'))}"


def _small(words: str) -> str:
    return f'<p class="kecil">{escape(words)}</p>'


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


def _file(briefing: Briefing, kind: str, address: str, paper: str) -> bytes:
    return files.content(briefing, kind, address, paper)[0]


def _renamed(briefing: Briefing, title: str) -> Briefing:
    return replace(briefing, title=" ".join(title.split()) or briefing.title)
