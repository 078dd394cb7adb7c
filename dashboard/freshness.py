"""Which series are overdue: reported at an interval, and the next report is past its day.

A one-off statement carries its date and does not age; only what promises to come again can be late.
"""

from datetime import date

import pandas as pd

from dashboard import clock, numbers
from dashboard.store import ask, once_per_snapshot
from dashboard.text import say


def series() -> pd.DataFrame:
    """series_freshness with `overdue` and `age_months`, as of today; its rows are the province's figures."""
    frame = ask("series_freshness")
    today = pd.Timestamp(clock.today())
    months = (today.year - frame.as_of.dt.year) * 12 + today.month - frame.as_of.dt.month
    return frame.assign(
        area="53", age_months=months, overdue=frame.expected.isna() | (frame.expected < today)
    )


def mark(passport: str) -> str:
    """What stands beside a figure of an overdue series; an empty text for every other."""
    return _marks(clock.today()).get(passport, "")


@once_per_snapshot
def _marks(today: date) -> dict[str, str]:
    """Passport -> mark, of every series that is overdue on that day."""
    frame = series()
    late = frame[frame.overdue & frame.as_of.notna()].drop_duplicates("passport")
    return {
        row.passport: say(
            "segar.lama",
            terakhir=numbers.day(row.as_of, "bulan"),
            seharusnya=numbers.day(row.expected, "bulan"),
        )
        for row in late.itertuples()
    }
