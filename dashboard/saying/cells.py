"""How the cells of a table are written: Indonesian columns, and a word where there is no number.

A blank becomes *belum dilaporkan*, never empty or zero.
"""

from collections.abc import Callable
from typing import Any

import pandas as pd

from dashboard.language import blanks, terms
from dashboard.language.dates import Dated
from dashboard.language.text import say
from dashboard.language.values import Value
from dashboard.saying import findings
from dashboard.saying.findings import DISPUTED, span

MOST_NAMED = 10  # names in one cell


def table(**columns: Any) -> pd.DataFrame:
    """A frame whose columns carry the words of `kolom.<name>`."""
    told = {name: terms.told_cells(values) for name, values in columns.items()}
    return pd.DataFrame({say(f"kolom.{name}"): values for name, values in told.items()})


def or_blank(values: pd.Series, write: Callable[[Any], str] = str) -> list[str]:
    return [blanks.not_reported() if pd.isna(value) else write(value) for value in values]


def first_named(names: str, count: int, most: int = MOST_NAMED) -> str:
    """The first of names that an answer joins by `; `, and how many others there are.

    Nobody reads a cell of thousands; all of them stand in the file of the rows.
    """
    if count <= most:
        return names
    first = "; ".join(names.split("; ")[:most])
    return f"{first} {say('profil.lainnya', jumlah=int(count) - most)}"


def dates(frame: pd.DataFrame, column: str = "date", precision: str = "date_precision") -> list[str]:
    return [Dated.of(row, column, precision).text for row in frame.itertuples()]


def dated(frame: pd.DataFrame, column: str) -> list[str]:
    """Days of reports or pages, as exactly as they are known, or the blank."""
    rows = (Dated.of(row, column) for row in frame.itertuples())
    return [blanks.not_reported() if each.day is None else each.text for each in rows]


def sources_of(frame: pd.DataFrame) -> list[str]:
    return [say("panel.tanpa_sumber") if pd.isna(source) else source for source in frame.source]


def publishers_of(frame: pd.DataFrame) -> list[str]:
    """Who published a row, which people name where the title of the page is a sentence of its own."""
    return [say("panel.tanpa_sumber") if pd.isna(name) else name for name in frame.publisher]


def published(row: Any) -> tuple[str, str]:
    """Where a row was published: the source's name and its address, each empty where there is none."""
    source, address = row.source, getattr(row, "address", None)
    return "" if pd.isna(source) else source, "" if pd.isna(address) else str(address)


def value_text(row: pd.Series, card: pd.Series) -> str:
    """One regency's value in words, with the range of the versions where they differ."""
    others = span(row)
    return (
        say("konflik.nilai", nilai=own_value(row, card), rentang=others) if others else own_value(row, card)
    )


def spoken(row: pd.Series, card: pd.Series) -> str:
    """The value that is used, or its blank, where it stands alone, as on a card or in a headline.

    It is one number without marks: the range of the versions stands below it.
    """
    return blanks.told(row.blank) if pd.isna(row.value) else findings.in_words(row, card)


def own_value(row: pd.Series, card: pd.Series) -> str:
    """The value that is used, or its blank."""
    return blanks.told(row.blank) if pd.isna(row.value) else Value.of(row, card).cell


def realised(row: Any) -> str:
    """A count of a programme in its unit, or the blank."""
    return blanks.not_reported() if pd.isna(row.value) else Value.of(row).text


def claim_text(row: pd.Series) -> str:
    """What a claim says: a number with its bound, a date, words, or the blank and why."""
    if not pd.isna(row.value):
        return Value.of(row).text
    if not pd.isna(row.value_date):
        return Dated.of(row, "value_date").text
    if not pd.isna(row.value_text):
        return str(row.value_text)
    return f"{blanks.told(row.blank)}: {terms.told(row.blank_reason)}"


def worth(row: Any) -> str:
    """US dollars, rupiah, both, or the blank."""
    bound = getattr(row, "bound", "=")  # a documented export has none
    parts = [
        Value(value, unit, bound=bound).text
        for value, unit in ((row.value_usd, "US$"), (row.value_idr, "Rp"))
        if not pd.isna(value)
    ]
    return " / ".join(parts) or blanks.not_reported()


def is_worthless(row: Any) -> bool:
    """Is its worth known in neither currency?"""
    return bool(pd.isna(row.value_usd) and pd.isna(row.value_idr))


def size(row: Any) -> str:
    """Of a row with quantity_m2 and its bound: an area of land in words."""
    return Value(row.quantity_m2, "m²", bound=row.quantity_m2_bound).text


def disputed(row: Any) -> str:
    return "" if pd.isna(row.conflict) else f"{DISPUTED}\N{NO-BREAK SPACE}"
