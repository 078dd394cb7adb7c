"""The parts of the map page that hold regencies beside each other: order, comparison, years."""

import pandas as pd

from dashboard import (
    captions,
    cells,
    charts,
    clock,
    comparisons,
    fair_ranks,
    filters,
    findings,
    panel,
    peers,
    scales,
    tables,
)
from dashboard.filters import Filters
from dashboard.panel import Words
from dashboard.quality import Grade, grades
from dashboard.store import ask
from dashboard.text import say

MOST_COMPARED = 4
FEWEST_PERIODS = 2
FEWEST_RANKED = 2  # of one there is no order


def quality() -> dict[str, Grade]:
    """code -> how good the data of that regency are, today."""
    return grades(ask("regency_quality", as_of=clock.today().isoformat()))


def order(
    frame: pd.DataFrame, card: pd.Series, words: Words, before: pd.DataFrame | None, chosen: Filters
) -> None:
    """The regencies in order where that is fair, with change, group and quality; else in code order."""
    if not fair_ranks.is_ranked(frame, card):
        _unranked(frame, card, words, chosen)
        return
    left_out = len(frame) - len(fair_ranks.rankable(frame))
    panel.section(say("urut.judul"), say("urut.tanpa", jumlah=left_out) if left_out else "")
    facts = ask("regency_facts")
    rows = fair_ranks.table(frame, before, card, facts, quality())
    if len(rows) < FEWEST_RANKED:
        panel.note(say("urut.kurang"), words.source, frame)
        return
    told = words_for(findings.indicator_order(rows, card), words, rows)
    alike = peers.group(facts, chosen.chosen[0]) if len(chosen.chosen) == 1 else ()
    figure = comparisons.dots(rows, chosen=chosen.chosen, alike=alike)
    panel.chart(figure, told, tables.standing(rows), key="kedudukan", chooses=("kab", tuple(rows.code)))
    listed = Words(say("urut.daftar"), say("urut.cara"), words.source, told.alt, rows=rows)
    panel.choices(tables.standing(rows), list(rows.code), listed, key="urutan", chosen=chosen)


def _unranked(frame: pd.DataFrame, card: pd.Series, words: Words, chosen: Filters) -> None:
    rows = scales.in_order(filters.within(frame, chosen.regencies), card)
    heading = "peta.urut_register" if card.coverage else "urut.netral"
    if card.direction != "netral":
        heading = "urut.terpotong"
    panel.section(say(heading), captions.left_out(frame, card))
    if rows.empty:
        panel.note(say("peta.tak_terurut", lingkup=str(chosen)), words.source, frame)
        return
    told = words_for(findings.indicator_order(rows, card), words, rows)
    figure = charts.bars(
        rows, name="short_name", value="value", text="label", chosen=captions.names(frame, chosen)
    )
    table = tables.indicator(rows, card)
    panel.chart(figure, told, table, key="urutan", chooses=("kab", tuple(rows.code)))


def words_for(title: str, words: Words, rows: pd.DataFrame) -> Words:
    alt = captions.alt(title, rows, "short_name", "label")
    return Words(title, words.subtitle, words.source, alt, rows=rows)


def compare(chosen: Filters) -> None:
    """Two to four regencies on the same scales; an invitation where one is chosen."""
    if not 2 <= len(chosen.chosen) <= MOST_COMPARED:
        if chosen.chosen:
            panel.hint(say("banding.cara"))
        return
    frame = ask("comparables")
    frame = frame[~frame.additive]
    frame = frame.assign(label=[cells.own_value(row, row) for _, row in frame.iterrows()])
    panel.section(say("banding.judul", tempat=str(chosen)), say("banding.skala"))
    title = say("banding.temuan", jumlah=frame.indicator[frame.code.isin(chosen.chosen)].nunique())
    rows = frame[frame.code.isin(chosen.chosen)]
    source = captions.publishers(rows)
    alt = captions.alt(title, rows, "short_name", "label")
    cut = say("peta.desimal") if (rows.precision == "dipotong").any() else ""
    below = "; ".join(filter(None, (say("banding.sub"), cut)))
    words = Words(title, below, source, alt, rows=rows)
    figure = comparisons.side_by_side(frame, codes=chosen.chosen)
    panel.chart(figure, words, tables.comparables(rows), key="banding")


def over_time(indicator: str, card: pd.Series, source: str, chosen: Filters) -> None:
    """Each of the 22 over the published periods; nothing where there is only one period."""
    history = ask("indicator_history", indicator=indicator)
    if history.period.nunique() < FEWEST_PERIODS:
        return
    first, last = (captions.period(each) for each in (history.period.min(), history.period.max()))
    panel.section(say("waktu.judul"), say("waktu.sub", awal=first, akhir=last))
    several = history.groupby("code").period.nunique() >= FEWEST_PERIODS
    title = say("waktu.temuan", beberapa=int(several.sum()), semua=len(ask("regency_facts")))
    told = history.assign(label=[findings.amount(value, card) for value in history.value])
    alt = captions.alt(title, told.tail(6), "short_name", "label")
    words = Words(title, card["name"], source, alt, rows=history)
    figure = comparisons.over_time(
        history, ask("regency_facts"), chosen=chosen.chosen, decimals=card.decimals
    )
    panel.chart(figure, words, tables.history(told), key="waktu")
