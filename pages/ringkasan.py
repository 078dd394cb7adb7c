"""How do we stand? Six figures, the map, what is late, three sentences to copy."""

import streamlit as st

from dashboard import (
    captions,
    cards,
    filters,
    findings,
    follow_up,
    numbers,
    panel,
    passport,
    presenting,
    scales,
    summary,
    tables,
)
from dashboard.cards import Figure
from dashboard.panel import Words
from dashboard.store import ask, ask_one
from dashboard.text import say

chosen = filters.current()
claims = ask("claims", indicators=["desa-produk", "desa-ekspor", "bk-teredukasi"]).set_index("indicator")
villages, exporters, taught = (claims.loc[code] for code in ("desa-produk", "desa-ekspor", "bk-teredukasi"))
counts = ask_one("register_counts", regencies=chosen.regencies, categories=chosen.categories)
every = ask_one("register_counts", regencies=[], categories=[])
programmes = ask("programme_progress", programme="")
by_programme = programmes.set_index("id", drop=False)
land = by_programme.loc["upt-bpom"]
exports = ask("export_status_by_regency", categories=chosen.categories)
exporting = (filters.within(exports, chosen.regencies).exported > 0).sum()

answer = say("ringkasan.jawab", desa=numbers.number(villages.value), produk=every.products)
panel.head(say("ringkasan.nama"), say("ringkasan.tanya"), answer, chosen)
register = Figure(
    label=say("ringkasan.produk"),
    value=numbers.number(counts.products),
    context=(
        say(
            "ringkasan.produk_sumber", tautan=counts.linked, sebagian=counts.unlinked, tanpa=counts.unsourced
        ),
        say("ringkasan.produk_ekspor", tidak=counts.unknown),
    ),
    passport=passport.of(counts),
    **cards.register_source(),
)
cards.figures(
    [
        cards.claim(villages, say("ringkasan.register_produk", produk=counts.products, desa=counts.villages)),
        cards.claim(exporters, say("ringkasan.register_ekspor", produk=counts.exported, kabupaten=exporting)),
        register,
        cards.progress(by_programme.loc["ntt-mart"]),
        cards.progress(by_programme.loc["bangun-karya"], say("ringkasan.orang", nilai=cards.amount(taught))),
        cards.progress(land, say("ringkasan.lahan_sisa", sisa=numbers.number(land.target - land.value))),
    ]
)
presenting.end(chosen)

left, right = st.columns([3, 2], gap="medium")
with left:
    words = Words(
        findings.export_map(exports),
        say("ringkasan.peta_subjudul"),
        captions.register_line(),
        rows=exports,
    )
    table, places = tables.export_status(exports), scales.by_export_status(exports)
    panel.region_map(
        places, scales.EXPORT, words, table, key="peta_ekspor", chosen=chosen, shapes="regencies"
    )
with right:
    panel.section(say("ringkasan.program"), say("ringkasan.program_teks"))
    cards.programmes(programmes)

left, right = st.columns(2, gap="medium")
with left:
    panel.section(say("ringkasan.kalimat"))
    summary.sentences(programmes, every)
    follow_up.overdue(chosen)
with right:
    newest = ask("newest_claims", most=5)
    title = say("ringkasan.terbaru")
    words = Words(title, say("ringkasan.terbaru_sub"), captions.register_line(), title, rows=newest)
    panel.table(tables.newest(newest), words, key="terbaru")
