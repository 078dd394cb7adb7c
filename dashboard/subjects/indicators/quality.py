"""How complete the data of a regency are, in words that count; no grade: a letter reads as a verdict.

It says how much a reader may build on the numbers (docs/mutu-data.md), nothing about the regency itself.
"""

from typing import Any

import pandas as pd

from dashboard.language.text import say


def complete(row: Any) -> str:
    """Of a row of regency_quality: how many of the indicators known by regency have a number for it."""
    return say("mutu.lengkap", ada=row.told, semua=row.asked)


def parts(row: Any) -> tuple[str, ...]:
    """Of a row of regency_quality: all that a reader may want to know before building on its numbers."""
    words = [complete(row)]
    if row.timed:
        words.append(say("mutu.baru", baru=row.recent, semua=row.timed))
    if row.conflicts:
        words.append(say("mutu.bertentangan", jumlah=row.conflicts))
    if row.permits:
        words.append(say("mutu.izin", baik=row.well_formed, semua=row.permits))
    else:
        words.append(say("mutu.tanpa_izin"))
    return tuple(words)


def completeness(frame: pd.DataFrame) -> dict[str, str]:
    """Of regency_quality: code -> how complete."""
    return {row.code: complete(row) for row in frame.itertuples()}
