"""Which series of the snapshot in view are overdue, as of today."""

from datetime import date

import pandas as pd

from dashboard import clock, overdue
from dashboard.store import ask, once_per_snapshot


def series() -> pd.DataFrame:
    """series_freshness with `overdue` and `age_months`, as of today."""
    return overdue.series(ask("series_freshness"), clock.today())


def mark(passport: str) -> str:
    """What stands beside a figure of an overdue series; an empty text for every other."""
    return _marks(clock.today()).get(passport, "")


@once_per_snapshot
def _marks(today: date) -> dict[str, str]:
    return overdue.marks(ask("series_freshness"), today)
