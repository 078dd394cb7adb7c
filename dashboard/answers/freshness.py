"""Which series of a snapshot are overdue, as of today: those whose next report is past its day.

A one-off statement carries its date and does not age; only what promises to come again can be late.
"""

from datetime import date

import pandas as pd

from dashboard.answers import passport, store
from dashboard.answers.view import View
from dashboard.language import clock, numbers
from dashboard.language.text import say
from data.snapshots import Snapshot


def series(view: View) -> pd.DataFrame:
    """series_freshness with `overdue` and `age_months`, as of today."""
    return _judged(view.ask("series_freshness"), clock.today())


def mark(view: View, passport: str) -> str:
    """What stands beside a figure of an overdue series; an empty text for every other."""
    return _marks(view.snapshot, clock.today(), "segar.lama").get(passport, "")


def marks(view: View, words: str = "segar.lama") -> dict[str, str]:
    """Passport -> what stands beside a figure of it, of every series that is overdue.

    words: the key of the sentence; 'segar.lama_singkat' for a narrow card beside the figure's own period.
    """
    return _marks(view.snapshot, clock.today(), words)


@store.once_per_snapshot
def _marks(snapshot: Snapshot, today: date, words: str) -> dict[str, str]:
    told = _judged(store.ask(snapshot, "series_freshness"), today)
    late = told[told.overdue & told.as_of.notna()].drop_duplicates("passport")
    return {
        row.passport: say(
            words,
            terakhir=numbers.period(row.period),
            seharusnya=numbers.day(row.expected, "bulan"),
        )
        for row in late.itertuples()
    }


def _judged(frame: pd.DataFrame, today: date) -> pd.DataFrame:
    """The rule; of the place as a whole."""
    now = pd.Timestamp(today)
    months = (now.year - frame.as_of.dt.year) * 12 + now.month - frame.as_of.dt.month
    late = frame.expected.isna() | (frame.expected < now)
    return frame.assign(area=passport.whole(frame), age_months=months, overdue=late)
