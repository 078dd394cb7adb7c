"""Can these data be trusted? Totals that agree, series that are due, what changed, where it comes from."""

import streamlit as st

from dashboard import controls, data_checks, filters, panel, presenting
from dashboard.text import say

PARTS = {
    "cocok": ("data.cocok", data_checks.totals),
    "segar": ("data.segar", data_checks.due),
    "ubah": ("data.ubah", data_checks.changed),
    "sumber": ("data.sumber", data_checks.sources),
}

chosen = filters.current()
panel.head(say("data.nama"), say("data.tanya"), data_checks.answer())
if chosen.presenting:
    data_checks.at_a_glance(chosen)
    presenting.end(chosen)
names = {name: say(title) for name, (title, _) in PARTS.items()}
_, draw = PARTS[controls.pick("lembar", say("data.lembar"), names, "cocok", st.pills)]
draw(chosen)
