"""What stands around a chart besides its finding: subtitle, source, date, and a sentence that replaces it."""

import pandas as pd

from dashboard.answers import freshness
from dashboard.answers.view import Filters, View
from dashboard.exhibits.exhibit import Exhibit
from dashboard.language import dates, numbers, terms
from dashboard.language.text import say
from dashboard.language.values import CUT
from dashboard.saying import findings, scope

MOST_NAMED = 4  # publishers of a source line; of the rest it is said how many


def below(exhibit: Exhibit, view: View) -> str:
    """The subtitle, and the scope that the rows were asked for."""
    asked = scope.of(exhibit.rows, view, everywhere=not exhibit.subtitle)
    return ". ".join(filter(None, (exhibit.subtitle, asked)))


def dated(exhibit: Exhibit, view: View) -> str:
    """The source line, with a mark where its series is overdue."""
    return " · ".join(filter(None, (exhibit.source, freshness.mark(view, exhibit.subject))))


def register_facts(view: View) -> pd.Series:
    """How many pages the register was gathered from, and its newest fact."""
    return view.one("register_sources")


def register_line(view: View, newest: pd.Timestamp | None = None) -> str:
    """The source line under whatever counts the register; `newest`: its newest fact, where few count."""
    facts = register_facts(view)
    said = findings.register(view.snapshot.dataset, facts)
    told = numbers.day(newest) if newest else findings.newest_fact(facts)
    return say("panel.sumber_register", register=said, tanggal=told)


def version_line(view: View) -> str:
    """How new the facts in view are, and when their version was made."""
    return say(
        "panel.data",
        fakta=findings.newest_fact(register_facts(view)),
        saat=numbers.moment(view.snapshot.published),
        kode=view.snapshot.code,
    )


def publishers(view: View, frame: pd.DataFrame) -> str:
    """The source line of rows that carry publisher and a date."""
    newest = dates.newest(frame)
    if not newest:
        compiled = numbers.day(view.snapshot.published)
        return say("panel.sumber_saja", sumber=named(frame), tanggal=compiled)
    return say("panel.sumber", sumber=named(frame), tanggal=newest)


def named(frame: pd.DataFrame) -> str:
    """The publishers of rows, the first of them by name; that none is known is said."""
    names = sorted(frame.publisher.dropna().unique())
    return some(names, MOST_NAMED) or say("panel.tanpa_sumber")


def some(names: list[str], most: int) -> str:
    """The first of some names and how many more there are: 'Ende, Alor, dan 5 lainnya'."""
    rest = [say("panel.lainnya", jumlah=len(names) - most)] if len(names) > most else []
    return numbers.listing([*names[:most], *rest])


def as_of(frame: pd.DataFrame) -> str:
    return say("panel.per", tanggal=dates.newest(frame, ["as_of"]))


def newer(periods: pd.DataFrame, shown: str) -> str:
    """Which newer period a reader can choose and how much of it is known; an empty text where there is none.

    periods: indicator_periods.
    """
    if shown == periods.period.iloc[0]:
        return ""
    latest = periods.iloc[0]
    cut = latest.regencies - latest.whole
    told = say("peta.lebih_baru", periode=period(latest.period), jumlah=latest.regencies)
    return f"{told}; {say('peta.lebih_baru_terpotong', jumlah=cut)}." if cut else f"{told}."


def period(name: str) -> str:
    return say("peta.register") if name == "register" else numbers.period(name)


def measure(card: pd.Series, when: str) -> str:
    """The subtitle of an indicator: measure, unit, period, which way is better, how it is classed."""
    parts = [f"{card['name']} ({terms.told(card.unit)}), {when}"]
    if card.direction == "turun":
        parts.append(say("peta.turun"))
    if not card.coverage:
        parts.append(say("peta.kelas"))
    return "; ".join(parts)


def indicator_line(view: View, card: pd.Series, frame: pd.DataFrame, when: str) -> str:
    """The source line of an indicator by regency, whose date is its period."""
    if card.coverage:
        return register_line(view)
    names = sorted(frame.publisher.dropna().unique())
    return say("panel.sumber", sumber=numbers.listing(names) or say("panel.tanpa_sumber"), tanggal=when)


def left_out(frame: pd.DataFrame, card: pd.Series) -> str:
    """How many regencies an order leaves out, and why."""
    counts = {"peta.belum": frame.value.isna().sum(), "peta.terpotong": (frame.precision == CUT).sum()}
    reasons = [say(key, jumlah=count) for key, count in counts.items() if count]
    return say("peta.tanpa_peringkat", sebab=numbers.listing(reasons)) if reasons else ""


def names(frame: pd.DataFrame, chosen: Filters) -> tuple[str, ...]:
    """The short names of the regencies chosen by name."""
    return tuple(frame.short_name[frame.code.isin(chosen.chosen)])
