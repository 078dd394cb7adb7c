"""A figure ready to be cited: what was said, by whom, when, where it was published, and its passport."""

from dataclasses import dataclass
from html import escape

import pandas as pd
import streamlit as st

from dashboard import cells, copying, downloads, numbers, questions, theme
from dashboard.dates import Dated
from dashboard.panel import heading, simulated
from dashboard.passport import Passport
from dashboard.store import Snapshot
from dashboard.text import say

ABOUT_SOURCE = ("source", "publisher", "address", "address_text", "published", "passport", "id")
CELLS = 5  # of a row: enough to know it again


@dataclass(frozen=True)
class Source:
    """Where something was published, as far as it was kept; text, never HTML."""

    title: str
    publisher: str
    published: str
    address: str

    @classmethod
    def of(cls, row) -> "Source | None":
        """Of a row with source, publisher, address and, where it has them, address_text and published."""
        cells = {name: _text(row.get(name)) for name in ("source", "publisher", "address", "address_text")}
        if not cells["source"]:
            return None
        day = row.get("published")
        published = "" if day is None or pd.isna(day) else Dated.of(row, "published").text
        return cls(cells["source"], cells["publisher"], published, cells["address"] or cells["address_text"])

    def __str__(self) -> str:
        dated = say("kutip.terbit", tanggal=self.published) if self.published else ""
        named = not self.title.endswith(say("kutip.tanpa_judul"))
        title = say("kutip.judul", judul=self.title) if named else self.title
        address = self.address or say("kutip.tanpa_alamat")
        return ", ".join(filter(None, (title, self.publisher, dated, address)))


def _text(cell) -> str:
    return "" if cell is None or pd.isna(cell) else str(cell)


def sentence(what: str, said: str, source: Source | str | None, code: str) -> str:
    """The citation. `what` names the figure and its value, `said` who said it and of when.

    source: None where no page was kept; a text where it was counted here.
    """
    where = say("panel.tanpa_sumber") if source is None else str(source)
    parts = (say("simulasi.berkas") if simulated() else "", what, said, say("kutip.sumber", sumber=where))
    told = filter(None, (*parts, say("paspor.kode", kode=code)))
    return " ".join(f"{part[0].upper()}{part[1:].rstrip('.')}." for part in told)


def button(cited: str) -> str:
    """A button that copies the citation, as HTML."""
    return copying.button(cited, say("kutip.tombol"))


def of_claims(claims: pd.DataFrame, wanted: Passport) -> None:
    """In a passport: the claim that was asked for, else the one that is used, else all that differ."""
    used = claims[claims.used.fillna(True).astype(bool) & (claims.passport == wanted.subject)]
    asked = claims.head(1) if wanted.row is not None else used.head(1)
    told = []
    for _, row in (claims if asked.empty else asked).iterrows():
        what = say("kutip.angka", nama=row["name"], wilayah=row.area_name, nilai=cells.claim_text(row))
        said = f"{row.speaker}, {numbers.period(row.period)}"
        told.append(sentence(_status(what, theme.CLAIM[row.status]), said, Source.of(row), str(wanted)))
    _show(told, say("kutip.kalimat"))


def of_row(found: pd.DataFrame, name: str, wanted: Passport, snapshot: Snapshot) -> None:
    """In a passport: one row of an answer, by the first of its cells."""
    if found.empty:
        return
    row = found.iloc[0]
    told = found.drop(columns=[each for each in ABOUT_SOURCE if each in found])
    shown = [text for text in downloads.readable(told).iloc[0] if text][:CELLS]
    what = say("kutip.baris", nama=questions.title(name), isi="; ".join(shown))
    _show([sentence(what, _made(snapshot), Source.of(row) or _counted(snapshot), str(wanted))])


def of_count(what: str, wanted: Passport, snapshot: Snapshot) -> None:
    """In a passport: what was counted or listed here has no page; the version of the data is its source."""
    _show([sentence(what, _made(snapshot), _counted(snapshot), str(wanted))])


def _made(snapshot: Snapshot) -> str:
    return say("panel.dibuat", tanggal=numbers.day(snapshot.published))


def _counted(snapshot: Snapshot) -> str:
    return say("panel.dari_versi", kode=snapshot.code)


def _status(what: str, status: str) -> str:
    return say("kutip.status", isi=what, status=status) if status else what


def _show(cited: list[str], note: str = "") -> None:
    told = "".join(f'<p class="disalin">{escape(each)}</p>{button(each)}' for each in cited)
    below = f'<p class="kecil">{escape(note)}</p>' if note else ""
    st.html(f"{heading(say('kutip.bagian'))}{told}{below}")
