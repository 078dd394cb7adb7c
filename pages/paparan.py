"""What is brought into the meeting? Compose a briefing, show it, take it along."""

import streamlit as st

from dashboard import briefing_desk, composing, filters, panel, presenting
from dashboard.text import say

chosen = filters.current()
briefing = composing.current()
answer = (
    say("paparan.jawab_kosong")
    if briefing is None
    else say("paparan.jawab", judul=briefing.title, jumlah=len(briefing.slides))
)
panel.head(say("paparan.nama"), say("paparan.tanya"), answer)
if filters.composition() and briefing is None:
    st.warning(say("paparan.hilang"))

if chosen.presenting:
    st.html(f'<p class="kosong">{say("paparan.proyektor")}</p>')
presenting.end(chosen)
left, right = st.columns([1, 2], gap="large")
with left:
    briefing_desk.ready_made()
    briefing_desk.saved_ones()
    briefing_desk.every_regency()
with right:
    if briefing is None:
        st.html(f'<p class="kosong">{say("paparan.cara")}</p>')
    else:
        briefing_desk.version(briefing)
        briefing_desk.take_along(briefing)
        briefing_desk.slides(briefing)
