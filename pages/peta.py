"""Where? Any indicator by regency: the map, the tile grid, the order where an order is fair."""

import streamlit as st

from dashboard import (
    captions,
    cards,
    charts,
    filters,
    findings,
    follow_up,
    map,
    panel,
    presenting,
    scales,
    tables,
)
from dashboard.panel import Words
from dashboard.store import ask, ask_one
from dashboard.text import say

chosen = filters.current()
left, right = st.columns([3, 1], vertical_alignment="bottom")
with left:
    indicator = filters.pick("ind", say("peta.indikator"), filters.indicators(), filters.DEFAULT_INDICATOR)
periods = ask("indicator_periods", indicator=indicator)
with right:
    names = {period: captions.period(period) for period in periods.period}
    period = filters.pick("per", say("peta.periode"), names, periods.period.iloc[0])

card = ask_one("indicator_card", indicator=indicator, period=period)
frame = ask("indicator_by_regency", indicator=indicator, period=period, categories=chosen.categories)
scale = scales.of_indicator(card, ask("indicator_values", indicator=indicator).value)
places = scales.by_indicator(frame, card)
measure, source = captions.measure(card, names[period]), captions.indicator_line(card, frame, names[period])
alt = map.sentence(places, what=measure, scale=scale, ranked=findings.may_be_ranked(frame, card))
table = tables.indicator(frame, card)

panel.head(say("peta.nama"), say("peta.tanya"), findings.indicator(frame, card), chosen)
left, right = st.columns([24, 1] if chosen.presenting else [3, 2], gap="medium")
with left:
    words = Words(findings.indicator_map(frame, card), measure, source, alt, rows=frame)
    panel.region_map(places, scale, words, table, key="peta_indikator", chosen=chosen, shapes="regencies")
presenting.end(chosen)
with right:
    words = Words(say("peta.ubin"), say("peta.ubin_subjudul"), source, alt, rows=frame)
    panel.region_map(places, scale, words, table, key="ubin_indikator", chosen=chosen, shapes="tiles")

order = scales.in_order(filters.within(frame, chosen.regencies), card)
panel.section(
    say("peta.urut_register" if card.coverage else "peta.peringkat"), captions.left_out(frame, card)
)
if order.empty:
    panel.note(say("peta.tak_terurut", lingkup=str(chosen)), source, frame)
else:
    title = findings.indicator_order(order, card)
    words = Words(title, measure, source, captions.alt(title, order, "short_name", "label"), rows=order)
    figure = charts.bars(
        order, name="short_name", value="value", text="label", chosen=captions.names(frame, chosen)
    )
    panel.chart(figure, words, tables.indicator(order, card), key="urutan")
panel.section(say("peta.tentang"))
cards.definition(card)
follow_up.of_indicator(indicator, chosen)
