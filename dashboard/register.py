"""The parts of the product page that show the register: by category, by licensing track, row by row."""

import pandas as pd

from dashboard import captions, controls, findings, panel, scales, tables
from dashboard.exhibits import making
from dashboard.filters import Filters
from dashboard.panel import Words
from dashboard.store import ask
from dashboard.text import say

INDICATIONS = [
    "ig-dokumen",
    "ig-permohonan",
    "ig-terdaftar",
]  # how many were said to be, by whoever counts them


def categories(frame: pd.DataFrame, source: str) -> None:
    """products_by_category as bars that filter by a click."""
    title = findings.categories(frame)
    alt = captions.alt(title, frame, "category", "products")
    words = Words(title, say("produk.kategori_sub"), source, alt, rows=frame)
    body = making.bars(frame, name="category", value="products")
    table = tables.counts(frame, "category")
    panel.chart(body, words, table, key="kategori", chooses=("kat", tuple(frame.code)))


def tracks(frame: pd.DataFrame, source: str) -> None:
    """products_by_track as bars; the undecided are a kind of their own."""
    title = findings.tracks(frame)
    alt = captions.alt(title, frame, "track", "products")
    words = Words(title, say("produk.jalur_sub"), source, alt, rows=frame)
    styles = scales.track_styles(frame)
    body = making.bars(frame, name="track", value="products", styles=styles)
    panel.chart(body, words, tables.counts(frame, "track"), key="jalur")


def products(scope: dict, source: str, chosen: Filters) -> None:
    """The register itself, with a search."""
    panel.section(say("produk.register"))
    search = controls.search(say("produk.cari"), say("produk.cari_contoh"))
    frame = ask("products", **scope, search=search)
    if frame.empty:
        panel.nothing(say("produk.apa_cari", cari=search), frame)
        return
    title = say("produk.register_sub", jumlah=len(frame))
    words = Words(title, "", source, say("produk.register"), rows=frame)
    panel.table(tables.products(frame), words, key="register")


def indications(source: str, chosen: Filters) -> None:
    """The geographical indications of the chosen regencies; none is known of a smaller place."""
    frame = ask("indications", regencies=chosen.regencies)
    if frame.empty:
        panel.nothing(say("produk.ig").lower(), frame)
        return
    title = findings.indications(frame)
    told = findings.indications_told(ask("claims", indicators=INDICATIONS))
    below = ". ".join(filter(None, (say("produk.ig_sub"), told)))
    words = Words(title, below, source, title, rows=frame)
    panel.table(tables.indications(frame), words, key="indikasi")
