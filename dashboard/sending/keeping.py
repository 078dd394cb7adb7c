"""What an administrator sees below the imports: how the server, its disk, its data and its backups are."""

from datetime import timedelta

import pandas as pd
import streamlit as st

from dashboard.language import numbers
from dashboard.language.text import say
from dashboard.operating import journal, operating
from dashboard.saying import markup
from dashboard.sending import sending
from data import backup, chain
from data.intake import ledger
from data.intake.people import Person

MEGABYTE = 1_000_000
REFUSED = {
    "sesi": "kelola.ditolak_sesi",
    "permintaan": "kelola.ditolak_permintaan",
    "unggahan": "kelola.ditolak_unggahan",
    "alamat": "kelola.ditolak_alamat",
    "sambungan": "kelola.ditolak_sambungan",
}


def draw(person: Person) -> None:
    """Nothing for anybody else; of the server that drew the page, where there are several."""
    if not person.may("atur"):
        return
    st.html(markup.heading(say("kelola.nama"), say("kelola.sub")))
    troubles = chain.troubles_in_view()
    for trouble in troubles:
        st.error(markup.plain(trouble))
    told = operating.figures(len(troubles))
    kept = backup.status()
    rows = [
        (say("kelola.sesi"), f"{told['dasbor_sesi']} / {told['dasbor_sesi_terbanyak']}"),
        (say("kelola.memori"), _size(told["dasbor_memori_byte"])),
        (say("kelola.berkas"), _known(told["dasbor_berkas_terbuka"])),
        (say("kelola.disk"), _size(told["dasbor_disk_bebas_byte"])),
        (say("kelola.versi"), numbers.number(told["dasbor_versi_disimpan"])),
        (say("kelola.umur"), _age(told.get("dasbor_umur_data_detik"))),
        (say("kelola.sisa"), numbers.number(told["dasbor_sisa"])),
        (say("kelola.cadangan"), _age(told.get("dasbor_umur_cadangan_detik"))),
        (say("kelola.uji"), kept.get("uji_outcome") or say("kelola.belum")),
        (say("kelola.tak_terbaca"), numbers.number(len(ledger.drafts().unreadable))),
        *((say(words), _known(told[f"dasbor_ditolak_{name}"])) for name, words in REFUSED.items()),
    ]
    sending.rows(pd.DataFrame(rows, columns=[say("kelola.hal"), say("kelola.keadaan")]), say("kelola.nama"))
    if journal.ERRORS:
        frame = pd.DataFrame(list(journal.ERRORS)[::-1])
        sending.rows(frame.set_axis([say("kelola.waktu"), say("kelola.pesan")], axis=1), say("kelola.galat"))


def _known(value: float) -> str:
    return say("kelola.tak_diketahui") if value < 0 else numbers.number(value)


def _size(value: float) -> str:
    return _known(value) if value < 0 else f"{numbers.number(value / MEGABYTE)} MB"


def _age(seconds: float | None) -> str:
    """How long ago, in whole hours; what never was says so."""
    if seconds is None:
        return say("kelola.belum")
    hours = timedelta(seconds=max(0, seconds)).total_seconds() / 3600
    return say("kelola.jam_lalu", jam=numbers.number(hours))
