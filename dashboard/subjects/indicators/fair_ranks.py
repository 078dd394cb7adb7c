"""Where a regency stands, said fairly: rank, change, place among its like and quality of its data, together.

Only a number that its source measured and printed whole is ranked: not one that is missing, cut off or
estimated, and never a count of the register. Rank 1 is the lowest where lower is better.
"""

import pandas as pd

from dashboard.language.text import say
from dashboard.language.values import Value
from dashboard.saying.findings import may_be_ranked
from dashboard.subjects.indicators import peers

RANKED = ("tepat", "dibulatkan")


def is_ranked(frame: pd.DataFrame, card: pd.Series) -> bool:
    """Is there a better end at all, and may the ends of indicator_by_regency be named?"""
    return card.direction != "netral" and may_be_ranked(frame, card)


def rankable(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of indicator_by_regency that may be put into an order."""
    return frame[frame.value.notna() & frame.precision.isin(RANKED)]


def ranks(frame: pd.DataFrame, card: pd.Series) -> pd.Series:
    """code -> rank; equal values share the smallest rank."""
    known = rankable(frame).set_index("code").value
    return known.rank(method="min", ascending=card.direction == "turun").astype(int)


def table(
    frame: pd.DataFrame,
    before: pd.DataFrame | None,
    card: pd.Series,
    facts: pd.DataFrame,
    completeness: dict[str, str],
) -> pd.DataFrame:
    """Every ranked regency, as it came, with its label, and with its rank what belongs to it.

    frame, before: indicator_by_regency of this period and of the one before it, None where there is none.
    """
    now = ranks(frame, card)
    moved = _moves(now, ranks(before, card)) if before is not None else {}
    groups = peers.groups(facts)
    by_code = now.to_dict()
    known = rankable(frame).assign(rank=lambda rows: rows.code.map(now)).sort_values(["rank", "code"])
    told = {
        "label": [Value.of(row, card).cell for row in known.itertuples()],
        "rank": [say("urut.dari", ke=rank, semua=len(now)) for rank in known["rank"]],
        "change": [_change(moved.get(code), len(moved)) for code in known.code],
        "alike": [_alike(groups[code], by_code, code) for code in known.code],
        "complete": [completeness[code] for code in known.code],
    }
    return known.assign(**told).reset_index(drop=True)


def _moves(now: pd.Series, then: pd.Series) -> dict[str, int]:
    """How each rank moved among those ranked both times, so that nobody moves because others fell silent."""
    both = now.index.intersection(then.index)
    moved = then[both].rank(method="min") - now[both].rank(method="min")
    return {str(code): int(places) for code, places in moved.items()}


def _change(moved: int | None, ranked_twice: int) -> str:
    if moved is None:
        return say("urut.tanpa_sebelum")
    if not moved:
        return say("urut.tetap", dari=ranked_twice)
    return say("urut.naik" if moved > 0 else "urut.turun", jumlah=abs(moved), dari=ranked_twice)


def _alike(like: tuple[str, ...], now: dict[str, int], code: str) -> str:
    group = [now[other] for other in like if other in now]
    if len(group) < 2:
        return say("serupa.tidak_ada")
    return say("urut.dari", ke=1 + sum(rank < now[code] for rank in group), semua=len(group))
