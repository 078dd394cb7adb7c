"""Everything about one regency on one page, and what it still owes; it prints on one A4."""

import streamlit as st

from dashboard import controls, filters, panel, profile
from dashboard.text import say

chosen = filters.current()
regencies = filters.regencies()
picked = chosen.chosen[0] if len(chosen.chosen) == 1 else ""
controls.pick_regency(say("profil.pilih"), picked)
if not picked:
    panel.head(say("profil.nama"), say("profil.tanya"), say("profil.belum"), chosen)
    st.stop()
panel.head(say("profil.nama"), say("profil.tanya"), profile.answer(picked), chosen)
profile.sheet(picked, presenting=chosen.presenting)
panel.hint(say("profil.cetak"))
