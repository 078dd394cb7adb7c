"""What changed since the briefing before: a slide, and the paragraph that goes with it in a message."""

from dataclasses import dataclass, replace

import pandas as pd

from briefing.asking import Room
from briefing.slides import Briefing, Slide
from dashboard.answers import store
from dashboard.exhibits.bodies import Body, Table, Text
from dashboard.language import numbers
from dashboard.language.text import say
from dashboard.subjects.evidence import changed_records, changes
from data import snapshots
from data.snapshots import Snapshot

MOST = 9  # lines of a slide


@dataclass(frozen=True)
class Since:
    """What changed, as a sentence; slide: None where there is nothing to list."""

    told: str
    slide: Slide | None = None


def since(room: Room, slug: str, before: str) -> Since:
    """`before`: the name of the version of which the last briefing was made; empty where there was none."""
    if not before:
        return Since(say("berubah.pertama"))
    older = snapshots.get(before)
    if before == room.snapshot.name:
        return Since(say("berubah.versi_sama", versi=_version(room.snapshot)))
    if older is None:
        return Since(say("berubah.tak_ada", versi=before))
    try:
        figures, records = (
            changes.between(older, room.snapshot),
            changed_records.between(older, room.snapshot),
        )
    except store.OtherSchema:
        return Since(say("berubah.susunan_lain", versi=_version(older)))
    figures, records = _about(figures, room, slug), _about(records, room, slug)
    named = _version(older)
    if figures.empty and records.empty:
        return Since(say("berubah.tidak_ada", versi=named))
    counted = [changes.summary(each) or say("ubah.tak_satu_pun") for each in (figures, records)]
    told = say("berubah.kalimat", versi=named, angka=counted[0], catatan=counted[1])
    title = say("berubah.judul", jumlah=len(figures) + len(records))
    below = say("berubah.sub", versi=named, angka=counted[0], catatan=counted[1])
    return Since(told, room.slide(title, below, _listed(figures, records), room.register(), rows=figures))


def with_it(briefing: Briefing, told: Since) -> Briefing:
    """The briefing with that slide behind its cover."""
    if told.slide is None:
        return briefing
    first, *rest = briefing.slides
    return replace(briefing, slides=(first, told.slide, *rest))


def _about(changed: pd.DataFrame, room: Room, slug: str) -> pd.DataFrame:
    """What is of the place or programme that a briefing is about; of the province, everything."""
    named = ""
    if slug.isdecimal():
        own, named = _own_records(room, slug), f", {_name(room, slug)},"
    elif slug in set(room.ask("programme_progress", programme="").id):
        claims = room.ask("programme_claims", programme=slug, regencies=[])
        own = {*claims.passport, *(f"klaim·{each}" for each in claims.id), f"program·{slug}"}
    else:
        return changed
    words = changed.record if "record" in changed else changed.figure  # claims carry their place in words
    is_own = [
        bool(own & _ways(key)) or (bool(named) and named in f"{told},")
        for key, told in zip(changed.key, words, strict=True)
    ]
    kept = changed[pd.Series(is_own, index=changed.index, dtype=bool)]
    kept.attrs |= changed.attrs
    return kept


def _name(room: Room, code: str) -> str:
    options = room.ask("filter_options")
    return options.name[(options.kind == "regency") & (options.code == code)].iloc[0]


def _own_records(room: Room, code: str) -> set[str]:
    products = room.ask("products", regencies=[code], categories=[], search="")
    return {code, *(f"produk·{each}" for each in products.id)}


def _ways(key: str) -> set[str]:
    """A key, and each part of it by which it may be found."""
    return {key, *key.split("·")}


def _listed(figures: pd.DataFrame, records: pd.DataFrame) -> Body:
    rows = [
        *((row.change, _of_period(row), row.old or "–", row.new or "–") for row in figures.itertuples()),
        *(
            (row.change, f"{row.record}: {row.part}", row.old or "–", row.new or "–")
            for row in records.itertuples()
        ),
    ]
    if not rows:
        return Text((say("ubah.tak_satu_pun"),))
    shown = rows if len(rows) <= MOST else rows[: MOST - 1]
    if more := len(rows) - len(shown):
        shown.append((say("paparan.butir_lain", jumlah=more), "", "", ""))
    heads = ("berubah.apa", "berubah.hal", "berubah.dulu", "berubah.kini")
    return Table(tuple(say(each) for each in heads), tuple(shown))


def _of_period(row) -> str:
    return row.figure if pd.isna(row.period) else f"{row.figure}, {row.period}"


def _version(snapshot: Snapshot) -> str:
    return say("ubah.versi", saat=numbers.moment(snapshot.published), kode=snapshot.code)
