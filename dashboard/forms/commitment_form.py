"""The form to report a CSR commitment: it gives a file in the shape of the table, and keeps nothing."""

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime
from html import escape
from typing import Any

import streamlit as st

from dashboard.answers.view import View
from dashboard.choices import controls
from dashboard.files import downloads
from dashboard.forms import file_button
from dashboard.language import clock
from dashboard.language.text import say

NEEDS = ("stunting", "kemiskinan ekstrem")
COLUMNS = ("id", "company", "need", "regency", "amount_idr", "date", "date_precision", "source", "note")


@dataclass(frozen=True)
class Report:
    """What the form holds, as it was typed."""

    company: str
    need: str
    regency: str | None
    worth: str
    written: str
    proof: str

    @property
    def when(self) -> date | None:
        """The date as it was written, day first; None where it is not one, or has not come yet."""
        try:
            read = datetime.strptime(self.written.strip(), "%d/%m/%Y").date()
        except ValueError:
            return None
        return read if read <= clock.today() else None

    @property
    def rupiah(self) -> str:
        """The amount without dots; empty where none was given."""
        return self.worth.replace(".", "").strip()

    def faults(self) -> list[str]:
        """What it still lacks, as sentences."""
        found = []
        if not self.company.strip():
            found.append(say("peluang.isi_perusahaan"))
        if self.regency is None:
            found.append(say("peluang.isi_kabupaten"))
        if self.rupiah and not (self.rupiah.isdecimal() and int(self.rupiah)):
            found.append(say("peluang.isi_nilai"))
        if self.when is None:
            found.append(say("peluang.isi_tanggal"))
        if not self.proof.strip():
            found.append(say("peluang.isi_bukti"))
        return found

    def as_csv(self) -> bytes:
        """One row for data/raw/commitment.csv; the proof is a note until its page has a row in source.csv."""
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(COLUMNS)
        name = f"komitmen-{self.regency}-{self.when:%Y%m%d}"
        company, proof = downloads.harmless(self.company.strip()), downloads.harmless(self.proof.strip())
        writer.writerow([name, company, self.need, self.regency, self.rupiah, self.when, "hari", "", proof])
        return out.getvalue().encode("utf-8-sig")


def draw(view: View) -> None:
    """To open: the fields, what is missing, and the download that opens when nothing is."""
    with st.expander(say("peluang.lapor")):
        _form(view)


def _form(view: View) -> None:
    report = _fields(view)
    wrong = report.faults()
    _hint(" ".join(wrong) or say("peluang.lengkap"))
    file_button.draw(
        say("peluang.unduh"),
        Report.as_csv,
        report,
        file_name="komitmen.csv",
        mime="text/csv",
        key="unduh_lapor",
        disabled=bool(wrong),
    )
    _hint(say("peluang.serahkan"))


def _hint(text: str) -> None:
    st.html(f'<p class="kecil tak-cetak">{escape(text)}</p>')


def _fields(view: View) -> Report:
    left, right = st.columns(2)
    with left:
        company = _text("perusahaan", 120)
        need = controls.one_of(say("peluang.kebutuhan"), NEEDS, key="lapor_kebutuhan")
        look: dict[str, Any] = dict(index=None, placeholder=say("filter.pilih_kabupaten"))
        regency = controls.one_regency(
            say("filter.kabupaten"), view.options.typed, key="lapor_kabupaten", **look
        )
    with right:
        worth = _text("nilai", 24)
        written = _text("tanggal", 10)
        proof = _text("bukti", 300)
    return Report(company, need, regency, worth, written, proof)


def _text(name: str, most: int) -> str:
    example = say(f"peluang.{name}_contoh")
    return st.text_input(say(f"peluang.{name}"), key=f"lapor_{name}", max_chars=most, placeholder=example)
