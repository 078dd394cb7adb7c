"""One number as a card says it: what it is, its value, its day, its source, whose word it is."""

from dataclasses import dataclass, field
from typing import TypeAlias

import pandas as pd

from dashboard.answers import passport
from dashboard.answers.facts import Facts
from dashboard.answers.passport import Passport
from dashboard.exhibits.bodies import Number
from dashboard.language.dates import Dated
from dashboard.language.text import say

Lead: TypeAlias = tuple[Facts, dict[str, str]]  # a page, and what is chosen on it


@dataclass(frozen=True)
class Source:
    """Where something was published, as far as it was kept; text, never HTML."""

    title: str
    publisher: str
    published: str
    address: str

    @classmethod
    def of(cls, row: pd.Series) -> "Source | None":
        """Of a row with source, publisher, address and, where it has them, address_text and published."""
        cells = {name: _text(row.get(name)) for name in ("source", "publisher", "address", "address_text")}
        if not cells["source"]:
            return None
        day = row.get("published")
        published = "" if day is None or pd.isna(day) else Dated.of(row, "published").text
        return cls(cells["source"], cells["publisher"], published, cells["address"] or cells["address_text"])

    def __str__(self) -> str:
        dated = say("kutip.terbit", tanggal=self.published) if self.published else ""
        named = not self.title.endswith(say("kutip.tanpa_judul"))
        title = say("kutip.judul", judul=self.title) if named else self.title
        address = self.address or say("kutip.tanpa_alamat")
        return ", ".join(filter(None, (title, self.publisher, dated, address)))


def _text(cell: object) -> str:
    return "" if cell is None or pd.isna(cell) else str(cell)


@dataclass(frozen=True)
class Card:
    """One number on a card. `value` is formatted; `context` are short lines below it.

    `rows` is the answer that it was made from, or one row of it: the passport and the scope are read from it.
    """

    label: str
    value: str
    as_of: str
    source: str
    rows: pd.DataFrame | pd.Series = field(kw_only=True, compare=False)
    address: str | None = None
    badge: str = ""
    context: tuple[str, ...] = ()
    leads: Lead | None = None  # the page that tells more, and what is chosen there
    status: str = ""  # what the badge says, without its sign
    speaker: str = ""  # where `as_of` does not name who said it
    published: Source | None = None  # None: it is counted here, or no page was kept

    @property
    def passport(self) -> Passport:
        return passport.of(self.rows)

    def number(self, *beside: str) -> Number:
        """The same as a figure of a slide: its day, what else is said beside it, and one line more."""
        context = tuple(filter(None, (self.as_of, *beside, *self.context[:1])))
        return Number(self.label, self.value, context, self.badge, str(self.passport))
