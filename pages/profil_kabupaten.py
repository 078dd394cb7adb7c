"""Everything about one regency on one page, and what it still owes; it prints on one A4."""

import streamlit as st

from dashboard import controls, filters, panel, profile
from dashboard.store import ask_one
from dashboard.text import say

chosen = filters.current()
regencies = filters.regencies()
picked = chosen.chosen[0] if len(chosen.chosen) == 1 else ""
controls.pick_regency(say("profil.pilih"), picked)
if not picked:
    panel.head(say("profil.nama"), say("profil.tanya"), say("profil.belum"))
    st.stop()
counts = ask_one("register_counts", regencies=[picked], categories=[])
panel.head(say("profil.nama"), say("profil.tanya"), profile.answer(picked, counts), counts)
profile.sheet(picked, presenting=chosen.presenting)
panel.hint(say("profil.cetak"))
