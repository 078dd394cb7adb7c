"""What the labels of the data are called in English: the label as the data hold it -> its words.

Names of places, people, companies and media, real titles of sources and what somebody said stay as published.
"""

from dashboard.language.en.terms import (
    evidence,
    indicators,
    notes,
    permits,
    places,
    programmes,
    simulated,
    titles,
    trade,
)

PARTS = (indicators, permits, places, programmes, trade, evidence, notes, simulated, titles)

TERMS: dict[str, str] = {label: words for part in PARTS for label, words in part.TERMS.items()}
