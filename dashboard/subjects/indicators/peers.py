"""Kabupaten serupa: which regencies are alike, by a stated method (docs/kabupaten-serupa.md).

Four variables, equal in weight: population and density on a logarithmic scale, poverty, and whether a regency
is alone on its island group. The first three are measured in standard deviations of the 22; the distance of
two regencies is the square root of the mean of the squared differences. Sabu Raijua is thus held against
other small islands, and Kota Kupang is told to have nobody close.
"""

import numpy as np
import pandas as pd

from dashboard.language.text import say

MOST = 4
CLOSE, FAR = 0.6, 1.2  # standard deviations: below the first alike, above the second alike in name only


def nearest(facts: pd.DataFrame, code: str, most: int = MOST) -> pd.DataFrame:
    """The regencies most like one: code, short_name, distance, closeness; nearest first.

    facts: the query `regency_facts`. A variable that either of two regencies lacks is left out between them.
    """
    place = list(facts.code).index(code)
    found = facts[["code", "short_name"]].assign(distance=_distances(facts)[place])
    found = found.drop(index=facts.index[place]).sort_values(["distance", "code"])
    found = found.head(most).reset_index(drop=True)
    return found.assign(closeness=[_word(distance) for distance in found.distance])


def groups(facts: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """The group of every regency, all at once: code -> itself and its like, nearest first."""
    codes, away = facts.code.to_numpy(), _distances(facts)
    found = {}
    for place, code in enumerate(codes):
        order = [other for other in np.lexsort((codes, away[place])) if other != place][:MOST]
        found[code] = (code, *(codes[other] for other in order if away[place][other] <= FAR))
    return found


def _distances(facts: pd.DataFrame) -> np.ndarray:
    """How far each regency is from each."""
    scaled = _scaled(facts).to_numpy(dtype=float)
    squares: np.ndarray = (scaled[:, None, :] - scaled[None, :, :]) ** 2
    return np.asarray(np.sqrt(np.nanmean(squares, axis=2)))


def _scaled(facts: pd.DataFrame) -> pd.DataFrame:
    measured = pd.DataFrame(
        {
            "population": np.log10(facts.population.astype(float)),
            "density": np.log10(facts.density.astype(float)),
            "poverty": facts.poverty.astype(float),
        }
    )
    spread = measured.std(ddof=0).replace(0, 1)
    return ((measured - measured.mean()) / spread).assign(alone=facts.alone.astype(float))


def _word(distance: float) -> str:
    if distance <= CLOSE:
        return say("serupa.dekat")
    return say("serupa.sedang") if distance <= FAR else say("serupa.jauh")
