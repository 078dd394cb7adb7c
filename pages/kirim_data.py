"""How does my regency's data get in? Template, check, preview, publish, undo."""

import streamlit as st

from dashboard import filters, keeping, one_import, panel, presenting, sending
from dashboard.text import say

chosen = filters.current()
panel.head(say("kirim.nama"), say("kirim.tanya"), say("kirim.jawab"))
if chosen.presenting:
    st.html(f'<p class="kosong">{say("kirim.proyektor")}</p>')
presenting.end(chosen)
if panel.simulated():
    st.info(say("kirim.simulasi"))
    st.stop()
person = sending.who()

left, right = st.columns([2, 3], gap="large")
with left:
    panel.section(say("kirim.templat"), say("kirim.templat_sub"))
    kind = sending.kind()
    sending.template(kind)
if person is None:
    st.stop()
with right:
    panel.section(say("kirim.unggah"), say("kirim.unggah_sub"))
    if person.may("kirim"):
        sending.upload(person, kind)

opened = filters.opened_import()
if opened:
    one_import.show(person, opened)
panel.section(say("kirim.daftar"), say("kirim.daftar_sub"))
sending.listing(person)
keeping.draw(person)
