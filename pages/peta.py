"""Where? From the province to the village by clicking; any indicator, and an order where one is fair."""

import streamlit as st

from dashboard import (
    captions,
    cards,
    controls,
    drill,
    filters,
    follow_up,
    indicator,
    panel,
    places,
    presenting,
    ranking,
)
from dashboard.panel import Words
from dashboard.store import ask
from dashboard.text import say

chosen = filters.current()
left, middle, right = st.columns([4, 4, 2])
with left:
    if not chosen.presenting:
        places.box()
with middle:
    asked = controls.pick("ind", say("peta.indikator"), filters.indicators(), filters.DEFAULT_INDICATOR)
periods = ask("indicator_periods", indicator=asked)
with right:
    names = {period: captions.period(period) for period in periods.period}
    period = controls.pick("per", say("peta.periode"), names, periods.period.iloc[0])

view = indicator.view(asked, period, chosen.categories)
regency = drill.opened(chosen)

found = indicator.finding_in(view, regency) if regency else view.finding
panel.head(say("peta.nama"), say("peta.tanya"), found, chosen)
drill.trail(chosen)
left, right = st.columns([24, 1] if chosen.presenting else [3, 2], gap="medium")
with left:
    if regency:
        drill.districts(regency, chosen)
    else:
        drill.province(view, chosen)
presenting.end(chosen)
with right:
    words = Words(say("peta.ubin"), say("peta.ubin_subjudul"), view.source, view.alt, rows=view.frame)
    panel.region_map(
        view.shown, view.scale, words, view.table, key="ubin_indikator", chosen=chosen, shapes="tiles"
    )
with st.container() if regency else st.empty():  # one place, so that what stands below keeps its own
    if regency:
        drill.villages(regency, chosen)

ranking.order(view, next((each for each in names if each < period), ""), chosen)
ranking.compare(chosen)
ranking.over_time(view, chosen)
cards.definition(view.card, panel.heading(say("peta.tentang")))
follow_up.of_indicator(asked, chosen)
