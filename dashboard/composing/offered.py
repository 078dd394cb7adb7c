"""What there is on the page Paparan: ready-made briefings, saved ones, and all regencies at once."""

import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from html import escape
from pathlib import Path

import streamlit as st

from briefing import library, pdf, ready
from briefing.editing import LONGEST_TITLE
from briefing.slides import slug_of
from dashboard.answers import store
from dashboard.answers.view import View
from dashboard.choices import controls, filters
from dashboard.composing import composing, showing
from dashboard.forms import file_button
from dashboard.language import languages, numbers
from dashboard.language.text import say, say_of
from dashboard.saying import markup, taking
from dashboard.sending import sending
from data.snapshots import Snapshot

MOST_SHOWN = 6  # first slides that are shown before anything is composed
MOST_LISTED = 20  # saved briefings in the list
FIRST_OF_EACH = ".pdf"  # of the files of a regency in the archive of all


def first_slides(view: View) -> str:
    """What is ready to be shown, by its first slide: the province, the chosen regencies, the programmes."""
    names = ready.names(view)
    chosen = [code for code in view.chosen.chosen if code in names]
    shown = [
        ready.PROVINCE,
        *chosen,
        *(slug for slug in names if slug != ready.PROVINCE and not slug.isdecimal()),
    ]
    pictures = "".join(_thumbnail(slug, names[slug], view) for slug in shown[:MOST_SHOWN])
    return f'<div class="siap">{pictures}</div><p class="kecil tak-cetak">{escape(say("paparan.cara"))}</p>'


def _thumbnail(slug: str, title: str, view: View) -> str:
    version = view.snapshot.name
    deck, first = showing.address(version, slug), showing.thumbnail_address(version, slug)
    return (
        f'<a href="{escape(deck, quote=True)}" target="_blank" rel="noopener">'
        f'<img src="{escape(first, quote=True)}" alt="" loading="lazy" width="1920" height="1080">'
        f"<span>{escape(title)}</span></a>"
    )


def ready_made(view: View) -> None:
    """Choose one of the ready-made briefings, open it, or take it to the table."""
    st.html(markup.heading(say("paparan.siap"), say_of(view.whole, "paparan.siap_teks")))
    names = ready.names(view)
    slug = controls.one_regency(say("paparan.siap_pilih"), names, key="siap_pakai")
    if slug is None:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.link_button(say("paparan.tayangkan"), showing.address(view.snapshot.name, slug), type="primary")
        st.button(say("paparan.pakai"), key="pakai_siap", on_click=composing.use_ready, args=(slug,))
        if slug.isdecimal():
            paper = controls.one_of(say("paparan.kertas"), list(pdf.PAPERS), key="kertas_profil", width=110)
            file_button.draw(
                say("paparan.satu_halaman"),
                _profile,
                view.snapshot,
                slug,
                showing.link(view.snapshot.name, slug, view.host),
                paper,
                file_name=f"{_profile_name(slug, view)}.pdf",
                mime="application/pdf",
                key="unduh_profil",
            )


def _profile_name(code: str, view: View) -> str:
    what = f"profil-{slug_of(view.options.regency[code])}"
    return taking.of_day(what, view.snapshot.published, simulated=view.simulated)


def _profile(snapshot: Snapshot, slug: str, address: str, paper: str) -> bytes:
    return pdf.profile(ready.make(slug, View(snapshot, {"bahasa": languages.spoken()})), address, paper)


def saved_ones() -> None:
    """Saved briefings by their headings, with their history; their owner and a steward may arrange them."""
    found, person = library.saved(), sending.signed_in()
    if not found:
        return
    st.html(markup.heading(say("paparan.tersimpan")))
    shown = found[:MOST_LISTED]
    for shelf in sorted({each.shelf for each in shown}):
        if shelf:
            st.text(shelf)
        for each in shown:
            if each.shelf == shelf:
                _saved_one(each, person)


def _saved_one(each: library.Saved, person: sending.Person | None) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        versions = {
            name: say("paparan.versi_ke", ke=place, saat=numbers.moment(when))
            for place, (name, when) in enumerate(each.versions, 1)
        }
        by = f" · {each.office}" if each.office else ""
        name = controls.one_of(
            markup.plain(f"{each.title}{by}"),
            list(reversed(versions)),
            format_func=versions.get,
            key=f"simpanan_{each.slug}",
        )
        st.button(say("paparan.buka"), key=f"buka_{each.slug}", on_click=_open, args=(name,))
        if not _may_arrange(each, person):
            return
        with (
            st.popover(say("paparan.atur"), key=f"atur_{each.slug}"),
            st.form(f"atur_isi_{each.slug}", border=False),
        ):
            title = st.text_input(
                say("paparan.nama_simpan"), value=each.title, max_chars=LONGEST_TITLE, placeholder=each.title
            )
            shelf = st.text_input(
                say("paparan.map"),
                value=each.shelf,
                max_chars=library.LONGEST_SHELF,
                placeholder=say("paparan.map_contoh"),
            )
            if st.form_submit_button(say("paparan.terapkan")):
                _arrange(each.slug, title, shelf)
        st.button(
            say("paparan.keluarkan"),
            key=f"keluarkan_{each.slug}",
            type="tertiary",
            on_click=_remove,
            args=(each.slug,),
        )


def _may_arrange(each: library.Saved, person: sending.Person | None) -> bool:
    if person is None:
        return False
    return person.may("sahkan") or (person.may("kirim") and each.owner == person.name)


def _still_may(slug: str) -> bool:
    """By the roles and the list of this very moment, whatever the page showed."""
    each = next((each for each in library.saved() if each.slug == slug), None)
    return each is not None and _may_arrange(each, sending.signed_in())


def _arrange(slug: str, title: str, shelf: str) -> None:
    if not _still_may(slug):
        return
    try:
        library.arrange(slug, title, shelf)
    except library.Full as taken:
        st.error(str(taken))
    else:
        st.rerun()


def _remove(slug: str) -> None:
    if _still_may(slug):
        try:
            library.remove(slug)
        except library.Full as closed:
            st.error(str(closed))


def _open(name: str) -> None:
    filters.show(composing.BASE, name)
    composing.open_state(name)


# The archive of a version costs twenty seconds of a core: it is made once, whoever asks, and two are kept.
_ARCHIVES: dict[tuple[str, str], tuple[bytes, str]] = {}  # version, language -> content, name
_MAKING = threading.Lock()


def every_regency(view: View) -> None:
    """All regencies at once, made by another process so that nobody else waits."""
    st.html(markup.heading(say("paparan.semua"), say("paparan.semua_teks")))
    made = view.snapshot.name, view.language
    if not st.button(say("paparan.semua_buat"), key="buat_semua"):
        return
    if made not in _ARCHIVES:
        if not _MAKING.acquire(blocking=False):
            st.info(say("paparan.semua_sedang"))
            return
        try:
            _make_archive(view)
        finally:
            _MAKING.release()
    if made not in _ARCHIVES:
        st.error(say("paparan.semua_gagal"))
        return
    content, name = _ARCHIVES[made]
    file_button.draw(
        say("paparan.semua_unduh"), bytes, content, file_name=name, mime="application/zip", key="unduh_semua"
    )


def _make_archive(view: View) -> None:
    codes = [name for name in ready.names(view) if name.isdecimal()]
    bar = st.progress(0.0, say("paparan.semua_mulai"))
    with tempfile.TemporaryDirectory() as folder:
        done = 0
        for line in _made(Path(folder), view.snapshot.name):
            done += line.endswith(FIRST_OF_EACH)
            words = say("paparan.semua_kemajuan", ke=done, dari=len(codes), nama=line)
            bar.progress(min(done / len(codes), 1.0), words)
        if archive := next(Path(folder).glob("*.zip"), None):
            for older in list(_ARCHIVES)[:-1]:
                del _ARCHIVES[older]
            _ARCHIVES[view.snapshot.name, view.language] = archive.read_bytes(), archive.name
    bar.empty()


def _made(folder: Path, version: str) -> Iterator[str]:
    """The names of the files as they are done."""
    command = [sys.executable, "-m", "briefing", "semua", "--ke", str(folder), "--versi", version]
    command += ["--bahasa", languages.spoken()]
    with subprocess.Popen(
        command, cwd=store.ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as work:
        for line in work.stdout or ():
            if not line.strip().endswith(".zip"):
                yield line.strip()
