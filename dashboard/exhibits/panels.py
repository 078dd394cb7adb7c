"""Small charts beside each other: regencies on the same scales, and each of them over time."""

import pandas as pd

from dashboard import numbers, theme
from dashboard.blanks import NOT_REPORTED
from dashboard.exhibits.bodies import Bar, Bars, Look, Multiple, Multiples, Panel, Panels
from dashboard.exhibits.making import PLAIN

IN_A_ROW = 5  # small figures beside each other: a phone still shows their names
TONES = (theme.PRIMARY, theme.ACCENT, "#8fbfae", "#6b5b95")


def side_by_side(frame: pd.DataFrame, *, codes: tuple[str, ...]) -> Panels:
    """Two to four regencies on the same scale for each indicator; the scale ends at the largest of all 22.

    frame: comparables with a label; an indicator without a number of a regency says so in its place.
    """
    kept = frame[frame.indicator.isin(frame.indicator[frame.code.isin(codes)])]
    named = dict(zip(frame.code, frame.short_name, strict=True))
    panels = []
    for _, rows in kept.groupby("indicator", sort=False):
        by_code = rows.set_index("code")
        bars = tuple(
            Bar(
                named[code],
                (float(by_code.value.get(code, 0)),),
                by_code.label.get(code, NOT_REPORTED),
                Look("", tone),
            )
            for code, tone in zip(codes, TONES, strict=False)
        )
        title = f"{rows.indicator_name.iloc[0]} ({rows.unit.iloc[0]})"
        panels.append(Panel(title, Bars(bars, (PLAIN,), float(rows.value.max()))))
    return Panels(tuple(panels))


def over_time(
    history: pd.DataFrame, facts: pd.DataFrame, *, chosen: tuple[str, ...], decimals: int
) -> Multiples:
    """Each of the 22 in its own small figure, from north-west to south-east, all on the same scales.

    history: indicator_history; facts: regency_facts.
    """
    periods = sorted(history.period.unique())
    multiples = []
    for row in facts.sort_values(["tile_row", "tile_column"]).itertuples():
        own = history[history.code == row.code].set_index("period").value
        values = tuple(float(own[each]) if each in own else None for each in periods)
        labels = tuple(numbers.number(own[each], decimals) if each in own else "" for each in periods)
        multiples.append(Multiple(row.short_name, values, labels, row.code in chosen))
    return Multiples(
        tuple(multiples),
        IN_A_ROW,
        low=float(history.value.min()),
        high=float(history.value.max()),
        periods=tuple(numbers.period(each) for each in periods),
        blank=NOT_REPORTED,
    )
