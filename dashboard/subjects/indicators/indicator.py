"""One indicator in one period, as the map page tells it: made once for each snapshot, whatever is opened."""

from dataclasses import dataclass

import pandas as pd

from dashboard.answers.store import once_per_snapshot
from dashboard.answers.view import DEFAULT_INDICATOR, View
from dashboard.exhibits import choropleth
from dashboard.exhibits.page import Pick
from dashboard.language.text import say
from dashboard.saying import captions, findings, scales, scope, tables
from data.snapshots import Snapshot


@dataclass(frozen=True, eq=False)  # made once: it is itself
class Indicator:
    """An indicator by regency: its card, its rows, and what is said of them.

    frame: indicator_by_regency. shown: the same for a map. table: the same for readers.
    """

    code: str
    period: str
    card: pd.Series
    frame: pd.DataFrame
    shown: pd.DataFrame
    table: pd.DataFrame
    scale: choropleth.Scale
    finding: str
    on_map: str  # what the map shows, as its title
    measure: str
    source: str
    alt: str


@dataclass(frozen=True)
class Asked:
    """The indicator and the period that are chosen, and the periods that may be: code and name, newest first.

    opens: the period that a map opens with; newer: what is said of one that came after the chosen.
    """

    code: str
    period: str
    periods: dict[str, str]
    opens: str
    newer: str

    @property
    def before(self) -> str:
        return next((each for each in self.periods if each < self.period), "")


def asked(view: View) -> Asked:
    code = view.picked("ind", view.options.indicator, DEFAULT_INDICATOR)
    known = view.ask("indicator_periods", indicator=code)
    names = {period: captions.period(period) for period in known.period}
    opens = known.period[known.opens].iloc[0]
    period = view.picked("per", names, opens)
    return Asked(code, period, names, opens, captions.newer(known, period))


def controls(now: Asked, view: View) -> tuple[Pick, Pick]:
    """What chooses the indicator, and what the period."""
    return (
        Pick("ind", say("peta.indikator"), view.options.indicator, DEFAULT_INDICATOR),
        Pick("per", say("peta.periode"), now.periods, now.opens),
    )


@once_per_snapshot
def finding_in(_snapshot: Snapshot, seen: Indicator, regency: str) -> str:
    """The finding of an indicator for one regency."""
    return findings.indicator_in(seen.frame, seen.card, regency)


@once_per_snapshot
def of(
    snapshot: Snapshot, code: str, period: str, categories: tuple[str, ...], island: tuple[str, ...]
) -> Indicator:
    """Of all regencies, or of those on the chosen island groups; categories narrow the register's own counts.

    Raises IndexError for a period of which nothing is known.
    """
    view = View(snapshot)
    card = view.one("indicator_card", indicator=code, period=period)
    counted = categories if card.coverage else ()
    every = view.ask("indicator_by_regency", indicator=code, period=period, categories=counted)
    frame = scope.within(every, island)
    scale = scales.of_indicator(card, view.ask("indicator_values", indicator=code).value)
    shown = scales.by_indicator(frame, card)
    when = captions.period(period)
    measure = captions.measure(card, when)
    ranked = findings.may_be_ranked(frame, card) and not findings.only_estimates(frame)
    return Indicator(
        code=code,
        period=period,
        card=card,
        frame=frame,
        shown=shown,
        table=tables.indicator(frame, card),
        scale=scale,
        finding=findings.indicator(frame, card),
        on_map=findings.indicator_map(frame, card),
        measure=measure,
        source=captions.indicator_line(view, card, frame, when),
        alt=choropleth.sentence(shown, what=measure, scale=scale, ranked=ranked),
    )
