"""The parts of the page Paparan: ready-made and saved briefings, the slides in their order, the files."""

import hashlib
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

import streamlit as st

from briefing import files, library, pdf, ready
from briefing.slides import (
    LONGEST_NOTES,
    LONGEST_TEXT,
    LONGEST_TITLE,
    MOST_SLIDES,
    Briefing,
    Slide,
    by_a_reader,
    doubled,
    extended,
    is_written,
    moved,
    of_text,
    reworded,
    said,
    section,
    slug_of,
    without,
    written,
)
from dashboard.answers import store
from dashboard.answers.view import View
from dashboard.choices import controls, filters
from dashboard.composing import composing, showing
from dashboard.forms import file_button
from dashboard.language import languages, numbers
from dashboard.language.text import say
from dashboard.saying import markup
from dashboard.sending import sending
from data import snapshots
from data.snapshots import Snapshot

MOST_SHOWN = 6  # first slides that are shown before anything is composed
NAMES = {"html": "HTML", "pptx": "PPTX", "pdf": "PDF", "png": "PNG"}
TYPES = {
    "html": "text/html",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pdf": "application/pdf",
    "png": "application/zip",
}


MOST_LISTED = 20  # saved briefings in the list
Order = Callable[..., None]  # what draws the slides in their order: the screen's own component


def draw(view: View, order: Order) -> None:
    """On the left what there is, on the right what is being composed."""
    briefing = library.opened(view.choice("paparan"), view.snapshot.dataset)
    left, right = st.columns([1, 2], gap="large")
    with left:
        ready_made(view)
        saved_ones()
        every_regency(view)
    with right:
        if briefing is None:
            st.html(_opening(view))
        else:
            version(briefing, view)
            take_along(briefing)
            slides(briefing, order)


def _opening(view: View) -> str:
    """What is ready to be shown, by its first slide: the province, the chosen regencies, the programmes."""
    names = ready.names(view)
    chosen = [code for code in view.chosen.chosen if code in names]
    shown = [
        ready.PROVINCE,
        *chosen,
        *(slug for slug in names if slug != ready.PROVINCE and not slug.isdecimal()),
    ]
    pictures = "".join(_thumbnail(slug, names[slug], view) for slug in shown[:MOST_SHOWN])
    return f'<div class="siap">{pictures}</div><p class="kecil">{escape(say("paparan.cara"))}</p>'


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
    st.html(markup.heading(say("paparan.siap"), say("paparan.siap_teks")))
    names = ready.names(view)
    slug = controls.one_regency(say("paparan.siap_pilih"), names, key="siap_pakai")
    if slug is None:
        return
    with st.container(horizontal=True):
        st.link_button(say("paparan.tayangkan"), showing.address(view.snapshot.name, slug), type="primary")
        st.button(say("paparan.pakai"), key="pakai_siap", on_click=composing.use_ready, args=(slug,))
        if slug.isdecimal():
            file_button.draw(
                say("paparan.satu_halaman"),
                _profile,
                view.snapshot,
                slug,
                link(view.snapshot.name, slug),
                file_name=f"{slug}.pdf",
                mime="application/pdf",
                key="unduh_profil",
            )


def _profile(snapshot: Snapshot, slug: str, address: str) -> bytes:
    return pdf.profile(ready.make(slug, View(snapshot, {"bahasa": languages.spoken()})), address)


def link(version: str, name: str) -> str:
    """The frozen deck's address; DASBOR_ALAMAT names the host under which others reach this server."""
    return os.environ.get("DASBOR_ALAMAT", "").rstrip("/") + showing.address(version, name)


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
        opens = dict(key=f"buka_{each.slug}", on_click=_open, args=(name,))
        st.button(say("paparan.buka"), **opens)
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
        library.remove(slug)


def _open(name: str) -> None:
    filters.show(BASE, name)
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
        for line in _made(Path(folder), view.snapshot.name):
            done = codes.index(line.split("-")[0]) + 1
            words = say("paparan.semua_kemajuan", ke=done, dari=len(codes), nama=line)
            bar.progress(done / len(codes), words)
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
        for line in work.stdout:
            if not line.strip().endswith(".zip"):
                yield line.strip()


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
                link(briefing.snapshot, name),
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
    if before and before[-1] != st.session_state.get(BASE):
        words = say("paparan.disimpan_juga", judul=kept.title, lalu=len(before), ke=len(kept.versions))
        st.warning(markup.plain(words))
    else:
        st.success(markup.plain(say("paparan.disimpan", judul=kept.title, ke=len(kept.versions))))
    filters.show(BASE, kept.newest)


def _file(briefing: Briefing, kind: str, address: str) -> bytes:
    return files.content(briefing, kind, address)[0]


def _renamed(briefing: Briefing, title: str) -> Briefing:
    return replace(briefing, title=" ".join(title.split()) or briefing.title)


BASE = "paparan_dasar"  # in the session: the saved version that the composition goes on from
CHOSEN = "slaid_terpilih"  # in the session: the place of the slide that is being changed


def slides(briefing: Briefing, order: Order) -> None:
    """The slides in their order as small pictures, and the chosen one to be moved, reworded or taken out."""
    full = len(briefing.slides) >= MOST_SLIDES
    if full:
        st.info(say("paparan.penuh", jumlah=MOST_SLIDES))
    with st.container(horizontal=True):
        composing.steps()
        for word, title, icon, made in (
            ("paparan.tambah_bagian", "paparan.bagian_judul", "title", section),
            ("paparan.tambah_teks", "paparan.teks_judul", "notes", of_text),
        ):
            st.button(
                say(word),
                key=word.split(".")[1],
                icon=f":material/{icon}:",
                type="tertiary",
                disabled=full,
                on_click=_add,
                args=(briefing, made(say(title))),
            )
    if not briefing.slides:
        return
    place = min(st.session_state.get(CHOSEN, 0), len(briefing.slides) - 1)
    order(_pictured(briefing, place), key="susunan", on=lambda name, told: _ordered(briefing, name, told))
    with st.container(border=True):
        _head(briefing, place)
        _words(briefing, place)
        st.caption(markup.plain(" · ".join(said(briefing.slides[place])[-2:])))


def _add(briefing: Briefing, slide: Slide) -> None:
    filters.show(CHOSEN, len(briefing.slides))
    composing.change(extended(briefing, slide))


def _pictured(briefing: Briefing, chosen: int) -> dict[str, Any]:
    """The slides as the component takes them; one that only moves keeps its mark, and so its picture."""
    name = library.keep(briefing)
    rows = [
        {
            "mark": hashlib.sha256(repr(slide).encode()).hexdigest()[:16],
            "title": slide.title,
            "address": showing.picture_address(name, place),
        }
        for place, slide in enumerate(briefing.slides, 1)
    ]
    words = {
        "label": say("paparan.susunan"),
        "hint": say("paparan.susunan_cara"),
        "moved": say("paparan.susunan_pindah", ke="{ke}", dari="{dari}"),  # the script fills them in
    }
    return {"slides": rows, "chosen": chosen, "words": words}


def _ordered(briefing: Briefing, name: str, told: Any) -> None:
    """What was done to the small pictures. What names no slide of now was done to a state of before."""
    places = told if isinstance(told, list) else [told]
    if not all(type(each) is int and 0 <= each < len(briefing.slides) for each in places):
        return
    if name == "moved" and len(places) == 2:
        filters.show(CHOSEN, places[1])
        composing.change(moved(briefing, places[0], places[1] - places[0]))
    elif name == "removed":
        filters.show(CHOSEN, max(0, places[0] - 1))
        composing.change(without(briefing, places[0]))
    elif name == "chosen":
        filters.show(CHOSEN, places[0])


def _head(briefing: Briefing, place: int) -> None:
    title, buttons = st.columns([3, 2], vertical_alignment="center")
    title.html(f'<h3 class="temuan">{place + 1}. {escape(briefing.slides[place].title)}</h3>')
    with buttons.container(horizontal=True, horizontal_alignment="right", key="slaid_dipilih"):
        for sign, word, changed, goes, idle in (
            ("arrow_upward", "paparan.naik", lambda: moved(briefing, place, -1), place - 1, place == 0),
            (
                "arrow_downward",
                "paparan.turun",
                lambda: moved(briefing, place, 1),
                place + 1,
                place == len(briefing.slides) - 1,
            ),
            (
                "content_copy",
                "paparan.gandakan",
                lambda: doubled(briefing, place),
                place + 1,
                len(briefing.slides) >= MOST_SLIDES,
            ),
            ("delete", "paparan.hapus", lambda: without(briefing, place), max(0, place - 1), False),
        ):
            st.button(
                say(word),
                key=word.split(".")[1],
                icon=f":material/{sign}:",
                type="tertiary",
                disabled=idle,
                on_click=_changed,
                args=(changed, goes),
            )


def _changed(change: Callable[[], Briefing], goes: int) -> None:
    """Do it, and go on with the slide at `goes`."""
    filters.show(CHOSEN, goes)
    composing.change(change())


def _words(briefing: Briefing, place: int) -> None:
    slide = briefing.slides[place]
    with st.form(f"kata_{place}", border=False):
        title = st.text_input(
            say("paparan.judul_slaid"), value=slide.title, max_chars=LONGEST_TITLE, placeholder=slide.title
        )
        text = ""
        if is_written(slide):
            text = st.text_area(
                say("paparan.isi_teks"),
                value="\n".join(slide.body.lines),
                max_chars=LONGEST_TEXT,
                placeholder=say("paparan.catatan_contoh"),
            )
        notes = st.text_area(
            say("paparan.catatan"),
            value="\n".join(slide.notes)[:LONGEST_NOTES],
            max_chars=LONGEST_NOTES,
            placeholder=say("paparan.catatan_contoh"),
        )
        if st.form_submit_button(say("paparan.terapkan")):
            changed = written(briefing, place, text) if text else briefing
            composing.change(reworded(changed, place, title=title, notes=notes))
            st.rerun()
