"""The slides of a composition in their order: moved, added, reworded, taken out."""

import hashlib
from collections.abc import Callable
from functools import partial
from html import escape
from typing import Any

import streamlit as st

from briefing import library
from briefing.editing import (
    LONGEST_NOTES,
    LONGEST_TEXT,
    LONGEST_TITLE,
    MOST_SLIDES,
    doubled,
    extended,
    moved,
    opened_by,
    own_words,
    put,
    reworded,
    without,
    written,
)
from briefing.slides import Briefing, Slide, cover, of_text, said, section
from dashboard.choices import controls, filters
from dashboard.composing import composing, remaking, showing
from dashboard.exhibits.bodies import Cover
from dashboard.language.text import say
from dashboard.saying import markup
from data import snapshots

NARROWING = ("kab", "kec", "desa", "pulau", "kat")  # what a filter of a slide puts something else in place of
CHOSEN = "slaid_terpilih"  # in the session: the place of the slide that is being changed
# Titles, until a reader writes one.
NEW: dict[Callable[[str], Slide], str] = {section: "paparan.bagian_judul", of_text: "paparan.teks_judul"}
Pictures = Callable[..., None]  # what draws small pictures in their order: the screen's own component


def draw(briefing: Briefing, pictures: Pictures) -> None:
    """The slides in their order as small pictures, and the chosen one to be moved, reworded or taken out."""
    full = len(briefing.slides) >= MOST_SLIDES
    if full:
        st.info(say("paparan.penuh", jumlah=MOST_SLIDES))
    with st.container(horizontal=True):
        composing.steps()
        end = len(briefing.slides)
        for word, icon, change, goes in (
            ("paparan.tambah_sampul", ":material/slideshow:", partial(_covered, briefing), 0),
            ("paparan.tambah_bagian", ":material/title:", partial(_added, briefing, section), end),
            ("paparan.tambah_teks", ":material/notes:", partial(_added, briefing, of_text), end),
        ):
            st.button(
                say(word),
                key=word.split(".")[1],
                icon=icon,
                type="tertiary",
                disabled=full,
                on_click=_changed,
                args=(change, goes),
            )
    if not briefing.slides:
        return
    place = min(st.session_state.get(CHOSEN, 0), len(briefing.slides) - 1)
    pictures(_pictured(briefing, place), key="susunan", on=lambda name, told: _ordered(briefing, name, told))
    with st.container(border=True):
        _head(briefing, place)
        _words(briefing, place)
        _filter(briefing, place)
        st.caption(markup.plain(" · ".join(said(briefing.slides[place])[-2:])))


def _added(briefing: Briefing, make: Callable[[str], Slide]) -> Briefing:
    return extended(briefing, make(say(NEW[make])))


def _covered(briefing: Briefing) -> Briefing:
    """With a cover of its title before all others; where and when it is shown is written on it."""
    shapes = filters.view().snapshot.shapes.get("regencies", "")
    return opened_by(briefing, cover(briefing.title, "", shapes=shapes))


def _pictured(briefing: Briefing, chosen: int) -> dict[str, Any]:
    """The slides as the component takes them; one that only moves keeps its mark, and so its picture."""
    name = library.keep(briefing)
    rows = [
        {
            "mark": _mark(slide),
            "title": slide.title,
            "address": showing.picture_address(name, place),
        }
        for place, slide in enumerate(briefing.slides, 1)
    ]
    words = {
        "label": say("paparan.susunan"),
        "hint": say("paparan.susunan_cara"),
        "moved": say("paparan.susunan_pindah", ke="{ke}", dari="{dari}"),  # the script fills them in
        "title": say("paparan.judul_slaid"),
        "longest": LONGEST_TITLE,
    }
    return {"slides": rows, "chosen": chosen, "words": words}


def _mark(slide: Slide) -> str:
    """A slide by what it holds: what is drawn of it under this mark stays where it only moves."""
    return hashlib.sha256(repr(slide).encode()).hexdigest()[:16]


def _ordered(briefing: Briefing, name: str, told: Any) -> None:
    """What was done to the small pictures. What names no slide of now was done to a state of before."""
    if name == "titled":
        _titled(briefing, told)
        return
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


def _titled(briefing: Briefing, told: Any) -> None:
    """Another title, written on the small picture itself: the place of the slide and the words."""
    match told:
        case [int(place), str(title)] if 0 <= place < len(briefing.slides):
            filters.show(CHOSEN, place)
            notes = "\n".join(briefing.slides[place].notes)
            composing.change(reworded(briefing, place, title=title, notes=notes))


def _head(briefing: Briefing, place: int) -> None:
    title, buttons = st.columns([3, 2], vertical_alignment="center")
    title.html(f'<h3 class="temuan">{place + 1}. {escape(briefing.slides[place].title)}</h3>')
    with buttons.container(horizontal=True, horizontal_alignment="right", key="slaid_dipilih"):
        for sign, word, changed, goes, idle in (
            (
                ":material/arrow_upward:",
                "paparan.naik",
                lambda: moved(briefing, place, -1),
                place - 1,
                place == 0,
            ),
            (
                ":material/arrow_downward:",
                "paparan.turun",
                lambda: moved(briefing, place, 1),
                place + 1,
                place == len(briefing.slides) - 1,
            ),
            (
                ":material/content_copy:",
                "paparan.gandakan",
                lambda: doubled(briefing, place),
                place + 1,
                len(briefing.slides) >= MOST_SLIDES,
            ),
            (
                ":material/delete:",
                "paparan.hapus",
                lambda: without(briefing, place),
                max(0, place - 1),
                False,
            ),
        ):
            st.button(
                say(word),
                key=word.split(".")[1],
                icon=sign,
                type="tertiary",
                disabled=idle,
                on_click=_changed,
                args=(changed, goes),
            )


def _changed(change: Callable[[], Briefing], goes: int) -> None:
    """Do it, and go on with the slide at `goes`."""
    filters.show(CHOSEN, goes)
    composing.change(change())


def _filter(briefing: Briefing, place: int) -> None:
    """The same slide of another place or category, where it is a part of a page that can be asked so."""
    slide, view = briefing.slides[place], filters.view()
    asked = remaking.narrows(slide)
    if asked is None:
        return
    with (
        st.popover(say("paparan.saringan"), icon=":material/filter_alt:", key=f"saringan_{_mark(slide)}"),
        st.form(f"saringan_isi_{_mark(slide)}", border=False),
    ):
        wanted = {
            name: _one(name, label, every, view.names[name], asked)
            for name, label, every in (
                ("kab", "filter.kabupaten", say("filter.semua_kabupaten", tempat=view.options.whole)),
                ("kat", "filter.kategori", say("filter.semua_kategori")),
            )
        }
        if st.form_submit_button(say("paparan.terapkan")):
            _narrow(briefing, place, {name: value for name, value in wanted.items() if value})


def _one(name: str, label: str, every: str, known: dict[str, str], asked: dict[str, str]) -> str:
    codes = ["", *known]
    now = asked.get(name, "")
    return controls.one_of(
        say(label),
        codes,
        index=codes.index(now) if now in codes else 0,
        format_func=lambda code: known.get(code, every),
    )


def _narrow(briefing: Briefing, place: int, wanted: dict[str, str]) -> None:
    slide = briefing.slides[place]
    kept = {name: value for name, value in (remaking.narrows(slide) or {}).items() if name not in NARROWING}
    of = snapshots.get(briefing.snapshot)
    snapshot = of if of and of.code == slide.version else filters.view().snapshot
    made = remaking.narrowed(slide, kept | wanted, snapshot)
    if made is None:
        st.warning(say("paparan.saringan_tiada"))
        return
    composing.change(put(briefing, place, made))
    st.rerun()


def _words(briefing: Briefing, place: int) -> None:
    slide = briefing.slides[place]
    with st.form(f"kata_{_mark(slide)}", border=False):
        title = st.text_input(
            say("paparan.judul_slaid"), value=slide.title, max_chars=LONGEST_TITLE, placeholder=slide.title
        )
        text = ""
        if (lines := own_words(slide)) is not None:
            is_cover = isinstance(slide.body, Cover)
            text = st.text_area(
                say("paparan.rapat" if is_cover else "paparan.isi_teks"),
                value="\n".join(lines),
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
            changed = written(briefing, place, text)
            composing.change(reworded(changed, place, title=title, notes=notes))
            st.rerun()
