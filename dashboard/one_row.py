"""The passport of one row of a table: every cell of it, its source, and what it was in the version before."""

from html import escape

import pandas as pd
import streamlit as st

from dashboard import captions, downloads, numbers, panel, passport, questions
from dashboard.panel import Words
from dashboard.passport import Passport
from dashboard.store import Snapshot
from dashboard.text import say


def show(
    wanted: Passport, name: str, rows: pd.DataFrame, then: pd.DataFrame | None, older: Snapshot | None
) -> None:
    """The row that `wanted` names among `rows`, and among those of the older snapshot, `then`."""
    found = passport.row_of(rows, wanted.row)
    if found.empty:
        _gone(wanted, name, rows, then, older)
        return
    _cells(found, name)
    st.html(f'<p class="kecil">{escape(_compared(found, then, older, wanted.row))}</p>')


def _cells(found: pd.DataFrame, name: str) -> None:
    cells = told(found)
    frame = pd.DataFrame({say("kolom.medan"): list(cells), say("kolom.isi"): list(cells.values())})
    title = say("paspor.satu_baris", nama=questions.title(name))
    source = captions.publishers(found) if {"publisher", "source"} & set(found) else captions.register_line()
    words = Words(title, say("paspor.satu_baris_sub", arti=questions.row(name)), source, title, rows=found)
    panel.table(frame, words, key="paspor_satu_baris")


def told(found: pd.DataFrame) -> dict[str, str]:
    """The cells of a row that hold something, under the names that its files have."""
    return {name: text for name, text in downloads.readable(found).iloc[0].items() if text}


def _compared(found: pd.DataFrame, then: pd.DataFrame | None, older: Snapshot | None, key: str) -> str:
    if older is None:
        return say("paspor.versi_pertama")
    version = say("ubah.versi", saat=numbers.moment(older.published), kode=older.code)
    if then is None:
        return say("paspor.susunan_lain", versi=version)
    before = passport.row_of(then, key)
    if before.empty:
        return say("paspor.baris_baru", versi=version)
    old, new = told(before), told(found)
    changed = [
        say("paspor.sel_berubah", kolom=name, lama=old.get(name, "–"), baru=new.get(name, "–"))
        for name in {**old, **new}
        if old.get(name) != new.get(name)
    ]
    if not changed:
        return say("paspor.tidak_berubah", versi=older.code)
    return say("paspor.berubah", versi=older.code, isi="; ".join(changed))


def _gone(
    wanted: Passport, name: str, rows: pd.DataFrame, then: pd.DataFrame | None, older: Snapshot | None
) -> None:
    """Say that no row has this key; offer the nearest, and the row itself where the version before had it."""
    text = say("paspor.tanpa_baris", nama=questions.title(name))
    near = passport.nearest(str(wanted), passport.rows(rows)) if len(rows) else []
    items = "".join(f"<li>{panel.passport_link(code, code)}</li>" for code in near)
    also = f" {say('paspor.mirip')}" if near else ""
    st.html(f'<p class="kosong">{escape(text + also)}</p><ul class="daftar">{items}</ul>')
    before = None if then is None else passport.row_of(then, wanted.row)
    if before is not None and not before.empty:
        version = say("ubah.versi", saat=numbers.moment(older.published), kode=older.code)
        st.html(f'<p class="kecil">{escape(say("paspor.baris_dicabut", versi=version))}</p>')
        _cells(before, name)
