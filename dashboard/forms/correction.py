"""A correction for the owner of a figure, as a text to copy or to download: nothing is sent from here."""

import streamlit as st

from dashboard.answers.view import View
from dashboard.forms import file_button
from dashboard.language.text import say
from dashboard.saying import copying, taking
from data.snapshots import Snapshot

MOST_LETTERS = 600
LETTER = "laporan-kesalahan"


def draw(_view: View, code: str, what: str, owner: str, snapshot: Snapshot) -> None:
    """Two questions about the figure of this passport, and the letter as soon as one of them is answered."""
    left, right = st.columns(2)
    wrong = left.text_area(
        say("lapor.salah"), key="lapor_salah", max_chars=MOST_LETTERS, placeholder=say("lapor.salah_contoh")
    )
    correct = right.text_area(
        say("lapor.benar"), key="lapor_benar", max_chars=MOST_LETTERS, placeholder=say("lapor.benar_contoh")
    )
    if not wrong and not correct:
        return
    text = say(
        "lapor.surat",
        pemilik=owner,
        paspor=code,
        perihal=what,
        versi=snapshot.name,
        salah=wrong or say("lapor.kosong"),
        benar=correct or say("lapor.kosong"),
    )
    simulated = snapshot.dataset == "simulasi"
    if simulated:
        text = f"{say('simulasi.berkas')}\n\n{text}"
    st.html(copying.copyable(text))
    file_button.draw(
        say("lapor.unduh"),
        str.encode,
        text,
        file_name=f"{taking.of_day(LETTER, snapshot.published, simulated=simulated)}.txt",
        mime="text/plain",
        key="unduh_laporan",
    )
