"""Which products, how ready? The register, licensing tracks, the readiness ladder, origin names."""

import streamlit as st

from dashboard import captions, filters, findings, panel, presenting, readiness, register
from dashboard.store import ask
from dashboard.text import say

chosen = filters.current()
scope = dict(regencies=chosen.areas, categories=chosen.categories)
by_category, by_track = ask("products_by_category", **scope), ask("products_by_track", **scope)
source = captions.register_line()

if by_category.empty:
    panel.head(say("produk.nama"), say("produk.tanya"), say("produk.kosong"), by_category)
    panel.nothing(say("produk.apa"), by_category)
    st.stop()
panel.head(say("produk.nama"), say("produk.tanya"), findings.tracks(by_track), by_track)
left, right = st.columns(2, gap="medium")
with left:
    register.categories(by_category, source)
with right:
    register.tracks(by_track, source)

presenting.end(chosen)
readiness.by_category(scope, source)
readiness.ladder(scope, source)
undecided = by_track.products[~by_track.decided].sum()
if undecided:
    panel.note(say("produk.tangga_tanpa", jumlah=undecided), source, by_track)
register.products(scope, source, chosen)
register.indications(source, filters.current())
