"""Where? From the province to the village by clicking; any indicator, and an order where one is fair."""

import streamlit as st

from dashboard import (
    captions,
    cards,
    controls,
    drill,
    filters,
    findings,
    follow_up,
    map,
    panel,
    places,
    presenting,
    ranking,
    scales,
    tables,
)
from dashboard.panel import Words
from dashboard.store import ask, ask_one
from dashboard.text import say

chosen = filters.current()
left, middle, right = st.columns([4, 4, 2])
with left:
    if not chosen.presenting:
        places.box()
with middle:
    indicator = controls.pick("ind", say("peta.indikator"), filters.indicators(), filters.DEFAULT_INDICATOR)
periods = ask("indicator_periods", indicator=indicator)
with right:
    names = {period: captions.period(period) for period in periods.period}
    period = controls.pick("per", say("peta.periode"), names, periods.period.iloc[0])

card = ask_one("indicator_card", indicator=indicator, period=period)
frame = ask("indicator_by_regency", indicator=indicator, period=period, categories=chosen.categories)
scale = scales.of_indicator(card, ask("indicator_values", indicator=indicator).value)
shown = scales.by_indicator(frame, card)
measure, source = captions.measure(card, names[period]), captions.indicator_line(card, frame, names[period])
ranked = findings.may_be_ranked(frame, card) and not findings.only_estimates(frame)
alt = map.sentence(shown, what=measure, scale=scale, ranked=ranked)
table = tables.indicator(frame, card)
regency = drill.opened(chosen)

found = findings.indicator_in(frame, card, regency) if regency else findings.indicator(frame, card)
panel.head(say("peta.nama"), say("peta.tanya"), found, chosen)
drill.trail(chosen)
left, right = st.columns([24, 1] if chosen.presenting else [3, 2], gap="medium")
with left:
    if regency:
        drill.districts(regency, chosen)
    else:
        words = Words(findings.indicator_map(frame, card), measure, source, alt, rows=frame)
        drill.province(shown, scale, words, table, chosen)
presenting.end(chosen)
with right:
    words = Words(say("peta.ubin"), say("peta.ubin_subjudul"), source, alt, rows=frame)
    panel.region_map(shown, scale, words, table, key="ubin_indikator", chosen=chosen, shapes="tiles")
if regency:
    drill.villages(regency, chosen)

words = Words(findings.indicator(frame, card), measure, source, alt, rows=frame)
older = [each for each in names if each < period][:1]
before = [ask("indicator_by_regency", indicator=indicator, period=each, categories=[]) for each in older]
ranking.order(frame, card, words, before[0] if before else None, chosen)
ranking.compare(chosen)
ranking.over_time(indicator, card, source, chosen)
panel.section(say("peta.tentang"))
cards.definition(card)
follow_up.of_indicator(indicator, chosen)
