"""The whole page: menu, filters, notices, what is described, and what was said about which data."""

from collections.abc import Iterable
from datetime import UTC, datetime
from html import escape

from dashboard.answers import choosing, store
from dashboard.answers.facts import Facts
from dashboard.answers.view import View
from dashboard.edition import blocks, controls, pieces
from dashboard.edition.sheet import Sheet
from dashboard.exhibits.page import Head, Page, begins_with_exhibits
from dashboard.language import numbers
from dashboard.language.text import say
from dashboard.saying import captions, copying, glossary, scope
from data.snapshots import Snapshot

LIVE_MEGABYTES = 0.8  # that a first visit of the live page weighs; a browser test weighs it again


def body(
    page: Page | None,
    view: View,
    menu: Iterable[Facts],
    notices: list[str],
    nearest: Snapshot | None,
    *,
    full: bool = False,
) -> str:
    """The page as HTML; None in place of a page that this snapshot cannot answer.

    full: no more readers of the live page are let in at the moment.
    """
    entries = list(menu)
    shown = _described(page, view) if page else pieces.said(say("versi.susunan", kode=view.snapshot.code))
    above = "".join(f'<p class="peringatan" role="status">{escape(notice)}</p>' for notice in notices)
    above = _offer(full) + above
    if view.presenting:
        return f'<main class="isi proyeksi">{above}{_training()}{shown}{_turning(entries, view)}</main>'
    around = f"{_nearest(view, nearest)}{_training()}{_frozen(view)}{_tools(view)}{controls.chips(view)}"
    explained = pieces.terms(glossary.on_page(page, view)) if page else ""
    foot = explained + pieces.small(say("edisi.kaki"), "kaki", "tak-cetak") + pieces.foot(view)
    return (
        '<input type="checkbox" id="laci" class="laci">'
        f'<header><label for="laci">{escape(say("edisi.menu"))}</label></header>'
        f"<aside>{_menu(entries, view)}{controls.shared(view)}{_version(view)}</aside>"
        f'<main class="isi">{above}{around}{shown}{foot}</main>'
    )


def _offer(full: bool) -> str:
    """What is said of the live page: that it waits to be asked for, that it does not come, that it cannot."""
    told = escape(say("edisi.disimpan", saat=numbers.moment(datetime.now(UTC))))
    why, kept = (say("edisi.penuh"), "data-tunda") if full else (say("edisi.hemat"), "hidden")
    opens = say("edisi.buka", ukuran=numbers.number(LIVE_MEGABYTES, 1))
    return (
        f'<div id="tawaran" class="tak-cetak" {kept}><p>{escape(why)}</p>'
        f'<button type="button">{escape(opens)}</button></div>'
        f'<p id="disimpan" class="peringatan" role="status" hidden>{told}</p>'
        f'<p id="kabar" class="tak-cetak" role="status" hidden>{escape(say("edisi.belum"))}</p>'
        f'<noscript><p class="kecil tak-cetak">{escape(say("edisi.tanpa_script"))}</p></noscript>'
    )


def _described(page: Page, view: View) -> str:
    sheet, drawn = Sheet(view), list[str]()
    above, below = page.parts
    try:
        for part in (*page.above, *([page.head] if page.head else ()), *above):
            drawn.append(blocks.blocks((part,), sheet))
        if begins_with_exhibits(below):
            drawn.append(pieces.overview())
        for part in below:
            drawn.append(blocks.blocks((part,), sheet))
    except blocks.ProjectorEnds:
        pass
    return "".join(drawn)


def _menu(entries: list[Facts], view: View) -> str:
    here = ' aria-current="page"'
    links = "".join(
        f'<a href="{escape(_elsewhere(view, entry))}"'
        f"{here if entry.address == view.page.address else ''}>{escape(entry.name)}</a>"
        for entry in entries
    )
    return f'<nav class="menu" aria-label="{escape(say("edisi.halaman"))}">{links}</nav>'


def _elsewhere(view: View, entry: Facts) -> str:
    """Another page with the same choices."""
    return View(view.snapshot, view.choices, entry).address


def _turned(view: View, words: str, name: str, value: str | None, look: str = "") -> str:
    address = escape(choosing.address(view, choosing.put, name, value))
    return f'<a class="{look}" href="{address}">{escape(words)}</a>'


def _version(view: View) -> str:
    """Which data this is, and the way to a link whose numbers stay."""
    freeze = (
        _turned(view, say("versi.lepas"), "versi", None)
        if "versi" in view.choices
        else _turned(view, say("versi.bekukan"), "versi", view.snapshot.name)
    )
    return f'<p class="kecil">{escape(captions.version_line(view))}</p><p class="kecil">{freeze}</p>'


def _training() -> str:
    """On every page of a training room: these numbers may be made up."""
    if not store.in_training():
        return ""
    word, told = escape(say("latihan.kata")), escape(say("latihan.bilah"))
    return f'<p class="beku" role="status"><strong class="lencana simulasi">{word}</strong> {told}</p>'


def _nearest(view: View, nearest: Snapshot | None) -> str:
    if nearest is None:
        return ""
    words = say("versi.buka_terdekat", saat=numbers.moment(nearest.published))
    return f"<p>{_turned(view, words, 'versi', nearest.name)}</p>"


def _frozen(view: View) -> str:
    """That a frozen version is in view, and its address to copy."""
    if "versi" not in view.choices:
        return ""
    snapshot = view.snapshot
    newest = store.newest(snapshot.dataset).snapshot
    told = say("versi.beku", versi=captions.version_line(view))
    age = say("versi.terbaru")
    if newest and newest != snapshot:
        age = say("versi.lama", saat=numbers.moment(newest.published))
    if store.is_carried_over(snapshot):
        age += f" {say('versi.susunan_dahulu')}"
    address = copying.copyable(f"{view.host}{view.address}")
    return f'<p class="beku" role="status"><strong>{escape(told)}</strong> {escape(age)}</p>{address}'


def _tools(view: View) -> str:
    return f'<p class="alat tak-cetak">{_turned(view, say("proyektor.masuk"), "proyektor", "1")}</p>'


def _turning(entries: list[Facts], view: View) -> str:
    """The way to the pages beside this one, and out of the projector."""
    place = [entry.address for entry in entries].index(view.page.address)
    ways = [
        f'<a href="{escape(_elsewhere(view, entries[to]))}">{escape(words)}</a>'
        for to, words in ((place - 1, say("proyektor.mundur")), (place + 1, say("proyektor.maju")))
        if 0 <= to < len(entries)
    ]
    ways.append(_turned(view, say("proyektor.keluar"), "proyektor", None))
    return f'<nav class="bilah">{" ".join(ways)}</nav>'


def described(page: Page, view: View) -> tuple[str, str]:
    """The finding of a page and what it is about, for whoever is sent its link."""
    head = next((block for block in page.every(view) if isinstance(block, Head)), None)
    if head is None:
        return "", ""
    about = "" if head.rows is None else scope.of(head.rows, view, everywhere=True)
    mark = f"{say('simulasi.kata')}. " if view.simulated else ""
    return f"{mark}{head.answer}", ". ".join(filter(None, (about, captions.version_line(view))))
