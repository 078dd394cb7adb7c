"""What goes where? Documented exports, and the three published measures, each apart."""

import streamlit as st

from dashboard import captions, conflicts, exports, filters, findings, panel, presenting
from dashboard.store import ask_one
from dashboard.text import say

chosen = filters.current()
register = captions.register_line()
scope = {"regencies": chosen.areas, "categories": chosen.categories}
counts = ask_one("register_counts", **scope)
scope |= {"year_from": chosen.years[0], "year_to": chosen.years[1]}
if counts.products == 0:
    panel.head(say("ekspor.nama"), say("ekspor.tanya"), say("produk.kosong"), counts)
    panel.nothing(say("produk.apa"), counts)
    st.stop()
panel.head(say("ekspor.nama"), say("ekspor.tanya"), findings.export_status(counts), counts)

left, right = st.columns(2, gap="medium")
with left:
    exports.status(counts, register)
with right:
    exports.regencies(register, chosen)

presenting.end(chosen)
panel.section(say("ekspor.peristiwa"), say("ekspor.peristiwa_sub"))
if chosen.categories:
    panel.hint(say("ekspor.kategori"))
left, right = st.columns(2, gap="medium")
with left:
    exports.ranking("export_by_destination", "destination", findings.destinations, scope, chosen)
with right:
    exports.ranking("export_by_commodity", "commodity", findings.commodities, scope, chosen)
exports.events(scope, chosen)

panel.section(say("ekspor.ukuran"), say("ekspor.ukuran_teks"))
if chosen.regencies:
    panel.section("", say("ekspor.provinsi"))
left, right = st.columns(2, gap="medium")
with left:
    exports.months("nilai asal", say("ekspor.asal_sub"), chosen)
with right:
    exports.months("nilai pos", say("ekspor.pos_sub"), chosen)
exports.commodities(chosen)
conflicts.show(["export_event", "export_statistic"], key="bertentangan")
