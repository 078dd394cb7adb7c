"""The static medium of a page: for each kind of block what draws it as HTML."""

from collections.abc import Callable
from html import escape
from typing import Any

from dashboard.answers.view import View
from dashboard.edition import charts, controls, lists, maps, pieces, tables
from dashboard.edition.sheet import Sheet
from dashboard.exhibits import bodies
from dashboard.exhibits import page as described
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.page import Block
from dashboard.files import downloads
from dashboard.language.text import say
from dashboard.saying import markup, taking

NEEDS_LIVE = {  # what only the live page has -> the sentence in its place
    "alike": "banding.cara",
    "commitment": "edisi.perlu_komitmen",
    "composing": "edisi.perlu_susun",
    "correction": "edisi.perlu_koreksi",
    "places": "edisi.perlu_tempat",
    "sending": "edisi.perlu_kirim",
}


class ProjectorEnds(Exception):
    """What follows stays away from the projector."""


def blocks(given: tuple[Block, ...], sheet: Sheet) -> str:
    return "".join(DRAWERS[type(block)](block, sheet) for block in given)


def exhibit(shown: Exhibit, sheet: Sheet) -> str:
    """A finding, its drawing, its source and passport, and the same as a table."""
    body, view = shown.body, sheet.view
    folded = ""
    if shown.places is not None:
        drawn, folded = maps.drawn(shown, sheet), tables.folded_table(shown, sheet)
    elif isinstance(body, bodies.Chart):
        drawn, folded = charts.drawn(shown, sheet), tables.folded_table(shown, sheet)
    elif shown.markup or isinstance(body, bodies.Items):
        drawn = shown.markup or (lists.items(body) if isinstance(body, bodies.Items) else "")
        folded = tables.folded_table(shown, sheet)
    else:
        drawn = tables.open_table(shown, sheet)
    licence = say("batas.lisensi") if shown.places is not None else ""
    parts = (
        pieces.title(shown, view),
        drawn,
        pieces.source(shown, view, licence),
        folded,
        files(shown, view),
    )
    return f'<section class="temu" data-kunci="{escape(shown.key)}">{"".join(parts)}</section>'


def files(shown: Exhibit, view: View) -> str:
    """The rows as files to take home, each at its own address."""
    if view.presenting:
        return ""
    _, _, chosen = view.address.partition("?")
    where = taking.address(taking.page_name(view.page), shown)
    kinds = downloads.KINDS if downloads.is_by_regency(shown.rows) else downloads.KINDS[:-1]
    links = " · ".join(
        f'<a href="{escape(f"{where}.{kind.ending}?{chosen}".rstrip("?"))}">{kind.name}</a>' for kind in kinds
    )
    return f'<p class="kecil tak-cetak">{escape(say("edisi.unduh"))} {links}</p>'


def columns(beside: described.Columns, sheet: Sheet) -> str:
    widths = beside.widths or (1,) * len(beside.columns)
    columns = [
        f'<div style="flex:{wide} 1 {wide / sum(widths) * 80:.0f}%">'
        f"{blocks(inside, sheet.column(wide / sum(widths)))}</div>"
        for inside, wide in zip(beside.columns, widths, strict=True)
    ]
    return f'<div class="kolom">{"".join(columns)}</div>'


def mark(_mark: described.Mark, sheet: Sheet) -> str:
    if sheet.view.presenting:
        raise ProjectorEnds
    return ""


def folded(one: described.Folded, sheet: Sheet) -> str:
    return f"<details><summary>{escape(one.title)}</summary>{blocks((one.inside,), sheet)}</details>"


def live(block: described.Live, _sheet: Sheet) -> str:
    return pieces.small(say(NEEDS_LIVE[block.name]), "perlu-langsung", "tak-cetak")


DRAWERS: dict[type, Callable[[Any, Sheet], str]] = {
    Exhibit: exhibit,
    described.Cards: lambda block, sheet: pieces.cards(block.cards, sheet.view),
    described.Head: lambda block, sheet: pieces.head(block, sheet.view),
    described.Heading: lambda block, _: markup.heading(block.title, block.text),
    described.Note: lambda block, sheet: pieces.note(block, sheet.view),
    described.Nothing: lambda block, sheet: pieces.nothing(block, sheet.view),
    described.Said: lambda block, _: pieces.said(block.text),
    described.Warn: lambda block, _: f'<p class="peringatan" role="status">{escape(block.text)}</p>',
    described.Hint: lambda block, _: pieces.small(block.text, "tak-cetak"),
    described.OnAPhone: lambda block, _: pieces.small(block.text, "sempit"),
    described.Markup: lambda block, _: block.html,
    described.Folded: folded,
    described.Pick: controls.pick,
    described.Search: controls.search,
    described.Switch: controls.switch,
    described.PickRegency: controls.pick_regency,
    described.Trail: controls.trail,
    described.Gap: lambda _block, _sheet: "",
    described.Group: lambda block, sheet: blocks(block.blocks, sheet),
    described.Columns: columns,
    described.Following: lambda block, sheet: blocks(block.at(sheet.view), sheet),
    described.Live: live,
    described.Mark: mark,
}
