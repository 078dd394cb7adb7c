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
from dashboard.filters import Filters
from dashboard.panel import Words
from dashboard.parts import part
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
    period = controls.pick("per", say("peta.periode"), names, periods.period[periods.opens].iloc[0])
panel.hint(captions.newer(periods, period))

view = indicator.view(asked, period, chosen.categories, chosen.island)


def below(before: str, chosen: Filters) -> None:
    """What stands under the map and follows the chosen places."""
    drill.villages(chosen)
    ranking.order(view, before, chosen)
    ranking.compare(chosen)
    ranking.over_time(view, chosen)


part(drill.head, view)
left, right = st.columns([24, 1] if chosen.presenting else [3, 2], gap="medium")
with left:
    part(drill.level, view)
presenting.end(chosen)
with right:
    words = Words(say("peta.ubin"), say("peta.ubin_subjudul"), view.source, view.alt, rows=view.frame)
    panel.region_map(view.shown, view.scale, words, view.table, key="ubin_indikator", shapes="tiles")
part(below, next((each for each in names if each < period), ""))
cards.definition(view.card, panel.heading(say("peta.tentang")))
follow_up.of_indicator(asked)
