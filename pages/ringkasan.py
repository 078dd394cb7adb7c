"""How do we stand? Six figures, the map, what is late, three sentences to copy."""

import streamlit as st

from dashboard import cards, filters, follow_up, panel, presenting, summary, versions
from dashboard.store import ask, ask_one
from dashboard.text import say
from dashboard.values import Value

chosen = filters.current()
claims = ask("claims", indicators=list(summary.HEADLINES)).set_index("indicator")
counts = ask_one("register_counts", regencies=chosen.regencies, categories=chosen.categories)
every = ask_one("register_counts", regencies=[], categories=[])
programmes = ask("programme_progress", programme="")
exports = ask("export_status_by_regency", categories=chosen.categories)

said = Value.of(claims.loc["desa-produk"]).cell
narrowed = chosen.regencies or chosen.categories
answer = say("ringkasan.jawab_sempit" if narrowed else "ringkasan.jawab", desa=said, produk=counts.products)
panel.head(say("ringkasan.nama"), say("ringkasan.tanya"), answer, counts)
land = ask("regency_stages", programme=summary.LAND)
within = filters.within(exports, chosen.regencies)
cards.figures(summary.figures(claims, programmes.set_index("id", drop=False), counts, within, land))
presenting.end(chosen)
versions.since_before(chosen)

left, right = st.columns([3, 2], gap="medium")
with left:
    summary.export_map(filters.within(exports, chosen.island), chosen)
with right:
    panel.section(say("ringkasan.program"), say("ringkasan.program_teks"))
    cards.programmes(programmes)

left, right = st.columns(2, gap="medium")
with left:
    panel.section(say("ringkasan.kalimat"))
    summary.sentences(programmes, every)
    follow_up.overdue(chosen)
with right:
    summary.newest(chosen)
