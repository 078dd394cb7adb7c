"""What changed between two snapshots, figure by figure: added, withdrawn, changed, newly disputed.

Names, sources, categories and dates are compared in `changed_records`.
"""

from typing import Any

import pandas as pd

from dashboard.answers.store import ask
from dashboard.language import blanks, numbers
from dashboard.language.text import say
from dashboard.language.values import Value
from data.snapshots import Snapshot

CHANGED, ADDED, GONE, DISPUTED = KINDS = (
    "ubah.berubah",
    "ubah.baru",
    "ubah.dicabut",
    "ubah.pertentangan",
)


def between(before: Snapshot, after: Snapshot) -> pd.DataFrame:
    """One row per figure that differs, the most telling kinds first."""
    old, new = (ask(snapshot, "figures").set_index("key") for snapshot in (before, after))
    added, gone = new.index.difference(old.index), old.index.difference(new.index)
    both = new.index.intersection(old.index)
    then, now = old.loc[both], new.loc[both]
    other = _differs(then.value, now.value) | _differs(then.text, now.text)
    for column in ("bound", "precision"):
        other |= _differs(then[column], now[column])
    disputed = then.conflict.isna() & now.conflict.notna()
    rows = [
        *_rows(CHANGED, both[other & ~disputed], old, new),
        *_rows(ADDED, added, None, new),
        *_rows(GONE, gone, old, None),
        *_rows(DISPUTED, both[disputed], old, new),
    ]
    changed = pd.DataFrame(rows, columns=["change", "key", "figure", "period", "old", "new"])
    changed.attrs |= new.attrs
    return changed


def _differs(then: pd.Series, now: pd.Series) -> pd.Series:
    return (then != now) & ~(then.isna() & now.isna())


def _rows(
    kind: str, keys: pd.Index, old: pd.DataFrame | None, new: pd.DataFrame | None
) -> list[tuple[Any, ...]]:
    told = (pd.DataFrame() if old is None else old).loc[keys] if new is None else new.loc[keys]
    before, after = (_values(frame, keys) for frame in (old, new))
    word = say(kind)
    return list(zip([word] * len(keys), keys, told.figure, told.period, before, after, strict=True))


def _values(frame: pd.DataFrame | None, keys: pd.Index) -> list[str]:
    if frame is None:
        return [""] * len(keys)
    rows = frame.loc[keys]
    return [_value(row) for row in rows.itertuples()]


def _value(row: Any) -> str:
    if pd.isna(row.value):
        return blanks.not_reported() if pd.isna(row.text) else row.text
    return Value(row.value, row.unit, None, row.precision, row.bound).text


def summary(changed: pd.DataFrame) -> str:
    """How many of each kind, in words; empty where nothing changed."""
    counts = changed.change.value_counts()
    words = [say(kind) for kind in KINDS]
    return "; ".join(f"{numbers.number(counts[word])} {word}" for word in words if word in counts)
