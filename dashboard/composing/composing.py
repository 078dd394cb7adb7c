"""The briefing that a reader puts together: one button beside all that is shown, and the state behind it.

The composition is a file named after its content, and the link carries that name: going back undoes a step,
and a shared link opens the same slides.
"""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from briefing import library, ready
from briefing.editing import extended
from briefing.slides import Briefing, Slide
from dashboard.answers import store
from dashboard.answers.view import View
from dashboard.choices import filters
from dashboard.composing import as_slides
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.page import Cards, Page
from dashboard.language import languages
from dashboard.language.text import say
from dashboard.operating import admission
from dashboard.operating.admission import DOOR
from dashboard.saying import captions, findings

BACK, AHEAD = "paparan_lalu", "paparan_nanti"  # in the session: names of states before and after this one
BASE = "paparan_dasar"  # in the session: the saved version that the composition goes on from
ADDED = "paparan_ditambah"  # how many slides there are since one was added, until it is said
REFUSED = "paparan_ditolak"  # why the last change was not kept, until it is said
MOST_STEPS = 100
DESK = "paparan"  # the address of the page on which a briefing is composed
TRAY = "baki"  # the part of every other page that follows the composition


def begun() -> Briefing:
    """The composition, or a new one without slides."""
    view = filters.view()
    kept = library.opened(view.choice("paparan"), view.snapshot.dataset)
    snapshot = view.snapshot
    if kept and kept.slides:
        return kept
    return Briefing(
        slug="paparan",
        title=kept.title if kept else say("paparan.judul_baru"),
        scope=say("paparan.lingkup"),
        dataset=snapshot.dataset,
        snapshot=snapshot.name,
        published=snapshot.published.isoformat(),
        slides=(),
        language=languages.spoken(),
        newest=findings.newest_fact(captions.register_facts(view)),
    )


def change(briefing: Briefing) -> bool:
    """Make this the composition: the link names it from now on, and the one before can be had back.

    False where it was not kept; the next run says why. One address, however many sessions it opens, never
    pushes out what others left.
    """
    try:
        if DOOR.too_many_compositions(_address()):
            raise library.Full(say("paparan.terlalu_cepat"))
        name = library.keep(briefing)
    except library.Full as full:
        filters.show(REFUSED, str(full))
        return False
    before = filters.view().choice("paparan") or ""
    if before != name:
        filters.show(BACK, [*st.session_state.get(BACK, ()), before][-MOST_STEPS:])
        filters.show(AHEAD, [])
    filters.choose("paparan", name)
    return True


def _address() -> str:
    """Who is at the other end; Streamlit names nobody who sits at this machine."""
    return admission.household(st.context.ip_address or "")


def stepped(source: str, other: str) -> None:
    """One step back or ahead: the state at the end of `source`; the present one goes to `other`."""
    steps = list(st.session_state.get(source, ()))
    name = steps.pop()
    filters.show(source, steps)
    present = filters.view().choice("paparan") or ""
    filters.show(other, [*st.session_state.get(other, ()), present])
    filters.choose("paparan", name)


def steps() -> None:
    """Undo and redo, as far as this session has changed the composition."""
    for source, other, word, step, icon in (
        (BACK, AHEAD, "paparan.urungkan", "undo", ":material/undo:"),
        (AHEAD, BACK, "paparan.ulangi", "redo", ":material/redo:"),
    ):
        st.button(
            say(word),
            key=f"langkah_{step}",
            icon=icon,
            type="tertiary",
            disabled=not st.session_state.get(source),
            on_click=stepped,
            args=(source, other),
        )


def open_state(name: str) -> None:
    filters.choose("paparan", name)


def use_ready(slug: str) -> None:
    """Take a ready-made briefing of the snapshot in view as the composition."""
    change(_ready(slug, filters.view()))


def _ready(slug: str, view: View) -> Briefing:
    return ready.make(slug, View(view.snapshot, {"bahasa": view.language}))


def told() -> None:
    """Said once: why a step was not kept, or how many slides there are since one was added."""
    if refused := st.session_state.get(REFUSED):
        filters.show(REFUSED, "")
        st.error(refused)
    if added := st.session_state.get(ADDED):
        filters.show(ADDED, 0)
        st.toast(say("paparan.ditambah", jumlah=added))


def tray(page: Page, view: View) -> None:
    """On every page: how many slides are being composed, and all that it shows as a briefing in one click."""
    if view.page.address != DESK:
        shows = page.briefing or any(isinstance(block, Exhibit | Cards) for block in page.every(view))
        _tray(page, bool(shows))


@st.fragment(key=TRAY, run_every=filters.AGAIN)
def _tray(page: Page, shows: bool) -> None:
    """Nothing else on a page follows the composition: a slide that is added draws this alone."""
    filters.write_url()
    told()
    view = filters.view()
    name = view.choice("paparan")
    held = library.opened(name, view.snapshot.dataset) if name else None
    if held and st.button(
        say("paparan.baki", jumlah=len(held.slides)),
        key="ke_paparan",
        icon=":material/slideshow:",
        type="tertiary",
    ):
        st.switch_page(_desk())
    if shows and st.button(
        say("paparan.dari_halaman"),
        icon=":material/add_to_queue:",
        type="tertiary",
        key="paparan_halaman",
    ):
        made = _ready(page.briefing, view) if page.briefing else _of_page(page, view)
        if not change(made):
            st.rerun()
        st.switch_page(_desk())


def _of_page(page: Page, view: View) -> Briefing:
    """All that it shows."""
    title = page.head.name if page.head else say("paparan.judul_baru")
    return extended(replace(begun(), title=title, slides=()), *as_slides.of_page(page, view))


def _desk():
    """The page on which a briefing is composed, as the menu knows it."""
    return st.Page(store.ROOT / "pages" / "paparan.py", url_path=DESK)


def offer(key: str, make: Callable[[], Slide]) -> None:
    """The button that adds what stands above it to the briefing, with the present filters."""
    if filters.view().presenting:
        return
    st.button(
        say("paparan.tambah"),
        icon=":material/add_to_queue:",
        type="tertiary",
        key=f"paparan_{key}",
        on_click=_add,
        args=(make,),
    )


def _add(make: Callable[[], Slide]) -> None:
    """Its subtitle says already what it was asked for."""
    briefing = extended(begun(), make())
    if change(briefing):
        filters.show(ADDED, len(briefing.slides))
    st.rerun("app" if filters.frozen() else TRAY)  # the link of a frozen view names the composition, too
