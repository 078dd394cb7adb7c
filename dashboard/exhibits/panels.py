"""Small charts beside each other: regencies on the same scales, and each of them over time."""

import pandas as pd

from dashboard.exhibits import theme
from dashboard.exhibits.bodies import Bar, Bars, Look, Multiple, Multiples, Panel, Panels
from dashboard.exhibits.making import PLAIN
from dashboard.language import blanks, numbers, terms
from dashboard.language.values import CUT, Value

IN_A_ROW = 5  # small figures beside each other: a phone still shows their names
CUT_OFF = "/"  # of a bar whose true length is between its own and the next number
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
                (float(by_code.value[code]) if code in by_code.index else None,),
                by_code.label.get(code, blanks.not_reported()),
                Look("", tone, CUT_OFF if code in by_code.index and by_code.precision[code] == CUT else ""),
            )
            for code, tone in zip(codes, TONES, strict=False)
        )
        title = f"{rows.indicator_name.iloc[0]} ({terms.told(rows.unit.iloc[0])})"
        panels.append(Panel(title, Bars(bars, (PLAIN,), float(rows.value.max()))))
    return Panels(tuple(panels))


def over_time(history: pd.DataFrame, facts: pd.DataFrame, *, chosen: tuple[str, ...]) -> Multiples:
    """Each regency of facts in its own small figure, from north-west to south-east, all on the same scales.

    history: indicator_history; facts: regency_facts.
    """
    periods = sorted(history.period.unique())
    told = {(row.code, row.period): Value.of(row) for row in history.itertuples()}
    multiples = []
    for row in facts.sort_values(["tile_row", "tile_column"]).itertuples():
        own = [told.get((row.code, each)) for each in periods]
        multiples.append(
            Multiple(
                row.short_name,
                tuple(None if each is None else float(each.value) for each in own),
                tuple("" if each is None else each.cell for each in own),
                row.code in chosen,
                tuple(None if each is None or not each.is_cut else each.interval[1] for each in own),
            )
        )
    return Multiples(
        tuple(multiples),
        IN_A_ROW,
        low=float(history.value.min()),
        high=float(max(each.interval[1] for each in told.values())),
        periods=tuple(numbers.period(each) for each in periods),
        blank=blanks.not_reported(),
    )
