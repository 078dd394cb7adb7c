"""The parts of the map page that hold regencies beside each other: order, comparison, years."""

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from dashboard.answers.store import once_per_snapshot
from dashboard.answers.view import View
from dashboard.exhibits import exhibit, making, panels
from dashboard.exhibits.exhibit import Choose, Dots, Exhibit
from dashboard.exhibits.page import Block, Gap, Group, Heading, Hint, Live, Note
from dashboard.language import clock
from dashboard.language.text import say
from dashboard.language.values import CUT, Value
from dashboard.saying import captions, cells, findings, scales, scope, tables
from dashboard.subjects.indicators import comparisons, fair_ranks, peers
from dashboard.subjects.indicators.indicator import Indicator
from dashboard.subjects.indicators.quality import completeness
from data.snapshots import Snapshot

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
    heading: tuple[str, str]


@once_per_snapshot
def _standing(snapshot: Snapshot, seen: Indicator, before: str, today: date) -> Standing | None:
    """Where each stands in the indicator, beside the period before it; None where an order would not be fair.

    `before` is an empty text where there is no earlier period.
    """
    if not fair_ranks.is_ranked(seen.frame, seen.card):
        return None
    view = View(snapshot)
    wanted = dict(indicator=seen.code, period=before, categories=[])
    earlier = view.ask("indicator_by_regency", **wanted) if before else None
    quality = completeness(view.ask("regency_quality", as_of=today.isoformat()))
    rows = fair_ranks.table(seen.frame, earlier, seen.card, view.ask("regency_facts"), quality)
    left_out = len(seen.frame) - len(rows)
    heading = say("urut.judul"), say("urut.tanpa", jumlah=left_out) if left_out else ""
    dots = comparisons.dots(rows) if len(rows) >= FEWEST_RANKED else None
    return Standing(rows, tables.standing(rows), dots, heading)


@once_per_snapshot
def _groups(snapshot: Snapshot) -> dict[str, tuple[str, ...]]:
    return peers.groups(View(snapshot).ask("regency_facts"))


def order(seen: Indicator, before: str, view: View) -> tuple[Block, ...]:
    """The regencies in order where that is fair, with change, group and quality; else in code order."""
    found = _standing(view.snapshot, seen, before, clock.today())
    if found is None:
        return _unranked(seen, view)
    if len(found.rows) < FEWEST_RANKED:
        return (Note(say("urut.kurang"), seen.source, seen.frame, found.heading),)
    chosen = view.chosen.chosen
    alike = _groups(view.snapshot)[chosen[0]] if len(chosen) == 1 else ()
    title = findings.indicator_order(found.rows, seen.card)
    among = among_alike(found.rows, chosen[0], alike) if len(chosen) == 1 else ""
    return (
        exhibit.table(
            "urutan",
            title,
            ". ".join(filter(None, (among, seen.measure, say("urut.cara")))),
            seen.source,
            found.listed,
            rows=found.rows,
            chooses=Choose("tempat", tuple(found.rows.code), found.dots and replace(found.dots, alike=alike)),
            above=found.heading,
        ),
    )


def among_alike(rows: pd.DataFrame, code: str, alike: tuple[str, ...]) -> str:
    """Where a regency stands among those like it, in words; empty where that cannot be told."""
    group = rows[rows.code.isin(alike)]
    if code not in set(group.code) or len(group) < FEWEST_RANKED:
        return ""
    own = group.set_index("code").loc[code]
    above, below = (group.value > own.value).sum(), (group.value < own.value).sum()
    alike_too = len(group) - above - below - 1  # how many others have the very same value
    if not above and not below:
        return say("urut.serupa_sama", nama=own.short_name, jumlah=len(group))
    if above and below:
        key = "urut.serupa_tengah"
    elif above:
        key = "urut.serupa_bawah_bersama" if alike_too else "urut.serupa_bawah"
    else:
        key = "urut.serupa_atas_bersama" if alike_too else "urut.serupa_atas"
    return say(key, nama=own.short_name, ke=above + 1, lain=alike_too, jumlah=len(group))


def _unranked(seen: Indicator, view: View) -> tuple[Block, ...]:
    rows = scales.in_order(scope.within(seen.frame, view.chosen.regencies), seen.card)
    heading = "peta.urut_register" if seen.card.coverage else "urut.netral"
    if seen.card.direction != "netral":
        heading = "urut.terpotong"
    above = Heading(say(heading), captions.left_out(seen.frame, seen.card))
    if rows.empty:
        told = say("peta.tak_terurut", lingkup=scope.told(rows, view))
        return (above, Note(told, seen.source, seen.frame))
    title = findings.indicator_order(rows, seen.card)
    if scope.are_many(rows):
        told, choose = tables.indicator(rows, seen.card), Choose("tempat", tuple(rows.code))
        named = dict(rows=rows, chooses=choose, above=(above.title, above.text))
        return (exhibit.table("urutan", title, seen.measure, seen.source, told, **named),)
    chosen = captions.names(seen.frame, view.chosen)
    body = making.bars(rows, name="short_name", value="value", text="label", chosen=chosen)
    return (
        above,
        Exhibit(
            "urutan",
            title,
            seen.measure,
            seen.source,
            body,
            rows=rows,
            beside=tables.indicator(rows, seen.card),
            chooses=Choose("kab", tuple(rows.code)),
        ),
    )


def compare(view: View) -> Block:
    """Two to four regencies on the same scales; an invitation where one is chosen."""
    chosen = view.chosen.chosen
    if len(chosen) == 1 and len(alike := _groups(view.snapshot)[chosen[0]]) > 1:
        return Live("alike", (alike[:MOST_COMPARED],))
    if not 2 <= len(chosen) <= MOST_COMPARED:
        return Hint(say("banding.cara")) if chosen else Gap()
    # one place, as the invitation has: what stands below is not drawn anew
    return Group(_compared(view))


def _scaled(view: View) -> str:
    return say("banding.skala", jumlah=len(view.options.regency))


def _compared(view: View) -> tuple[Block, ...]:
    frame = view.ask("comparables")
    frame = frame[~frame.additive]
    frame = frame.assign(label=[cells.own_value(row, row) for _, row in frame.iterrows()])
    rows = scope.within(frame, view.chosen.chosen)
    title = say("banding.temuan", jumlah=rows.indicator.nunique())
    cut = say("banding.tanpa_desimal") if (rows.precision == CUT).any() else ""
    return (
        Heading(say("banding.judul", tempat=scope.told(rows, view)), _scaled(view)),
        Exhibit(
            "banding",
            title,
            "; ".join(filter(None, (say("banding.sub"), cut))),
            captions.publishers(view, rows),
            panels.side_by_side(frame, codes=view.chosen.chosen),
            rows=rows,
            beside=tables.comparables(rows),
        ),
    )


def over_time(seen: Indicator, view: View) -> tuple[Block, ...]:
    """Each regency that the island keeps over the published periods; nothing where there is only one.

    Of a country those of the province of what is chosen.
    """
    chosen, card = view.chosen, seen.card
    kept = chosen.island or view.options.around(chosen.chosen)
    history = scope.within(view.ask("indicator_history", indicator=seen.code), kept)
    if history.period.nunique() < FEWEST_PERIODS:
        return ()
    first, last = (captions.period(each) for each in (history.period.min(), history.period.max()))
    places = scope.within(view.ask("regency_facts"), kept)
    heading = Heading(say("waktu.judul"), say("waktu.sub", awal=first, akhir=last))
    if scope.are_many(places):
        return (heading, Hint(say("waktu.banyak", jumlah=len(places))))
    several = history.groupby("code").period.nunique() >= FEWEST_PERIODS
    title = say("waktu.temuan", beberapa=int(several.sum()), semua=len(places))
    told = history.assign(label=[Value.of(row, card).cell for row in history.itertuples()])
    cut = say("waktu.tanpa_desimal") if (history.precision == CUT).any() else ""
    return (
        heading,
        Exhibit(
            "waktu",
            title,
            "; ".join(filter(None, (card["name"], cut))),
            captions.publishers(view, history),
            panels.over_time(history, places, chosen=chosen.chosen),
            rows=history,
            beside=tables.history(told),
        ),
    )
