"""The parts of the Data page: totals that agree, series that are due, what changed, the sources."""

from html import escape

import pandas as pd
import streamlit as st

from dashboard import (
    captions,
    cards,
    changed_records,
    changes,
    controls,
    downloads,
    evidence_tables,
    filters,
    freshness,
    numbers,
    panel,
    reconciliation,
    store,
)
from dashboard.cards import Figure
from dashboard.filters import Filters
from dashboard.panel import Words
from dashboard.store import ask
from dashboard.text import say

MOST_VERSIONS = 30  # to compare with; an older one by its link


def answer() -> str:
    """The head of the page: how many series are overdue."""
    frame = freshness.series()
    return say("data.jawab", jumlah=len(frame), lama=frame.overdue.sum())


def at_a_glance(chosen: Filters) -> None:
    """What fits on one projected screen: the answers of the page as cards, and which series are overdue."""
    register, series, known = _register(chosen), freshness.series(), ask("sources")
    parts = (
        ("data.kartu_cocok", register.difference == 0, register),
        ("data.kartu_segar", ~series.overdue, series),
        ("data.kartu_sumber", known.address.notna(), known),
    )
    cards.figures(
        [
            Figure(
                label=say(key),
                value=say("ringkasan.dari_target", nilai=good.sum(), target=len(good)),
                rows=rows,
                **cards.snapshot_source(),
            )
            for key, good, rows in parts
        ]
    )
    late = series[series.overdue & series.as_of.notna()]
    if late.empty:
        return
    items = "".join(
        f"<li>{escape(say('data.terakhir', nama=row.name, tanggal=numbers.period(row.period)))}</li>"
        for row in late.itertuples(index=False)
    )
    source = captions.publishers(late.rename(columns={"owner": "publisher"}))
    words = Words(say("data.lewat", jumlah=len(late)), say("segar.judul_sub"), source, rows=late)
    panel.listing(
        f'<ul class="daftar dua-kolom">{items}</ul>', words, evidence_tables.series(late), key="lewat"
    )


def _register(chosen: Filters) -> pd.DataFrame:
    about = downloads.About("", "", "", store.in_view().name, panel.simulated())
    return reconciliation.register(chosen.regencies, chosen.categories, about)


def totals(chosen: Filters) -> None:
    """The same count in every view, under the filter; then regencies against the province."""
    about = downloads.About("", "", "", store.in_view().name, panel.simulated())
    _agreeing(_register(chosen), "cocok.register_sub", "jumlah_kabupaten")
    exports = reconciliation.exports(chosen.regencies, chosen.categories, chosen.years, about)
    _agreeing(exports, "cocok.ekspor_sub", "jumlah_komoditas")
    frame = ask("additive_totals")
    frame = frame.assign(difference=frame.difference.where(frame.blanks == 0))
    complete = frame[(frame.blanks == 0) & frame.province.notna()]
    different = (complete.difference != 0).sum()
    title = say("cocok.provinsi", jumlah=len(frame), banding=len(complete), beda=different)
    words = Words(title, say("cocok.provinsi_sub"), captions.publishers(frame), title, rows=frame)
    table = evidence_tables.additive_totals(frame, reconciliation.explained(frame))
    panel.table(table, words, key="cocok_provinsi")


def _agreeing(frame: pd.DataFrame, subtitle: str, parts: str) -> None:
    different = (frame.difference != 0).sum()
    title = say("cocok.tidak", jumlah=different) if different else say("cocok.cocok", jumlah=len(frame))
    words = Words(title, say(subtitle), captions.register_line(), title, rows=frame)
    panel.table(evidence_tables.reconciled(frame, parts), words, key=subtitle.replace(".", "_"))


def due(chosen: Filters) -> None:
    """Every series with a reporting interval: last report, age, next one expected, owner."""
    frame = freshness.series()
    title = say("segar.judul", lama=frame.overdue.sum(), jumlah=len(frame))
    words = Words(
        title,
        say("segar.judul_sub"),
        captions.publishers(frame.rename(columns={"owner": "publisher"})),
        title,
        rows=frame,
    )
    panel.table(evidence_tables.series(frame), words, key="kesegaran")


def changed(chosen: Filters) -> None:
    """Two snapshots compared: the one in view with an older one."""
    snapshot = store.in_view()
    older = [each for each in store.kept(snapshot.dataset) if each.name != snapshot.name]
    if not older:
        st.html(f'<p class="kosong">{say("ubah.tanpa_lain")}</p>')
        return
    names = {
        each.name: say("ubah.versi", saat=numbers.moment(each.published), kode=each.code) for each in older
    }
    previous = store.before(snapshot) or older[0]
    offered = {*list(names)[:MOST_VERSIONS], previous.name, filters.choice("dengan")}
    names = {name: words for name, words in names.items() if name in offered}
    other = controls.pick("dengan", say("ubah.dengan"), names, previous.name)
    if store.named(other) is None:
        st.warning(say("ubah.rusak", versi=names[other]))
        return
    figures = changes.between(store.named(other), snapshot)
    records = changed_records.between(store.named(other), snapshot)
    if figures.empty and records.empty:
        st.html(f'<p class="kosong">{say("ubah.tidak_ada")}</p>')
        return
    for frame, made, what, key in (
        (figures, evidence_tables.changes, "ubah.angka", "perubahan"),
        (records, evidence_tables.changed_records, "ubah.catatan", "perubahan_catatan"),
    ):
        counts = changes.summary(frame) or say("ubah.tak_satu_pun")
        title, below = say(what, jumlah=counts), say(f"{what}_sub", versi=names[other])
        words = Words(title, below, captions.register_line(), title, rows=frame)
        if frame.empty:
            panel.section(title, below)
        else:
            panel.table(made(frame), words, key=key)


def sources(chosen: Filters) -> None:
    """Every page and document behind the facts."""
    frame = ask("sources")
    title = say("sumber.judul", jumlah=len(frame), tautan=frame.address.notna().sum())
    words = Words(title, say("sumber.judul_sub"), captions.register_line(), title, rows=frame)
    panel.table(evidence_tables.sources(frame), words, key="daftar_sumber")
