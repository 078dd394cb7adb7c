"""A date with how exactly it is known and whose it is: the only way to print the date of an event.

What is known to the month stands as a month, what is known to the year as a year. Where only the report that
tells of an event has a date, it is said as the report's and never as the event's.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from dashboard.language import numbers
from dashboard.language.text import say

LETTERS = {"hari": 10, "bulan": 7, "tahun": 4}  # of an ISO date, as far as it is known
REPORTED = ("as_of", "period_end")  # the end of a period, which has words of its own
DATES = (*REPORTED, "date", "stated", "opened", "actual", "published")


@dataclass(frozen=True)
class Dated:
    """A day, as exactly as it is known; a report's (`is_event` is false) where the event's is not known."""

    day: date | None
    precision: str = "hari"
    is_event: bool = True

    @classmethod
    def of(cls, row: Any, name: str = "date", precision: str = "") -> "Dated":
        """Of a row with a date and, beside it, how exactly it is known: `name`_precision where not named."""
        day, known = getattr(row, name), getattr(row, precision or f"{name}_precision")
        return cls(None if pd.isna(day) else day, known if isinstance(known, str) else "hari")

    @classmethod
    def of_stage(cls, row: Any) -> "Dated":
        """Of a row with date and as_of, each with its precision: the stage's own date, else its report's."""
        return replace(cls.of(row, "as_of"), is_event=False) if pd.isna(row.date) else cls.of(row)

    @property
    def text(self) -> str:
        """'4 Juni 2025', '2025', 'menurut laporan per 5 Februari 2026', or that it is not reported."""
        if self.is_event:
            return numbers.day(self.day, self.precision)
        return say("tanggal.laporan", tanggal=numbers.day(self.day, self.precision))

    @property
    def iso(self) -> str | None:
        """'2025-06-04', '2025-06' or '2025'; None where it is not known."""
        return None if self.day is None else self.day.isoformat()[: LETTERS[self.precision]]


def said_on(frame: pd.DataFrame) -> pd.Series:
    """When each row of what was said counts as said, from period, period_start and as_of.

    What is known to the month or the year counts from its first day: an opinion of a year is not the newest.
    """
    return frame.as_of.where(frame.period.str.len() == LETTERS["hari"], frame.period_start)


def newest(frame: pd.DataFrame, names: Iterable[str] = DATES) -> str:
    """The newest date of rows in words, as exactly as its row knows it; an empty text where there is none."""
    found = []
    for name in names:
        if name in frame and frame[name].notna().any():
            days = said_on(frame) if name == "as_of" and "period_start" in frame else frame[name]
            row = frame.loc[days.idxmax()]
            found.append((days.max(), name, row))
    if not found:
        return ""
    day, name, row = max(found, key=lambda each: each[0])
    if name in REPORTED and isinstance(row.get("period"), str):
        return numbers.period(row.period)
    beside = (row.get(each) for each in precisions(name))
    return Dated(day, next((known for known in beside if known in LETTERS), "hari")).text


def precisions(name: str) -> tuple[str, ...]:
    """The columns that may say how exactly a date is known, the most particular first."""
    of_a_milestone = ("date_precision", "precision") if name in ("planned", "actual") else ()
    return (f"{name}_precision", f"{name.removesuffix('_date')}_precision", *of_a_milestone)
