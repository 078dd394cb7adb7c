"""The page by which staff send data, from the template to what was sent so far."""

import streamlit as st

from dashboard.answers.view import View
from dashboard.language.text import say
from dashboard.saying import markup
from dashboard.sending import from_villages, keeping, one_import, sending


def draw(view: View) -> None:
    """What there is to do depends on who is asking."""
    if view.simulated:
        st.info(say("kirim.simulasi"))
        return
    person = sending.who()
    left, right = st.columns([2, 3], gap="large")
    with left:
        st.html(markup.heading(say("kirim.templat"), say("kirim.templat_sub")))
        kind = sending.kind()
        sending.template(kind, view)
    if person is None:
        return
    with right:
        st.html(markup.heading(say("kirim.unggah"), say("kirim.unggah_sub")))
        if person.may("kirim"):
            sending.upload(person, kind)
    if opened := view.choice("kiriman"):
        one_import.show(person, opened)
    if person.may("kirim"):
        from_villages.draw(person, view)
    st.html(markup.heading(say("kirim.daftar"), say("kirim.daftar_sub")))
    sending.listing(person)
    keeping.draw(person)
