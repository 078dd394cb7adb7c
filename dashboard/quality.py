"""How good the data of a regency are, as a grade from A to D with its four parts (docs/mutu-data.md).

It says how much a reader may build on the numbers, nothing about the regency itself.
"""

from dataclasses import dataclass

import pandas as pd

from dashboard.text import say

GRADES = ((0.85, "A"), (0.7, "B"), (0.5, "C"), (0.0, "D"))


@dataclass(frozen=True)
class Grade:
    letter: str
    parts: tuple[str, ...]  # what each part of it rests on, in words


def grade(row) -> Grade:
    """Of a row of regency_quality: the mean of the parts that apply, each from 0 to 1."""
    parts = [row.told / row.asked if row.asked else 0.0]
    words = [say("mutu.lengkap", ada=row.told, semua=row.asked)]
    parts.append(row.recent / row.timed if row.timed else 0.0)
    words.append(say("mutu.baru", baru=row.recent, semua=row.timed))
    parts.append(1 / (1 + row.conflicts))
    words.append(say("mutu.bertentangan", jumlah=row.conflicts))
    if row.permits:
        parts.append(row.well_formed / row.permits)
        words.append(say("mutu.izin", baik=row.well_formed, semua=row.permits))
    else:
        words.append(say("mutu.tanpa_izin"))
    mean = sum(parts) / len(parts)
    return Grade(next(letter for least, letter in GRADES if mean >= least), tuple(words))


def grades(frame: pd.DataFrame) -> dict[str, Grade]:
    """Of regency_quality: code -> grade."""
    return {row.code: grade(row) for row in frame.itertuples()}
