"""What an administrator sees below the imports: how the server, its disk, its data and its backups are.

Each line says how something is and, where that is not well, what to do; those come first.
"""

from datetime import datetime
from typing import NamedTuple

import pandas as pd
import streamlit as st

from dashboard.language import numbers
from dashboard.language.sentences import told
from dashboard.language.text import say
from dashboard.operating import journal, measures
from dashboard.saying import markup
from dashboard.sending import condition, sending
from data import backup, chain, disk
from data.accounts.people import Person
from data.intake import ledger

MEGABYTE, GIGABYTE = 1_000_000, 1_000_000_000
HOUR, DAY = 3600, 86_400
NEARLY_FULL = 0.9  # of the readers who may be connected
SCARCE = 10 * disk.FREE_BYTES  # room for ten publications more
BACKUP_OLD, TEST_OLD = 2 * DAY, 40 * DAY  # they are made each night and each month
REFUSED = {
    "sesi": "kelola.ditolak_sesi",
    "permintaan": "kelola.ditolak_permintaan",
    "unggahan": "kelola.ditolak_unggahan",
    "alamat": "kelola.ditolak_alamat",
    "sambungan": "kelola.ditolak_sambungan",
}


class Line(NamedTuple):
    """Something about the server: how it is, and what to do where that is not well."""

    about: str
    state: str
    remedy: str = ""


def draw(person: Person) -> None:
    """Nothing for anybody else; of the server that drew the page, where there are several."""
    if not person.may("atur"):
        return
    st.html(markup.heading(say("kelola.nama"), say("kelola.sub")))
    troubles = list(dict.fromkeys([*chain.troubles_in_view(), *condition.state()[2]]))
    for trouble in troubles:
        st.error(markup.plain(told(trouble)))
    for wrong in condition.settings():
        st.warning(markup.plain(wrong))
    rows = lines(measures.figures(len(troubles)))
    rows.sort(key=lambda line: not line.remedy)
    if not troubles and not rows[0].remedy:
        st.html(f'<p class="kecil">{say("kelola.semua_baik")}</p>')
    heads = [say("kelola.hal"), say("kelola.keadaan"), say("kelola.lakukan")]
    sending.rows(pd.DataFrame(rows).set_axis(heads, axis=1), say("kelola.nama"))
    if journal.ERRORS:
        st.html(markup.heading(say("kelola.galat"), say("kelola.galat_sub")))
        errors = [(_moment(each["waktu"]), each["pesan"]) for each in reversed(journal.ERRORS)]
        heads = [say("kelola.waktu"), say("kelola.pesan")]
        sending.rows(pd.DataFrame(errors, columns=heads), say("kelola.galat"))


def lines(figures: dict[str, float]) -> list[Line]:
    """The figures in words."""
    inside, most = figures["dasbor_sesi"], figures["dasbor_sesi_terbanyak"]
    free, left = figures["dasbor_disk_bebas_byte"], figures["dasbor_sisa"]
    unreadable = len(ledger.drafts().unreadable)
    crowded, scarce = inside >= NEARLY_FULL * most, free < SCARCE
    connected = say("kelola.dari", jumlah=numbers.number(inside), paling=numbers.number(most))
    return [
        Line(say("kelola.sesi"), connected, say("kelola.sesi_lakukan") if crowded else ""),
        Line(say("kelola.memori"), _size(figures["dasbor_memori_byte"])),
        Line(say("kelola.berkas"), _known(figures["dasbor_berkas_terbuka"])),
        Line(say("kelola.disk"), _size(free), say("kelola.disk_lakukan") if scarce else ""),
        Line(say("kelola.versi"), numbers.number(figures["dasbor_versi_disimpan"])),
        Line(say("kelola.umur"), _age(figures.get("dasbor_umur_data_detik"))),
        Line(say("kelola.hidup"), _age(figures["dasbor_hidup_detik"])),
        Line(say("kelola.sisa"), numbers.number(left), say("kelola.sisa_lakukan") if left else ""),
        _backup(figures.get("dasbor_umur_cadangan_detik")),
        _tested(),
        Line(
            say("kelola.tak_terbaca"),
            numbers.number(unreadable),
            say("kelola.tak_terbaca_lakukan") if unreadable else "",
        ),
        *(Line(say(words), _known(figures[f"dasbor_ditolak_{name}"])) for name, words in REFUSED.items()),
    ]


def _backup(seconds: float | None) -> Line:
    old = seconds is None or not -HOUR <= seconds <= BACKUP_OLD
    return Line(say("kelola.cadangan"), _age(seconds), say("kelola.cadangan_lakukan") if old else "")


def _tested() -> Line:
    """Whether the last backup could be restored, and when that was tried."""
    kept = backup.status()
    outcome, seconds = kept.get("uji_outcome"), measures.since(kept.get("uji", ""))
    if outcome is None:
        return Line(say("kelola.uji"), say("kelola.belum"), say("kelola.uji_lakukan"))
    if outcome != "berhasil":
        return Line(
            say("kelola.uji"), say("kelola.uji_gagal", lalu=_age(seconds)), say("kelola.gagal_lakukan")
        )
    old = seconds is None or not -HOUR <= seconds <= TEST_OLD
    words = say("kelola.uji_berhasil", lalu=_age(seconds))
    return Line(say("kelola.uji"), words, say("kelola.uji_lakukan") if old else "")


def _moment(told_at: str) -> str:
    return numbers.moment(datetime.fromisoformat(told_at))


def _known(value: float) -> str:
    return say("kelola.tak_diketahui") if value < 0 else numbers.number(value)


def _size(value: float) -> str:
    if value < 0:
        return _known(value)
    if value >= GIGABYTE:
        return f"{numbers.number(value / GIGABYTE, 1)} GB"
    return f"{numbers.number(value / MEGABYTE)} MB"


def _age(seconds: float | None) -> str:
    """How long ago, in whole hours or days; what never was says so."""
    if seconds is None:
        return say("kelola.belum")
    if seconds < -HOUR:
        return say("kelola.nanti")
    if seconds < HOUR:
        return say("kelola.baru_saja")
    if seconds < 2 * DAY:
        return say("kelola.jam_lalu", jam=numbers.number(seconds // HOUR))
    return say("kelola.hari_lalu", hari=numbers.number(seconds // DAY))
