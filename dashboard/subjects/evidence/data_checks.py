"""What the Data page shows: totals that agree, series that are due, what changed, the sources."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from dashboard.answers import freshness, store
from dashboard.answers.view import View
from dashboard.exhibits import exhibit, making
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.page import Block, Heading, Pick, Said, Warn
from dashboard.language import clock, numbers
from dashboard.language.text import say, say_of
from dashboard.saying import captions
from dashboard.subjects.evidence import changed_records, changes, evidence_tables, reconciliation

MOST_NAMED = 2  # series in a title
MOST_VERSIONS = 30  # to compare with; an older one by its link
OTHER = "dengan"  # the choice of the version to compare with, in an address


def answer(view: View) -> str:
    """The head of the page: how many series are overdue."""
    frame = freshness.series(view)
    return say("data.jawab", jumlah=len(frame), lama=frame.overdue.sum())


def at_a_glance(view: View) -> tuple[Block, ...]:
    """What fills a projected screen: the overdue series by how many months their release is past."""
    series = freshness.series(view)
    late = series[series.overdue & series.as_of.notna()]
    if late.empty:
        return (Said(say("data.tak_lewat", jumlah=len(series))),)
    now = pd.Timestamp(clock.today())
    months = (now.year - late.expected.dt.year) * 12 + now.month - late.expected.dt.month
    told = late.assign(
        months=months,
        words=[
            say("data.bulan_lewat", bulan=count, tanggal=numbers.period(row.period))
            for count, row in zip(months, late.itertuples(), strict=True)
        ],
    ).sort_values("months", ascending=False, kind="stable")
    title, subtitle = answer(view), say("data.lewat_sub")
    if empty := int((series.overdue & series.as_of.isna()).sum()):
        subtitle += say("data.lewat_kosong", jumlah=empty)
    return (
        Exhibit(
            "lewat",
            title,
            subtitle,
            captions.publishers(view, late.rename(columns={"owner": "publisher"})),
            making.bars(told, name="name", value="months", text="words"),
            rows=late,
            beside=evidence_tables.series(late),
        ),
    )


def totals(view: View) -> tuple[Block, ...]:
    """The same count in every view, under the filter; then regencies against the province."""
    frame, whole = view.ask("additive_totals"), view.whole
    frame = frame.assign(difference=frame.difference.where(frame.blanks == 0))
    complete = frame[(frame.blanks == 0) & frame.province.notna()]
    different = (complete.difference != 0).sum()
    return (
        _agreeing(reconciliation.register(view), "cocok.register_sub", "jumlah_kabupaten", view),
        _agreeing(reconciliation.exports(view), "cocok.ekspor_sub", "jumlah_komoditas", view),
        exhibit.table(
            "cocok_provinsi",
            say_of(whole, "cocok.provinsi", jumlah=len(frame), banding=len(complete), beda=different),
            say_of(whole, "cocok.provinsi_sub", jumlah=len(view.options.regency)),
            captions.publishers(view, frame),
            evidence_tables.additive_totals(frame, reconciliation.explained(frame, whole), whole),
            rows=frame,
        ),
    )


def _agreeing(frame: pd.DataFrame, subtitle: str, parts: str, view: View) -> Exhibit:
    different = (frame.difference != 0).sum()
    title = say("cocok.tidak", jumlah=different) if different else say("cocok.cocok", jumlah=len(frame))
    key, source = subtitle.replace(".", "_").removesuffix("_sub"), captions.register_line(view)
    told = evidence_tables.reconciled(frame, parts)
    rows = frame.assign(measure=evidence_tables.counts(frame))  # as words in the files too
    return exhibit.table(key, title, say(subtitle), source, told, rows=rows)


def due(view: View) -> tuple[Block, ...]:
    """Every series with a reporting interval, the longest overdue first: last report, age, next, owner."""
    every = freshness.series(view)
    frame = every.sort_values(["overdue", "expected"], ascending=[False, True], kind="stable")
    title = _longest_overdue(frame) or say("segar.judul", lama=frame.overdue.sum(), jumlah=len(frame))
    source = captions.publishers(view, frame.rename(columns={"owner": "publisher"}))
    told = evidence_tables.series(frame)
    return (exhibit.table("kesegaran", title, say("segar.judul_sub"), source, told, rows=frame),)


def _longest_overdue(frame: pd.DataFrame) -> str:
    """Which series wait longest for their next report; an empty text where none does, or many do as long."""
    late = frame[frame.overdue & frame.expected.notna()]
    first = late[late.expected == late.expected.min()]
    if not 0 < len(first) <= MOST_NAMED:
        return ""
    names, due = numbers.listing(list(first["name"])), numbers.day(first.expected.iloc[0])
    return say("segar.terlama", nama=names, tanggal=due)


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
