"""Where does this number come from? Its passport; the rules, the versions that disagree, the words."""

import streamlit as st

from dashboard import (
    captions,
    conflicts,
    controls,
    evidence_tables,
    filters,
    glossary,
    links,
    panel,
    presenting,
    provenance,
)
from dashboard.panel import Words
from dashboard.store import ask
from dashboard.text import say

chosen = filters.current()
panel.head(say("angka.nama"), say("angka.tanya"), say("angka.jawab"))
if chosen.presenting:
    provenance.at_a_glance(chosen)
    presenting.end(chosen)
parts = {
    "paspor": say("angka.paspor"),
    "aturan": say("angka.aturan"),
    "versi": say("angka.versi"),
    "istilah": say("angka.istilah"),
}
part = controls.pick("bagian", say("angka.bagian"), parts, "paspor", st.pills)

if part == "paspor":
    code = controls.search(say("angka.cari"), say("angka.cari_contoh"), "paspor", links.PASSPORT_LETTERS)
    if code:
        provenance.find(code, chosen)
    else:
        panel.section(say("angka.cara"), say("angka.cara_isi"))
elif part == "aturan":
    frame = ask("indicator_definitions", passports=[])
    title = say("angka.aturan_judul", jumlah=len(frame))
    words = Words(title, say("angka.aturan_sub"), captions.register_line(), title, rows=frame)
    panel.table(evidence_tables.definitions(frame), words, key="aturan")
elif part == "versi":
    conflicts.show(conflicts.EVERYWHERE, key="bertentangan")
else:
    glossary.show()
