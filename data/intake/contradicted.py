"""Units that a file states twice and not alike: in the heading, in a column beside it, in a note below.

None of them wins without a word; the sender says which of them the numbers are in.
"""

import re
from collections.abc import Iterable

from data.intake import units
from data.intake.asking import Asking

HEADING, COLUMN, NOTE = "judul", "kolom", "catatan"
WHERE = {
    HEADING: "menurut judulnya",
    COLUMN: "menurut kolom satuannya",
    NOTE: "menurut catatan di bawah tabel",
}
OF_NOTE = re.compile(
    rf"\b(?:dalam|satuan(?:nya)?|unit|menggunakan)\b[\s:=]*(?:satuan )?"
    rf"({units.SCALE}?(?:{units.ONLY_UNITS}|{units.ALSO_WORDS}))(?!\w)",
    re.IGNORECASE,
)


def chosen(
    asking: Asking,
    field: str,
    *,
    sheet: str,
    heading: str,
    beside: Iterable,
    notes: list[str],
    known: dict[str, float],
) -> tuple[str, float] | None:
    """Which of the statements about the numbers of a column holds, and how many of its own unit one counts.

    None where they agree, or none is there; while the sender has not said, the heading's.
    """
    told = [(HEADING, units.stated(heading))]
    told += [(COLUMN, str(unit)) for unit in dict.fromkeys(beside) if unit]
    told += [(NOTE, match[1]) for note in notes for match in OF_NOTE.finditer(note)]
    factors: dict[str, dict[str, float]] = {}
    for where, unit in told:
        if found := factor(unit, known):
            factors.setdefault(where, {})[str(unit).strip()] = found
    distinct = {factor for each in factors.values() for factor in each.values()}
    if len(factors) < 2 or len(distinct) < 2:
        return None
    choices = [(where, f"{' atau '.join(each)}, {WHERE[where]}") for where, each in factors.items()]
    text = f"Kolom “{heading}”: satuannya disebut berbeda di berkas ini. Angkanya dalam satuan apa?"
    answer = asking.ask(f"satuan_mana:{sheet}:{heading}", text, choices, field) or next(iter(factors))
    return answer, next(iter(factors[answer].values()))


def factor(unit: str | None, known: dict[str, float]) -> float | None:
    """How many of a column's own unit a written unit counts; None where it is none of its kind."""
    own = units.of(unit, known) if unit else None
    return units.scale(unit) * known[own] if unit and own else None
