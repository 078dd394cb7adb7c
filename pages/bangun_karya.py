"""Is the programme on track? Bangun Karya first; every other programme by the same code."""

import streamlit as st

from dashboard import filters, findings, panel, presenting, programme
from dashboard.store import ask, ask_one
from dashboard.text import say

chosen = filters.current()
picked = filters.pick("prog", say("program.pilih"), filters.programmes(), filters.DEFAULT_PROGRAMME, st.pills)
card = ask_one("programme_card", programme=picked)
state = ask_one("programme_progress", programme=picked)
claims = ask("programme_claims", programme=picked)

panel.head(say("program.nama"), say("program.tanya"), findings.programme(state), chosen)
programme.overview(card, state, claims)
left, right = st.columns([3, 2], gap="medium")
with left:
    programme.where(picked, chosen)
with right:
    programme.timeline(picked, chosen)
presenting.end(chosen)
left, right = st.columns(2, gap="medium")
with left:
    programme.progress(picked, state, chosen)
with right:
    programme.stages(picked, chosen)
programme.listings(picked, claims)
