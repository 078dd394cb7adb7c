"""Which products, how ready? The register, licensing tracks, the readiness ladder, origin names."""

import streamlit as st

from dashboard import (
    captions,
    charts,
    controls,
    filters,
    findings,
    panel,
    presenting,
    readiness,
    scales,
    tables,
)
from dashboard.panel import Words
from dashboard.store import ask
from dashboard.text import say

chosen = filters.current(narrowed=True)
scope = dict(regencies=chosen.areas, categories=chosen.categories)
by_category, by_track = ask("products_by_category", **scope), ask("products_by_track", **scope)
register = captions.register_line()

if by_category.empty:
    panel.head(say("produk.nama"), say("produk.tanya"), say("produk.kosong"), chosen)
    panel.nothing(say("produk.apa"), chosen)
    st.stop()
panel.head(say("produk.nama"), say("produk.tanya"), findings.tracks(by_track), chosen)

left, right = st.columns(2, gap="medium")
with left:
    title = findings.categories(by_category)
    words = Words(
        title,
        say("produk.kategori_sub"),
        register,
        captions.alt(title, by_category, "category", "products"),
        rows=by_category,
    )
    figure = charts.bars(by_category, name="category", value="products", text="products")
    table = tables.counts(by_category, "category")
    panel.chart(figure, words, table, key="kategori", chooses=("kat", tuple(by_category.code)))
with right:
    title = findings.tracks(by_track)
    words = Words(
        title,
        say("produk.jalur_sub"),
        register,
        captions.alt(title, by_track, "track", "products"),
        rows=by_track,
    )
    figure = charts.bars(
        by_track, name="track", value="products", text="products", styles=scales.track_styles(by_track)
    )
    panel.chart(figure, words, tables.counts(by_track, "track"), key="jalur")

presenting.end(chosen)
readiness.by_category(scope, register)
readiness.ladder(scope, register)
undecided = by_track.products[~by_track.decided].sum()
if undecided:
    panel.note(say("produk.tangga_tanpa", jumlah=undecided), register, by_track)

panel.section(say("produk.register"))
search = controls.search(say("produk.cari"), say("produk.cari_contoh"))
products = ask("products", **scope, search=search)
if products.empty:
    panel.nothing(say("produk.apa_cari", cari=search), chosen)
else:
    words = Words(
        say("produk.register_sub", jumlah=len(products)),
        str(chosen),
        register,
        say("produk.register"),
        rows=products,
    )
    panel.table(tables.products(products), words, key="register")

indications = ask("indications", regencies=chosen.regencies)
if indications.empty:
    panel.nothing(say("produk.ig").lower(), filters.current())
else:
    title = findings.indications(indications)
    words = Words(title, say("produk.ig_sub"), register, title, rows=indications)
    panel.table(tables.indications(indications), words, key="indikasi")
