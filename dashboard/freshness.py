"""Which series are overdue: reported at an interval, and the next report is past its day.

A one-off statement carries its date and does not age; only what promises to come again can be late.
"""

import pandas as pd

from dashboard import clock, numbers
from dashboard.store import ask
from dashboard.text import say


def series() -> pd.DataFrame:
    """series_freshness with `overdue` and `age_months`, as of today."""
    frame = ask("series_freshness")
    today = pd.Timestamp(clock.today())
    months = (today.year - frame.as_of.dt.year) * 12 + today.month - frame.as_of.dt.month
    return frame.assign(age_months=months, overdue=frame.expected.isna() | (frame.expected < today))


def mark(passport: str) -> str:
    """What stands beside a figure of an overdue series; an empty text for every other."""
    frame = series()
    late = frame[(frame.passport == passport) & frame.overdue & frame.as_of.notna()]
    if late.empty:
        return ""
    row = late.iloc[0]
    return say(
        "segar.lama", terakhir=numbers.day(row.as_of, "bulan"), seharusnya=numbers.day(row.expected, "bulan")
    )
