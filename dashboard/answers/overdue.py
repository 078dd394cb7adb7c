"""Which series are overdue: reported at an interval, and the next report is past its day.

A one-off statement carries its date and does not age; only what promises to come again can be late.
"""

from datetime import date

import pandas as pd

from dashboard.answers import passport
from dashboard.language import numbers
from dashboard.language.text import say


def series(frame: pd.DataFrame, today: date) -> pd.DataFrame:
    """series_freshness with `overdue` and `age_months` as of that day; of the place as a whole."""
    now = pd.Timestamp(today)
    months = (now.year - frame.as_of.dt.year) * 12 + now.month - frame.as_of.dt.month
    late = frame.expected.isna() | (frame.expected < now)
    return frame.assign(area=passport.whole(frame), age_months=months, overdue=late)


def marks(frame: pd.DataFrame, today: date, words: str = "segar.lama") -> dict[str, str]:
    """Of series_freshness: passport -> what stands beside a figure of it, of every series that is overdue.

    words: the key of the sentence; 'segar.lama_singkat' for a narrow card beside the figure's own period.
    """
    told = series(frame, today)
    late = told[told.overdue & told.as_of.notna()].drop_duplicates("passport")
    return {
        row.passport: say(
            words,
            terakhir=numbers.period(row.period),
            seharusnya=numbers.day(row.expected, "bulan"),
        )
        for row in late.itertuples()
    }
