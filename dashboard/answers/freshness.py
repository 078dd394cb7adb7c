"""Which series of a snapshot are overdue, as of today."""

from datetime import date

import pandas as pd

from dashboard.answers import overdue, store
from dashboard.answers.view import View
from dashboard.language import clock
from data.snapshots import Snapshot


def series(view: View) -> pd.DataFrame:
    """series_freshness with `overdue` and `age_months`, as of today."""
    return overdue.series(view.ask("series_freshness"), clock.today())


def mark(view: View, passport: str) -> str:
    """What stands beside a figure of an overdue series; an empty text for every other."""
    return _marks(view.snapshot, clock.today()).get(passport, "")


@store.once_per_snapshot
def _marks(snapshot: Snapshot, today: date) -> dict[str, str]:
    return overdue.marks(store.ask(snapshot, "series_freshness"), today)
