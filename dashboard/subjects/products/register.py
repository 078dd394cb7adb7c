"""What the product page shows of the register: by category, by licensing track, row by row."""

from typing import Any

import pandas as pd

from dashboard.answers.view import View
from dashboard.exhibits import exhibit, making
from dashboard.exhibits.exhibit import Choose, Exhibit
from dashboard.exhibits.page import Block, Heading, Nothing, Search
from dashboard.language.text import say
from dashboard.saying import captions, findings, scales, tables
from dashboard.subjects.products import paging
from dashboard.subjects.products.paging import Sorting

INDICATIONS = [
    "ig-dokumen",
    "ig-permohonan",
    "ig-terdaftar",
]  # how many were said to be, by whoever counts them

SORTINGS = {
    "product": Sorting("kolom.produk"),
    "village": Sorting("kolom.desa"),
    "category": Sorting("kolom.kategori"),
    "track": Sorting("kolom.jalur"),
    "rungs_done": Sorting("kolom.kesiapan", descending=True),
    "export_status": Sorting("kolom.ekspor"),
    "indication_status": Sorting("kolom.indikasi"),
}


def asked(view: View) -> dict[str, Any]:
    """What the questions about products are asked for."""
    return {"regencies": view.chosen.areas, "categories": view.chosen.categories}


def categories(frame: pd.DataFrame, view: View) -> Exhibit:
    """products_by_category as bars that filter by a click."""
    title = findings.categories(frame)
    return Exhibit(
        "kategori",
        title,
        say("produk.kategori_sub", tempat=view.options.whole),
        captions.register_line(view),
        making.bars(frame, name="category", value="products"),
        rows=frame,
        beside=tables.counts(frame, "category"),
        chooses=Choose("kat", tuple(frame.code)),
    )


def tracks(frame: pd.DataFrame, view: View) -> Exhibit:
    """products_by_track as bars, the most products first; the undecided are a kind of their own."""
    title, frame = findings.tracks(frame), frame.sort_values("products", ascending=False, kind="stable")
    return Exhibit(
        "jalur",
        title,
        say("produk.jalur_sub"),
        captions.register_line(view),
        making.bars(frame, name="track", value="products", styles=scales.track_styles(frame)),
        rows=frame,
        beside=tables.counts(frame, "track"),
    )


def products(view: View) -> tuple[Block, ...]:
    """The register itself, with a search."""
    search = view.chosen.search
    shown = paging.page(view, "products", "product_page", SORTINGS, asked(view) | {"search": search})
    above = (Heading(say("produk.register")), Search(say("produk.cari"), say("produk.cari_contoh")))
    if shown.rows.empty:
        return (*above, Nothing(say("produk.apa_cari", cari=search), shown.rows))
    title, source = say("produk.register_sub", jumlah=shown.count), captions.register_line(view)
    told, alt = tables.products(shown.rows), say("produk.register")
    table = exhibit.table("register", title, "", source, told, rows=shown.rows, whole=shown.all, alt=alt)
    return (*above, *shown.controls, table)


def indications(view: View) -> Exhibit | Nothing:
    """The geographical indications of the chosen regencies; none is known of a smaller place."""
    frame = view.ask("indications", regencies=view.chosen.regencies)
    if frame.empty:
        return Nothing(say("produk.ig").lower(), frame)
    title = findings.indications(frame)
    told = findings.indications_told(view.ask("claims", indicators=INDICATIONS))
    below = ". ".join(filter(None, (say("produk.ig_sub"), told)))
    source = captions.register_line(view)
    return exhibit.table("indikasi", title, below, source, tables.indications(frame), rows=frame)
