"""What the Data page shows: totals that agree, series that are due, what changed, the sources."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from dashboard.answers import freshness, store
from dashboard.answers.view import View
from dashboard.exhibits import exhibit
from dashboard.exhibits.bodies import Item, Items
from dashboard.exhibits.card import Card
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.page import Block, Cards, Heading, Pick, Said, Warn
from dashboard.language import numbers
from dashboard.language.text import say
from dashboard.saying import captions, cards
from dashboard.subjects.evidence import changed_records, changes, evidence_tables, reconciliation

MOST_VERSIONS = 30  # to compare with; an older one by its link
OTHER = "dengan"  # the choice of the version to compare with, in an address


def answer(view: View) -> str:
    """The head of the page: how many series are overdue."""
    frame = freshness.series(view)
    return say("data.jawab", jumlah=len(frame), lama=frame.overdue.sum())


def at_a_glance(view: View) -> tuple[Block, ...]:
    """What fits on one projected screen: the answers of the page as cards, and which series are overdue."""
    register, series, known = reconciliation.register(view), freshness.series(view), view.ask("sources")
    parts = (
        ("data.kartu_cocok", register.difference == 0, register),
        ("data.kartu_segar", ~series.overdue, series),
        ("data.kartu_sumber", known.address.notna(), known),
    )
    counted = tuple(
        Card(
            label=say(key),
            value=say("ringkasan.dari_target", nilai=good.sum(), target=len(good)),
            rows=rows,
            **cards.snapshot_source(view),
        )
        for key, good, rows in parts
    )
    late = series[series.overdue & series.as_of.notna()]
    return (Cards(counted), *((_late(late, view),) if len(late) else ()))


def _late(late: pd.DataFrame, view: View) -> Exhibit:
    told = [
        say("data.terakhir", nama=row.name, tanggal=numbers.period(row.period))
        for row in late.itertuples(index=False)
    ]
    return Exhibit(
        "lewat",
        say("data.lewat", jumlah=len(late)),
        say("segar.judul_sub"),
        captions.publishers(view, late.rename(columns={"owner": "publisher"})),
        Items(tuple(Item("", line) for line in told), "two"),
        rows=late,
        beside=evidence_tables.series(late),
    )


def totals(view: View) -> tuple[Block, ...]:
    """The same count in every view, under the filter; then regencies against the province."""
    frame = view.ask("additive_totals")
    frame = frame.assign(difference=frame.difference.where(frame.blanks == 0))
    complete = frame[(frame.blanks == 0) & frame.province.notna()]
    different = (complete.difference != 0).sum()
    return (
        _agreeing(reconciliation.register(view), "cocok.register_sub", "jumlah_kabupaten", view),
        _agreeing(reconciliation.exports(view), "cocok.ekspor_sub", "jumlah_komoditas", view),
        exhibit.table(
            "cocok_provinsi",
            say("cocok.provinsi", jumlah=len(frame), banding=len(complete), beda=different),
            say("cocok.provinsi_sub"),
            captions.publishers(view, frame),
            evidence_tables.additive_totals(frame, reconciliation.explained(frame)),
            rows=frame,
        ),
    )


def _agreeing(frame: pd.DataFrame, subtitle: str, parts: str, view: View) -> Exhibit:
    different = (frame.difference != 0).sum()
    title = say("cocok.tidak", jumlah=different) if different else say("cocok.cocok", jumlah=len(frame))
    key, source = subtitle.replace(".", "_"), captions.register_line(view)
    return exhibit.table(
        key, title, say(subtitle), source, evidence_tables.reconciled(frame, parts), rows=frame
    )


def due(view: View) -> tuple[Block, ...]:
    """Every series with a reporting interval: last report, age, next one expected, owner."""
    frame = freshness.series(view)
    title = say("segar.judul", lama=frame.overdue.sum(), jumlah=len(frame))
    source = captions.publishers(view, frame.rename(columns={"owner": "publisher"}))
    told = evidence_tables.series(frame)
    return (exhibit.table("kesegaran", title, say("segar.judul_sub"), source, told, rows=frame),)


def changed(view: View) -> tuple[Block, ...]:
    """Two snapshots compared: the one in view with an older one."""
    snapshot = view.snapshot
    older = [each for each in store.kept(snapshot.dataset) if each.name != snapshot.name]
    if not older:
        return (Said(say("ubah.tanpa_lain")),)
    names = {
        each.name: say("ubah.versi", saat=numbers.moment(each.published), kode=each.code) for each in older
    }
    previous = store.before(snapshot) or older[0]
    offered = {*list(names)[:MOST_VERSIONS], previous.name, view.choice(OTHER)}
    pick = Pick(
        OTHER,
        say("ubah.dengan"),
        {name: words for name, words in names.items() if name in offered},
        previous.name,
    )
    name = view.picked(OTHER, pick.names, pick.default)
    other = store.named(name)
    if other is None:
        return (pick, Warn(say("ubah.rusak", versi=names[name])))
    figures, records = changes.between(other, snapshot), changed_records.between(other, snapshot)
    if figures.empty and records.empty:
        return (pick, Said(say("ubah.tidak_ada")))
    return (
        pick,
        _changed(figures, evidence_tables.changes, ("ubah.angka", "perubahan", names[name]), view),
        _changed(
            records,
            evidence_tables.changed_records,
            ("ubah.catatan", "perubahan_catatan", names[name]),
            view,
        ),
    )


def _changed(frame: pd.DataFrame, told: Callable[..., Any], about: tuple[str, str, str], view: View) -> Block:
    """One kind of change; about: what it is, the key of its files, the version that it is compared with."""
    what, key, version = about
    counts = changes.summary(frame) or say("ubah.tak_satu_pun")
    title, below = say(what, jumlah=counts), say(f"{what}_sub", versi=version)
    if frame.empty:
        return Heading(title, below)
    return exhibit.table(key, title, below, captions.register_line(view), told(frame), rows=frame)


def sources(view: View) -> tuple[Block, ...]:
    """Every page and document behind the facts."""
    frame = view.ask("sources")
    title = say("sumber.judul", jumlah=len(frame), tautan=frame.address.notna().sum())
    told, source = evidence_tables.sources(frame), captions.register_line(view)
    return (exhibit.table("daftar_sumber", title, say("sumber.judul_sub"), source, told, rows=frame),)
