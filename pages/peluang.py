"""Where do product readiness and need meet? Stunting and extreme poverty, commitments, national markets."""

import streamlit as st

from dashboard import filters, opportunity, panel, presenting
from dashboard.store import ask
from dashboard.text import say

chosen = filters.current()
survey = opportunity.survey()
every = ask("opportunities", categories=chosen.categories, survey=survey.code)
frame = filters.within(every, chosen.island)

panel.head(say("peluang.nama"), say("peluang.tanya"), opportunity.finding(frame, survey), frame)
left, right = st.columns([24, 1] if chosen.presenting else [3, 2], gap="medium")
with left:
    opportunity.where(frame, survey, chosen)
presenting.end(chosen)
with right:
    opportunity.markets()
opportunity.listing(frame, survey, chosen)
opportunity.commitments(chosen)
