"""The parts of the map page that hold regencies beside each other: order, comparison, years."""

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd
import streamlit as st

from dashboard import (
    captions,
    cells,
    clock,
    comparisons,
    fair_ranks,
    filters,
    findings,
    panel,
    peers,
    scales,
    scope,
    tables,
)
from dashboard.choosing import Dots
from dashboard.exhibits import making, panels
from dashboard.filters import Filters
from dashboard.indicator import View
from dashboard.panel import Words
from dashboard.quality import completeness
from dashboard.store import ask, once_per_snapshot
from dashboard.text import say
from dashboard.values import CUT, Value

MOST_COMPARED = 4
FEWEST_PERIODS = 2
FEWEST_RANKED = 2  # of one there is no order


@dataclass(frozen=True, eq=False)
class Standing:
    """The regencies in a fair order.

    rows: fair_ranks.table. listed: the same for readers. dots: where they stand, where there are enough to
    compare. heading: the head of the part that holds them.
    """

    rows: pd.DataFrame
    listed: pd.DataFrame
    dots: Dots | None
    words: Words
    heading: str


@once_per_snapshot
def _standing(view: View, before: str, today: date) -> Standing | None:
    """Where each stands in the view, beside the period before it; None where an order would not be fair.

    `before` is an empty text where there is no earlier period.
    """
    if not fair_ranks.is_ranked(view.frame, view.card):
        return None
    wanted = dict(indicator=view.indicator, period=before, categories=[])
    earlier = ask("indicator_by_regency", **wanted) if before else None
    quality = completeness(ask("regency_quality", as_of=today.isoformat()))
    facts = ask("regency_facts")
    rows = fair_ranks.table(view.frame, earlier, view.card, facts, quality)
    words = _words(view, rows)
    words = replace(words, subtitle=f"{words.subtitle}. {say('urut.cara')}")
    left_out = len(view.frame) - len(rows)
    heading = panel.heading(say("urut.judul"), say("urut.tanpa", jumlah=left_out) if left_out else "")
    dots = comparisons.dots(rows) if len(rows) >= FEWEST_RANKED else None
    return Standing(rows, tables.standing(rows), dots, words, heading)


@once_per_snapshot
def _groups() -> dict[str, tuple[str, ...]]:
    return peers.groups(ask("regency_facts"))


def order(view: View, before: str, chosen: Filters) -> None:
    """The regencies in order where that is fair, with change, group and quality; else in code order."""
    found = _standing(view, before, clock.today())
    if found is None:
        _unranked(view, chosen)
        return
    if len(found.rows) < FEWEST_RANKED:
        panel.note(say("urut.kurang"), view.source, view.frame, found.heading)
        return
    alike = _groups()[chosen.chosen[0]] if len(chosen.chosen) == 1 else ()
    dots = replace(found.dots, alike=alike)
    codes = list(found.rows.code)
    panel.choices(
        found.listed, codes, found.words, key="urutan", chosen=chosen, dots=dots, above=found.heading
    )


def _unranked(view: View, chosen: Filters) -> None:
    rows = scales.in_order(filters.within(view.frame, chosen.regencies), view.card)
    heading = "peta.urut_register" if view.card.coverage else "urut.netral"
    if view.card.direction != "netral":
        heading = "urut.terpotong"
    panel.section(say(heading), captions.left_out(view.frame, view.card))
    if rows.empty:
        panel.note(say("peta.tak_terurut", lingkup=scope.told(rows)), view.source, view.frame)
        return
    body = making.bars(
        rows, name="short_name", value="value", text="label", chosen=captions.names(view.frame, chosen)
    )
    table = tables.indicator(rows, view.card)
    panel.chart(body, _words(view, rows), table, key="urutan", chooses=("kab", tuple(rows.code)))


def _words(view: View, rows: pd.DataFrame) -> Words:
    title = findings.indicator_order(rows, view.card)
    return Words(
        title, view.measure, view.source, captions.alt(title, rows, "short_name", "label"), rows=rows
    )


def compare(chosen: Filters) -> None:
    """Two to four regencies on the same scales; an invitation where one is chosen."""
    if not 2 <= len(chosen.chosen) <= MOST_COMPARED:
        if chosen.chosen:
            panel.hint(say("banding.cara"))
        else:
            st.empty()
        return
    with st.container():  # one place, as the invitation has: what stands below is not drawn anew
        _compared(chosen)


def _compared(chosen: Filters) -> None:
    frame = ask("comparables")
    frame = frame[~frame.additive]
    frame = frame.assign(label=[cells.own_value(row, row) for _, row in frame.iterrows()])
    rows = filters.within(frame, chosen.chosen)
    panel.section(say("banding.judul", tempat=scope.told(rows)), say("banding.skala"))
    title = say("banding.temuan", jumlah=rows.indicator.nunique())
    source = captions.publishers(rows)
    alt = captions.alt(title, rows, "short_name", "label")
    cut = say("banding.tanpa_desimal") if (rows.precision == CUT).any() else ""
    below = "; ".join(filter(None, (say("banding.sub"), cut)))
    words = Words(title, below, source, alt, rows=rows)
    body = panels.side_by_side(frame, codes=chosen.chosen)
    panel.chart(body, words, tables.comparables(rows), key="banding")


def over_time(view: View, chosen: Filters) -> None:
    """Each regency that the island keeps over the published periods; nothing where there is only one."""
    card, history = (
        view.card,
        filters.within(ask("indicator_history", indicator=view.indicator), chosen.island),
    )
    if history.period.nunique() < FEWEST_PERIODS:
        return
    first, last = (captions.period(each) for each in (history.period.min(), history.period.max()))
    panel.section(say("waktu.judul"), say("waktu.sub", awal=first, akhir=last))
    places = filters.within(ask("regency_facts"), chosen.island)
    several = history.groupby("code").period.nunique() >= FEWEST_PERIODS
    title = say("waktu.temuan", beberapa=int(several.sum()), semua=len(places))
    told = history.assign(label=[Value.of(row, card).cell for row in history.itertuples()])
    alt = captions.alt(title, told.tail(6), "short_name", "label")
    cut = say("waktu.tanpa_desimal") if (history.precision == CUT).any() else ""
    below = "; ".join(filter(None, (card["name"], cut)))
    words = Words(title, below, captions.publishers(history), alt, rows=history)
    body = panels.over_time(history, places, chosen=chosen.chosen)
    panel.chart(body, words, tables.history(told), key="waktu")
